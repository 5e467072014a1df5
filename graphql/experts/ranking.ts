// How people are ranked for a text: pure functions of documents that match it and of the evidence on them. The service and
// the bench use the same ones.
import type { EvidenceWorth } from '#graphql/evidence.ts'
import { HALF_LIFE, MIN_FRESHNESS, VOTE_SHARE, WORTH } from './weights.ts'

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

/** What a piece of work weighs now, whatever it is about. */
export function weightOf({ worth, votes, at }: Work, now: Date): number {
  const age = Math.max(0, now.getTime() - at.getTime())
  const freshness = MIN_FRESHNESS + (1 - MIN_FRESHNESS) * 2 ** (-age / HALF_LIFE)
  return WORTH[worth] * (1 + VOTE_SHARE * Math.log2(1 + Math.max(0, votes))) * freshness
}

/** One person's pieces of work by weight, the strongest first, and their sum: of several kinds on one document the strongest counts. */
export function strongest<W extends Work>(
  works: readonly W[],
  now: Date,
  fit: (work: W) => number = () => 1,
): { own: W[]; score: number } {
  const byDocument = new Map<string, { work: W; score: number }>()
  for (const work of works) {
    const score = fit(work) * weightOf(work, now)
    const key = work.part ?? work.document
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
 */
export function rankPeople<W extends Work>(
  matches: ReadonlyMap<string, number>,
  works: readonly W[],
  now: Date,
): RankedPerson<W>[] {
  const fitOf = ({ document, part }: W) =>
    (matches.get(document) ?? 0) + (part ? (matches.get(part) ?? 0) : 0)
  const byPerson = new Map<number, W[]>()
  for (const work of works)
    if (fitOf(work) > 0) byPerson.set(work.personId, [...(byPerson.get(work.personId) ?? []), work])
  const ranked = [...byPerson].map(([personId, all]) => {
    const { own, score } = strongest(all, now, fitOf)
    return { personId, score, works: own }
  })
  return ranked.sort((a, b) => b.score - a.score || a.personId - b.personId)
}
