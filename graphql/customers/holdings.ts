// Who had a thread for how long. Whoever changes an assignee says so here, in the same transaction.
import { days } from '#graphql/time.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { MAX_MESSAGES, type ThreadState } from './limits.ts'

/** From now on somebody has the thread, or nobody. */
export const holdFromNow = (tx: Tx, threadId: number, personId: number | null): void =>
  tx.later(sql`
    insert into "CustomerHolding" ("threadId", "personId", since) values (${threadId}, ${personId}::int, ${tx.at})`)

export type HoldingRow = { threadId: number; personId: number | null; since: Date }
/** The latest changes of threads, oldest first. */
export const holdingsOf = (db: Db, threadIds: readonly number[]): Promise<HoldingRow[]> =>
  db.rows<HoldingRow>(sql`
    select h."threadId", h."personId", h.since from unnest(${[...threadIds]}::int[]) asked(id) cross join lateral (
      select * from "CustomerHolding" own where own."threadId" = asked.id order by own.since desc, own.id desc limit ${MAX_MESSAGES}) h
    order by h.since, h.id`)

export type Held = { personId: number | null; from: Date; minutes: number }
type Lived = { createdAt: Date; threadState: ThreadState; stateAt: Date }

/** When a thread's time ended: thanked and lost ones get no older. */
export const endOf = ({ stateAt, threadState }: Lived, now: Date): Date =>
  threadState === 'THANKED' || threadState === 'LOST' ? stateAt : now

/**
 * Who had it for how long, oldest first, in minutes. They add up to the thread's age: each stretch ends where the next begins, and a
 * rounded minute goes to the one after. Two stretches of the same person in a row are one.
 */
export function heldTimes(thread: Lived, rows: readonly HoldingRow[], now: Date): Held[] {
  const end = endOf(thread, now).getTime()
  const began = thread.createdAt.getTime()
  const marks = [{ personId: null as number | null, at: began }]
  for (const { personId, since } of rows) {
    const at = Math.min(Math.max(since.getTime(), began), Math.max(end, began))
    const last = marks.at(-1)
    if (last?.personId === personId) continue
    // What took no time was nobody's.
    if (last?.at === at) marks.pop()
    if (marks.at(-1)?.personId !== personId) marks.push({ personId, at })
  }
  const minute = (at: number): number => Math.round((at - began) / (days(1) / 1_440))
  return marks.map(({ personId, at }, nth) => ({
    personId,
    from: new Date(at),
    minutes: minute(marks[nth + 1]?.at ?? Math.max(end, began)) - minute(at),
  }))
}
