import { type EnqueuedTask, Meilisearch, type SearchParams } from 'meilisearch'
import { answerWith, type Ranked } from './answer.ts'
import {
  checkDocument,
  checkQuery,
  type SearchAnswer,
  type SearchDocument,
  type SearchFacet,
  type SearchQuery,
} from './document.ts'
import type { SearchEngine } from './engine.ts'
import type { PostgresSearch } from './postgres.ts'
import { depth } from './scoring.ts'
import { plainWords } from './terms.ts'
import { wordsOf } from './words.ts'

/** A question waits this long before PostgreSQL answers instead, in milliseconds: together they stay under a second. */
const questionTimeout = 700
const writeTimeout = 10_000
const longestBody = 60_000

const light = ['id', 'kind', 'spaceId', 'tags', 'status', 'month']

/** Typos from four letters on (`heta`), as the PostgreSQL engine has it; stems last, because a word itself is worth more. */
const settings = {
  searchableAttributes: ['title', 'tags', 'extra', 'body', 'stems'],
  filterableAttributes: ['accessId', 'kind', 'spaceId', 'tags', 'status', 'at'],
  sortableAttributes: ['at'],
  displayedAttributes: light,
  rankingRules: ['words', 'typo', 'proximity', 'attribute', 'exactness', 'at:desc'],
  typoTolerance: { minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 } },
  pagination: { maxTotalHits: depth },
}

type Waiting = PromiseLike<EnqueuedTask>

/** Meilisearch did something else than was agreed. */
export class BadEngineAnswer extends Error {
  override name = 'BadEngineAnswer'
}

/**
 * Meilisearch as the engine: it ranks, PostgreSQL's copy of the texts is shown and marked. Stems are indexed beside the
 * words, since Meilisearch itself knows prefixes and typos but no word forms.
 */
export class MeiliSearch implements SearchEngine {
  #postgres: PostgresSearch
  #asking: Meilisearch
  #writing: Meilisearch
  #uid: string
  /** Ids written or removed since a rebuild began: what it reads of them may be older. Null when there is none. */
  #touched: Set<string> | null = null
  #isPrepared = false
  constructor(
    postgres: PostgresSearch,
    options: { url: string; key?: string | undefined; uid?: string },
  ) {
    const config = { host: options.url, ...(options.key ? { apiKey: options.key } : {}) }
    this.#postgres = postgres
    this.#asking = new Meilisearch({ ...config, timeout: questionTimeout })
    this.#writing = new Meilisearch({ ...config, timeout: writeTimeout })
    this.#uid = options.uid ?? 'atrium'
  }

  async #done(enqueued: Waiting): Promise<void> {
    const { taskUid } = await enqueued
    const task = await this.#writing.tasks.waitForTask(taskUid, {
      timeout: writeTimeout,
      interval: 25,
    })
    if (task.status !== 'succeeded')
      throw new BadEngineAnswer(`Meilisearch task ${task.type}: ${task.error?.code ?? task.status}`)
  }

  /** Makes the index if it is not there, and tells it what to search and filter by. */
  async #prepare(uid: string): Promise<void> {
    if (uid === this.#uid && this.#isPrepared) return
    const isThere = await this.#writing.getRawIndex(uid).then(
      () => true,
      () => false,
    )
    if (!isThere) await this.#done(this.#writing.createIndex(uid, { primaryKey: 'key' }))
    await this.#done(this.#writing.index(uid).updateSettings(settings))
    if (uid === this.#uid) this.#isPrepared = true
  }

  get #next() {
    return `${this.#uid}_next`
  }

  async put(documents: SearchDocument[]): Promise<void> {
    for (const document of documents) checkDocument(document)
    if (!documents.length) return
    const rows = await this.#rows(documents)
    for (const { id } of documents) this.#touched?.add(id)
    for (const uid of this.#touched ? [this.#uid, this.#next] : [this.#uid]) {
      await this.#prepare(uid)
      await this.#done(this.#writing.index(uid).addDocuments(rows))
    }
  }

  async remove(ids: string[]): Promise<void> {
    if (!ids.length) return
    for (const id of ids) this.#touched?.add(id)
    for (const uid of this.#touched ? [this.#uid, this.#next] : [this.#uid]) {
      await this.#prepare(uid)
      await this.#done(this.#writing.index(uid).deleteDocuments(ids.map(keyOf)))
    }
  }

  async #rows(documents: SearchDocument[]) {
    const { stems } = this.#postgres
    const read = await Promise.all(
      documents.map(async (document) => {
        const text = [
          document.title,
          document.tags.join(' '),
          document.extra ?? '',
          document.body,
        ].join('\n')
        return {
          document,
          words: plainWords(text, 20_000),
          language: await this.#postgres.languageOf(document, text),
        }
      }),
    )
    for (const language of new Set(read.map((one) => one.language)))
      await stems.learn(
        language,
        read.filter((one) => one.language === language).flatMap((one) => one.words),
      )
    return read.map(({ document, words, language }) =>
      rowOf(document, [...new Set(words.map((word) => stems.of(language, word).term))]),
    )
  }

  async search(query: SearchQuery): Promise<SearchAnswer> {
    checkQuery(query)
    const reading = await this.#postgres.read(query)
    if (!query.accessIds.length || !reading.meanings.length)
      return answerWith(this.#postgres.pool, this.#postgres.stems, query, reading, [])
    // Without a finished last word Meilisearch would still complete it: a space ends the word.
    const typed = query.isPrefix ? query.text : `${query.text} `
    const common: SearchParams = {
      filter: filterOf(query),
      limit: depth,
      attributesToRetrieve: light,
      showRankingScore: true,
      matchingStrategy: 'last',
    }
    const stemmed = wordsOf(query.text, 50).map(
      (word) => this.#postgres.stems.of(reading.languages[0] ?? null, word.plain).term,
    )
    const questions = [...new Set([typed.slice(0, 2_000), stemmed.join(' ')])]
    const answer: unknown = await this.#asking.multiSearch({
      queries: questions.map((q) => ({ indexUid: this.#uid, q, ...common })),
    })
    return answerWith(
      this.#postgres.pool,
      this.#postgres.stems,
      query,
      reading,
      merged(answer, questions.length),
    )
  }

  async isHealthy(): Promise<boolean> {
    return this.#asking.health().then(
      (health) => health?.status === 'available',
      () => false,
    )
  }

  /** How many documents the index holds; 0 when there is no index. */
  async count(): Promise<number> {
    await this.#prepare(this.#uid)
    const { numberOfDocuments } = await this.#writing.index(this.#uid).getStats()
    return numberOfDocuments
  }

  /** Builds beside the index that is searched, then swaps the two at once. */
  async rebuild(batches: AsyncIterable<SearchDocument[]>): Promise<{ documents: number }> {
    await this.#prepare(this.#uid)
    await this.#done(this.#writing.deleteIndex(this.#next)).catch(() => undefined)
    await this.#prepare(this.#next)
    const touched = new Set<string>()
    this.#touched = touched
    let documents = 0
    try {
      for await (const batch of batches) {
        const rows = await this.#rows(batch.filter((document) => !touched.has(document.id)))
        if (rows.length) await this.#done(this.#writing.index(this.#next).addDocuments(rows))
        documents += batch.length
      }
      await this.#done(
        this.#writing.swapIndexes([{ indexes: [this.#uid, this.#next], rename: false }]),
      )
    } finally {
      this.#touched = null
    }
    await this.#done(this.#writing.deleteIndex(this.#next))
    return { documents }
  }

  /** Takes the index away; for tests. */
  async drop(): Promise<void> {
    this.#isPrepared = false
    await this.#done(this.#writing.deleteIndex(this.#uid))
  }
}

