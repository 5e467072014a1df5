/**
 * `npm run bench -- experts [--answers FOLDER] [--tags FOLDER] [--until SHARE] [--collection FOLDER]`: how right the ranking of experts is.
 * `--answers`: a folder with posts.jsonl, questions and answers in the order of time; `--tags`: the same folder, judged by what was
 * accepted later; `--until 0.7` leaves out what is asked last, to choose weights by. `--collection`: documents, people, queries and
 * judgements. See README.md.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { MAX_MATCHES, MAX_RECENT } from '#graphql/experts/limits.ts'
import { rankExperts, type Work } from '#graphql/experts/ranking.ts'
import { startEmbedded } from '#prisma/embedded/embedded.ts'
import { migrate } from '#prisma/migrate.ts'
import { openSearch, type Search } from '#search/engine.ts'
import { Stems } from '#search/stems.ts'
import { Bm25 } from './bm25.ts'
import { answerers, before, type ExpertCollection } from './experts-collections.ts'
import { judged, judgedTags, judgedThreads } from './experts-judged.ts'
import {
  type Answerer,
  popularity,
  profiles,
  type Scores,
  voting,
  walk,
} from './experts-yardsticks.ts'
import { add, ms, print, say } from './table.ts'

const { values } = parseArgs({
  args: process.argv.slice(process.argv[2] === 'experts' ? 3 : 2),
  options: {
    answers: { type: 'string' },
    until: { type: 'string', default: '1' },
    collection: { type: 'string' },
    tags: { type: 'string' },
  },
})

async function fill(pool: pg.Pool, { documents }: ExpertCollection): Promise<Search> {
  await pool.query(
    'truncate "SearchDocument", "SearchTerm", "SearchWord", "SearchAudience", "SearchRemoval"',
  )
  const search = openSearch(pool, {})
  for (let i = 0; i < documents.length; i += 250) await search.put(documents.slice(i, i + 250))
  await search.maintain(true)
  await pool.query('vacuum analyze')
  return search
}

/**
 * The product's own way: the index proposes documents, the ranking names people by them and by their newest work. Where everybody is
 * ranked by what they know, the newest work of everybody is looked at; the product looks at that of whom it may show.
 */
function ours(search: Search, { works, now, isToAnswer }: ExpertCollection): Answerer {
  const newest = new Map<number, Work[]>()
  for (const work of works.toSorted((a, b) => b.at.getTime() - a.at.getTime())) {
    const own = newest.get(work.personId) ?? []
    if (own.length < MAX_RECENT) newest.set(work.personId, [...own, work])
  }
  const othersOf = async (ids: readonly number[]) =>
    (isToAnswer ? ids : [...newest.keys()]).flatMap((id) => newest.get(id) ?? [])
  return async ({ title, body, tags }) => {
    const found = await search.matches({ title, body, accessIds: [0], limit: MAX_MATCHES })
    const matches = new Map(found.map(({ id, score }) => [id, score]))
    const ranked = await rankExperts({ matches, tags, now, isToAnswer }, works, othersOf)
    return new Map(ranked.map(({ personId, score }) => [personId, score]))
  }
}

type Figures = { rank: number; area: number; ten: number; questions: number }

