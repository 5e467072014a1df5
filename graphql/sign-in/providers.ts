// Sign-on services as rows, and what openid-client needs to talk to one.
import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  None,
  type ServerMetadata,
} from 'openid-client'
import { env } from '#env.ts'
import { decryptSecret } from '#graphql/seal.ts'
import { minutes, seconds } from '#graphql/time.ts'
import { type Db, db as ownDb } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { MAX_WAIT, providerFetch } from './provider-fetch.ts'

/** What came of a try: what the service said, or what went wrong. */
export type TryResult = {
  ok: boolean
  at: string
  /** A word of PROBLEMS. */
  problem?: string
  /** What the program said, in English, for whoever runs the service. */
  detail?: string
  claims?: Record<string, string>
}

export type ProviderRow = {
  id: number
  name: string
  issuer: string
  client: string
  sealedSecret: string
  claimUnit: string
  claimTitle: string
  claimSite: string
  claimLanguage: string
  createsPeople: boolean
  assumesVerified: boolean
  mailDomains: string[]
  isOn: boolean
  triedAt: Date | null
  lastTry: TryResult | null
}

/** More than these nobody has. */
export const MAX_PROVIDERS = 20

const columns = sql`
  id, name, issuer, client, "sealedSecret", "claimUnit", "claimTitle", "claimSite", "claimLanguage", "createsPeople", "assumesVerified",
  "mailDomains", "isOn", "triedAt", "lastTry"`

/** All of them, oldest first. */
export const allProviders = (db: Db = ownDb): Promise<ProviderRow[]> =>
  db.rows<ProviderRow>(
    sql`select ${columns} from "SignInProvider" order by id limit ${MAX_PROVIDERS}`,
  )
export const providerOf = (id: number, db: Db = ownDb): Promise<ProviderRow | undefined> =>
  db.first<ProviderRow>(sql`select ${columns} from "SignInProvider" where id = ${id}`)

/** The secret of a provider is encrypted for its issuer, so that it is never sent to another one. */
export const secretPurpose = (issuer: string): string => `sign-on ${issuer}`

/** Where the service sends people back to. Each has its own: one cannot answer for another. */
export const callbackUrl = (id: number): string => `${env.ATRIUM_URL}/sign-in/callback/${id}`
/** Where the service says that somebody signed out there. */
export const logoutUrl = (id: number): string => `${env.ATRIUM_URL}/sign-in/logout/${id}`

const METADATA_KEPT = minutes(5)
const kept = new Map<string, { metadata: ServerMetadata; until: number }>()

/** What a service says of itself at its issuer's address; remembered for five minutes. */
async function metadataOf(issuer: string, isFresh: boolean): Promise<ServerMetadata> {
  const known = kept.get(issuer)
  if (!isFresh && known && known.until > performance.now()) return known.metadata
  const found = await discovery(new URL(issuer), 'atrium', undefined, None(), {
    timeout: MAX_WAIT / seconds(1),
    execute: env.ATRIUM_PRIVATE_SIGN_ON ? [allowInsecureRequests] : [],
    [customFetch]: providerFetch(),
  })
  const metadata = found.serverMetadata()
  // What openid-client lets through for services with many tenants is one issuer here.
  if (new URL(metadata.issuer).href !== new URL(issuer).href)
    throw new Error('the discovered issuer is another one')
  if (kept.size > MAX_PROVIDERS) kept.clear()
  kept.set(issuer, { metadata, until: performance.now() + METADATA_KEPT })
  return metadata
}

/** Only these sign: with a shared secret, or without any, anybody who knows the public key could. */
export const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
]

/**
 * How to talk to a provider. Its keys are asked for anew each time, so that a key that was withdrawn opens nothing.
 * @param isFresh what the service says of itself is asked anew, too
 */
export async function configurationOf(
  provider: ProviderRow,
  isFresh = false,
): Promise<Configuration> {
  const metadata = await metadataOf(provider.issuer, isFresh)
  const secret = provider.sealedSecret
    ? decryptSecret(secretPurpose(provider.issuer), provider.sealedSecret)
    : ''
  const ways = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const how = !secret
    ? None()
    : ways.includes('client_secret_basic')
      ? ClientSecretBasic(secret)
      : ClientSecretPost(secret)
  const supported = metadata.id_token_signing_alg_values_supported ?? ['RS256']
  const configuration = new Configuration(
    {
      ...metadata,
      id_token_signing_alg_values_supported: supported.filter((one) => ALGORITHMS.includes(one)),
    },
    provider.client,
    { use_mtls_endpoint_aliases: false },
    how,
  )
  configuration.timeout = MAX_WAIT / seconds(1)
  configuration[customFetch] = providerFetch()
  if (env.ATRIUM_PRIVATE_SIGN_ON) allowInsecureRequests(configuration)
  enableNonRepudiationChecks(configuration)
  return configuration
}
