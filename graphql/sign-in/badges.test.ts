// Badges and PINs over HTTP, as a device in a hall sends them; and passkeys that the company has switched off.
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { env } from '#env.ts'
import { type Asker, asker, lastEvent, recordedEvents } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { BADGE_SESSION, PINS_OF_BADGE, PINS_OF_NETWORK, WRONG_PINS } from './badge-entry.ts'
import { badgeOf, isWeakPin } from './badge-numbers.ts'
import { jobs } from './jobs.ts'
import { Browser, makeProvider, openWaysIn, sessionCount } from './testing.ts'

const GIVE =
  'mutation ($badges: [BadgeInput!]!) { giveBadges(badges: $badges) { number name pin } }'
const SWITCH = 'mutation ($isOn: Boolean!) { switchBadges(isOn: $isOn) }'
type Given = { giveBadges: { number: string; name: string; pin: string | null }[] }
const refusalCode = (work: Promise<unknown>) =>
  work.then(
    () => 'OK',
    (error: { extensions?: { code?: string } }) => error.extensions?.code,
  )
let server: Awaited<ReturnType<typeof openWaysIn>>
let cast: Cast
let eve: Asker
const TABLES = [
  sql`"Badge"`,
  sql`"SignInCount"`,
  sql`"Session"`,
  sql`"SignInProvider"`,
  sql`"ExternalIdentity"`,
]
const OWN_PIN = '704981'

beforeAll(async () => {
  cast = await makeCast(db)
  eve = asker(cast.eve)
  server = await openWaysIn()
})
afterAll(() => server.close())
beforeEach(async () => {
  for (const table of TABLES) await db.rows(sql`delete from ${table}`)
  await eve.ask(SWITCH, { isOn: true })
})
const give = async (number: string, who: string, pin: string | null = null) => {
  const [given] = (await eve.ask<Given>(GIVE, { badges: [{ number, who, unit: 'Hall 2', pin }] }))
    .giveBadges
  return given as Given['giveBadges'][number] & { pin: string }
}
/** Sends the first PIN as the worker would. @returns the mail */
async function mailed(personId: number): Promise<string> {
  const file = join(env.ATRIUM_DATA, 'mail', `badge-${personId}.eml`)
  await rm(file, { force: true })
  const queued = await db.rows<{ payload: { personId: number } }>(sql`
    select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'send-badge-mail' order by j.id desc limit 1`)
  expect(queued.map(({ payload }) => payload)).toEqual([{ personId }])
  await jobs
    .find(({ name }) => name === 'send-badge-mail')
    ?.run(queued[0]?.payload ?? {}, db, new Date())
  return (await readFile(file, 'utf8')).replace(/=\r?\n/g, '')
}
/** Named in every language: the boundary of the mail's parts may have six digits too. */
const pinIn = (mail: string): string => /\bPIN\D{0,40}(\d{6})\./.exec(mail)?.[1] ?? ''
const comesIn = (badge: string, pin: string, browser = new Browser(server.address)) =>
  browser.ledByForm('/sign-in/badge', { badge, pin })
/** Somebody new with a badge and a PIN of their own. */
async function withOwnPin(number = 'A 10-472', who = 'Jan Maes') {
  const { pin } = await give(number, who)
  const browser = new Browser(server.address)
  expect(await comesIn(number, pin, browser)).toBe('/sign-in/badge/pin')
  expect(await browser.ledByForm('/sign-in/badge/pin', { pin: OWN_PIN, again: OWN_PIN })).toBe('/')
  return { browser, pin, personId: (await browser.personId()) ?? 0 }
}

