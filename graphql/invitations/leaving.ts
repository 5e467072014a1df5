// What becomes of invitations when whoever invited leaves. They may know the links, and would come in by them again.
import { type Leaving, MAX_OWNED, type OwnedThing } from '#graphql/leaving.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { invitationWithdrawn, linkWithdrawn } from './events.ts'

export const openInvitations = (db: Db, personId: number): Promise<OwnedThing[]> =>
  db.rows<OwnedThing>(sql`
    select email as name, '/admin/invitations' as path, null::int as "spaceId" from "Invitation"
    where "invitedById" = ${personId} and "acceptedAt" is null and "withdrawnAt" is null and "expiresAt" > now()
    order by id limit ${MAX_OWNED}`)

export const openLinks = (db: Db, personId: number): Promise<OwnedThing[]> =>
  db.rows<OwnedThing>(sql`
    select '@' || domain as name, '/admin/invitations' as path, null::int as "spaceId" from "InvitationLink"
    where "createdById" = ${personId} and "withdrawnAt" is null and "expiresAt" > now() order by id limit ${MAX_OWNED}`)

/** Withdraws those that nobody has accepted; the rows stay, so that others see whom to invite again. */
export async function endInvitations(tx: Tx, { personId, by }: Leaving): Promise<void> {
  const rows = await tx.rows<{ id: number }>(sql`
    update "Invitation" set "withdrawnAt" = ${tx.at}, "keyHashes" = '{}'
    where "invitedById" = ${personId} and "acceptedAt" is null and "withdrawnAt" is null returning id`)
  for (const { id } of rows) await invitationWithdrawn.record(tx, by, { invitationId: id })
}

/** Withdraws their links of mail domains: coming back does not open them again. */
export async function endLinks(tx: Tx, { personId, by }: Leaving): Promise<void> {
  const rows = await tx.rows<{ id: number }>(sql`
    update "InvitationLink" set "withdrawnAt" = ${tx.at}
    where "createdById" = ${personId} and "withdrawnAt" is null returning id`)
  for (const { id } of rows) await linkWithdrawn.record(tx, by, { linkId: id })
}
