// Who reports to whom, as a directory says: managers may come after their people, and loops are left open.
import { systemActor } from '#graphql/context.ts'
import { reportTo } from '#graphql/people/provision.ts'
import { lockManagers } from '#graphql/people/service.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { managerChanged } from './events.ts'
import type { Connection } from './rows.ts'

type Placed = { userId: string; personId: number; managerId: string | null }

/** Links somebody to their manager, and to those whose manager they are. A manager who is not there yet is linked when they come. */
export async function placeInChart(
  tx: Tx,
  connection: Connection,
  { userId, personId, managerId }: Placed,
): Promise<void> {
  const waiting = await tx.rows<{ personId: number }>(sql`
    select u."personId" from "ScimUser" u join "Person" p on p.id = u."personId"
    where u."managerId" = ${userId} and u."connectionId" = ${connection.id}
      and p."managerId" is distinct from ${personId}::int limit 5000`)
  const manager =
    managerId === null
      ? null
      : await tx.first<{ personId: number }>(sql`
        select "personId" from "ScimUser" where id = ${managerId} and "connectionId" = ${connection.id}`)
  if (waiting.length === 0 && manager === undefined) return
  await lockManagers(tx)
  if (manager !== undefined) await link(tx, connection, personId, manager?.personId ?? null)
  for (const { personId: reportId } of waiting) await link(tx, connection, reportId, personId)
}

async function link(
  tx: Tx,
  { requestId }: Connection,
  personId: number,
  managerId: number | null,
): Promise<void> {
  if (await reportTo(tx, personId, managerId))
    await managerChanged.record(tx, systemActor(requestId), { personId })
}