/** Over the questions that one of these people answers: MRR, ROC-AUC over all of them, and precision at ten. */
async function figuresOf(
  collection: ExpertCollection,
  least: number,
  answer: Answerer,
): Promise<Figures> {
  const sums = { rank: 0, area: 0, ten: 0, questions: 0 }
  const all = collection.people(least)
  for (const question of collection.questions) {
    const people =
      collection.isInTime && question.at ? before(collection, question.at).people(least) : all
    const able = people.filter((id) => id !== question.exclude)
    const right = able.filter((id) => question.right.has(id))
    if (right.length === 0) continue
    const scores = await answer(question)
    const order = able.toSorted((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || a - b)
    const first = order.findIndex((id) => question.right.has(id) && scores.has(id))
    sums.rank += first < 0 ? 0 : 1 / (first + 1)
    sums.ten += order.slice(0, 10).filter((id) => question.right.has(id)).length / 10
    sums.area += areaOf(able, question.right, scores)
    sums.questions++
  }
  const { questions: count } = sums
  const mean = (sum: number) => sum / Math.max(1, count)
  return { rank: mean(sums.rank), area: mean(sums.area), ten: mean(sums.ten), questions: count }
}

/** The chance that somebody who is right stands above somebody who is not; equals count half. */
function areaOf(people: readonly number[], right: ReadonlySet<number>, scores: Scores): number {
  const sorted = people.map((id) => ({ score: scores.get(id) ?? 0, isRight: right.has(id) }))
  sorted.sort((a, b) => a.score - b.score)
  let [below, sum, rights] = [0, 0, 0]
  for (let i = 0; i < sorted.length; ) {
    let end = i
    while (end < sorted.length && sorted[end]?.score === sorted[i]?.score) end++
    const tied = sorted.slice(i, end)
    const wrong = tied.filter(({ isRight }) => !isRight).length
    sum += (tied.length - wrong) * (below + wrong / 2)
    rights += tied.length - wrong
    below += wrong
    i = end
  }
  return below > 0 && rights > 0 ? sum / (rights * below) : 1
}

async function measure(pool: pg.Pool, collection: ExpertCollection): Promise<void> {
  const search = await fill(pool, collection)
  const bm25 = new Bm25(new Stems(pool))
  await bm25.add(collection.documents)
  const inTime = (of: (known: ExpertCollection) => Answerer): Answerer =>
    collection.isInTime
      ? (question) => of(before(collection, question.at ?? collection.now))(question)
      : of(collection)
  const { name, people } = collection
  const yardsticks: [string, Answerer][] = [
    ['popularity', inTime(popularity)],
    ['BM25 voting', inTime((known) => voting(bm25, known))],
    ['random walk', inTime((known) => walk(bm25, known))],
    ...(collection.isInTime
      ? []
      : [['TF-IDF profiles', await profiles(bm25, collection)] as [string, Answerer]]),
  ]
  for (const { label, least } of [
    { label: 'everybody', least: 1 },
    { label: 'at least two works', least: 2 },
  ]) {
    const some = people(least)
    const start = performance.now()
    const ourAnswer = inTime((known) => ours(search, known))
    const own = await figuresOf(collection, least, ourAnswer)
    const cost = (performance.now() - start) / Math.max(1, own.questions)
    const others: string[] = []
    for (const [yardstick, answer] of yardsticks)
      others.push(`${yardstick} ${shown(await figuresOf(collection, least, answer))}`)
    const size = `${own.questions} questions, ${some.length} people`
    add(`${name}, ${label} (${size})`, `${shown(own)}; ${ms(cost)}`, '', null, others.join('; '))
  }
}
const shown = ({ rank, area, ten }: Figures) =>
  `MRR ${rank.toFixed(3)} AUC ${(100 * area).toFixed(1)} P@10 ${(100 * ten).toFixed(1)}`

const folder = await mkdtemp(join(tmpdir(), 'atrium-experts-'))
const database = await startEmbedded({ dataDir: folder, throwaway: true })
try {
  await migrate(database.url, () => {})
  const pool = new pg.Pool({ connectionString: database.url, max: 4 })
  // The database is stopped under idle connections at the end.
  pool.on('error', () => undefined)
  if (values.answers)
    for (const inTime of [false, true])
      await measure(pool, await answerers(values.answers, Number(values.until), inTime))
  if (values.collection) await measure(pool, await judged(values.collection))
  if (values.tags) {
    await measure(pool, await judgedTags(values.tags, Number(values.until)))
    await measure(pool, await judgedThreads(values.tags))
  }
  if (!values.answers && !values.collection && !values.tags)
    say('Name a folder: --answers, --tags or --collection')
  await pool.end()
} finally {
  await database.stop()
  await rm(folder, { recursive: true, force: true })
}
say(`\n${print()}`)
process.exit(0)
