import { expect, test } from 'vitest'
import { snoozedUntil } from './snooze.ts'

test('snoozed threads come back at eight by the clock of whoever snoozes, also over the change to summer time', () => {
  // A Friday evening in Brussels, and the Monday after the clocks have changed.
  const friday = Date.parse('2026-03-27T21:30:00Z')
  expect(snoozedUntil('tomorrow', friday, 'Europe/Brussels')).toBe('2026-03-28T07:00:00.000Z')
  expect(snoozedUntil('monday', friday, 'Europe/Brussels')).toBe('2026-03-30T06:00:00.000Z')
  expect(snoozedUntil('week', friday, 'Europe/Brussels')).toBe('2026-04-03T06:00:00.000Z')
  expect(snoozedUntil('month', friday, 'Europe/Brussels')).toBe('2026-04-26T06:00:00.000Z')
  expect(snoozedUntil('whenever', friday, 'Europe/Brussels')).toBe('2026-03-28T07:00:00.000Z')
})

test('on a Monday the next one is meant, and on a Sunday tomorrow', () => {
  expect(snoozedUntil('monday', Date.parse('2026-03-30T12:00:00Z'), 'UTC')).toBe(
    '2026-04-06T08:00:00.000Z',
  )
  expect(snoozedUntil('monday', Date.parse('2026-03-29T12:00:00Z'), 'UTC')).toBe(
    '2026-03-30T08:00:00.000Z',
  )
  // It is Monday there already.
  expect(snoozedUntil('tomorrow', Date.parse('2026-03-29T20:00:00Z'), 'Asia/Tokyo')).toBe(
    '2026-03-30T23:00:00.000Z',
  )
})
