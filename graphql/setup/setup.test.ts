// From an empty database to a first administrator: who may, who may not, and what the links are good for.
import { parse } from 'graphql'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { run } from '#graphql/execute.ts'
import { companyOf } from '#graphql/identity/company.ts'
import { viewerOfSession } from '#graphql/identity/viewer.ts'
import { schema } from '#graphql/schema.ts'
import { type Asker, asker, recordedEvents, stranger } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { printableSetUpLink } from './service.ts'
import { newBrowser, type TestBrowser } from './testing.ts'

const BEGIN = 'mutation($key: String!) { beginSetUp(key: $key) }'
const NAME = 'mutation($input: CompanyInput!) { editCompany(input: $input) }'
const ADMIN =
  'mutation($name: String!, $email: String!) { makeFirstAdministrator(name: $name, email: $email) }'
const RECOVER = 'mutation($key: String!) { useRecoveryLink(key: $key) }'
const STATE =
  'query($key: String!) { entrance { isSettingUp isSetUpLink(key: $key) company accent } }'

const ask = (browser: TestBrowser, document: string, variables = {}) =>
  run(schema, parse(document), variables, {
    viewer: null,
    db,
    language: 'nl',
    requestId: 'test',
    idempotencyKey: null,
    browser,
  }) as Promise<Record<string, unknown>>

const code = (code: string) =>
  expect.objectContaining({ extensions: expect.objectContaining({ code }) })
const keyOf = (link: string | null) => new URL(link ?? '').searchParams.get('key') ?? ''
const newKey = async () => keyOf(await printableSetUpLink({ db }))
const nils = { name: 'Nils Brandt', email: 'Nils.Brandt@Hollin.example' }

let first: Asker
let recovery: string
const begun = newBrowser()

