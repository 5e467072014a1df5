import { describe, expect, test } from 'vitest'
import { rulesIn } from './testing.ts'
import { endOfWorkingDay } from './working-time.ts'

const due = (from: string, days: number, zone: string) =>
  endOfWorkingDay(rulesIn(zone), new Date(from), days).toISOString()

describe('the day by which an answer is due', () => {
  test.each([
    [
      'Monday morning, one day: Tuesday at five',
      '2026-03-09T08:00:00Z',
      1,
      'UTC',
      '2026-03-10T17:00:00.000Z',
    ],
    [
      'Friday, one day: over the weekend to Monday',
      '2026-03-13T08:00:00Z',
      1,
      'UTC',
      '2026-03-16T17:00:00.000Z',
    ],
    ['Saturday, one day: Monday', '2026-03-14T08:00:00Z', 1, 'UTC', '2026-03-16T17:00:00.000Z'],
    ['Sunday, five days: Friday', '2026-03-15T23:00:00Z', 5, 'UTC', '2026-03-20T17:00:00.000Z'],
    [
      'five at the owner’s place, not at ours',
      '2026-01-12T08:00:00Z',
      1,
      'Europe/Brussels',
      '2026-01-13T16:00:00.000Z',
    ],
    [
      'over the change to summer time',
      '2026-03-27T08:00:00Z',
      1,
      'Europe/Brussels',
      '2026-03-30T15:00:00.000Z',
    ],
    [
      'late in the evening it is already tomorrow in Warsaw',
      '2026-06-11T22:30:00Z',
      1,
      'Europe/Warsaw',
      '2026-06-15T15:00:00.000Z',
    ],
    [
      'still yesterday in New York',
      '2026-06-15T02:00:00Z',
      1,
      'America/New_York',
      '2026-06-15T21:00:00.000Z',
    ],
  ])('%s', (_, from, days, zone, expected) => {
    expect(due(from, days, zone)).toBe(expected)
  })
})
