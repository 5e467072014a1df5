// Guests are invited, accept, stay longer, and end: by somebody, or by the clock.
import type * as z from 'zod/mini'
import { type Actor, type SignedIn, systemActor } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { handOverAll } from '#graphql/leaving.ts'
import { parse } from '#graphql/parse.ts'
import { findVisiblePost } from '#graphql/posts/find.ts'
import { admitReader } from '#graphql/posts/readers.ts'
import { findDiscoverableSpace } from '#graphql/spaces/service.ts'
import { days } from '#graphql/time.ts'
import { transaction } from '#graphql/transaction.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { guestAccepted, guestEnded, guestExtended, guestInvited } from './events.ts'
import { EndGuest, ExtendGuest, InviteGuest } from './input.ts'
import { MAX_GUEST_DAYS } from './limits.ts'
import { queueGuestMail } from './mail.ts'
import { canInviteGuest, canManageGuest } from './policy.ts'
import { type GuestRow, guestOf } from './queries.ts'

const say = refusalMessages.message

/**
 * Invites an outsider into a closed or hidden space, or to one post of any space. They see nothing before they accept the agreement. Somebody whose time as
 * a guest is over can be invited again. Throws NotFound, NotAllowed, and Invalid for an address that is somebody's here or a post that
 * cannot be shared. They get a mail.
 */
export async function inviteGuest(context: SignedIn, raw: z.input<typeof InviteGuest>) {
  const input = parse(InviteGuest, raw)
  const { viewer } = context
  return write(context, 'inviteGuest', input, async (tx) => {
    const space = await findDiscoverableSpace(tx, context, input.spaceId)
    const postId = input.postId ?? null
    if (space.kind === 'OPEN' && postId === null)
      throw new Invalid({ spaceId: [say('guestInOpen')] })
    if (!canInviteGuest(viewer, space, postId !== null)) throw new NotAllowed()
    if (postId !== null) await mustBeShareable(tx, context, postId, space.id)
    mustBeSoon(tx, input.until)
    await mustBeOutsider(tx, viewer.email, input.email)
    const personId = await personFor(tx, input)
    await tx.rows(sql`
      insert into "Guest" ("personId", "spaceId", "postId", until, agreement, "invitedById", "invitedAt")
      values (${personId}, ${space.id}, ${postId}::int, ${input.until}, ${input.agreement}, ${viewer.id}, ${tx.at})
      on conflict ("personId") do update set "spaceId" = excluded."spaceId", "postId" = excluded."postId", until = excluded.until,
        agreement = excluded.agreement, "invitedById" = excluded."invitedById", "invitedAt" = excluded."invitedAt",
        "acceptedAt" = null, "endedAt" = null`)
    await guestInvited.record(tx, context, { personId, spaceId: space.id })
    queueGuestMail(tx, personId)
    return { id: personId }
  })
}

/** A post that the inviter sees, of the space, not one of the few's, and not one that they wrote without their name. */
async function mustBeShareable(tx: Tx, { viewer }: SignedIn, postId: number, spaceId: number) {
  const post = await findVisiblePost(tx, viewer, postId).catch((error: unknown) => {
    if (error instanceof NotFound) return null
    throw error
  })
  const isShareable = post?.spaceId === spaceId && !post.isRestricted && post.state === 'OPEN'
  // Whoever invites is named beside the post, so the sealed author does not.
  if (!isShareable || post?.isSealedMine) throw new Invalid({ postId: [say('guestPost')] })
}

function mustBeSoon(tx: Tx, until: Date): void {
  if (until <= tx.at) throw new Invalid({ until: [say('untilPassed')] })
  if (until.getTime() > tx.at.getTime() + days(MAX_GUEST_DAYS))
    throw new Invalid({ until: [say('untilFar', { max: String(MAX_GUEST_DAYS) })] })
}

const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase()

/**
 * Throws Invalid for an address of the company's own: of the inviter's domain or a sign-on service's, or of somebody who is
 * invited as a colleague. As a guest they could not come in as what they are.
 */
async function mustBeOutsider(tx: Tx, inviter: string, email: string): Promise<void> {
  const domain = domainOf(email)
  const isColleague = await tx.first(sql`
    select 1 as one where ${domain}::text = ${domainOf(inviter)}::text
      or exists (select 1 from "Invitation" i
        where i.email = ${email} and i."acceptedAt" is null and i."withdrawnAt" is null)
      or exists (select 1 from "SignInProvider" s where ${domain}::text = any(s."mailDomains"))`)
  if (isColleague) throw new Invalid({ email: [say('addressHere')] })
}

