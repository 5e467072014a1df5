import { expect, test } from 'vitest'
import { backTest, chanceOf, emergingIn } from './emerging.ts'

test('seven people where there were two in thirty weeks are new; chance gives that hardly ever', () => {
  const weeks = [...Array.from({ length: 28 }, () => 0), 1, 1, 7]
  expect(emergingIn(weeks)).toMatchObject({ people: 7, weeks: 30, onceInWeeks: 10_000 })
})
test('a theme that is always loud is not new, however many people there are', () => {
  expect(emergingIn([9, 8, 11, 9, 10, 12])).toBeNull()
})
test('two people are no theme yet, and no weeks are no history', () => {
  expect(emergingIn([0, 0, 0, 2])).toBeNull()
  expect(emergingIn([])).toBeNull()
})
test('the chance of so many is Poisson’s: three or more at a mean of one come once in twelve weeks', () => {
  expect(chanceOf(3, 1)).toBeCloseTo(0.0803, 4)
  expect(chanceOf(0, 1)).toBe(1)
})
test('the same rule is tried on the weeks before, each against what was known then', () => {
  expect(backTest([0, 1, 0, 6, 0, 1, 5])).toEqual({ flagged: 1, weeks: 5 })
})
