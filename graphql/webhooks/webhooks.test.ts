// Events reach another system: signed, once, also after failures; and never what its account may not see.
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Context } from '#graphql/context.ts'
import { providerFetch } from '#graphql/sign-in/provider-fetch.ts'
import { type Asker, asker, lastEvent, runConsequencesSince } from '#graphql/testing.ts'
import { hours } from '#graphql/time.ts'
import { isSigned } from '#graphql/webhook-signature.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { deliver, forgetDeliveries, forgetWebhooks } from './deliver.ts'

type Taken = { headers: IncomingHttpHeaders; body: string }
let cast: Cast
let [ann, eve]: Asker[] = []
let server: Server
let url: string
let account: string
let failures = 0
const taken: Taken[] = []
/** While true the receiver answers nothing; `held` lets it. */
let holding = false
const held: (() => void)[] = []

const inBrowser = async (who: Asker | undefined): Promise<Partial<Context>> => ({
  viewer: { ...(await (who as Asker).context()).viewer, sessionHash: 'here' },
})
const asAdmin = async <Data = Record<string, unknown>>(document: string, variables = {}) =>
  (eve as Asker).ask<Data>(document, variables, await inBrowser(eve))

beforeAll(async () => {
  cast = await makeCast(db)
  ;[ann, eve] = [asker(cast.ann), asker(cast.eve)]
  server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      if (holding) return void held.push(() => response.writeHead(204).end())
      if (failures > 0) {
        failures--
        return void response.writeHead(503).end()
      }
      taken.push({ headers: request.headers, body: Buffer.concat(parts).toString() })
      response.writeHead(204).end()
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => void server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  type Service = { makeServiceAccount: { number: number } }
  const made = await asAdmin<Service>(
    'mutation { makeServiceAccount(name: "Feed", purpose: "Tells the company’s chat") { number } }',
  )
  account = String(made.makeServiceAccount.number)
})
afterAll(() => void server.close())
beforeEach(async () => {
  taken.length = 0
  failures = 0
  await db.rows(sql`delete from "Webhook"`)
  forgetWebhooks()
})

const MAKE = 'mutation ($input: WebhookInput!) { makeWebhook(input: $input) { number text } }'
const input = () => ({
  name: 'Chat',
  url: 'https://chat.example/hook',
  format: 'JSON',
  topics: ['idea', 'comment'],
  accountId: account,
})
type Made = { makeWebhook: { number: number; text: string } }
/** A webhook to our own receiver, which only tests may have. */
async function makeWebhook(more = {}) {
  const { makeWebhook: made } = await asAdmin<Made>(MAKE, { input: { ...input(), ...more } })
  await db.rows(sql`update "Webhook" set url = ${url} where id = ${made.number}`)
  forgetWebhooks()
  return made
}
const POST =
  'mutation ($board: String!, $title: String!) { postIdea(input: { board: $board, title: $title, body: "Now, and how it could be.", tags: [] }) { number } }'
const post = (board: string, title: string) => (ann as Asker).ask(POST, { board, title })

type Waiting = { id: number; tries: number; runAt: Date }
const waiting = () =>
  db.rows<Waiting>(sql`
    select d.id, d.tries, j.run_at as "runAt" from "WebhookDelivery" d
    join graphile_worker.jobs j on j.key = 'webhook delivery ' || d.id
    where d."deliveredAt" is null and d."givenUpAt" is null order by d.id`)
/** Sends what is due at a moment. */
async function sendDue(at: Date): Promise<void> {
  for (const { id, runAt } of await waiting())
    if (runAt <= at) await deliver({ deliveryId: id }, db, at, providerFetch(true))
}

test('an event reaches the receiver once, signed, after three failures', async () => {
  const { text: secret } = await makeWebhook()
  const before = await lastEvent()
  await post(cast.field.board, 'Quieter racks')
  // Consequences may be carried out again.
  await runConsequencesSince(before)
  await runConsequencesSince(before)
  failures = 3
  let now = new Date(Date.now() + 1_000)
  for (let tries = 0; tries < 3; tries++) {
    await sendDue(now)
    expect(taken).toEqual([])
    const [next] = await waiting()
    expect(next).toMatchObject({ tries: tries + 1 })
    // Not before its time.
    await sendDue(new Date((next?.runAt.getTime() ?? 0) - 1))
    expect((await waiting())[0]?.tries).toBe(tries + 1)
    now = next?.runAt ?? now
  }
  await sendDue(now)
  await sendDue(new Date(now.getTime() + hours(48)))
  expect(taken).toHaveLength(1)
  const [{ headers, body }] = taken as [Taken]
  const signature = String(headers['atrium-signature'])
  const second = Math.floor(now.getTime() / 1_000)
  expect(isSigned(secret, signature, Buffer.from(body), second)).toBe(true)
  expect(isSigned(secret, signature, Buffer.from(`${body} `), second)).toBe(false)
  expect(JSON.parse(body)).toMatchObject({
    event: 'idea.posted',
    text: expect.stringContaining('Quieter racks'),
    about: [{ text: 'Quieter racks', url: expect.stringContaining('/ideas/') }],
  })
  // Of the payload nothing leaves.
  expect(Object.keys(JSON.parse(body))).toEqual(['id', 'event', 'at', 'text', 'detail', 'about'])
})

