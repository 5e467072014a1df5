// What mails quote: how the value of an entry was measured.
import type { RowToAsk } from '#graphql/notification-kinds.ts'
import { toPlainText } from '#graphql/posts/markdown.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

/** The latest note on the value of the ideas that rows are about, by row. */
export async function measuredNotes(db: Db, rows: readonly RowToAsk[]) {
  const ideaIds = rows.flatMap(({ postId }) => postId ?? [])
  const found = await db.rows<{ id: number; note: string }>(sql`
    select distinct on ("ideaId") "ideaId" as id, note from "ValueCheck"
    where "ideaId" = any(${ideaIds}::int[]) and "measuredAt" is not null order by "ideaId", "measuredAt" desc`)
  const byId = new Map(found.map(({ id, note }) => [id, toPlainText(note)]))
  return new Map(
    rows.flatMap(({ id, postId }) => {
      const note = byId.get(postId ?? 0)
      return note ? [[id, note] as const] : []
    }),
  )
}
