// How an idea becomes a search document: the reason of a Not now is found too.

import { toPlainText } from '#graphql/posts/markdown.ts'
import { type Db, idsOf } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { SearchDocument } from '#search/document.ts'
import { DECLINE_REASONS } from './limits.ts'

type Row = {
  id: number
  title: string
  body: string
  tags: string[]
  spaceId: number
  isOpen: boolean
  language: string | null
  status: string
  declineReason: keyof typeof DECLINE_REASONS | null
  declineText: string | null
  createdAt: Date
}

export async function ideaDocuments(db: Db, ids: number[]): Promise<SearchDocument[]> {
  const rows = await db.rows<Row>(sql`
    select p.id, p.title, p.body, p.tags, p."spaceId", s.kind = 'OPEN' as "isOpen", p.language, i.status, i."declineReason", i."declineText", p."createdAt"
    from "Idea" i join "Post" p on p.id = i.id join "Space" s on s.id = p."spaceId" where p.id = any(${ids}::int[]) and p.state = 'OPEN'`)
  return rows.map((row) => ({
    id: `idea:${row.id}`,
    kind: 'idea',
    title: row.title,
    body: toPlainText(row.body),
    extra: [
      row.tags.join(' '),
      row.declineReason ? DECLINE_REASONS[row.declineReason] : '',
      row.declineText ?? '',
    ]
      .filter(Boolean)
      .join('. '),
    tags: row.tags,
    accessId: row.isOpen ? 0 : row.spaceId,
    spaceId: row.spaceId,
    status: row.status,
    language: row.language,
    at: row.createdAt,
  }))
}

export const ideaIds = (db: Db, after: number, limit: number): Promise<number[]> =>
  idsOf(db, sql`select id from "Idea" where id > ${after} order by id limit ${limit}`)

export const ideaIdsInSpace = (
  db: Db,
  spaceId: number,
  after: number,
  limit: number,
): Promise<number[]> =>
  idsOf(
    db,
    sql`
      select id from "Idea" where "spaceId" = ${spaceId} and id > ${after} order by id limit ${limit}`,
  )
