// Threads like one that were put right: what was answered there, with its source.
import type { SignedIn } from '#graphql/context.ts'
import { similarTo } from '#graphql/search/queries.ts'
import { sql } from '#prisma/sql.ts'
import { type ThreadRow, threadsByIds } from './queries.ts'

export type Solved = { thread: ThreadRow; answer: string; sentAt: Date }

/** So many of the most similar ones are looked at, and so many of those that were put right are shown. */
const MAX_LOOKED_AT = 30
const MAX_SOLVED = 3

export async function solvedLike(context: SignedIn, { id, title }: ThreadRow): Promise<Solved[]> {
  const words = await context.db.first<{ body: string }>(
    sql`select body from "Post" where id = ${id}`,
  )
  const alike = await similarTo(context, {
    ...{ text: title.slice(0, 200), body: words?.body.slice(0, 2_000), kinds: ['customer-thread'] },
    ...{ first: MAX_LOOKED_AT, exceptNumber: id },
  })
  const ids = alike.map((one) => Number(one.id.split(':')[1]))
  const rows = await threadsByIds(context.db, context.viewer, ids)
  const solved = rows
    .filter((row) => row !== null)
    .filter(({ threadState }) => threadState === 'PUT_RIGHT' || threadState === 'THANKED')
    .slice(0, MAX_SOLVED)
  const answers = await context.db.rows<{ threadId: number; body: string; at: Date }>(sql`
    select m."threadId", m.body, m.at from unnest(${solved.map((row) => row.id)}::int[]) asked(id) cross join lateral (
      select * from "CustomerMessage" own where own."threadId" = asked.id and own.direction = 'OUT' and own.state = 'SENT'
        and not own."isAutomatic" order by own.at desc, own.id desc limit 1) m`)
  return solved.flatMap((thread) => {
    const answer = answers.find(({ threadId }) => threadId === thread.id)
    return answer ? [{ thread, answer: answer.body, sentAt: answer.at }] : []
  })
}
