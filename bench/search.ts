/**
 * Measures search, completion and similar ideas over a generated corpus: `node bench/search.ts [documents…]`.
 * Needs DATABASE_URL of a server where this may make and drop a database of its own.
 */
import { readFile } from 'node:fs/promises'
import pg from 'pg'
import type { SearchDocument } from '#search/document.ts'
import { openSearch, type Search } from '#search/engine.ts'

const migrations = [
  '20261121000200_search',
  '20261122000200_search_memory',
  '20261130000150_search_tiers',
  '20261130000960_words_inside_words',
  '20261130000961_search_drift',
].map((name) => new URL(`../prisma/migrations/${name}/migration.sql`, import.meta.url))

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function randomFrom(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const onsets = 'b c d f g h l m n p r s t v w br ch cl cr dr fl gr pl pr sh sl st str th tr'.split(
  ' ',
)
const vowels = 'a e i o u ai ea ee oa ou'.split(' ')
const codas = ' n r s t l m ck nd nt st rt ng'.split(' ')
const endings = ['', '', '', 's', 'ing', 'ed', 'er', 'ation']
const smallWords = 'the of and to in is that for it with as are on by we can our not at from'.split(
  ' ',
)

function vocabularyOf(size: number, random: () => number): string[] {
  const pick = (list: string[]) => list[Math.floor(random() * list.length)] ?? ''
  const words = new Set<string>()
  while (words.size < size) {
    const syllables = 1 + Math.floor(random() * 2.6)
    words.add(
      Array.from({ length: syllables }, () => pick(onsets) + pick(vowels) + pick(codas)).join(''),
    )
  }
  return [...words]
}

/** A writer whose words are as unevenly used as people's (Zipf), on one of forty topics. */
function writerOf(words: string[], random: () => number) {
  const sums: number[] = []
  let sum = 0
  words.forEach((_, rank) => {
    sum += 1 / (rank + 12)
    sums.push(sum)
  })
  const rank = () => {
    const wanted = random() * sum
    let [low, high] = [0, sums.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return low
  }
  const word = (topic: number) => {
    if (random() < 0.35) return smallWords[Math.floor(random() * smallWords.length)]
    const at = random() < 0.4 ? 300 + topic * 150 + Math.floor(random() * random() * 150) : rank()
    return (
      (words[at] ?? '') + (random() < 0.15 ? endings[Math.floor(random() * endings.length)] : '')
    )
  }
  return (count: number, topic: number) =>
    Array.from({ length: count }, () => word(topic)).join(' ')
}

function documentsOf(count: number, random: () => number): SearchDocument[] {
  const write = writerOf(vocabularyOf(30_000, random), random)
  return Array.from({ length: count }, (_, i) => {
    const topic = Math.floor(random() * 40)
    const space = i % 50
    return {
      id: `idea:${i}`,
      kind: 'idea',
      title: write(4 + Math.floor(random() * 7), topic),
      body: write(40 + Math.floor(random() * 120), topic),
      tags: [write(1, topic) ?? ''],
      accessId: space < 30 ? 0 : space,
      spaceId: space,
      status: random() < 0.5 ? 'new' : 'shaping',
      language: 'en',
      at: new Date(Date.UTC(2024, 0, 1) + random() * 9e10),
    }
  })
}

async function* inBatches(documents: SearchDocument[]) {
  for (let i = 0; i < documents.length; i += 250) yield documents.slice(i, i + 250)
}

async function measure(name: string, rounds: number, ask: (i: number) => Promise<unknown>) {
  for (let i = 0; i < 10; i++) await ask(i)
  const times: number[] = []
  for (let i = 0; i < rounds; i++) {
    const start = performance.now()
    await ask(i)
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1)
  console.log(
    `  ${name.padEnd(34)} p50 ${at(0.5).padStart(6)} ms   p95 ${at(0.95).padStart(6)} ms   p99 ${at(0.99).padStart(6)} ms`,
  )
}

const swapped = (word: string) =>
  word.length < 4 ? word : `${word[0]}${word[2]}${word[1]}${word.slice(3)}`

async function measureReads(search: Search, documents: SearchDocument[], random: () => number) {
  const accessIds = [0, 30, 31, 32, 33, 34, 35]
  const some = () => documents[Math.floor(random() * documents.length)] as SearchDocument
  const wordsOf = (length: number) =>
    some()
      .body.split(' ')
      .filter((word) => !smallWords.includes(word))
      .slice(0, length)
  const rounds = 300
  await measure('search, 1 word', rounds, () =>
    search.search({ text: wordsOf(1).join(' '), accessIds, limit: 20 }),
  )
  await measure('search, 3 words', rounds, () =>
    search.search({ text: wordsOf(3).join(' '), accessIds, limit: 20 }),
  )
  await measure('search, a title', rounds, () =>
    search.search({ text: some().title, accessIds, limit: 20 }),
  )
  await measure('search, 2 words misspelt', rounds, () =>
    search.search({ text: wordsOf(2).map(swapped).join(' '), accessIds, limit: 20 }),
  )
  await measure('while typing, 1 letter', rounds, () =>
    search.search({ text: wordsOf(1)[0]?.slice(0, 1) ?? '', accessIds, limit: 8, isPrefix: true }),
  )
  await measure('while typing, a word and 3 letters', rounds, () =>
    search.search({
      text: wordsOf(2)
        .map((word, i) => (i ? word.slice(0, 3) : word))
        .join(' '),
      accessIds,
      limit: 8,
      isPrefix: true,
    }),
  )
  await measure('similar, title', rounds, () =>
    search.similar({ title: some().title, accessIds, limit: 5 }),
  )
  await measure('similar, title and body', rounds, () => {
    const one = some()
    return search.similar({ title: one.title, body: one.body, accessIds, limit: 5 })
  })
  await measure('search, 3 words, in 5,000 spaces', 100, () =>
    search.search({
      text: wordsOf(3).join(' '),
      accessIds: Array.from({ length: 5_000 }, (_, i) => i),
      limit: 20,
    }),
  )
}

async function run(pool: pg.Pool, count: number) {
  const random = randomFrom(7)
  const documents = documentsOf(count, random)
  const search = openSearch(pool, {})
  let start = performance.now()
  await search.rebuild(inBatches(documents))
  const seconds = (performance.now() - start) / 1000
  await pool.query('vacuum analyze')
  start = performance.now()
  await search.maintain(true)
  const { rows } = await pool.query(
    `select pg_size_pretty(sum(pg_total_relation_size(oid))) as size from pg_class where relname like 'Search%' and relkind = 'r'`,
  )
  console.log(
    `${count} documents: built in ${seconds.toFixed(1)} s (${Math.round(count / seconds)}/s), maintained in ${((performance.now() - start) / 1000).toFixed(1)} s, ${rows[0].size} on disk`,
  )
  await measureReads(search, documents, random)
  const some = () => documents[Math.floor(random() * documents.length)] as SearchDocument
  await measure('put one document', 300, () => search.put([some()]))
  start = performance.now()
  for (let i = 0; i < 2_000; i += 50)
    await search.put(documents.slice(i, i + 50).map((one) => ({ ...one, id: `${one.id}b` })))
  console.log(
    `  new documents, 50 at a time: ${Math.round(2_000 / ((performance.now() - start) / 1000))}/s`,
  )
}

const url = new URL(process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres')
const sizes = process.argv.slice(2).map(Number)
for (const count of sizes.length ? sizes : [10_000, 100_000]) {
  const admin = new pg.Client({ connectionString: url.href })
  await admin.connect()
  await admin.query('drop database if exists bench_search with (force)')
  await admin.query('create database bench_search')
  const pool = new pg.Pool({
    connectionString: Object.assign(new URL(url), { pathname: '/bench_search' }).href,
    max: 4,
  })
  pool.on('error', () => undefined)
  for (const migration of migrations) await pool.query(await readFile(migration, 'utf8'))
  await run(pool, count)
  await pool.end()
  await admin.query('drop database bench_search with (force)')
  await admin.end()
}
