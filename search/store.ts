import pg, { type Pool } from 'pg'
import type { Audiences } from './audiences.ts'
import { checkDocument, markEnd, markStart, type SearchDocument } from './document.ts'
import { piecesToStore } from './forms.ts'
import { inPieces } from './pieces.ts'
import { formsToStore } from './spelling.ts'
import type { Stems } from './stems.ts'
import { type IndexedDocument, indexDocuments } from './terms.ts'
import { hashOf, RecentMap } from './words.ts'

const marks = new RegExp(`[${markStart}${markEnd}]`, 'g')

// One statement a batch. Rows come in order of their keys, so that two batches at once cannot wait for each other.
// `$12` guards a rebuild: what was written or removed after it read its source stays as it is.
const putText = `
with given as (
  select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::int[], $9::text[],
    $10::text[], $11::timestamptz[], $13::text[], $14::bytea[])
    as g(id, kind, title, body, extra, tags, "accessId", "spaceId", status, language, at, terms, impacts)
  where not exists (select from "SearchRemoval" r where r.id = g.id and r."removedAt" >= $12)
), words as (
  insert into "SearchWord" (word, terms, forms, pieces)
  select word, terms::int[], forms::int[], pieces::int[]
  from unnest($15::text[], $16::text[], $17::text[], $18::text[]) as w(word, terms, forms, pieces)
  on conflict (word) do update set terms = (select array_agg(distinct t) from unnest("SearchWord".terms || excluded.terms) t),
    pieces = excluded.pieces
  where not "SearchWord".terms operator(pg_catalog.@>) excluded.terms or "SearchWord".pieces is null
)
insert into "SearchDocument" as d (id, kind, title, body, extra, tags, "accessId", "spaceId", status, language, at, terms, impacts)
select id, kind, title, body, extra, array(select jsonb_array_elements_text(tags::jsonb)), "accessId", "spaceId", status,
  language, at, terms::int[], impacts
from given
on conflict (id) do update set kind = excluded.kind, title = excluded.title, body = excluded.body, extra = excluded.extra,
  tags = excluded.tags, "accessId" = excluded."accessId", "spaceId" = excluded."spaceId", status = excluded.status,
  language = excluded.language, at = excluded.at, terms = excluded.terms, impacts = excluded.impacts,
  "indexedAt" = clock_timestamp()
where d."indexedAt" < $12`

/** Words put lately by this process need no writing; forgotten after a while, because another process may have cleared them. */
const wordsFreshFor = 600_000
/** Longest text kept of one document, in UTF-16 units; beyond it nobody finds anything by words anyway. */
const longestBody = 200_000

/** The writing half of the PostgreSQL engine. */
export class Store {
  #pool: Pool
  #stems: Stems
  #audiences: Audiences
  #words = new RecentMap<true>(60_000)
  #wordsSince = performance.now()
  /** The write under way: the next one waits for it. */
  #writing: Promise<void> = Promise.resolve()
  constructor(pool: Pool, stems: Stems, audiences: Audiences) {
    this.#pool = pool
    this.#stems = stems
    this.#audiences = audiences
  }

  forgetWords() {
    this.#words.clear()
    this.#wordsSince = performance.now()
  }

  /**
   * Adds or replaces documents, in small pieces and one at a time. Of several with one id the last counts.
   * @param asOf for a rebuild: rows written or removed at or after this database time stay as they are
   */
  async put(documents: SearchDocument[], asOf = 'infinity'): Promise<void> {
    for (const document of documents) checkDocument(document)
    const unique = [
      ...new Map(documents.map((document) => [document.id, cleaned(document)])).values(),
    ]
    unique.sort((a, b) => (a.id < b.id ? -1 : 1))
    for (const piece of inPieces(unique)) {
      const before = this.#writing
      const written = before.then(() => this.#putPiece(piece, asOf))
      this.#writing = written.catch(() => undefined)
      await written
    }
  }

  /** On a busy machine even a small piece may take longer than a statement may: then its halves are written. */
  async #putPiece(piece: SearchDocument[], asOf: string): Promise<void> {
    try {
      await this.#write(piece, asOf)
    } catch (error) {
      const isTooLong = error instanceof pg.DatabaseError && error.code === '57014'
      if (!isTooLong || piece.length === 1) throw error
      const half = Math.ceil(piece.length / 2)
      await this.#putPiece(piece.slice(0, half), asOf)
      await this.#putPiece(piece.slice(half), asOf)
    }
  }

