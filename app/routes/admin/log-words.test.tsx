// The log tells everything that the house records, in words.
import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { expect, test } from 'vitest'
// biome-ignore lint/style/noRestrictedImports: only this test holds the words against what the house records
import { eventNames } from '#graphql/define.ts'
// biome-ignore lint/style/noRestrictedImports: only this test holds the words against what the house records
import { features } from '#graphql/features.ts'
import type { LoggedEvent } from './log.tsx'
import { detailOf, SENTENCES, Sentence, subjectOf, TOPICS } from './log-words.tsx'

const nils = { number: 12, name: 'Nils Brandt', pictureUrl: null }
const ruben = { number: 8, name: 'Ruben Claes', pictureUrl: null }
const nothing: LoggedEvent = {
  id: '1',
  name: 'idea.posted',
  at: '2026-03-14T09:30:00.000Z',
  details: {},
  requestId: 'r',
  actorKind: 'PERSON',
  actor: null,
  person: null,
  idea: null,
  board: null,
  space: null,
}
const told = (event: Partial<LoggedEvent>) =>
  renderToStaticMarkup(
    <MemoryRouter>
      <Sentence event={{ ...nothing, ...event }} />
    </MemoryRouter>,
  ).replace(/<[^>]*>/g, '')

test('everything that can happen has words, and a topic to narrow the log to', () => {
  expect(features.length).toBeGreaterThan(5)
  const wordless = eventNames().filter((name) => !SENTENCES[name])
  expect(wordless, 'give each a sentence in log-words.tsx').toEqual([])
  const topicless = eventNames().filter((name) => !TOPICS[name.split('.')[0] ?? ''])
  expect(topicless, 'name the topic before the dot in log-words.tsx').toEqual([])
})

test('a sentence says who did what to whom', () => {
  expect(told({ name: 'person.left', actor: nils, person: ruben })).toBe(
    'Nils Brandt ended the access of Ruben Claes',
  )
  expect(
    told({
      name: 'space.member-added',
      actor: nils,
      person: ruben,
      space: { slug: 'lab', name: 'The lab' },
    }),
  ).toBe('Nils Brandt added Ruben Claes to The lab')
  expect(
    told({
      name: 'space.member-added',
      actor: nils,
      person: nils,
      space: { slug: 'lab', name: 'The lab' },
    }),
  ).toBe('Nils Brandt joined The lab')
})

test('who names whom an administrator is said in words', () => {
  const event = { name: 'person.role-set', actor: nils, person: ruben }
  expect(told({ ...event, details: { role: 'ADMIN' } })).toBe(
    'Nils Brandt made Ruben Claes an administrator',
  )
  expect(told({ ...event, details: { role: 'MEMBER' } })).toBe(
    'Nils Brandt made Ruben Claes a member again',
  )
})

test('signing in is told of the person, and what nobody did of the house', () => {
  expect(told({ name: 'session.started', actorKind: 'NOBODY', person: ruben })).toBe(
    'Ruben Claes signed in',
  )
  expect(subjectOf({ ...nothing, name: 'person.left', person: ruben })).toBeNull()
  expect(told({ name: 'idea.answer-late', idea: { number: 7, title: 'Quieter vans' } })).toBe(
    'Atrium noted that the first answer to Quieter vans is late',
  )
})

test('what is not open to the reader is not named, and what has no words is told by its name', () => {
  expect(told({ name: 'idea.posted', actor: nils })).toBe(
    'Nils Brandt posted an idea that is not open to you',
  )
  expect(told({ name: 'vault.door-opened', actor: nils })).toBe(
    'Nils Brandt recorded vault door opened',
  )
})

test.each([
  ['idea.moved', { from: 'NEW', to: 'IN_USE' }, 'new to in use'],
  ['idea.answered', { kind: 'NOT_NOW' }, 'not now'],
  ['idea.parted', { to: 'TRIAL' }, 'back to trial'],
  ['session.others-ended', { count: 2 }, '2 places'],
  ['file.uploaded', { bytes: 2_400_000 }, '2.4 MB'],
  ['notifications.preference-set', { kind: 'NAMED', bell: true, mail: false }, 'named: bell'],
  ['idea.posted', {}, ''],
])('at the right of %s stands what else is known', (name, details, words) => {
  expect(detailOf({ ...nothing, name, details })).toBe(words)
})