/** Meilisearch allows letters, digits, hyphens and underscores in a key. */
const keyOf = (id: string) => Buffer.from(id).toString('base64url')

function rowOf(document: SearchDocument, stems: string[]) {
  const { id, kind, title, body, extra, tags, accessId, spaceId, status, at } = document
  const month = at.toISOString().slice(0, 7)
  return {
    key: keyOf(id),
    id,
    kind,
    title,
    body: body.slice(0, longestBody).toWellFormed(),
    extra: extra ?? '',
    tags,
    accessId,
    spaceId,
    status,
    month,
    at: Math.floor(at.getTime() / 1000),
    stems: stems.join(' '),
  }
}

/** A value inside a filter: quoted, so that no text can end the quotes and add conditions of its own. */
export const quoted = (value: string) => `"${value.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`

/** The filter of a query. Numbers are checked to be numbers, texts are quoted. */
export function filterOf(query: SearchQuery): string {
  const within = (name: string, values: string[] | undefined) =>
    values ? [`${name} IN [${values.map(quoted).join(', ')}]`] : []
  const seconds = (date: Date) => Math.floor(date.getTime() / 1000)
  return [
    `accessId IN [${query.accessIds.map(Number).join(', ')}]`,
    ...within('kind', query.kinds),
    ...within('tags', query.tags),
    ...within('status', query.statuses),
    ...(query.spaceId === undefined ? [] : [`spaceId = ${Number(query.spaceId)}`]),
    ...(query.from ? [`at >= ${seconds(query.from)}`] : []),
    ...(query.to ? [`at < ${seconds(query.to)}`] : []),
  ].join(' AND ')
}

/** The answers to the same question, as typed and stemmed, in one ranking. Throws when the answer has another shape. */
function merged(answer: unknown, wanted: number): Ranked[] {
  const results = (answer as { results?: { hits?: unknown }[] } | null)?.results
  if (!Array.isArray(results) || results.length !== wanted)
    throw new BadEngineAnswer('Meilisearch answered without results')
  const best = new Map<string, Ranked>()
  results.forEach((result, i) => {
    if (!Array.isArray(result?.hits)) throw new BadEngineAnswer('Meilisearch answered without hits')
    for (const hit of result.hits as (SearchFacet & { _rankingScore: number })[]) {
      if (typeof hit?.id !== 'string' || typeof hit._rankingScore !== 'number')
        throw new BadEngineAnswer('Meilisearch answered with a strange hit')
      const score = hit._rankingScore * (i === 0 ? 1 : 0.9)
      if (score > (best.get(hit.id)?.score ?? 0))
        best.set(hit.id, { row: { ...hit, tags: hit.tags ?? [] }, score })
    }
  })
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, depth)
}
