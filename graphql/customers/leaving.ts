// What becomes of channels and threads when their people leave.

import { personAsReader } from '#graphql/audience.ts'
import type { Leaving, OwnedThing } from '#graphql/leaving.ts'
import { MAX_OWNED } from '#graphql/leaving.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

export const ownedChannels = (db: Db, personId: number): Promise<OwnedThing[]> =>
  db.rows<OwnedThing>(sql`
    select c.name, '/customers/channels/' || c.slug as path, c."spaceId" from "CustomerChannel" c
    where c."ownerId" = ${personId} order by c.id limit ${MAX_OWNED}`)

/** To the successor, where they read its space; a channel without an owner is switched off. */
export async function handOverChannels(tx: Tx, { personId, successorId }: Leaving): Promise<void> {
  const successor = sql`${successorId}::int`
  await tx.rows(sql`
    update "CustomerChannel" c set version = version + 1,
      "ownerId" = case when ${personAsReader(successor).reads(sql`c."spaceId"`)} then ${successor} end,
      "isOn" = "isOn" and coalesce(${personAsReader(successor).reads(sql`c."spaceId"`)}, false)
    where c."ownerId" = ${personId}`)
}

/** Threads that somebody took are free again; reviews that they owed stay where they are until somebody else is asked. */
export async function freeThreads(tx: Tx, { personId }: Leaving): Promise<void> {
  await tx.rows(sql`
    update "CustomerThread" set "assigneeId" = null, "changedAt" = ${tx.at} where "assigneeId" = ${personId}`)
}

/** Rules assign nothing to whoever has left. */
export async function freeRules(tx: Tx, { personId }: Leaving): Promise<void> {
  await tx.rows(
    sql`update "ListeningRule" set "assigneeId" = null where "assigneeId" = ${personId}`,
  )
}
