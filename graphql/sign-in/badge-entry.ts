// Coming in with a badge number and a PIN, where that is switched on. Not for administrators, nor beside an account of the
// company's own login: a few digits must not open more than they are meant to.
import type * as z from 'zod/mini'
import { holdsRight, isPastGuest, isService } from '#graphql/audience.ts'
import { systemActor } from '#graphql/context.ts'
import { Invalid, TooMany } from '#graphql/errors.ts'
import { accountsOf } from '#graphql/identity/external.ts'
import { startSession } from '#graphql/identity/service.ts'
import { parse } from '#graphql/parse.ts'
import { days, hours, minutes } from '#graphql/time.ts'
import { transaction } from '#graphql/transaction.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { db as ownDb, type Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { hashPassword, isPassword } from './argon2.ts'
import { badgeOf } from './badge-numbers.ts'
import { countTry, forgetTries } from './counts.ts'
import { badgePinChanged } from './events.ts'
import { ChoosePin } from './input.ts'
import { hasSignOn } from './service.ts'
import { areBadgesOn } from './settings.ts'

const say = refusalMessages.message

/** PINs tried for one badge, whoever tries: a PIN is short. Open sessions go on meanwhile. */
export const PINS_OF_BADGE = { what: 'pin', max: 10, within: hours(1) }
/** Wrong PINs of one badge; after so many it needs another first PIN of an administrator. Coming in forgets none of them. */
export const WRONG_PINS = { max: 40, within: days(7) }
/** PINs tried from one network, in which a whole hall may begin its shift. */
export const PINS_OF_NETWORK = { what: 'pin from', max: 600, within: hours(1) }
/** A session ends with the shift: the device may be everybody's. */
export const BADGE_SESSION = hours(12)
/** A first PIN that nobody has used is worth nothing after so long. */
export const FIRST_PIN_LENGTH = days(30)
const CHANGE_LENGTH = minutes(10)

type Found = { personId: number; number: string; pinHash: string; mustChangePin: boolean }

type Sought = { number: string } | { browserHash: string }

/** The badge of this number, or of whom another PIN is chosen in this browser now: of those who may come in by one. */
async function findBadge(sought: Sought): Promise<Found | undefined> {
  const now = new Date()
  const number = 'number' in sought ? sought.number : null
  const browserHash = 'browserHash' in sought ? sought.browserHash : null
  const found = await ownDb.first<Found>(sql`
    select b."personId", b.number, b."pinHash", b."mustChangePin" from "Badge" b join "Person" p on p.id = b."personId"
    where (b.number = ${number}::text or (b."changeBrowserHash" = ${browserHash}::text and b."changeUntil" > ${now}))
      and p."deactivatedAt" is null and not ${isPastGuest(sql`p.id`)} and not ${isService(sql`p.id`)}
      and not ${holdsRight(sql`p.id`, 'CHANGE_ADMINISTRATION', sql`null::int`)}
      and (not b."mustChangePin" or b."pinSetAt" > ${new Date(now.getTime() - FIRST_PIN_LENGTH)})`)
  if (!found || !(await hasSignOn(ownDb))) return found
  return (await accountsOf(ownDb, found.personId)).length > 0 ? undefined : found
}

/** What came of a badge number and a PIN: a session, another PIN to choose in this browser, or nothing that is told. */
export type BadgeAnswer = { sessionId: string } | 'choosePin' | 'tooMany' | null

type Typed = { badge: string; pin: string }
type Asking = { network: string; browserHash: string; userAgent: string; requestId: string }

/** Comes in by a badge. Takes as long for a number that nobody has. */
export async function enterByBadge(typed: Typed, asking: Asking): Promise<BadgeAnswer> {
  if (!(await areBadgesOn())) return null
  const number = badgeOf(typed.badge).slice(0, 200)
  if (!(await areCounted(number, asking.network))) return 'tooMany'
  const found = await findBadge({ number })
  const triedAt = await noteWrong(found?.personId ?? 0)
  if (!(await isPassword(typed.pin, found?.pinHash)) || !found || !triedAt) return null
  await forgetWrong(found.personId, triedAt)
  if (found.mustChangePin) {
    await beginChoice(found.personId, asking.browserHash)
    return 'choosePin'
  }
  await forgetTries(PINS_OF_BADGE, number)
  return { sessionId: await begin(found.personId, asking) }
}

