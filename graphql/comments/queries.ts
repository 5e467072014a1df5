// Reading comments: threads by page, and what changed since a moment. Visibility is the post's.

import type { Viewer } from '#graphql/context.ts'
import { commentsClosed, type PostFacts, visibleTo } from '#graphql/posts/policy.ts'
import { isSealedAuthor } from '#graphql/seal.ts'
import type { Db } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { isByPostAuthor } from './find.ts'
import { commentVisibleTo } from './policy.ts'

export type CommentRow = {
  id: number
  postId: number
  rootId: number | null
  replyToId: number | null
  authorId: number | null
  authorName: string | null
  kind: 'COMMENT' | 'CASE' | 'BUILD_ON'
  state: 'OPEN' | 'HELD' | 'HIDDEN' | 'REMOVED'
  body: string
  bodyHtml: string
  language: string | null
  version: number
  /** What comes first in the order TOP. */
  rank: number
  /** How often each was given, by its content: emoji, and whatever else readers give. */
  reactions: Record<string, number>
  createdAt: Date
  editedAt: Date | null
  changedAt: Date
  /** What the viewer gave of them. */
  mine: string[]
  replyToAuthorId: number | null
  replyToAuthorName: string | null
  fileIds: string[]
  postTitle: string
  post: PostFacts & { id: number; kind: string }
  /** Was it written without a name? */
  isSealed: boolean
  /** By the sealed author of the post? */
  isByPostAuthor: boolean
  /** By the viewer? */
  isSealedMine: boolean
}

/** A row as the statement gives it: with tags, and what the sealed author reacted with. */
type Stored = Omit<CommentRow, 'isSealed' | 'isSealedMine'> & {
  authorTag: string | null
  postTag: string | null
  authorReactions: string[]
}

/** Rows without the tags, which are answered for the viewer: is it theirs, are those their reactions? */
const asSeenBy = <Row extends Stored>(viewer: Viewer, rows: readonly Row[]) =>
  rows.map(({ authorTag, postTag, authorReactions, ...row }) => {
    const isPostMine = isSealedAuthor(viewer.id, row.postId, postTag)
    return {
      ...row,
      mine: isPostMine ? [...row.mine, ...authorReactions] : row.mine,
      post: { ...row.post, isSealed: postTag !== null, isSealedMine: isPostMine },
      isSealed: authorTag !== null,
      isSealedMine: isSealedAuthor(viewer.id, row.postId, authorTag),
    }
  })

const columns = (viewer: Viewer) => sql`
  c.id, c."postId", c."rootId", c."replyToId", c."authorId", c."authorName", c."authorTag", ${isByPostAuthor} as "isByPostAuthor",
  p."authorTag" as "postTag", c."authorReactions", c.kind, c.state, c.body, c."bodyHtml", c.language, c.version,
  c.rank, c.reactions, c."createdAt", c."editedAt", c."changedAt",
  case when c.reactions = '{}' then '{}'::text[]
    else array(select r.content from "Reaction" r where r."commentId" = c.id and r."personId" = ${viewer.id}) end as mine,
  answered."authorId" as "replyToAuthorId", answered."authorName" as "replyToAuthorName",
  array(select f.id from "File" f where f."commentId" = c.id order by f."createdAt" limit 10) as "fileIds", p.title as "postTitle",
  json_build_object('id', p.id, 'kind', p.kind, 'spaceId', p."spaceId", 'state', p.state, 'authorId', p."authorId",
    'commentsClosed', ${commentsClosed}) as post`
const from = sql`"Comment" c join "Post" p on p.id = c."postId"
  left join "Comment" answered on answered.id = c."replyToId"`

export type RootCommentSort = 'OLDEST' | 'NEWEST' | 'TOP'

/** The orders of first comments, with what is behind a key in each: a number, or rank and number. */
const orders: Record<RootCommentSort, { by: Sql; after: (key: readonly number[]) => Sql }> = {
  OLDEST: { by: sql`c.id asc`, after: ([id = 0]) => sql`c.id > ${id}` },
  NEWEST: { by: sql`c.id desc`, after: ([id = 2_147_483_647]) => sql`c.id < ${id}` },
  TOP: {
    by: sql`c.rank desc, c.id asc`,
    after: ([rank = 2_147_483_647, id = 0]) => sql`(-c.rank, c.id) > (-${rank}::int, ${id}::int)`,
  },
}
/** The key of a first comment in an order. */
export const keyInOrder = (sort: RootCommentSort, { id, rank }: { id: number; rank: number }) =>
  sort === 'TOP' ? [rank, id] : [id]

