// What whoever has a link may do, before they are anybody here: see who invites, accept, or ask for an invitation.
import type * as z from 'zod/mini'
import type { Context } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed, TooMany } from '#graphql/errors.ts'
import { companyOf } from '#graphql/identity/company.ts'
import { hashOf } from '#graphql/identity/viewer.ts'
import { parse } from '#graphql/parse.ts'
import { addPerson } from '#graphql/people/service.ts'
import { signInBrowser } from '#graphql/setup/service.ts'
import { days } from '#graphql/time.ts'
import { transaction } from '#graphql/transaction.ts'
import { entryMessages } from '#messages/entry.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { invitationAccepted, invitationAsked } from './events.ts'
import { Accept, Ask } from './input.ts'
import { INVITATION_TIME } from './keys.ts'
import { MAX_ASKED_PER_DAY } from './limits.ts'
import { queueInvitation } from './mails.ts'
import { areInvitationsOn } from './policy.ts'

const say = entryMessages.message

export type OpenInvitation = { id: number; email: string; name: string; inviter: string }
export type OpenLink = { id: number; domain: string; inviter: string; invitedById: number }

const isOpen = sql`i."acceptedAt" is null and i."withdrawnAt" is null`

const linkOver = () => new Invalid({ key: [say('refused.linkOver')] })

/** The invitation of a link that is good; null for every other. */
export async function invitationOf(db: Db, key: string): Promise<OpenInvitation | null> {
  if (!areInvitationsOn((await companyOf(db)).signIn)) return null
  const row = await db.first<OpenInvitation>(sql`
    select i.id, i.email, i.name, p.name as inviter from "Invitation" i join "Person" p on p.id = i."invitedById"
    where i."keyHashes" @> array[${hashOf(key)}::text] and ${isOpen} and i."expiresAt" > now()`)
  return row ?? null
}

/** A domain's link that is good, while who made it is here; null for every other. */
export async function linkOf(db: Db, key: string): Promise<OpenLink | null> {
  if (!areInvitationsOn((await companyOf(db)).signIn)) return null
  const row = await db.first<OpenLink>(sql`
    select l.id, l.domain, p.name as inviter, p.id as "invitedById"
    from "InvitationLink" l join "Person" p on p.id = l."createdById"
    where l.hash = ${hashOf(key)} and l."withdrawnAt" is null and l."expiresAt" > now() and p."deactivatedAt" is null`)
  return row ?? null
}

/**
 * Accepts an invitation: makes the person and signs them in. Its links end. Throws Invalid for a link that is used, over or none,
 * and Conflict when the address belongs to somebody already: they sign in as they always do.
 */
export async function acceptInvitation(context: Context, raw: z.input<typeof Accept>) {
  const { key, name } = parse(Accept, raw)
  if (!context.browser) throw new NotAllowed()
  const found = await invitationOf(context.db, key)
  if (!found) throw linkOver()
  const personId = await transaction(async (tx) => {
    const taken = await tx.first<{ email: string; title: string; unit: string; site: string }>(sql`
      update "Invitation" i set "acceptedAt" = ${tx.at}, "keyHashes" = '{}'
      where i.id = ${found.id} and i."keyHashes" @> array[${hashOf(key)}::text] and ${isOpen} and i."expiresAt" > ${tx.at}
      returning i.email, i.title, i.unit, i.site`)
    if (!taken) throw linkOver()
    const person = { ...taken, name, role: 'MEMBER', language: context.language } as const
    const made = await addPerson(tx, context.requestId, person, 'invitation')
    if (made === null) throw new Conflict(say('refused.hasAccount'))
    await tx.rows(sql`update "Invitation" set "personId" = ${made} where id = ${found.id}`)
    await invitationAccepted.record(
      tx,
      { viewer: null, requestId: context.requestId },
      { invitationId: found.id, personId: made },
    )
    return made
  })
  await signInBrowser(context, personId, 'invitation')
}

/**
 * Asks for an invitation with the link of a domain: it goes by mail to the address, which proves that it is theirs. The answer is
 * the same whether or not the address belongs to somebody already. Throws Invalid for another domain and for a link that is over, and TooMany.
 */
export async function askForInvitation(context: Context, raw: z.input<typeof Ask>) {
  const { key, name, email } = parse(Ask, raw)
  const link = await linkOf(context.db, key)
  if (!link) throw linkOver()
  if (!email.endsWith(`@${link.domain}`))
    throw new Invalid({ email: [say('refused.otherDomain', { domain: link.domain })] })
  await transaction(async (tx) => {
    await mayAsk(tx, link.id)
    const row = await tx.first<{ id: number; sends: number }>(sql`
      insert into "Invitation" (email, name, "invitedById", "linkId", "createdAt", "expiresAt", sends, "lastSentAt")
      select ${email}, ${name}, ${link.invitedById}, ${link.id}, ${tx.at}, ${new Date(tx.at.getTime() + INVITATION_TIME)}, 1, ${tx.at}
      where not exists (select 1 from "Person" where lower(email) = ${email})
      on conflict (email) where "acceptedAt" is null and "withdrawnAt" is null do update
        set sends = "Invitation".sends + 1, "lastSentAt" = excluded."lastSentAt", "expiresAt" = excluded."expiresAt"
        where "Invitation"."lastSentAt" < ${new Date(tx.at.getTime() - days(1) / 24)}
      returning id, sends`)
    if (!row) return
    queueInvitation(tx, row.id, row.sends)
    await invitationAsked.record(
      tx,
      { viewer: null, requestId: context.requestId },
      { invitationId: row.id, linkId: link.id },
    )
  })
}

async function mayAsk(tx: Tx, linkId: number): Promise<void> {
  await tx.rows(sql`select 1 from "InvitationLink" where id = ${linkId} for update`)
  const asked = await tx.first<{ count: number }>(sql`
    select coalesce(sum(sends), 0)::int as count from "Invitation"
    where "linkId" = ${linkId} and "lastSentAt" > ${new Date(tx.at.getTime() - days(1))}`)
  if ((asked?.count ?? 0) >= MAX_ASKED_PER_DAY) throw new TooMany(3_600, say('refused.linkBusy'))
}
