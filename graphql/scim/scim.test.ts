// The protocol as a directory speaks it, over HTTP and on a real database.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '#graphql/context.ts'
import { viewerOfPerson } from '#graphql/identity/viewer.ts'
import { personFor } from '#graphql/sign-in/accounts.ts'
import type { ProviderRow } from '#graphql/sign-in/providers.ts'
import type { Claims } from '#graphql/sign-in/sign-on.ts'
import { type Asker, asker, lastEvent, recordedEvents } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { ENTERPRISE_SCHEMA, GROUP_SCHEMA, USER_SCHEMA } from './attributes.ts'
import { scimRoutes } from './http.ts'
import { applyAllRules } from './rules.ts'

let cast: Cast
let eve: Asker
let ann: Asker
let server: Server
let base: string
let token: string
let connection: number

const inBrowser = async (who: Asker): Promise<Partial<Context>> => ({
  viewer: { ...(await who.context()).viewer, sessionHash: 'here' },
})
const asAdmin = async <Data = Record<string, unknown>>(document: string, variables = {}) =>
  eve.ask<Data>(document, variables, await inBrowser(eve))

beforeAll(async () => {
  cast = await makeCast(db)
  ;[ann, eve] = [asker(cast.ann), asker(cast.eve)]
  await db.rows(
    sql`insert into "SpaceMember" ("spaceId", "personId", "joinedAt") values (${cast.lab.spaceId}, ${cast.eve}, now())`,
  )
  await db.rows(
    sql`update "Space" set "memberCount" = "memberCount" + 1 where id = ${cast.lab.spaceId}`,
  )
  const app = express()
  app.use((_, response, next) => {
    response.locals.requestId = 'test'
    next()
  })
  app.use(scimRoutes())
  server = createServer(app).listen(0, '127.0.0.1')
  await new Promise((resolve) => void server.once('listening', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/scim/v2`
  type Made = { makeDirectoryConnection: { number: number; text: string } }
  const made = (
    await asAdmin<Made>('mutation { makeDirectoryConnection(name: "Entra ID") { number text } }')
  ).makeDirectoryConnection
  token = made.text
  connection = made.number
})
afterAll(() => void server.close())

type Answer = { status: number; body: Body; headers: Headers }
// biome-ignore lint/suspicious/noExplicitAny: resources of a protocol, read by their paths
type Body = any

async function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(base + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/scim+json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: text ? JSON.parse(text) : null,
  }
}
const patch = (path: string, ...Operations: object[]) =>
  call('PATCH', path, { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations })

let counter = 0
const user = (name: string, more: object = {}) => ({
  schemas: [USER_SCHEMA, ENTERPRISE_SCHEMA],
  userName: `${name}.${++counter}@hollin.example`,
  displayName: name,
  name: { givenName: name, familyName: 'Doe' },
  emails: [{ value: `${name}.${counter}@hollin.example`, type: 'work', primary: true }],
  ...more,
})
const made = async (name: string, more: object = {}): Promise<Body> => {
  const answer = await call('POST', '/Users', user(name, more))
  expect(answer.body).toMatchObject({ id: expect.any(String) })
  expect(answer.status).toBe(201)
  return answer.body
}
const group = async (displayName: string, members: string[] = []): Promise<Body> =>
  (
    await call('POST', '/Groups', {
      schemas: [GROUP_SCHEMA],
      displayName,
      members: members.map((value) => ({ value })),
    })
  ).body
type Person = {
  id: number
  name: string
  email: string
  title: string
  unit: string
  managerId: number | null
  deactivatedAt: Date | null
}
const personOf = async (userId: string) =>
  (await db.first<Person>(sql`
    select p.id, p.name, p.email, p.title, p.unit, p."managerId", p."deactivatedAt"
    from "ScimUser" u join "Person" p on p.id = u."personId" where u.id = ${userId}`)) as Person

test('nothing is told without the token of a directory, and an administrator alone connects one', async () => {
  for (const authorization of ['', 'Bearer wrong-wrong-wrong-wrong', `Basic ${token}`]) {
    const answer = await call('GET', '/Users', undefined, { authorization })
    expect(answer).toMatchObject({ status: 401, body: { status: '401' } })
  }
  const MAKE = 'mutation { makeDirectoryConnection(name: "Mine") { text } }'
  await expect(ann.ask(MAKE, {}, await inBrowser(ann))).rejects.toMatchObject({
    extensions: { code: 'NOT_ALLOWED' },
  })
  await expect(eve.ask(MAKE)).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
  await expect(ann.ask('{ directoryConnections { name } }')).rejects.toMatchObject({
    extensions: { code: 'NOT_ALLOWED' },
  })
  const rows = await db.rows(sql`select * from "ScimConnection"`)
  expect(JSON.stringify(rows)).not.toContain(token.slice(5))
})

test('what can be done here is described', async () => {
  expect((await call('GET', '/ServiceProviderConfig')).body).toMatchObject({
    patch: { supported: true },
    bulk: { supported: false },
    etag: { supported: true },
  })
  expect((await call('GET', '/ResourceTypes')).body.Resources.map(({ id }: Body) => id)).toEqual([
    'User',
    'Group',
  ])
  const { body } = await call('GET', '/Schemas')
  expect(body.totalResults).toBe(3)
  expect(
    (await call('GET', `/Schemas/${USER_SCHEMA}`)).body.attributes.find(
      ({ name }: Body) => name === 'userName',
    ),
  ).toMatchObject({ required: true, uniqueness: 'server' })
  expect((await call('POST', '/Bulk', {})).status).toBe(501)
  expect((await call('GET', '/Devices')).status).toBe(404)
})

test('a user becomes a person with their card, and a second request that says the same writes nothing', async () => {
  const sent = user('Ines', {
    externalId: 'obj-1',
    title: 'Acoustician',
    preferredLanguage: 'de-DE',
    timezone: 'Europe/Berlin',
    phoneNumbers: [{ value: '+49 30 1', type: 'work' }],
    addresses: [{ type: 'work', locality: 'Berlin' }],
    [ENTERPRISE_SCHEMA]: { department: 'Testing', employeeNumber: '17' },
  })
  const answer = await call('POST', '/Users', sent)
  expect(answer.status).toBe(201)
  expect(answer.headers.get('location')).toContain(`/scim/v2/Users/${answer.body.id}`)
  expect(answer.body).toMatchObject({
    userName: sent.userName,
    active: true,
    externalId: 'obj-1',
    [ENTERPRISE_SCHEMA]: { department: 'Testing', employeeNumber: '17' },
  })
  expect(await personOf(answer.body.id)).toMatchObject({
    name: 'Ines',
    title: 'Acoustician',
    unit: 'Testing',
    deactivatedAt: null,
  })
  const path = `/Users/${answer.body.id}`
  const before = await lastEvent()
  const etag = (await call('GET', path)).headers.get('etag')
  expect((await call('PUT', path, answer.body)).status).toBe(200)
  expect(
    (
      await patch(
        path,
        { op: 'Replace', path: 'title', value: 'Acoustician' },
        { op: 'Replace', path: 'active', value: 'True' },
      )
    ).status,
  ).toBe(200)
  expect((await call('GET', path)).headers.get('etag')).toBe(etag)
  expect(await recordedEvents(before)).toEqual([])
  expect((await call('GET', path, undefined, { 'if-none-match': etag ?? '' })).status).toBe(304)
  expect((await call('PUT', path, sent, { 'if-match': 'W/"99"' })).status).toBe(412)
})

test('names are taken once, whatever their case, and a person who is here is taken over, not doubled', async () => {
  const first = await made('Jo')
  const twice = await call('POST', '/Users', {
    ...user('Jo'),
    userName: first.userName.toUpperCase(),
  })
  expect(twice).toMatchObject({ status: 409, body: { scimType: 'uniqueness' } })
  expect((await call('POST', '/Users', user('Other', { emails: first.emails }))).status).toBe(409)
  const { email } = (await db.first<{ email: string }>(
    sql`select email from "Person" where id = ${cast.ben}`,
  )) as { email: string }
  const ben = await made('Ben Bakker', { emails: [{ value: email.toUpperCase(), primary: true }] })
  expect((await personOf(ben.id)).id).toBe(cast.ben)
})

test.each([
  ['no user name', { userName: '' }, 'userName'],
  ['no address', { emails: [], userName: 'plain' }, 'address'],
  ['an activity that is neither', { active: 'maybe' }, 'active'],
  ['a name that is an object', { displayName: {} }, 'displayName'],
  [
    'two primary addresses',
    {
      emails: [
        { value: 'a@b.example', primary: true },
        { value: 'c@d.example', primary: true },
      ],
    },
    'primary',
  ],
  ['a text of control characters', { title: 'a\u0007b' }, 'title'],
  ['a title without end', { title: 'x'.repeat(1_001) }, 'title'],
  [
    'too many addresses',
    { emails: Array.from({ length: 51 }, (_, i) => ({ value: `a${i}@b.example` })) },
    'emails',
  ],
])('a user with %s is refused', async (_, wrong, word) => {
  const answer = await call('POST', '/Users', user('Wrong', wrong))
  expect(answer).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } })
  expect(answer.body.detail).toContain(word)
})

test.each([
  ['not JSON', '{', {}, 400],
  ['a list', '[]', {}, 400],
  ['a form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
])('%s is refused', async (_, body, headers, status) => {
  expect((await call('POST', '/Users', body, headers)).status).toBe(status)
})

// What Entra, Okta and the RFC send: the operations, and what the user is then.
const work = { value: expect.any(String), type: 'work', primary: true }
test.each<[string, object[], object]>([
  [
    'a part',
    [{ op: 'replace', path: 'name.givenName', value: 'Q' }],
    { name: { givenName: 'Q', familyName: 'Doe' } },
  ],
  [
    'names in another case',
    [{ op: 'Replace', path: 'NAME.givenname', value: 'R' }],
    { name: { givenName: 'R', familyName: 'Doe' } },
  ],
  [
    'dotted names without a path',
    [{ op: 'Add', value: { 'name.familyName': 'S', title: 'T' } }],
    { name: { familyName: 'S' }, title: 'T' },
  ],
  [
    'an object without a path',
    [{ op: 'replace', value: { name: { familyName: 'U' } } }],
    { name: { givenName: 'Pat', familyName: 'U' } },
  ],
  [
    'the extension by its name',
    [{ op: 'add', path: `${ENTERPRISE_SCHEMA}:department`, value: 'D' }],
    { [ENTERPRISE_SCHEMA]: { department: 'D' } },
  ],
  [
    'the extension as a key',
    [{ op: 'add', value: { [`${ENTERPRISE_SCHEMA}:department`]: 'E' } }],
    { [ENTERPRISE_SCHEMA]: { department: 'E' } },
  ],
  [
    'the extension as an object',
    [{ op: 'add', value: { [ENTERPRISE_SCHEMA]: { division: 'F' } } }],
    { [ENTERPRISE_SCHEMA]: { division: 'F' } },
  ],
  [
    'the core schema by its name',
    [{ op: 'add', path: `${USER_SCHEMA}:nickName`, value: 'N' }],
    { nickName: 'N' },
  ],
  [
    'a value by its type',
    [{ op: 'replace', path: 'emails[type eq "work"].display', value: 'Work' }],
    { emails: [{ ...work, display: 'Work' }] },
  ],
  [
    'a value that is not there yet',
    [{ op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '+1' }],
    { phoneNumbers: [{ value: '+1', type: 'mobile' }] },
  ],
  [
    'the same by replace',
    [{ op: 'Replace', path: 'phoneNumbers[type eq "fax"].value', value: '+2' }],
    { phoneNumbers: [{ value: '+2', type: 'fax' }] },
  ],
  [
    'one more value',
    [{ op: 'add', path: 'emails', value: [{ value: 'other@home.example', type: 'home' }] }],
    { emails: [work, { value: 'other@home.example', type: 'home' }] },
  ],
  [
    'another primary one',
    [
      { op: 'add', path: 'phoneNumbers', value: [{ value: '1', primary: true }] },
      { op: 'add', path: 'phoneNumbers', value: { value: '2', primary: true } },
    ],
    { phoneNumbers: [{ value: '1' }, { value: '2', primary: true }] },
  ],
  [
    'a value taken away',
    [
      { op: 'add', path: 'roles', value: [{ value: 'a' }, { value: 'b' }] },
      { op: 'remove', path: 'roles[value eq "a"]' },
    ],
    { roles: [{ value: 'b' }] },
  ],
  [
    'an attribute taken away',
    [
      { op: 'add', path: 'title', value: 'x' },
      { op: 'remove', path: 'title' },
    ],
    { displayName: 'Pat' },
  ],
  [
    'an empty text',
    [
      { op: 'add', path: 'title', value: 'x' },
      { op: 'replace', path: 'title', value: '' },
    ],
    { displayName: 'Pat' },
  ],
  [
    'a manager as a text',
    [{ op: 'add', path: `${ENTERPRISE_SCHEMA}:manager`, value: 'boss' }],
    { [ENTERPRISE_SCHEMA]: { manager: { value: 'boss' } } },
  ],
  [
    'a whole address',
    [{ op: 'add', path: 'addresses[type eq "work"]', value: { locality: 'Ghent' } }],
    { addresses: [{ type: 'work', locality: 'Ghent' }] },
  ],
])('a change of %s', async (_, operations, expected) => {
  const { id } = await made('Pat')
  const answer = await patch(`/Users/${id}`, ...operations)
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject(expected)
  if (!('title' in expected)) expect(answer.body.title).toBeUndefined()
  expect((await call('GET', `/Users/${id}`)).body).toEqual(answer.body)
})

test.each<[string, object, string]>([
  ['an unknown path', { op: 'replace', path: 'shoeSize', value: '9' }, 'invalidPath'],
  ['an unknown key', { op: 'replace', value: { shoeSize: '9' } }, 'invalidPath'],
  ['an unknown part', { op: 'replace', path: 'name.shoe', value: '9' }, 'invalidPath'],
  [
    'a way through a prototype',
    { op: 'add', path: '__proto__.polluted', value: 'x' },
    'invalidPath',
  ],
  ['the id', { op: 'replace', path: 'id', value: '9' }, 'mutability'],
  ['the groups', { op: 'add', path: 'groups', value: [{ value: 'g' }] }, 'mutability'],
  ['the password', { op: 'replace', path: 'password', value: 'secret' }, 'invalidPath'],
  ['nothing to remove', { op: 'remove' }, 'noTarget'],
  [
    'a filter that names nothing',
    { op: 'replace', path: 'emails[type co "x"].value', value: 'y' },
    'noTarget',
  ],
  [
    'a filter that is none',
    { op: 'replace', path: 'emails[type is "x"].value', value: 'y' },
    'invalidFilter',
  ],
  ['a word that is no operation', { op: 'move', path: 'title' }, 'invalidSyntax'],
  ['a wrong type', { op: 'replace', path: 'active', value: 'perhaps' }, 'invalidValue'],
  ['the user name away', { op: 'remove', path: 'userName' }, 'invalidValue'],
])('a change of %s is refused, and changes nothing', async (_, operation, scimType) => {
  const before = await made('Kim')
  const answer = await patch(
    `/Users/${before.id}`,
    { op: 'replace', path: 'title', value: 'Changed' },
    operation,
  )
  expect(answer).toMatchObject({ status: 400, body: { scimType } })
  expect((await call('GET', `/Users/${before.id}`)).body).toEqual(before)
  expect(({} as Body).polluted).toBeUndefined()
})

test('filters find by every operator, in any case, and by pages', async () => {
  const names = ['Ada', 'Bo', 'Cy']
  const ids: Record<string, string> = {}
  for (const name of names)
    ids[name] = (
      await made(name, {
        title: `Filter ${name}`,
        externalId: `x-${name}`,
        [ENTERPRISE_SCHEMA]: { costCenter: 'F1' },
      })
    ).id
  const own = `urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:costCenter eq "f1"`
  const find = async (filter: string) => {
    const { body } = await call(
      'GET',
      `/Users?filter=${encodeURIComponent(`${own} and (${filter})`)}`,
    )
    return (body.Resources ?? []).map(({ displayName }: Body) => displayName).sort()
  }
  const cases: [string, string[]][] = [
    ['title eq "filter ada"', ['Ada']],
    ['title ne "Filter Ada"', ['Bo', 'Cy']],
    ['title co "TER B"', ['Bo']],
    ['title sw "filter c"', ['Cy']],
    ['title ew "o"', ['Bo']],
    ['title pr', names],
    ['nickName pr', []],
    ['title gt "Filter Ada"', ['Bo', 'Cy']],
    ['title ge "Filter Bo"', ['Bo', 'Cy']],
    ['title lt "Filter Bo"', ['Ada']],
    ['title le "Filter Bo"', ['Ada', 'Bo']],
    ['not (title eq "Filter Ada")', ['Bo', 'Cy']],
    ['title eq "Filter Ada" or title eq "Filter Cy"', ['Ada', 'Cy']],
    ['emails[type eq "work" and value sw "BO."]', ['Bo']],
    ['emails.value sw "cy."', ['Cy']],
    ['emails sw "cy."', ['Cy']],
    ['active eq true', names],
    ['active eq false', []],
    ['externalId eq "x-Ada"', ['Ada']],
    ['externalId eq "X-ADA"', []],
    ['meta.lastModified gt "2020-01-01T00:00:00Z"', names],
    ['meta.created gt "2100-01-01T00:00:00Z"', []],
    [`id eq "${ids.Bo}"`, ['Bo']],
    ['NAME.givenName eq "Ada"', ['Ada']],
    ['nickName eq null', names],
  ]
  for (const [filter, expected] of cases)
    expect([filter, await find(filter)]).toEqual([filter, expected])
  for (const wrong of [
    'title is "x"',
    'shoeSize eq 1',
    'title eq',
    '(('.repeat(30),
    `title eq "${'x'.repeat(1_001)}"`,
  ]) {
    const answer = await call('GET', `/Users?filter=${encodeURIComponent(wrong)}`)
    expect(answer).toMatchObject({ status: 400, body: { scimType: 'invalidFilter' } })
  }
  const query = `/Users?filter=${encodeURIComponent(own)}&sortBy=title&sortOrder=descending`
  const page = await call(
    'GET',
    `${query}&startIndex=2&count=1&attributes=displayName,emails.value`,
  )
  expect(page.body).toMatchObject({ totalResults: 3, startIndex: 2, itemsPerPage: 1 })
  expect(page.body.Resources).toEqual([
    {
      schemas: expect.any(Array),
      id: ids.Bo,
      displayName: 'Bo',
      emails: [{ value: expect.stringMatching(/^Bo\./) }],
    },
  ])
  const searched = await call('POST', '/Users/.search', { filter: own, count: 0 })
  expect(searched.body).toMatchObject({ totalResults: 3, Resources: [] })
  const without = (await call('GET', `/Users/${ids.Ada}?excludedAttributes=emails,name.familyName`))
    .body
  expect(without).toMatchObject({ name: { givenName: 'Ada' } })
  expect([without.emails, without.name.familyName]).toEqual([undefined, undefined])
})

test('without access at once: “False” as a text, and what they owned goes to their manager', async () => {
  const boss = await made('Boss')
  const worker = await made('Worker', { [ENTERPRISE_SCHEMA]: { manager: { value: boss.id } } })
  const [above, below] = [await personOf(boss.id), await personOf(worker.id)]
  expect(below.managerId).toBe(above.id)
  const before = await lastEvent()
  expect(
    (await patch(`/Users/${worker.id}`, { op: 'Replace', path: 'active', value: 'False' })).body
      .active,
  ).toBe(false)
  expect((await personOf(worker.id)).deactivatedAt).not.toBeNull()
  expect(await viewerOfPerson(below.id)).toBeNull()
  const left = (await recordedEvents(before)).find(({ name }) => name === 'scim.user-left')
  expect(left?.payload).toEqual({ personId: below.id, successorId: above.id })
  expect(
    (await patch(`/Users/${worker.id}`, { op: 'replace', value: { active: true } })).status,
  ).toBe(200)
  expect((await personOf(worker.id)).deactivatedAt).toBeNull()
  expect((await call('DELETE', `/Users/${worker.id}`)).status).toBe(204)
  expect((await call('GET', `/Users/${worker.id}`)).status).toBe(404)
  expect((await call('DELETE', `/Users/${worker.id}`)).status).toBe(404)
  const again = await call(
    'POST',
    '/Users',
    user('Worker', { userName: worker.userName, emails: worker.emails }),
  )
  expect(again.status).toBe(201)
  expect(again.body.id).not.toBe(worker.id)
  expect(await personOf(again.body.id)).toMatchObject({ id: below.id, deactivatedAt: null })
})

test('managers who come later are linked then, and a loop is left open', async () => {
  const first = await made('First', { [ENTERPRISE_SCHEMA]: { manager: { value: 'not-here-yet' } } })
  expect((await personOf(first.id)).managerId).toBeNull()
  const second = await made('Second', { [ENTERPRISE_SCHEMA]: { manager: { value: first.id } } })
  expect((await personOf(second.id)).managerId).toBe((await personOf(first.id)).id)
  expect(
    (
      await patch(`/Users/${first.id}`, {
        op: 'replace',
        path: `${ENTERPRISE_SCHEMA}:manager`,
        value: { value: second.id },
      })
    ).status,
  ).toBe(200)
  expect((await personOf(first.id)).managerId).toBeNull()
  // The id is given by the server, so whoever waits for one is linked when they name it.
  const third = await made('Third')
  await patch(`/Users/${third.id}`, {
    op: 'add',
    path: `${ENTERPRISE_SCHEMA}:manager.value`,
    value: second.id,
  })
  expect((await personOf(third.id)).managerId).toBe((await personOf(second.id)).id)
})

test('the last administrator keeps access', async () => {
  const { email } = (await db.first<{ email: string }>(
    sql`select email from "Person" where id = ${cast.eve}`,
  )) as { email: string }
  const mine = await made('Eve', { emails: [{ value: email, primary: true }] })
  for (const answer of [
    await patch(`/Users/${mine.id}`, { op: 'replace', path: 'active', value: false }),
    await call('DELETE', `/Users/${mine.id}`),
  ])
    expect(answer).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('administrator') },
    })
  expect((await personOf(mine.id)).deactivatedAt).toBeNull()
  // Nor does their address lead elsewhere: sign-in links go there.
  const elsewhere = await patch(`/Users/${mine.id}`, {
    op: 'replace',
    path: 'emails',
    value: [{ value: 'mine@elsewhere.example', primary: true }],
  })
  expect(elsewhere).toMatchObject({ status: 409, body: { scimType: 'mutability' } })
  expect((await personOf(mine.id)).email).toBe(email)
})

test('somebody of the directory signs in through the company’s service without asking, when both call the account the same', async () => {
  const provider = (await db.first<ProviderRow>(sql`
    insert into "SignInProvider" (name, issuer, client, "isOn", "createdAt")
    values ('Entra ID', 'https://login.example', 'atrium', true, now()) returning *`)) as ProviderRow
  const claims = (subject: string, email: string, ids: string[]): Claims => ({
    ...{
      issuer: provider.issuer,
      subject,
      directoryIds: [subject, ...ids],
      sid: null,
      email,
      isEmailVerified: true,
    },
    ...{ name: 'Sol', unit: '', title: '', site: '', language: '' },
  })
  const sol = await made('Sol', { externalId: 'object-7' })
  const person = await personOf(sol.id)
  await expect(
    personFor(provider, claims('pairwise-8', person.email, ['object-8']), 'test'),
  ).rejects.toMatchObject({ name: 'SignInRefused' })
  await expect(
    personFor(
      provider,
      { ...claims('pairwise-9', person.email, ['object-7']), isEmailVerified: false },
      'test',
    ),
  ).rejects.toMatchObject({ name: 'SignInRefused' })
  expect(await personFor(provider, claims('pairwise-7', person.email, ['object-7']), 'test')).toBe(
    person.id,
  )
  expect(await personFor(provider, claims('pairwise-7', 'other@hollin.example', []), 'test')).toBe(
    person.id,
  )
  await patch(`/Users/${sol.id}`, { op: 'replace', path: 'active', value: false })
  await expect(
    personFor(provider, claims('pairwise-7', person.email, ['object-7']), 'test'),
  ).rejects.toMatchObject({ name: 'SignInRefused' })
})

test('groups: members by every way, a name once, strangers refused', async () => {
  const [one, two, three] = [await made('One'), await made('Two'), await made('Three')]
  const made1 = await group('Crew', [one.id])
  expect(made1).toMatchObject({ displayName: 'Crew', members: [{ value: one.id, display: 'One' }] })
  const path = `/Groups/${made1.id}`
  const members = async () =>
    ((await call('GET', path)).body.members ?? []).map(({ display }: Body) => display).sort()
  await patch(path, { op: 'Add', path: 'members', value: [{ value: two.id }, { value: one.id }] })
  expect(await members()).toEqual(['One', 'Two'])
  await patch(path, { op: 'Remove', path: 'members', value: [{ value: one.id }] })
  expect(await members()).toEqual(['Two'])
  await patch(
    path,
    { op: 'remove', path: `members[value eq "${two.id}"]` },
    { op: 'add', value: { members: [{ value: three.id }] } },
  )
  expect(await members()).toEqual(['Three'])
  // Okta renames with the id in the value.
  expect(
    (await patch(path, { op: 'replace', value: { id: made1.id, displayName: 'Crew 2' } })).body
      .displayName,
  ).toBe('Crew 2')
  expect((await call('GET', `/Users/${three.id}`)).body.groups).toEqual([
    { value: made1.id, display: 'Crew 2' },
  ])
  const without = await call(
    'GET',
    '/Groups?filter=displayName eq "crew 2"&excludedAttributes=members',
  )
  expect(without.body.Resources).toMatchObject([{ id: made1.id }])
  expect(without.body.Resources[0].members).toBeUndefined()
  expect(
    (await call('GET', `/Groups?filter=${encodeURIComponent(`members[value eq "${three.id}"]`)}`))
      .body.totalResults,
  ).toBe(1)
  expect((await call('POST', '/Groups', { displayName: 'CREW 2' })).status).toBe(409)
  for (const value of ['nobody', made1.id])
    expect(await patch(path, { op: 'add', path: 'members', value: [{ value }] })).toMatchObject({
      status: 400,
      body: { scimType: 'invalidValue' },
    })
  expect(
    await patch(path, { op: 'add', path: 'members', value: [{ value: one.id, type: 'Group' }] }),
  ).toMatchObject({ status: 400 })
  await call('DELETE', `/Users/${three.id}`)
  expect((await call('GET', path)).body.members).toBeUndefined()
  expect(await db.rows(sql`select "memberCount" from "ScimGroup" where id = ${made1.id}`)).toEqual([
    { memberCount: 0 },
  ])
  expect(
    (
      await call('PUT', path, {
        displayName: 'Crew 2',
        members: [{ value: one.id }, { value: two.id }],
      })
    ).body.members,
  ).toHaveLength(2)
  expect((await call('DELETE', path)).status).toBe(204)
  expect((await call('GET', path)).status).toBe(404)
})

const ADD = `mutation ($group: String!, $role: GrantedRole, $space: ID) { addDirectoryGroupRule(groupKey: $group, role: $role, spaceId: $space) }`
const rolesOf = (personId: number) =>
  db.rows<{ role: string }>(
    sql`select role from "RoleGrant" where "personId" = ${personId} and "endedAt" is null`,
  )
const isMember = async (personId: number) =>
  (await viewerOfPerson(personId))?.memberOf.includes(cast.lab.spaceId) ?? false

test('a rule puts a group into a space and gives a role; leaving the group takes back what only the rule gave', async () => {
  const space = String(cast.lab.spaceId)
  const [one, two] = [await made('RuleOne'), await made('RuleTwo')]
  const [first, second] = [await personOf(one.id), await personOf(two.id)]
  const crew = await group('Rule crew', [one.id, two.id])
  // By hand before: it stays by hand.
  await db.rows(
    sql`insert into "SpaceMember" ("spaceId", "personId", "joinedAt") values (${cast.lab.spaceId}, ${second.id}, now())`,
  )
  await db.rows(
    sql`update "Space" set "memberCount" = "memberCount" + 1 where id = ${cast.lab.spaceId}`,
  )
  const PREVIEW = `query ($group: String!, $space: ID) { directoryRulePreview(groupKey: $group, spaceId: $space) { newCount hadCount people { name } } }`
  expect(await asAdmin(PREVIEW, { group: crew.id, space })).toEqual({
    directoryRulePreview: { newCount: 1, hadCount: 1, people: [{ name: 'RuleOne' }] },
  })
  await expect(
    asAdmin(PREVIEW, { group: crew.id, space: String(cast.vault.spaceId) }),
  ).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
  await asAdmin(ADD, { group: crew.id, space })
  await asAdmin(ADD, { group: crew.id, space })
  await asAdmin(ADD, { group: crew.id, role: 'SPONSOR' })
  expect([await isMember(first.id), await isMember(second.id)]).toEqual([true, true])
  expect(await rolesOf(first.id)).toEqual([{ role: 'SPONSOR' }])
  await patch(`/Groups/${crew.id}`, { op: 'remove', path: 'members' })
  expect([await isMember(first.id), await isMember(second.id)]).toEqual([false, true])
  expect([await rolesOf(first.id), await rolesOf(second.id)]).toEqual([[], []])
  await patch(`/Groups/${crew.id}`, { op: 'add', path: 'members', value: [{ value: one.id }] })
  expect(await isMember(first.id)).toBe(true)
  type Groups = { directoryGroups: { edges: { node: { rules: { number: number }[] } }[] } }
  const { directoryGroups } = await asAdmin<Groups>(
    'query ($n: Int!) { directoryGroups(number: $n, text: "RULE CREW", first: 5) { edges { node { name memberCount rules { number role isInSpace space { slug } } } } } }',
    { n: connection },
  )
  expect(directoryGroups.edges).toMatchObject([
    {
      node: {
        name: 'Rule crew',
        memberCount: 1,
        rules: [{ role: null, isInSpace: true }, { role: 'SPONSOR' }],
      },
    },
  ])
  for (const { number } of directoryGroups.edges[0]?.node.rules ?? [])
    await asAdmin('mutation ($n: Int!) { removeDirectoryGroupRule(number: $n) }', { n: number })
  expect([await isMember(first.id), await rolesOf(first.id)]).toEqual([false, []])
  await expect(asAdmin(ADD, { group: crew.id, role: 'ADMINISTRATOR' })).rejects.toMatchObject({
    extensions: { code: 'INVALID', fields: { role: [expect.any(String)] } },
  })
  await expect(asAdmin(ADD, { group: crew.id, role: 'AUDITOR', space })).rejects.toMatchObject({
    extensions: { code: 'INVALID' },
  })
  await expect(asAdmin(ADD, { group: crew.id })).rejects.toMatchObject({
    extensions: { code: 'INVALID' },
  })
  await expect(ann.ask(ADD, { group: crew.id, space }, await inBrowser(ann))).rejects.toMatchObject(
    { extensions: { code: 'NOT_ALLOWED' } },
  )
  const counted = await db.first<{ is: boolean }>(sql`
    select "memberCount" = (select count(*) from "SpaceMember" m where m."spaceId" = s.id) as is from "Space" s where id = ${cast.lab.spaceId}`)
  expect(counted?.is).toBe(true)
})

/** Ten times as many in the proof of full size. */
const SYNCED = process.env.ATRIUM_PROOF_SIZE === 'full' ? 10_000 : 1_000
test('a directory of 1,000 people: the second sync changes no row, and a rule reaches all of a large group', async () => {
  const people = Array.from({ length: SYNCED }, (_, at) => ({
    ...user(`P${at}`),
    externalId: `ext-${at}`,
    [ENTERPRISE_SCHEMA]: { department: `Unit ${at % 20}` },
  }))
  const inTens = async <One>(list: readonly One[], work: (one: One) => Promise<unknown>) => {
    for (let at = 0; at < list.length; at += 10)
      await Promise.all(list.slice(at, at + 10).map(work))
  }
  const ids: string[] = []
  await inTens(people, async (one) => void ids.push((await call('POST', '/Users', one)).body.id))
  const all = await group('Everybody', ids)
  expect(all.members).toHaveLength(SYNCED)
  const before = await lastEvent()
  const rows = () =>
    db.rows(
      sql`select max(version) as version, count(*)::int as count, sum(version)::int as sum from "ScimUser"`,
    )
  const kept = await rows()
  await inTens(people, async (one) => {
    const { body } = await call(
      'GET',
      `/Users?filter=${encodeURIComponent(`userName eq "${one.userName}"`)}`,
    )
    expect(body.totalResults).toBe(1)
    expect((await call('PUT', `/Users/${body.Resources[0].id}`, one)).status).toBe(200)
  })
  await call('PUT', `/Groups/${all.id}`, {
    displayName: 'Everybody',
    members: ids.map((value) => ({ value })),
  })
  expect([await rows(), await recordedEvents(before)]).toEqual([kept, []])
  await asAdmin(ADD, { group: all.id, space: String(cast.lab.spaceId) })
  await applyAllRules({ connectionId: connection }, db)
  const inSpace = await db.first<{ count: number }>(sql`
    select count(*)::int as count from "SpaceMember" m join "ScimUser" u on u."personId" = m."personId"
    join "ScimGroupMember" g on g."userId" = u.id where m."spaceId" = ${cast.lab.spaceId} and g."groupId" = ${all.id}`)
  expect(inSpace?.count).toBe(SYNCED)
}, 1_200_000)

test('a renewed token ends the old one; a connection that ends lets people stay', async () => {
  const old = token
  type Made = { renewDirectoryToken: { text: string } }
  token = (
    await asAdmin<Made>('mutation ($n: Int!) { renewDirectoryToken(number: $n) { text } }', {
      n: connection,
    })
  ).renewDirectoryToken.text
  expect((await call('GET', '/Users?count=0')).status).toBe(200)
  expect((await call('GET', '/Users', undefined, { authorization: `Bearer ${old}` })).status).toBe(
    401,
  )
  const stays = await personOf((await made('Stays')).id)
  await asAdmin('mutation ($n: Int!) { endDirectoryConnection(number: $n) }', { n: connection })
  expect((await call('GET', '/Users')).status).toBe(401)
  expect(await viewerOfPerson(stays.id)).not.toBeNull()
  expect(await asAdmin('{ directoryConnections { name } }')).toEqual({ directoryConnections: [] })
})
