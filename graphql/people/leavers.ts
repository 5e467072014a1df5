// Somebody leaves: access ends, and what they own is handed over, in one transaction. Or they come back.
import type * as z from 'zod/mini'
import { isGuest, isService } from '#graphql/audience.ts'
import type { SignedIn, Viewer } from '#graphql/context.ts'
import { Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { handOverAll, type Leaving, leavingColumns, type OwnedThing } from '#graphql/leaving.ts'
import { parse } from '#graphql/parse.ts'
import { write } from '#graphql/write.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { personLeft, personReturned } from './events.ts'
import { Deactivate } from './input.ts'
import { canDeactivate } from './policy.ts'
import { keepAnAdministrator } from './role-grants.ts'

const say = refusalMessages.message

/**
 * Ends somebody's access: sessions, sockets, tokens and mails at once. What they own goes to the successor, as far as that
 * person may read it; what is left without an owner is told to those who look after it. A second time changes nothing.
 * Throws NotAllowed, NotFound, and Invalid for a successor who cannot be one.
 */
export async function deactivate(context: SignedIn, raw: z.input<typeof Deactivate>) {
  const input = parse(Deactivate, raw)
  const { viewer } = context
  const { personId } = input
  const successorId = input.successorId ?? null
  if (!canDeactivate(viewer, personId)) throw new NotAllowed()
  return write(context, 'deactivate', input, async (tx) => {
    await keepAnAdministrator(tx, viewer.id, personId)
    const person = await tx.first<{ deactivatedAt: Date | null }>(sql`
      select "deactivatedAt" from "Person" where id = ${personId} for no key update`)
    if (!person) throw new NotFound()
    if (person.deactivatedAt) return { id: personId }
    if (successorId !== null) await mustSucceed(tx, personId, successorId)
    await endAccess(tx, { personId, successorId, by: context })
    await personLeft.record(tx, context, {
      personId,
      byId: viewer.id,
      ...(successorId === null ? {} : { successorId }),
    })
    return { id: personId }
  })
}

/** Ends access and hands over, for whoever has checked that they may and records the event. @returns false for somebody who has left */
export async function endAccess(tx: Tx, leaving: Leaving): Promise<boolean> {
  const left = await tx.first(sql`
    update "Person" set "deactivatedAt" = ${tx.at} where id = ${leaving.personId} and "deactivatedAt" is null returning 1 as one`)
  if (left) await handOverAll(tx, leaving)
  return left !== undefined
}

/** The opposite, but for roles and what was handed over. @returns false for somebody who has access */
export const giveAccess = async (tx: Tx, personId: number): Promise<boolean> =>
  (await tx.first(sql`
    update "Person" set "deactivatedAt" = null where id = ${personId} and "deactivatedAt" is not null returning 1 as one`)) !==
  undefined

type Successor = { deactivatedAt: Date | null; isGuest: boolean; isService: boolean }

/** Of two who succeed one another at once, the lock lets one leave first. */
async function mustSucceed(tx: Tx, personId: number, successorId: number): Promise<void> {
  const refuse = (message: Message) => new Invalid({ successorId: [message] })
  if (successorId === personId) throw refuse(say('successorSelf'))
  const successor = await tx.first<Successor>(sql`
    select "deactivatedAt", ${isGuest(sql`"Person".id`)} as "isGuest",
      ${isService(sql`"Person".id`)} as "isService" from "Person" where id = ${successorId} for no key update`)
  if (!successor) throw refuse(say('noSuchPerson'))
  if (successor.isGuest) throw refuse(say('isGuest'))
  if (successor.isService) throw refuse(say('isService'))
  if (successor.deactivatedAt) throw refuse(say('successorLeft'))
}

/** Gives somebody access again: as it was, but for roles and for what was handed over. */
export async function reactivate(context: SignedIn, personId: number) {
  const { viewer } = context
  if (!canDeactivate(viewer, personId)) throw new NotAllowed()
  return write(context, 'reactivate', { personId }, async (tx) => {
    const person = await tx.first<{ deactivatedAt: Date | null }>(sql`
      select "deactivatedAt" from "Person" where id = ${personId} for no key update`)
    if (!person) throw new NotFound()
    if (await giveAccess(tx, personId))
      await personReturned.record(tx, context, { personId, byId: viewer.id })
    return { id: personId }
  })
}

export type OwnedKind = { label: Message; things: OwnedThing[]; hidden: number; ends: boolean }

/** What somebody would leave behind, by kind. Of what the viewer may not read only the number is told. */
export async function ownedBy(db: Db, viewer: Viewer, personId: number): Promise<OwnedKind[]> {
  const kinds: OwnedKind[] = []
  for (const onLeave of leavingColumns().values()) {
    if ('stays' in onLeave || !onLeave.list) continue
    const all = await onLeave.list(db, personId)
    if (all.length === 0) continue
    const things = all.filter(
      ({ spaceId }) => spaceId === null || viewer.spaceIds.includes(spaceId),
    )
    const [label, hidden] = [onLeave.label(all.length), all.length - things.length]
    kinds.push({ label, things, hidden, ends: 'ends' in onLeave })
  }
  return kinds
}