test('a first PIN opens nothing but the form of another one; with that one somebody comes in, for a shift', async () => {
  const before = await lastEvent()
  const { pin } = await give('a 10-472', 'Jan Maes')
  expect(pin).toMatch(/^\d{6}$/)
  const browser = new Browser(server.address)
  expect(await comesIn('A10.472', pin, browser)).toBe('/sign-in/badge/pin')
  expect([await browser.personId(), await sessionCount()]).toEqual([null, 0])
  const choose = (chosen: string, again = chosen, where = browser) =>
    where.ledByForm('/sign-in/badge/pin', { pin: chosen, again })
  expect(await choose(OWN_PIN, '704982')).toBe('/sign-in/badge/pin?problem=pinAgain')
  for (const bad of ['111111', '123456', '987654', '121212', '70498', 'letters', pin])
    expect(await choose(bad)).toBe('/sign-in/badge/pin?problem=pin')
  expect(await choose(OWN_PIN, OWN_PIN, new Browser(server.address))).toBe(
    '/sign-in/badge?problem=badgeLost',
  )
  expect(await choose(OWN_PIN)).toBe('/')
  const jan = await db.first<{ id: number; email: string; unit: string; frequency: string }>(sql`
    select id, email, unit, "emailFrequency" as frequency from "Person" where name = 'Jan Maes' order by id desc limit 1`)
  expect(jan).toMatchObject({ unit: 'Hall 2', frequency: 'NEVER' })
  expect(jan?.email).toMatch(/^badge-\w{12}@badge\.invalid$/)
  expect(await browser.personId()).toBe(jan?.id)
  expect(await eve.ask('query ($id: ID!) { person(id: $id) { email } }', { id: jan?.id })).toEqual({
    person: { email: '' },
  })
  const session = await db.first<{ length: number }>(sql`
    select extract(epoch from "expiresAt" - "createdAt")::float8 * 1000 as length from "Session"`)
  expect(session?.length).toBe(BADGE_SESSION)
  expect(await choose(OWN_PIN)).toBe('/sign-in/badge?problem=badgeLost')
  expect(await comesIn('A10472', pin)).toBe('/sign-in/badge?problem=badge')
  expect(await comesIn('A10472', OWN_PIN)).toBe('/')
  expect((await recordedEvents(before)).map(({ name }) => name)).toEqual([
    'badge.given',
    'badge.pin-changed',
    'session.started',
    'session.started',
  ])
  const kept = await db.first<{ hash: string }>(sql`select "pinHash" as hash from "Badge"`)
  expect(kept?.hash).toMatch(/^\$argon2id\$/)
})

test('a first PIN that nobody used is worth nothing after 30 days, and its form after ten minutes', async () => {
  const { pin } = await give('7700', 'Ada Late')
  await db.rows(sql`update "Badge" set "pinSetAt" = now() - interval '31 days'`)
  expect(await comesIn('7700', pin)).toBe('/sign-in/badge?problem=badge')
  await db.rows(sql`update "Badge" set "pinSetAt" = now()`)
  const browser = new Browser(server.address)
  expect(await comesIn('7700', pin, browser)).toBe('/sign-in/badge/pin')
  await db.rows(sql`update "Badge" set "changeUntil" = now() - interval '1 second'`)
  expect(await browser.ledByForm('/sign-in/badge/pin', { pin: OWN_PIN, again: OWN_PIN })).toBe(
    '/sign-in/badge?problem=badgeLost',
  )
})

test('on a shared device the form is for whoever came last', async () => {
  const first = await give('8801', 'Fia First')
  const second = await give('8802', 'Sia Second')
  const browser = new Browser(server.address)
  await comesIn('8801', first.pin, browser)
  await comesIn('8802', second.pin, browser)
  await browser.ledByForm('/sign-in/badge/pin', { pin: OWN_PIN, again: OWN_PIN })
  expect(
    await db.rows(sql`select number, "mustChangePin" as "isFirst" from "Badge" order by number`),
  ).toEqual([
    { number: '8801', isFirst: true },
    { number: '8802', isFirst: false },
  ])
})

test('while badges are off there is no way in by them, and what was begun ends', async () => {
  await withOwnPin()
  const { pin } = await give('9901', 'Ola Off')
  const browser = new Browser(server.address)
  await comesIn('9901', pin, browser)
  await eve.ask(SWITCH, { isOn: false })
  expect(await comesIn('A10472', OWN_PIN)).toBe('/sign-in?problem=off')
  expect(await browser.ledByForm('/sign-in/badge/pin', { pin: OWN_PIN, again: OWN_PIN })).toBe(
    '/sign-in/badge?problem=badgeLost',
  )
  expect(await sessionCount()).toBe(1)
})

test('tries are counted for the badge, wherever they come from, and for the network; open sessions go on', async () => {
  const { browser, personId } = await withOwnPin()
  const led = await Promise.all(
    Array.from({ length: PINS_OF_BADGE.max + 5 }, (_, i) => comesIn('A10472', `60000${i}`)),
  )
  expect(led.filter((one) => one.endsWith('=tooMany'))).toHaveLength(5)
  expect(await comesIn('A10472', OWN_PIN)).toBe('/sign-in/badge?problem=tooMany')
  expect(await browser.personId()).toBe(personId)
  await db.rows(sql`delete from "SignInCount"`)
  // Whoever comes in has their tries back.
  for (let i = 0; i < PINS_OF_BADGE.max + 2; i++) expect(await comesIn('A10472', OWN_PIN)).toBe('/')
  await db.rows(sql`update "SignInCount" set count = ${PINS_OF_NETWORK.max}`)
  expect(await comesIn('another', '704981')).toBe('/sign-in/badge?problem=tooMany')
})

