// Sign-in links by mail, over HTTP, with the mails as they are sent.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { env } from '#env.ts'
import { asker, stranger } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { jobs } from './jobs.ts'
import { Browser, makeProvider, openWaysIn, sessionCount } from './testing.ts'

let server: Awaited<ReturnType<typeof openWaysIn>>
let cast: Cast
let email: string
beforeAll(async () => {
  cast = await makeCast(db)
  server = await openWaysIn()
  await db.rows(
    sql`update "Person" set language = 'de', "interfaceLanguage" = 'de' where id = ${cast.ann}`,
  )
  const row = await db.first<{ email: string }>(
    sql`select email from "Person" where id = ${cast.ann}`,
  )
  email = row?.email ?? ''
})
afterAll(() => server.close())
beforeEach(async () => {
  await db.rows(sql`delete from "SignInCount"`)
  await db.rows(sql`delete from "SignInLink"`)
  await db.rows(sql`delete from "Session"`)
})

const job = jobs.find(({ name }) => name === 'send-sign-in-mail')

/** Sends what was asked for, as the worker would, and gives the last mail's code and link. */
async function sent(): Promise<{ code: string; path: string; subject: string } | null> {
  const [link] = await db.rows<{ id: number }>(
    sql`select id from "SignInLink" order by id desc limit 1`,
  )
  await job?.run({ linkId: link?.id }, db, new Date())
  const folder = join(env.ATRIUM_DATA, 'mail')
  const name = `sign-in-${link?.id}.eml`
  if (!(await readdir(folder).catch(() => [] as string[])).includes(name)) return null
  const raw = (await readFile(join(folder, name), 'utf8'))
    .replaceAll('=\n', '')
    .replaceAll('=3D', '=')
  const subject = /^Subject: (.*(?:\n .*)*)/m.exec(raw)?.[1] ?? ''
  const code = /\d{6}/.exec(subject)?.[0] ?? ''
  return {
    code,
    path: new URL(/http\S+sign-in\/link\/[\w-]+/.exec(raw)?.[0] ?? '').pathname,
    subject,
  }
}

async function asks(address = email, browser = new Browser(server.address)) {
  const led = await browser.ledByForm('/sign-in/link', { email: address, returnTo: '/ideas/7' })
  return { browser, led }
}

test('Ann types the code where she began, and is where she wanted to be; the mail is in her language and in no list', async () => {
  const { browser, led } = await asks(` ${email.toUpperCase()} `)
  expect(led).toBe('/sign-in/code')
  const mail = await sent()
  expect(mail?.subject).toMatch(/\d{6}.ist.Ihr.Code/)
  expect(await browser.ledByForm('/sign-in/code', { code: mail?.code ?? '' })).toBe('/ideas/7')
  expect(await browser.personId()).toBe(cast.ann)
  expect(await db.rows(sql`select 1 from "Mail"`)).toEqual([])
})

test('the link works once, in the same browser, when its button is pressed; opened by a scanner it is not used up', async () => {
  const { browser } = await asks()
  const mail = await sent()
  await browser.get(mail?.path ?? '')
  expect(await sessionCount()).toBe(0)
  expect(await new Browser(server.address).ledByForm(mail?.path ?? '', {})).toBe(
    '/sign-in/code?problem=otherBrowser',
  )
  expect(await browser.ledByForm(mail?.path ?? '', {})).toBe('/ideas/7')
  expect(await browser.ledByForm(mail?.path ?? '', {})).toBe('/sign-in/code?problem=link')
  expect(await browser.ledByForm('/sign-in/code', { code: mail?.code ?? '' })).toBe(
    '/sign-in/code?problem=code',
  )
  expect(await sessionCount()).toBe(1)
})

test('an address that nobody has is answered alike, and so is one of somebody who left; neither gets a mail', async () => {
  const known = await asks()
  await db.rows(sql`update "Person" set "deactivatedAt" = now() where id = ${cast.ben}`)
  const ben = await db.first<{ email: string }>(
    sql`select email from "Person" where id = ${cast.ben}`,
  )
  for (const address of ['nobody@hollin.example', ben?.email ?? '']) {
    const { browser, led } = await asks(address)
    expect(led).toBe(known.led)
    expect(await sent()).toBeNull()
    expect(await browser.ledByForm('/sign-in/code', { code: '000000' })).toBe(
      '/sign-in/code?problem=code',
    )
  }
})

test('after five wrong codes the right one is wrong as well', async () => {
  const { browser } = await asks()
  const mail = await sent()
  const wrong = mail?.code === '123456' ? '654321' : '123456'
  const tries = Array.from({ length: 5 }, () => browser.ledByForm('/sign-in/code', { code: wrong }))
  expect(new Set(await Promise.all(tries))).toEqual(new Set(['/sign-in/code?problem=code']))
  expect(await browser.ledByForm('/sign-in/code', { code: mail?.code ?? '' })).toBe(
    '/sign-in/code?problem=code',
  )
})

