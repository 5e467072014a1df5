// From a declared kind to its sentence, and what SQL asks of all kinds.
import {
  declarationOf,
  type NotificationKind,
  notificationKinds,
  type SentenceFacts,
} from '#graphql/notification-kinds.ts'

/** Kinds that nobody is told on the bell, or by mail, unless they ask for it. */
export const offByDefault = (way: 'inApp' | 'mail'): NotificationKind[] =>
  notificationKinds().filter((kind) => !declarationOf(kind)[way])

/** Kinds whose events count people. */
export const countingPeople = (): NotificationKind[] =>
  notificationKinds().filter((kind) => declarationOf(kind).countsPeople)

/** More names than this are not kept, so that further people are "others" without a number. */
export const MAX_ACTORS = 5

/** "Ana", "Ana and Ben", "Ana and 3 others"; "" where nobody is known or the sentence names nobody. */
export function whoOf(
  kind: NotificationKind,
  { names, events }: Pick<SentenceFacts, 'names' | 'events'>,
): string {
  const [first, second] = names
  const { hasWho, countsPeople } = declarationOf(kind)
  if (first === undefined || hasWho === false) return ''
  const people = countsPeople ? Math.max(events, names.length) : names.length
  if (people === 1) return first
  if (people === 2 && second !== undefined) return `${first} and ${second}`
  const isExact = countsPeople || names.length < MAX_ACTORS
  if (!isExact) return `${first} and others`
  return people === 2 ? `${first} and 1 other` : `${first} and ${people - 1} others`
}

/** What happened, to stand after the names. */
export const happenedOf = (kind: NotificationKind, facts: SentenceFacts): string =>
  declarationOf(kind).happened(facts)

/** The whole sentence, without a full stop. */
export function sentenceOf(kind: NotificationKind, facts: SentenceFacts): string {
  const happened = happenedOf(kind, facts)
  if (declarationOf(kind).hasWho === false) return happened
  return `${whoOf(kind, facts) || 'Somebody'} ${happened}`
}
