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
  /** Duels that all people have answered, and how many people. */
  duels: number
  people: number
  /** Those of the viewer, without skipped ones, and whether there is one to take back. */
  mine: number
  answered: number
  /** How often entries were compared, at least and at most. */
  least: number
  most: number
  rankedAt: Date | null
}

/** How far the rounds of challenges are; entries that nobody has compared count as 0. */
export async function roundsOf(
  db: Db,
  viewer: Viewer,
  challengeIds: readonly number[],
): Promise<RoundRow[]> {
  const rows = await db.rows<RoundRow>(sql`
    select c.id as "challengeId", r."rankedAt", coalesce(d.duels, 0) as duels, coalesce(d.people, 0) as people,
      coalesce(d.mine, 0) as mine, coalesce(d.answered, 0) as answered,
      coalesce(x.least, 0) as least, coalesce(x.most, 0) as most
    from "Challenge" c left join "DuelRound" r on r."challengeId" = c.id
    left join lateral (
      select count(*) filter (where d.outcome <> 'SKIPPED')::int as duels,
        count(distinct d."personId") filter (where d.outcome <> 'SKIPPED')::int as people,
        count(*) filter (where d."personId" = ${viewer.id} and d.outcome <> 'SKIPPED')::int as mine,
        count(*) filter (where d."personId" = ${viewer.id})::int as answered
      from "Duel" d where d."challengeId" = c.id and d.outcome is not null) d on true
    left join lateral (
      select min(coalesce(s."duelCount", 0))::int as least, max(coalesce(s."duelCount", 0))::int as most
      from "ChallengeEntry" e
      left join "DuelScore" s on s."challengeId" = e."challengeId" and s."ideaId" = e."ideaId"
      where e."challengeId" = c.id and e."closedAt" is null) x on true
    where c.id = any(${challengeIds}::int[])`)
  const byId = new Map(rows.map((row) => [row.challengeId, row]))
  return challengeIds.map((id) => byId.get(id) as RoundRow)
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
