// How people are ranked for a text: pure functions of documents that match it and of the evidence on them. The service and
// the bench use the same ones.
import type { EvidenceWorth } from '#graphql/evidence.ts'
import { MAX_CANDIDATES } from './limits.ts'
import {
  ACTIVITY_HALF_LIFE,
  ACTIVITY_POWER,
  EVIDENCE_WEIGHTS,
  HALF_LIFE,
  MIN_ACTIVITY,
  MIN_FRESHNESS,
  type Spread,
  TAG_FIT,
  TAG_RARITY,
  TO_ANSWER,
  TO_KNOW,
  VOTE_SHARE,
} from './weights.ts'

/** A piece of work as the ranking knows it. */
export type Work = {
  personId: number
  /** The document that it belongs to, and the one that shows it, if that is another one (a comment). */
  document: string
  part: string | null
  worth: EvidenceWorth
  votes: number
  at: Date
  /** What it is about, as tags. */
  topics: readonly string[]
}
/** What is asked, of which matching documents are known. */
export type Asked = {
  /** How well a document fits, above 0; one that is not there does not. */
  matches: ReadonlyMap<string, number>
  tags: readonly string[]
  now: Date
}
export type RankedPerson<W extends Work> = { personId: number; score: number; works: W[] }

/** Endorsements are votes themselves. */
export const isEndorsing = (worth: EvidenceWorth) => worth === 'ENDORSED' || worth === 'RETURNED'
const halvedAfter = (halfLife: number, at: Date, now: Date) =>
  2 ** (-Math.max(0, now.getTime() - at.getTime()) / halfLife)

/** What a piece of work weighs now, whatever it is about. */
export function weightOf({ worth, votes, at }: Work, now: Date): number {
  const doublings = Math.log2(1 + Math.max(0, votes))
  const valued = isEndorsing(worth) ? doublings : 1 + VOTE_SHARE * doublings
  const freshness = MIN_FRESHNESS + (1 - MIN_FRESHNESS) * halvedAfter(HALF_LIFE, at, now)
  return EVIDENCE_WEIGHTS[worth] * valued * freshness
}

/** How likely somebody is there to answer, by the moments of all their work: 1 for somebody with a piece of work of today or so. */
const readinessOf = (moments: readonly Date[], now: Date): number =>
  (MIN_ACTIVITY + moments.reduce((sum, at) => sum + halvedAfter(ACTIVITY_HALF_LIFE, at, now), 0)) **
  ACTIVITY_POWER

/**
 * One person's pieces of work by weight, the strongest first, and their sum. Of several kinds on one document the strongest
 * counts; endorsements that cite it count besides.
 */
export function strongest<W extends Work>(
  works: readonly W[],
  now: Date,
  fitOf: (work: W) => number = () => 1,
): { own: W[]; score: number } {
  const byDocument = new Map<string, { work: W; score: number }>()
  for (const work of works) {
    const score = fitOf(work) * weightOf(work, now)
    const key = `${work.part ?? work.document}${isEndorsing(work.worth) ? ` ${work.worth}` : ''}`
    if (score > (byDocument.get(key)?.score ?? 0)) byDocument.set(key, { work, score })
  }
  const sorted = [...byDocument.values()].sort((a, b) => b.score - a.score)
  return {
    own: sorted.map(({ work }) => work),
    score: sorted.reduce((sum, { score }) => sum + score, 0),
  }
}

/** How well a piece of work fits what is asked: its document, the part of it that is theirs, and its tags. */
function fitness<W extends Work>(
  { matches, tags }: Asked,
  works: readonly W[],
): (work: W) => number {
  const asked = new Set(tags)
  const documents = new Map<string, Set<string>>()
  for (const { document, topics } of works)
    for (const topic of topics)
      if (asked.has(topic))
        documents.set(topic, (documents.get(topic) ?? new Set<string>()).add(document))
  return ({ document, part, topics }) => {
    const own = matches.get(part ?? document) ?? 0
    const fit = (matches.get(document) ?? 0) + own
    return topics.reduce((sum, topic) => {
      const count = documents.get(topic)?.size
      return count ? sum + TAG_FIT / count ** TAG_RARITY : sum
    }, fit)
  }
}

/**
 * People by how well their work fits, best first; of each their pieces of work that fit, the strongest first.
 * @param works those that may fit
 * @param others further work of people, which says who works with whom: whoever has no work that fits comes out with none
 * @param by how much such work adds
 */