/** Counts the try before it is looked at: guesses that are sent at once are all counted. */
async function areCounted(number: string, network: string): Promise<boolean> {
  try {
    await countTry(PINS_OF_NETWORK, network)
    await countTry(PINS_OF_BADGE, number)
    return true
  } catch (error) {
    if (error instanceof TooMany) return false
    throw error
  }
}

/** Notes a wrong PIN, before it is looked at: guesses that are sent at once are all noted. Null: there were too many. */
const noteWrong = (personId: number): Promise<Date | null> =>
  transaction(async (tx) => {
    const since = new Date(tx.at.getTime() - WRONG_PINS.within)
    const row = await tx.first(sql`
      update "Badge" set "wrongPinsAt" =
        array(select wrong.at from unnest("wrongPinsAt") wrong(at) where wrong.at > ${since}) || ${tx.at}::timestamptz
      where "personId" = ${personId} and cardinality("wrongPinsAt") < ${WRONG_PINS.max} returning 1 as one`)
    return row ? tx.at : null
  })

/** It was the right one. */
const forgetWrong = (personId: number, at: Date): Promise<void> =>
  transaction(async (tx) => {
    await tx.rows(sql`
      update "Badge" set "wrongPinsAt" = array_remove("wrongPinsAt", ${at}::timestamptz) where "personId" = ${personId}`)
  })

/** One badge at a time in a browser: on a shared device the one before is forgotten. */
const beginChoice = (personId: number, browserHash: string): Promise<void> =>
  transaction(async (tx) => {
    await tx.rows(sql`
      update "Badge" set "changeBrowserHash" = case when "personId" = ${personId}::int then ${browserHash}::text end,
        "changeUntil" = case when "personId" = ${personId}::int then ${new Date(tx.at.getTime() + CHANGE_LENGTH)}::timestamptz end
      where "personId" = ${personId} or "changeBrowserHash" = ${browserHash}`)
  })

/**
 * Takes the PIN that somebody has chosen in place of their first one, and comes in. @returns null: nothing was begun in this
 * browser, or too long ago. Throws Invalid for a PIN that is too easy, or the first one again.
 */
export async function choosePin(
  raw: z.input<typeof ChoosePin>,
  browserHash: string | null,
  { userAgent, requestId }: Pick<Asking, 'userAgent' | 'requestId'>,
): Promise<string | null> {
  if (browserHash === null || !(await areBadgesOn())) return null
  const { pin } = parse(ChoosePin, raw)
  const before = await findBadge({ browserHash })
  if (!before) return null
  if (await isPassword(pin, before.pinHash)) throw new Invalid({ pin: [say('pinSame')] })
  const pinHash = await hashPassword(pin)
  const personId = await transaction((tx) => takePin(tx, before, pinHash, requestId))
  if (personId === null) return null
  await forgetTries(PINS_OF_BADGE, before.number)
  return begin(personId, { userAgent, requestId })
}

/** Of two that are sent at once the first one counts. */
async function takePin(
  tx: Tx,
  { personId, pinHash: before }: Found,
  pinHash: string,
  requestId: string,
): Promise<number | null> {
  const row = await tx.first(sql`
    update "Badge" set "pinHash" = ${pinHash}, "mustChangePin" = false, "pinSetAt" = ${tx.at},
      "changeBrowserHash" = null, "changeUntil" = null
    where "personId" = ${personId} and "pinHash" = ${before} and "changeUntil" > ${tx.at} returning 1 as one`)
  if (!row) return null
  await badgePinChanged.record(tx, systemActor(requestId), { personId })
  return personId
}

const begin = (
  personId: number,
  { userAgent, requestId }: Pick<Asking, 'userAgent' | 'requestId'>,
): Promise<string> => {
  const noteUse = async (tx: Tx) => {
    await tx.rows(sql`update "Badge" set "lastUsedAt" = ${tx.at} where "personId" = ${personId}`)
  }
  return startSession(personId, 'badge', userAgent, requestId, noteUse, BADGE_SESSION)
}
