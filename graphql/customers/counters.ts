// What threads keep of their clocks: when something is due, by which the inbox is sorted.
import type { CountedTable } from '#graphql/counters.ts'
import { type Sql, sql } from '#prisma/sql.ts'

/** The columns that copy due times, each with the purposes of the clocks that it copies. */
export type DueColumn = 'dueAt' | 'rightDueAt' | 'reviewDueAt'
const PURPOSES: Record<DueColumn, string[]> = {
  dueAt: ['customer-thread.first-answer', 'customer-thread.next-answer'],
  rightDueAt: ['customer-thread.put-right'],
  reviewDueAt: ['customer-thread.review'],
}

const column = (name: DueColumn): { column: string; counted: Sql } => ({
  column: name,
  counted: sql`select max(k."dueAt") from "Clock" k
    where k."postId" = t.id and k.purpose = any(${PURPOSES[name]}::text[]) and k."stoppedAt" is null`,
})

export const counters: readonly CountedTable[] = [
  {
    table: 'CustomerThread',
    counters: [column('dueAt'), column('rightDueAt'), column('reviewDueAt')],
  },
]