export function rankPeople<W extends Work>(
  asked: Asked,
  works: readonly W[],
  others: readonly Work[] = [],
  by: Spread = TO_KNOW,
): RankedPerson<W>[] {
  const fitOf = fitness(asked, works)
  const byPerson = new Map<number, W[]>()
  for (const work of works) {
    if (fitOf(work) <= 0) continue
    const own = byPerson.get(work.personId)
    if (own) own.push(work)
    else byPerson.set(work.personId, [work])
  }
  const found = new Map(
    [...byPerson].map(([personId, all]) => [personId, strongest(all, asked.now, fitOf)]),
  )
  const scores = new Map([...found].map(([personId, { score }]) => [personId, score]))
  const spread = others.length > 0 ? spreadOver(scores, others, asked.now, by) : scores
  return [...spread]
    .map(([personId, score]) => ({ personId, score, works: found.get(personId)?.own ?? [] }))
    .sort((a, b) => b.score - a.score || a.personId - b.personId)
}

/** What is known of the further work of people: their newest pieces, at most `MAX_RECENT` of each. */
export type OthersOf = (personIds: readonly number[]) => Promise<readonly Work[]>

/**
 * Who knows, best first: the whole ranking, as the service and the bench use it.
 * @param isToAnswer they are to answer now: those who were there lately come first
 */
export async function rankExperts<W extends Work>(
  { isToAnswer, ...asked }: Asked & { isToAnswer: boolean },
  works: readonly W[],
  othersOf: OthersOf,
): Promise<RankedPerson<W>[]> {
  const first = rankPeople(asked, works).slice(0, MAX_CANDIDATES)
  const others = await othersOf(first.map(({ personId }) => personId))
  const ranked = rankPeople(asked, works, others, isToAnswer ? TO_ANSWER : TO_KNOW)
  if (!isToAnswer) return ranked
  const moments = new Map<number, Date[]>()
  for (const { personId, at } of others) {
    const own = moments.get(personId)
    if (own) own.push(at)
    else moments.set(personId, [at])
  }
  return ranked
    .map((one) => ({
      ...one,
      score: one.score * readinessOf(moments.get(one.personId) ?? [], asked.now),
    }))
    .sort((a, b) => b.score - a.score || a.personId - b.personId)
}

/** Scores with what comes to each person by work shared with those who have a score, and by their work at all. */
function spreadOver(
  scores: ReadonlyMap<number, number>,
  works: readonly Work[],
  now: Date,
  { walkShare, walkSteps, priorShare, priorPower }: Spread,
): Map<number, number> {
  const weights = works.map((work) => weightOf(work, now))
  const people = numbered(works.map(({ personId }) => personId))
  const documents = numbered(works.map(({ document }) => document))
  const ofPerson = sums(people, weights)
  const ofDocument = sums(documents, weights)
  let best = 0
  for (const score of scores.values()) best = Math.max(best, score)
  const busiest = ofPerson.reduce((most, weight) => Math.max(most, weight), 1e-9)
  let reached = Float64Array.from(people.keys, (personId) => scores.get(personId) ?? 0)
  const all = reached.map(
    (score, nth) => score + priorShare * best * ((ofPerson[nth] ?? 0) / busiest) ** priorPower,
  )
  for (let step = 1; step <= walkSteps; step++) {
    const there = passedOn(reached, ofPerson, people, documents, weights)
    reached = passedOn(there, ofDocument, documents, people, weights)
    for (const [nth, share] of reached.entries())
      all[nth] = (all[nth] ?? 0) + walkShare ** step * share
  }
  const spread = new Map(scores)
  for (const [nth, personId] of people.keys.entries()) spread.set(personId, all[nth] ?? 0)
  return spread
}

/** Keys by their place, and the place of the key of each entry: shares are counted in plain arrays. */
type Numbered<Key> = { keys: Key[]; of: number[] }

function numbered<Key>(entries: readonly Key[]): Numbered<Key> {
  const places = new Map<Key, number>()
  const of = entries.map((key) => {
    const place = places.get(key) ?? places.size
    places.set(key, place)
    return place
  })
  return { keys: [...places.keys()], of }
}

function sums<Key>({ keys, of }: Numbered<Key>, weights: readonly number[]): Float64Array {
  const all = new Float64Array(keys.length)
  for (const [nth, weight] of weights.entries()) {
    const place = of[nth] ?? 0
    all[place] = (all[place] ?? 0) + weight
  }
  return all
}

/** What each has, passed on along its edges by their weight. */
function passedOn<From, To>(
  shares: Float64Array,
  totals: Float64Array,
  from: Numbered<From>,
  to: Numbered<To>,
  weights: readonly number[],
): Float64Array<ArrayBuffer> {
  const next = new Float64Array(to.keys.length)
  for (const [nth, weight] of weights.entries()) {
    const [source, target] = [from.of[nth] ?? 0, to.of[nth] ?? 0]
    const share = ((shares[source] ?? 0) * weight) / (totals[source] || 1)
    next[target] = (next[target] ?? 0) + share
  }
  return next
}
