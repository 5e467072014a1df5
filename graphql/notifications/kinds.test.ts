import { describe, expect, test } from 'vitest'
import '#graphql/features.ts'
import {
  type NotificationKind,
  notificationKinds,
  type SentenceFacts,
} from '#graphql/notification-kinds.ts'
import { sentenceOf } from './kinds.ts'

const facts = (more: Partial<SentenceFacts> = {}): SentenceFacts => ({
  names: ['Ana'],
  events: 1,
  postTitle: 'Quieter vans',
  noun: { one: 'idea', other: 'ideas' },
  standing: 'on trial',
  isMerged: false,
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
    ['STATUS_CHANGED', {}, 'Ana moved “Quieter vans”: it is now on trial'],
    [
      'IDEA_ON_BOARD',
      { names: ['Ana', 'Ben'], events: 3 },
      'Ana and Ben posted 3 new ideas on Vans',
    ],
    ['IDEA_AWAITS_RESPONSE', {}, 'Ana posted “Quieter vans”: it waits for your answer'],
    [
      'RESPONSE_LATE',
      { names: [], events: 2 },
      '2 ideas on Vans are past the day you promised an answer by',
    ],
    ['ADDED_TO_SPACE', {}, 'Ana added you to Field'],
    ['ROLE_CHANGED', { role: 'OWNER' }, 'Ana changed your role in Field: you are now an owner'],
    ['ROLE_CHANGED', {}, 'Ana changed your role in Field'],
    ['NAMED', { names: [] }, 'Somebody named you in “Quieter vans”'],
  ])('%s %o', (kind, more, sentence) => {
    expect(sentenceOf(kind as NotificationKind, facts(more))).toBe(sentence)
  })

  test('every kind says something even when all it spoke of is gone', () => {
    for (const kind of notificationKinds()) {
      const said = sentenceOf(kind, {
        names: [],
        events: 3,
        postTitle: null,
        noun: { one: 'post', other: 'posts' },
        standing: null,
        isMerged: false,
        boardName: null,
        spaceName: null,
        role: null,
        isArchived: false,
      })
      expect(said, kind).not.toMatch(/null|undefined|NaN| {2}/)
    }
  })
})
