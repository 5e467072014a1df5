import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '#prisma/testing.ts'
import { openSearch, type Search } from './engine.ts'
import { filler, idea } from './testing.ts'

let pool: pg.Pool
let search: Search
const of = (language: string | null) => ({ language })

const korean = [
  '회의를 줄이자',
  '교육에서 배운 것',
  '고객에게 편지를 쓰자',
  '디자인을 바꾸자',
  '예산은 언제',
  '회의실예약 화면',
]
const german = [
  'Heizungsausfall in Halle drei',
  'Mitarbeiterparkplatz neu pflastern',
  'Materialkostenübersicht für alle',
  'Lastenfahrradverleih für Umzüge',
  'Leitungen im Keller',
]

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: await createTestDatabase(), max: 4 })
  search = openSearch(pool, {})
  await search.put([
    ...filler,
    ...korean.map((title, i) => idea(1_000 + i, title, of('ko'))),
    ...german.map((title, i) => idea(2_000 + i, title, of('de'))),
    idea(3_000, '我家在上海东边。', of('zh')),
    idea(3_001, '東京駅の近く', of('ja')),
    idea(4_000, "Ankara'daki ofis için bisikletler", of('tr')),
    idea(4_001, 'Toplantılarımızı azaltalım', of('tr')),
    idea(5_000, 'Geheime Gehaltsheizungspläne', { language: 'de', accessId: 9, spaceId: 9 }),
  ])
  await search.maintain(true)
})
afterAll(() => pool.end())

const titlesOf = async (text: string) =>
  (await search.search({ text, accessIds: [0], limit: 5 })).hits.map((hit) =>
    hit.title.replace(/[\uE000\uE001]/g, ''),
  )

test.each([
  ['회의', '회의를 줄이자'],
  ['교육', '교육에서 배운 것'],
  ['고객', '고객에게 편지를 쓰자'],
  ['디자인', '디자인을 바꾸자'],
  ['예산', '예산은 언제'],
  ['회의실', '회의실예약 화면'],
  ['海', '我家在上海东边。'],
  ['駅', '東京駅の近く'],
])('a word is found without its particle, and a character by itself: %s', async (text, title) => {
  expect((await titlesOf(text))[0]).toBe(title)
})

test.each([
  ['Heizung', 'Heizungsausfall in Halle drei'],
  ['Parkplatz', 'Mitarbeiterparkplatz neu pflastern'],
  ['Kosten', 'Materialkostenübersicht für alle'],
  ['Fahrrad', 'Lastenfahrradverleih für Umzüge'],
  ['Ausfall', 'Heizungsausfall in Halle drei'],
  ['Toplantı', 'Toplantılarımızı azaltalım'],
  ['Ankara', "Ankara'daki ofis için bisikletler"],
])('a word is found inside a longer one: %s', async (text, title) => {
  expect((await titlesOf(text))[0]).toBe(title)
})

test('a word is marked where it stands with a particle', async () => {
  const [hit] = (await search.search({ text: '회의', accessIds: [0], limit: 1 })).hits
  expect(hit?.title).toBe('\uE000회의를\uE001 줄이자')
})

test('a short word is not looked for in the middle of others', async () => {
  expect(await titlesOf('atze')).toEqual([])
})

test('a longer word of a hidden space is neither found nor does it count', async () => {
  expect(await titlesOf('Gehalt')).toEqual([])
})

test('what was indexed before a migration changed how texts are read is renewed', async () => {
  await pool.query('update "SearchWord" set pieces = null')
  expect(await titlesOf('Parkplatz')).toEqual([])
  await pool.query(`insert into "SearchRenewal" values ('a test')`)
  await openSearch(pool, {}).maintain()
  expect((await titlesOf('Parkplatz'))[0]).toBe('Mitarbeiterparkplatz neu pflastern')
  expect((await pool.query('select from "SearchRenewal"')).rows).toEqual([])
})