test('no session: for administrators, leavers, unknown badges, and beside an account of the company’s login', async () => {
  const { personId } = await withOwnPin()
  const refused = async () => {
    await db.rows(sql`delete from "SignInCount"`)
    expect(await comesIn('A10472', OWN_PIN)).toBe('/sign-in/badge?problem=badge')
  }
  await db.rows(sql`update "Person" set role = 'ADMIN' where id = ${personId}`)
  await refused()
  await db.rows(sql`update "Person" set role = 'MEMBER' where id = ${personId}`)
  await makeProvider('https://login.example.com')
  expect(await comesIn('A10472', OWN_PIN)).toBe('/')
  await db.rows(sql`
    insert into "ExternalIdentity" (issuer, subject, "personId") values ('https://login.example.com', 'jan', ${personId})`)
  await refused()
  await db.rows(sql`delete from "ExternalIdentity"`)
  for (const typed of [
    ['', ''],
    ['A10472', ''],
    ['A10472', '704981 '.repeat(40)],
    ['nobody’s', OWN_PIN],
    ['%', OWN_PIN],
  ] as const)
    expect(await comesIn(typed[0], typed[1])).toBe('/sign-in/badge?problem=badge')
  await eve.ask('mutation ($id: ID!) { deactivate(personId: $id) { number } }', {
    id: String(personId),
  })
  await refused()
  expect(await db.rows(sql`select 1 from "Badge"`)).toEqual([])
})

test('badges are given all or none, each problem told; people who are here get one by their address', async () => {
  await give('4711', 'Una Used')
  const refusal = eve.ask(GIVE, {
    badges: [
      { number: '4711', who: 'Nia New', unit: '' },
      { number: '4712', who: 'nobody@atrium.example', unit: '' },
      { number: '4713', who: 'eve@atrium.example', unit: '' },
      { number: '4714', who: 'Fay Fine', unit: '' },
    ],
  })
  await expect(refusal).rejects.toMatchObject({
    extensions: {
      code: 'INVALID',
      fields: {
        badges: [
          'The badge 4711 belongs to Una Used.',
          'Nobody here has the address nobody@atrium.example.',
          expect.stringMatching(/is an administrator/),
        ],
      },
    },
  })
  expect(await db.rows(sql`select number from "Badge"`)).toEqual([{ number: '4711' }])
  for (const pin of ['12345', '123456', '999999', 'abcdef'])
    expect(
      await refusalCode(eve.ask(GIVE, { badges: [{ number: '4715', who: 'Pia', unit: '', pin }] })),
    ).toBe('INVALID')
  const given = await give('4716', 'Pia New', '274913')
  expect(given).toEqual({ number: '4716', name: 'Pia New', pin: '274913' })
  expect(await comesIn('4716', '274913')).toBe('/sign-in/badge/pin')
})

test('whoever has an address is told of their badge by mail, and nobody else learns the first PIN', async () => {
  const before = await lastEvent()
  const chosen = eve.ask(GIVE, {
    badges: [{ number: '4717', who: 'ann@atrium.example', unit: '', pin: '274913' }],
  })
  expect(await refusalCode(chosen)).toBe('INVALID')
  const given = await give('4717', 'Ann@atrium.example')
  expect(given).toEqual({ number: '4717', name: expect.stringContaining('Ann'), pin: null })
  const first = await mailed(cast.ann)
  expect(first).toMatch(/^To: ann@atrium\.example/m)
  expect(first).toContain('4717')
  expect(await comesIn('4717', pinIn(first))).toBe('/sign-in/badge/pin')
  const RESET = 'mutation ($id: ID!) { resetBadgePin(personId: $id) { number pin } }'
  expect(await eve.ask(RESET, { id: String(cast.ann) })).toEqual({
    resetBadgePin: { number: '4717', pin: null },
  })
  const browser = new Browser(server.address)
  const second = pinIn(await mailed(cast.ann))
  expect(await comesIn('4717', second, browser)).toBe('/sign-in/badge/pin')
  await browser.ledByForm('/sign-in/badge/pin', { pin: OWN_PIN, again: OWN_PIN })
  expect(await browser.personId()).toBe(cast.ann)
  expect(JSON.stringify(await recordedEvents(before))).not.toContain(second)
  // Sent again, it changes no PIN that its owner has chosen.
  await jobs
    .find(({ name }) => name === 'send-badge-mail')
    ?.run({ personId: cast.ann }, db, new Date())
  expect(await comesIn('4717', OWN_PIN)).toBe('/')
})

