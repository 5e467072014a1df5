// Fifty secrets are planted in a server: in its environment, as people make them, and as they type them wrongly. Afterwards none of
// them stands where others read: its log, its errors, its answers, the company's log, any row of the database, mails to others.
import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast } from '#prisma/factory.ts'
import { fixed, sql } from '#prisma/sql.ts'
import { startServer, type TestServer, type Visitor, visitor } from './testing-server.ts'

const planted = new Map<string, string>()
/** Keeps a secret by what it is. */
function plant(name: string, secret: string): string {
  expect(secret.length, name).toBeGreaterThanOrEqual(10)
  planted.set(`${name} ${planted.size}`, secret)
  return secret
}
const word = (name: string) => plant(name, `canary-${crypto.randomUUID()}`)

/** The secrets that a text holds, as they are or written in base64. */
function found(text: string): string[] {
  const holds = (secret: string) =>
    [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64url')].some((one) =>
      text.includes(one),
    )
  return [...planted].filter(([, secret]) => holds(secret)).map(([name]) => name)
}

let cast: Cast
let server: TestServer
let eve: Visitor
const answers: string[] = []

beforeAll(async () => {
  cast = await makeCast(db)
  server = await startServer({
    ...process.env,
    ATRIUM_SEAL_KEY: word('the key of kept secrets'),
    ATRIUM_REVEAL_KEY: word('the key of reveals'),
    METRICS_TOKEN: word('the token of the metrics'),
  })
  eve = await visitor(server, cast.eve)
  plant('a session', eve.cookie.split('=')[1] ?? '')
})
afterAll(() => server.stop())

/** What is given once, to whoever made it. Throws where the answer holds none. */
async function once(query: string, variables: object = {}): Promise<Record<string, unknown>> {
  const text = await eve.ask(query, variables)
  const { data } = JSON.parse(text) as { data: Record<string, unknown> | null }
  if (!data) throw new Error(text)
  return Object.values(data)[0] as Record<string, unknown>
}
/** Asks, and keeps the answer, in which nothing may stand. */
const asks = async (who: Visitor, query: string, variables: object = {}) =>
  void answers.push(await who.ask(query, variables))
const form = (path: string, fields: Record<string, string>) =>
  eve.raw(path, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })

async function plantWaysIn(): Promise<void> {
  const SAVE =
    'mutation($input: SignInProviderInput!) { saveSignInProvider(input: $input) { number } }'
  for (let nth = 0; nth < 3; nth++) {
    const input = {
      ...{ name: `Login ${nth}`, issuer: `https://login${nth}.example`, client: 'atrium' },
      ...{ claimUnit: '', claimTitle: '', claimSite: '', claimLanguage: '', mailDomains: [] },
      ...{ secret: word('the secret of a client'), createsPeople: true, assumesVerified: false },
    }
    await once(SAVE, { input })
  }
  const SET = 'mutation($text: String!) { setAdministratorPassword(password: $text) }'
  const codes = (await once(SET, { text: word('a password') })) as unknown as string[]
  for (const code of codes) plant('a recovery code', code)
  const GIVE = 'mutation($badges: [BadgeInput!]!) { giveBadges(badges: $badges) { pin } }'
  const badges = [1, 2, 3].map((nth) => ({
    ...{ number: `CANARY${nth}`, who: `Badge ${nth}`, unit: '' },
    pin: plant('a PIN', String(randomInt(1_000_000_000, 9_999_999_999))),
  }))
  await once(GIVE, { badges })
  const link = await once('mutation { renewRecoveryLink }')
  plant('a recovery link', String(link).split('key=')[1] ?? '')
}

async function plantPrograms(): Promise<void> {
  const input = (nth: number) => ({ name: `Token ${nth}`, canWrite: true, days: 7 })
  const TOKEN = 'mutation($input: ApiTokenInput!) { makeApiToken(input: $input) { text } }'
  for (let nth = 0; nth < 4; nth++)
    plant('a token', String((await once(TOKEN, { input: input(nth) })).text))
  const ACCOUNT = 'mutation { makeServiceAccount(name: "Hotline", purpose: "Writes") { number } }'
  const accountId = String((await once(ACCOUNT)).number)
  const OF_SERVICE =
    'mutation($id: ID!, $input: ApiTokenInput!) { makeServiceToken(personId: $id, input: $input) { text } }'
  for (let nth = 0; nth < 4; nth++)
    plant(
      'a token of a service',
      String((await once(OF_SERVICE, { id: accountId, input: input(nth) })).text),
    )
  const HOOK = 'mutation($input: WebhookInput!) { makeWebhook(input: $input) { text } }'
  const hook = { name: 'Chat', url: 'https://chat.example/hook', format: 'JSON', topics: ['post'] }
  for (let nth = 0; nth < 3; nth++)
    plant(
      'the key of a webhook',
      String((await once(HOOK, { input: { ...hook, accountId } })).text),
    )
  const DIRECTORY = 'mutation($name: String!) { makeDirectoryConnection(name: $name) { text } }'
  for (let nth = 0; nth < 3; nth++)
    plant(
      'the token of a directory',
      String((await once(DIRECTORY, { name: `Directory ${nth}` })).text),
    )
}

