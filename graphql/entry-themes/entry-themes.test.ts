// Themes of entries and pairs: the clustering by itself, then as people, through documents, on a real database.
import { beforeAll, describe, expect, test } from 'vitest'
import { enterOne, fieldsOf, OPENS, refusal, startOne } from '#graphql/challenges/testing.ts'
import { type Asker, asker, staysLive } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { belongsTo, themesOf } from './clustering.ts'
import { wordsOfEntries } from './entry-words.ts'
import { findEntryThemes } from './jobs.ts'
import { pairsOf } from './pairs.ts'

const VANS = [
  'Drawers for every van',
  'Label the drawers in our vans',
  'A map of drawers in each van',
]
const NOISE = [
  'Quieter compressors at night',
  'Measure compressor noise',
  'Compressors behind a wall of noise',
]
const texts = (titles: readonly string[]) =>
  titles.map((title, at) => ({ id: at + 1, title, body: '', language: 'en' }))

describe('the words of entries', () => {
  test('give the same themes each time, by word forms; an entry can be in two', async () => {
    const entries = await wordsOfEntries(
      texts([...VANS, ...NOISE, 'Drawers that make no compressor noise']),
    )
    const themes = themesOf(entries)
    expect(themesOf(entries)).toEqual(themes)
    expect(themes.flatMap(({ terms }) => terms)).toContain('drawer')
    const of = (at: number) => belongsTo(entries[at] as (typeof entries)[number], themes)
    expect(of(0)).toEqual(of(2))
    expect(of(0)).not.toEqual(of(4))
    expect(of(6)).toHaveLength(2)
  })

  test('cost about twice the time for twice the entries', async () => {
    // In steps, which no other work on the machine changes.
    const many = async (count: number) => {
      const entries = await wordsOfEntries(
        texts(
          Array.from(
            { length: count },
            (_, at) => `Word${at % 97} other${at % 89} third${at % 83} same`,
          ),
        ),
      )
      let looked = 0
      for (const entry of entries) {
        const { words } = entry
        const get = words.get.bind(words)
        words.get = (term) => {
          looked += 1
          return get(term)
        }
      }
      themesOf(entries)
      pairsOf(entries)
      return looked
    }
    expect((await many(2_000)) / (await many(1_000))).toBeLessThan(3)
  })

  test('give pairs with what is alike and what differs; entries that share little are none', async () => {
    const entries = await wordsOfEntries(
      texts([
        'Wool blankets in place of boxes',
        'Blankets of wool, and a strap, no boxes',
        'A faster lift',
      ]),
    )
    const pairs = pairsOf(entries)
    expect(pairs).toHaveLength(1)
    expect(pairs[0]).toMatchObject({ firstId: 1, secondId: 2, onlySecond: ['strap'] })
    expect(pairs[0]?.shared.toSorted()).toEqual(['blankets', 'boxes', 'wool'])
  })
})

let cast: Cast
let ann: Asker
let ben: Asker
let cleo: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  ben = asker(cast.ben)
  cleo = asker(cast.cleo)
})

const PAGE = `query($id: ID!, $theme: ID) { challenge(id: $id) { viewerCanShapeThemes
  entryThemes { number name isKept words entryCount }
  themedEntries(theme: $theme, first: 50) { edges { node { idea { number } themes { number } } } } } }`
const PAIRS = `query($id: ID!, $isDismissed: Boolean) { challenge(id: $id) { similarEntries(first: 20, isDismissed: $isDismissed) {
  edges { node { score shared onlyFirst first { number } second { number } } } } } }`
const NAME =
  'mutation($id: ID!, $name: String!) { nameEntryTheme(themeId: $id, name: $name) { number } }'
const PLACE = `mutation($id: ID!, $ideas: [ID!]!, $to: ID, $new: String, $keeps: Boolean) {
  placeEntries(challengeId: $id, ideaIds: $ideas, toId: $to, newName: $new, keeps: $keeps) { number } }`
const DISMISS = `mutation($id: ID!, $first: ID!, $second: ID!) {
  dismissEntryPair(challengeId: $id, firstId: $first, secondId: $second) { number } }`

type Theme = { number: number; name: string; isKept: boolean; words: string[]; entryCount: number }
type Page = {
  challenge: {
    viewerCanShapeThemes: boolean
    entryThemes: Theme[]
    themedEntries: { edges: { node: { idea: { number: number }; themes: { number: number }[] } }[] }
  }
}
const pageOf = async (who: Asker, id: number, theme?: number) =>
  (await who.ask<Page>(PAGE, { id, theme })).challenge
