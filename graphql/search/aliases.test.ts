// Aliases: kept by administrators, used by search and similar, proposed from merged ideas and from searches without results.
import { beforeAll, describe, expect, test } from 'vitest'
import { type Asker, asker, lastEvent, runConsequencesSince } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import type { SearchDocument } from '#search/document.ts'
import { theSearch } from './index-access.ts'
import { jobs } from './without-result.ts'

let cast: Cast
let ann: Asker
let dan: Asker
let eve: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ;[ann, dan, eve] = [asker(cast.ann), asker(cast.dan), asker(cast.eve)]
  const documents = await Promise.all([
    indexed('Coronavirus tests at the gate'),
    indexed('Paid days for the home office'),
    indexed('Xylophone lessons', cast.vault.boardId, cast.vault.spaceId),
    indexed('Parking for bicycles'),
  ])
  await theSearch().put(documents)
})

async function indexed(title: string, boardId = cast.field.boardId, spaceId = 0) {
  const { id } = await makeIdea(db, { boardId, authorId: cast.cleo, title, body: title })
  return {
    id: `idea:${id}`,
    kind: 'idea',
    title,
    body: '',
    tags: [],
    accessId: spaceId,
    spaceId: spaceId || cast.field.spaceId,
    status: 'NEW',
    language: 'en',
    at: new Date('2026-11-01'),
  } satisfies SearchDocument
}

const ADD = `mutation($input: AddAliasInput!) { addAlias(input: $input) { id name other space { slug } addedBy { name } } }`
const REMOVE = 'mutation($id: ID!) { removeAlias(id: $id) }'
const LIST = '{ aliases(first: 50) { edges { node { id name other } } pageInfo { hasNextPage } } }'
const PROPOSALS = '{ aliasProposals { name other people from } }'
type Added = {
  addAlias: { id: string; name: string; other: string; space: { slug: string } | null }
}
const add = async (name: string, other: string, space: string | null = null, who = eve) =>
  (await who.ask<Added>(ADD, { input: { name, other, space } })).addAlias
const remove = (id: string, who = eve) => who.ask(REMOVE, { id })
const listed = async () =>
  (
    await eve.ask<{ aliases: { edges: { node: { id: string; name: string } }[] } }>(LIST)
  ).aliases.edges.map(({ node }) => node)
const titles = async (query: string, who = ann) =>
  (
    await who.ask<{ search: { hits: { node: { title: string } }[] } }>(
      'query($query: String!) { search(query: $query) { hits { node { ... on Idea { title } } } } }',
      { query },
    )
  ).search.hits.map(({ node }) => node.title)
const similarTo = async (text: string) =>
  (
    await ann.ask<{ similar: { title: string }[] }>(
      'query($text: String!) { similar(text: $text) { title } }',
      { text },
    )
  ).similar.map(({ title }) => title)
const events = () =>
  db.rows<{ name: string; payload: object }>(
    sql`select name, payload from "Event" where name like 'alias.%' order by id`,
  )

