// How people are ranked for a text: pure functions of documents that match it and of the evidence on them. The service and
// the bench use the same ones.
import type { EvidenceWorth } from '#graphql/evidence.ts'
import {
  ACTIVITY_HALF_LIFE,
  ACTIVITY_POWER,
  HALF_LIFE,
  MIN_ACTIVITY,
  MIN_FRESHNESS,
  VOTE_SHARE,
  WORTH,
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
  return WORTH[worth] * valued * freshness
}

/** How likely somebody is there to answer, by the moments of all their work: 1 for somebody with a piece of work of today or so. */
export const readinessOf = (moments: readonly Date[], now: Date): number =>
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

/**
 * People by how well their work fits, best first; of each their pieces of work that fit, the strongest first.
 * @param matches how well a document fits, above 0; one that is not there does not
 * @param readiness what the score of a person is multiplied by; without it, 1
 */
export function rankPeople<W extends Work>(
  matches: ReadonlyMap<string, number>,
  works: readonly W[],
  now: Date,
  readiness: (personId: number) => number = () => 1,
): RankedPerson<W>[] {
  const fitOf = ({ document, part }: W) =>
    (matches.get(document) ?? 0) + (matches.get(part ?? document) ?? 0)
  const byPerson = new Map<number, W[]>()
  for (const work of works) {
    if (fitOf(work) <= 0) continue
    const own = byPerson.get(work.personId)
    if (own) own.push(work)
    else byPerson.set(work.personId, [work])
  }
  const ranked = [...byPerson].map(([personId, all]) => {
    const { own, score } = strongest(all, now, fitOf)
    return { personId, score: score * readiness(personId), works: own }
  })
  return ranked.sort((a, b) => b.score - a.score || a.personId - b.personId)
}
