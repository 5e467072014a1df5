// Reading pairwise rounds: the pair before somebody, how far the round is, and the ranking.
import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

export type DuelRow = { id: number; leftId: number; rightId: number }

/** The pair that lies before the viewer in a challenge, as far as both entries are still there. */
export const pairBefore = (
  db: Db,
  viewer: Viewer,
  challengeId: number,
): Promise<DuelRow | undefined> =>
  db.first<DuelRow>(sql`
    select d.id, case when d."isSwapped" then d."secondId" else d."firstId" end as "leftId",
      case when d."isSwapped" then d."firstId" else d."secondId" end as "rightId" from "Duel" d
    where d."challengeId" = ${challengeId} and d."personId" = ${viewer.id} and d.outcome is null
      and not exists (select 1 from "ChallengeEntry" e where e."challengeId" = d."challengeId"
        and e."ideaId" in (d."firstId", d."secondId") and e."closedAt" is not null)`)

export type RoundRow = {
  challengeId: number
  /** Choices of all people, without skipped pairs, and how many people have chosen. */
  duels: number
  people: number
  /** Those of the viewer, and all that they have answered, skipped ones too. */
  mine: number
  answered: number
  rankedAt: Date | null
}

/** How far the rounds of challenges are. */
export async function roundsOf(
  db: Db,
  viewer: Viewer,
  challengeIds: readonly number[],
): Promise<RoundRow[]> {
  const rows = await db.rows<RoundRow>(sql`
    select c.id as "challengeId", r."rankedAt", coalesce(r."duelCount", 0) as duels, coalesce(r."peopleCount", 0) as people,
      own.mine, own.answered
    from "Challenge" c left join "DuelRound" r on r."challengeId" = c.id
    cross join lateral (
      select count(*) filter (where d.outcome <> 'SKIPPED')::int as mine, count(d.outcome)::int as answered
      from "Duel" d where d."challengeId" = c.id and d."personId" = ${viewer.id}) own
    where c.id = any(${challengeIds}::int[])`)
  const byId = new Map(rows.map((row) => [row.challengeId, row]))
  return challengeIds.map((id) => byId.get(id) as RoundRow)
}

export type ExposureRow = { challengeId: number; least: number; most: number }

/** How often entries of challenges were compared, at least and at most; one that nobody has compared counts as 0. */
export async function exposureOf(
  db: Db,
  challengeIds: readonly number[],
): Promise<(ExposureRow | null)[]> {
  const rows = await db.rows<ExposureRow>(sql`
    select e."challengeId", min(coalesce(s."duelCount", 0))::int as least, max(coalesce(s."duelCount", 0))::int as most
    from "ChallengeEntry" e left join "DuelScore" s on s."challengeId" = e."challengeId" and s."ideaId" = e."ideaId"
    where e."challengeId" = any(${challengeIds}::int[]) and e."closedAt" is null group by 1`)
  const byId = new Map(rows.map((row) => [row.challengeId, row]))
  return challengeIds.map((id) => byId.get(id) ?? null)
}

export type RankedRow = {
  challengeId: number
  ideaId: number
  duelCount: number
  strength: number
  error: number
  place: number
  placeFrom: number
  placeTo: number
}

/** Entries by their place, as far as the viewer may see them: `wanted + 1` rows at most. */
export const listRanked = (
  db: Db,
  viewer: Viewer,
  challengeId: number,
  wanted: number,
  after: readonly [number, number] | null,
): Promise<RankedRow[]> =>
  db.rows<RankedRow>(sql`
    select s."challengeId", s."ideaId", s."duelCount", s.strength,
      coalesce(s.error, 0) as error, coalesce(s.place, 0) as place, coalesce(s."placeFrom", 0) as "placeFrom",
      coalesce(s."placeTo", 0) as "placeTo"
    from "DuelScore" s join "ChallengeEntry" e on e."challengeId" = s."challengeId" and e."ideaId" = s."ideaId"
    join "Post" p on p.id = s."ideaId"
    where s."challengeId" = ${challengeId} and s.place is not null and s.error is not null and e."closedAt" is null
      and ${visibleTo(viewer)} and (s.place, s."ideaId") > (${after?.[0] ?? 0}::int, ${after?.[1] ?? 0}::int)
    order by s.place, s."ideaId" limit ${wanted + 1}`)
