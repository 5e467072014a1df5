// The directory: any mix of a name, a skill, a unit, a site, a language, a time zone and free time.
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { begin } from '#graphql/guards.ts'
import { startSession } from '#graphql/identity/service.ts'
import { SESSION_COOKIE } from '#graphql/requests.ts'
import { type Asker, asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson } from '#prisma/factory.ts'
import { peopleExportRoutes } from './http.ts'
import { lastDayOfWeek } from './queries.ts'

let cast: Cast
let ann: Asker
let eve: Asker
/** A Monday. */
const MONDAY = new Date('2026-11-30T10:00:00Z')

const DIRECTORY = `query($line: String, $tokens: [DirectoryTokenInput!], $isPlain: Boolean, $first: Int, $after: String) {
  directory(line: $line, tokens: $tokens, isPlain: $isPlain) {
    tokens { kind value label isRead } words total
    choices { kind value label count }
    people(first: $first, after: $after) { edges { node { name } } pageInfo { endCursor hasNextPage } } } }`
type Token = { kind: string; value: string }
type Answer = {
  directory: {
    tokens: (Token & { label: string; isRead: boolean })[]
    words: string[]
    total: number
    choices: (Token & { label: string; count: number })[]
    people: {
      edges: { node: { name: string } }[]
      pageInfo: { endCursor: string; hasNextPage: boolean }
    }
  }
}
const search = async (variables: object, who = ann) =>
  (await who.ask<Answer>(DIRECTORY, { ...variables }, { at: MONDAY })).directory
const named = async (variables: object, who = ann) =>
  (await search(variables, who)).people.edges.map(({ node }) => node.name)
const read = async (line: string) => {
  const { tokens, words } = await search({ line })
  return [...tokens.map(({ kind, label }) => `${kind} ${label}`), ...words]
}
const profile = (id: number, said: object) =>
  asker(id).ask(
    'mutation($input: ProfileInput!) { editProfile(input: $input) { number } }',
    {
      input: { title: '', about: '', skills: [], ...said },
    },
    { at: MONDAY },
  )

beforeAll(async () => {
  cast = await makeCast(db)
  ;[ann, eve] = [asker(cast.ann), asker(cast.eve)]
  const joao = await makePerson(db, {
    name: 'João Pacheco',
    unit: 'Acoustics Lab',
    site: 'Porto',
    timeZone: 'Europe/Lisbon',
    language: 'pt',
  })
  const anne = await makePerson(db, {
    name: 'Anne-Marie Dürer',
    unit: 'Field Service',
    site: 'Porto',
    timeZone: 'Europe/Lisbon',
    language: 'de',
  })
  const olek = await makePerson(db, {
    name: 'Olek Łoś',
    unit: 'Field Service',
    site: 'Gdańsk',
    timeZone: 'Europe/Warsaw',
    language: 'pl',
  })
  await makePerson(db, {
    name: 'Olek Gone',
    unit: 'Field Service',
    site: 'Gdańsk',
    deactivatedAt: new Date(),
  })
  await profile(joao.id, {
    skills: ['Noise at night', 'Measuring'],
    spokenLanguages: ['pt', 'en', 'nl'],
    about: 'Listens to pumps.',
  })
  await profile(anne.id, {
    skills: ['noise at night'],
    spokenLanguages: ['nl', 'de'],
    awayUntil: '2026-12-04',
  })
  await profile(olek.id, { skills: ['Ladders'], spokenLanguages: ['pl'], awayUntil: '2026-12-03' })
})