const entriesOf = async (who: Asker, id: number, theme?: number) =>
  (await pageOf(who, id, theme)).themedEntries.edges.map(({ node }) => node.idea.number)
const pairsIn = async (who: Asker, id: number, isDismissed = false) =>
  (
    await who.ask<{
      challenge: {
        similarEntries: {
          edges: { node: { first: { number: number }; second: { number: number } } }[]
        }
      }
    }>(PAIRS, { id, isDismissed })
  ).challenge.similarEntries.edges.map(({ node }) => [node.first.number, node.second.number])
const find = (challengeId: number) => findEntryThemes({ challengeId }, db, OPENS)

/** A challenge with entries about vans and about noise, whose themes were found. */
async function themed() {
  const id = await startOne(cleo)
  const vans: number[] = []
  for (const title of VANS) vans.push(await enterOne(ann, id, title))
  const noise: number[] = []
  for (const title of NOISE) noise.push(await enterOne(ben, id, title))
  await find(id)
  return { id, vans, noise }
}
const themeWith = (themes: readonly Theme[], word: string) =>
  themes.find(({ words }) => words.some((one) => one.startsWith(word))) as Theme

describe('the themes of a challenge', () => {
  test('are found by a job that entries ask for, and stay the same when nothing changed', async () => {
    const { id, vans } = await themed()
    const asked = await db.first<{ n: number }>(sql`
      select count(*)::int as n from graphile_worker.jobs where key = ${`entry themes ${id}`}`)
    expect(asked?.n).toBe(1)
    const before = (await pageOf(ann, id)).entryThemes
    const van = themeWith(before, 'drawer')
    expect(await entriesOf(ann, id, van.number)).toEqual(vans)
    await find(id)
    expect((await pageOf(ann, id)).entryThemes).toEqual(before)
  })

  test('are named and split by those who run it, and what they did stays when themes are found anew', async () => {
    const { id, vans, noise } = await themed()
    const { entryThemes } = await pageOf(cleo, id)
    const [van, quiet] = [themeWith(entryThemes, 'drawer'), themeWith(entryThemes, 'compressor')]
    await cleo.ask(NAME, { id: van.number, name: 'Order in the van' })
    await cleo.ask(PLACE, { id, ideas: [vans[0]], new: 'Drawers alone' })
    await cleo.ask(PLACE, { id, ideas: [noise[0]], to: van.number, keeps: true })
    await find(id)
    const after = await pageOf(cleo, id)
    expect(after.entryThemes.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Order in the van', 'Drawers alone', quiet.name]),
    )
    expect(await entriesOf(cleo, id, van.number)).toEqual([vans[1], vans[2], noise[0]])
    const split = after.entryThemes.find(({ name }) => name === 'Drawers alone') as Theme
    expect(await entriesOf(cleo, id, split.number)).toEqual([vans[0]])
    // It is in two.
    expect(await entriesOf(cleo, id, quiet.number)).toContain(noise[0])
  })

  test('are shaped by nobody else, and refused by the field’s name', async () => {
    const { id, vans } = await themed()
    const other = await themed()
    const [theme] = (await pageOf(ann, id)).entryThemes as [Theme]
    const [elsewhere] = (await pageOf(ann, other.id)).entryThemes as [Theme]
    expect((await pageOf(ann, id)).viewerCanShapeThemes).toBe(false)
    for (const asked of [
      () => ann.ask(NAME, { id: theme.number, name: 'Mine' }),
      () => ann.ask(PLACE, { id, ideas: [vans[0]], new: 'Mine' }),
      () => ann.ask(PAIRS, { id }),
    ])
      await expect(asked()).rejects.toMatchObject(refusal('NOT_ALLOWED'))
    const refused = (more: object) =>
      cleo.ask(PLACE, { id, ideas: [vans[0]], ...more }).then(
        () => [],
        (error: unknown) => fieldsOf(error),
      )
    expect(await refused({})).toEqual(['toId'])
    expect(await refused({ to: elsewhere.number })).toEqual(['toId'])
    expect(await refused({ new: 'x' })).toEqual(['newName'])
    expect(await refused({ ideas: [other.vans[0]], new: 'Other' })).toEqual(['ideaIds'])
    expect(await refused({ ideas: [], new: 'Nobody' })).toEqual(['ideaIds'])
  })

  test('reach open pages', async () => {
    const { id, vans } = await themed()
    await staysLive({
      reader: ann,
      room: `post:${id}`,
      document: PAGE,
      variables: { id },
      change: () => cleo.ask(PLACE, { id, ideas: [vans[0]], new: 'Live' }),
    })
  })
})

