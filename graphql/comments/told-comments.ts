// What mails say of comments: their words.
import type { RowToAsk } from '#graphql/notification-kinds.ts'
import { toPlainText } from '#graphql/posts/markdown.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

/** The words of the comments that rows are about, by row; only of comments that the reader may see. */
export async function commentTexts(
  db: Db,
  rows: readonly RowToAsk[],
): Promise<Map<number, string>> {
  const ids = rows.flatMap(({ commentId }) => commentId ?? [])
  const found = await db.rows<{ id: number; body: string }>(sql`
    select id, body from "Comment" where id = any(${ids}::int[]) and state = 'OPEN'`)
  const bodies = new Map(found.map(({ id, body }) => [id, toPlainText(body)]))
  return new Map(
    rows.flatMap(({ id, commentId }) => {
      const text = bodies.get(commentId ?? 0)
      return text ? [[id, text] as const] : []
    }),
  )
}