async function plantInvitations(): Promise<void> {
  const LINK = 'mutation { makeInvitationLink(domain: "canary.example", days: 7) }'
  for (let nth = 0; nth < 2; nth++)
    plant('a link of a domain', String(await once(LINK)).split('=')[1] ?? '')
  await once('mutation { invite(people: "one@canary.example, two@canary.example") { known } }')
  await form('/sign-in/link', { email: 'ann@atrium.example' })
  await expect.poll(() => server.letters.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(3)
}

/** Secrets in places that are none of theirs. */
async function typeWrongly(): Promise<void> {
  const [ann, secret] = [await visitor(server, cast.ann), () => word('typed wrongly')]
  plant('a session', ann.cookie.split('=')[1] ?? '')
  await form('/sign-in/password', {
    email: 'eve@atrium.example',
    password: secret(),
    code: secret(),
  })
  await form('/sign-in/badge', { badge: 'CANARY1', pin: secret() })
  await form('/sign-in/badge', { badge: secret(), pin: '274913' })
  await form('/sign-in/link', { email: secret() })
  await eve.raw(`/sign-in/callback/1?code=${secret()}&state=${secret()}`, { redirect: 'manual' })
  await form('/sign-in/logout/1', { logout_token: secret() })
  const SET = 'mutation($text: Int!) { setAdministratorPassword(password: $text) }'
  await asks(eve, SET, { text: secret() })
  await asks(eve, 'mutation($text: String!) { noSuch(password: $text) }', { text: secret() })
  await asks(ann, 'mutation($text: String!) { setAdministratorPassword(password: $text) }', {
    text: secret(),
  })
  for (const headers of [
    { authorization: `Bearer ${secret()}` },
    { cookie: `atrium=${secret()}` },
    { 'x-api-key': secret() },
  ] as Record<string, string>[])
    answers.push(
      await eve.raw('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query: '{ viewer { name } }' }),
      }),
    )
}

/** What whoever administers reads afterwards. */
const READS = [
  '{ signInProviders { name issuer client hasSecret } }',
  '{ badges(first: 50) { edges { node { number mustChangePin person { name email } } } } }',
  '{ apiTokens { number name canWrite } }',
  '{ serviceAccounts(first: 50) { edges { node { person { name email } tokens { name } } } } }',
  '{ webhooks { name url format } }',
  '{ invitations(first: 50) { edges { node { email } } } }',
  '{ invitationLinks { domain } }',
  '{ directoryConnections { name } }',
  '{ sessions { name } }',
  '{ events(first: 100) { edges { node { name detail requestId parts { text path } } } } }',
]

/** Every row of every table, those of the queue of jobs too. */
async function rowsOfAll(): Promise<string> {
  const tables = await db.rows<{ name: string }>(sql`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`)
  const all = await Promise.all(
    tables.map(({ name }) =>
      db.rows<{ text: string }>(fixed(`select to_jsonb(t)::text as text from ${name} t`)),
    ),
  )
  return all.flatMap((rows) => rows.map(({ text }) => text)).join('\n')
}

/** The keys in mails, which are their readers' alone. */
function plantMailed(): void {
  const text = server.letters.join('\n').replaceAll('=\n', '').replaceAll('=3D', '=')
  const keys = [...text.matchAll(/(?:invitation\?key=|sign-in\/link\/)([\w-]{20,})/g)]
  for (const key of new Set(keys.map(([, key]) => key ?? ''))) plant('a key in a mail', key)
  expect(keys.length).toBeGreaterThanOrEqual(3)
}

test('of fifty secrets none is in the log, an error, an answer, the company’s log, a row, or somebody else’s mail', async () => {
  await plantWaysIn()
  await plantPrograms()
  await plantInvitations()
  await typeWrongly()
  expect(planted.size).toBeGreaterThanOrEqual(50)
  for (const query of READS) {
    const text = await eve.ask(query)
    expect(JSON.parse(text).errors, query).toBeUndefined()
    answers.push(text)
  }
  expect(found(answers.join('\n'))).toEqual([])
  expect(found(server.letters.join('\n'))).toEqual([])
  plantMailed()
  expect(found(await rowsOfAll())).toEqual([])
  // Lines leave the process after their answers, in their order.
  await eve.raw('/files/the-last-request')
  await expect.poll(() => server.log().includes('the-last-request')).toBe(true)
  expect(found(server.log())).toEqual([])
})
