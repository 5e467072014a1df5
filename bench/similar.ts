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
import { add, print, say } from './table.ts'

const { values } = parseArgs({
  args: process.argv.slice(process.argv[2] === 'similar' ? 3 : 2),
  options: { data: { type: 'string' }, only: { type: 'string', default: '' } },
})
const MAX_ANSWERS = 50
const share = (value: number) => value.toFixed(3)
const mean = (list: number[]) => list.reduce((sum, one) => sum + one, 0) / Math.max(1, list.length)

type Right = Map<string, number>
const reciprocalRank = (found: string[], right: Right) => {
  const at = found.findIndex((id) => right.has(id))
  return at < 0 ? 0 : 1 / (at + 1)
}
function averagePrecision(found: string[], right: Right): number {
  let hits = 0
  const sum = found.reduce((all, id, i) => (right.has(id) ? all + ++hits / (i + 1) : all), 0)
  return sum / Math.max(1, Math.min(right.size, MAX_ANSWERS))
}
function gain(found: string[], right: Right): number {
  const at = (grades: number[]) =>
    grades.slice(0, 10).reduce((sum, grade, i) => sum + grade / Math.log2(i + 2), 0)
  const best = at([...right.values()].sort((a, b) => b - a))
  return best > 0 ? at(found.map((id) => right.get(id) ?? 0)) / best : 0
}

async function ask(search: Search, by: Collection['by'], text: string): Promise<string[]> {
  const accessIds = [0]
  const hits =
    by === 'similar'
      ? await search.similar({ title: text, accessIds, limit: MAX_ANSWERS, language: 'en' })
      : (await search.search({ text, accessIds, limit: MAX_ANSWERS })).hits
  return hits.map((hit) => hit.id)
}

type Figures = { rank: number; precision: number; gain: number }

async function figuresOf(
  questions: Collection['questions'],
  answer: (text: string) => Promise<string[]>,
): Promise<Figures & { first: number }> {
  const all: Figures[] = []
  for (const { text, right } of questions) {
    const found = await answer(text)
    const rank = reciprocalRank(found, right)
    all.push({ rank, precision: averagePrecision(found, right), gain: gain(found, right) })
  }
  return {
    rank: mean(all.map((one) => one.rank)),
    precision: mean(all.map((one) => one.precision)),
    gain: mean(all.map((one) => one.gain)),
    first: mean(all.map(({ rank }) => (rank === 1 ? 1 : 0))),
  }
}
const shown = ({ rank, precision, gain, first }: Figures & { first: number }) =>
  `MRR ${share(rank)} MAP ${share(precision)} nDCG@10 ${share(gain)} first ${Math.round(100 * first)} %`

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
    await measure(collection, search, bm25)
  }
  await pool.end()
} finally {
  await database.stop()
  await rm(folder, { recursive: true, force: true })
}
say(`\n${print()}`)
process.exit(0)
