// Why somebody is named, in one sentence.
import { evidenceKinds } from '#graphql/evidence.ts'
import { listIn, type Message } from '#messages/engine/catalogue.ts'
import { type Language, localeOf } from '#messages/engine/languages.ts'
import { expertsMessages } from '#messages/experts.ts'
import type { EvidenceWork } from './queries.ts'
import { isEndorsing } from './ranking.ts'
import { EVIDENCE_WEIGHTS } from './weights.ts'

const say = expertsMessages.message

/** So many kinds of evidence are named; the rest says little. */
const MAX_NAMED = 3

/**
 * "2 accepted answers, 1 idea in use and 4 endorsements on acoustic measuring; last in October".
 * @param topic what it is about; null: what was asked
 */
export function reasonOf(works: readonly EvidenceWork[], topic: string | null): Message {
  const kinds = countKinds(works).slice(0, MAX_NAMED)
  const last = new Date(Math.max(...works.map(({ at }) => at.getTime())))
  return (language) => {
    const named = kinds.map(
      ({ kind, count }) => evidenceKinds().get(kind)?.count(count)(language) ?? '',
    )
    const values = { list: listIn(language, named), month: monthIn(language, last) }
    const sentence =
      topic === null ? say('reason', values) : say('reason.topic', { ...values, topic })
    return sentence(language)
  }
}

/** How many of each kind, the strongest kind first; of endorsements, how many were given. */
export function countKinds(works: readonly EvidenceWork[]): { kind: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { kind, votes, worth } of works)
    counts.set(kind, (counts.get(kind) ?? 0) + (isEndorsing(worth) ? votes : 1))
  return [...counts]
    .map(([kind, count]) => ({ kind, count }))
    .sort((a, b) => weightOf(b.kind) - weightOf(a.kind) || (a.kind < b.kind ? -1 : 1))
}
const weightOf = (kind: string): number =>
  EVIDENCE_WEIGHTS[evidenceKinds().get(kind)?.worth ?? 'TOOK_PART']

const formats = new Map<Language, Intl.DateTimeFormat>()
/** "October 2026". */
function monthIn(language: Language, at: Date): string {
  let format = formats.get(language)
  if (!format) {
    format = new Intl.DateTimeFormat(localeOf(language), {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    })
    formats.set(language, format)
  }
  return format.format(at)
}