test('after 40 wrong PINs in seven days only a reset helps, whoever came in meanwhile', async () => {
  const { personId } = await withOwnPin()
  const tries = async (count: number) => {
    await db.rows(sql`delete from "SignInCount"`)
    for (let i = 0; i < count; i++) await comesIn('A10472', `60000${i}`)
  }
  for (let round = 0; round < 5; round++) {
    await tries(8)
    if (round === 0)
      await db.rows(
        sql`update "Badge" set "wrongPinsAt" = array(select at - interval '8 days' from unnest("wrongPinsAt") at)`,
      )
    expect(await comesIn('A10472', OWN_PIN)).toBe('/')
  }
  await tries(8)
  expect(5 * 8).toBe(WRONG_PINS.max)
  expect(await comesIn('A10472', OWN_PIN)).toBe('/sign-in/badge?problem=badge')
  await db.rows(sql`
    update "Badge" set "wrongPinsAt" = array(select at - interval '8 days' from unnest("wrongPinsAt") at)`)
  expect(await comesIn('A10472', OWN_PIN)).toBe('/sign-in/badge?problem=badge')
  await db.rows(sql`delete from "SignInCount"`)
  const { resetBadgePin } = await eve.ask<{ resetBadgePin: { pin: string } }>(
    'mutation ($id: ID!) { resetBadgePin(personId: $id) { pin } }',
    { id: String(personId) },
  )
  expect(await comesIn('A10472', resetBadgePin.pin)).toBe('/sign-in/badge/pin')
})

test('only administrators give, list, reset and remove badges; a reset and a removal end the sessions', async () => {
  const { personId, browser } = await withOwnPin()
  const ann = asker(cast.ann)
  const RESET = 'mutation ($id: ID!) { resetBadgePin(personId: $id) { pin } }'
  const REMOVE = 'mutation ($id: ID!) { removeBadge(personId: $id) }'
  const id = String(personId)
  for (const refused of [
    ann.ask(GIVE, { badges: [{ number: '1234', who: 'Me', unit: '' }] }),
    ann.ask(SWITCH, { isOn: false }),
    ann.ask('{ badges { edges { node { number } } } }'),
    ann.ask(RESET, { id }),
    ann.ask(REMOVE, { id }),
    ann.ask('mutation { switchPasskeys(isOn: false) }'),
  ])
    expect(await refusalCode(refused)).toBe('NOT_ALLOWED')
  const { resetBadgePin } = await eve.ask<{ resetBadgePin: { pin: string } }>(RESET, { id })
  expect(await browser.personId()).toBeNull()
  expect(await comesIn('A10472', OWN_PIN)).toBe('/sign-in/badge?problem=badge')
  expect(await comesIn('A10472', resetBadgePin.pin)).toBe('/sign-in/badge/pin')
  expect(
    await eve.ask('{ badges { edges { node { number mustChangePin person { name } } } } }'),
  ).toEqual({
    badges: {
      edges: [{ node: { number: 'A10472', mustChangePin: true, person: { name: 'Jan Maes' } } }],
    },
  })
  expect(await eve.ask(REMOVE, { id })).toEqual({ removeBadge: true })
  expect(await eve.ask(REMOVE, { id })).toEqual({ removeBadge: false })
  expect(await refusalCode(eve.ask(RESET, { id }))).toBe('NOT_FOUND')
})

test('numbers are the same however they are typed; PINs that people try first are weak', () => {
  expect(['a 10-472', 'A10.472', ' a10472 '].map(badgeOf)).toEqual(['A10472', 'A10472', 'A10472'])
  expect(
    ['000000', '123456', '654321', '890123', '373737', '123123', '1231231'].filter(
      (pin) => !isWeakPin(pin),
    ),
  ).toEqual([])
  expect(['704981', '274913', '100200'].filter(isWeakPin)).toEqual([])
})
