// Reading rewards, their ledger, and one's own points. Lines and their sums are one condition.
import type { Viewer } from '#graphql/context.ts'
import type { Db } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { POINTS_PER_DAY, type PointOutcome, QUESTS, type RewardState } from './limits.ts'

export type SettingsRow = { isOn: boolean; offSites: string[]; pointsPerDay: number }

/** Off until an administrator switches them on. */
export async function rewardSettings(db: Pick<Db, 'first'>): Promise<SettingsRow> {
  const row = await db.first<SettingsRow>(
    sql`select "isOn", "offSites", "pointsPerDay" from "RewardSettings" where id = 1`,
  )
  return row ?? { isOn: false, offSites: [], pointsPerDay: POINTS_PER_DAY }
}

/** Does the person `who` get points and rewards? */
export const isRewarded = (who: Sql): Sql => sql`exists (
  select 1 from "RewardSettings" o where o.id = 1 and o."isOn" and not ${who}.site = any(o."offSites"))`

export async function isOnFor(db: Pick<Db, 'first'>, personId: number): Promise<boolean> {
  const found = await db.first(
    sql`select 1 from "Person" who where who.id = ${personId} and ${isRewarded(sql`who`)}`,
  )
  return found !== undefined
}

/** The sites of people who are active, with how many they are: the largest first, at most 200. */
export const sitesOfPeople = (db: Db) =>
  db.rows<{ site: string; people: number }>(sql`
    select site, count(*)::int as people from "Person" where "deactivatedAt" is null and site <> ''
    group by 1 order by 2 desc, 1 limit 200`)

export type RewardRow = {
  id: number
  challengeId: number
  ideaId: number
  personId: number
  amount: number
  reason: string
  state: RewardState
  proposedById: number
  proposedAt: Date
  decidedById: number | null
  decidedAt: Date | null
  reversedById: number | null
  reversedAt: Date | null
  reversalReason: string
}
const columns = sql`r.id, r."challengeId", r."ideaId", r."personId", r.amount, r.reason, r.state, r."proposedById", r."proposedAt",
  r."decidedById", r."decidedAt", r."reversedById", r."reversedAt", r."reversalReason"`

/** Rewards of a challenge, latest first: `wanted + 1` rows at most. */
export const listRewards = (
  db: Db,
  challengeId: number,
  wanted: number,
  before: number | null,
): Promise<RewardRow[]> =>
  db.rows<RewardRow>(sql`
    select ${columns} from "Reward" r where r."challengeId" = ${challengeId}
      and (${before}::int is null or r.id < ${before}::int) order by r.id desc limit ${wanted + 1}`)

/** Rewards that somebody was given, also those that were taken back, latest first: `wanted + 1` rows at most. */
export const rewardsOf = (
  db: Db,
  personId: number,
  wanted: number,
  before: number | null,
): Promise<RewardRow[]> =>
  db.rows<RewardRow>(sql`
    select ${columns} from "Reward" r where r."personId" = ${personId} and r.state in ('APPROVED', 'REVERSED')
      and (${before}::int is null or r.id < ${before}::int) order by r.id desc limit ${wanted + 1}`)

export const rewardById = (
  db: Pick<Db, 'first'>,
  id: number,
  lock?: 'lock',
): Promise<RewardRow | undefined> =>
  db.first<RewardRow>(
    sql`select ${columns} from "Reward" r where r.id = ${id} ${lock ? sql`for no key update` : sql``}`,
  )

export type BudgetRow = {
  /** Null: none was set. */
  budget: number | null
  cap: number | null
  /** The sum of the ledger. */
  given: number
  /** What waits for a second person. */
  proposed: number
}

