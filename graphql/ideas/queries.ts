// Reading ideas: one statement for a list, one for what only the page of an idea needs.

import type { Viewer } from '#graphql/context.ts'
import type { KeyPart } from '#graphql/paging.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { asSeenBy, type PostRow, postColumns, type Stored } from '#graphql/posts/queries.ts'
import type { Db } from '#prisma/client.ts'
import { joined, plannedForValues, type Sql, sql } from '#prisma/sql.ts'
import { awaitsResponse } from './awaiting-response.ts'
import type { DeclineReason } from './limits.ts'
import type { IdeaStatus } from './policy.ts'

export type IdeaRow = PostRow & {
  boardId: number | null
  status: IdeaStatus
  statusAt: Date
  assigneeId: number | null
  nextStep: string
  trending: number
  responseDueAt: Date | null
  respondedAt: Date | null
  declineReason: DeclineReason | null
  declineText: string | null
  reopenIf: string | null
}

const columns = (viewer: Viewer): Sql => sql`
  ${postColumns(viewer)}, i."boardId", i.status, i."statusAt", i."assigneeId", i."nextStep", i.trending, i."responseDueAt",
  i."respondedAt", i."declineReason", i."declineText", i."reopenIf"`
const from = sql`"Idea" i join "Post" p on p.id = i.id`

export const IDEA_SORTS = ['TRENDING', 'SUPPORT', 'NEWEST', 'DUE'] as const
export type IdeaSort = (typeof IDEA_SORTS)[number]

export type IdeaFilter = {
  boardId?: number | null
  spaceId?: number | null
  /** Slugs; one that the viewer does not know gives nothing, like any other unknown name. */
  board?: string | null
  space?: string | null
  statuses?: readonly IdeaStatus[] | null
  tag?: string | null
  unit?: string | null
  /** Only the viewer's own, those the viewer follows, or supports; FOR_YOU: followed themselves or by their board. */
  mine?: 'WRITTEN' | 'FOLLOWED' | 'SUPPORTED' | 'FOR_YOU' | null
  authorId?: number | null
  supporterId?: number | null
  /** Only those whose promised response is late. */
  isLate?: boolean | null
  /** Only those that wait for a first response. */
  isAwaitingResponse?: boolean | null
  /** Only those in archived spaces, or none of them. */
  isArchived?: boolean | null
}

function conditions(viewer: Viewer, filter: IdeaFilter): Sql[] {
  const all: Sql[] = [visibleTo(viewer)]
  if (filter.boardId) all.push(sql`i."boardId" = ${filter.boardId}`)
  if (filter.board)
    all.push(sql`i."boardId" = (select b.id from "Board" b where b.slug = ${filter.board})`)
  if (filter.space)
    all.push(sql`i."spaceId" = (select s.id from "Space" s where s.slug = ${filter.space})`)
  if (filter.spaceId) all.push(sql`i."spaceId" = ${filter.spaceId}`)
  if (filter.statuses?.length) all.push(sql`i.status = any(${filter.statuses}::"IdeaStatus"[])`)
  if (filter.tag) all.push(sql`p.tags @> array[${filter.tag}]`)
  if (filter.unit)
    all.push(
      sql`exists (select 1 from "Person" a where a.id = p."authorId" and a.unit = ${filter.unit})`,
    )
  if (filter.authorId) all.push(sql`p."authorId" = ${filter.authorId}`)
  if (filter.mine === 'WRITTEN') all.push(sql`p."authorId" = ${viewer.id}`)
  if (filter.mine === 'FOLLOWED')
    all.push(sql`exists (select 1 from "PostFollow" f
      where f."postId" = i.id and f."personId" = ${viewer.id} and f.level = 'FOLLOW')`)
  if (filter.mine === 'FOR_YOU')
    all.push(sql`(exists (select 1 from "BoardFollow" f
        where f."boardId" = i."boardId" and f."personId" = ${viewer.id} and f.level = 'FOLLOW')
      or exists (select 1 from "PostFollow" f where f."postId" = i.id and f."personId" = ${viewer.id} and f.level = 'FOLLOW'))
      and not exists (select 1 from "PostFollow" f where f."postId" = i.id and f."personId" = ${viewer.id} and f.level = 'MUTE')`)
  const supporter = filter.mine === 'SUPPORTED' ? viewer.id : filter.supporterId
  if (supporter)
    all.push(
      sql`exists (select 1 from "Support" u where u."postId" = i.id and u."personId" = ${supporter})`,
    )
  if (filter.isLate) all.push(sql`i."responseDueAt" < now() and ${awaitsResponse}`)
  if (filter.isAwaitingResponse) all.push(awaitsResponse)
  if (filter.isArchived === true) all.push(sql`p."spaceId" = any(${viewer.archivedIds})`)
  if (filter.isArchived === false && viewer.archivedIds.length > 0)
    all.push(sql`p."spaceId" <> all(${viewer.archivedIds})`)
  return all
}

