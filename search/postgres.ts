import type { Pool } from 'pg'
import { Audiences } from './audiences.ts'
import { checkQuery, facetLimit, type SearchAnswer, type SearchDocument, type SearchHit, type SearchQuery } from './document.ts'
import type { SearchEngine } from './engine.ts'
import { Marker, type Shown } from './marks.ts'
import { type Meaning, Reader } from './meaning.ts'
import { type Candidate, findCandidates, strengths, termsOf } from './scoring.ts'
import { learnAssociations } from './associations.ts'
import { countWords, drift } from './statistics.ts'
import { Stems } from './stems.ts'
import { Store } from './store.ts'
import { Vocabulary } from './vocabulary.ts'

const mostWords = 24
/** Documents scored for one question, about: what two shared cores do in the time a page has. */
const budget = 10_000
const synonymWeight = 0.25
/** Share of the score that depends on how much of the question a document says. */
const coverageShare = 0.35
/** What one year of age costs against the whole score: it decides between equals only. */
const recencyShare = 0.004

/** Search inside PostgreSQL: BM25F over hashed stems. See README.md for how it ranks and what it costs. */
export class PostgresSearch implements SearchEngine {
  readonly pool: Pool
  readonly stems: Stems
  readonly audiences: Audiences
  readonly vocabulary: Vocabulary
  readonly reader: Reader
  #store: Store
  #changes = 0
  constructor(pool: Pool) {
    this.pool = pool
    this.stems = new Stems(pool)
    this.audiences = new Audiences(pool)
    this.vocabulary = new Vocabulary(pool)
    this.reader = new Reader(this.stems, this.audiences, this.vocabulary)
    this.#store = new Store(pool, this.stems, this.audiences)
  }

  async put(documents: SearchDocument[]): Promise<void> {
    await this.#store.put(documents)
    await this.#noteChanges(documents.length)
  }

  async remove(ids: string[]): Promise<void> {
    await this.#store.remove(ids)
    this.#changes += ids.length
  }

  /** A young index grows by doubling: its statistics follow at once. A large one is counted by `maintain`. */
  async #noteChanges(count: number): Promise<void> {
    this.#changes += count
    const { documents } = await this.audiences.of(await this.audiences.ids())
    if (documents > 20_000 || this.#changes < Math.max(20, documents / 4)) return
    await this.countWords()
  }

  async countWords(): Promise<void> {
    if (await countWords(this.pool)) this.#changes = 0
    this.audiences.forget()
  }

  async search(query: SearchQuery): Promise<SearchAnswer> {
    checkQuery(query)
    const text = query.text.slice(0, 2_000)
    const isPrefix = query.isPrefix ?? false
    const reading = await this.reader.read({ text, accessIds: query.accessIds, isPrefix, language: null, mostWords, synonymWeight })
    const found = await findCandidates(this.pool, reading.meanings, reading.documents, query, budget)
    const ranked = rank(found, reading.meanings)
    const first = query.cursor ? afterCursor(ranked, query.cursor) : 0
    const page = ranked.slice(first, first + query.limit)
    const beginning = isPrefix ? (reading.meanings.at(-1)?.folded ?? null) : null
    const last = page.at(-1)
    return {
      hits: await this.#hits(page, new Marker(this.stems, reading.meanings, beginning)),
      facets: query.cursor ? [] : ranked.slice(0, facetLimit).map(({ candidate }) => facetOf(candidate)),
      next: last && first + query.limit < ranked.length ? `${first + page.length}~${last.score}~${last.candidate.id}` : null,
      isLimited: false,
    }
  }

  async #hits(page: Ranked[], marker: Marker): Promise<SearchHit[]> {
    if (!page.length) return []
    const { rows } = await this.pool.query<Shown & { id: string }>({
      name: 'search_texts',
      text: 'select id, title, left(body, 12000) as body, language from "SearchDocument" where id = any($1::text[])',
      values: [page.map(({ candidate }) => candidate.id)],
    })
    const marked = await marker.mark(rows)
    const byId = new Map(rows.map((row, i) => [row.id, marked[i]]))
    return page.flatMap(({ candidate, score }) => {
      const texts = byId.get(candidate.id)
      return texts ? [{ id: candidate.id, kind: candidate.kind, score, ...texts }] : []
    })
  }

  async isHealthy(): Promise<boolean> {
    return this.pool.query('select from "SearchDocument" limit 1').then(
      () => true,
      () => false,
    )
  }

  /** In place: rows are renewed while search reads them, and what the source no longer has goes at the end. */
  async rebuild(batches: AsyncIterable<SearchDocument[]>): Promise<{ documents: number }> {
    const start = await this.#now()
    const source = batches[Symbol.asyncIterator]()
    this.#store.forgetWords()
    let documents = 0
    for (;;) {
      const asOf = await this.#now()
      const { done, value } = await source.next()
      if (done) break
      await this.#store.put(value, asOf)
      documents += value.length
    }
    await this.pool.query('delete from "SearchDocument" where "indexedAt" < $1', [start])
    await this.pool.query('delete from "SearchDocument" d using "SearchRemoval" r where r.id = d.id and r."removedAt" > d."indexedAt"')
    await this.pool.query(`delete from "SearchRemoval" where "removedAt" < now() - interval '1 day'`)
    await this.countWords()
    return { documents }
  }

  async #now(): Promise<string> {
    const { rows } = await this.pool.query<{ now: string }>('select clock_timestamp()::text as now')
    return rows[0]?.now ?? 'infinity'
  }

  async maintain(): Promise<void> {
    const { documents, changed, isOld } = await drift(this.pool)
    if (changed > documents / 20 || (changed > 0 && isOld)) await this.countWords()
    await learnAssociations(this.pool)
  }
}

type Ranked = { candidate: Candidate; score: number }

/** BM25 first; then how much of the question is said at all; age only between equals. */
function rank(candidates: Candidate[], meanings: Meaning[]): Ranked[] {
  const terms = termsOf(meanings)
  const whole = meanings.reduce((sum, meaning) => sum + meaning.idf, 0)
  const ranked = candidates.map((candidate) => {
    const found = strengths(candidate, meanings, terms)
    const sum = found.reduce((all, value, i) => all + value * (meanings[i]?.idf ?? 0), 0)
    const said = found.reduce((all, value, i) => all + Math.min(1, value * 4) * (meanings[i]?.idf ?? 0), 0)
    const coverage = whole > 0 ? said / whole : 0
    const years = (candidate.at - 946_684_800) / 31_557_600
    return { candidate, score: sum * (1 - coverageShare + coverageShare * coverage) * (1 + recencyShare * Math.max(0, Math.min(100, years))) }
  })
  return ranked.sort((a, b) => b.score - a.score || (a.candidate.id < b.candidate.id ? -1 : 1))
}

/** Where to go on: after the last hit shown, even if others have come in before it; by count if that one is gone and scores are foreign. */
function afterCursor(ranked: Ranked[], cursor: string): number {
  const [offset, score, id] = cursor.split('~')
  const at = ranked.findIndex((one) => one.candidate.id === id)
  if (at >= 0) return at + 1
  const lower = ranked.findIndex((one) => one.score < Number(score))
  if (score && lower >= 0) return lower
  return Math.min(ranked.length, Math.max(0, Number.parseInt(offset ?? '', 10) || 0))
}

function facetOf({ id, kind, spaceId, tags, status, month }: Candidate) {
  return { id, kind, spaceId, tags, status, month }
}
