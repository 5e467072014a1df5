// Reading entries: of a challenge page by page, of ideas by their ids.
import type { Viewer } from '#graphql/context.ts'
import type { KeyPart } from '#graphql/paging.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { joined, type Sql, sql } from '#prisma/sql.ts'
import type { EntryOutcome } from './limits.ts'

export type EntryRow = {
  challengeId: number
  ideaId: number
  at: Date
  closedAs: 'WITHDRAWN' | 'MERGED' | null
  voteCount: number
  outcome: EntryOutcome | null
  reason: string
  decidedById: number | null
  decidedAt: Date | null
  valueEstimate: number | null
  valueCheckAt: Date | null
  supportCount: number
  myVotes: number
}

const columns = (viewer: Viewer): Sql => sql`
  e."challengeId", e."ideaId", e.at, e."closedAs", e."voteCount", e.outcome, e.reason, e."decidedById", e."decidedAt",
  e."valueEstimate", e."valueCheckAt", e."supportCount", coalesce((select v.votes from "ChallengeVote" v
    where v."challengeId" = e."challengeId" and v."ideaId" = e."ideaId" and v."personId" = ${viewer.id}), 0) as "myVotes"`

export const ENTRY_SORTS = ['SUPPORT', 'VOTES', 'NEWEST', 'OUTCOME'] as const
export type EntrySort = (typeof ENTRY_SORTS)[number]

type Order = {
  key: Sql
  type: Sql
  shape: readonly [KeyPart, KeyPart]
  of: (row: EntryRow) => (number | string)[]
}
/** Winners first, then those that go on, then the others. */
const rank = sql`(case e.outcome when 'WINNER' then 3 when 'GOES_ON' then 2 when 'NOT_NOW' then 1 else 0 end)`
const RANKS: Record<EntryOutcome, number> = { WINNER: 3, GOES_ON: 2, NOT_NOW: 1 }
const orders: Record<EntrySort, Order> = {
  SUPPORT: {
    key: sql`e."supportCount"`,
    type: sql`int`,
    shape: ['int', 'int'],
    of: (row) => [row.supportCount, row.ideaId],
  },
  VOTES: {
    key: sql`e."voteCount"`,
    type: sql`int`,
    shape: ['int', 'int'],
    of: (row) => [row.voteCount, row.ideaId],
  },
  NEWEST: {
    key: sql`e.at`,
    type: sql`timestamptz`,
    shape: ['moment', 'int'],
    of: (row) => [row.at.toISOString(), row.ideaId],
  },
  OUTCOME: {
    key: rank,
    type: sql`int`,
    shape: ['int', 'int'],
    of: (row) => [row.outcome ? RANKS[row.outcome] : 0, row.ideaId],
  },
}
/** What the parts of a sort's key are, for reading a cursor. */
export const keyShapeOf = (sort: EntrySort): readonly [KeyPart, KeyPart] => orders[sort].shape
export const keyOfEntry = (sort: EntrySort): ((row: EntryRow) => (number | string)[]) =>
  orders[sort].of

/** Entries of a challenge that are not closed, as far as the viewer may see their ideas: `wanted + 1` rows at most. */
export function listEntries(
  db: Db,
  viewer: Viewer,
  challengeId: number,
  sort: EntrySort,
  wanted: number,
  after: readonly (number | string)[] | null,
): Promise<EntryRow[]> {
  const { key, type } = orders[sort]
  const all = [sql`e."challengeId" = ${challengeId}`, sql`e."closedAt" is null`, visibleTo(viewer)]
  if (after) all.push(sql`(${key}, e."ideaId") < (${after[0]}::${type}, ${after[1]}::int)`)
  return db.rows<EntryRow>(sql`
    select ${columns(viewer)} from "ChallengeEntry" e join "Post" p on p.id = e."ideaId"
    where ${joined(all, ' and ')} order by ${key} desc, e."ideaId" desc limit ${wanted + 1}`)
}

/** Nobody enters an idea in more challenges than so many. */
const MAX_PLACES = 20

/** The challenges that ideas were entered in, latest first, closed ones too. Whether the viewer sees a challenge is asked when it is loaded. */
export async function entriesOfIdeas(
  db: Db,
  viewer: Viewer,
  ideaIds: readonly number[],
): Promise<EntryRow[][]> {
  const rows = await db.rows<EntryRow>(sql`
    select ${columns(viewer)} from "ChallengeEntry" e join "Challenge" c on c.id = e."challengeId" join "Post" p on p.id = c.id
    where e."ideaId" = any(${ideaIds}::int[]) and ${visibleTo(viewer)} order by e.at desc, e."challengeId" desc
    limit ${MAX_PLACES * ideaIds.length}`)
  return ideaIds.map((id) => rows.filter(({ ideaId }) => ideaId === id))
}

/** One entry, or undefined where there is none. */
export const entryOf = (
  db: Db,
  viewer: Viewer,
  challengeId: number,
  ideaId: number,
): Promise<EntryRow | undefined> =>
  db.first<EntryRow>(sql`
    select ${columns(viewer)} from "ChallengeEntry" e join "Post" p on p.id = e."ideaId"
    where e."challengeId" = ${challengeId} and e."ideaId" = ${ideaId} and ${visibleTo(viewer)}`)

/** How many votes were given in challenges, for entries that are not closed. */
export async function votesGivenIn(db: Db, challengeIds: readonly number[]): Promise<number[]> {
  const rows = await db.rows<{ challengeId: number; votes: number }>(sql`
    select "challengeId", sum(spent)::int as votes from "ChallengeVoter"
    where "challengeId" = any(${challengeIds}::int[]) group by 1`)
  const votes = new Map(rows.map((row) => [row.challengeId, row.votes]))
  return challengeIds.map((id) => votes.get(id) ?? 0)
}

/** How many votes the viewer has given in challenges, by challenge. */
export async function spentIn(
  db: Db,
  viewer: Viewer,
  challengeIds: readonly number[],
): Promise<number[]> {
  const rows = await db.rows<{ challengeId: number; spent: number }>(sql`
    select "challengeId", spent from "ChallengeVoter"
    where "personId" = ${viewer.id} and "challengeId" = any(${challengeIds}::int[])`)
  const spent = new Map(rows.map((row) => [row.challengeId, row.spent]))
  return challengeIds.map((id) => spent.get(id) ?? 0)
}

/** Ideas of the viewer that can be entered in a challenge: of its space, open, and not entered yet. Latest first, at most 50. */
export const ownIdeasFor = async (
  db: Db,
  viewer: Viewer,
  { challengeId, spaceId }: { challengeId: number; spaceId: number },
): Promise<number[]> =>
  (
    await db.rows<{ id: number }>(sql`
      select p.id from "Post" p join "Idea" i on i.id = p.id
      where p."authorId" = ${viewer.id} and p."spaceId" = ${spaceId} and p.state = 'OPEN'
        and i.status not in ('MERGED', 'WITHDRAWN') and not exists (select 1 from "ChallengeEntry" e
          where e."challengeId" = ${challengeId} and e."ideaId" = p.id and e."closedAt" is null)
      order by p.id desc limit 50`)
  ).map(({ id }) => id)
