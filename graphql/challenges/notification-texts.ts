// What mails quote of challenges: the sponsor's latest update, and the reason of a decision.
import type { RowToAsk } from '#graphql/notification-kinds.ts'
import { toPlainText } from '#graphql/posts/markdown.ts'
import type { Db } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { isLeft } from './score-queries.ts'

type Text = { id: number; text: string }
const postsOf = (rows: readonly RowToAsk[]): number[] => rows.flatMap(({ postId }) => postId ?? [])

async function byRow(
  db: Db,
  rows: readonly RowToAsk[],
  statement: Sql,
): Promise<Map<number, string>> {
  const found = new Map((await db.rows<Text>(statement)).map(({ id, text }) => [id, text]))
  return new Map(
    rows.flatMap(({ id, postId }) => {
      const text = found.get(postId ?? 0)
      return text ? [[id, toPlainText(text)] as const] : []
    }),
  )
}

/** The latest update of the challenges that rows are about, by row. */
export const latestUpdates = (db: Db, rows: readonly RowToAsk[]): Promise<Map<number, string>> =>
  byRow(
    db,
    rows,
    sql`select distinct on ("challengeId") "challengeId" as id, text from "ChallengeUpdate"
      where "challengeId" = any(${postsOf(rows)}::int[]) order by "challengeId", id desc`,
  )

/** How many entries the readers of rows have left to evaluate now, by row. */
export async function entriesLeft(db: Db, rows: readonly RowToAsk[]): Promise<Map<number, string>> {
  const found = await db.rows<{ id: number; left: number }>(sql`
    select n.id, (select count(*)::int from "ChallengeEntry" e
      where e."challengeId" = n."postId" and e."closedAt" is null and ${isLeft(sql`n."personId"`)}) as left
    from "Notification" n where n.id = any(${rows.map(({ id }) => id)}::int[])`)
  return new Map(found.map(({ id, left }) => [id, String(left)]))
}

/** Why the entries that rows are about were decided so, by row. */
export const reasonsOf = (db: Db, rows: readonly RowToAsk[]): Promise<Map<number, string>> =>
  byRow(
    db,
    rows,
    sql`select distinct on ("ideaId") "ideaId" as id, reason as text from "ChallengeEntry"
      where "ideaId" = any(${postsOf(rows)}::int[]) and "decidedAt" is not null order by "ideaId", "decidedAt" desc`,
  )