test('the words of entries that moderators hide are gone from all themes, and come back with them', async () => {
  const { id, vans, noise } = await themed()
  const keyOf = () =>
    db.rows(sql`select 1 from graphile_worker.jobs where key = ${`entry themes ${id}`}`)
  const wordsFor = async (who: Asker) =>
    (await pageOf(who, id)).entryThemes.flatMap(({ words }) => words).join(' ')
  const { entryThemes } = await pageOf(cleo, id)
  await cleo.ask(NAME, { id: themeWith(entryThemes, 'drawer').number, name: 'Order in the van' })
  const decide = (number: number, outcome: string) =>
    cleo.ask(
      `mutation($number: Int!, $outcome: ModerationOutcome!) {
        decideCase(number: $number, outcome: $outcome, reason: "Not for here") { outcome } }`,
      { number, outcome },
    )
  const cases: number[] = []
  for (const entry of vans) {
    await ben.ask(
      `mutation($post: ID!) { report(input: { postId: $post, reason: CONFIDENTIAL, note: "" }) }`,
      { post: String(entry) },
    )
    const found = await db.first<{ id: number }>(
      sql`select id from "ModerationCase" where "postId" = ${entry}`,
    )
    cases.push(found?.id ?? 0)
  }
  await db.rows(
    sql`select graphile_worker.remove_job(key) from graphile_worker.jobs where key = ${`entry themes ${id}`}`,
  )
  for (const number of cases) await decide(number, 'HIDDEN')
  expect(await keyOf()).toHaveLength(1)
  expect((await pageOf(ben, id)).entryThemes.map(({ name }) => name)).not.toContain(
    'Order in the van',
  )
  await cleo.ask(PLACE, {
    ...{ id, ideas: [noise[0]], keeps: true },
    to: themeWith(entryThemes, 'drawer').number,
  })
  await find(id)
  expect(await wordsFor(ben)).not.toContain('van')
  for (const number of cases) await decide(number, 'KEPT')
  await find(id)
  expect(await wordsFor(ben)).toContain('drawers')
})

describe('possible duplicates', () => {
  test('are proposed with what is alike, dismissed for good, and gone once they are merged', async () => {
    const id = await startOne(cleo)
    const one = await enterOne(ann, id, 'Wool blankets in place of boxes')
    const two = await enterOne(ben, id, 'Blankets of wool in place of cardboard boxes')
    const three = await enterOne(ben, id, 'Wool blankets, no boxes, in place of foam')
    await find(id)
    const pairs = await pairsIn(cleo, id)
    expect(pairs).toHaveLength(3)
    await cleo.ask(DISMISS, { id, first: two, second: one })
    await cleo.ask(DISMISS, { id, first: one, second: two })
    await find(id)
    expect(await pairsIn(cleo, id, true)).toEqual([[one, two]])
    expect(await pairsIn(cleo, id)).toHaveLength(2)
    await cleo.ask(
      'mutation($one: ID!, $two: ID!) { mergePosts(postId: $two, intoId: $one) { number } }',
      {
        one,
        two: three,
      },
    )
    expect(await pairsIn(cleo, id)).toEqual([])
    await expect(cleo.ask(DISMISS, { id, first: one, second: 999_999 })).rejects.toMatchObject(
      refusal('NOT_FOUND'),
    )
  })

  test('tell nothing of an entry that was taken off the pages', async () => {
    const { id, vans } = await themed()
    await db.rows(sql`update "Post" set state = 'REMOVED' where id = ${vans[0]}`)
    expect((await pairsIn(cleo, id)).flat()).not.toContain(vans[0])
    await find(id)
    const words = (await pageOf(ann, id)).entryThemes.flatMap((theme) => theme.words)
    expect(words).not.toContain('every')
  })
})

/** What is asked while the open space is archived is refused. */
const inArchive = async (...asked: (() => Promise<unknown>)[]) => {
  const archived = (moment: Date | null) =>
    db.rows(sql`update "Space" set "archivedAt" = ${moment}::timestamptz where slug = 'field'`)
  await archived(OPENS)
  try {
    for (const ask of asked) await expect(ask()).rejects.toMatchObject(refusal('NOT_ALLOWED'))
  } finally {
    await archived(null)
  }
}

test('in an archived space nothing is named, moved or dismissed', async () => {
  const { id, vans } = await themed()
  const [theme] = (await pageOf(cleo, id)).entryThemes as [Theme]
  await inArchive(
    () => cleo.ask(NAME, { id: theme.number, name: 'Too late' }),
    () => cleo.ask(PLACE, { id, ideas: [vans[0]], new: 'Too late' }),
    () => cleo.ask(DISMISS, { id, first: vans[0], second: vans[1] }),
  )
})
