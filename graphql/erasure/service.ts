// Accounts that are to be erased: asked for, agreed to by a second person, taken back, and done when the time has come.
import * as z from 'zod/mini'
import { isService } from '#graphql/audience.ts'
import { type SignedIn, systemActor } from '#graphql/context.ts'
import { Conflict, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { endAccess } from '#graphql/people/leavers.ts'
import { keepAnAdministrator } from '#graphql/people/role-grants.ts'
import { days } from '#graphql/time.ts'
import { transaction } from '#graphql/transaction.ts'
import { write } from '#graphql/write.ts'
import { accountMessages } from '#messages/account.ts'
import { languageOf } from '#messages/engine/languages.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { eraseAccount } from './erasing.ts'
import { erasureAgreed, erasureAsked, erasureTakenBack } from './events.ts'
import { ERASURE_DAYS } from './limits.ts'
import { canAgreeToErasure, canAskForErasure, canTakeBackErasure } from './policy.ts'
import { dueErasures, type ErasureRow, erasureOf } from './queries.ts'

const say = accountMessages.message

const AskForErasure = z.strictObject({
  personId: z.int().check(z.gte(1)),
  keepsPosts: z.boolean(),
})
const dueFrom = (at: Date): Date => new Date(at.getTime() + days(ERASURE_DAYS))

/** Tells whom it is about, by mail, in the background. */
const tellLater = (tx: Tx, personId: number, what: 'asked' | 'takenBack'): void =>
  tx.later(sql`
    select 1 from graphile_worker.add_job('mail-erasure', json_build_object('personId', ${personId}::int, 'what', ${what}::text,
      'at', ${tx.at.toISOString()}::text), max_attempts => 8)`)

/**
 * Asks for an account to be erased: one's own, after ERASURE_DAYS; somebody else's, once a second administrator has agreed.
 * Throws NotAllowed, NotFound, Invalid for the last administrator, and Conflict where it was asked for already.
 */
export function askForErasure(context: SignedIn, raw: z.input<typeof AskForErasure>) {
  const input = parse(AskForErasure, raw)
  const { viewer } = context
  const { personId, keepsPosts } = input
  if (!canAskForErasure(viewer, personId)) throw new NotAllowed()
  return write(context, 'askForErasure', input, async (tx) => {
    await keepAnAdministrator(tx, null, personId)
    const person = await tx.first<{ isService: boolean }>(sql`
      select ${isService(sql`"Person".id`)} as "isService" from "Person" where id = ${personId} for no key update`)
    if (!person || person.isService) throw new NotFound()
    const isOwn = viewer.id === personId
    // One's own wish counts before that of an administrator whom nobody has agreed with.
    if (isOwn)
      await tx.rows(
        sql`delete from "ErasureRequest" where "personId" = ${personId} and "dueAt" is null`,
      )
    if (await erasureOf(tx, personId)) throw new Conflict(say('refused.asked'))
    await tx.rows(sql`
      insert into "ErasureRequest" ("personId", "requestedById", "requestedAt", "keepsPosts", "dueAt")
      values (${personId}, ${viewer.id}, ${tx.at}, ${keepsPosts}, ${isOwn ? dueFrom(tx.at) : null}::timestamptz)`)
    await erasureAsked.record(tx, context, { personId })
    if (isOwn) tellLater(tx, personId, 'asked')
    return { id: personId }
  })
}

/** Agrees to what another administrator has asked for: from now on it waits. Throws NotFound, NotAllowed, and Conflict where that one is none any longer. */
export function agreeToErasure(context: SignedIn, personId: number) {
  return write(context, 'agreeToErasure', { personId }, async (tx) => {
    const request = await lockRequest(tx, personId)
    if (!canAgreeToErasure(context.viewer, request)) throw new NotAllowed(say('refused.other'))
    const { requestedById } = request
    const stillThere = await tx.first(sql`
      select 1 as one from "Person" where id = ${requestedById} and role = 'ADMIN' and "deactivatedAt" is null for key share`)
    if (!stillThere) throw new Conflict(say('refused.askedByNobody'))
    await tx.rows(sql`
      update "ErasureRequest" set "agreedById" = ${context.viewer.id}, "dueAt" = ${dueFrom(tx.at)} where "personId" = ${personId}`)
    await erasureAgreed.record(tx, context, { personId })
    tellLater(tx, personId, 'asked')
    return { id: personId }
  })
}

/** Takes it back, as long as it is not done. Throws NotFound, NotAllowed. */
export function takeBackErasure(context: SignedIn, personId: number) {
  return write(context, 'takeBackErasure', { personId }, async (tx) => {
    const request = await lockRequest(tx, personId)
    if (!canTakeBackErasure(context.viewer, request)) throw new NotAllowed()
    await tx.rows(sql`delete from "ErasureRequest" where "personId" = ${personId}`)
    await erasureTakenBack.record(tx, context, { personId })
    if (request.dueAt) tellLater(tx, personId, 'takenBack')
    return { id: personId }
  })
}

async function lockRequest(tx: Tx, personId: number) {
  await tx.rows(sql`select 1 from "ErasureRequest" where "personId" = ${personId} for update`)
  const request = await erasureOf(tx, personId)
  if (!request || request.erasedAt) throw new NotFound()
  return request
}

/**
 * Erases accounts whose time has come: their access ends, what they own is handed over, and nothing names them any longer.
 * One that fails holds up no other; in the end it throws AggregateError, so that the job is listed as failed and tried again.
 * @param slice how many are read at a time
 */
export async function eraseDue(db: Db, now: Date, slice = 50): Promise<void> {
  const failed: unknown[] = []
  let due: ErasureRow[] = []
  do {
    due = await dueErasures(db, now, due.at(-1), slice)
    for (const { personId } of due)
      await eraseIfDue(personId, now).catch((error: unknown) => failed.push(error))
  } while (due.length === slice)
  if (failed.length)
    throw new AggregateError(failed, `Accounts that could not be erased: ${failed.length}`)
}

const eraseIfDue = (personId: number, now: Date): Promise<void> =>
  transaction(async (tx) => {
    await tx.rows(sql`select 1 from "ErasureRequest" where "personId" = ${personId} for update`)
    const request = await erasureOf(tx, personId)
    if (!request?.dueAt || request.erasedAt || request.dueAt > now) return
    if (await isLastAdministrator(tx, personId)) return wait(tx, personId, now)
    const by = systemActor('erasure')
    const person = await tx.first<{ interfaceLanguage: string | null; language: string }>(
      sql`select "interfaceLanguage", language from "Person" where id = ${personId}`,
    )
    await endAccess(tx, { personId, successorId: null, by })
    const language = languageOf(person?.interfaceLanguage) ?? languageOf(person?.language) ?? 'en'
    await eraseAccount(tx, by, personId, { keepsPosts: request.keepsPosts, language })
  }, now)

/** Became the last one meanwhile: nobody could look after the company. */
const isLastAdministrator = async (tx: Tx, personId: number): Promise<boolean> => {
  const ids = await tx.rows<{ id: number }>(sql`
    select id from "Person" where role = 'ADMIN' and "deactivatedAt" is null order by id for no key update`)
  return ids.length === 1 && ids[0]?.id === personId
}

const wait = async (tx: Tx, personId: number, now: Date): Promise<void> => {
  const later = new Date(now.getTime() + days(1))
  await tx.rows(sql`update "ErasureRequest" set "dueAt" = ${later} where "personId" = ${personId}`)
}
