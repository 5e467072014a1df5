// Back-channel logout: the sign-on service says that somebody signed out there, and their sessions here end at once.
import { createHash } from 'node:crypto'
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import { removeSessions } from '#graphql/identity/service.ts'
import { minutes, seconds } from '#graphql/time.ts'
import { transaction } from '#graphql/transaction.ts'
import { sql } from '#prisma/sql.ts'
import { loggedOut } from './events.ts'
import { providerFetch } from './provider-fetch.ts'
import { ALGORITHMS, configurationOf, type ProviderRow } from './providers.ts'

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
/** A logout token is used within this long after it was made. */
const MAX_AGE = minutes(5)
const MAX_LENGTH = 8_192

/** A logout token that is not one, or was used. */
export class LogoutRefused extends Error {
  override name = 'LogoutRefused'
}

type Logout = { issuer: string; jti: string; sid: string | null; subject: string | null }

/** Ends the sessions that a logout token names, and gives how many people that were. Throws LogoutRefused. */
export async function logOutThere(
  provider: ProviderRow,
  token: string,
  requestId: string,
): Promise<number> {
  if (!token || token.length > MAX_LENGTH) throw new LogoutRefused('no logout token')
  const { issuer, jti, sid, subject } = await readToken(provider, token)
  return transaction(async (tx) => {
    const hash = createHash('sha256')
      .update(JSON.stringify([issuer, jti]))
      .digest('base64url')
    const isNew = await tx.first(sql`
      insert into "UsedLogoutToken" (hash, "expiresAt") values (${hash}, ${new Date(tx.at.getTime() + 2 * MAX_AGE)})
      on conflict do nothing returning 1 as one`)
    if (!isNew) throw new LogoutRefused('used before')
    const rows = await tx.rows<{ idHash: string }>(sql`
      select "idHash" from "SignOnSession" where issuer = ${issuer}
        and (${sid}::text is null or sid = ${sid}::text) and (${subject}::text is null or subject = ${subject}::text)`)
    const people = await removeSessions(
      tx,
      rows.map(({ idHash }) => idHash),
    )
    for (const personId of people)
      await loggedOut.record(tx, { system: true, requestId }, { personId })
    return people.length
  })
}

/** Reads a logout token as OpenID Connect Back-Channel Logout 1.0 asks for. */
async function readToken(provider: ProviderRow, token: string): Promise<Logout> {
  const { issuer, jwks_uri } = (await configurationOf(provider)).serverMetadata()
  const keys = await providerFetch()(jwks_uri ?? '', { method: 'GET', headers: {} })
  const set = createLocalJWKSet((await keys.json()) as JSONWebKeySet)
  const { payload, protectedHeader } = await jwtVerify(token, set, {
    issuer,
    audience: provider.client,
    algorithms: ALGORITHMS,
    maxTokenAge: MAX_AGE / seconds(1),
    clockTolerance: 30,
    requiredClaims: ['iat', 'jti', 'events'],
  }).catch((error: Error) => {
    throw new LogoutRefused(error.message)
  })
  const typ = protectedHeader.typ?.toLowerCase().replace(/^application\//, '') ?? 'jwt'
  const events = payload.events as Record<string, unknown> | null
  const named = events !== null && typeof events === 'object' ? events[EVENT] : undefined
  if (typ !== 'logout+jwt' && typ !== 'jwt') throw new LogoutRefused('of another kind')
  if (named === null || typeof named !== 'object') throw new LogoutRefused('no logout event')
  if (payload.nonce !== undefined) throw new LogoutRefused('an ID token is no logout token')
  const sid = typeof payload.sid === 'string' ? payload.sid : null
  const subject = typeof payload.sub === 'string' ? payload.sub : null
  if (sid === null && subject === null) throw new LogoutRefused('names nobody')
  return { issuer, jti: String(payload.jti), sid, subject }
}