describe('before there is an administrator', () => {
  test('nobody sets anything up without a link', async () => {
    const browser = newBrowser()
    for (const key of ['', 'x', 'a'.repeat(43)])
      await expect(ask(browser, BEGIN, { key })).rejects.toEqual(code('INVALID'))
    await expect(ask(browser, NAME, { input: { name: 'Mine' } })).rejects.toEqual(
      code('NOT_ALLOWED'),
    )
    await expect(ask(browser, ADMIN, nils)).rejects.toEqual(code('NOT_ALLOWED'))
    browser.setUpKey = 'b'.repeat(43)
    await expect(ask(browser, ADMIN, nils)).rejects.toEqual(code('NOT_ALLOWED'))
    await expect(stranger.ask(ADMIN, nils)).rejects.toEqual(code('NOT_ALLOWED'))
    await expect(stranger.ask(NAME, { input: { name: 'Mine' } })).rejects.toEqual(
      code('NOT_ALLOWED'),
    )
  })

  test('a link is kept as a hash, works in one browser, and not beyond its day', async () => {
    const key = await newKey()
    const stored = await db.rows<{ hash: string }>(sql`select * from "SetUpLink"`)
    expect(JSON.stringify(stored)).not.toContain(key)
    const other = newBrowser()
    expect(await ask(other, STATE, { key })).toMatchObject({
      entrance: { isSettingUp: false, isSetUpLink: true },
    })
    await ask(begun, BEGIN, { key })
    await expect(ask(other, BEGIN, { key })).rejects.toEqual(code('INVALID'))
    expect(await ask(other, STATE, { key })).toMatchObject({
      entrance: { isSettingUp: false, isSetUpLink: false },
    })
    expect(await ask(begun, STATE, { key })).toMatchObject({ entrance: { isSettingUp: true } })
    const late = await newKey()
    await db.rows(
      sql`update "SetUpLink" set "expiresAt" = now() - interval '1 second' where "browserHash" is null`,
    )
    await expect(ask(other, BEGIN, { key: late })).rejects.toEqual(code('INVALID'))
  })

  test('the browser that began names the company; what it looks like is checked', async () => {
    const logo = await sharp({
      create: { width: 600, height: 200, channels: 3, background: '#c33' },
    })
      .png()
      .toBuffer()
    const input = { name: '  Hollin  ', accent: '#0F6E5C', logo: logo.toString('base64') }
    await ask(begun, NAME, { input })
    const { name, accent, style, logoUrl } = await companyOf(db)
    expect({ name, accent }).toEqual({ name: 'Hollin', accent: '#0f6e5c' })
    expect(style).toContain('--sky:light-dark(')
    expect(logoUrl).toMatch(/^\/company\/logo\/[\w-]{16}$/)
    const stored = await db.first<{ bytes: Buffer }>(sql`select bytes from "CompanyLogo"`)
    expect(await sharp(stored?.bytes).metadata()).toMatchObject({ format: 'webp', width: 288 })
    const wrong = async (change: object) => {
      const error = await ask(begun, NAME, { input: change }).catch((thrown) => thrown)
      return Object.keys(error.extensions.fields)
    }
    expect(await wrong({ accent: '#ffff66' })).toEqual(['accent'])
    expect(await wrong({ accent: '#777777' })).toEqual(['accent'])
    expect(await wrong({ accent: 'red;}body{' })).toEqual(['accent'])
    expect(await wrong({ name: 'H' })).toEqual(['name'])
    expect(await wrong({ logo: Buffer.from('<svg/>').toString('base64') })).toEqual(['logo'])
    expect((await companyOf(db)).accent).toBe('#0f6e5c')
  })

  test('of two who began with links of their own, one becomes the first administrator', async () => {
    const other = newBrowser()
    await ask(other, BEGIN, { key: await newKey() })
    await expect(ask(begun, ADMIN, { ...nils, email: 'nils' })).rejects.toEqual(code('INVALID'))
    const results = await Promise.allSettled([
      ask(begun, ADMIN, nils),
      ask(other, ADMIN, { name: 'Mallory', email: 'mallory@elsewhere.example' }),
    ])
    const made = results.filter(({ status }) => status === 'fulfilled')
    expect(made).toHaveLength(1)
    recovery = (made[0] as PromiseFulfilledResult<{ makeFirstAdministrator: string }>).value
      .makeFirstAdministrator
    const people = await db.rows<{ id: number; email: string; role: string; language: string }>(
      sql`select id, email, role, language from "Person"`,
    )
    expect(people).toHaveLength(1)
    expect(people[0]).toMatchObject({ role: 'ADMIN', language: 'nl' })
    first = asker(people[0]?.id ?? 0)
    const sessions = [begun.session, other.session].filter(Boolean) as string[]
    expect(sessions).toHaveLength(1)
    expect((await viewerOfSession(sessions[0] ?? ''))?.id).toBe(first.id)
  })
})

