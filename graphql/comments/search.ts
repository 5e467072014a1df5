// How a comment becomes a search document. It is found under its post's audience.

import { pathOfPost } from '#graphql/post-kinds.ts'
import { toPlainText } from '#graphql/posts/markdown.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { accessIdOf } from '#graphql/posts/search.ts'
import type { SearchConfirmation } from '#graphql/search-source.ts'
import { type Db, idsOf } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { SearchDocument } from '#search/document.ts'

type Row = {
  id: number
  body: string
  spaceId: number
  isOpen: boolean
  isRestricted: boolean
  tags: string[]
  language: string | null
  createdAt: Date
}

export async function commentDocuments(db: Db, ids: number[]): Promise<SearchDocument[]> {
  const rows = await db.rows<Row>(sql`
    select c.id, c.body, p."spaceId", s.kind = 'OPEN' as "isOpen", p."isRestricted", p.tags, c.language, c."createdAt"
    from "Comment" c join "Post" p on p.id = c."postId" join "Space" s on s.id = p."spaceId"
    where c.id = any(${ids}::int[]) and c.state = 'OPEN' and p.state = 'OPEN'`)
  return rows.map((row) => ({
    id: `comment:${row.id}`,
    kind: 'comment',
    title: '',
    body: toPlainText(row.body),
    tags: row.tags,
    accessId: accessIdOf(row),
    spaceId: row.spaceId,
    status: null,
    language: row.language,
    at: row.createdAt,
  }))
}

export const commentIds = (db: Db, after: number, limit: number): Promise<number[]> =>
  idsOf(db, sql`select id from "Comment" where id > ${after} order by id limit ${limit}`)

export const commentIdsInSpace = (
  db: Db,
  spaceId: number,
  after: number,
  limit: number,
): Promise<number[]> =>
  idsOf(
    db,
    sql`
      select c.id from "Comment" c join "Post" p on p.id = c."postId"
      where p."spaceId" = ${spaceId} and c.id > ${after} order by c.id limit ${limit}`,
  )

/** A comment is shown with its post's title. */
export const commentConfirms: SearchConfirmation = {
  number: sql`c.id`,
  from: (viewer, numbers) => sql`from "Comment" c join "Post" p on p.id = c."postId"
    where c.id = any(${numbers}::int[]) and c.state = 'OPEN' and ${visibleTo(viewer)}`,
  columns: sql`c.id as number, p.title, c."createdAt" as at, c."authorId", c."authorName", p."spaceId", p.kind || ':' || p.id as key`,
  path: ({ number, key }) => {
    const [kind, postId] = key.split(':') as [string, string]
    return pathOfPost(kind, Number(postId), number)
  },
}
