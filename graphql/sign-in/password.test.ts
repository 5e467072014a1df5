// The administrator's password: with a recovery code, counted, told to everybody who administers, and off beside single sign-on.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { env } from '#env.ts'
import type { Context } from '#graphql/context.ts'
import { type Asker, asker, lastEvent, recordedEvents, stranger } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { hashPassword, isPassword } from './argon2.ts'
import { jobs } from './jobs.ts'
import { PASSWORDS_OF_ADDRESS, PASSWORDS_OF_NETWORK } from './password.ts'
import { Browser, makeProvider, openWaysIn, sessionCount } from './testing.ts'

const PASSWORD = 'a long sentence that nobody guesses'
let server: Awaited<ReturnType<typeof openWaysIn>>
let cast: Cast
let eve: Asker
let codes: string[]
const here = async (who: Asker): Promise<Partial<Context>> => ({
  viewer: { ...(await who.context()).viewer, sessionHash: 'here' },
})
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'OK',
    (error: { extensions?: { code?: string } }) => error.extensions?.code,
  )
const SET = 'mutation ($password: String!) { setAdministratorPassword(password: $password) }'

beforeAll(async () => {
  cast = await makeCast(db)
  eve = asker(cast.eve)
  server = await openWaysIn()
})
afterAll(() => server.close())
beforeEach(async () => {
  for (const table of [sql`"SignInCount"`, sql`"Session"`, sql`"SignInProvider"`])
    await db.rows(sql`delete from ${table}`)
  const set = await eve.ask<{ setAdministratorPassword: string[] }>(
    SET,
    { password: PASSWORD },
    await here(eve),
  )
  codes = set.setAdministratorPassword
})

const comesIn = async (more: Record<string, string> = {}) => {
  const browser = new Browser(server.address)
  const form = { email: 'eve@atrium.example', password: PASSWORD, code: codes[0] ?? '', ...more }
  const led = await browser.ledByForm('/sign-in/password', form)
  return { led, personId: await browser.personId() }
}

test('an administrator comes in with password and code; the code works once, the next one does', async () => {
  expect(codes).toHaveLength(10)
  expect(new Set(codes).size).toBe(10)
  const before = await lastEvent()
  expect(await comesIn({ email: ' Eve@Atrium.example' })).toEqual({
    led: '/admin',
    personId: cast.eve,
  })
  expect((await comesIn()).led).toBe('/sign-in/password?problem=password')
  const typed = (codes[1] ?? '').toLowerCase().replaceAll('-', ' ')
  expect(await comesIn({ code: typed })).toEqual({ led: '/admin', personId: cast.eve })
  expect((await recordedEvents(before)).map(({ name }) => name)).toEqual([
    'password.used',
    'session.started',
    'password.used',
    'session.started',
  ])
  expect(await eve.ask('{ administratorPassword { codesLeft isOff } }')).toEqual({
    administratorPassword: { codesLeft: 8, isOff: false },
  })
})

test('nothing of it can be read in the database', async () => {
  const rows = [
    ...(await db.rows(sql`select * from "AdministratorPassword"`)),
    ...(await db.rows(sql`select * from "RecoveryCode"`)),
  ]
  const kept = JSON.stringify(rows)
  expect(kept).not.toContain(PASSWORD)
  for (const one of codes) expect(kept).not.toContain(one)
  expect(kept).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
})

test('every administrator is told by mail at each use', async () => {
  await db.rows(sql`update "Person" set role = 'ADMIN' where id = ${cast.dan}`)
  await comesIn()
  const [queued] = await db.rows<{ payload: object }>(sql`
    select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'send-password-mail' order by j.id desc limit 1`)
  expect(queued?.payload).toMatchObject({ personId: cast.eve })
  await jobs.find(({ name }) => name === 'send-password-mail')?.run(queued?.payload, db, new Date())
  const folder = join(env.ATRIUM_DATA, 'mail')
  const mails = await Promise.all(
    (await readdir(folder))
      .filter((name) => name.startsWith('password-'))
      .map((name) => readFile(join(folder, name), 'utf8')),
  )
  for (const to of ['eve@atrium.example', 'dan@atrium.example'])
    expect(
      mails.some((mail) => mail.includes(`To: ${to}`)),
      to,
    ).toBe(true)
  await db.rows(sql`update "Person" set role = 'MEMBER' where id = ${cast.dan}`)
})

