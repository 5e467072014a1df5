import { expect, test } from 'vitest'
import { addressOf, choiceOf, variablesOf } from './find-choice.ts'

const read = (query: string) => choiceOf(new URLSearchParams(query))

test('an address is read as it was written, and says nothing of what is as usual', () => {
  const query = 'q=winter&which=archived&in=lab&after=abc'
  expect(addressOf('/admin/boards', read(query))).toBe(`/admin/boards?${query}`)
  expect(addressOf('/admin', read(''))).toBe('/admin')
  expect(addressOf('/admin', read('q=x'), { space: 'lab' })).toBe('/admin?q=x&space=lab')
})

test('what is unknown is as if it were not there', () => {
  expect(read('which=constructor')).toEqual(read(''))
})

test('the API is asked in its own words', () => {
  expect(variablesOf(read('which=open'))).toEqual({
    query: null,
    isArchived: false,
    space: null,
    after: null,
  })
  expect(variablesOf(read('q=a&which=archived')).isArchived).toBe(true)
  expect(variablesOf(read('')).isArchived).toBeNull()
})