describe('once there is one', () => {
  test('the set-up is over: no link is printed, none works, and the browsers that began may do nothing more', async () => {
    expect(await printableSetUpLink({ db })).toBeNull()
    await expect(ask(newBrowser(), BEGIN, { key: 'x' })).rejects.toEqual(code('INVALID'))
    await expect(ask(begun, NAME, { input: { name: 'Mine' } })).rejects.toEqual(code('NOT_ALLOWED'))
    await expect(ask(begun, ADMIN, nils)).rejects.toEqual(code('NOT_ALLOWED'))
    const names = (await recordedEvents()).map(({ name }) => name)
    expect(names).toEqual(
      expect.arrayContaining([
        'setup.begun',
        'company.edited',
        'setup.administered',
        'person.joined',
      ]),
    )
    expect(await db.rows(sql`select 1 from "SetUpLink"`)).toEqual([])
  })

  test('a recovery link signs in once; a new one ends the earlier one', async () => {
    const stored = JSON.stringify(await db.rows(sql`select * from "RecoveryLink"`))
    expect(stored).not.toContain(keyOf(recovery))
    const browser = newBrowser()
    await expect(ask(browser, RECOVER, { key: 'x' })).rejects.toEqual(code('INVALID'))
    await ask(browser, RECOVER, { key: keyOf(recovery) })
    expect((await viewerOfSession(browser.session ?? ''))?.id).toBe(first.id)
    await expect(ask(newBrowser(), RECOVER, { key: keyOf(recovery) })).rejects.toEqual(
      code('INVALID'),
    )
    const RENEW = 'mutation { renewRecoveryLink }'
    // What a token makes would outlive it.
    await expect(first.ask(RENEW)).rejects.toEqual(code('NOT_ALLOWED'))
    const renew = async () => {
      const viewer = await viewerOfSession(browser.session ?? '')
      return (await first.ask<{ renewRecoveryLink: string }>(RENEW, {}, { viewer }))
        .renewRecoveryLink
    }
    const [earlier, later] = [await renew(), await renew()]
    await expect(ask(newBrowser(), RECOVER, { key: keyOf(earlier) })).rejects.toEqual(
      code('INVALID'),
    )
    await db.rows(sql`update "RecoveryLink" set "expiresAt" = now()`)
    await expect(ask(newBrowser(), RECOVER, { key: keyOf(later) })).rejects.toEqual(code('INVALID'))
    const last = await renew()
    await db.rows(sql`update "Person" set role = 'MEMBER' where id = ${first.id}`)
    await expect(ask(newBrowser(), RECOVER, { key: keyOf(last) })).rejects.toEqual(code('INVALID'))
    await db.rows(sql`update "Person" set role = 'ADMIN' where id = ${first.id}`)
  })

  test('administrators change the company; others read nothing of its settings', async () => {
    const { id } = await makePerson(db, { name: 'Ann' })
    const ann = asker(id)
    await expect(ann.ask(NAME, { input: { name: 'Mine' } })).rejects.toEqual(code('NOT_ALLOWED'))
    await expect(ann.ask('mutation { renewRecoveryLink }')).rejects.toEqual(code('NOT_ALLOWED'))
    await expect(ann.ask('{ company { name } }')).rejects.toEqual(code('NOT_ALLOWED'))
    await expect(stranger.ask('{ company { name } }')).rejects.toEqual(code('NOT_SIGNED_IN'))
    const { company } = await first.ask<{ company: { version: number } }>('{ company { version } }')
    const input = {
      name: 'Hollin Group',
      signIn: 'BOTH',
      accent: '',
      logo: '',
      version: company.version,
    }
    await first.ask(NAME, { input })
    expect(await companyOf(db)).toMatchObject({
      name: 'Hollin Group',
      signIn: 'BOTH',
      accent: null,
      style: null,
      logoUrl: null,
    })
    await expect(first.ask(NAME, { input })).rejects.toEqual(code('CONFLICT'))
  })

  test('spaces and boards are made from templates, each once', async () => {
    const PLACES = 'mutation($places: [FirstPlaceInput!]!) { makeFirstPlaces(places: $places) }'
    const places = [
      { template: 'improve', space: 'Beter werken', board: 'Elke dag' },
      { template: 'customers', space: 'Klanten', board: 'Vragen' },
    ]
    const { id } = await makePerson(db)
    await expect(asker(id).ask(PLACES, { places })).rejects.toEqual(code('NOT_ALLOWED'))
    await expect(first.ask(PLACES, { places: [] })).rejects.toEqual(code('INVALID'))
    const unnamed = [{ template: 'improve', space: '', board: 'x' }]
    await expect(first.ask(PLACES, { places: unnamed })).rejects.toEqual(code('INVALID'))
    expect(await first.ask(PLACES, { places })).toEqual({ makeFirstPlaces: 2 })
    expect(await first.ask(PLACES, { places })).toEqual({ makeFirstPlaces: 0 })
    const { boards } = await asker(id).ask<{
      boards: { name: string; space: { name: string }; promise: { days: number } }[]
    }>('{ boards { name space { name } promise { days } } }')
    expect(boards.map(({ name, space, promise }) => [name, space.name, promise.days])).toEqual([
      ['Elke dag', 'Beter werken', 5],
      ['Vragen', 'Klanten', 5],
    ])
  })
})
