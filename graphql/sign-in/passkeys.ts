// Passkeys (WebAuthn): added by somebody who is signed in, and a way in of their own. What is signed works once.
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import * as z from 'zod/mini'
import { env } from '#env.ts'
import { isGuest, isPastGuest } from '#graphql/audience.ts'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { startSession } from '#graphql/identity/service.ts'
import { hashOf } from '#graphql/identity/viewer.ts'
import { parse } from '#graphql/parse.ts'
import { hours, minutes } from '#graphql/time.ts'
import { transaction } from '#graphql/transaction.ts'
import { write } from '#graphql/write.ts'
import { log } from '#log.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { type Db, db as ownDb, type Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { passkeyAdded, passkeyRemoved, passkeyRenamed } from './events.ts'
import { AddPasskey, OneNumber, RenamePasskey } from './input.ts'
import { MAX_PASSKEYS } from './limits.ts'
import { canManageOwnSignIn } from './policy.ts'
import { hasSignOn } from './service.ts'
import { arePasskeysOn } from './settings.ts'

const say = refusalMessages.message

/** As long as somebody looks for their key. */
const CHALLENGE_LENGTH = minutes(5)
/** Passkeys tried from one network, in which a whole office may sit. */
export const PASSKEYS_OF_NETWORK = { what: 'passkey from', max: 3_000, within: hours(1) }

/** EdDSA, ES256, RS256: what devices sign with today. */
const ALGORITHMS = [-8, -7, -257]

const { origin, hostname } = new URL(env.ATRIUM_URL)

export type PasskeyRow = { id: number; name: string; createdAt: Date; lastUsedAt: Date | null }
export const passkeysOf = (db: Db, personId: number): Promise<PasskeyRow[]> =>
  db.rows<PasskeyRow>(sql`
    select id, name, "createdAt", "lastUsedAt" from "Passkey" where "personId" = ${personId}
    order by id desc limit ${MAX_PASSKEYS}`)

type Whose = { browserHash: string } | { personId: number }
const keepChallenge = (tx: Tx, challenge: string, whose: Whose) =>
  tx.rows(sql`
    insert into "PasskeyChallenge" (hash, "browserHash", "personId", "expiresAt")
    values (${hashOf(challenge)}, ${'browserHash' in whose ? whose.browserHash : null}::text,
      ${'personId' in whose ? whose.personId : null}::int, ${new Date(tx.at.getTime() + CHALLENGE_LENGTH)})`)

/** Uses a challenge up, whatever comes of it. True: it was asked of this browser or person, and not long ago. */
async function useChallenge(challenge: string, whose: Whose): Promise<boolean> {
  const row = await transaction((tx) =>
    tx.first(sql`
      delete from "PasskeyChallenge" where hash = ${hashOf(challenge)} and "expiresAt" > ${tx.at}
        and "browserHash" is not distinct from ${'browserHash' in whose ? whose.browserHash : null}::text
        and "personId" is not distinct from ${'personId' in whose ? whose.personId : null}::int
      returning 1 as one`),
  )
  return row !== undefined
}

function mustManage({ viewer }: SignedIn): void {
  if (!canManageOwnSignIn(viewer)) throw new NotAllowed()
}

async function mustBeOn({ db }: SignedIn): Promise<void> {
  if (!(await arePasskeysOn(db))) throw new Conflict(say('passkeysOff'))
}