/** First comments of threads under a post, a page of them. */
export async function rootComments(
  db: Db,
  viewer: Viewer,
  postId: number,
  sort: RootCommentSort,
  wanted: number,
  after: readonly number[],
  kinds?: readonly CommentRow['kind'][] | null,
): Promise<CommentRow[]> {
  const ofKind = kinds ? sql`c.kind = any(${kinds}::"CommentKind"[])` : sql`true`
  const { by, after: behind } = orders[sort]
  const rows = await db.rows<Stored>(sql`
    select ${columns(viewer)} from ${from}
    where c."postId" = ${postId} and c."rootId" is null and ${behind(after)} and ${ofKind} and ${commentVisibleTo(viewer, [postId])}
    order by ${by} limit ${wanted + 1}`)
  return asSeenBy(viewer, rows)
}

/**
 * The key after which the thread of a comment comes first; null when the post has no such comment, or when it stands
 * on the first page of `page` threads anyway: then nothing before it need be hidden.
 */
export async function justBefore(
  db: Db,
  postId: number,
  commentId: number,
  sort: RootCommentSort,
  page: number,
): Promise<number[] | null> {
  const before = {
    OLDEST: sql`t.id < found.thread`,
    NEWEST: sql`t.id > found.thread`,
    TOP: sql`(-t.rank, t.id) < (-found.rank, found.thread)`,
  }[sort]
  const found = await db.first<{ thread: number; rank: number; earlier: number }>(sql`
    select found.thread, found.rank, (select count(*)::int from (
      select 1 from "Comment" t where t."postId" = ${postId} and t."rootId" is null and ${before} limit ${page}) as near) as earlier
    from (select first.id as thread, first.rank from "Comment" c join "Comment" first on first.id = coalesce(c."rootId", c.id)
      where c.id = ${commentId} and c."postId" = ${postId}) found`)
  if (!found || found.earlier < page) return null
  return keyInOrder(sort, { id: found.thread + (sort === 'NEWEST' ? 1 : -1), rank: found.rank })
}

/** Replies of several threads, oldest first; at most `most` of each, its newest ones. */
export async function repliesOf(
  db: Db,
  viewer: Viewer,
  roots: readonly Pick<CommentRow, 'id' | 'postId'>[],
  most: number,
): Promise<(CommentRow & { hasEarlier: boolean })[]> {
  const postIds = [...new Set(roots.map(({ postId }) => postId))]
  // One more than wanted is looked for, which only says that there are earlier ones.
  const rows = await db.rows<Stored & { hasEarlier: boolean }>(sql`
    select ${columns(viewer)}, newest.found > ${most} as "hasEarlier"
    from unnest(${roots.map(({ id }) => id)}::int[]) as wanted(thread)
    cross join lateral (select last.id, count(*) over () as found from (
      select r.id from "Comment" r where r."rootId" = wanted.thread order by r.id desc limit ${most + 1}) last
      order by last.id desc limit ${most}) newest
    join "Comment" c on c.id = newest.id join "Post" p on p.id = c."postId"
    left join "Comment" answered on answered.id = c."replyToId"
    where ${commentVisibleTo(viewer, postIds)} order by c.id`)
  return asSeenBy(viewer, rows)
}

export type RepliesSide = 'AROUND' | 'BEFORE' | 'AFTER'
export type ReplyPage = {
  rootId: number
  replies: CommentRow[]
  hasEarlier: boolean
  /** The reply after them; null: there is none. */
  nextId: number | null
}
/** Of a part around a reply so many stand before it: what it answers is usually among them. */
const LEAD = 10

/**
 * A part of a thread: up to `most` replies around, before or after a comment of it. Null when the post has no such
 * comment; a first comment has no replies before it, and around it are the first ones.
 */