describe('an alias that an administrator added', () => {
  test('finds the other name in search and among similar texts, both ways, at once; and no more when it is removed', async () => {
    expect(await titles('Covid')).toEqual([])
    const { id } = await add('Covid', 'coronavirus')
    expect(await titles('covid')).toEqual(['Coronavirus tests at the gate'])
    expect(await titles('Covid tests')).toEqual(['Coronavirus tests at the gate'])
    expect(await similarTo('Covid')).toEqual(['Coronavirus tests at the gate'])
    await remove(id)
    expect(await titles('Covid')).toEqual([])
  })

  test('may be of several words on either side', async () => {
    const { id } = await add('telework', 'home office')
    expect(await titles('telework')).toEqual(['Paid days for the home office'])
    await remove(id)
  })

  test('is one, however often it is added and whichever way round', async () => {
    const first = await add('bike', 'bicycle')
    expect((await add('bicycle', 'bike')).id).toBe(first.id)
    expect(await listed()).toEqual([expect.objectContaining({ id: first.id, name: 'bike' })])
    await remove(first.id)
    await expect(remove(first.id)).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
    expect(await listed()).toEqual([])
  })

  test('is told in the log: with its names for the company, without them for a space', async () => {
    const one = await add('wfh', 'home office')
    const other = await add('xylo', 'xylophone', cast.field.space)
    const [first, second] = (await events()).slice(-2)
    expect(first).toEqual({
      name: 'alias.added',
      payload: { aliasId: Number(one.id), spaceId: null, name: 'wfh', other: 'home office' },
    })
    expect(second?.payload).toEqual({
      aliasId: Number(other.id),
      spaceId: cast.field.spaceId,
      name: null,
      other: null,
    })
    const log = await eve.ask<{
      events: { edges: { node: { detail: string; parts: { text: string }[] } }[] }
    }>('{ events(first: 2, topic: "alias") { edges { node { detail parts { text } } } } }')
    const said = log.events.edges.map(({ node }) => node.parts.map(({ text }) => text).join(''))
    expect(said[1]).toBe('Eve Evers added an alias')
    expect(log.events.edges[1]?.node.detail).toBe('wfh = home office')
    await remove(one.id)
    await remove(other.id)
  })

  test('of a space serves only those who read the space', async () => {
    await db.rows(sql`insert into "SearchAlias" (name, other, "spaceId", "createdAt")
      values ('marimba', 'xylophone', ${cast.vault.spaceId}, now()), ('marimba', 'parking', ${cast.vault.spaceId}, now())`)
    theSearch().forgetAliases()
    expect(await titles('marimba', dan)).toEqual([])
    expect(await titles('marimba', ann)).toEqual(
      expect.arrayContaining(['Xylophone lessons', 'Parking for bicycles']),
    )
    expect((await listed()).map(({ name }) => name)).not.toContain('marimba')
  })
})

describe('who is refused', () => {
  test('nobody but an administrator adds, removes or reads aliases', async () => {
    const hidden = { extensions: { code: expect.stringMatching(/NOT_ALLOWED|NOT_FOUND/) } }
    await expect(add('a b', 'c d', null, ann)).rejects.toMatchObject(hidden)
    await expect(remove('1', ann)).rejects.toMatchObject(hidden)
    await expect(ann.ask(LIST)).rejects.toMatchObject(hidden)
    await expect(ann.ask(PROPOSALS)).rejects.toMatchObject(hidden)
  })
  test('an administrator keeps none of a space that they cannot see', async () => {
    await expect(add('a b', 'c d', cast.vault.space)).rejects.toMatchObject({
      extensions: { code: 'NOT_FOUND' },
    })
    const kept = await db.first<{ id: number }>(
      sql`select id from "SearchAlias" where "spaceId" = ${cast.vault.spaceId}`,
    )
    await expect(remove(String(kept?.id))).rejects.toMatchObject({
      extensions: { code: 'NOT_FOUND' },
    })
  })
  test.each([
    ['the same name twice', 'Café corner', 'cafe  CORNER', 'other'],
    ['a name without a word', '??!', 'words', 'name'],
    ['a name that is too long', 'x'.repeat(61), 'words', 'name'],
  ])('%s is refused with the field’s name', async (_, name, other, field) => {
    await expect(add(name, other)).rejects.toMatchObject({
      extensions: { code: 'INVALID', fields: { [field]: [expect.any(String)] } },
    })
  })
})

