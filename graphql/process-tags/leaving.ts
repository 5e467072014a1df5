// Processes whose owner leaves go to the successor; without one nobody flags anything under them until somebody owns them.
import { type Leaving, MAX_OWNED, type OwnedThing } from '#graphql/leaving.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { processEdited } from './events.ts'

/** They are the company's: whoever reads an open space may know of them. */
export const ownedProcesses = (db: Db, personId: number): Promise<OwnedThing[]> =>
  db.rows(sql`
    select t.name, '/challenges/risks' as path,
      coalesce((select min(place.id) from "Space" place where place.kind = 'OPEN'), 0) as "spaceId" from "ProcessTag" t
    where t."ownerId" = ${personId} and t."endedAt" is null order by t.id desc limit ${MAX_OWNED}`)

export async function handOverProcesses(tx: Tx, { personId, successorId, by }: Leaving) {
  const tags = await tx.rows<{ tagId: number; ownerId: number | null }>(sql`
    update "ProcessTag" set "ownerId" = ${successorId}::int where "ownerId" = ${personId}
    returning id as "tagId", "ownerId"`)
  for (const { tagId, ownerId } of tags)
    if (ownerId !== null)
      await processEdited.record(tx, by, { tagId, ownerId, byId: 0, isMoved: true })
}
