// What a question's search document has beyond that of any post: its accepted answer and its status.
import type { SearchExtra } from '#graphql/post-kinds.ts'
import { toPlainText } from '#graphql/posts/markdown.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { questionsMessages } from '#messages/questions.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { QuestionStatus } from './limits.ts'

const say = questionsMessages.message

/** The labels of the statuses. */
export const STATUS_LABELS: Record<QuestionStatus, Message> = {
  UNANSWERED: say('status.UNANSWERED'),
  ANSWERED: say('status.ANSWERED'),
  ACCEPTED: say('status.ACCEPTED'),
  UNKNOWN: say('status.UNKNOWN'),
}

export async function questionExtras(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, SearchExtra>> {
  const rows = await db.rows<{ id: number; status: QuestionStatus; answer: string | null }>(sql`
    select q.id, q.status, c.body as answer from "Question" q
    left join "Comment" c on c.id = q."acceptedId" and c.state = 'OPEN' where q.id = any(${ids}::int[])`)
  return new Map(
    rows.map(({ id, status, answer }) => [id, { status, text: toPlainText(answer ?? '') }]),
  )
}

/** The statuses of questions now. */
export async function statusesNow(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, QuestionStatus>> {
  const rows = await db.rows<{ id: number; status: QuestionStatus }>(
    sql`select id, status from "Question" where id = any(${ids}::int[])`,
  )
  return new Map(rows.map(({ id, status }) => [id, status]))
}