test.each([
  ['a wrong password', { password: `${PASSWORD}.` }],
  ['no password', { password: '' }],
  ['a wrong code', { code: 'AAAA-BBBB-CCCC' }],
  ['no code', { code: '' }],
  ['the address of somebody else', { email: 'ann@atrium.example' }],
  ['an address that nobody has', { email: 'nobody@atrium.example' }],
])('nobody comes in with %s', async (_, more) => {
  expect(await comesIn(more)).toEqual({ led: '/sign-in/password?problem=password', personId: null })
  expect(await sessionCount()).toBe(0)
  // A wrong password uses no code up.
  expect((await comesIn()).led).toBe('/admin')
})

test('who is no administrator any more, or has left, does not come in', async () => {
  await db.rows(sql`update "Person" set role = 'MEMBER' where id = ${cast.eve}`)
  expect((await comesIn()).personId).toBeNull()
  await db.rows(
    sql`update "Person" set role = 'ADMIN', "deactivatedAt" = now() where id = ${cast.eve}`,
  )
  expect((await comesIn()).personId).toBeNull()
  await db.rows(sql`update "Person" set "deactivatedAt" = null where id = ${cast.eve}`)
})

test('it is off once single sign-on is on and was tried, and back when that is switched off', async () => {
  const id = await makeProvider('https://login.example.com')
  expect(await comesIn()).toEqual({ led: '/sign-in?problem=off', personId: null })
  expect(await stranger.ask('{ entrance { hasPassword } }')).toEqual({
    entrance: { hasPassword: false },
  })
  await db.rows(sql`update "SignInProvider" set "isOn" = false where id = ${id}`)
  expect(await stranger.ask('{ entrance { hasPassword } }')).toEqual({
    entrance: { hasPassword: true },
  })
  expect((await comesIn()).led).toBe('/admin')
})

test('guesses are counted for the address and for the network, the right password among them too', async () => {
  const wrong = { password: 'wrong', code: 'AAAA-BBBB-CCCC' }
  const led = await Promise.all(
    Array.from({ length: PASSWORDS_OF_ADDRESS.max + 5 }, async () => (await comesIn(wrong)).led),
  )
  expect(led.filter((one) => one.endsWith('=password'))).toHaveLength(PASSWORDS_OF_ADDRESS.max)
  expect((await comesIn()).led).toBe('/sign-in/password?problem=tooMany')
  await db.rows(sql`delete from "SignInCount"`)
  // What could not be a recovery code counts for the network alone: it uses up no try of the administrator.
  for (let n = 0; n < PASSWORDS_OF_ADDRESS.max + 1; n++) await comesIn({ ...wrong, code: 'x' })
  expect((await comesIn({ code: codes[1] ?? '' })).led).toBe('/admin')
  await db.rows(sql`delete from "SignInCount"`)
  const many = await Promise.all(
    Array.from(
      { length: PASSWORDS_OF_NETWORK.max + 5 },
      async (_, i) => (await comesIn({ ...wrong, email: `a${i}@x.example` })).led,
    ),
  )
  expect(many.filter((one) => one.endsWith('=tooMany'))).toHaveLength(5)
})

test('only administrators set one, in a browser, and it is long; a new one ends the codes of before', async () => {
  const ann = asker(cast.ann)
  expect(await code(ann.ask(SET, { password: PASSWORD }, await here(ann)))).toBe('NOT_ALLOWED')
  expect(await code(eve.ask(SET, { password: PASSWORD }))).toBe('NOT_ALLOWED')
  await expect(eve.ask(SET, { password: 'fourteen chars' }, await here(eve))).rejects.toMatchObject(
    {
      extensions: { code: 'INVALID', fields: { password: [expect.any(String)] } },
    },
  )
  const [before = ''] = codes
  await eve.ask(SET, { password: `${PASSWORD} 2` }, await here(eve))
  expect((await comesIn({ password: `${PASSWORD} 2`, code: before })).personId).toBeNull()
  const remove = 'mutation { removeAdministratorPassword }'
  expect(await eve.ask(remove, {}, await here(eve))).toEqual({ removeAdministratorPassword: true })
  expect(await eve.ask(remove, {}, await here(eve))).toEqual({ removeAdministratorPassword: false })
  expect((await comesIn()).led).toBe('/sign-in?problem=off')
})

test('a password is the same however its letters are composed, and no hash is nobody’s', async () => {
  const hash = await hashPassword('caf\u00e9 au lait au soleil')
  expect(await isPassword('cafe\u0301 au lait au soleil', hash)).toBe(true)
  expect(await isPassword('', undefined)).toBe(false)
  expect(await isPassword(PASSWORD, 'x')).toBe(false)
})