test('what its account may not see is not told: closed and hidden spaces, sealed authors', async () => {
  await makeWebhook()
  const before = await lastEvent()
  await post(cast.lab.board, 'Only for the lab')
  await post(cast.vault.board, 'Only for the vault')
  await post(cast.field.board, 'For everybody')
  await runConsequencesSince(before)
  await sendDue(new Date(Date.now() + 1_000))
  expect(taken).toHaveLength(1)
  expect(taken[0]?.body).toContain('For everybody')
})

test('what its account may not see any longer is not sent, and private addresses are never asked', async () => {
  await makeWebhook()
  let before = await lastEvent()
  const { postIdea } = await (ann as Asker).ask<{ postIdea: { number: number } }>(POST, {
    board: cast.field.board,
    title: 'Soon elsewhere',
  })
  await runConsequencesSince(before)
  await db.rows(sql`update "Post" set state = 'HIDDEN' where id = ${postIdea.number}`)
  await sendDue(new Date(Date.now() + 1_000))
  expect(taken).toEqual([])
  expect(
    await db.rows(sql`select problem from "WebhookDelivery" where "givenUpAt" is not null`),
  ).toEqual([{ problem: 'not visible to the account' }])
  before = await lastEvent()
  await post(cast.field.board, 'To a server of our own')
  await runConsequencesSince(before)
  for (const { id } of await waiting())
    await deliver({ deliveryId: id }, db, new Date(Date.now() + 1_000))
  expect(taken).toEqual([])
  expect(
    await db.rows(
      sql`select problem from "WebhookDelivery" where tries = 1 and "givenUpAt" is null`,
    ),
  ).toEqual([{ problem: 'private address' }])
})

test('who got which role is told to accounts that read the log alone', async () => {
  await makeWebhook({ topics: ['person', 'space'] })
  const give = async () => {
    const before = await lastEvent()
    await asAdmin(
      'mutation ($id: ID!, $role: GrantedRole!) { grantRole(input: { personId: $id, role: $role, reason: "It is needed" }) { number } }',
      { id: String(cast.dan), role: (await waiting()).length === 0 ? 'SPONSOR' : 'MODERATOR' },
    )
    await runConsequencesSince(before)
    return (await waiting()).length
  }
  expect(await give()).toBe(0)
  const AUDITOR =
    'mutation ($id: ID!) { grantRole(input: { personId: $id, role: AUDITOR, reason: "It reads the log" }) { number } }'
  await asAdmin(AUDITOR, { id: account })
  await asAdmin(
    'mutation ($id: ID!) { endRole(input: { personId: $id, role: SPONSOR, reason: "Over" }) { number } }',
    { id: String(cast.dan) },
  )
  expect(await give()).toBe(1)
  await asAdmin(
    'mutation ($id: ID!) { endRole(input: { personId: $id, role: AUDITOR, reason: "Over" }) { number } }',
    { id: account },
  )
})

test('topics that were not chosen, a paused webhook and a deactivated account tell nothing', async () => {
  const { number } = await makeWebhook({ topics: ['comment'] })
  let before = await lastEvent()
  await post(cast.field.board, 'Not chosen')
  await runConsequencesSince(before)
  expect(await waiting()).toEqual([])
  await db.rows(
    sql`update "Webhook" set topics = '{idea}', "pausedAt" = now() where id = ${number}`,
  )
  forgetWebhooks()
  before = await lastEvent()
  await post(cast.field.board, 'While paused')
  await runConsequencesSince(before)
  expect(await waiting()).toEqual([])
  await db.rows(sql`update "Webhook" set "pausedAt" = null where id = ${number}`)
  await db.rows(
    sql`update "Person" set "deactivatedAt" = now(), "rightsVersion" = "rightsVersion" + 1 where id = ${Number(account)}`,
  )
  forgetWebhooks()
  before = await lastEvent()
  await post(cast.field.board, 'By nobody')
  await runConsequencesSince(before)
  expect(await waiting()).toEqual([])
  await db.rows(
    sql`update "Person" set "deactivatedAt" = null, "rightsVersion" = "rightsVersion" + 1 where id = ${Number(account)}`,
  )
})

