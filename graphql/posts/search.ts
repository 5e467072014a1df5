// How a post of any kind becomes a search document, and how a hit is confirmed.

import { type PostKind, pathOfPost } from '#graphql/post-kinds.ts'
import type { SearchConfirmation, SearchSource } from '#graphql/search-source.ts'
import { type Db, idsOf } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { SearchDocument } from '#search/document.ts'
import { toPlainText } from './markdown.ts'
import { visibleTo } from './policy.ts'

type Row = {
  id: number
  title: string
  body: string
  tags: string[]
  spaceId: number
  isOpen: boolean
  isRestricted: boolean
  language: string | null
  createdAt: Date
}

/** Who finds a post: everyone of the company, who reads its space, or those of them who read restricted posts there. */
export function accessIdOf({
  isOpen,
  isRestricted,
  spaceId,
}: Pick<Row, 'isOpen' | 'isRestricted' | 'spaceId'>): number {
  if (isRestricted) return -spaceId
  return isOpen ? 0 : spaceId
}

/** Documents of a kind's posts: title, text and tags, and what the kind adds. */
async function documentsOf(db: Db, { name, searchExtras }: PostKind, ids: number[]) {
  const [rows, extras] = await Promise.all([
    db.rows<Row>(sql`
      select p.id, p.title, p.body, p.tags, p."spaceId", s.kind = 'OPEN' as "isOpen", p."isRestricted", p.language, p."createdAt"
      from "Post" p join "Space" s on s.id = p."spaceId"
      where p.id = any(${ids}::int[]) and p.kind = ${name} and p.state = 'OPEN'`),
    searchExtras?.(db, ids),
  ])
  return rows.map((row): SearchDocument => {
    const { text = '', status = null } = extras?.get(row.id) ?? {}
    return {
      id: `${name}:${row.id}`,
      kind: name,
      title: row.title,
      body: toPlainText(row.body),
      extra: [row.tags.join(' '), text].filter(Boolean).join('. '),
      tags: row.tags,
      accessId: accessIdOf(row),
      spaceId: row.spaceId,
      status,
      language: row.language,
      at: row.createdAt,
    }
  })
}

/** Posts of all kinds are confirmed together. */
const confirms: SearchConfirmation = {
  number: sql`p.id`,
  from: (viewer, numbers) =>
    sql`from "Post" p where p.id = any(${numbers}::int[]) and ${visibleTo(viewer)}`,
  columns: sql`p.id as number, p.title, p."createdAt" as at, p."authorId", p."authorName", p."spaceId", p.kind as key`,
  path: ({ number, key }) => pathOfPost(key, number),
}

/** What is searched of a kind of post. */
export const searchSourceOf = (kind: PostKind): SearchSource => ({
  noun: kind.noun,
  type: kind.type,
  documents: (db, ids) => documentsOf(db, kind, ids),
  ids: (db, after, limit) =>
    idsOf(
      db,
      sql`select id from "Post" where kind = ${kind.name} and id > ${after} order by id limit ${limit}`,
    ),
  idsInSpace: (db, spaceId, after, limit) =>
    idsOf(
      db,
      sql`
        select id from "Post" where "spaceId" = ${spaceId} and kind = ${kind.name} and id > ${after}
        order by id limit ${limit}`,
    ),
  confirms,
  ...(kind.searchExtras ? { places: { extra: 'DECLINE_REASON' } } : {}),
})
