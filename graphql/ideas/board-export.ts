// A board as CSV (RFC 4180), row by row: what whoever asks may read, and nothing else.
import { env } from '#env.ts'
import type { Viewer } from '#graphql/context.ts'
import { lineOf } from '#graphql/csv-cells.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { DeclineReason } from './limits.ts'
import type { IdeaStatus } from './policy.ts'

/** So many ideas are read at once, and stand in memory. */
const AT_ONCE = 200

/** The columns in order, by the names that the importer knows. */
const COLUMNS = [
  'id',
  'url',
  'title',
  'text',
  'status',
  'status_since',
  'board',
  'author',
  'created_at',
  'edited_at',
  'votes',
  'comments',
  'tags',
  'response_due',
  'responded_at',
  'official_response',
  'response_by',
  'response',
  'decline_reason',
  'reopen_if',
] as const
type Row = {
  id: number
  title: string
  text: string
  status: IdeaStatus
  status_since: Date
  board: string
  author: string | null
  created_at: Date
  edited_at: Date | null
  votes: number
  comments: number
  tags: string[]
  response_due: Date | null
  responded_at: Date | null
  official_response: 'YES' | 'NOT_NOW' | 'QUESTION' | null
  response_by: string | null
  response: string | null
  decline_reason: DeclineReason | null
  reopen_if: string | null
}

/** The next ideas after one, oldest first. A sealed author has no name, for themselves neither: a file is passed on. */
const ideasAfter = (db: Db, viewer: Viewer, boardId: number, after: number): Promise<Row[]> =>
  db.rows<Row>(sql`
    select p.id, p.title, p.body as text, i.status, i."statusAt" as status_since, b.name as board,
      coalesce(who.name, p."authorName") as author, p."createdAt" as created_at, p."editedAt" as edited_at,
      p."supportCount" as votes, p."commentCount" as comments, p.tags, i."responseDueAt" as response_due,
      i."respondedAt" as responded_at, said.kind as official_response, said.name as response_by, said.text as response,
      i."declineReason" as decline_reason, i."reopenIf" as reopen_if
    from "Idea" i join "Post" p on p.id = i.id join "Board" b on b.id = i."boardId"
    left join "Person" who on who.id = p."authorId"
    left join lateral (
      select a.kind, a.text, coalesce(answers.name, a."byName") as name from "OfficialResponse" a
      left join "Person" answers on answers.id = a."byId"
      where a."ideaId" = i.id and a."withdrawnAt" is null order by a.id desc limit 1
    ) said on true
    where i."boardId" = ${boardId} and i.id > ${after} and ${visibleTo(viewer)}
    order by i.id limit ${AT_ONCE}`)

/** The file in parts, read as they are taken. */
export async function* boardAsCsv(db: Db, viewer: Viewer, boardId: number): AsyncGenerator<string> {
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  yield `\uFEFF${lineOf(COLUMNS)}`
  for (let after = 0; ; ) {
    const rows = await ideasAfter(db, viewer, boardId, after)
    if (rows.length > 0)
      yield rows
        .map((row) =>
          lineOf(
            COLUMNS.map((name) =>
              name === 'url' ? `${env.ATRIUM_URL}/ideas/${row.id}` : row[name],
            ),
          ),
        )
        .join('')
    const last = rows.at(-1)
    if (!last || rows.length < AT_ONCE) return
    after = last.id
  }
}
