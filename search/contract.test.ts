import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { env } from '#env.ts'
import { createTestDatabase } from '#prisma/testing.ts'
import { markEnd, markStart, type SearchQuery, splitMarks } from './document.ts'
import { openSearch, type SearchEngine } from './engine.ts'
import { MeiliSearch } from './meilisearch.ts'
import { PostgresSearch } from './postgres.ts'
import { company, filler, idea, inBatches } from './testing.ts'
import { TestingMeilisearch } from './testing-meilisearch.ts'

let pool: pg.Pool

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: await createTestDatabase(), max: 4 })
})
afterAll(() => pool.end())

/** What both engines promise, opened as the product opens them. */
function promises(open: () => Promise<SearchEngine>) {
  let engine: SearchEngine
  const ask = async (text: string, more: Partial<SearchQuery> = {}) => {
    const answer = await engine.search({ text, accessIds: [0], limit: 10, ...more })
    expect(answer.isLimited).toBe(false)
    return answer
  }
  const idsOf = async (text: string, more: Partial<SearchQuery> = {}) =>
    (await ask(text, more)).hits.map((hit) => hit.id)

  beforeAll(async () => {
    engine = await open()
    await engine.rebuild(inBatches([...company, ...filler]))
  })

  test('it is healthy when it answers', async () => {
    expect(await engine.isHealthy()).toBe(true)
  })

  test.each([
    ['misspelt twice', 'heta pmup', 'idea:1'],
    ['with a letter too few', 'worshop', 'idea:1'],
    ['without the accent', 'cafe corner', 'idea:3'],
    ['with another accent', 'cäfé', 'idea:3'],
    ['a Polish town by plain letters', 'gdansk', 'idea:4'],
    ['a Turkish name by plain letters', 'yildiz', 'idea:5'],
    ['a name in capitals', 'YILDIZ', 'idea:5'],
    ['an English word in another form', 'pumping workshops', 'idea:1'],
    ['a Dutch word in another form', 'fiets', 'idea:6'],
    ['a Spanish word in another form', 'reunión larga', 'idea:7'],
    ['a Portuguese word in another form', 'informação', 'idea:8'],
    ['a German word in another form', 'Haus Werkzeug', 'idea:9'],
    ['a tag', 'energy', 'idea:1'],
    ['the reason for declining', 'lease forbids walls', 'idea:2'],
  ])('a colleague finds the idea by %s', async (_, text, id) => {
    expect((await idsOf(text))[0]).toBe(id)
  })

  test('a person who is still typing sees what the word may become', async () => {
    expect(await idsOf('worksh', { isPrefix: true })).toContain('idea:1')
    expect(await idsOf('heat pu', { isPrefix: true })).toContain('idea:1')
    expect(await idsOf('ca', { isPrefix: true })).toContain('idea:3')
  })

  test('the title counts for more than the text', async () => {
    await engine.put([idea(200, 'Lanterns'), idea(201, 'Lights', { body: 'Lanterns, maybe.' })])
    expect(await idsOf('lanterns')).toEqual(['idea:200', 'idea:201'])
    await engine.remove(['idea:200', 'idea:201'])
  })

  test('nobody finds what stands in a space they may not see', async () => {
    expect(await idsOf('zanzibar')).toEqual([])
    expect(await idsOf('salaries board')).not.toContain('idea:10')
    expect((await ask('heat pumps')).facets.map((facet) => facet.id)).not.toContain('idea:10')
    expect(await idsOf('zanzibar', { accessIds: [0, 7] })).toEqual(['idea:10'])
    expect(await idsOf('heat', { accessIds: [] })).toEqual([])
  })

  test('filters narrow by kind, space, tag, status and date', async () => {
    expect(await idsOf('visit aylin', { kinds: ['idea'] })).not.toContain('idea:5')
    expect(await idsOf('visit aylin', { kinds: ['person'] })).toEqual(['idea:5'])
    expect(await idsOf('heat pumps', { accessIds: [0, 7], spaceId: 7 })).toEqual(['idea:10'])
    expect(await idsOf('rooms corner', { tags: ['office'] })).toEqual(
      expect.arrayContaining(['idea:2', 'idea:3']),
    )
    expect(await idsOf('rooms corner', { tags: ['energy'] })).toEqual([])
    expect(await idsOf('quiet rooms', { statuses: ['declined'] })).toEqual(['idea:2'])
    expect(await idsOf('trainers', { to: new Date('2026-01-01') })).toEqual(['idea:11'])
    expect(await idsOf('trainers', { from: new Date('2026-01-01') })).not.toContain('idea:11')
  })

  test.each([
    ['a quote', '"'],
    ['a backslash', '\\'],
    ['an end of the filter', '" OR accessId >= 0 OR kind = "'],
    ['SQL', "' OR 1=1 --"],
    ['an escaped quote', '\\" OR TRUE'],
    ['an end of the list', '] OR accessId IN [7'],
    ['text from right to left', '\u202e'],
    ['a template', '{{}}'],
    ['a pattern', '%_'],
    ['nine thousand letters', 'x'.repeat(9_000)],
  ])('a hostile value is only a value: %s', async (_, value) => {
    for (const filter of [{ kinds: [value] }, { tags: [value] }, { statuses: [value] }])
      expect(await idsOf('heat pumps', filter)).toEqual([])
    expect(await idsOf(value)).not.toContain('idea:10')
    expect(await idsOf(`heat ${value}`, { isPrefix: true })).not.toContain('idea:10')
  })

  test('a NUL or half a character is refused by name, in questions and in documents', async () => {
    await expect(ask('he\0at')).rejects.toMatchObject({ name: 'InvalidSearch', field: 'text' })
    await expect(ask('\ud800')).rejects.toMatchObject({ name: 'InvalidSearch', field: 'text' })
    await expect(ask('heat', { kinds: ['a\0'] })).rejects.toMatchObject({ name: 'InvalidSearch' })
    await expect(ask('heat', { limit: 101 })).rejects.toMatchObject({ field: 'limit' })
    await expect(ask('heat', { accessIds: [Number.NaN] })).rejects.toMatchObject({
      field: 'accessIds',
    })
    await expect(engine.put([idea(300, 'a\0b')])).rejects.toMatchObject({
      name: 'InvalidSearch',
      field: 'title',
    })
  })

  test('an empty question or one of signs alone finds nothing and breaks nothing', async () => {
    for (const text of ['', '   ', '?!', '🙂']) expect(await idsOf(text)).toEqual([])
  })

  test('a changed document is found by its new words, a removed one no more', async () => {
    await engine.put([idea(400, 'Umbrellas at the door')])
    expect(await idsOf('umbrellas')).toEqual(['idea:400'])
    await engine.put([idea(400, 'Raincoats at the door')])
    expect(await idsOf('raincoats')).toEqual(['idea:400'])
    expect(await idsOf('umbrellas')).not.toContain('idea:400')
    await engine.remove(['idea:400', 'idea:nobody'])
    expect(await idsOf('raincoats')).not.toContain('idea:400')
  })

  test('titles and passages come with marks around what matched, never with markup', async () => {
    const script = '<script>alert(1)</script>'
    await engine.put([
      idea(500, `${script} Lighthouse`, {
        body: `${'Much talk before. '.repeat(40)}The lighthouse keeper agrees. ${'And much after. '.repeat(40)}`,
      }),
    ])
    const [hit] = (await ask('lighthouses')).hits
    expect(hit?.title).toBe(`${script} ${markStart}Lighthouse${markEnd}`)
    expect(hit?.snippet).toContain(`${markStart}lighthouse${markEnd} keeper`)
    expect(hit?.snippet.length).toBeLessThan(300)
    expect(splitMarks(hit?.title ?? '')).toEqual([
      { text: `${script} `, isMarked: false },
      { text: 'Lighthouse', isMarked: true },
    ])
    const [misspelt] = (await ask('lihgthouse')).hits
    expect(misspelt?.title).toContain(`${markStart}Lighthouse${markEnd}`)
    await engine.remove(['idea:500'])
  })

  test('what was found in the text beside the body is shown from there', async () => {
    await engine.put([
      idea(510, 'Stickers on units', {
        body: 'A number to call, on every unit.',
        extra: 'signs. Too expensive. The stickers fade within two winters of saltwater.',
      }),
    ])
    const [hit] = (await ask('saltwater')).hits
    expect(hit?.snippet).toContain(`${markStart}saltwater${markEnd}`)
    const [other] = (await ask('number to call')).hits
    expect(other?.snippet).toContain('on every unit')
    await engine.remove(['idea:510'])
  })

  test.each([
    ['in the title, as typed', 'heat', 'idea:1', ['TITLE', 'BODY'], null],
    ['in a tag', 'energy', 'idea:1', ['TAGS'], null],
    ['in the reason beside the text', 'lease', 'idea:2', ['EXTRA'], null],
    ['in another form', 'pumping', 'idea:1', ['TITLE', 'BODY'], ['FORM', 'pumping', 'pumps']],
    [
      'by a similar spelling',
      'worshop',
      'idea:1',
      ['TITLE', 'BODY'],
      ['SPELLING', 'worshop', 'workshop'],
    ],
  ] as const)('a person is told why: %s', async (_, text, id, places, otherwise) => {
    const hit = (await ask(text)).hits.find((one) => one.id === id)
    expect(hit?.why.places).toEqual(places)
    const other = hit?.why.otherwise
    expect(other ? [other.how, other.asked, other.found] : null).toEqual(otherwise)
  })

  test('by date the newest of what answers the question comes first, page after page', async () => {
    const words = ['Gazebo by the pond', 'A gazebo', 'Gazebo gazebo', 'Pond gazebo lights']
    await engine.put(
      words.map((title, i) =>
        idea(700 + i, title, { at: new Date(Date.UTC(2026, 0, [3, 9, 1, 6][i])) }),
      ),
    )
    const newest = ['idea:701', 'idea:703', 'idea:700', 'idea:702']
    expect(await idsOf('gazebo', { order: 'newest' })).toEqual(newest)
    const first = await ask('gazebo', { order: 'newest', limit: 2 })
    const second = await ask('gazebo', { order: 'newest', limit: 2, cursor: first.next })
    expect([...first.hits, ...second.hits].map((hit) => hit.id)).toEqual(newest)
    // A common word of the question alone does not lead the list.
    expect((await idsOf('team gazebo', { order: 'newest' })).slice(0, 4)).toEqual(newest)
    await engine.remove(newest)
  })

  test('facets give the rows a page needs to count, only those the viewer may be shown', async () => {
    const { facets } = await ask('heat pumps workshop')
    expect(facets[0]).toEqual({
      id: 'idea:1',
      kind: 'idea',
      spaceId: 1,
      tags: ['energy'],
      status: 'new',
      month: '2026-10',
    })
  })

  test('paging by cursor shows every hit once', async () => {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const answer = await ask('better team', { limit: 7, cursor })
      seen.push(...answer.hits.map((hit) => hit.id))
      cursor = answer.next
    } while (cursor)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.filter((id) => Number(id.slice(5)) >= 100)).toHaveLength(40)
  })

  test('a cursor that makes no sense starts or ends the list and is no error', async () => {
    for (const cursor of ['', 'x', '~~~', '-5~1~a', '999999~0~zzz'])
      await expect(ask('heat', { cursor })).resolves.toBeDefined()
  })

  test('while the index is built anew search answers, writes count, and what the source no longer has goes', async () => {
    await engine.put([idea(600, 'Obsolete gramophone')])
    const during: string[][] = []
    async function* source() {
      yield company
      during.push(await idsOf('heat pumps'))
      await engine.put([idea(601, 'Xylophone lessons')])
      await engine.remove(['idea:3'])
      yield filler
      during.push(await idsOf('xylophone'))
    }
    expect(await engine.rebuild(source())).toEqual({ documents: company.length + filler.length })
    expect(during[0]).toContain('idea:1')
    expect(during[1]).toContain('idea:601')
    expect(await idsOf('gramophone')).toEqual([])
    expect(await idsOf('xylophone')).toEqual(['idea:601'])
    expect(await idsOf('café corner')).not.toContain('idea:3')
  })

  test('a document that was read before it was edited keeps the edit', async () => {
    async function* source() {
      const read = [...company, ...filler]
      await engine.put([idea(11, 'Coach the tutors')])
      yield read
    }
    await engine.rebuild(source())
    expect(await idsOf('coach tutors')).toEqual(['idea:11'])
    expect(await idsOf('repeat themselves')).toEqual([])
  })

  test('a document that was read before it was removed does not come back', async () => {
    async function* source() {
      const read = [...company, ...filler]
      await engine.remove(['idea:2'])
      yield read
    }
    await engine.rebuild(source())
    expect(await idsOf('quiet rooms canteen')).not.toContain('idea:2')
  })
}

describe('PostgreSQL', () => {
  promises(async () => openSearch(pool, {}))
})

describe('a stand-in for Meilisearch', () => {
  const server = new TestingMeilisearch()
  promises(async () => openSearch(pool, { meiliUrl: await server.start() }))
  afterAll(() => server.stop())
  test('all of it was answered by the second engine', () => {
    expect(server.requests.filter((one) => one === 'POST /multi-search').length).toBeGreaterThan(40)
  })
})

describe.runIf(env.MEILI_URL)('Meilisearch', () => {
  const options = { url: env.MEILI_URL ?? '', key: env.MEILI_KEY, uid: `test_${process.pid}` }
  promises(async () =>
    openSearch(pool, { meiliUrl: options.url, meiliKey: options.key, meiliUid: options.uid }),
  )
  afterAll(() => new MeiliSearch(new PostgresSearch(pool), options).drop())
})
