import { describe, expect, it } from 'vitest'
import { arrivalsIn, type NewIdea, NONE } from './arrivals.ts'
import { choiceOf } from './list-choice.ts'

const SINCE = '2026-03-14T09:00:00.000Z'
const idea = (number: number, change: Partial<NewIdea> = {}): NewIdea => ({
  number,
  status: 'NEW',
  createdAt: '2026-03-14T09:05:00.000Z',
  tags: ['vans'],
  author: { unit: 'Field Service' },
  ...change,
})
const count = (newest: NewIdea[], query: string, most = 30) =>
  arrivalsIn(newest, choiceOf(new URLSearchParams(query)), SINCE, most)

describe('new ideas on a board that somebody reads', () => {
  const newest = [
    idea(9),
    idea(8, { tags: ['paper'] }),
    idea(7, { author: { unit: 'Quality' } }),
    idea(6, { status: 'SHAPING', author: null }),
    idea(5, { createdAt: '2026-03-14T08:00:00.000Z' }),
  ]

  it.each([
    ['', ['9', '8', '7', '6']],
    ['tag=vans', ['9', '7', '6']],
    ['unit=Quality', ['7']],
    ['unit=Quality&tag=paper', []],
    ['status=new&tag=vans', ['9', '7']],
  ])('are counted where they would stand: ?%s', (query, ids) => {
    expect(count(newest, query)).toEqual({ ids, isMore: false })
  })

  it('are asked for when it depends on who reads', () => {
    expect(count(newest, 'mine=followed')).toBeNull()
    expect(count(newest, 'late=1')).toBeNull()
  })

  it('need no question while nothing came', () => {
    expect(count([idea(5, { createdAt: SINCE })], 'mine=followed')).toBe(NONE)
  })

  it('are asked for, or said to be more, when more came than the answer holds', () => {
    expect(count([idea(2), idea(1)], 'tag=vans', 2)).toBeNull()
    expect(count([idea(2), idea(1)], '', 2)).toEqual({ ids: ['2', '1'], isMore: true })
  })
})
