// Texts that only this Atrium can have made: for links that work without a session. The keys are in the database, so that
// every process and every restart has the same ones.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

const MAX_LENGTH = 200
const keys = new Map<string, string>()

async function keyFor(db: Db, purpose: string): Promise<string> {
  const known = keys.get(purpose)
  if (known) return known
  await db.rows(sql`
    insert into "SigningKey" (purpose, key, "createdAt") values (${purpose}, ${randomBytes(32).toString('base64url')}, now())
    on conflict do nothing`)
  const row = await db.first<{ key: string }>(
    sql`select key from "SigningKey" where purpose = ${purpose}`,
  )
  if (!row) throw new Error(`no key to sign with for ${purpose}`)
  keys.set(purpose, row.key)
  return row.key
}

const mac = (key: string, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** A text with its signature, of letters, digits, `.`, `-` and `_`. @param text letters, digits and `-` */
export async function signed(db: Db, purpose: string, text: string): Promise<string> {
  return `${text}.${mac(await keyFor(db, purpose), text).toString('base64url')}`
}

/** The text of a signed one, or null when it was not signed here for this purpose. */
export async function verified(db: Db, purpose: string, token: string): Promise<string | null> {
  const [, text, signature] =
    (token.length <= MAX_LENGTH && /^([\w-]{1,60})\.([\w-]{43})$/.exec(token)) || []
  if (!text || !signature) return null
  const given = Buffer.from(signature, 'base64url')
  const own = mac(await keyFor(db, purpose), text)
  return given.length === own.length && timingSafeEqual(given, own) ? text : null
}
