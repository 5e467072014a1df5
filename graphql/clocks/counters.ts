// What policies keep of their clocks: how many responses came in time, and how many late.
import type { CountedTable } from '#graphql/counters.ts'
import { type Sql, sql } from '#prisma/sql.ts'

const responded = (condition: Sql): Sql =>
  sql`select count(*)::int from "Clock" k where k."policyId" = t.id and k.outcome = 'RESPONDED' and ${condition}`

export const counters: readonly CountedTable[] = [
  {
    table: 'ClockPolicy',
    counters: [
      { column: 'kept', counted: responded(sql`k."stoppedAt" <= k."dueAt"`) },
      { column: 'late', counted: responded(sql`k."stoppedAt" > k."dueAt"`) },
    ],
  },
]
