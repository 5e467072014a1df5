// To whom late responses are escalated when the person named for it leaves.
import type { Leaving } from '#graphql/leaving.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

/** Late responses go on to the successor, or to nobody; those who may not read them are passed over when it comes to that. */
export async function handOverEscalations(
  tx: Tx,
  { personId, successorId }: Leaving,
): Promise<void> {
  await tx.rows(
    sql`update "ClockPolicy" set "escalateToId" = ${successorId}::int where "escalateToId" = ${personId}`,
  )
}
