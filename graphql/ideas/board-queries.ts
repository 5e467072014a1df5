// Reading boards. What a closed space's board holds is only for those who read the space.

import { viewerAsReader } from '#graphql/audience.ts'
import { joinPolicy, type PromiseRow, promiseAsJson } from '#graphql/clocks/queries.ts'
import type { Viewer } from '#graphql/context.ts'
import { cutText } from '#graphql/graphemes.ts'
import { discoverableBy } from '#graphql/spaces/policy.ts'
import { type SpaceRow, spaceAsJson } from '#graphql/spaces/queries.ts'
import type { Db } from '#prisma/client.ts'
import { fixed, type Sql, sql } from '#prisma/sql.ts'
import { awaitingOnBoard, clockOfBoard } from './awaiting-response.ts'
import type { IdeaStatus } from './policy.ts'

export type BoardRow = {
  id: number
  version: number
  spaceId: number
  slug: string
  name: string
  about: string
  ownerId: number | null
  promise: PromiseRow
  ideaCount: number
  followerCount: number
  awaitingResponse: number
  /** Read along where a page shows it; else asked for by those who do. */
  clock?: BoardClock
  archivedAt: Date | null
  delegateIds: number[]
  counts: Partial<Record<IdeaStatus, number>>
  follow: 'FOLLOW' | 'MUTE' | null
  /** Who followed last, at most five. */
  followerIds: number[]
  space: SpaceRow
}

/** When answers were and will be due. `late` is counted up to MAX_LATE. */
export type BoardClock = { late: number; oldestLateAt: Date | null; nextDueAt: Date | null }

const columns = (viewer: Viewer): Sql => sql`
  b.id, b."spaceId", b.version, b.slug, b.name, b.about, b."ownerId", b."ideaCount", b."followerCount",
  ${promiseAsJson} as promise, ${awaitingOnBoard} as "awaitingResponse", b."archivedAt",
  array(select d."personId" from "BoardDelegate" d where d."boardId" = b.id) as "delegateIds",
  (select coalesce(json_object_agg(c.status, c.ideas), '{}') from "BoardStatusCount" c where c."boardId" = b.id and c.ideas > 0) as counts,
  (select f.level from "BoardFollow" f where f."boardId" = b.id and f."personId" = ${viewer.id}) as follow,
  array(select f."personId" from "BoardFollow" f
    where f."boardId" = b.id and f.level = 'FOLLOW' order by f.at desc limit 5) as "followerIds",
  ${spaceAsJson} as space`
const from = sql`"Board" b join "Space" s on s.id = b."spaceId" ${joinPolicy('b."policyId"')}`
/** Read, not written: closed for good itself, or in an archived space. On the aliases `b` and `s`. */
const isArchived = sql`(b."archivedAt" is not null or s."archivedAt" is not null)`

/** Boards by id, null where the viewer may not know of one. */
export async function boardsByIds(
  db: Db,
  viewer: Viewer,
  ids: readonly number[],
): Promise<(BoardRow | null)[]> {
  const rows = await db.rows<BoardRow>(sql`
    select ${columns(viewer)} from ${from} where b.id = any(${ids}::int[]) and ${discoverableBy(viewer)}`)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}

/** The board of a slug with its clock, if the viewer may know of it. */
export async function boardBySlug(
  db: Db,
  viewer: Viewer,
  slug: string,
): Promise<BoardRow | undefined> {
  const row = await db.first<BoardRow & BoardClock>(sql`
    select ${columns(viewer)}, clock.* from ${from} cross join lateral (${clockOfBoard}) clock
    where b.slug = ${slug} and ${discoverableBy(viewer)}`)
  if (!row) return
  const { late, oldestLateAt, nextDueAt, ...board } = row
  return { ...board, clock: { late, oldestLateAt, nextDueAt } }
}

/** Without accents and capitals, so that what is typed is found however it is written. */
const folded = fixed(`regexp_replace(normalize(lower(b.name), nfd), '[\\u0300-\\u036f]', '', 'g')`)
const wordsIn = (text: string): string[] =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/\s+/).filter(Boolean)

export type BoardsWanted = {
  only: 'ALL' | 'FOLLOWED' | 'READABLE'
  /** What somebody types: every word of it begins a word of the name. */
  query?: string | null | undefined
  /** A space's slug. */
  space?: string | null | undefined
  isArchived?: boolean | null | undefined
}

