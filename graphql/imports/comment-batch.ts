// Writes a batch of comments in their threads, and keeps the counters of the posts they stand under.

import { addActivity, scoreAt, trendingAfter, WEIGHTS } from '#graphql/ideas/trending.ts'
import { toHtml } from '#graphql/posts/markdown.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { CommentRow } from './comment-row.ts'
import { authorKeyOf } from './people.ts'
import type { WithFiles } from './pictures.ts'
import { newIds, type Run } from './run.ts'

/** What was remembered of a comment at an earlier import. */
export type KnownComment = { hash: string; commentId: number; rootId: number | null }
export type ReadyComment = CommentRow &
  Partial<WithFiles> & { postId: number; at: Date; html: string }
type Threaded = ReadyComment & {
  commentId: number
  rootId: number | null
  replyToId: number | null
  mark: string
}

/** Marks the fingerprint of a reply whose parent was not there, so that it finds it should it come later. */
const ALONE = '~'

/** What is remembered of these comments. One that is gone counts as never seen. */
export async function knownComments(
  db: Db,
  spaceId: number,
  keys: readonly string[],
): Promise<Map<string, KnownComment>> {
  if (keys.length === 0) return new Map()
  const rows = await db.rows<KnownComment & { externalId: string }>(sql`
    select r."externalId", r.hash, r."commentId", c."rootId" from "ImportedRow" r join "Comment" c on c.id = r."commentId"
    where r.kind = 'comments' and r."spaceId" = ${spaceId} and r."externalId" = any(${keys}::text[])`)
  return new Map(rows.map((row) => [row.externalId, row]))
}

/** The ids of comments and of those they answer. */
export const keysOf = (rows: readonly CommentRow[]): string[] => [
  ...new Set(rows.flatMap((row) => (row.parentKey ? [row.key, row.parentKey] : [row.key]))),
]

export type Sorted<Row> = { fresh: Row[]; changed: Row[]; unchanged: Row[] }

/** Which comments are new, which say something else now (or found the comment they answer), which are as they were. */
export function sortComments<Row extends CommentRow>(
  rows: readonly Row[],
  known: ReadonlyMap<string, KnownComment>,
): Sorted<Row> {
  const sorted: Sorted<Row> = { fresh: [], changed: [], unchanged: [] }
  for (const row of rows) {
    const before = known.get(row.key)
    const foundParent =
      before?.hash === row.hash + ALONE && row.parentKey !== null && known.has(row.parentKey)
    if (!before) sorted.fresh.push(row)
    else if (foundParent || (before.hash !== row.hash && before.hash !== row.hash + ALONE))
      sorted.changed.push(row)
    else sorted.unchanged.push(row)
  }
  return sorted
}

/** A comment cannot be older than its idea; one without a date is as old. So it is with the language. */
export function readyComment(
  row: CommentRow & Partial<WithFiles>,
  postId: number,
  idea: { createdAt: Date; language: string | null },
): ReadyComment {
  const at = row.createdAt && row.createdAt > idea.createdAt ? row.createdAt : idea.createdAt
  return { ...row, postId, at, language: row.language ?? idea.language, html: toHtml(row.body) }
}

/**
 * Finds each new comment's thread. A parent may stand in the batch, before or after, or be known from earlier; one that
 * is nowhere, or answers its own answer, leaves the comment as the first of a thread.
 */
