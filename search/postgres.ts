import type { Pool } from 'pg'
import { Aliases } from './aliases.ts'
import { answerWith, type Ranked } from './answer.ts'
import { learnAssociations } from './associations.ts'
import { Audiences } from './audiences.ts'
import { checkQuery, type SearchAnswer, type SearchDocument, type SearchQuery } from './document.ts'
import type { SearchEngine } from './engine.ts'
import { type Meaning, Reader, type Reading } from './meaning.ts'
import { allStored, storedAfter } from './missed.ts'
import { type Candidate, depth, findCandidates, strengths, termsOf } from './scoring.ts'
import { asJob, countWords, drift } from './statistics.ts'
import { Stems } from './stems.ts'
import { Store } from './store.ts'
import type { IndexedDocument } from './terms.ts'
import { Vocabulary } from './vocabulary.ts'

const MAX_WORDS = 24
/** An audience of more documents is not counted while something is written. */
const MAX_YOUNG = 20_000
/** See README.md, "How candidates are chosen". */
const bounds = { scored: 1_000, kept: depth }
const synonymWeight = 0.25
export const aliasWeight = 0.9
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
  /** Documents written by this process since their audience was counted. */
  #changes = new Map<number, number>()
  constructor(pool: Pool) {
    this.pool = pool
    this.stems = new Stems(pool)
    this.audiences = new Audiences(pool)
    this.vocabulary = new Vocabulary(pool)
    const aliases = new Aliases(pool, this.stems)
    this.reader = new Reader(this.stems, this.audiences, this.vocabulary, aliases)
    this.#store = new Store(pool, this.stems, this.audiences)
  }

  async put(documents: SearchDocument[]): Promise<void> {
    await this.#store.put(documents)
    await this.#noteChanges(documents)
  }

  remove(ids: string[]): Promise<void> {
    return this.#store.remove(ids)
  }

  /** A young audience grows by doubling: its statistics follow at once. A large one is counted by `maintain`. */
  async #noteChanges(documents: SearchDocument[]): Promise<void> {
    for (const { accessId } of documents)
      this.#changes.set(accessId, (this.#changes.get(accessId) ?? 0) + 1)
    const behind: number[] = []
    for (const [accessId, changes] of this.#changes) {
      const { documents: size } = await this.audiences.of([accessId])
      if (size <= MAX_YOUNG && changes >= Math.max(20, size / 4)) behind.push(accessId)
    }
    if (behind.length) await this.countWords(behind)
  }

  /** Counts the words of these audiences anew, or of all. */
  async countWords(accessIds: number[] | null = null): Promise<void> {
    if (await countWords(this.pool, accessIds))
      for (const accessId of accessIds ?? [...this.#changes.keys()]) this.#changes.delete(accessId)
    this.audiences.forget()
  }

  /** Documents as this engine reads them: their terms and how much each weighs. */
  indexed(documents: SearchDocument[]): Promise<IndexedDocument[]> {
    return this.#store.indexed(documents)
  }

  /** What a query means to this viewer. */
  read(query: SearchQuery): Promise<Reading> {
    return this.reader.read({
      text: query.text.slice(0, 2_000).toWellFormed(),
      accessIds: query.accessIds,
      isPrefix: query.isPrefix ?? false,
      language: null,
      mostWords: MAX_WORDS,
      synonymWeight,
      aliasWeight,
      isGuessing: true,
      relatedWeight: 0,
      questionWordWeight: 0,
    })
  }

  async search(query: SearchQuery): Promise<SearchAnswer> {
    checkQuery(query)
    const reading = await this.read(query)
    const found = await findCandidates(this.pool, reading, query, bounds)
    return answerWith(this.pool, this.stems, query, reading, rank(found, reading.meanings))
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
    await this.#store.removeStale(start)
    await this.countWords()
    await this.#readUntold()
    return { documents }
  }

  /**
   * What came before it was known what is usually written in its audience, and does not tell itself, is read anew now that it is
   * known. Gives the ids.
   */
  async #readUntold(): Promise<string[]> {
    const ids: string[] = []
    for (let after = ''; ; ) {
      const asOf = await this.#now()
      const untold = await storedAfter(this.pool, after, 'language is null')
      if (!untold.length) break
      after = untold.at(-1)?.id ?? ''
      const told: SearchDocument[] = []
      for (const document of untold)
        if (await this.audiences.usualLanguage(document.accessId)) told.push(document)
      await this.#store.put(told, asOf)
      ids.push(...told.map(({ id }) => id))
    }
    if (ids.length) await this.countWords()
    return ids
  }

  async #now(): Promise<string> {
    const { rows } = await this.pool.query<{ now: string }>('select clock_timestamp()::text as now')
    return rows[0]?.now ?? 'infinity'
  }

  /** Makes the index anew from its own rows when a migration has asked for it. */
  async #renew(): Promise<void> {
    const { rows } = await this.pool.query('select from "SearchRenewal" limit 1')
    if (!rows.length) return
    await asJob(this.pool, 'search renewal', async (client) => {
      // Nothing is written here until all of it is done, however large the index.
      await client.query('set local idle_in_transaction_session_timeout = 0')
      await this.rebuild(allStored(this.pool))
      await client.query('delete from "SearchRenewal"')
    })
  }

  /** Gives the ids of documents that were read anew. */
  async maintain(isWhole = false): Promise<string[]> {
    await this.#renew()
    const behind = await drift(this.pool)
    // What moved to another audience or was removed is noticed by nothing else.
    const isOld = behind.some((one) => one.isOld)
    const far = behind.filter((one) => one.isFar).map((one) => one.accessId)
    if (isOld) await this.countWords()
    else if (far.length) await this.countWords(far)
    const anew = isOld || far.length ? await this.#readUntold() : []
    await learnAssociations(this.pool, isWhole)
    return anew
  }
}

/**
 * BM25 first; then how much of the question is said at all; age only between equals. Who wrote it never counts.
 * @param guess how well a candidate says a word by another engine's word, 0 to 1, where our own terms do not know it
 */
export function rank(
  candidates: Candidate[],
  meanings: Meaning[],
  guess: (candidate: Candidate, word: number) => number = () => 0,
): Ranked[] {
  const terms = termsOf(meanings)
  const whole = meanings.reduce((sum, meaning) => sum + meaning.idf, 0)
  const ranked = candidates.map((candidate) => {
    const found = strengths(candidate, meanings, terms).map(
      (value, i) => value || guess(candidate, i) * (meanings[i]?.weight ?? 1),
    )
    const sum = found.reduce((all, value, i) => all + value * (meanings[i]?.idf ?? 0), 0)
    const said = found.reduce(
      (all, value, i) => all + Math.min(1, value * 4) * (meanings[i]?.idf ?? 0),
      0,
    )
    const coverage = whole > 0 ? said / whole : 0
    const years = (candidate.at - 946_684_800) / 31_557_600
    return {
      row: candidate,
      score:
        sum *
        (1 - coverageShare + coverageShare * coverage) *
        (1 + recencyShare * Math.max(0, Math.min(100, years))),
    }
  })
  return ranked.sort((a, b) => b.score - a.score || (a.row.id < b.row.id ? -1 : 1))
}