describe('a line', () => {
  test('becomes tokens: the longest known words, in any of three languages, with words that lead or join', async () => {
    expect(await read('noise at night Dutch free this week')).toEqual([
      'SKILL Noise at night',
      'LANGUAGE Dutch',
      'FREE this week',
    ])
    expect(await read('kennt Noise At Night und spricht Niederländisch')).toEqual([
      'SKILL Noise at night',
      'LANGUAGE Dutch',
    ])
    expect(await read('joão in porto, field service')).toEqual([
      'SITE Porto',
      'UNIT Field Service',
      'joão',
    ])
    expect(await read('gdansk')).toEqual(['SITE Gdańsk'])
    expect(await read('lisbon utc+1')).toEqual(['ZONE Lisbon (UTC)', 'ZONE Brussels (UTC+1)'])
    expect(await read('vrij deze week')).toEqual(['FREE this week'])
    const { tokens } = await search({ tokens: [{ kind: 'ZONE', value: 'UTC' }] })
    expect(tokens.map(({ label }) => label)).toEqual(['UTC'])
  })
  test('in Dutch and German is read in any order of its words', async () => {
    const wanted = ['LANGUAGE Dutch', 'SITE Porto', 'UNIT Field Service', 'FREE this week'].sort()
    for (const line of [
      'wie spreekt Nederlands in Porto bij de Field Service en heeft deze week tijd',
      'wie in Porto bij Field Service werkt, Nederlands spreekt en deze week vrij is',
      'deze week vrij iemand uit Porto die Nederlands spreekt, Field Service',
      'Wer spricht Niederländisch in Porto bei der Field Service und ist diese Woche frei',
      'jemand aus Porto, der in der Field Service Niederländisch spricht und diese Woche Zeit hat',
      'diese woche frei wer in porto niederländisch spricht bei field service',
    ])
      expect((await read(line)).sort(), line).toEqual(wanted)
    expect(await read('Anna van der Berg')).toEqual(['Anna', 'van', 'der', 'Berg'])
  })
  test('of words that are nothing else begins names; one that is a name alone stays one', async () => {
    expect(await read('in')).toEqual(['in'])
    expect(await named({ line: 'joao' })).toEqual(['João Pacheco'])
    expect(await named({ line: 'marie durer' })).toEqual(['Anne-Marie Dürer'])
    expect(await named({ line: 'los olek' })).toEqual(['Olek Łoś'])
    expect(await named({ line: 'achec' })).toEqual([])
    for (const line of ['%', '_', '\\', "'"]) expect(await named({ line })).toEqual([])
  })
  test('is searched by its plain words when it was read wrongly: anywhere on a card', async () => {
    expect(await named({ line: 'porto pumps', isPlain: true })).toEqual(['João Pacheco'])
    expect((await search({ line: 'dutch', isPlain: true })).tokens).toEqual([])
  })
})

describe('who fits', () => {
  const token = (kind: string, value: string) => ({ kind, value })
  test('has all skills and languages, one of the units and of the sites, and the same time', async () => {
    expect(await named({ line: 'noise at night dutch' })).toEqual([
      'Anne-Marie Dürer',
      'João Pacheco',
    ])
    expect(await named({ line: 'noise at night dutch english' })).toEqual(['João Pacheco'])
    expect(
      await named({
        tokens: [token('SITE', 'Porto'), token('SITE', 'Gdańsk'), token('UNIT', 'Field Service')],
      }),
    ).toEqual(['Anne-Marie Dürer', 'Olek Łoś'])
    const sameTime = await named({ tokens: [token('ZONE', 'Europe/Berlin')] })
    expect(sameTime).toContain('Olek Łoś')
    expect(sameTime).not.toContain('João Pacheco')
    expect(await named({ line: 'noise at night measuring' })).toEqual(['João Pacheco'])
  })
  test('is free while a working day of the week is left', async () => {
    expect(await named({ line: 'field service free this week' })).toEqual(['Olek Łoś'])
    expect(lastDayOfWeek(new Date('2026-12-04T23:30:00Z'), 'UTC')).toBe('2026-12-04')
    expect(lastDayOfWeek(new Date('2026-12-04T23:30:00Z'), 'Europe/Warsaw')).toBe('2026-12-11')
    expect(lastDayOfWeek(new Date('2026-12-06T12:00:00Z'), 'UTC')).toBe('2026-12-11')
  })
  test('is counted, with what else could be chosen', async () => {
    const { total, choices } = await search({ line: 'noise at night' })
    expect(total).toBe(2)
    expect(
      choices
        .filter(({ kind }) => kind !== 'ZONE' && kind !== 'LANGUAGE')
        .map(({ kind, value, count }) => [kind, value, count])
        .sort(),
    ).toEqual([
      ['FREE', 'week', 1],
      ['SITE', 'Porto', 2],
      ['UNIT', 'Acoustics Lab', 1],
      ['UNIT', 'Field Service', 1],
    ])
    expect(choices.find(({ kind, value }) => kind === 'LANGUAGE' && value === 'nl')?.count).toBe(2)
  })
  test('page after page comes once', async () => {
    const all = await named({ first: 100 })
    expect(all).not.toContain('Olek Gone')
    const seen: string[] = []
    for (let after: string | null = null; ; ) {
      const { people } = await search({ first: 2, after })
      seen.push(...people.edges.map(({ node }) => node.name))
      if (!people.pageInfo.hasNextPage) break
      after = people.pageInfo.endCursor
    }
    expect(seen).toEqual(all)
  })
  test('what cannot be a token is refused by its name, and so are too many', async () => {
    const refusedFields = (tokens: object[]) =>
      search({ tokens }).catch(({ extensions }) => Object.keys(extensions.fields))
    expect(await refusedFields([token('SKILL', 'noise')])).toEqual(['tokens.0'])
    expect(await refusedFields([token('LANGUAGE', 'xx')])).toEqual(['tokens.0'])
    expect(await refusedFields([token('SITE', 'Porto'), token('ZONE', 'Mars/Base')])).toEqual([
      'tokens.1',
    ])
    expect(await refusedFields(Array.from({ length: 21 }, () => token('SITE', 'Porto')))).toEqual([
      'tokens',
    ])
    expect(await named({ tokens: [token('SKILL', '999999999')] })).toEqual([])
    expect(await named({ line: 'a '.repeat(500) })).toEqual(expect.any(Array))
  })
})

