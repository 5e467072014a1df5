// To a sign-on service and back: authorization code with PKCE; state and nonce belong to one browser and work once.
import { createHash, randomBytes } from 'node:crypto'
import { decodeProtectedHeader } from 'jose'
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  fetchUserInfo,
} from 'openid-client'
import { oneLine } from '#graphql/characters.ts'
import type { Viewer } from '#graphql/context.ts'
import { cutText } from '#graphql/graphemes.ts'
import { minutes } from '#graphql/time.ts'
import { transaction } from '#graphql/transaction.ts'
import { log } from '#log.ts'
import { sql } from '#prisma/sql.ts'
import { AddressRefused } from './provider-fetch.ts'
import {
  ALGORITHMS,
  callbackUrl,
  configurationOf,
  type ProviderRow,
  providerOf,
} from './providers.ts'

/** Why somebody does not come in; each has its sentence on the sign-in page. */
export const PROBLEMS = [
  'lost',
  'service',
  'unreachable',
  'address',
  'cancelled',
  'token',
  'off',
  'unknown',
  'unlinked',
  'domain',
  'noAddress',
  'left',
  'taken',
  'person',
] as const
export type Problem = (typeof PROBLEMS)[number]

/** Somebody does not come in. */
export class SignInRefused extends Error {
  override name = 'SignInRefused'
  readonly problem: Problem
  readonly detail: string
  constructor(problem: Problem, detail = '') {
    super(problem)
    this.problem = problem
    this.detail = detail
  }
}

export type Purpose = 'SIGN_IN' | 'LINK' | 'TRY'
/** What a service says of somebody. Texts are on one line and short. */
export type Claims = {
  issuer: string
  subject: string
  /** What the company's directory may call the same account: the subject, and Entra's object id. */
  directoryIds: readonly string[]
  sid: string | null
  email: string
  isEmailVerified: boolean
  name: string
  unit: string
  title: string
  site: string
  language: string
}
/** Somebody who came back, in the browser in which they left. */
export type Returned = {
  provider: ProviderRow
  purpose: Purpose
  personId: number | null
  returnTo: string
  claims: () => Promise<Claims>
}

/** As long as a sign-in at the service may take. */
const ATTEMPT_LENGTH = minutes(10)
const hash = (text: string): string => createHash('sha256').update(text).digest('base64url')
const random = (): string => randomBytes(32).toString('base64url')

type Begun = {
  purpose: Purpose
  viewer: Viewer | null
  browser: string
  returnTo: string
}

/** Sends somebody to a service. @returns the address to send the browser to. Throws SignInRefused. */
export async function beginSignOn(
  provider: ProviderRow,
  { purpose, viewer, browser, returnTo }: Begun,
): Promise<string> {
  const configuration = await configurationOf(provider, purpose === 'TRY').catch(asRefused)
  const [state, nonce, verifier] = [random(), random(), random()]
  await transaction(async (tx) => {
    await tx.rows(sql`
      insert into "SignInAttempt" ("stateHash", "browserHash", "providerId", purpose, "personId", nonce, verifier,
        "returnTo", "expiresAt")
      values (${hash(state)}, ${browser}, ${provider.id}, ${purpose}, ${purpose === 'SIGN_IN' ? null : (viewer?.id ?? null)},
        ${nonce}, ${verifier}, ${returnTo}, ${new Date(tx.at.getTime() + ATTEMPT_LENGTH)})`)
  })
  return buildAuthorizationUrl(configuration, {
    redirect_uri: callbackUrl(provider.id),
    response_type: 'code',
    scope: 'openid profile email',
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    // A try, or an account to link, is chosen anew.
    ...(purpose === 'SIGN_IN' ? {} : { prompt: 'login' }),
  }).href
}

type AttemptRow = {
  purpose: Purpose
  personId: number | null
  nonce: string
  verifier: string
  returnTo: string
}

/**
 * Takes somebody back from a service. The attempt is used up, whatever comes of it.
 * @param query of the address they came back to
 * @param browser the hash of their browser's secret. Throws SignInRefused.
 */
export async function returnFrom(
  providerId: number,
  query: URLSearchParams,
  browser: string | null,
): Promise<Returned> {
  const [state, ...more] = query.getAll('state')
  if (!state || more.length > 0 || browser === null) throw new SignInRefused('lost')
  const attempt = await transaction((tx) =>
    tx.first<AttemptRow>(sql`
      delete from "SignInAttempt" where "stateHash" = ${hash(state)} and "browserHash" = ${browser}
        and "providerId" = ${providerId} and "expiresAt" > ${tx.at}
      returning purpose, "personId", nonce, verifier, "returnTo"`),
  )
  const provider = attempt && (await providerOf(providerId))
  if (!attempt || !provider) throw new SignInRefused('lost')
  if (!provider.isOn && attempt.purpose !== 'TRY') throw new SignInRefused('off')
  const { purpose, personId, returnTo } = attempt
  return {
    provider,
    purpose,
    personId,
    returnTo,
    claims: () => claimsFrom(provider, query, state, attempt).catch(asRefused),
  }
}

