import { describe, expect, test } from 'vitest'
import type { Choices } from './choices.ts'
import { choiceOf, orderedBy, variablesOf, without } from './search-choice.ts'

const CHOICES: Choices = {
  kinds: [
    { kind: 'IDEA', one: 'idea', other: 'ideas' },
    { kind: 'PERSON', one: 'person', other: 'people' },
  ],
  statuses: [
    { status: 'NEW', label: 'New' },
    { status: 'IN_USE', label: 'In use' },
  ],
}
const choice = (address: string) => choiceOf(new URLSearchParams(address), CHOICES)
const NOW = Date.parse('2026-11-21T12:00:00Z')

describe('a search in its address', () => {
  test('words, kinds, tags and stages are read; what makes no sense is left out', () => {
    expect(
      choice('q=noise&kind=idea&kind=ghost&tag=&tag=van&status=in-use&status=lost&when=soon'),
    ).toMatchObject({
      q: 'noise',
      kinds: ['IDEA'],
      tags: ['van'],
      statuses: ['IN_USE'],
      when: '',
    })
  })
  test('an empty address asks for everything and nothing', () => {
    expect(variablesOf(choice(''), NOW)).toEqual({
      query: '',
      kinds: null,
      space: null,
      tags: null,
      statuses: null,
      from: null,
      to: null,
      order: null,
      after: null,
    })
  })
  test('the last 7 days begin seven days ago; a year is the whole year', () => {
    expect(variablesOf(choice('q=x&when=7'), NOW)).toMatchObject({
      from: '2026-11-14T12:00:00.000Z',
      to: null,
    })
    expect(variablesOf(choice('q=x&when=2025'), NOW)).toMatchObject({
      from: '2025-01-01T00:00:00.000Z',
      to: '2025-12-31T23:59:59.999Z',
    })
  })
  test('days named outright win, and days that do not exist are not days', () => {
    expect(variablesOf(choice('q=x&when=7&from=2026-02-01&to=2026-02-30'), NOW)).toMatchObject({
      from: '2026-02-01T00:00:00.000Z',
      to: null,
    })
  })
  test('another order begins at the first page and keeps the rest', () => {
    const query = new URLSearchParams('q=x&tag=a&after=5')
    expect(orderedBy(query, true)).toBe('/search?q=x&tag=a&order=date')
    expect(orderedBy(new URLSearchParams('q=x&order=date'), false)).toBe('/search?q=x')
    expect(variablesOf(choice('q=x&order=date'), NOW).order).toBe('NEWEST')
  })
  test('a chip takes back its own value only, and begins at the first page again', () => {
    expect(without(new URLSearchParams('q=x&tag=a&tag=b&after=5'), 'tag', 'a')).toBe(
      '/search?q=x&tag=b',
    )
  })
})
