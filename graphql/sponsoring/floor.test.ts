import { expect, test } from 'vitest'
import { type Counted, shareWithFloor, withFloor } from './floor.ts'
import { FLOOR } from './limits.ts'

const group = (name: string, asked: number, participants: number): Counted => ({
  name,
  asked,
  participants,
  invitedAt: null,
})
const shownIn = (counted: readonly Counted[]) => {
  const { groups, others } = withFloor(counted)
  return { shown: groups.map(({ name, participants }) => [name, participants]), others }
}

test('a group with fewer people than the floor is not named, and fewer who take part are no number', () => {
  expect(shownIn([group('Field', 20, 9), group('Law', 4, 4), group('Sales', 12, 0)])).toEqual({
    shown: [
      ['Field', null],
      ['Sales', null],
    ],
    others: 13,
  })
})

test('what is left tells no number below the floor: the smallest group joins it', () => {
  expect(
    shownIn([group('Field', 20, 9), group('App', 15, 6), group('Sales', 12, 2), group('', 3, 1)]),
  ).toEqual({
    shown: [
      ['Field', 9],
      ['App', null],
      ['Sales', null],
    ],
    others: 9,
  })
  expect(shownIn([group('Sales', 12, 2)])).toEqual({ shown: [['Sales', null]], others: null })
  expect(shownIn([group('Sales', 12, 0)])).toEqual({ shown: [['Sales', null]], others: 0 })
})

test('whatever the groups are, the numbers add up, and none is below the floor', () => {
  let state = 7
  const next = (max: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % max
  }
  for (let round = 0; round < 2_000; round++) {
    const counted = Array.from({ length: next(8) }, (_, nth) => {
      const asked = 1 + next(20)
      return group(nth === 0 ? '' : `Unit ${nth}`, asked, next(asked + 1))
    })
    const total = counted.reduce((sum, { participants }) => sum + participants, 0)
    const { groups, others } = withFloor(counted)
    const numbers = [...groups.map(({ participants }) => participants), others]
    for (const number of numbers)
      expect(number === null || number === 0 || number >= FLOOR).toBe(true)
    if (others !== null)
      expect(groups.reduce((sum, { participants }) => sum + (participants ?? 0), others)).toBe(
        total,
      )
    else {
      const asked = counted.reduce((sum, one) => sum + one.asked, 0)
      expect(total < FLOOR || asked - total < FLOOR).toBe(true)
    }
    expect(groups.every(({ participants }) => participants !== 0)).toBe(true)
    const rest = counted.reduce((sum, { asked }) => sum + asked, 0)
    const named = groups.filter(({ participants }) => participants !== null)
    for (const { asked, participants } of named)
      expect(asked - (participants ?? 0)).toBeGreaterThanOrEqual(FLOOR)
    const left = named.reduce((sum, { asked }) => sum - asked, rest)
    if (others) expect(left - others).toBeGreaterThanOrEqual(FLOOR)
  }
})

test('nor is a number shown when those of the group who do not take part are fewer than the floor', () => {
  expect(shownIn([group('Field', 30, 12), group('Law', 8, 7), group('Sales', 9, 9)])).toEqual({
    shown: [
      ['Field', null],
      ['Sales', null],
      ['Law', null],
    ],
    others: 28,
  })
  // One group alone without a number would have it as what is left.
  expect(shownIn([group('Field', 30, 12), group('Plant', 20, 6), group('Law', 8, 7)])).toEqual({
    shown: [
      ['Field', 12],
      ['Plant', null],
      ['Law', null],
    ],
    others: 13,
  })
  expect(shownIn([group('Law', 8, 7)])).toEqual({ shown: [['Law', null]], others: null })
})

test('a share is shown when neither it nor the rest is below the floor', () => {
  expect(shareWithFloor(5, 10)).toBe(5)
  expect(shareWithFloor(0, 10)).toBe(0)
  expect(shareWithFloor(10, 10)).toBe(10)
  expect(shareWithFloor(4, 10)).toBeNull()
  expect(shareWithFloor(7, 10)).toBeNull()
})