export async function repliesNear(
  db: Db,
  viewer: Viewer,
  postId: number,
  commentId: number,
  side: RepliesSide,
  most: number,
): Promise<ReplyPage | null> {
  const thread = await db.first<{ id: number }>(sql`
    select coalesce("rootId", id) as id from "Comment" where id = ${commentId} and "postId" = ${postId}`)
  if (!thread) return null
  const before = { AROUND: LEAD, BEFORE: most, AFTER: 0 }[side]
  const pivot = side === 'AFTER' ? commentId + 1 : commentId
  const after = most - before
  // One more on each side says whether there is more, and which comes next.
  const near = await db.rows<{ id: number }>(sql`
    (select r.id from "Comment" r where r."rootId" = ${thread.id} and r.id < ${pivot} order by r.id desc limit ${before + 1})
    union all
    (select r.id from "Comment" r where r."rootId" = ${thread.id} and r.id >= ${pivot} order by r.id limit ${after + 1})`)
  const earlier = near.map(({ id }) => id).filter((id) => id < pivot)
  const later = near.map(({ id }) => id).filter((id) => id >= pivot)
  const ids = [...earlier.slice(0, before), ...later.slice(0, after)]
  return {
    rootId: thread.id,
    replies: asSeenBy(
      viewer,
      await db.rows<Stored>(sql`
        select ${columns(viewer)} from ${from}
        where c.id = any(${ids}::int[]) and ${commentVisibleTo(viewer, [postId])} order by c.id`),
    ),
    hasEarlier: earlier.length > before,
    nextId: later[after] ?? null,
  }
}

/**
 * Everything under a post that was written or changed after a moment, oldest change first: at most one more than wanted.
 * @param after the change and the comment that the part before ended with
 */
export const changedSince = async (
  db: Db,
  viewer: Viewer,
  postId: number,
  since: Date,
  wanted: number,
  after: [changedAt: string, id: number] | null,
): Promise<CommentRow[]> =>
  asSeenBy(
    viewer,
    await db.rows<Stored>(sql`
      select ${columns(viewer)} from ${from}
      where c."postId" = ${postId} and c."changedAt" > ${since} and ${commentVisibleTo(viewer, [postId])}
        and (c."changedAt", c.id) > (${after?.[0] ?? since.toISOString()}::timestamptz, ${after?.[1] ?? 0}::int)
      order by c."changedAt", c.id limit ${wanted + 1}`),
  )

/** Comments by id, null where the viewer may not see one. */
export async function commentsByIds(
  db: Db,
  viewer: Viewer,
  ids: readonly number[],
): Promise<(CommentRow | null)[]> {
  const read = async (wanted: readonly number[], postIds: readonly number[]) =>
    asSeenBy(
      viewer,
      await db.rows<Stored>(sql`
        select ${columns(viewer)} from ${from}
        where c.id = any(${wanted}::int[]) and ${commentVisibleTo(viewer, postIds)}`),
    )
  const byId = new Map((await read(ids, [])).map((row) => [row.id, row]))
  // Those that wait for a moderator under posts without a name: perhaps the viewer wrote them.
  const missing = ids.filter((id) => !byId.has(id))
  const held = missing.length
    ? await db.rows<{ id: number; postId: number }>(sql`
        select id, "postId" from "Comment"
        where id = any(${missing}::int[]) and "authorTag" is not null and state in ('HELD', 'HIDDEN')`)
    : []
  if (held.length) {
    const [own, posts] = [held.map(({ id }) => id), held.map(({ postId }) => postId)]
    for (const row of await read(own, posts)) byId.set(row.id, row)
  }
  return ids.map((id) => byId.get(id) ?? null)
}

/** What somebody wrote where the viewer can read it, newest first. */
export const commentsBy = async (
  db: Db,
  viewer: Viewer,
  authorId: number,
  wanted: number,
  before: number | null,
): Promise<CommentRow[]> =>
  asSeenBy(
    viewer,
    await db.rows<Stored>(sql`
      select ${columns(viewer)} from ${from}
      where c."authorId" = ${authorId} and c.state = 'OPEN' and ${visibleTo(viewer)} and c.id < ${before ?? 2_147_483_647}
      order by c.id desc limit ${wanted + 1}`),
  )
