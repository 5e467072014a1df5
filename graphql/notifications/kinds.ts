// From a declared kind to its sentence in the reader's language, and what SQL asks of all kinds.
import {
  declarationOf,
  type NotificationKind,
  notificationKinds,
  type SentenceFacts,
  type SentenceValues,
} from '#graphql/notification-kinds.ts'
import { listIn } from '#messages/engine/catalogue.ts'
import type { Language } from '#messages/engine/languages.ts'
import { eventsMessages } from '#messages/events.ts'

/** Kinds that nobody gets in Atrium, or by email, unless they ask for it. */
export const offByDefault = (way: 'inApp' | 'mail'): NotificationKind[] =>
  notificationKinds().filter((kind) => !declarationOf(kind)[way])

/** Kinds whose events count people. */
export const countingPeople = (): NotificationKind[] =>
  notificationKinds().filter((kind) => declarationOf(kind).countsPeople)

/** More names than this are not kept, so that further people are "others" without a number. */
export const MAX_ACTORS = 5

/** How many people did it, as far as it is known. */
const peopleOf = (kind: NotificationKind, { names, events }: SentenceFacts): number =>
  declarationOf(kind).countsPeople ? Math.max(events, names.length) : names.length

/** "Ana", "Ana and Ben", "Ana and 3 others"; "Somebody" where nobody is known. */
function whoOf(kind: NotificationKind, facts: SentenceFacts, language: Language): string {
  const t = eventsMessages.in(language)
  const [first, second] = facts.names
  if (first === undefined) return t('somebody')
  const people = peopleOf(kind, facts)
  if (people === 1) return first
  if (people === 2 && second !== undefined) return listIn(language, [first, second])
  const isExact = declarationOf(kind).countsPeople || facts.names.length < MAX_ACTORS
  return isExact ? t('others', { first, others: people - 1 }) : t('manyOthers', { first })
}

/** What turns the direction of all that follows, and the marks around names: in somebody's name it would change the sentence. */
const TURNING = /[\u202A-\u202E\u2066-\u2069\uE000\uE001]/g
const straight = (text: string): string => text.replace(TURNING, '')

function valuesOf(
  kind: NotificationKind,
  facts: SentenceFacts,
  language: Language,
): SentenceValues {
  const t = eventsMessages.in(language)
  const { names, events, noun, postTitle, status, boardName, spaceName, role } = facts
  return {
    who: straight(whoOf(kind, facts, language)),
    people: Math.max(1, peopleOf(kind, facts)),
    times: names.length === 1 ? events : 1,
    events,
    title: straight(postTitle ?? noun.one(language)),
    yours: noun.yours(language),
    another: noun.another(language),
    board: straight(boardName ?? t('aBoard')),
    space: straight(spaceName ?? t('aSpace')),
    role: role ?? 'other',
    status: status?.(language) ?? '',
  }
}

/** The whole sentence in this language, without a full stop. */
export const sentenceOf = (
  kind: NotificationKind,
  facts: SentenceFacts,
  language: Language,
): string => declarationOf(kind).sentence(valuesOf(kind, facts, language), facts)(language)

/** Stand before and after names; they occur in no text of people. */
const BEGIN = '\uE000'
const END = '\uE001'
const marked = ({ who, ...values }: SentenceValues): SentenceValues => ({
  ...values,
  who: `${BEGIN}${who}${END}`,
})

/** The whole sentence, its names between U+E000 and U+E001. */
export const markedSentenceOf = (
  kind: NotificationKind,
  facts: SentenceFacts,
  language: Language,
): string => declarationOf(kind).sentence(marked(valuesOf(kind, facts, language)), facts)(language)

/** The sentence for under the title of what it is about, its names between U+E000 and U+E001. */
export const shortOf = (kind: NotificationKind, facts: SentenceFacts, language: Language): string =>
  declarationOf(kind).short(marked(valuesOf(kind, facts, language)), facts)(language)
