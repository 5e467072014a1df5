// Reading goals, always as somebody: whoever reads the space reads the goal; challenges are counted as far as they may be seen.
import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { joined, plannedForValues, type Sql, sql } from '#prisma/sql.ts'
import type { GoalState } from './limits.ts'

export type GoalRow = {
  id: number
  spaceId: number
  ownerId: number | null
  title: string
  about: string
  /** 2026-12-31 */
  dueOn: string | null
  state: GoalState
  version: number
}
const columns = sql`g.id, g."spaceId", g."ownerId", g.title, g.about, to_char(g."dueOn", 'YYYY-MM-DD') as "dueOn", g.state, g.version`
const isRead = (viewer: Viewer): Sql => sql`g."spaceId" = any(${viewer.spaceIds})`

export async function goalsByIds(
  db: Db,
  viewer: Viewer,
  ids: readonly number[],
): Promise<(GoalRow | null)[]> {
  const rows = await db.rows<GoalRow>(
    sql`select ${columns} from "Goal" g where g.id = any(${ids}::int[]) and ${isRead(viewer)}`,
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}

/** The goal, locked against other writers with `lock`. */
export const goalById = (
  db: Pick<Db, 'first'>,
  viewer: Viewer,
  id: number,
  lock?: 'lock',
): Promise<GoalRow | undefined> =>
  db.first<GoalRow>(sql`
    select ${columns} from "Goal" g where g.id = ${id} and ${isRead(viewer)} ${lock ? sql`for no key update` : sql``}`)

/** Is it served by a challenge that the viewer may see? */
const isServed = (viewer: Viewer): Sql => sql`exists (
  select 1 from "ChallengeGoal" s join "Post" p on p.id = s."challengeId" where s."goalId" = g.id and ${visibleTo(viewer)})`

export type GoalFilter = { state: GoalState | null; isServed: boolean | null }

/** Goals, latest first: `wanted + 1` rows at most. */
export const listGoals = (
  db: Db,
  viewer: Viewer,
  filter: GoalFilter,
  wanted: number,
  before: number | null,
): Promise<GoalRow[]> => {
  const all = [isRead(viewer)]
  if (filter.state) all.push(sql`g.state = ${filter.state}::"GoalState"`)
  if (filter.isServed === true) all.push(isServed(viewer))
  if (filter.isServed === false) all.push(sql`not ${isServed(viewer)}`)
  if (before !== null) all.push(sql`g.id < ${before}::int`)
  return db.rows<GoalRow>(
    plannedForValues(sql`
      select ${columns} from "Goal" g where ${joined(all, ' and ')} order by g.id desc limit ${wanted + 1}`),
  )
}

export type Coverage = { challenges: number; open: number; entries: number; chosen: number }
const NOTHING: Coverage = { challenges: 0, open: 0, entries: 0, chosen: 0 }

/** What serves goals, of challenges that the viewer may see. */
export async function coverageOf(
  db: Db,
  viewer: Viewer,
  goalIds: readonly number[],
): Promise<Coverage[]> {
  const rows = await db.rows<Coverage & { goalId: number }>(sql`
    select s."goalId", count(*)::int as challenges, count(*) filter (where c.stage <> 'TOLD')::int as open,
      coalesce(sum(c."entryCount"), 0)::int as entries,
      coalesce(sum((select count(*) from "ChallengeEntry" e where e."challengeId" = c.id and e."closedAt" is null
        and e.outcome in ('WINNER', 'GOES_ON'))) filter (where c.stage = 'TOLD'), 0)::int as chosen
    from "ChallengeGoal" s join "Challenge" c on c.id = s."challengeId" join "Post" p on p.id = c.id
    where s."goalId" = any(${goalIds}::int[]) and ${visibleTo(viewer)} group by 1`)
  const byId = new Map(rows.map((row) => [row.goalId, row]))
  return goalIds.map((id) => byId.get(id) ?? NOTHING)
}

/** The challenges that serve a goal, as far as the viewer may see them, latest first: `wanted + 1` numbers at most. */
export const challengesServing = async (
  db: Db,
  viewer: Viewer,
  goalId: number,
  wanted: number,
  before: number | null,
): Promise<number[]> =>
  (
    await db.rows<{ id: number }>(sql`
      select p.id from "ChallengeGoal" s join "Post" p on p.id = s."challengeId"
      where s."goalId" = ${goalId} and (${before}::int is null or p.id < ${before}::int) and ${visibleTo(viewer)}
      order by p.id desc limit ${wanted + 1}`)
  ).map(({ id }) => id)

/** The goals that challenges serve, as far as the viewer reads them, by challenge. */
export async function goalsServedBy(
  db: Db,
  viewer: Viewer,
  challengeIds: readonly number[],
): Promise<(GoalRow | null)[]> {
  const rows = await db.rows<GoalRow & { challengeId: number }>(sql`
    select s."challengeId", ${columns} from "ChallengeGoal" s join "Goal" g on g.id = s."goalId"
    where s."challengeId" = any(${challengeIds}::int[]) and ${isRead(viewer)}`)
  const byId = new Map(rows.map((row) => [row.challengeId, row]))
  return challengeIds.map((id) => byId.get(id) ?? null)
}