describe('saved searches', () => {
  const save = (name: string, query: string, who = ann) =>
    who.ask<{ savePeopleFilter: number }>(
      'mutation($name: String!, $query: String!) { savePeopleFilter(name: $name, query: $query) }',
      { name, query },
    )
  const own = async (who = ann) =>
    (
      await who.ask<{ peopleFilters: { number: number; name: string; query: string }[] }>(
        '{ peopleFilters { number name query } }',
      )
    ).peopleFilters
  const drop = (filterId: number, who = ann) =>
    who.ask('mutation($filterId: Int!) { deletePeopleFilter(filterId: $filterId) }', { filterId })
  const fieldOf = (promise: Promise<unknown>) =>
    promise.then(
      () => 'done',
      ({ extensions }) => Object.keys(extensions.fields ?? {})[0] ?? extensions.code,
    )

  test('are kept by whoever saved them, without what is no search, and deleted by nobody else', async () => {
    const { savePeopleFilter: number } = await save('Night', 'skill=1&evil=%0d%0a&q=ann')
    expect(await own()).toEqual([{ number, name: 'Night', query: 'q=ann&skill=1' }])
    expect(await own(eve)).toEqual([])
    expect(await fieldOf(drop(number, eve))).toBe('NOT_FOUND')
    expect(await fieldOf(save('Night', 'q=x'))).toBe('name')
    expect(await fieldOf(save(' ', 'q=x'))).toBe('name')
    expect(await fieldOf(save('Nothing', 'evil=1'))).toBe('query')
    await drop(number)
    expect(await own()).toEqual([])
  })
  test('are twenty at most, also when many are saved at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 24 }, (_, i) => fieldOf(save(`Search ${i}`, 'q=x', eve))),
    )
    expect(all.filter((one) => one === 'done')).toHaveLength(20)
  })
})

