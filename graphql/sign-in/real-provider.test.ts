// Against a real sign-on service in this process: its discovery, its login form, its tokens, its logout.
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startSession } from '#graphql/identity/service.ts'
import { SESSION_COOKIE } from '#graphql/requests.ts'
import { asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { callbackUrl } from './providers.ts'
import { Browser, callbackPath, openWaysIn } from './testing.ts'

vi.hoisted(() => {
  process.env.ATRIUM_PRIVATE_SIGN_ON = '1'
})

const SECRET = 'a secret of forty characters, more or less'
let idp: Server
let issuer: string
let server: Awaited<ReturnType<typeof openWaysIn>>
let cast: Cast
let provider: number

const PEOPLE: Record<string, object> = {
  nadia: {
    name: 'Nadia Haddad',
    email: 'Nadia@Hollin.example',
    email_verified: true,
    department: 'Acoustics lab',
    title: 'Engineer',
    locale: 'de-DE',
  },
  ann: { name: 'Ann Other', email: 'ann@hollin.example', email_verified: true },
}

beforeAll(async () => {
  cast = await makeCast(db)
  server = await openWaysIn()
  idp = createServer()
  idp.listen(0, '127.0.0.1')
  await once(idp, 'listening')
  issuer = `http://127.0.0.1:${(idp.address() as AddressInfo).port}`
  const saved = await asker(cast.eve).ask<{ saveSignInProvider: { number: number } }>(SAVE, {
    input: { ...input(), issuer },
  })
  provider = saved.saveSignInProvider.number
  // The service says what it would have whoever runs it do.
  for (const kind of ['info', 'warn'] as const) {
    const say = console[kind]
    console[kind] = (...words) =>
      /oidc-provider/.test(String(words[0])) ? undefined : say(...words)
  }
  const real = new Provider(issuer, {
    clients: [
      {
        client_id: 'atrium',
        client_secret: SECRET,
        redirect_uris: [callbackUrl(provider)],
        backchannel_logout_uri: `${server.address}/sign-in/logout/${provider}`,
        backchannel_logout_session_required: true,
      },
    ],
    claims: {
      openid: ['sub'],
      profile: ['name', 'department', 'title', 'locale'],
      email: ['email', 'email_verified'],
    },
    findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id, ...PEOPLE[id] }) }),
    features: { backchannelLogout: { enabled: true }, devInteractions: { enabled: true } },
    pkce: { required: () => true },
    cookies: { keys: ['a key'] },
    // It would not ask an address of this machine either.
    fetch: (url: string | URL | Request, asked?: RequestInit) =>
      fetch(url, { ...asked, dispatcher: undefined } as RequestInit),
  })
  idp.on('request', real.callback())
})
afterAll(() => {
  idp.closeAllConnections()
  idp.close()
  server.close()
})

const SAVE = `mutation ($input: SignInProviderInput!) { saveSignInProvider(input: $input) { number hasSecret isOn wasTried } }`
const input = () => ({
  name: 'Company login',
  issuer,
  client: 'atrium',
  secret: SECRET,
  claimUnit: 'department',
  claimTitle: 'title',
  claimSite: '',
  claimLanguage: 'locale',
  createsPeople: true,
  assumesVerified: false,
  mailDomains: ['hollin.example'],
})

/** Signs in at the service as a person would, by its forms. @returns where the service sends the browser back to */
async function throughForms(address: string, at: Browser, login: string): Promise<string> {
  let next = address
  for (let step = 0; step < 12; step++) {
    const answer = await at.get(next)
    const location = answer.headers.get('location')
    if (location) {
      next = new URL(location, next).href
      if (new URL(next).pathname === callbackPath(provider)) return next
      continue
    }
    const page = await answer.text()
    const action = /action="([^"]+)"/.exec(page)?.[1]
    if (!action) throw new Error(`no form at ${next}: ${page.slice(0, 300)}`)
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? ''
    const sent = await at.post(new URL(action, next).href, { prompt, login, password: 'x' })
    next = new URL(sent.headers.get('location') ?? '', next).href
  }
  throw new Error('the service leads nowhere')
}