test('given up after eight tries, sent again by hand, and paused when nobody takes anything', async () => {
  const { number } = await makeWebhook()
  failures = 1_000
  const before = await lastEvent()
  for (let i = 0; i < 10; i++) await post(cast.field.board, `Nobody takes ${i}`)
  await runConsequencesSince(before)
  let tries = 0
  for (let now = new Date(Date.now() + 1_000); (await waiting()).length > 0; tries++) {
    await sendDue(now)
    now = new Date(now.getTime() + hours(25))
  }
  expect(tries).toBe(8)
  type Webhooks = { webhooks: { pausedAt: string | null }[] }
  expect((await asAdmin<Webhooks>('{ webhooks { pausedAt } }')).webhooks).toEqual([
    { pausedAt: expect.any(String) },
  ])
  const LIST = `query ($n: Int!) { webhookDeliveries(number: $n, first: 2) { edges { node { number tries status problem givenUpAt } } pageInfo { hasNextPage } } }`
  type List = { webhookDeliveries: { edges: { node: { number: number } }[] } }
  const { webhookDeliveries } = await asAdmin<List>(LIST, { n: number })
  expect(webhookDeliveries).toMatchObject({
    edges: [
      { node: { tries: 8, status: 503, problem: 'answered 503', givenUpAt: expect.any(String) } },
      {},
    ],
    pageInfo: { hasNextPage: true },
  })
  failures = 0
  await db.rows(sql`update "Webhook" set "pausedAt" = null`)
  const again = webhookDeliveries.edges[0]?.node.number
  await asAdmin('mutation ($n: Int!) { retryWebhookDelivery(number: $n) }', { n: again })
  await sendDue(new Date(Date.now() + 1_000))
  expect(taken).toHaveLength(1)
  await expect(
    asAdmin('mutation ($n: Int!) { retryWebhookDelivery(number: $n) }', { n: again }),
  ).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
  await forgetDeliveries(null, db, new Date(Date.now() + hours(24 * 31)))
  expect(await asAdmin(LIST, { n: number })).toMatchObject({ webhookDeliveries: { edges: [] } })
})

test.each([
  ['SLACK', (body: { text: string }) => body.text, '<http'],
  [
    'TEAMS',
    (body: { attachments: { content: { body: { text: string }[] } }[] }) =>
      body.attachments[0]?.content.body[0]?.text,
    '](http',
  ],
] as const)(
  'a test arrives as %s has it, and hostile titles stay words',
  async (format, textOf, link) => {
    const { number } = await makeWebhook({ format })
    await asAdmin('mutation ($n: Int!) { testWebhook(number: $n) }', { n: number })
    const before = await lastEvent()
    await post(cast.field.board, '<!channel> [x](http://evil.example) & *more*')
    await runConsequencesSince(before)
    await sendDue(new Date(Date.now() + 1_000))
    expect(taken).toHaveLength(2)
    const texts = taken.map(({ body }) => String(textOf(JSON.parse(body) as never)))
    expect(texts[0]).toContain('test')
    expect(texts[1]).toContain(link)
    expect(texts[1]).not.toContain('<!channel>')
    if (format === 'TEAMS') expect(texts[1]).not.toContain('](http://evil')
  },
)

