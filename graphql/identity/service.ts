// Sessions and tokens: secrets of 256 random bits, kept as hashes.

import { randomBytes } from 'node:crypto'
import { env } from '#env.ts'
import { isService } from '#graphql/audience.ts'
import { type Actor, type SignedIn, systemActor, type Viewer } from '#graphql/context.ts'
import { NotAllowed, NotFound } from '#graphql/errors.ts'
import { cutText } from '#graphql/graphemes.ts'
import { days } from '#graphql/time.ts'
import { transaction } from '#graphql/transaction.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { db, type Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { othersEnded, signedIn, signedOut, tokenMade } from './events.ts'
import { sessionName } from './queries.ts'
import { hashOf } from './viewer.ts'

const say = refusalMessages.message

/** A session ends after this long, used or not; unused, it ends sooner (viewer.ts). */
export const SESSION_LENGTH = days(env.ATRIUM_SESSION_DAYS)

/**
 * Starts a session and gives its secret id, which only the cookie holds. Throws NotAllowed for a service account.
 * @param also what else is written with it, given the hash that the session is kept under
 * @param length in milliseconds, when it is shorter than others
 */
export async function startSession(
  personId: number,
  way: string,
  userAgent: string,
  requestId: string,
  also?: (tx: Tx, idHash: string) => Promise<void>,
  length = SESSION_LENGTH,
) {
  const id = randomBytes(32).toString('base64url')
  await transaction(async (tx) => {
    const expiresAt = new Date(tx.at.getTime() + length)
    const row = await tx.first(sql`
      insert into "Session" ("idHash", "personId", "expiresAt", "userAgent", "createdAt", "seenAt")
      select ${hashOf(id)}::text, ${personId}::int, ${expiresAt}::timestamptz, ${cutText(userAgent, 300)}::text,
        ${tx.at}::timestamptz, ${tx.at}::timestamptz
      where not ${isService(sql`${personId}::int`)} returning 1 as one`)
    if (!row) throw new NotAllowed()
    await also?.(tx, hashOf(id))
    await signedIn.record(tx, { viewer: null, requestId }, { personId, way })
  })
  return id
}

/** Ends sessions by the hashes they are kept under, and gives whose they were. The caller records why. */
export async function removeSessions(tx: Tx, idHashes: readonly string[]): Promise<number[]> {
  const rows = await tx.rows<{ personId: number }>(sql`
    delete from "Session" where "idHash" = any(${idHashes}::text[]) returning "personId"`)
  return [...new Set(rows.map(({ personId }) => personId))]
}

/** Ends all sessions of a person. The caller records why. */
export const endSessionsOf = (tx: Tx, personId: number): Promise<unknown> =>
  tx.rows(sql`delete from "Session" where "personId" = ${personId}`)

/**
 * Signs one of the demo's cast in by e-mail. Throws NotAllowed outside the demo, and NotFound for anyone who is not
 * of the cast or has left.
 */
export async function signInToDemo(
  email: string,
  userAgent: string,
  requestId: string,
): Promise<string> {
  if (!env.ATRIUM_DEMO) throw new NotAllowed(say('demoOff'))

  const person = await db.first<{ id: number }>(sql`
    select id from "Person" where email = ${email.trim().toLowerCase()} and "deactivatedAt" is null
      and "castLine" is not null`)
  if (!person) throw new NotFound(say('nobodyOfName'))
  return startSession(person.id, 'demo', userAgent, requestId)
}

/** Ends the session this request came by; its tabs and sockets end with it. */
export async function endSession({ viewer, requestId }: SignedIn): Promise<void> {
  if (!viewer.sessionHash) return
  await transaction(async (tx) => {
    // Its id may have been renewed by this very request.
    await tx.rows(sql`
      delete from "Session" where "idHash" = ${viewer.sessionHash} or "previousIdHash" = ${viewer.sessionHash}`)
    await signedOut.record(tx, { viewer, requestId }, { personId: viewer.id })
  })
}

/** Ends every session of the viewer but the one this request came by, and gives how many there were. */
export async function endOtherSessions(context: SignedIn): Promise<number> {
  const { viewer } = context
  const { count } = await write(context, 'endOtherSessions', {}, async (tx) => {
    const ended = await tx.rows(sql`
      delete from "Session" where "personId" = ${viewer.id} and "idHash" is distinct from ${viewer.sessionHash}::text
        and "previousIdHash" is distinct from coalesce(${viewer.sessionHash}::text, '')
      returning 1 as one`)
    if (ended.length > 0)
      await othersEnded.record(tx, context, { personId: viewer.id, count: ended.length })
    return { count: ended.length }
  })
  return count
}

/**
 * Ends one of the viewer's sessions, as `Session.name` names it. One that has ended meanwhile is no error; that of
 * somebody else is none of theirs, and not found either.
 */
export async function endOneSession(context: SignedIn, name: string): Promise<boolean> {
  const { viewer } = context
  const { ended } = await write(context, 'endSession', { name }, async (tx) => {
    const own = await tx.rows<{ idHash: string }>(
      sql`select "idHash" from "Session" where "personId" = ${viewer.id}`,
    )
    const session = own.find(({ idHash }) => sessionName(idHash) === name)
    if (!session) return { ended: false }
    await tx.rows(sql`delete from "Session" where "idHash" = ${session.idHash}`)
    await signedOut.record(tx, context, { personId: viewer.id })
    return { ended: true }
  })
  return ended
}

/** Every session of the person gets a new id with its next request: what somebody knew of the old one is worth nothing. */
export function demandNewIds(tx: Tx, personId: number): void {
  tx.later(sql`update "Session" set "needsNewId" = true where "personId" = ${personId}`)
}

/** A new secret id for the viewer's session; null when another request has just given it one. */
export async function renewSession({ sessionHash }: Viewer): Promise<string | null> {
  const id = randomBytes(32).toString('base64url')
  const renewed = await transaction((tx) =>
    tx.rows(sql`
      update "Session" set "idHash" = ${hashOf(id)}, "previousIdHash" = "idHash", "renewedAt" = ${tx.at}, "needsNewId" = false
      where "idHash" = ${sessionHash} and "needsNewId" returning 1 as one`),
  )
  return renewed.length > 0 ? id : null
}

export type NewToken = {
  personId: number
  name: string
  scopes: readonly ('read' | 'write')[]
  expiresAt: Date | null
  /** Null: the command line. */
  createdById: number | null
}

/** Writes an API token and gives its number and its text, which is never shown again. */
export async function insertToken(tx: Tx, by: Actor, token: NewToken) {
  const text = `atr_${randomBytes(32).toString('base64url')}`
  const { personId, name, scopes, expiresAt, createdById } = token
  const row = await tx.first<{ id: number }>(sql`
    insert into "ApiToken" ("personId", name, hash, scopes, "expiresAt", "createdById", "createdAt")
    values (${personId}, ${name}, ${hashOf(text)}, ${[...scopes]}, ${expiresAt}, ${createdById}, ${tx.at}) returning id`)
  const id = row?.id ?? 0
  await tokenMade.record(tx, by, { tokenId: id, personId })
  return { id, text }
}

/** Makes an API token without an end at the command line, and gives its text, which is never shown again. */
export async function makeToken(
  personId: number,
  name: string,
  scopes: ('read' | 'write')[],
): Promise<string> {
  const token = { personId, name, scopes, expiresAt: null, createdById: null }
  return transaction(async (tx) => (await insertToken(tx, systemActor('command'), token)).text)
}
