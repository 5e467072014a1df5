// The administrator's password: for the day on which no other way in works. Each use takes a recovery code and tells every
// administrator. While single sign-on is on and was tried it opens nothing.
import { createHash, randomInt } from 'node:crypto'
import type * as z from 'zod/mini'
import { type SignedIn, systemActor } from '#graphql/context.ts'
import { NotAllowed } from '#graphql/errors.ts'
import { startSession } from '#graphql/identity/service.ts'
import { sendPrivately } from '#graphql/notifications/send.ts'
import { parse } from '#graphql/parse.ts'
import { hours } from '#graphql/time.ts'
import { transaction } from '#graphql/transaction.ts'
import { write } from '#graphql/write.ts'
import { languageOf } from '#messages/engine/languages.ts'
import { type Db, db as ownDb, type Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { hashPassword, isPassword } from './argon2.ts'
import { passwordRemoved, passwordSet, passwordUsed } from './events.ts'
import { SetPassword } from './input.ts'
import { RECOVERY_CODES } from './limits.ts'
import { passwordMail } from './password-mail.ts'
import { canHavePassword } from './policy.ts'
import { hasSignOn } from './service.ts'

/** Passwords tried for one address from one network: a stranger uses up nobody else's tries. */
export const PASSWORDS_OF_ADDRESS = { what: 'password', max: 10, within: hours(1) }
/** Passwords tried from one network. */
export const PASSWORDS_OF_NETWORK = { what: 'password from', max: 30, within: hours(1) }

/** No 0, O, 1, I or L: they are written down by hand. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const CODE = new RegExp(`^[${LETTERS}]{12}$`)
const newCode = (): string =>
  Array.from({ length: 12 }, (_, i) => (i && i % 4 === 0 ? '-' : '') + LETTERS[randomInt(31)]).join(
    '',
  )
const plainCode = (code: string): string => code.toUpperCase().replace(/[^0-9A-Z]/g, '')
/** Could this be a recovery code? */
export const isCode = (code: string): boolean => CODE.test(plainCode(code))
const codeHash = (personId: number, code: string): string =>
  createHash('sha256')
    .update(`${personId} ${plainCode(code)}`)
    .digest('base64url')

export type PasswordState = { changedAt: Date; codesLeft: number }
/** The viewer's own; undefined: there is none. */
export const passwordOf = (db: Db, personId: number): Promise<PasswordState | undefined> =>
  db.first<PasswordState>(sql`
    select a."changedAt", (select count(*)::int from "RecoveryCode" c where c."personId" = a."personId") as "codesLeft"
    from "AdministratorPassword" a where a."personId" = ${personId}`)

/** Does a password open anything now? There is one, and single sign-on is not on. */
export async function arePasswordsOn(db: Db = ownDb): Promise<boolean> {
  if (await hasSignOn(db)) return false
  return (await db.first(sql`select 1 as one from "AdministratorPassword" limit 1`)) !== undefined
}

/** Sets the viewer's password, and gives its recovery codes, this once. Those of before end. Throws NotAllowed, Invalid. */
export async function setPassword(context: SignedIn, raw: z.input<typeof SetPassword>) {
  const { viewer } = context
  if (!canHavePassword(viewer)) throw new NotAllowed()
  const { password } = parse(SetPassword, raw)
  const hash = await hashPassword(password)
  const codes = Array.from({ length: RECOVERY_CODES }, newCode)
  // A key of the request must not make the codes readable a second time.
  await write({ ...context, idempotencyKey: null }, 'setPassword', {}, async (tx) => {
    await tx.rows(sql`delete from "AdministratorPassword" where "personId" = ${viewer.id}`)
    await tx.rows(sql`
      insert into "AdministratorPassword" ("personId", hash, "changedAt") values (${viewer.id}, ${hash}, ${tx.at})`)
    await tx.rows(sql`
      insert into "RecoveryCode" ("personId", hash)
      select ${viewer.id}::int, unnest(${codes.map((code) => codeHash(viewer.id, code))}::text[])`)
    await passwordSet.record(tx, context, { personId: viewer.id })
    return {}
  })
  return codes
}

/** Removes the viewer's password. Twice is once. */
export async function removePassword(context: SignedIn) {
  const { viewer } = context
  if (!canHavePassword(viewer)) throw new NotAllowed()
  return write(context, 'removePassword', {}, async (tx) => {
    const row = await tx.first(
      sql`delete from "AdministratorPassword" where "personId" = ${viewer.id} returning 1 as one`,
    )
    if (row) await passwordRemoved.record(tx, context, { personId: viewer.id })
    return { isRemoved: row !== undefined }
  })
}

type Typed = { email: string; password: string; code: string }
type Found = { personId: number; hash: string }

/**
 * Comes in by address, password and a recovery code, which is used up. Takes as long for an address that nobody has.
 * @returns the secret id of the session, or null: which of the three was wrong is not told
 */
export async function enterByPassword(
  { email, password, code }: Typed,
  userAgent: string,
  requestId: string,
): Promise<string | null> {
  const found = await ownDb.first<Found>(sql`
    select a."personId", a.hash from "AdministratorPassword" a join "Person" p on p.id = a."personId"
    where lower(p.email) = ${email} and p."deactivatedAt" is null and p.role = 'ADMIN'`)
  if (!(await isPassword(password, found?.hash)) || !found) return null
  const { personId } = found
  const used = await transaction(async (tx) => {
    const row = await tx.first(sql`
      delete from "RecoveryCode" where "personId" = ${personId} and hash = ${codeHash(personId, code)} returning 1 as one`)
    if (!row || (await hasSignOn(tx))) return false
    await passwordUsed.record(tx, systemActor(requestId), { personId })
    tellAdministrators(tx, personId)
    return true
  })
  return used ? startSession(personId, 'password', userAgent, requestId) : null
}

function tellAdministrators(tx: Tx, personId: number): void {
  const payload = JSON.stringify({ personId, at: tx.at.toISOString() })
  tx.later(
    sql`select 1 from graphile_worker.add_job('send-password-mail', ${payload}::json, max_attempts => 8)`,
  )
}

type Reader = {
  id: number
  email: string
  name: string
  language: string
  interfaceLanguage: string | null
}

/** Tells every administrator, the one who came in too, that the password was used. Repeated, it writes the same mails. */
export async function sendPasswordMail(personId: number, at: Date, db: Db): Promise<void> {
  const readers = await db.rows<Reader>(sql`
    select id, email, name, language, "interfaceLanguage" from "Person"
    where role = 'ADMIN' and "deactivatedAt" is null order by id limit 200`)
  const [who] = await db.rows<{ name: string }>(
    sql`select name from "Person" where id = ${personId}`,
  )
  for (const { id, email, language, interfaceLanguage } of readers) {
    const own = languageOf(interfaceLanguage) ?? languageOf(language) ?? 'en'
    const key = `password-${personId}-${at.getTime()}-${id}`
    await sendPrivately({ ...passwordMail(own, who?.name ?? '', at), to: email, key })
  }
}