test('administrators alone, in a browser; a wrong address, topic and account are refused by their names', async () => {
  for (const work of [
    (ann as Asker).ask(MAKE, { input: input() }, await inBrowser(ann)),
    (eve as Asker).ask(MAKE, { input: input() }),
  ])
    await expect(work).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
  await expect((ann as Asker).ask('{ webhooks { url } }')).rejects.toMatchObject({
    extensions: { code: 'NOT_ALLOWED' },
  })
  for (const [field, more] of [
    ['url', { url: 'http://plain.example' }],
    ['url', { url: 'https://user:word@place.example' }],
    ['url', { url: 'ftp://place.example' }],
    ['topics', { topics: ['weather'] }],
    ['topics', { topics: [] }],
    ['personId', { accountId: String(cast.ann) }],
    ['name', { name: '' }],
  ] as const)
    await expect(asAdmin(MAKE, { input: { ...input(), ...more } })).rejects.toMatchObject({
      extensions: { code: 'INVALID', fields: { [field]: [expect.any(String)] } },
    })
  const { number, text } = await makeWebhook()
  expect(JSON.stringify(await db.rows(sql`select * from "Webhook"`))).not.toContain(text.slice(6))
  const EDIT = `mutation ($n: Int!, $v: Int!, $input: WebhookInput!) { editWebhook(number: $n, version: $v, isOn: true, input: $input) }`
  await expect(asAdmin(EDIT, { n: number, v: 1, input: input() })).rejects.toMatchObject({
    extensions: { code: 'CONFLICT' },
  })
  expect(await asAdmin(EDIT, { n: number, v: 2, input: input() })).toEqual({ editWebhook: number })
  type Renewed = { renewWebhookSecret: { text: string } }
  const { renewWebhookSecret } = await asAdmin<Renewed>(
    'mutation ($n: Int!) { renewWebhookSecret(number: $n) { text } }',
    { n: number },
  )
  await db.rows(sql`update "Webhook" set url = ${url} where id = ${number}`)
  await asAdmin('mutation ($n: Int!) { testWebhook(number: $n) }', { n: number })
  const now = new Date(Date.now() + 1_000)
  await sendDue(now)
  const signed = [
    String(taken[0]?.headers['atrium-signature']),
    Buffer.from(taken[0]?.body ?? ''),
  ] as const
  const second = Math.floor(now.getTime() / 1_000)
  expect(
    [renewWebhookSecret.text, text].map((secret) => isSigned(secret, ...signed, second)),
  ).toEqual([true, false])
  await asAdmin('mutation ($n: Int!) { deleteWebhook(number: $n) }', { n: number })
  await expect(
    asAdmin('mutation ($n: Int!) { testWebhook(number: $n) }', { n: number }),
  ).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
})

const EDIT = `mutation ($number: Int!, $version: Int!, $input: WebhookInput!) {
  editWebhook(number: $number, version: $version, isOn: true, input: $input) }`

test('what waited while a webhook was paused is sent once it is on again, and what has its moment keeps it', async () => {
  const { number } = await makeWebhook()
  const before = await lastEvent()
  await post(cast.field.board, 'While it was off')
  await runConsequencesSince(before)
  await db.rows(sql`update "Webhook" set "pausedAt" = now() where id = ${number}`)
  const [{ id }] = (await waiting()) as [Waiting]
  // Its job comes and ends.
  await deliver({ deliveryId: id }, db, new Date(), providerFetch(true))
  await db.rows(sql`select 1 from graphile_worker.remove_job(${`webhook delivery ${id}`})`)
  expect(await waiting()).toEqual([])
  const { webhooks } = await asAdmin<{ webhooks: { version: number }[] }>(
    '{ webhooks { version } }',
  )
  const edit = (version: number) => asAdmin(EDIT, { number, version, input: input() })
  await edit(webhooks[0]?.version ?? 0)
  await db.rows(sql`update "Webhook" set url = ${url} where id = ${number}`)
  failures = 1
  const now = new Date(Date.now() + 1_000)
  await sendDue(now)
  const [next] = await waiting()
  await edit((webhooks[0]?.version ?? 0) + 1)
  expect((await waiting())[0]?.runAt).toEqual(next?.runAt)
  await db.rows(sql`update "Webhook" set url = ${url} where id = ${number}`)
  await sendDue(next?.runAt as Date)
  expect(taken).toHaveLength(1)
  expect(taken[0]?.body).toContain('While it was off')
})

test('at most three requests to one address are under way at once; the others come a moment later', async () => {
  await makeWebhook()
  const before = await lastEvent()
  for (const nth of [1, 2, 3, 4, 5]) await post(cast.field.board, `Idea number ${nth}`)
  await runConsequencesSince(before)
  const now = new Date(Date.now() + 1_000)
  const ids = (await waiting()).map(({ id }) => id)
  holding = true
  try {
    const under = ids.map((deliveryId) => deliver({ deliveryId }, db, now, providerFetch(true)))
    // Those that found no place have put themselves off.
    await Promise.race([Promise.all(under.slice(3)), Promise.all(under)])
    await expect.poll(() => held.length).toBe(3)
    for (const answer of held.splice(0)) answer()
    await Promise.all(under)
  } finally {
    holding = false
    for (const answer of held.splice(0)) answer()
  }
  const left = await waiting()
  expect(left).toHaveLength(2)
  for (const { runAt, tries } of left) {
    expect(tries).toBe(0)
    expect(runAt.getTime()).toBeGreaterThan(now.getTime())
  }
})
