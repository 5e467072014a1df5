// Badges: given by administrators, most of them to colleagues without an email address, and a way in where it is switched on. A PIN that
// somebody else gave opens nothing but the form of another one.
import { randomInt } from 'node:crypto'
import type * as z from 'zod/mini'
import { holdsRight, isGuest, isService } from '#graphql/audience.ts'
import type { Actor, SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { endSessionsOf } from '#graphql/identity/service.ts'
import { randomLetters } from '#graphql/ids.ts'
import { parse } from '#graphql/parse.ts'
import { hasNoMail, makePersonRow } from '#graphql/people/provision.ts'
import { write } from '#graphql/write.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { hashPassword } from './argon2.ts'
import { isWeakPin } from './badge-numbers.ts'
import { badgeGiven, badgePinReset, badgeRemoved } from './events.ts'
import { GiveBadges, OnePerson } from './input.ts'
import { PIN_MIN } from './limits.ts'
import { canManageSignIn } from './policy.ts'

const say = refusalMessages.message

function mustManage({ viewer }: SignedIn): void {
  if (!canManageSignIn(viewer)) throw new NotAllowed()
}

/** A PIN that nobody guesses at once. */
export function newPin(): string {
  for (;;) {
    const pin = String(randomInt(10 ** PIN_MIN)).padStart(PIN_MIN, '0')
    if (!isWeakPin(pin)) return pin
  }
}

export type BadgeRow = {
  personId: number
  number: string
  mustChangePin: boolean
  lastUsedAt: Date | null
}

/** Badges, the latest people first. `before` is the person of the row before. */
export const listBadges = (db: Db, wanted: number, before: number | null): Promise<BadgeRow[]> =>
  db.rows<BadgeRow>(sql`
    select b."personId", b.number, b."mustChangePin", b."lastUsedAt" from "Badge" b
    where (${before}::int is null or b."personId" < ${before}::int)
    order by b."personId" desc limit ${wanted + 1}`)

/** The numbers of people's badges, by person. */
export async function badgeNumbersOf(
  db: Db,
  personIds: readonly number[],
): Promise<Map<number, string>> {
  const rows = await db.rows<{ personId: number; number: string }>(sql`
    select "personId", number from "Badge" where "personId" = any(${[...personIds]}::int[])`)
  return new Map(rows.map(({ personId, number }) => [personId, number]))
}

/** Whose badge it is; null: nobody's. */
export const personOfBadge = async (db: Db, number: string): Promise<number | null> =>
  (
    await db.first<{ personId: number }>(
      sql`select "personId" from "Badge" where number = ${number}`,
    )
  )?.personId ?? null

/** Without a PIN: it is mailed to them. */
export type GivenBadge = { personId: number; number: string; name: string; pin: string | null }
type Wish = z.output<typeof GiveBadges>['badges'][number]

/**
 * Gives badges with a first PIN each: to people who are here, by their address, to which the PIN is mailed, so that nobody else comes
 * in as them; and to new ones without one, whose PIN is told this once. All or none. Throws NotAllowed, and Invalid with a message for each that cannot be given.
 */
export async function giveBadges(
  context: SignedIn,
  raw: z.input<typeof GiveBadges>,
): Promise<GivenBadge[]> {
  const { badges } = parse(GiveBadges, raw)
  mustManage(context)
  const wishes = await Promise.all(
    badges.map(async (wish) => {
      const firstPin = wish.pin ?? newPin()
      return { ...wish, firstPin, pinHash: await hashPassword(firstPin) }
    }),
  )
  const given: GivenBadge[] = []
  // A key of the request must not make the PINs readable a second time.
  await write({ ...context, idempotencyKey: null }, 'giveBadges', {}, async (tx) => {
    given.length = 0
    const problems: Message[] = []
    for (const wish of wishes) {
      const person = await ownerOf(tx, wish, context.language)
      const problem = 'problem' in person ? person.problem : await problemWith(tx, wish, person.id)
      if (problem || 'problem' in person) {
        if (problem) problems.push(problem)
        continue
      }
      await writeBadge(tx, person.id, wish.number, wish.pinHash)
      await badgeGiven.record(tx, context, { personId: person.id })
      const pin = hasNoMail(person.email) ? wish.firstPin : mailPin(tx, person.id)
      given.push({ personId: person.id, number: wish.number, name: person.name, pin })
    }
    if (problems.length > 0) throw new Invalid({ badges: problems })
    return {}
  })
  return given
}

/** A job makes the PIN that is valid, and mails it. */
function mailPin(tx: Tx, personId: number): null {
  const payload = JSON.stringify({ personId })
  tx.later(
    sql`select 1 from graphile_worker.add_job('send-badge-mail', ${payload}::json, max_attempts => 4)`,
  )
  return null
}

/** Nobody has such an address, and no mail reaches it. */
export const addressOfBadge = (): string => `badge-${randomLetters(12)}@badge.invalid`

/** Writes a badge with a first PIN. */
const writeBadge = (tx: Tx, personId: number, number: string, pinHash: string) =>
  tx.rows(sql`
    insert into "Badge" ("personId", number, "pinHash", "mustChangePin", "pinSetAt")
    values (${personId}, ${number}, ${pinHash}, true, ${tx.at})
    on conflict ("personId") do update set number = excluded.number, "pinHash" = excluded."pinHash",
      "mustChangePin" = true, "pinSetAt" = excluded."pinSetAt", "changeBrowserHash" = null, "changeUntil" = null, "wrongPinsAt" = '{}'`)

export type ImportedBadge = {
  personId: number
  number: string
  /** Of the first PIN; a mailed one takes its place. */
  pinHash: string
  /** They have an address, to which a first PIN is mailed. */
  isMailed: boolean
}

/**
 * Gives a badge that a file names; sessions begun with another number end. @returns why it cannot be given, or null. Whoever calls it
 * has checked that they may.
 */
export async function giveImportedBadge(
  tx: Tx,
  by: Actor,
  { personId, number, pinHash, isMailed }: ImportedBadge,
): Promise<Message | null> {
  const person = await tx.first<{ name: string; administers: boolean }>(sql`
    select p.name, ${holdsRight(sql`p.id`, 'CHANGE_ADMINISTRATION', sql`null::int`)} as administers
    from "Person" p where p.id = ${personId} for no key update`)
  if (!person || person.administers) return say('badgeAdmin', { name: person?.name ?? '' })
  const problem = await problemWith(tx, { number }, personId)
  if (problem) return problem
  const before = await tx.first(sql`select 1 from "Badge" where "personId" = ${personId}`)
  await writeBadge(tx, personId, number, pinHash)
  if (before) await endSessionsOf(tx, personId)
  await badgeGiven.record(tx, by, { personId })
  if (isMailed) mailPin(tx, personId)
  return null
}

type Owner = { id: number; name: string; email: string } | { problem: Message }

/** Who gets the badge: somebody who is here, by their address, or a new person of this name. */
async function ownerOf(tx: Tx, { who, unit, pin }: Wish, language: string): Promise<Owner> {
  if (!who.includes('@')) {
    const facts = { name: who, unit, title: '', site: '', language, interfaceLanguage: null }
    const email = addressOfBadge()
    const id = await makePersonRow(tx, { ...facts, email, getsNoMail: true })
    if (id === null) throw new Conflict(say('tryLater'))
    return { id, name: who, email }
  }
  const found = await tx.first<{
    id: number
    name: string
    email: string
    administers: boolean
  }>(sql`
    select p.id, p.name, p.email, ${holdsRight(sql`p.id`, 'CHANGE_ADMINISTRATION', sql`null::int`)} as administers from "Person" p
    where lower(p.email) = ${who.toLowerCase()} and p."deactivatedAt" is null
      and not ${isGuest(sql`p.id`)} and not ${isService(sql`p.id`)} for no key update`)
  if (!found) return { problem: say('badgeNobody', { who }) }
  if (found.administers) return { problem: say('badgeAdmin', { name: found.name }) }
  if (pin && !hasNoMail(found.email))
    return { problem: say('badgePinMailed', { name: found.name }) }
  return found
}

async function problemWith(
  tx: Tx,
  { number }: Pick<Wish, 'number'>,
  personId: number,
): Promise<Message | null> {
  const taken = await tx.first<{ name: string }>(sql`
    select p.name from "Badge" b join "Person" p on p.id = b."personId"
    where b.number = ${number} and b."personId" <> ${personId}`)
  return taken ? say('badgeTaken', { number, name: taken.name }) : null
}

/** Another first PIN for somebody who has forgotten theirs, mailed or told like the first; their sessions end. Throws NotAllowed, NotFound. */
export async function resetPin(
  context: SignedIn,
  raw: z.input<typeof OnePerson>,
): Promise<GivenBadge> {
  const { personId } = parse(OnePerson, raw)
  mustManage(context)
  const pin = newPin()
  const pinHash = await hashPassword(pin)
  const given = await write(
    { ...context, idempotencyKey: null },
    'resetBadgePin',
    { personId },
    async (tx) => {
      const row = await tx.first<{ number: string; name: string; email: string }>(sql`
        update "Badge" b set "pinHash" = ${pinHash}, "mustChangePin" = true, "pinSetAt" = ${tx.at},
          "changeBrowserHash" = null, "changeUntil" = null, "wrongPinsAt" = '{}'
        from "Person" p where b."personId" = ${personId} and p.id = b."personId" returning b.number, p.name, p.email`)
      if (!row) throw new NotFound()
      await endSessionsOf(tx, personId)
      await badgePinReset.record(tx, context, { personId })
      const isTold = hasNoMail(row.email)
      if (!isTold) mailPin(tx, personId)
      return { number: row.number, name: row.name, isTold }
    },
  )
  return { personId, number: given.number, name: given.name, pin: given.isTold ? pin : null }
}

/** Takes a badge away; the sessions of its person end. Twice is once. Throws NotAllowed. */
export async function removeBadge(context: SignedIn, raw: z.input<typeof OnePerson>) {
  const { personId } = parse(OnePerson, raw)
  mustManage(context)
  return write(context, 'removeBadge', { personId }, async (tx) => {
    const row = await tx.first(
      sql`delete from "Badge" where "personId" = ${personId} returning 1 as one`,
    )
    if (!row) return { isRemoved: false }
    await endSessionsOf(tx, personId)
    await badgeRemoved.record(tx, context, { personId })
    return { isRemoved: true }
  })
}