/** Boards the viewer may know of, open ones first, by name. */
export function discoverableBoards(
  db: Db,
  viewer: Viewer,
  { only, query, space = null, isArchived: wanted = null }: BoardsWanted,
  most: number,
): Promise<BoardRow[]> {
  const words = wordsIn(cutText(query ?? '', 80))
  const isNamed = words.length
    ? sql`not exists (select 1 from unnest(${words}::text[]) as typed(word) where strpos(' ' || ${folded}, ' ' || typed.word) = 0)`
    : sql`true`
  return db.rows<BoardRow>(sql`
    select ${columns(viewer)} from ${from}
    where ${discoverableBy(viewer)}
      and (${only} <> 'FOLLOWED' or exists (select 1 from "BoardFollow" f
        where f."boardId" = b.id and f."personId" = ${viewer.id} and f.level = 'FOLLOW'))
      and (${only} = 'ALL' or (${viewerAsReader(viewer).reads(sql`b."spaceId"`)} and not ${isArchived}))
      and (${space}::text is null or s.slug = ${space}::text)
      and (${wanted}::boolean is null or ${isArchived} = ${wanted}::boolean) and ${isNamed}
    order by ${isArchived}, b.name, b.id limit ${most}`)
}

export type BoardFilter = {
  /** A part of the name. */
  query: string | null
  /** A space's slug. */
  space: string | null
  /** Only those that can no longer be written, or none of them. */
  isArchived: boolean | null
}
/** Archived or not, as 1 or 0; the name; the number. */
type BoardKey = [number, string, number] | null
export const keyOfBoard = (board: BoardRow) =>
  [
    Number(board.archivedAt !== null || board.space.archivedAt !== null),
    board.name,
    board.id,
  ] as const

const inOrder = sql`${isArchived}, b.name, b.id`
const fitting = ({ query, space, isArchived: wanted }: BoardFilter, after: BoardKey): Sql => sql`
  (${query}::text is null or strpos(lower(b.name), lower(${query}::text)) > 0)
  and (${space}::text is null or s.slug = ${space}::text)
  and (${wanted}::boolean is null or ${isArchived} = ${wanted}::boolean)
  and (${after?.[0] ?? null}::int is null or (${isArchived}::int, b.name, b.id)
    > (${after?.[0] ?? null}::int, ${after?.[1] ?? null}::text, ${after?.[2] ?? null}::int))`

/** A page of the boards the viewer may know of, by name, archived ones last: `wanted + 1` rows at most. */
export const listBoards = (
  db: Db,
  viewer: Viewer,
  filter: BoardFilter,
  wanted: number,
  after: BoardKey,
): Promise<BoardRow[]> =>
  db.rows<BoardRow>(sql`
    select ${columns(viewer)} from ${from} where ${discoverableBy(viewer)} and ${fitting(filter, after)}
    order by ${inOrder} limit ${wanted + 1}`)

/** The same of each of several spaces, in one statement. */
export const boardsInSpaces = (
  db: Db,
  viewer: Viewer,
  spaceIds: readonly number[],
  filter: BoardFilter,
  wanted: number,
  after: BoardKey,
): Promise<BoardRow[]> =>
  db.rows<BoardRow>(sql`
    select ${columns(viewer)} from unnest(${spaceIds}::int[]) as wanted(id)
    join "Space" s on s.id = wanted.id and ${discoverableBy(viewer)}
    cross join lateral (select * from "Board" b
      where b."spaceId" = wanted.id and ${fitting(filter, after)} order by ${inOrder} limit ${wanted + 1}) b
    ${joinPolicy('b."policyId"')}
    order by ${inOrder}`)

/** Open boards that somebody owes the answers on and the viewer may know of, by name. At most 100. */
export const boardsOwnedBy = (db: Db, viewer: Viewer, personId: number): Promise<BoardRow[]> =>
  db.rows<BoardRow>(sql`
    select ${columns(viewer)} from ${from}
    where b."ownerId" = ${personId} and not ${isArchived} and ${discoverableBy(viewer)}
    order by b.name, b.id limit 100`)

/** The clocks of several boards in one statement; those on which nothing waits are not among them. */
export const clocksOf = (
  db: Db,
  boardIds: readonly number[],
): Promise<(BoardClock & { boardId: number })[]> =>
  db.rows(sql`
    select b.id as "boardId", clock.* from ${from} cross join lateral (${clockOfBoard}) clock
    where b.id = any(${boardIds}::int[]) and b.promised > 0 and s."archivedAt" is null`)

/** The address of a board. */
export const boardPath = (slug: string): string => `/ideas/boards/${slug}`