async function signIn(
  login: string,
  path = `/sign-in/with/${provider}?returnTo=/ideas/7`,
  browser = new Browser(server.address),
) {
  const away = await browser.led(path)
  const at = new Browser(issuer)
  const back = new URL(await throughForms(away, at, login))
  return { browser, at, led: await browser.led(`${back.pathname}${back.search}`) }
}

const TRIED = '{ signInProviders { isOn wasTried lastTry { ok problem claims { name value } } } }'
const asEve = async () => {
  const browser = new Browser(server.address)
  browser.cookies.set(SESSION_COOKIE, await startSession(cast.eve, 'test', '', 'test'))
  expect(await browser.personId()).toBe(cast.eve)
  return browser
}

test('an administrator sets it up, must try it first, sees what it says, and switches it on; nobody else may', async () => {
  const eve = asker(cast.eve)
  const on = 'mutation ($n: Int!) { switchSignInProvider(number: $n, isOn: true) }'
  await expect(eve.ask(on, { n: provider })).rejects.toMatchObject({
    extensions: { code: 'CONFLICT' },
  })
  expect(await new Browser(server.address).led(`/sign-in/with/${provider}`)).toBe(
    '/sign-in?problem=off',
  )
  const { led } = await signIn('nadia', `/sign-in/try/${provider}`, await asEve())
  expect(led).toBe(`/admin/sign-in?open=${provider}#result`)
  const { signInProviders } = await eve.ask<{
    signInProviders: { lastTry: { ok: boolean; claims: object[] } }[]
  }>(TRIED)
  expect(signInProviders[0]).toMatchObject({
    isOn: false,
    wasTried: true,
    lastTry: { ok: true, problem: null },
  })
  expect(signInProviders[0]?.lastTry.claims).toContainEqual({
    name: 'unit',
    value: 'Acoustics lab',
  })
  // A try makes nobody.
  expect(await db.rows(sql`select 1 from "ExternalIdentity"`)).toEqual([])
  await eve.ask(on, { n: provider })
  await expect(asker(cast.ann).ask(on, { n: provider })).rejects.toMatchObject({
    extensions: { code: 'NOT_ALLOWED' },
  })
  await expect(asker(cast.ann).ask(TRIED)).rejects.toMatchObject({
    extensions: { code: 'NOT_ALLOWED' },
  })
})

test('somebody new comes in and is made of what the service says; the second time it is the same person', async () => {
  const { browser, led } = await signIn('nadia')
  expect(led).toBe('/ideas/7')
  const personId = await browser.personId()
  const person = await db.first(sql`
    select name, email, unit, title, language, "interfaceLanguage" from "Person" where id = ${personId}`)
  expect(person).toEqual({
    name: 'Nadia Haddad',
    email: 'nadia@hollin.example',
    unit: 'Acoustics lab',
    title: 'Engineer',
    language: 'de',
    interfaceLanguage: 'de',
  })
  PEOPLE.nadia = { ...PEOPLE.nadia, department: 'Firmware' }
  expect(await (await signIn('nadia')).browser.personId()).toBe(personId)
  expect(await db.first(sql`select unit from "Person" where id = ${personId}`)).toEqual({
    unit: 'Firmware',
  })
})

test('who has the address of somebody here waits until an administrator links them', async () => {
  await db.rows(sql`update "Person" set email = 'ann@hollin.example' where id = ${cast.ann}`)
  const first = await signIn('ann')
  expect([first.led, await first.browser.personId()]).toEqual(['/sign-in?problem=unlinked', null])
  const eve = asker(cast.eve)
  const { signOnRequests } = await eve.ask<{
    signOnRequests: { number: number; person: object }[]
  }>('{ signOnRequests { number subject email person { number } } }')
  expect(signOnRequests).toMatchObject([{ subject: 'ann', person: { number: cast.ann } }])
  const decide = 'mutation ($n: Int!) { decideSignOnRequest(number: $n, isLinked: true) }'
  const n = signOnRequests[0]?.number
  await expect(asker(cast.ann).ask(decide, { n })).rejects.toMatchObject({
    extensions: { code: 'NOT_ALLOWED' },
  })
  await eve.ask(decide, { n })
  expect(await (await signIn('ann')).browser.personId()).toBe(cast.ann)
})

