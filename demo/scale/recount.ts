// Every stored counter of what was seeded, from the rows it counts.
import { recount as recountAll } from '#graphql/counters.ts'
import { features } from '#graphql/features.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

/** Counts everything anew. A comment that somebody reacted to was changed by that. */
export async function recount(tx: Db): Promise<void> {
  await recountAll(tx, features)
  await tx.rows(sql`
    update "Comment" c set "changedAt" = greatest(c."changedAt", r.last)
    from (select "commentId", max(at) as last from "Reaction" group by 1) r where r."commentId" = c.id`)
}
