/**
 * `npm run bench -- similar [--data FOLDER] [--only WORD]`: how right the answers of `similar` and `search` are, on collections with
 * known answers. The folder holds the public collections; without it only our own pairs are asked.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { startEmbedded } from '#prisma/embedded/embedded.ts'
import { migrate } from '#prisma/migrate.ts'
import { openSearch, type Search } from '#search/engine.ts'
import { Stems } from '#search/stems.ts'
import { Bm25 } from './bm25.ts'
import { type Collection, collections } from './collections.ts'
import { figuresOf, MAX_ANSWERS, shown } from './figures.ts'
import { add, print, say } from './table.ts'

const { values } = parseArgs({
  args: process.argv.slice(process.argv[2] === 'similar' ? 3 : 2),
  options: { data: { type: 'string' }, only: { type: 'string', default: '' } },
})
async function ask(search: Search, by: Collection['by'], text: string): Promise<string[]> {
  const accessIds = [0]
  const hits =
    by === 'similar'
      ? await search.similar({ title: text, accessIds, limit: MAX_ANSWERS, language: 'en' })
      : (await search.search({ text, accessIds, limit: MAX_ANSWERS })).hits
  return hits.map((hit) => hit.id)
}

async function measure(collection: Collection, search: Search, bm25: Bm25): Promise<void> {
  const { name, by, questions, documents } = collection
  const start = process.cpuUsage()
  const figures = await figuresOf(questions, (text) => ask(search, by, text))
  const { user, system } = process.cpuUsage(start)
  const plain = await figuresOf(questions, (text) => bm25.ask(text, MAX_ANSWERS))
  const cost = ((user + system) / 1_000 / Math.max(1, questions.length)).toFixed(1)
  const size = `${questions.length} to ${documents.length}`
  add(`${by}: ${name} (${size})`, shown(figures), '', null, `BM25 ${shown(plain)}; ${cost} ms`)
}

const folder = await mkdtemp(join(tmpdir(), 'atrium-similar-'))
const database = await startEmbedded({ dataDir: folder, throwaway: true })
try {
  await migrate(database.url, () => {})
  const pool = new pg.Pool({ connectionString: database.url, max: 4 })
  // The database is stopped under idle connections at the end.
  pool.on('error', () => undefined)
  let indexed: Collection['documents'] = []
  let search = openSearch(pool, {})
  let bm25 = new Bm25(new Stems(pool))
  for (const collection of await collections(values.data)) {
    if (!`${collection.by} ${collection.name}`.includes(values.only)) continue
    if (collection.documents !== indexed) {
      indexed = collection.documents
      await pool.query(
        'truncate "SearchDocument", "SearchTerm", "SearchWord", "SearchAudience", "SearchRemoval"',
      )
      search = openSearch(pool, {})
      for (let i = 0; i < indexed.length; i += 250) await search.put(indexed.slice(i, i + 250))
      await search.maintain(true)
      bm25 = new Bm25(new Stems(pool))
      await bm25.add(indexed)
      await pool.query('vacuum analyze')
    }
    if (collection.aliases) {
      await pool.query(
        'insert into "SearchAlias" (name, other, "createdAt") select n, o, now() from unnest($1::text[], $2::text[]) as a(n, o)',
        [collection.aliases.map(([name]) => name), collection.aliases.map(([, other]) => other)],
      )
      // Aliases are read anew by whoever begins.
      search = openSearch(pool, {})
    }
    await measure(collection, search, bm25)
    await pool.query('delete from "SearchAlias"')
  }
  await pool.end()
} finally {
  await database.stop()
  await rm(folder, { recursive: true, force: true })
}
say(`\n${print()}`)
process.exit(0)
