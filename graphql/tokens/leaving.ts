// Tokens of service accounts end when whoever made them leaves, who has seen them. Administrators are notified: a program stops.
import { systemActor } from '#graphql/context.ts'
import { type Leaving, MAX_OWNED, type OwnedThing } from '#graphql/leaving.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { serviceTokensEnded } from './events.ts'

export const madeTokens = (db: Db, personId: number): Promise<OwnedThing[]> =>
  db.rows<OwnedThing>(sql`
    select p.name || ': ' || t.name as name, '/admin/service-accounts' as path, null::int as "spaceId" from "ApiToken" t
    join "Person" p on p.id = t."personId"
    where t."createdById" = ${personId} and t."personId" <> ${personId} and t."revokedAt" is null
      and (t."expiresAt" is null or t."expiresAt" > now()) order by t.id limit ${MAX_OWNED}`)

export async function endMadeTokens(tx: Tx, { personId }: Leaving): Promise<void> {
  const ended = await tx.rows<{ serviceId: number; isOver: boolean }>(sql`
    update "ApiToken" set "revokedAt" = ${tx.at} where "createdById" = ${personId} and "revokedAt" is null
    returning "personId" as "serviceId", coalesce("expiresAt" <= ${tx.at}, false) as "isOver"`)
  const stopped = ended.filter(({ serviceId, isOver }) => serviceId !== personId && !isOver)
  for (const serviceId of new Set(stopped.map((token) => token.serviceId)))
    await serviceTokensEnded.record(tx, systemActor('leaving'), { personId: serviceId })
}