test('a code is worth nothing in another browser, and nothing after a quarter of an hour', async () => {
  const { browser } = await asks()
  const mail = await sent()
  const thief = (await asks('nobody@hollin.example')).browser
  expect(await thief.ledByForm('/sign-in/code', { code: mail?.code ?? '' })).toBe(
    '/sign-in/code?problem=code',
  )
  await db.rows(sql`update "SignInLink" set "expiresAt" = now() - interval '1 second'`)
  expect(await browser.ledByForm('/sign-in/code', { code: mail?.code ?? '' })).toBe(
    '/sign-in/code?problem=code',
  )
  expect(await browser.ledByForm(mail?.path ?? '', {})).toBe('/sign-in/code?problem=link')
  expect(await sessionCount()).toBe(0)
})

test('of two who press the button at once one comes in', async () => {
  const { browser } = await asks()
  const mail = await sent()
  const led = await Promise.all([1, 2].map(() => browser.ledByForm(mail?.path ?? '', {})))
  expect(led.toSorted()).toEqual(['/ideas/7', '/sign-in/code?problem=link'])
})

test('an address gets five mails an hour, known or not; another one still gets its own', async () => {
  for (const address of [email, 'nobody@hollin.example']) {
    for (let i = 0; i < 5; i++) expect((await asks(address)).led).toBe('/sign-in/code')
    expect((await asks(address)).led).toBe('/sign-in?problem=tooMany')
  }
  expect((await asks('else@hollin.example')).led).toBe('/sign-in/code')
})

test('what the database holds opens nothing', async () => {
  const { browser } = await asks()
  const mail = await sent()
  const [row] = await db.rows<Record<string, string>>(sql`select * from "SignInLink"`)
  const all = JSON.stringify(row)
  expect(all).not.toContain(mail?.code)
  expect(all).not.toContain(mail?.path.split('/').at(-1))
  expect(all).not.toContain(browser.cookies.get('atrium-sign-in'))
})

test('links are switched off only where people can sign in otherwise, and then none works', async () => {
  const eve = asker(cast.eve)
  const off = 'mutation ($isOn: Boolean!) { switchSignInLinks(isOn: $isOn) }'
  await expect(eve.ask(off, { isOn: false })).rejects.toMatchObject({
    extensions: { code: 'CONFLICT' },
  })
  const { browser } = await asks()
  const mail = await sent()
  await makeProvider('https://login.example.com')
  await expect(asker(cast.ann).ask(off, { isOn: false })).rejects.toMatchObject({
    extensions: { code: 'NOT_ALLOWED' },
  })
  await eve.ask(off, { isOn: false })
  expect(await browser.ledByForm('/sign-in/code', { code: mail?.code ?? '' })).toBe(
    '/sign-in?problem=off',
  )
  expect((await asks()).led).toBe('/sign-in?problem=off')
  await eve.ask(off, { isOn: true })
  expect((await asks()).led).toBe('/sign-in/code')
})

test('switched off, links still bring guests in, and nobody else', async () => {
  const eve = asker(cast.eve)
  const zoe = await makePerson(db)
  await makeProvider('https://login.second.example.com')
  const off = 'mutation ($isOn: Boolean!) { switchSignInLinks(isOn: $isOn) }'
  const early = await asks()
  const earlyMail = await sent()
  await eve.ask(off, { isOn: false })
  expect(await stranger.ask(OFFERED)).toEqual({ entrance: { offersSignInLinks: false } })
  await db.rows(sql`
    insert into "Guest" ("personId", "spaceId", until, agreement, "invitedAt")
    values (${zoe.id}, ${cast.lab.spaceId}, now() + interval '1 day', 'I keep it to myself.', now())`)
  expect(await stranger.ask(OFFERED)).toEqual({ entrance: { offersSignInLinks: true } })
  const row = await db.first<{ email: string }>(
    sql`select email from "Person" where id = ${zoe.id}`,
  )
  const guest = await asks(row?.email)
  expect(guest.led).toBe('/sign-in/code')
  expect(await guest.browser.ledByForm('/sign-in/code', { code: (await sent())?.code ?? '' })).toBe(
    '/ideas/7',
  )
  expect(await guest.browser.personId()).toBe(zoe.id)
  // A colleague is told the same, and gets nothing; nor does a link of before work.
  expect((await asks()).led).toBe('/sign-in/code')
  expect(await sent()).toBeNull()
  await early.browser.ledByForm('/sign-in/code', { code: earlyMail?.code ?? '' })
  expect(await early.browser.personId()).toBeNull()
  await eve.ask(off, { isOn: true })
})
const OFFERED = '{ entrance { offersSignInLinks } }'

test.each(['', 'ann', 'a b@c.d', '@', `${'x'.repeat(300)}@hollin.example`])(
  '%j is no address',
  async (address) => {
    expect((await asks(address)).led).toBe('/sign-in?problem=email')
  },
)

test('behind a proxy that writes the port with the address, all connections of a network share its limit', async () => {
  const proxied = await openWaysIn(true)
  for (const port of [50_001, 50_002])
    await fetch(`${proxied.address}/sign-in/code`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': `203.0.113.9:${port}` },
      body: new URLSearchParams({ code: 'ABCDEF' }),
    })
  proxied.close()
  expect(await db.rows(sql`select count from "SignInCount"`)).toEqual([{ count: 2 }])
})