export function withRoots(
  rows: readonly ReadyComment[],
  ids: readonly number[],
  known: ReadonlyMap<string, KnownComment>,
): Threaded[] {
  const fresh = new Map(rows.map((row, i) => [row.key, { row, id: ids[i] as number }]))
  const done = new Map<string, Threaded>()
  const beingPlaced = new Set<string>()
  const place = (row: ReadyComment, commentId: number): Threaded => {
    const already = done.get(row.key)
    if (already) return already
    beingPlaced.add(row.key)
    const parent = row.parentKey && !beingPlaced.has(row.parentKey) ? placeOf(row.parentKey) : null
    beingPlaced.delete(row.key)
    const placed: Threaded = {
      ...row,
      commentId,
      rootId: parent ? (parent.rootId ?? parent.commentId) : null,
      replyToId: parent?.commentId ?? null,
      mark: row.parentKey && !parent ? row.hash + ALONE : row.hash,
    }
    done.set(row.key, placed)
    return placed
  }
  const placeOf = (key: string): Pick<Threaded, 'commentId' | 'rootId'> | null => {
    const here = fresh.get(key)
    return here ? place(here.row, here.id) : (known.get(key) ?? null)
  }
  return rows.map((row, i) => place(row, ids[i] as number))
}

/** @returns the comments' numbers, and how many found nobody to answer */
export async function insertComments(
  tx: Tx,
  run: Run,
  rows: readonly ReadyComment[],
  known: ReadonlyMap<string, KnownComment>,
) {
  if (rows.length === 0) return { ids: [], alone: 0 }
  const threaded = withRoots(rows, await newIds(tx, 'Comment', rows.length), known)
  const records = threaded.map((row) => {
    const authorId = run.people.idOf(row.author)
    const { commentId: id, postId, rootId, replyToId, key, mark, body, html, language } = row
    const authorName = authorId ? null : (row.author?.name ?? null)
    return {
      id,
      postId,
      rootId,
      replyToId,
      key,
      mark,
      authorId,
      authorName,
      authorKey: authorId ? null : authorKeyOf(row.author),
      body,
      html,
      language,
      at: row.at.toISOString(),
      editedAt: editedAtOf(row),
    }
  })
  await tx.rows(sql`
    with r as (select * from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(id int, "postId" int, "rootId" int,
      "replyToId" int, key text, mark text, "authorId" int, "authorName" text, "authorKey" text, body text, html text, language text, at timestamptz,
      "editedAt" timestamptz)),
    made as (
      insert into "Comment" (id, "postId", "rootId", "replyToId", "authorId", "authorName", body, "bodyHtml", language,
        "createdAt", "editedAt", "changedAt")
      select id, "postId", "rootId", "replyToId", "authorId", "authorName", body, html, language, at, "editedAt",
        ${tx.at}::timestamptz from r
    )
    insert into "ImportedRow" (kind, "spaceId", "externalId", hash, "postId", "commentId", "importId", "authorKey")
    select 'comments', ${run.spaceId ?? 0}, key, mark, "postId", id, ${run.importId}::int, "authorKey" from r
    on conflict (kind, "spaceId", "externalId") do update set "authorKey" = excluded."authorKey", hash = excluded.hash, "postId" = excluded."postId",
      "commentId" = excluded."commentId", "importId" = excluded."importId"`)
  await countUnderPosts(tx, run, threaded)
  return {
    ids: records.map((record) => record.id),
    alone: threaded.filter((row) => row.mark !== row.hash).length,
  }
}

/** An edit is one that came after the comment. */
const editedAtOf = ({ editedAt, at }: ReadyComment): string | null =>
  editedAt && editedAt > at ? editedAt.toISOString() : null