describe('the org chart', () => {
  const CHART = `query($at: ID, $isAlone: Boolean) { orgChart(at: $at, isAlone: $isAlone) {
    manager { name } people(first: 3) { edges { node { name reportCount } } pageInfo { hasNextPage endCursor } } } }`
  type Chart = {
    orgChart: {
      manager: { name: string } | null
      people: {
        edges: { node: { name: string; reportCount: number } }[]
        pageInfo: { hasNextPage: boolean; endCursor: string }
      }
    }[]
  }
  const report = async (name: string, managerId: number | null, more = {}) => {
    const { id } = await makePerson(db, { name, ...more })
    if (managerId)
      await eve.ask(
        'mutation($id: ID!, $by: ID) { setManager(personId: $id, managerId: $by) { number } }',
        { id, by: managerId },
      )
    return id
  }
  test('opens level by level from the top, in parts; a leaver stays on the way to those who reported to them', async () => {
    const head = await report('Head of all', null)
    const lead = await report('Lead A', head)
    for (const name of ['Lead B', 'Lead C', 'Lead D']) await report(name, head)
    const below = await report('Below A', lead)
    const levels = async (at?: number) => (await ann.ask<Chart>(CHART, { at })).orgChart
    const [top, ofHead, ofLead] = await levels(lead)
    expect(top?.people.edges).toContainEqual({ node: { name: 'Head of all', reportCount: 4 } })
    expect(ofHead?.manager?.name).toBe('Head of all')
    expect(ofHead?.people.edges.map(({ node }) => node.name)).toEqual([
      'Lead A',
      'Lead B',
      'Lead C',
    ])
    expect(ofHead?.people.pageInfo.hasNextPage).toBe(true)
    expect(ofLead?.people.edges).toEqual([{ node: { name: 'Below A', reportCount: 0 } }])
    const rest = await ann.ask<{ person: { reports: { edges: { node: { name: string } }[] } } }>(
      'query($id: ID!, $after: String) { person(id: $id) { reports(first: 3, after: $after) { edges { node { name } } } } }',
      { id: head, after: ofHead?.people.pageInfo.endCursor },
    )
    expect(rest.person.reports.edges.map(({ node }) => node.name)).toEqual(['Lead D'])
    await eve.ask('mutation($id: ID!) { setActive(personId: $id, isActive: false) { number } }', {
      id: lead,
    })
    expect((await levels(below))[1]?.people.edges[0]?.node.name).toBe('Lead A')
    expect(await levels(999_999_999)).toEqual([])
  })
  test('people without a manager and without reports have a list of their own', async () => {
    const id = await report('Aaron Alone', null)
    const { orgChart } = await ann.ask<Chart>(CHART, { isAlone: true })
    expect(orgChart[0]?.people.edges[0]).toEqual({ node: { name: 'Aaron Alone', reportCount: 0 } })
    expect((await ann.ask<Chart>(CHART, {})).orgChart[0]?.people.edges).not.toContainEqual(
      orgChart[0]?.people.edges[0],
    )
    expect(id).toBeGreaterThan(0)
  })
})

describe('the file', () => {
  let server: Server
  let address: string
  beforeAll(async () => {
    server = express().use(begin, peopleExportRoutes()).listen(0, '127.0.0.1')
    await once(server, 'listening')
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/export/people.csv`
  })
  afterAll(() => void server.close())
  const get = async (id: number | null, query = '') => {
    const cookie = id === null ? '' : `${SESSION_COOKIE}=${await sessionOf(id)}`
    return fetch(`${address}${query}`, { headers: { cookie } })
  }
  const sessionOf = (id: number) => startSession(id, 'test', '', '')

  test('has those who fit, for administrators; no cell is a formula', async () => {
    await makePerson(db, { name: '=HYPERLINK("x")', site: 'Formula site', title: '@SUM(1)' })
    const answer = await get(cast.eve, '?site=Formula+site')
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const text = await answer.text()
    expect(text.split('\r\n')[1]).toMatch(/^"'=HYPERLINK\(""x""\)",[^,]+,'@SUM\(1\),,Formula site,/)
    expect((await (await get(cast.eve)).text()).split('\r\n').length).toBeGreaterThan(8)
    expect((await get(cast.eve, '?speaks=xx')).status).toBe(400)
  })
  test('is nothing that others find', async () => {
    expect((await get(cast.ann)).status).toBe(404)
    expect((await get(null)).status).toBe(401)
  })
})

test('a time zone that this machine does not know takes the directory from nobody', async () => {
  await makePerson(db, { name: 'Odile Lointaine', timeZone: 'Mars/Olympus' })
  // Its choices go through the zones of everybody found.
  expect(await named({ line: 'Lointaine' })).toEqual(['Odile Lointaine'])
})