describe('proposals', () => {
  const proposed = async () =>
    (await eve.ask<{ aliasProposals: { name: string; people: number | null }[] }>(PROPOSALS))
      .aliasProposals

  test('words that found nothing are kept without anybody, and shown when three people at least asked', async () => {
    const weekly = async () => {
      const seen = await lastEvent()
      await jobs
        .find(({ name }) => name === 'tell-searches-without-result')
        ?.run({}, db, new Date())
      await runConsequencesSince(seen)
      return db.rows(sql`
        select "personId", outcome from "Notification" where kind = 'SEARCHES_WITHOUT_RESULT' order by 1`)
    }
    for (let i = 0; i < 9; i++) await titles('Klapperstein', ann)
    await titles('klapperstein!', dan)
    expect(await proposed()).toEqual([])
    expect(await weekly()).toEqual([])
    const many = await Promise.all(
      Array.from({ length: 12 }, async (_, i) => {
        const person = await db.first<{ id: number }>(sql`
          insert into "Person" (name, email) values (${`Many ${i}`}, ${`many${i}@atrium.example`}) returning id`)
        return asker(person?.id as number)
      }),
    )
    for (const one of many) await titles('klapperstein', one)
    expect(await proposed()).toEqual([
      { name: 'klapperstein', other: null, people: expect.any(Number), from: [] },
    ])
    const [row] = await db.rows<object>(sql`select * from "SearchWithoutResult"`)
    expect(Object.keys(row as object).sort()).toEqual([
      'lastDay',
      'people',
      'times',
      'toldOn',
      'words',
    ])
    const told = [{ personId: cast.eve, outcome: '“klapperstein”' }]
    expect(await weekly()).toEqual(told)
    expect(await weekly()).toEqual(told)
    const { id } = await add('Klapperstein', 'parking')
    expect(await proposed()).toEqual([])
    await remove(id)
  })

  test('what is long, a number or an address, or was narrowed, is not kept', async () => {
    for (const text of ['a very long question about nothing', 'qwx@zzz.example', 'qwxzz 4711'])
      await titles(text)
    await ann.ask('{ search(query: "qwxzy", tags: ["none"]) { isLimited } }')
    await ann.ask('{ search(query: "qwxzy", isPrefix: true) { isLimited } }')
    const rows = await db.rows<{ words: string }>(sql`select words from "SearchWithoutResult"`)
    expect(rows.map(({ words }) => words)).not.toContain('qwxzy')
    expect(rows.filter(({ words }) => /qwx|long/.test(words))).toEqual([])
  })

  test('it is forgotten after ninety days', async () => {
    await jobs[0]?.run({}, db, new Date(Date.now() + 80 * 86_400_000))
    expect(await db.rows(sql`select from "SearchWithoutResult"`)).not.toEqual([])
    await jobs[0]?.run({}, db, new Date(Date.now() + 92 * 86_400_000))
    expect(await db.rows(sql`select from "SearchWithoutResult"`)).toEqual([])
  })

  test('names in titles of merged ideas are proposed, only of ideas that the administrator sees', async () => {
    const merged = async (boardId: number, title: string, into: string) => {
      const [one, two] = [
        await makeIdea(db, { boardId, authorId: cast.ann, title, status: 'MERGED' }),
        await makeIdea(db, { boardId, authorId: cast.ben, title: into }),
      ]
      await db.rows(sql`update "Post" set "mergedIntoId" = ${two.id} where id = ${one.id}`)
    }
    await merged(cast.field.boardId, 'A wallbox at every depot', 'A charger at every depot')
    await merged(cast.vault.boardId, 'Sell the harbour soon', 'Sell the wharf soon')
    const { aliasProposals } = await eve.ask<{ aliasProposals: object[] }>(PROPOSALS)
    expect(aliasProposals).toEqual([
      {
        name: 'wallbox',
        other: 'charger',
        people: null,
        from: ['A wallbox at every depot', 'A charger at every depot'],
      },
    ])
    const { id } = await add('charger', 'wallbox')
    expect(await proposed()).toEqual([])
    await remove(id)
  })
})

test('a name that stands in most of what there is finds it by its other name all the same', async () => {
  const gantries = await Promise.all(
    Array.from({ length: 30 }, (_, nth) => indexed(`Gantry of hall ${nth}`)),
  )
  await theSearch().put(gantries)
  await theSearch().maintain(true)
  await add('portalcrane', 'gantry')
  expect((await titles('portalcrane')).length).toBeGreaterThan(0)
})
