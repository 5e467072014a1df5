// Measuring what an entry has brought, and signing it off.
import type * as z from 'zod/mini'
import { type FoundChallenge, findChallenge } from '#graphql/challenges/queries.ts'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, NotAllowed, NotFound } from '#graphql/errors.ts'
import { mustRead } from '#graphql/ideas/find.ts'
import { parse } from '#graphql/parse.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { valueMeasured, valueOwnerSet, valueSigned } from './events.ts'
import { MeasureValue, SetValueOwner, SignValue } from './input.ts'
import { canMeasure, canSetOwner, canSign } from './policy.ts'
import { entryValueOf, type ValueRow } from './queries.ts'

const say = refusalMessages.message
type Found = { challenge: FoundChallenge; value: ValueRow }
type EntryRef = { challengeId: number; ideaId: number }

/** An entry of which value is expected, locked. Throws NotFound. */
async function findValue(tx: Tx, { viewer }: SignedIn, at: EntryRef): Promise<Found> {
  const challenge = await findChallenge(tx, viewer, at.challengeId)
  const locked = await entryValueOf(tx, viewer, at.challengeId, at.ideaId, 'lock')
  if (!locked) throw new NotFound()
  // Read again: whoever had the lock before may have changed it.
  const value = await entryValueOf(tx, viewer, at.challengeId, at.ideaId)
  if (!value) throw new NotFound()
  return { challenge, value }
}

/**
 * Says what an entry has brought, in place of what was said before; said by its owner, it is signed off with that. Throws Invalid,
 * NotFound, NotAllowed, and Conflict once it is signed off.
 */
export async function measureValue(context: SignedIn, raw: z.input<typeof MeasureValue>) {
  const input = parse(MeasureValue, raw)
  const { viewer } = context
  return write(context, 'measureValue', input, async (tx) => {
    const { challenge, value } = await findValue(tx, context, input)
    if (value.signedAt) throw new Conflict(say('valueSigned'))
    if (!canMeasure(viewer, challenge, value, tx.at)) throw new NotAllowed(say('valueNotNow'))
    const { challengeId, ideaId, measured, note } = input
    const isSigned = value.ownerId === viewer.id
    await tx.rows(sql`
      insert into "ValueCheck" ("challengeId", "ideaId", measured, note, "measuredById", "measuredAt", "signedById", "signedAt")
      values (${challengeId}, ${ideaId}, ${measured}, ${note}, ${viewer.id}, ${tx.at}, ${isSigned ? viewer.id : null}::int,
        ${isSigned ? tx.at : null}::timestamptz)
      on conflict ("challengeId", "ideaId") do update set measured = excluded.measured, note = excluded.note,
        "measuredById" = excluded."measuredById", "measuredAt" = excluded."measuredAt", "signedById" = excluded."signedById",
        "signedAt" = excluded."signedAt"`)
    const about = { challengeId, spaceId: challenge.spaceId, ideaId, byId: viewer.id }
    await valueMeasured.record(tx, context, about)
    if (isSigned) await valueSigned.record(tx, context, about)
    return { challengeId, ideaId }
  })
}

/** Its owner signs off what somebody else measured. Throws Invalid, NotFound, NotAllowed, and Conflict when it was measured anew meanwhile. */
export async function signValue(context: SignedIn, raw: z.input<typeof SignValue>) {
  const input = parse(SignValue, raw)
  const { viewer } = context
  return write(context, 'signValue', input, async (tx) => {
    const { challenge, value } = await findValue(tx, context, input)
    const { challengeId, ideaId } = input
    if (value.signedAt && value.signedById === viewer.id && value.measured === input.measured)
      return { challengeId, ideaId }
    if (!canSign(viewer, challenge, value)) throw new NotAllowed()
    if (value.measured !== input.measured) throw new Conflict(say('valueMeasuredAnew'))
    await tx.rows(sql`
      update "ValueCheck" set "signedAt" = ${tx.at}, "signedById" = ${viewer.id}
      where "challengeId" = ${challengeId} and "ideaId" = ${ideaId}`)
    const about = { challengeId, spaceId: challenge.spaceId, ideaId, byId: viewer.id }
    await valueSigned.record(tx, context, about)
    return { challengeId, ideaId }
  })
}

/** Says who answers for the value of an entry. Throws Invalid (somebody who may not read the space), NotFound, NotAllowed. */
export async function setValueOwner(context: SignedIn, raw: z.input<typeof SetValueOwner>) {
  const input = parse(SetValueOwner, raw)
  const { viewer } = context
  return write(context, 'setValueOwner', input, async (tx) => {
    const { challenge, value } = await findValue(tx, context, input)
    if (!canSetOwner(viewer, challenge, value)) throw new NotAllowed()
    const { challengeId, ideaId, ownerId } = input
    await mustRead(tx, [ownerId], challenge.spaceId, 'ownerId')
    if (ownerId === value.ownerId) return { challengeId, ideaId }
    await tx.rows(sql`
      insert into "ValueCheck" ("challengeId", "ideaId", "ownerId") values (${challengeId}, ${ideaId}, ${ownerId})
      on conflict ("challengeId", "ideaId") do update set "ownerId" = excluded."ownerId"`)
    await valueOwnerSet.record(tx, context, {
      challengeId,
      spaceId: challenge.spaceId,
      ideaId,
      personId: ownerId,
      byId: viewer.id,
      isDue: value.checkAt <= tx.at && value.measured === null,
    })
    return { challengeId, ideaId }
  })
}
