import { describe, expect, test } from 'vitest'
import '#graphql/features.ts'
import {
  type NotificationKind,
  notificationKinds,
  type SentenceFacts,
} from '#graphql/notification-kinds.ts'
import { ANY_POST, kindOf } from '#graphql/post-kinds.ts'
import { type Language, WRITTEN_LANGUAGES } from '#messages/engine/languages.ts'
import { markedSentenceOf, sentenceOf, shortOf } from './kinds.ts'

const facts = (more: Partial<SentenceFacts> = {}): SentenceFacts => ({
  names: ['Ana'],
  events: 1,
  postTitle: 'Quieter vans',
  noun: kindOf('idea').noun,
  status: kindOf('idea').status?.labels?.TRIAL ?? null,
  isMerged: false,
  outcome: null,
  boardName: 'Vans',
  spaceName: 'Field',
  role: null,
  isArchived: false,
  ...more,
})

describe('what people read', () => {
  test.each<[string, Partial<SentenceFacts>, string]>([
    ['SUPPORTED', {}, 'Ana supported your idea “Quieter vans”'],
    [
      'SUPPORTED',
      { names: ['Ana', 'Ben'], events: 2 },
      'Ana and Ben supported your idea “Quieter vans”',
    ],
    [
      'SUPPORTED',
      { names: ['Ana', 'Ben', 'Cleo', 'Dan'], events: 4 },
      'Ana and 3 others supported your idea “Quieter vans”',
    ],
    [
      'SUPPORTED',
      { names: ['A', 'B', 'C', 'D', 'E'], events: 40 },
      'A and 39 others supported your idea “Quieter vans”',
    ],
    ['COMMENTED', { events: 3 }, 'Ana commented 3 times on “Quieter vans”'],
    ['COMMENTED', { events: 2 }, 'Ana commented twice on “Quieter vans”'],
    [
      'COMMENTED',
      { names: ['Ana', 'Ben', 'Cleo'], events: 9 },
      'Ana and 2 others commented on “Quieter vans”',
    ],
    [
      'COMMENTED',
      { names: ['A', 'B', 'C', 'D', 'E'], events: 40 },
      'A and others commented on “Quieter vans”',
    ],
    ['STATUS_CHANGED', {}, 'Ana changed the status of “Quieter vans” to Trial'],
    [
      'IDEA_ON_BOARD',
      { names: ['Ana', 'Ben'], events: 3 },
      'Ana and Ben posted 3 new ideas on Vans',
    ],
    ['IDEA_AWAITS_RESPONSE', {}, 'Ana posted “Quieter vans”, which awaits your response'],
    ['RESPONSE_LATE', { names: [], events: 2 }, 'Your responses to 2 ideas on Vans are overdue'],
    ['ADDED_TO_SPACE', {}, 'Ana added you to Field'],
    ['ROLE_CHANGED', { role: 'OWNER' }, 'Ana changed your role in Field: you are now an owner'],
    ['ROLE_CHANGED', {}, 'Ana changed your role in Field'],
    ['NAMED', { names: [] }, 'Somebody mentioned you in “Quieter vans”'],
  ])('%s %o', (kind, more, sentence) => {
    expect(sentenceOf(kind as NotificationKind, facts(more), 'en')).toBe(sentence)
  })

  test.each<[string, Partial<SentenceFacts>, string, string]>([
    [
      'SUPPORTED',
      { names: ['Ana', 'Ben'], events: 2 },
      'Ana en Ben hebben je idee “Quieter vans” gesteund',
      'Ana und Ben haben Ihre Idee „Quieter vans“ unterstützt',
    ],
    [
      'SUPPORTED',
      { names: ['Ana', 'Ben', 'Cleo'], events: 3 },
      'Ana en 2 anderen hebben je idee “Quieter vans” gesteund',
      'Ana und 2 weitere Personen haben Ihre Idee „Quieter vans“ unterstützt',
    ],
    [
      'COMMENTED',
      { events: 3 },
      'Ana heeft 3 keer gereageerd op “Quieter vans”',
      'Ana hat „Quieter vans“ 3-mal kommentiert',
    ],
    [
      'MERGED',
      { isMerged: true },
      'Ana heeft “Quieter vans” samengevoegd met een ander idee',
      'Ana hat „Quieter vans“ mit einer anderen Idee zusammengeführt',
    ],
    [
      'STATUS_CHANGED',
      {},
      'Ana heeft de status van “Quieter vans” gewijzigd in Proef',
      'Ana hat den Status von „Quieter vans“ in Erprobung geändert',
    ],
    [
      'IDEA_ON_BOARD',
      { names: ['Ana', 'Ben'], events: 3 },
      'Ana en Ben hebben 3 nieuwe ideeën geplaatst op Vans',
      'Ana und Ben haben 3 neue Ideen auf Vans gepostet',
    ],
    [
      'ROLE_CHANGED',
      { role: 'OWNER' },
      'Ana heeft je rol in Field gewijzigd: je bent nu eigenaar',
      'Ana hat Ihre Rolle in Field geändert: Sie sind jetzt Eigentümer',
    ],
  ])('%s %o in Dutch and in German', (kind, more, dutch, german) => {
    const inLanguage = (language: Language) =>
      sentenceOf(kind as NotificationKind, facts(more), language)
    expect([inLanguage('nl'), inLanguage('de')]).toEqual([dutch, german])
  })

  test('every kind says something even when all it spoke of is gone', () => {
    for (const kind of notificationKinds()) {
      const gone: SentenceFacts = {
        names: [],
        events: 3,
        postTitle: null,
        noun: ANY_POST,
        status: null,
        isMerged: false,
        outcome: null,
        boardName: null,
        spaceName: null,
        role: null,
        isArchived: false,
      }
      for (const language of WRITTEN_LANGUAGES)
        for (const said of [sentenceOf(kind, gone, language), shortOf(kind, gone, language)])
          expect(said, kind).not.toMatch(/null|undefined|NaN| {2}|sentences\./)
    }
  })
})

test('what somebody put into a name or a title cannot turn the sentence around, end a mark or say a message', () => {
  const hostile = facts({
    names: ['Ana\u202E \uE001{who}<b>'],
    postTitle: '\u2067{count, plural, other {#}}<link>\u202D',
  })
  const kind = 'SUPPORTED' as unknown as NotificationKind
  expect(sentenceOf(kind, hostile, 'en')).toBe(
    'Ana {who}<b> supported your idea “{count, plural, other {#}}<link>”',
  )
  expect(markedSentenceOf(kind, hostile, 'en')).toMatch(/^\uE000Ana {who}<b>\uE001 supported/)
})
