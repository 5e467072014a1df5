// Inviting people, and what becomes of an invitation; what whoever has a link may do stands in acceptance.ts.
import type * as z from 'zod/mini'
import { env } from '#env.ts'
import type { SignedIn } from '#graphql/context.ts'
import { Invalid, NotAllowed, NotFound, TooMany } from '#graphql/errors.ts'
import { companyOf } from '#graphql/identity/company.ts'
import { parse } from '#graphql/parse.ts'
import { days, minutes } from '#graphql/time.ts'
import { write } from '#graphql/write.ts'
import { entryMessages } from '#messages/entry.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { peopleIn, type Wanted } from './addresses.ts'
import {
  invitationResent,
  invitationSent,
  invitationShown,
  invitationWithdrawn,
  linkMade,
  linkWithdrawn,
} from './events.ts'
import { InvitationRef, Invite, LinkRef, MakeLink } from './input.ts'
import { addLink, INVITATION_TIME, makeDomainKey } from './keys.ts'
import { MAX_AT_ONCE, MAX_PER_DAY } from './limits.ts'
import { queueInvitation } from './mails.ts'
import { areInvitationsOn, canInvite } from './policy.ts'

const say = entryMessages.message
/** Between two mails to the same address. */
const PAUSE = minutes(10)
const LOCK = 7_304_022

export type Invited = {
  ids: number[]
  /** Addresses that belong to somebody already, and those that are invited already. */
  known: string[]
  open: string[]
  /** What was no address. */
  unread: string[]
  /** Where no mail leaves: the links to pass on by hand, shown this once. */
  links: { email: string; url: string }[]
}

async function mayInvite(context: SignedIn): Promise<void> {
  if (!canInvite(context.viewer)) throw new NotAllowed()
  const { signIn } = await companyOf(context.db)
  if (!areInvitationsOn(signIn)) throw new NotAllowed(say('refused.signOnOnly'))
}

