/**
 * `npm run bench -- relevance [--data FOLDER] [--only WORD]`: both engines asked the same questions through `search`, on collections with
 * known answers. Meilisearch is asked where MEILI_URL is set, in an index of its own that is taken away afterwards.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { env } from '#env.ts'
import { startEmbedded } from '#prisma/embedded/embedded.ts'
import { migrate } from '#prisma/migrate.ts'
import { openSearch, type Search } from '#search/engine.ts'
import { MeiliSearch } from '#search/meilisearch.ts'
import { PostgresSearch } from '#search/postgres.ts'
import { type Collection, collections } from './collections.ts'
import { type Figures, figuresOf, MAX_ANSWERS, shown } from './figures.ts'
import { add, print, say } from './table.ts'

const { values } = parseArgs({
  args: process.argv.slice(process.argv[2] === 'relevance' ? 3 : 2),
  options: { data: { type: 'string' }, only: { type: 'string', default: '' } },
})
const second = {
  meiliUrl: env.MEILI_URL,
  meiliKey: env.MEILI_KEY,
  meiliUid: `bench_${process.pid}`,
  // The measure is what it finds, not how fast.
  wait: 10_000,
}

/** What one engine answers; an answer of the other in its place would be no measure. */
const askOf = (search: Search) => async (text: string) => {
  const answer = await search.search({ text, accessIds: [0], limit: MAX_ANSWERS })
  if (answer.isLimited) throw new Error('Meilisearch did not answer')
  return answer.hits.map((hit) => hit.id)
}

async function fill(pool: pg.Pool, documents: Collection['documents']): Promise<void> {
  await pool.query(
    'truncate "SearchDocument", "SearchTerm", "SearchWord", "SearchAudience", "SearchRemoval", "SearchMissed"',
  )
  const search = openSearch(pool, {})
  for (let i = 0; i < documents.length; i += 250) await search.put(documents.slice(i, i + 250))
  await search.maintain(true)
  await pool.query('vacuum analyze')
}

async function measure(pool: pg.Pool, collection: Collection): Promise<void> {
  const { name, questions, documents } = collection
  const label = `${name} (${questions.length} to ${documents.length})`
  const own = await figuresOf(questions, askOf(openSearch(pool, {})))
  add(`PostgreSQL: ${label}`, shown(own), '', null, '')
  if (!second.meiliUrl) return
  const start = performance.now()
  const other = await figuresOf(questions, askOf(openSearch(pool, second)))
  const cost = ((performance.now() - start) / Math.max(1, questions.length)).toFixed(1)
  add(`Meilisearch: ${label}`, shown(other), '', null, `${apart(own, other)}; ${cost} ms`)
}

const apart = (own: Figures, other: Figures) =>
  (['rank', 'precision', 'gain'] as const)
    .map((name) => (100 * (other[name] - own[name])).toFixed(1))
    .join(' / ')

const folder = await mkdtemp(join(tmpdir(), 'atrium-relevance-'))
const database = await startEmbedded({ dataDir: folder, throwaway: true })
try {
  await migrate(database.url, () => {})
  const pool = new pg.Pool({ connectionString: database.url, max: 6 })
  // The database is stopped under idle connections at the end.
  pool.on('error', () => undefined)
  let indexed: Collection['documents'] = []
  for (const collection of await collections(values.data)) {
    if (!`${collection.by} ${collection.name}`.includes(values.only)) continue
    if (collection.documents !== indexed) {
      indexed = collection.documents
      await fill(pool, indexed)
      if (second.meiliUrl) await openSearch(pool, second).rebuild(yieldAll(indexed))
    }
    await measure(pool, collection)
  }
  if (second.meiliUrl) {
    const options = { url: second.meiliUrl, key: second.meiliKey, uid: second.meiliUid }
    await new MeiliSearch(new PostgresSearch(pool), options).drop()
  }
  await pool.end()
} finally {
  await database.stop()
  await rm(folder, { recursive: true, force: true })
}
say(`\n${print()}`)
process.exit(0)

async function* yieldAll(documents: Collection['documents']) {
  for (let i = 0; i < documents.length; i += 250) yield documents.slice(i, i + 250)
}
