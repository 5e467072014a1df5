// Who reports to whom, as a directory says: managers may come after their people, and loops are left open.
import { systemActor } from '#graphql/context.ts'
import { reportsTo } from '#graphql/people/queries.ts'
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

/** One link that closes no loop; one that would is left out, and the person reports to nobody. */
async function link(
  tx: Tx,
  { requestId }: Connection,
  personId: number,
  managerId: number | null,
): Promise<void> {
  const isLoop =
    managerId === personId ||
    (managerId !== null &&
      ((
        await tx.first<{ isBelow: boolean }>(sql`
        select ${reportsTo(sql`who.id`, personId)} as "isBelow" from "Person" who where who.id = ${managerId}`)
      )?.isBelow ??
        false))
  const wanted = isLoop ? null : managerId
  const changed = await tx.first(sql`
    update "Person" set "managerId" = ${wanted}::int where id = ${personId} and "managerId" is distinct from ${wanted}::int
    returning 1 as one`)
  if (changed) await managerChanged.record(tx, systemActor(requestId), { personId })
}
