// What becomes of channels and threads when their people leave.

import { personAsReader } from '#graphql/audience.ts'
import { systemActor } from '#graphql/context.ts'
import type { Leaving, OwnedThing } from '#graphql/leaving.ts'
import { MAX_OWNED } from '#graphql/leaving.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { channelHandedOver, channelSwitched } from './events.ts'

export const ownedChannels = (db: Db, personId: number): Promise<OwnedThing[]> =>
  db.rows<OwnedThing>(sql`
    select c.name, '/customers/channels/' || c.slug as path, c."spaceId" from "CustomerChannel" c
    where c."ownerId" = ${personId} order by c.id limit ${MAX_OWNED}`)

/** To the successor, where they read its space, or else to an owner of it; where there is none the channel is switched off. */
export async function handOverChannels(
  tx: Tx,
  { personId, successorId, by }: Leaving,
): Promise<void> {
  const successor = sql`${successorId}::int`
  const channels = await tx.rows<{
    channelId: number
    spaceId: number
    ownerId: number | null
  }>(sql`
    update "CustomerChannel" c set version = c.version + 1, "ownerId" = heir.id, "isOn" = c."isOn" and heir.id is not null
    from "CustomerChannel" was left join lateral (
      select who.id from "Person" who
      where who."deactivatedAt" is null and who.id <> ${personId}
        and ((who.id = ${successor} and ${personAsReader(sql`who.id`).reads(sql`was."spaceId"`)})
          or ${personAsReader(sql`who.id`).owns(sql`was."spaceId"`)})
      order by who.id is not distinct from ${successor} desc, who.id limit 1) heir on true
    where was.id = c.id and c."ownerId" = ${personId}
    returning c.id as "channelId", c."spaceId", c."ownerId"`)
  for (const { channelId, spaceId, ownerId } of channels)
    if (ownerId === null)
      await channelSwitched.record(tx, systemActor('leaving'), { channelId, spaceId, isOn: false })
    else await channelHandedOver.record(tx, by, { channelId, spaceId, personId: ownerId })
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