/** Number of comments, last activity, faces, followers and the trending score of the posts, one statement each. */
async function countUnderPosts(tx: Tx, run: Run, rows: readonly ReadyComment[]): Promise<void> {
  const posts = new Map<
    number,
    { id: number; comments: number; at: Date; score: number; faces: number[] }
  >()
  for (const row of [...rows].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const score = scoreAt(row.at, WEIGHTS.commented)
    const post = posts.get(row.postId) ?? {
      id: row.postId,
      comments: 0,
      at: row.at,
      score: Number.NaN,
      faces: [],
    }
    const authorId = run.people.idOf(row.author)
    posts.set(row.postId, {
      id: row.postId,
      comments: post.comments + 1,
      at: row.at,
      score: post.comments ? addActivity(post.score, score) : score,
      faces: authorId
        ? [authorId, ...post.faces.filter((id) => id !== authorId)].slice(0, 5)
        : post.faces,
    })
  }
  const records = JSON.stringify([...posts.values()].sort((a, b) => a.id - b.id))
  const given = sql`r as (select * from jsonb_to_recordset(${records}::jsonb) as r(id int, comments int, at timestamptz, score float8, faces jsonb))`
  await tx.rows(sql`
    with ${given}, faces as (select r.id, r.at, f.value::int as "personId", f.n from r cross join lateral jsonb_array_elements_text(r.faces) with ordinality f(value, n)),
    followed as (
      insert into "PostFollow" ("postId", "personId", level, at) select id, "personId", 'FOLLOW', at from faces
      on conflict do nothing returning "postId"
    )
    update "Post" p set "commentCount" = p."commentCount" + r.comments, "activeAt" = greatest(p."activeAt", r.at),
      "followerCount" = p."followerCount" + (select count(*) from followed f where f."postId" = p.id),
      "participantIds" = (array(select f."personId" from faces f where f.id = p.id order by f.n)
        || array(select o from unnest(p."participantIds") o where not exists (
          select 1 from faces f where f.id = p.id and f."personId" = o)))[1:5]
    from r where r.id = p.id`)
  await tx.rows(
    sql`with ${given} update "Idea" set trending = ${trendingAfter(sql`r.score`)} from r where r.id = "Idea".id`,
  )
}

/** Brings comments in step with what a file says now. A text that was deleted here stays deleted. */
export async function changeComments(
  tx: Tx,
  run: Run,
  rows: readonly ReadyComment[],
  known: ReadonlyMap<string, KnownComment>,
): Promise<number[]> {
  const records = rows.map((row) => {
    const before = known.get(row.key) as KnownComment
    const parent = row.parentKey ? known.get(row.parentKey) : undefined
    const rootId = parent ? (parent.rootId ?? parent.commentId) : null
    // A comment that would answer its own answer stays where it is.
    const isCircle = rootId === before.commentId
    const authorId = run.people.idOf(row.author)
    return {
      id: before.commentId,
      key: row.key,
      mark: row.parentKey && (!parent || isCircle) ? row.hash + ALONE : row.hash,
      rootId: isCircle ? null : rootId,
      replyToId: isCircle ? null : (parent?.commentId ?? null),
      authorId,
      authorName: authorId ? null : (row.author?.name ?? null),
      body: row.body,
      html: row.html,
      language: row.language,
      at: row.at.toISOString(),
    }
  })
  if (records.length === 0) return []
  const given = sql`r as (select * from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(id int, key text, mark text, "rootId" int,
    "replyToId" int, "authorId" int, "authorName" text, body text, html text, language text, at timestamptz))`
  await tx.rows(sql`
    with ${given}
    update "Comment" c set body = r.body, "bodyHtml" = r.html, language = r.language, "authorId" = r."authorId",
      "authorName" = r."authorName", "createdAt" = r.at, "rootId" = r."rootId", "replyToId" = r."replyToId",
      version = c.version + 1, "changedAt" = ${tx.at},
      "editedAt" = case when c.body <> r.body then ${tx.at}::timestamptz else c."editedAt" end
    from r where r.id = c.id and c.state <> 'REMOVED'`)
  // Who answered a comment that now stands in a thread, comes along into it.
  await tx.rows(sql`
    with ${given} update "Comment" c set "rootId" = r."rootId" from r where c."rootId" = r.id and r."rootId" is not null`)
  await tx.rows(sql`
    with ${given} update "ImportedRow" m set hash = r.mark from r
    where m.kind = 'comments' and m."spaceId" = ${run.spaceId ?? 0} and m."externalId" = r.key`)
  return records.map((record) => record.id)
}