  /** Documents as they are indexed, each in the language it is taken for. */
  async indexed(documents: SearchDocument[]): Promise<IndexedDocument[]> {
    const usual = new Map<number, string | null>()
    for (const { accessId } of documents)
      if (!usual.has(accessId)) usual.set(accessId, await this.#audiences.usualLanguage(accessId))
    return indexDocuments(documents, this.#stems, usual)
  }

  async #write(documents: SearchDocument[], asOf: string): Promise<void> {
    const indexed = await this.indexed(documents)
    const words = this.#newWords(indexed)
    await this.#pool.query({
      name: 'search_put',
      text: putText,
      values: putValues(indexed, words, asOf),
    })
    for (const [word, hashes] of words)
      for (const hash of hashes) this.#words.set(`${hash} ${word}`, true)
  }

  #newWords(indexed: IndexedDocument[]): [string, number[]][] {
    if (performance.now() - this.#wordsSince > wordsFreshFor) this.forgetWords()
    const fresh = new Map<string, Set<number>>()
    for (const { vocabulary } of indexed)
      for (const [word, hashes] of vocabulary)
        for (const hash of hashes) {
          if (this.#words.get(`${hash} ${word}`)) continue
          const known = fresh.get(word)
          if (known) known.add(hash)
          else fresh.set(word, new Set([hash]))
        }
    return [...fresh]
      .map(([word, hashes]): [string, number[]] => [word, [...hashes]])
      .sort((a, b) => (a[0] < b[0] ? -1 : 1))
  }

  /** Forgets documents, and remembers for a while that they were taken out. */
  async remove(ids: string[]): Promise<void> {
    if (!ids.length) return
    await this.#pool.query({
      name: 'search_remove',
      text: `with removed as (
          insert into "SearchRemoval" (id) select distinct id from unnest($1::text[]) id order by id
          on conflict (id) do update set "removedAt" = clock_timestamp()
        ) delete from "SearchDocument" where id = any($1::text[])`,
      values: [ids],
    })
  }
  /** The end of a rebuild that began at this database time: what its source no longer has goes, and what was removed while it ran. */
  async removeStale(start: string): Promise<void> {
    await this.#pool.query(
      `with gone as (
        delete from "SearchDocument" d where "indexedAt" < $1
          or exists (select from "SearchRemoval" r where r.id = d.id and r."removedAt" > d."indexedAt") returning id
      ) insert into "SearchRemoval" (id) select id from gone order by id
        on conflict (id) do nothing`,
      [start],
    )
    await this.#pool.query(
      `delete from "SearchRemoval" where "removedAt" < now() - interval '1 day'`,
    )
  }
}

/** Our marks stand in the private-use area; a text that brings its own would forge them. */
function cleaned(document: SearchDocument): SearchDocument {
  return {
    ...document,
    title: document.title.replace(marks, '').slice(0, 2_000),
    body: document.body.replace(marks, '').slice(0, longestBody).toWellFormed(),
    extra: (document.extra ?? '').replace(marks, '').slice(0, longestBody).toWellFormed(),
  }
}

const numbers = (list: Iterable<number>) => `{${[...list].join(',')}}`

function putValues(
  indexed: IndexedDocument[],
  words: [string, number[]][],
  asOf: string,
): unknown[] {
  const column = (pick: (one: IndexedDocument) => unknown) => indexed.map(pick)
  return [
    column((one) => one.document.id),
    column((one) => one.document.kind),
    column((one) => one.document.title.toWellFormed()),
    column((one) => one.document.body),
    column((one) => one.document.extra),
    column((one) => JSON.stringify(one.document.tags)),
    column((one) => one.document.accessId),
    column((one) => one.document.spaceId),
    column((one) => one.document.status),
    column((one) => one.language),
    column((one) => one.document.at.toISOString()),
    asOf,
    column((one) => numbers(one.terms)),
    column((one) => Buffer.from(one.impacts)),
    words.map(([word]) => word),
    words.map(([, hashes]) => numbers(hashes)),
    words.map(([word]) => numbers(formsToStore(word))),
    words.map(([word]) => numbers(piecesToStore(word).map(hashOf))),
  ]
}
