// Reading what all posts share: columns for the lists of every kind, and what only the page of a post needs.

import type { Viewer } from '#graphql/context.ts'
import type { PostFacts } from '#graphql/post-kinds.ts'
import { isSealedAuthor } from '#graphql/seal.ts'
import type { Db } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { commentsClosed, isInvitedTo, visibleTo } from './policy.ts'

export type PostRow = {
  id: number
  kind: string
  spaceId: number
  authorId: number | null
  authorName: string | null
  state: PostFacts['state']
  commentsClosed: boolean
  title: string
  summary: string
  tags: string[]
  language: string | null
  version: number
  commentCount: number
  followerCount: number
  supportCount: number
  participantIds: number[]
  createdAt: Date
  editedAt: Date | null
  activeAt: Date
  mergedIntoId: number | null
  isRestricted: boolean
  /** Is the viewer invited to it, where it is restricted? */
  isInvited: boolean
  isMine: boolean
  /** Does it store a tag in place of its author? */
  isSealed: boolean
  /** Is that author the viewer? */
  isSealedMine: boolean
}

/** A row as the statement gives it, with the tag of a sealed author. */
export type Stored<Row extends PostRow> = Omit<Row, 'isSealed' | 'isSealedMine'> & {
  authorTag: string | null
}

/** Rows without the tags, which are answered for the viewer: is it theirs? */
export const asSeenBy = <Row extends PostRow>(viewer: Viewer, rows: readonly Stored<Row>[]) =>
  rows.map(
    ({ authorTag, ...row }) =>
      ({
        ...row,
        isSealed: authorTag !== null,
        isSealedMine: isSealedAuthor(viewer.id, row.id, authorTag),
      }) as unknown as Row,
  )

/** What every row of a post has, from the alias `p`; `asSeenBy` makes a PostRow of it. */
export const postColumns = (viewer: Viewer): Sql => sql`
  p.id, p.kind, p."spaceId", p."authorId", p."authorName", p."authorTag", p.state, ${commentsClosed} as "commentsClosed", p.title, p.summary, p.tags,
  p.language, p.version, p."commentCount", p."followerCount", p."supportCount", p."participantIds", p."createdAt", p."editedAt",
  p."activeAt", p."mergedIntoId", p."isRestricted", ${isInvitedTo(viewer)} as "isInvited",
  exists (select 1 from "Support" u where u."postId" = p.id and u."personId" = ${viewer.id}) as "isMine"`

/** Posts by id, null where the viewer may not see one. */
export async function postsByIds(
  db: Db,
  viewer: Viewer,
  ids: readonly number[],
): Promise<(PostRow | null)[]> {
  const rows = await db.rows<Stored<PostRow>>(sql`
    select ${postColumns(viewer)} from "Post" p where p.id = any(${ids}::int[]) and ${visibleTo(viewer, ids)}`)
  const byId = new Map(asSeenBy<PostRow>(viewer, rows).map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}

/** The kinds of those of these posts that the viewer may see. */
export async function kindsOf(
  db: Db,
  viewer: Viewer,
  ids: readonly number[],
): Promise<Map<number, string>> {
  const rows = await db.rows<{ id: number; kind: string }>(sql`
    select p.id, p.kind from "Post" p where p.id = any(${ids}::int[]) and ${visibleTo(viewer, ids)}`)
  return new Map(rows.map(({ id, kind }) => [id, kind]))
}

export type PostDetails = {
  id: number
  body: string
  bodyHtml: string
  labels: Record<string, unknown> | null
  supporterIds: number[]
  follow: 'FOLLOW' | 'MUTE' | null
  coauthors: { personId: number | null; name: string }[]
  /** Of the posts that were merged into it, at most 20, as far as the viewer may see them. */
  mergedIds: number[]
}

/** What only the page of a post shows, for posts that were found through `visibleTo` before. */
export async function detailsOf(
  db: Db,
  viewer: Viewer,
  ids: readonly number[],
): Promise<(PostDetails | null)[]> {
  const rows = await db.rows<PostDetails>(sql`
    select page.id, page.body, page."bodyHtml", page.labels,
      array(select u."personId" from "Support" u where u."postId" = page.id order by u.at desc limit 5) as "supporterIds",
      (select f.level from "PostFollow" f where f."postId" = page.id and f."personId" = ${viewer.id}) as follow,
      (select coalesce(json_agg(json_build_object('personId', a."personId", 'name', a.name) order by a.place), '[]')
        from "PostCoauthor" a where a."postId" = page.id) as coauthors,
      array(select p.id from "Post" p where p."mergedIntoId" = page.id and ${visibleTo(viewer)} order by p.id limit 20) as "mergedIds"
    from "Post" page where page.id = any(${ids}::int[])`)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}

/** Who supports a post, latest first: `wanted + 1` rows at most; `after` is the key [moment, person] of the row before. */
export const supportersOf = (
  db: Db,
  postId: number,
  wanted: number,
  after: [string, number] | null,
) =>
  db.rows<{ personId: number; at: Date }>(sql`
    select "personId", at from "Support"
    where "postId" = ${postId}
      and (${after?.[0] ?? null}::timestamptz is null or (at, "personId") < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::int))
    order by at desc, "personId" desc limit ${wanted + 1}`)

/** Earlier versions of a post's words, newest first, at most 50. */
export const revisionsOf = (db: Db, postId: number) =>
  db.rows<{ version: number; title: string; body: string; at: Date }>(sql`
    select version, title, body, at from "PostRevision" where "postId" = ${postId} order by version desc limit 50`)
