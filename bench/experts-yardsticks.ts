// Other ways to rank people, which ours has to be better than: measured in the same run, on the same documents.
import { MAX_MATCHES } from '#graphql/experts/limits.ts'
import type { Bm25 } from './bm25.ts'
import type { ExpertCollection, ExpertQuestion } from './experts-collections.ts'

export type Scores = ReadonlyMap<number, number>
export type Answerer = (question: ExpertQuestion) => Promise<Scores>

/** Whoever did most. */
export const popularity =
  ({ works }: ExpertCollection): Answerer =>
  async () => {
    const counts = new Map<number, number>()
    for (const { personId } of works) add(counts, personId, 1)
    return counts
  }

/** All that somebody wrote is one text: TF-IDF, compared by the cosine. */
export async function profiles(
  bm25: Bm25,
  { works, documents }: ExpertCollection,
): Promise<Answerer> {
  const texts = new Map(documents.map(({ id, title, body }) => [id, `${title}\n${body}`]))
  const counts = new Map<number, Map<string, number>>()
  for (const { personId, document, part } of works) {
    const own = counts.get(personId) ?? new Map<string, number>()
    counts.set(personId, own)
    for (const id of part ? [document, part] : [document])
      for (const term of await bm25.termsOf(texts.get(id) ?? '')) add(own, term, 1)
  }
  const people = new Map<string, number>()
  for (const own of counts.values()) for (const term of own.keys()) add(people, term, 1)
  const weightOf = (term: string, times: number) =>
    (1 + Math.log(times)) * Math.log(counts.size / (people.get(term) ?? counts.size))
  const lengths = new Map(
    [...counts].map(([id, own]) => [
      id,
      Math.sqrt([...own].reduce((sum, [term, times]) => sum + weightOf(term, times) ** 2, 0)) || 1,
    ]),
  )
  return async ({ title, body }) => {
    const asked = new Map<string, number>()
    for (const term of await bm25.termsOf(`${title} ${body}`)) add(asked, term, 1)
    const scores = new Map<number, number>()
    for (const [id, own] of counts)
      for (const [term, times] of asked) {
        const there = own.get(term)
        if (!there) continue
        add(scores, id, (weightOf(term, times) * weightOf(term, there)) / (lengths.get(id) ?? 1))
      }
    return scores
  }
}

/** Votes of the documents that plain BM25 finds, by their place. */
export function voting(bm25: Bm25, { works }: ExpertCollection): Answerer {
  const byDocument = new Map<string, Set<number>>()
  for (const { personId, document, part } of works)
    for (const id of part ? [document, part] : [document])
      byDocument.set(id, (byDocument.get(id) ?? new Set<number>()).add(personId))
  return async ({ title, body }) => {
    const scores = new Map<number, number>()
    for (const [place, id] of (await bm25.ask(`${title} ${body}`, MAX_MATCHES)).entries())
      for (const personId of byDocument.get(id) ?? []) add(scores, personId, 1 / (60 + place))
    return scores
  }
}

const STEPS = 10
/** How often the walk begins anew at a document that was found. */
const RESTART = 0.3

/** A walk between the documents that were found and all people and documents, which begins anew at those found by their scores. */
export function walk(bm25: Bm25, { works }: ExpertCollection): Answerer {
  const ofDocument = new Map<string, number[]>()
  const ofPerson = new Map<number, string[]>()
  for (const { personId, document, part } of works)
    for (const id of part ? [document, part] : [document]) {
      ofDocument.set(id, [...(ofDocument.get(id) ?? []), personId])
      ofPerson.set(personId, [...(ofPerson.get(personId) ?? []), id])
    }
  return async ({ title, body }) => {
    const found = (await bm25.scored(`${title} ${body}`, MAX_MATCHES)).filter(({ id }) =>
      ofDocument.has(id),
    )
    const sum = found.reduce((all, { score }) => all + score, 0)
    const start = new Map(found.map(({ id, score }) => [id, score / sum]))
    let documents = start
    let people = new Map<number, number>()
    for (let step = 0; step < STEPS; step++) {
      people = spread(documents, ofDocument)
      const next = spread(people, ofPerson)
      documents = new Map([...start].map(([id, share]) => [id, RESTART * share]))
      for (const [id, share] of next) add(documents, id, (1 - RESTART) * share)
    }
    return people
  }
}

/** What each has, in equal parts to all that it is linked with. */
function spread<From, To>(
  shares: ReadonlyMap<From, number>,
  links: ReadonlyMap<From, readonly To[]>,
): Map<To, number> {
  const next = new Map<To, number>()
  for (const [from, share] of shares) {
    const all = links.get(from) ?? []
    for (const to of all) add(next, to, share / all.length)
  }
  return next
}

const add = <Key>(sums: Map<Key, number>, key: Key, more: number) =>
  sums.set(key, (sums.get(key) ?? 0) + more)
