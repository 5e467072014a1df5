// What becomes of invitations when whoever invited leaves. They may know the links, and would come in by them again.
import type { Leaving } from '#graphql/leaving.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { invitationWithdrawn, linkWithdrawn } from './events.ts'

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