/** The budget of a challenge, and what was given of it. */
export async function budgetOf(db: Pick<Db, 'first'>, challengeId: number): Promise<BudgetRow> {
  const row = await db.first<BudgetRow>(sql`
    select b.budget, b.cap,
      (select coalesce(sum(l.amount), 0)::int from "RewardLine" l join "Reward" r on r.id = l."rewardId"
        where r."challengeId" = c.id) as given,
      (select coalesce(sum(r.amount), 0)::int from "Reward" r
        where r."challengeId" = c.id and r.state = 'PROPOSED') as proposed
    from "Challenge" c left join "RewardBudget" b on b."challengeId" = c.id where c.id = ${challengeId}`)
  return row ?? { budget: null, cap: null, given: 0, proposed: 0 }
}

export type LineRow = {
  id: number
  amount: number
  byId: number
  at: Date
  ideaId: number
  personId: number
}

/** The ledger of a challenge, latest line first: `wanted + 1` rows at most. */
export const listLines = (
  db: Db,
  challengeId: number,
  wanted: number,
  before: number | null,
): Promise<LineRow[]> =>
  db.rows<LineRow>(sql`
    select l.id, l.amount, l."byId", l.at, r."ideaId", r."personId" from "RewardLine" l join "Reward" r on r.id = l."rewardId"
    where r."challengeId" = ${challengeId} and (${before}::int is null or l.id < ${before}::int)
    order by l.id desc limit ${wanted + 1}`)

export type CandidateRow = { ideaId: number; personId: number }

/** Who wrote the entries that were chosen, in the order of the decisions, at most 200: those a reward can be proposed for. */
export const rewardCandidates = (db: Db, challengeId: number): Promise<CandidateRow[]> =>
  db.rows<CandidateRow>(sql`
    select e."ideaId", w."personId" from "ChallengeEntry" e join "Post" p on p.id = e."ideaId"
    cross join lateral (select p."authorId" as "personId", -1 as place
      union all select a."personId", a.place from "PostCoauthor" a where a."postId" = p.id) w
    join "Person" who on who.id = w."personId" and who."deactivatedAt" is null and ${isRewarded(sql`who`)}
    where e."challengeId" = ${challengeId} and e."closedAt" is null and e.outcome in ('WINNER', 'GOES_ON') and p.state = 'OPEN'
    order by e.outcome, e."ideaId", w.place limit 200`)

export type PointRow = {
  id: number
  outcome: PointOutcome
  postId: number
  points: number
  at: Date
  isReversal: boolean
}

/** One's own points, latest first: `wanted + 1` rows at most. */
export const listPoints = (
  db: Db,
  { id }: Viewer,
  wanted: number,
  before: number | null,
): Promise<PointRow[]> =>
  db.rows<PointRow>(sql`
    select id, outcome, "postId", points, at, "reversesId" is not null as "isReversal" from "PointLine"
    where "personId" = ${id} and (${before}::int is null or id < ${before}::int) order by id desc limit ${wanted + 1}`)

export const pointsOf = async (db: Pick<Db, 'first'>, personId: number): Promise<number> =>
  (
    await db.first<{ points: number }>(
      sql`select coalesce(sum(points), 0)::int as points from "PointLine" where "personId" = ${personId}`,
    )
  )?.points ?? 0

export type QuestRow = { quest: (typeof QUESTS)[number]['quest']; goal: number; reached: number }

/** How far somebody is with the small outcomes; what was lost again does not count. */
export async function questsOf(db: Db, personId: number): Promise<QuestRow[]> {
  const rows = await db.rows<{ outcome: PointOutcome; reached: number }>(sql`
    select outcome, count(*)::int as reached from "PointLine"
    where "personId" = ${personId} and "reversesId" is null and "reversedAt" is null group by 1`)
  return QUESTS.map(({ quest, goal, outcomes }) => ({
    quest,
    goal,
    reached: Math.min(
      goal,
      rows
        .filter(({ outcome }) => (outcomes as readonly PointOutcome[]).includes(outcome))
        .reduce((sum, { reached }) => sum + reached, 0),
    ),
  }))
}