/** Refuses what would make more mails of one administrator than there may be within a day. */
async function countMails(tx: Tx, personId: number, more: number): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(${LOCK}, ${personId})`)
  const day = new Date(tx.at.getTime() - days(1))
  const sent = await tx.first<{ count: number }>(sql`
    select coalesce(sum(sends), 0)::int as count from "Invitation"
    where "invitedById" = ${personId} and "linkId" is null and "lastSentAt" > ${day}`)
  if ((sent?.count ?? 0) + more > MAX_PER_DAY)
    throw new TooMany(3_600, say('refused.today', { max: MAX_PER_DAY }))
}

/**
 * Invites everybody a text names: addresses, or a CSV. Those who are here already, or invited already, are named in the answer.
 * Throws NotAllowed, TooMany, and Invalid for a text in which nobody can be invited.
 */
export async function invite(context: SignedIn, raw: z.input<typeof Invite>): Promise<Invited> {
  const input = parse(Invite, raw)
  await mayInvite(context)
  const { people, unread } = peopleIn(input.people)
  if (people.length === 0) throw new Invalid({ people: [say('refused.noAddress')] })
  if (people.length > MAX_AT_ONCE)
    throw new Invalid({ people: [say('refused.atOnce', { max: MAX_AT_ONCE })] })
  const { made, known, open } = await write(context, 'invite', input, async (tx) => {
    const result = await insertAll(tx, context, people)
    return {
      made: result.ids.join(','),
      known: result.known.join(','),
      open: result.open.join(','),
    }
  })
  const ids = made ? made.split(',').map(Number) : []
  const links = env.SMTP_URL ? [] : await linksTo(context, ids)
  const listed = (joined: string) => (joined ? joined.split(',') : [])
  return { ids, known: listed(known), open: listed(open), unread, links }
}

async function insertAll(tx: Tx, context: SignedIn, people: readonly Wanted[]) {
  const { viewer } = context
  const emails = people.map(({ email }) => email)
  const here = await tx.rows<{ email: string }>(sql`
    select lower(email) as email from "Person" where lower(email) = any(${emails}::text[])`)
  const known = new Set(here.map(({ email }) => email))
  const wanted = people.filter(({ email }) => !known.has(email))
  await countMails(tx, viewer.id, wanted.length)
  const expiresAt = new Date(tx.at.getTime() + INVITATION_TIME)
  const column = (of: keyof Wanted) => wanted.map((one) => one[of])
  // One that is over is begun anew; an open one stays.
  const rows = await tx.rows<{ id: number; email: string; sends: number }>(sql`
    insert into "Invitation" (email, name, title, unit, site, "invitedById", "createdAt", "expiresAt", sends, "lastSentAt")
    select w.email, w.name, w.title, w.unit, w.site, ${viewer.id}, ${tx.at}, ${expiresAt}, 1, ${tx.at}
    from unnest(${column('email')}::text[], ${column('name')}::text[], ${column('title')}::text[],
      ${column('unit')}::text[], ${column('site')}::text[]) as w(email, name, title, unit, site)
    on conflict (email) where "acceptedAt" is null and "withdrawnAt" is null do update
      set name = excluded.name, title = excluded.title, unit = excluded.unit, site = excluded.site, "keyHashes" = '{}',
        "invitedById" = excluded."invitedById", "createdAt" = excluded."createdAt", "expiresAt" = excluded."expiresAt",
        sends = "Invitation".sends + 1, "lastSentAt" = excluded."lastSentAt"
      where "Invitation"."expiresAt" <= ${tx.at}
    returning id, email, sends`)
  for (const { id, sends } of rows) {
    queueInvitation(tx, id, sends)
    await invitationSent.record(tx, context, { invitationId: id })
  }
  const invited = new Set(rows.map(({ email }) => email))
  const open = wanted.map(({ email }) => email).filter((email) => !invited.has(email))
  return { ids: rows.map(({ id }) => id), known: [...known], open }
}

async function linksTo({ db }: SignedIn, ids: readonly number[]) {
  const rows = await db.rows<{ id: number; email: string }>(
    sql`select id, email from "Invitation" where id = any(${[...ids]}::int[]) order by id`,
  )
  const links: { email: string; url: string }[] = []
  for (const { id, email } of rows) {
    const url = await addLink(db, id)
    if (url) links.push({ email, url })
  }
  return links
}

type OpenRow = { id: number; email: string; sends: number; lastSentAt: Date | null }

/** An invitation that is neither accepted nor withdrawn, locked. Throws NotFound. */
async function openInvitation(tx: Tx, invitationId: number): Promise<OpenRow> {
  const row = await tx.first<OpenRow>(sql`
    select id, email, sends, "lastSentAt" from "Invitation"
    where id = ${invitationId} and "acceptedAt" is null and "withdrawnAt" is null for update`)
  if (!row) throw new NotFound()
  return row
}

/** Sends the mail again, for another 14 days. Throws TooMany within ten minutes of the last one. */
export async function resendInvitation(context: SignedIn, raw: z.input<typeof InvitationRef>) {
  const input = parse(InvitationRef, raw)
  await mayInvite(context)
  return write(context, 'resendInvitation', input, async (tx) => {
    const { id, sends, lastSentAt } = await openInvitation(tx, input.invitationId)
    const wait = (lastSentAt?.getTime() ?? 0) + PAUSE - tx.at.getTime()
    if (wait > 0) throw new TooMany(Math.ceil(wait / 1_000), say('refused.soon'))
    await countMails(tx, context.viewer.id, 1)
    await tx.rows(sql`
      update "Invitation" set sends = sends + 1, "lastSentAt" = ${tx.at},
        "expiresAt" = ${new Date(tx.at.getTime() + INVITATION_TIME)} where id = ${id}`)
    queueInvitation(tx, id, sends + 1)
    await invitationResent.record(tx, context, { invitationId: id })
    return { id }
  })
}

/** Ends an invitation: none of its links works any more. A second time is NotFound. */
export async function withdrawInvitation(context: SignedIn, raw: z.input<typeof InvitationRef>) {
  const input = parse(InvitationRef, raw)
  if (!canInvite(context.viewer)) throw new NotAllowed()
  return write(context, 'withdrawInvitation', input, async (tx) => {
    const { id } = await openInvitation(tx, input.invitationId)
    await tx.rows(sql`
      update "Invitation" set "withdrawnAt" = ${tx.at}, "keyHashes" = '{}' where id = ${id}`)
    await invitationWithdrawn.record(tx, context, { invitationId: id })
    return { id }
  })
}

/** A link of an open invitation, to pass on by hand; shown this once. Throws NotFound for one that is over. */
export async function showInvitationLink(
  context: SignedIn,
  raw: z.input<typeof InvitationRef>,
): Promise<string> {
  const input = parse(InvitationRef, raw)
  await mayInvite(context)
  let url: string | null = null
  await write({ ...context, idempotencyKey: null }, 'showInvitationLink', input, async (tx) => {
    const { id } = await openInvitation(tx, input.invitationId)
    url = await addLink(tx, id)
    if (!url) throw new NotFound()
    await invitationShown.record(tx, context, { invitationId: id })
    return { id }
  })
  return url ?? ''
}

/** Makes a link by which people of a mail domain ask for an invitation themselves; shown this once. */
export async function makeInvitationLink(
  context: SignedIn,
  raw: z.input<typeof MakeLink>,
): Promise<string> {
  const input = parse(MakeLink, raw)
  await mayInvite(context)
  const { hash, url } = makeDomainKey()
  await write({ ...context, idempotencyKey: null }, 'makeInvitationLink', input, async (tx) => {
    const row = await tx.first<{ id: number }>(sql`
      insert into "InvitationLink" (hash, domain, "createdById", "createdAt", "expiresAt")
      values (${hash}, ${input.domain}, ${context.viewer.id}, ${tx.at},
        ${new Date(tx.at.getTime() + days(input.days))}) returning id`)
    await linkMade.record(tx, context, { linkId: row?.id ?? 0 })
    return {}
  })
  return url
}

/** Ends the link of a domain; invitations that were asked for with it stay. A second time is NotFound. */
export async function withdrawInvitationLink(context: SignedIn, raw: z.input<typeof LinkRef>) {
  const input = parse(LinkRef, raw)
  if (!canInvite(context.viewer)) throw new NotAllowed()
  return write(context, 'withdrawInvitationLink', input, async (tx) => {
    const row = await tx.first(sql`
      update "InvitationLink" set "withdrawnAt" = ${tx.at}
      where id = ${input.linkId} and "withdrawnAt" is null returning id`)
    if (!row) throw new NotFound()
    await linkWithdrawn.record(tx, context, { linkId: input.linkId })
    return { id: input.linkId }
  })
}
