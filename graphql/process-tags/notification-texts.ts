// What mails quote: the reason of the latest open flag, and the latest answer.
import type { RowToAsk } from '#graphql/notification-kinds.ts'
import { toPlainText } from '#graphql/posts/markdown.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

type Text = { id: number; text: string }

function textsBy(rows: readonly RowToAsk[], found: readonly Text[]): Map<number, string> {
  const byId = new Map(found.map(({ id, text }) => [id, toPlainText(text)]))
  return new Map(
    rows.flatMap(({ id, postId }) => {
      const text = byId.get(postId ?? 0)
      return text ? [[id, text] as const] : []
    }),
  )
}
const ideasOf = (rows: readonly RowToAsk[]): number[] => rows.flatMap(({ postId }) => postId ?? [])

/** The latest risk that was flagged in the entries that rows are about, by row. */
export const flaggedReasons = async (db: Db, rows: readonly RowToAsk[]) =>
  textsBy(
    rows,
    await db.rows<Text>(sql`
      select distinct on ("ideaId") "ideaId" as id, reason as text from "RiskFlag"
      where "ideaId" = any(${ideasOf(rows)}::int[]) and "respondedAt" is null order by "ideaId", id desc`),
  )

/** The latest answer to a risk in these entries, by row. */
export const riskAnswers = async (db: Db, rows: readonly RowToAsk[]) =>
  textsBy(
    rows,
    await db.rows<Text>(sql`
      select distinct on ("ideaId") "ideaId" as id, answer as text from "RiskFlag"
      where "ideaId" = any(${ideasOf(rows)}::int[]) and "respondedAt" is not null order by "ideaId", "respondedAt" desc, id desc`),
  )