/** A new person, or a guest of before whom nobody has deactivated meanwhile. */
async function personFor(tx: Tx, { email, name }: { email: string; name: string }) {
  const made = await tx.first<{ id: number }>(sql`
    insert into "Person" (email, name, "createdAt") select ${email}, ${name}, ${tx.at}::timestamptz
    where not exists (select 1 from "Person" where lower(email) = ${email})
    on conflict (email) do nothing returning id`)
  if (made) return made.id
  const before = await tx.first<{ id: number }>(sql`
    select p.id from "Person" p join "Guest" g on g."personId" = p.id and g."endedAt" is not null
      and (p."deactivatedAt" is null or p."deactivatedAt" >= g."endedAt")
    where p.email = ${email} for update`)
  if (!before) throw new Invalid({ email: [say('addressHere')] })
  await tx.rows(
    sql`update "Person" set name = ${name}, "deactivatedAt" = null where id = ${before.id}`,
  )
  return before.id
}

/** The viewer accepts the agreement, and sees the space or the post from now on. A second time changes nothing. */
export async function acceptAgreement(context: SignedIn) {
  const { viewer } = context
  return write(context, 'acceptAgreement', {}, async (tx) => {
    const guest = await guestOf(tx, viewer.id, true)
    if (!guest || guest.endedAt) throw new NotFound()
    if (guest.acceptedAt) return { id: viewer.id }
    const { spaceId, postId } = guest
    await tx.rows(sql`update "Guest" set "acceptedAt" = ${tx.at} where "personId" = ${viewer.id}`)
    if (postId !== null) await admitReader(tx, postId, viewer.id, guest.invitedById)
    else {
      await tx.rows(sql`
        insert into "SpaceMember" ("spaceId", "personId", "joinedAt") values (${spaceId}, ${viewer.id}, ${tx.at})`)
      await tx.rows(sql`update "Space" set "memberCount" = "memberCount" + 1 where id = ${spaceId}`)
    }
    await guestAccepted.record(tx, context, { personId: viewer.id, spaceId })
    return { id: viewer.id }
  })
}

/** Another last day. Throws NotFound, NotAllowed, Invalid, and Conflict for somebody who has ended: invite them again. */
export async function extendGuest(context: SignedIn, raw: z.input<typeof ExtendGuest>) {
  const input = parse(ExtendGuest, raw)
  return write(context, 'extendGuest', input, async (tx) => {
    const guest = await manageable(tx, context, input.personId)
    if (guest.endedAt) throw new Conflict(say('guestHasEnded'))
    mustBeSoon(tx, input.until)
    await tx.rows(
      sql`update "Guest" set until = ${input.until} where "personId" = ${input.personId}`,
    )
    const { personId, spaceId } = guest
    await guestExtended.record(tx, context, {
      personId,
      spaceId,
      until: input.until.toISOString(),
    })
    return { id: personId }
  })
}

/** Ends a guest's access at once; what they wrote stays. A second time changes nothing. */
export async function endGuest(context: SignedIn, raw: z.input<typeof EndGuest>) {
  const input = parse(EndGuest, raw)
  return write(context, 'endGuest', input, async (tx) => {
    const guest = await manageable(tx, context, input.personId)
    if (!guest.endedAt) await end(tx, guest, context)
    return { id: input.personId }
  })
}

async function manageable(tx: Tx, context: SignedIn, personId: number): Promise<GuestRow> {
  const guest = await guestOf(tx, personId, true)
  if (!guest || !canManageGuest(context.viewer, guest)) throw new NotFound()
  return guest
}

/** Whoever invited them takes over what they own. */
async function end(tx: Tx, guest: GuestRow, by: Actor): Promise<void> {
  const { personId, spaceId, invitedById } = guest
  const inviter = await tx.first<{ id: number }>(sql`
    select id from "Person" where id = ${invitedById}::int and "deactivatedAt" is null`)
  await handOverAll(tx, { personId, successorId: inviter?.id ?? null, by })
  const removed = await tx.first(sql`
    delete from "SpaceMember" where "spaceId" = ${spaceId} and "personId" = ${personId} returning "personId"`)
  if (removed)
    await tx.rows(sql`update "Space" set "memberCount" = "memberCount" - 1 where id = ${spaceId}`)
  await tx.rows(sql`update "Guest" set "endedAt" = ${tx.at} where "personId" = ${personId}`)
  await tx.rows(sql`
    update "Person" set "deactivatedAt" = coalesce("deactivatedAt", ${tx.at}) where id = ${personId}`)
  await guestEnded.record(tx, by, { personId, spaceId })
}

/** At most so many end in a minute; none of them signs in from their date on anyway. */
const MAX_ENDED = 100

/** The job that ends guests on their date. */
export async function endGuestsInTime(_: unknown, __: unknown, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const due = await tx.rows<{ personId: number }>(sql`
      select "personId" from "Guest" where "endedAt" is null and until <= ${now}
      order by until limit ${MAX_ENDED} for update skip locked`)
    for (const { personId } of due) {
      const guest = await guestOf(tx, personId)
      if (guest) await end(tx, guest, systemActor('end-guests'))
    }
  })
}