type Order = {
  by: Sql
  shape: readonly [KeyPart, KeyPart]
  after: (key: readonly (number | string)[]) => Sql
  key: (row: IdeaRow) => (number | string)[]
}
const orders: Record<IdeaSort, Order> = {
  TRENDING: {
    by: sql`i.trending desc, i.id desc`,
    shape: ['number', 'int'],
    after: ([score, id]) => sql`(i.trending, i.id) < (${score}::float8, ${id}::int)`,
    key: (row) => [row.trending, row.id],
  },
  SUPPORT: {
    by: sql`i."supportCount" desc, i.id desc`,
    shape: ['int', 'int'],
    after: ([count, id]) => sql`(i."supportCount", i.id) < (${count}::int, ${id}::int)`,
    key: (row) => [row.supportCount, row.id],
  },
  NEWEST: {
    by: sql`p."createdAt" desc, i.id desc`,
    shape: ['moment', 'int'],
    after: ([at, id]) => sql`(p."createdAt", i.id) < (${at}::timestamptz, ${id}::int)`,
    key: (row) => [row.createdAt.toISOString(), row.id],
  },
  DUE: {
    by: sql`i."responseDueAt" asc, i.id asc`,
    shape: ['moment', 'int'],
    after: ([at, id]) => sql`(i."responseDueAt", i.id) > (${at}::timestamptz, ${id}::int)`,
    key: (row) => [row.responseDueAt?.toISOString() ?? '', row.id],
  },
}

/** What the parts of a sort's key are, for reading a cursor. */
export const keyShapeOf = (sort: IdeaSort): readonly [KeyPart, KeyPart] => orders[sort].shape
/** The sort key of a row, for its cursor. */
export const keyOfIdea = (sort: IdeaSort): ((row: IdeaRow) => (number | string)[]) =>
  orders[sort].key

/** A page of ideas that the viewer may see: `wanted + 1` rows at most. */
export async function listIdeas(
  db: Db,
  viewer: Viewer,
  filter: IdeaFilter,
  sort: IdeaSort,
  wanted: number,
  after: readonly (number | string)[] | null,
): Promise<IdeaRow[]> {
  const order = orders[sort]
  const all = conditions(viewer, filter)
  if (sort === 'DUE') all.push(sql`i."responseDueAt" is not null and i."respondedAt" is null`)
  if (after) all.push(order.after(after))
  const list = sql`
    select ${columns(viewer)} from ${from} where ${joined(all, ' and ')} order by ${order.by} limit ${wanted + 1}`
  const planned = filter.board || filter.boardId ? list : plannedForValues(list)
  return asSeenBy(viewer, await db.rows<Stored<IdeaRow>>(planned))
}

/** Ideas by id, null where the viewer may not see one. */
export async function ideasByIds(
  db: Db,
  viewer: Viewer,
  ids: readonly number[],
): Promise<(IdeaRow | null)[]> {
  const stored = await db.rows<Stored<IdeaRow>>(sql`
    select ${columns(viewer)} from ${from} where i.id = any(${ids}::int[]) and ${visibleTo(viewer, ids)}`)
  const byId = new Map(asSeenBy(viewer, stored).map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}

export type StatusChangeRow = {
  id: number
  from: IdeaStatus
  to: IdeaStatus
  byId: number | null
  byName: string | null
  note: string
  /** The other idea of a merge or unmerge. */
  otherId: number | null
  at: string
}
export type ResponseRow = {
  id: number
  byId: number | null
  byName: string | null
  kind: 'YES' | 'NOT_NOW' | 'QUESTION'
  text: string
  at: string
  version: number
  namedIds: number[]
  editedAt: string | null
  withdrawnAt: string | null
  withdrawnById: number | null
  withdrawNote: string
  earlier: RevisionRow[]
}
/** What a response said before somebody corrected it. */
export type RevisionRow = {
  version: number
  kind: ResponseRow['kind']
  text: string
  editorId: number
  at: string
}
export type IdeaSteps = { id: number; statusChanges: StatusChangeRow[]; responses: ResponseRow[] }

/** What only the page of an idea shows beyond that of any post, for ideas that were found through `visibleTo` before. */
export async function stepsOf(db: Db, ids: readonly number[]): Promise<(IdeaSteps | null)[]> {
  const rows = await db.rows<IdeaSteps>(sql`
    select i.id,
      (select coalesce(json_agg(m order by m.id), '[]') from "StatusChange" m where m."ideaId" = i.id) as "statusChanges",
      (select coalesce(json_agg(to_jsonb(a) || jsonb_build_object('earlier', (
          select coalesce(jsonb_agg(r order by r.version), '[]') from "OfficialResponseRevision" r where r."responseId" = a.id
        )) order by a.id), '[]') from "OfficialResponse" a where a."ideaId" = i.id) as responses
    from "Idea" i where i.id = any(${ids}::int[])`)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}

/** Tags in use on a board (or everywhere the viewer reads), most used first. */
export const tagsInUse = (db: Db, viewer: Viewer, boardId: number | null, limit: number) =>
  db.rows<{ tag: string; ideas: number }>(
    plannedForValues(sql`
    select tag, count(*)::int as ideas from (
      select unnest(p.tags) as tag from ${from}
      where ${visibleTo(viewer)} and (${boardId}::int is null or i."boardId" = ${boardId}::int)
      order by i.id desc limit 5000) recent
    group by tag order by ideas desc, tag limit ${limit}`),
  )

/** Units whose people wrote the board's latest 5,000 ideas, by name. */
export const unitsOnBoard = async (db: Db, boardId: number): Promise<string[]> =>
  (
    await db.rows<{ unit: string }>(sql`
      select distinct a.unit from (
        select p."authorId" from "Idea" i join "Post" p on p.id = i.id and p.state = 'OPEN'
        where i."boardId" = ${boardId} order by i.id desc limit 5000) recent
      join "Person" a on a.id = recent."authorId" where a.unit <> '' order by a.unit limit 60`)
  ).map((row) => row.unit)

/** The statuses of ideas now. */
export async function statusesNow(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, IdeaStatus>> {
  const rows = await db.rows<{ id: number; status: IdeaStatus }>(
    sql`select id, status from "Idea" where id = any(${ids}::int[])`,
  )
  return new Map(rows.map(({ id, status }) => [id, status]))
}
