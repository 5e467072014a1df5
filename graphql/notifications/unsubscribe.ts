// Ending all mail by the link in each mail (RFC 8058), without a session: the token is signed and good for nothing else.

import { env } from '#env.ts'
import { viewerOfPerson } from '#graphql/identity/viewer.ts'
import { changeSettings } from '#graphql/people/service.ts'
import { signed, verified } from '#graphql/signing.ts'
import { languageOf } from '#messages/engine/languages.ts'
import { type Db, db as ownDb } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

const PURPOSE = 'unsubscribe'

/** The address that ends all mail to somebody: asked with GET, done with POST. */
export async function unsubscribeUrl(db: Db, personId: number): Promise<string> {
  return `${env.ATRIUM_URL}/unsubscribe/${await signed(db, PURPOSE, String(personId))}`
}

const personOf = async (db: Db, token: string): Promise<number | null> => {
  const text = await verified(db, PURPOSE, token)
  return text && /^\d{1,9}$/.test(text) ? Number(text) : null
}

/** How often whoever has this token gets mail; null for a token that is not good, and of people who have left. */
export async function frequencyFor(db: Db, token: string): Promise<string | null> {
  const id = await personOf(db, token)
  if (id === null) return null
  const person = await db.first<{ emailFrequency: string }>(sql`
    select "emailFrequency" from "Person" where id = ${id} and "deactivatedAt" is null`)
  return person?.emailFrequency ?? null
}

/** Ends all mail to whoever has this token; twice is once. @returns whether the token was good */
export async function unsubscribe(token: string, requestId: string): Promise<boolean> {
  const id = await personOf(ownDb, token)
  const viewer = id === null ? null : await viewerOfPerson(id)
  if (!viewer) return false
  if ((await frequencyFor(ownDb, token)) === 'NEVER') return true
  const language = languageOf(viewer.interfaceLanguage) ?? 'en'
  const context = { viewer, db: ownDb, language, requestId, idempotencyKey: null }
  await changeSettings(context, { emailFrequency: 'NEVER' })
  return true
}
