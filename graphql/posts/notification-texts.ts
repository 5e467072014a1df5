// What mails say of posts, and of the texts in which somebody is named.
import type { RowToAsk } from '#graphql/notification-kinds.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { toPlainText } from './markdown.ts'

/** The first words of the posts that rows are about, by row. */
export async function postSummaries(
  db: Db,
  rows: readonly RowToAsk[],
): Promise<Map<number, string>> {
  const ids = rows.flatMap(({ postId }) => postId ?? [])
  const found = await db.rows<{ id: number; summary: string }>(sql`
    select id, summary from "Post" where id = any(${ids}::int[]) and summary <> ''`)
  const summaries = new Map(found.map(({ id, summary }) => [id, summary]))
  return new Map(
    rows.flatMap(({ id, postId }) => {
      const text = summaries.get(postId ?? 0)
      return text ? [[id, text] as const] : []
    }),
  )
}

/** The words of the comments that rows are about, as far as they may be read; without a comment the first words of the post. */
export async function commentTexts(
  db: Db,
  rows: readonly RowToAsk[],
): Promise<Map<number, string>> {
  const ids = rows.flatMap(({ commentId }) => commentId ?? [])
  const found = await db.rows<{ id: number; body: string }>(sql`
    select id, body from "Comment" where id = any(${ids}::int[]) and state = 'OPEN'`)
  const bodies = new Map(found.map(({ id, body }) => [id, toPlainText(body)]))
  const texts = await postSummaries(
    db,
    rows.filter(({ commentId }) => commentId === null),
  )
  for (const { id, commentId } of rows) {
    const body = commentId === null ? undefined : bodies.get(commentId)
    if (body) texts.set(id, body)
  }
  return texts
}
