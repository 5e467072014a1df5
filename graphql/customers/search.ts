// What a thread's search document has beyond that of any post: the customer's side. Only those whose role reads threads find it.
import type { SearchExtra } from '#graphql/post-kinds.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { ThreadState } from './limits.ts'

/** The latest messages of a thread, as far as they are searched. */
const MAX_SEARCHED = 20

export async function threadExtras(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, SearchExtra>> {
  const rows = await db.rows<{ id: number; state: ThreadState; text: string }>(sql`
    select k.id, k.state, coalesce((select string_agg(m.body, E'\n') from (
      select body from "CustomerMessage" where "threadId" = k.id and state in ('RECEIVED', 'SENT') and not "isAutomatic"
      order by id desc limit ${MAX_SEARCHED}) m), '') as text
    from "CustomerThread" k where k.id = any(${[...ids]}::int[])`)
  return new Map(rows.map(({ id, state, text }) => [id, { status: state, text }]))
}

/** The states of threads now. */
export async function statesNow(db: Db, ids: readonly number[]): Promise<Map<number, ThreadState>> {
  const rows = await db.rows<{ id: number; state: ThreadState }>(sql`
    select id, state from "CustomerThread" where id = any(${[...ids]}::int[])`)
  return new Map(rows.map(({ id, state }) => [id, state]))
}