/** What the browser is asked in order to make a passkey for the viewer. Throws NotAllowed to a token, Conflict where passkeys are off. */
export async function beginPasskey(
  context: SignedIn,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  mustManage(context)
  await mustBeOn(context)
  const { viewer } = context
  const known = await context.db.rows<{ id: string; transports: string[] }>(sql`
    select "credentialId" as id, transports from "Passkey" where "personId" = ${viewer.id}`)
  const options = await generateRegistrationOptions({
    rpName: 'Atrium',
    rpID: hostname,
    userName: viewer.email,
    userDisplayName: viewer.name,
    userID: new TextEncoder().encode(hashOf(`passkeys of ${viewer.id}`)),
    excludeCredentials: known,
    supportedAlgorithmIDs: ALGORITHMS,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await transaction((tx) => keepChallenge(tx, options.challenge, { personId: viewer.id }))
  return options
}

/** Adds the passkey that the browser has made. Throws NotAllowed, Invalid, and Conflict for one too many or where passkeys are off. */
export async function addPasskey(context: SignedIn, raw: z.input<typeof AddPasskey>) {
  mustManage(context)
  const { name, answer } = parse(AddPasskey, raw)
  await mustBeOn(context)
  const { viewer } = context
  const made = await verifyRegistrationResponse({
    response: answerIn(answer),
    expectedChallenge: (challenge) => useChallenge(challenge, { personId: viewer.id }),
    expectedOrigin: origin,
    expectedRPID: hostname,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(notVerified)
  if (!made?.verified) throw new Invalid({ answer: [say('passkeyWrong')] })
  const { id, publicKey, counter, transports = [] } = made.registrationInfo.credential
  return write(context, 'addPasskey', { name, id }, async (tx) => {
    await tx.rows(sql`select 1 from "Person" where id = ${viewer.id} for no key update`)
    const have = await tx.first<{ count: number }>(
      sql`select count(*)::int as count from "Passkey" where "personId" = ${viewer.id}`,
    )
    if ((have?.count ?? 0) >= MAX_PASSKEYS)
      throw new Conflict(say('passkeysFull', { max: MAX_PASSKEYS }))
    const row = await tx.first<{ id: number }>(sql`
      insert into "Passkey" ("personId", "credentialId", "publicKey", counter, transports, name, "createdAt")
      values (${viewer.id}, ${id}, ${Buffer.from(publicKey)}, ${counter}, ${[...transports]}, ${name}, ${tx.at})
      on conflict ("credentialId") do nothing returning id`)
    if (!row) throw new Conflict(say('passkeyTaken'))
    await passkeyAdded.record(tx, context, { personId: viewer.id })
    return { number: row.id }
  })
}

/** What the browser says, as an object; the library looks at each part of it. */
function answerIn<Answer>(json: string): Answer {
  try {
    const answer: unknown = JSON.parse(json)
    if (answer !== null && typeof answer === 'object') return answer as Answer
  } catch {
    // Said below.
  }
  throw new Invalid({ answer: [say('passkeyWrong')] })
}

function notVerified(error: Error): null {
  log.info({ err: error }, 'a passkey was refused')
  return null
}

/** Another name for one of the viewer's passkeys. Throws NotAllowed, NotFound, Invalid. */
export async function renamePasskey(context: SignedIn, raw: z.input<typeof RenamePasskey>) {
  mustManage(context)
  const { number, name } = parse(RenamePasskey, raw)
  return write(context, 'renamePasskey', { number, name }, async (tx) => {
    const row = await tx.first(sql`
      update "Passkey" set name = ${name} where id = ${number} and "personId" = ${context.viewer.id} returning id`)
    if (!row) throw new NotFound()
    await passkeyRenamed.record(tx, context, { personId: context.viewer.id })
    return { number }
  })
}

/** Removes one of the viewer's passkeys; sessions that began with it go on. Twice is once. */
export async function removePasskey(context: SignedIn, raw: z.input<typeof OneNumber>) {
  mustManage(context)
  const { number } = parse(OneNumber, raw)
  return write(context, 'removePasskey', { number }, async (tx) => {
    const row = await tx.first(sql`
      delete from "Passkey" where id = ${number} and "personId" = ${context.viewer.id} returning id`)
    if (row) await passkeyRemoved.record(tx, context, { personId: context.viewer.id })
    return { isRemoved: row !== undefined }
  })
}

/** What a browser is asked to sign by whichever passkey its person chooses. */
export async function askForPasskey(browserHash: string) {
  const options = await generateAuthenticationOptions({
    rpID: hostname,
    userVerification: 'required',
  })
  await transaction((tx) => keepChallenge(tx, options.challenge, { browserHash }))
  return options
}

type Stored = {
  id: number
  personId: number
  publicKey: Buffer
  counter: number
  transports: string[]
  isGuest: boolean
}

const Answer = z.looseObject({ id: z.string().check(z.maxLength(1_400)) })

/** Comes in by a passkey. @returns the secret id of the session, or null: nothing of it may be told */
export async function enterByPasskey(
  answer: string,
  browserHash: string | null,
  userAgent: string,
  requestId: string,
): Promise<string | null> {
  if (browserHash === null) return null
  const said = z.safeParse(Answer, parsed(answer))
  if (!said.success) return null
  const stored = await ownDb.first<Stored>(sql`
    select k.id, k."personId", k."publicKey", k.counter::float8 as counter, k.transports,
      ${isGuest(sql`p.id`)} as "isGuest"
    from "Passkey" k join "Person" p on p.id = k."personId"
    where k."credentialId" = ${said.data.id} and p."deactivatedAt" is null and not ${isPastGuest(sql`p.id`)}`)
  // Whoever left the company's own sign-on must not come in beside it; guests have no account there.
  if (!stored || (!stored.isGuest && (await hasSignOn(ownDb)))) return null
  const { id: _, personId, counter, transports } = stored
  const checked = await verifyAuthenticationResponse({
    response: answerIn(answer),
    expectedChallenge: (challenge) => useChallenge(challenge, { browserHash }),
    expectedOrigin: origin,
    expectedRPID: hostname,
    credential: {
      id: said.data.id,
      publicKey: new Uint8Array(stored.publicKey),
      counter,
      transports,
    },
  }).catch(notVerified)
  if (!checked?.verified) return null
  const { newCounter } = checked.authenticationInfo
  // Of two answers of the same count at once, one is a copy's.
  const isCounted = await transaction((tx) =>
    tx.first(sql`
      update "Passkey" set counter = ${newCounter}, "lastUsedAt" = ${tx.at}
      where id = ${stored.id} and (counter < ${newCounter} or (counter = 0 and ${newCounter}::bigint = 0)) returning id`),
  )
  return isCounted ? startSession(personId, 'passkey', userAgent, requestId) : null
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