test('somebody who is signed in links an account of theirs, and unties it; one that is another’s they cannot', async () => {
  const browser = await asEve()
  expect((await signIn('eve-at-work', `/sign-in/link-account/${provider}`, browser)).led).toBe(
    '/settings?kept=account#sign-in',
  )
  expect(await (await signIn('eve-at-work')).browser.personId()).toBe(cast.eve)
  expect((await signIn('ann', `/sign-in/link-account/${provider}`, browser)).led).toBe(
    '/settings?problem=taken#sign-in',
  )
  const eve = asker(cast.eve)
  const viewer = { ...(await eve.context()).viewer, sessionHash: 'here' }
  const untie = 'mutation ($n: Int!) { unlinkAccount(number: $n) }'
  expect(await eve.ask(untie, { n: provider }, { viewer })).toEqual({ unlinkAccount: 1 })
  await expect(eve.ask(untie, { n: provider })).rejects.toMatchObject({
    extensions: { code: 'NOT_ALLOWED' },
  })
  expect((await signIn('eve-at-work')).led).toMatch(/problem=/)
})

test('who signs out at the service is signed out here', async () => {
  const { browser, at } = await signIn('nadia')
  expect(await browser.personId()).not.toBeNull()
  const page = await (await at.get('/session/end')).text()
  const xsrf = /name="xsrf" value="(\w+)"/.exec(page)?.[1] ?? ''
  await at.post('/session/end/confirm', { xsrf, logout: 'yes' })
  expect(await browser.personId()).toBeNull()
})

test('another secret or issuer switches it off until it is tried again, and a secret never goes to another issuer', async () => {
  const eve = asker(cast.eve)
  const other = { ...input(), number: provider, secret: '', issuer: 'https://login.example.com' }
  await expect(eve.ask(SAVE, { input: other })).rejects.toMatchObject({
    extensions: { code: 'INVALID', fields: { secret: [expect.any(String)] } },
  })
  const kept = await eve.ask(SAVE, { input: { ...input(), number: provider, secret: '' } })
  expect(kept).toEqual({
    saveSignInProvider: { number: provider, hasSecret: true, isOn: true, wasTried: true },
  })
  const changed = await eve.ask(SAVE, { input: { ...input(), number: provider, secret: 'wrong' } })
  expect(changed).toEqual({
    saveSignInProvider: { number: provider, hasSecret: true, isOn: false, wasTried: false },
  })
  const row = await db.first<{ sealedSecret: string }>(
    sql`select "sealedSecret" from "SignInProvider"`,
  )
  expect(row?.sealedSecret).not.toContain('wrong')
  await signIn('nadia', `/sign-in/try/${provider}`, await asEve())
  const { signInProviders } = await eve.ask<{ signInProviders: object[] }>(TRIED)
  expect(signInProviders).toMatchObject([
    { wasTried: false, lastTry: { ok: false, problem: 'service' } },
  ])
})

test.each([
  ['issuer', 'login.example.com'],
  ['issuer', 'https://login.example.com/?a=1'],
  ['issuer', 'javascript:alert(1)'],
  ['name', 'x'],
  ['client', ''],
  ['claimUnit', 'two words'],
])('a wrong %s is refused by its name: %s', async (field, value) => {
  await expect(
    asker(cast.eve).ask(SAVE, { input: { ...input(), [field]: value } }),
  ).rejects.toMatchObject({
    extensions: { code: 'INVALID', fields: { [field]: [expect.any(String)] } },
  })
})

test('an administrator deletes a service: it leaves the sign-in page, and the second time nothing is deleted', async () => {
  const remove = 'mutation ($n: Int!) { deleteSignInProvider(number: $n) }'
  await expect(asker(cast.ann).ask(remove, { n: provider })).rejects.toMatchObject({
    extensions: { code: 'NOT_ALLOWED' },
  })
  const eve = asker(cast.eve)
  expect(await eve.ask(remove, { n: provider })).toEqual({ deleteSignInProvider: true })
  expect(await eve.ask(remove, { n: provider })).toEqual({ deleteSignInProvider: false })
  expect(await eve.ask('{ entrance { signInOptions { name } } }')).toEqual({
    entrance: { signInOptions: [] },
  })
})
