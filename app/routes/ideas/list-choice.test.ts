import { describe, expect, it } from 'vitest'
import { addressOf, choiceOf, variablesOf } from './list-choice.ts'

const place = { path: '/ideas/boards/first-winter' }
const read = (query: string) => choiceOf(new URLSearchParams(query))

describe('the address of a list', () => {
  it('says nothing about what is as usual', () => {
    expect(addressOf(place, read(''))).toBe('/ideas/boards/first-winter')
  })

  it('is read as it was written', () => {
    const query =
      'status=in-use&sort=due&tag=noise&unit=Field+Service&mine=followed&late=1&archived=without'
    expect(addressOf(place, read(query))).toBe(`/ideas/boards/first-winter?${query}`)
  })

  it('takes what it does not know as if it were not there', () => {
    expect(read('status=nonsense&sort=__proto__&mine=constructor&archived=toString')).toEqual(
      read(''),
    )
  })

  it('begins at the top when something else is chosen', () => {
    expect(addressOf(place, read('after=abc&tag=noise'), { sort: 'newest' })).toBe(
      '/ideas/boards/first-winter?sort=newest&tag=noise',
    )
  })

  it('asks the API in its own words', () => {
    expect(variablesOf(read('status=not-now&mine=written&sort=support'))).toMatchObject({
      status: ['NOT_NOW'],
      mine: 'WRITTEN',
      sort: 'SUPPORT',
      tag: null,
      isLate: null,
      isArchived: null,
    })
    expect(variablesOf(read('archived=without')).isArchived).toBe(false)
    expect(variablesOf(read('archived=only')).isArchived).toBe(true)
  })
})