async function claimsFrom(
  provider: ProviderRow,
  query: URLSearchParams,
  state: string,
  { nonce, verifier }: AttemptRow,
): Promise<Claims> {
  const configuration = await configurationOf(provider)
  const address = new URL(callbackUrl(provider.id))
  address.search = query.toString()
  const tokens = await authorizationCodeGrant(configuration, address, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (!claims || !tokens.id_token) throw new SignInRefused('token', 'there is no ID token')
  mustBeAnIdToken(tokens.id_token, claims, provider)
  const all = await withUserInfo(configuration, tokens.access_token, claims)
  return readClaims(provider, claims.iss, claims.sub, all)
}

/** What openid-client leaves to whoever uses it: kind, algorithm, and for whom a token of one audience was made. */
function mustBeAnIdToken(token: string, claims: Record<string, unknown>, { client }: ProviderRow) {
  const { alg, typ } = decodeProtectedHeader(token)
  if (!alg || !ALGORITHMS.includes(alg)) throw new SignInRefused('token', `signed with ${alg}`)
  if (typ !== undefined && typ.toUpperCase() !== 'JWT')
    throw new SignInRefused('token', `of the kind ${cutText(typ, 40)}`)
  if (claims.azp !== undefined && claims.azp !== client)
    throw new SignInRefused('token', 'made for another client (azp)')
  if (typeof claims.sub !== 'string' || claims.sub.length > 255)
    throw new SignInRefused('token', 'without a usable subject')
}

/** Many services keep name and address out of the token. openid-client sees to it that the subject is the same. */
async function withUserInfo(
  configuration: Configuration,
  accessToken: string,
  claims: Record<string, unknown> & { sub: string },
): Promise<Record<string, unknown>> {
  if (!configuration.serverMetadata().userinfo_endpoint) return claims
  return { ...(await fetchUserInfo(configuration, accessToken, claims.sub)), ...claims }
}

const MAX_CLAIM = 200
const MAX_EMAIL = 254

/** A claim by its name, or by its path (`address.locality`), as one short line. */
function textOf(claims: Record<string, unknown>, path: string): string {
  let value: unknown = path === '' ? '' : claims
  for (const part of path === '' ? [] : path.split('.', 5))
    value =
      value !== null && typeof value === 'object' && Object.hasOwn(value, part)
        ? (value as Record<string, unknown>)[part]
        : ''
  const first = Array.isArray(value) ? value[0] : value
  if (typeof first !== 'string' && typeof first !== 'number') return ''
  return cutText(
    oneLine(
      String(first)
        .slice(0, 4 * MAX_CLAIM)
        .toWellFormed()
        .replaceAll('\0', ''),
    ),
    MAX_CLAIM,
  )
}

/** Some services never say whether an address is verified; some say it as a text. */
const isVerified = (said: unknown, { assumesVerified }: ProviderRow): boolean =>
  said === undefined || said === null ? assumesVerified : said === true || said === 'true'

function readClaims(
  provider: ProviderRow,
  issuer: string,
  subject: string,
  all: Record<string, unknown>,
): Claims {
  const email = textOf(all, 'email').toLowerCase()
  const name =
    textOf(all, 'name') || `${textOf(all, 'given_name')} ${textOf(all, 'family_name')}`.trim()
  return {
    issuer,
    subject,
    directoryIds: [
      subject,
      ...(typeof all.oid === 'string' && all.oid.length <= 255 ? [all.oid] : []),
    ],
    sid: typeof all.sid === 'string' && all.sid.length <= 255 ? all.sid : null,
    email: email.length <= MAX_EMAIL && /^[^\s@]+@[^\s@]+$/.test(email) ? email : '',
    isEmailVerified: isVerified(all.email_verified, provider),
    name: name || (email.split('@', 1)[0] ?? '') || subject.slice(0, 60),
    unit: textOf(all, provider.claimUnit),
    title: textOf(all, provider.claimTitle),
    site: textOf(all, provider.claimSite),
    language: textOf(all, provider.claimLanguage),
  }
}

/** An error and what caused it, at most five deep. */
function withCauses(error: unknown): Error[] {
  const all: Error[] = []
  for (let one = error; one instanceof Error && all.length < 5; one = one.cause) all.push(one)
  return all
}

/** What went wrong on the way, as a refusal; the log has the error itself. */
function asRefused(error: unknown): never {
  if (error instanceof SignInRefused) throw error
  const all = withCauses(error)
  const codes = all.map((one) => (one as { code?: string }).code ?? '')
  const detail = cutText(oneLine(all.map(({ message }) => message).join(': ')), 200)
  log.warn({ err: error as Error }, 'a sign-on service gave no sign-in')
  if (all.some((one) => one instanceof AddressRefused)) throw new SignInRefused('address', detail)
  if (codes.includes('OAUTH_AUTHORIZATION_RESPONSE_ERROR'))
    throw new SignInRefused('cancelled', detail)
  const isSilent =
    codes.some((code) => /^(OAUTH_TIMEOUT|E[A-Z]+)$/.test(code)) ||
    all.some(({ name }) => name === 'TimeoutError')
  if (isSilent) throw new SignInRefused('unreachable', detail)
  const isToken = codes.some((code) => code.startsWith('OAUTH_JWT'))
  throw new SignInRefused(isToken ? 'token' : 'service', detail)
}
