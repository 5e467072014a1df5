// Answers that somebody owes to customers: of the threads that they took.
import type { Viewer } from '#graphql/context.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { type Sql, sql } from '#prisma/sql.ts'

export const threadsOwedBy = (viewer: Viewer): Sql => sql`
  select k.id, k."dueAt" from "CustomerThread" k join "Post" p on p.id = k.id
  where k."assigneeId" = ${viewer.id} and k."waitingSince" is not null and k."dueAt" is not null and not k."isSpam"
    and p.state = 'OPEN' and ${visibleTo(viewer)}`
