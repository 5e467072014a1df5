// Working time adds up: over nights, weekends, holidays, changes of the clocks, and in every kind of time zone.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hours, minutes } from '#graphql/time.ts'
import { rulesIn } from './testing.ts'
import {
  addWorkingTime,
  type CalendarRules,
  dayOf,
  dueAt,
  instantOf,
  MAX_DAYS_AHEAD,
  type Span,
  TooFarAhead,
  warnAt,
  workingTimeBetween,
} from './working-time.ts'

const at = (text: string): Date => new Date(text)
const day = (text: string): number => dayOf(Date.parse(`${text}T12:00:00Z`), 'UTC')
const always: readonly (readonly Span[])[] = Array(7).fill([{ start: 0, end: 24 * 60 }])

const ZONES = [
  'UTC',
  'Europe/Brussels',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Africa/Casablanca',
]

describe('hours and minutes', () => {
  test.each([
    ['within a day', 'UTC', '2026-03-09T09:30:00Z', hours(2), '2026-03-09T11:30:00.000Z'],
    ['over the night', 'UTC', '2026-03-09T16:00:00Z', hours(2), '2026-03-10T10:00:00.000Z'],
    ['over the weekend', 'UTC', '2026-03-13T16:30:00Z', hours(1), '2026-03-16T09:30:00.000Z'],
    ['from outside working time', 'UTC', '2026-03-14T03:00:00Z', 1, '2026-03-16T09:00:00.001Z'],
    [
      'to the last instant of a day',
      'UTC',
      '2026-03-09T09:00:00Z',
      hours(8),
      '2026-03-09T17:00:00.000Z',
    ],
    [
      'an offset of 5 h 45 min',
      'Asia/Kathmandu',
      '2026-03-09T03:15:00Z',
      hours(1),
      '2026-03-09T04:15:00.000Z',
    ],
  ])('%s', (_, zone, from, working, expected) => {
    expect(addWorkingTime(rulesIn(zone), at(from), working).toISOString()).toBe(expected)
  })

  test('several spans a day: a break is no working time', () => {
    const split = [
      { start: 8 * 60, end: 12 * 60 },
      { start: 13 * 60, end: 17 * 60 },
    ]
    const rules = rulesIn('UTC', { week: [split, split, split, split, split, [], []] })
    expect(addWorkingTime(rules, at('2026-03-09T11:00:00Z'), hours(2))).toEqual(
      at('2026-03-09T14:00:00Z'),
    )
    expect(workingTimeBetween(rules, at('2026-03-09T00:00:00Z'), at('2026-03-10T00:00:00Z'))).toBe(
      hours(8),
    )
  })

  test('a night shift belongs to the day it begins on', () => {
    const night = [{ start: 22 * 60, end: 30 * 60 }]
    const rules = rulesIn('UTC', { week: [[], [], [], [], night, [], []] })
    // Friday 22:00 to Saturday 06:00.
    expect(workingTimeBetween(rules, at('2026-03-14T01:00:00Z'), at('2026-03-15T00:00:00Z'))).toBe(
      hours(5),
    )
    const off = { ...rules, holidays: new Map([[day('2026-03-13'), []]]) }
    expect(workingTimeBetween(off, at('2026-03-14T01:00:00Z'), at('2026-03-15T00:00:00Z'))).toBe(0)
  })

  test('a holiday is skipped, half a day counts half', () => {
    const holidays = new Map<number, Span[]>([
      [day('2026-12-24'), [{ start: 9 * 60, end: 13 * 60 }]],
      [day('2026-12-25'), []],
    ])
    const rules = rulesIn('UTC', { holidays })
    expect(addWorkingTime(rules, at('2026-12-24T12:00:00Z'), hours(2))).toEqual(
      at('2026-12-28T10:00:00Z'),
    )
    const within = (amount: number) => ({ amount, unit: 'DAYS' as const })
    expect(dueAt(rules, at('2026-12-23T12:00:00Z'), within(1))).toEqual(at('2026-12-24T13:00:00Z'))
    expect(dueAt(rules, at('2026-12-23T12:00:00Z'), within(2))).toEqual(at('2026-12-28T17:00:00Z'))
  })

  test('the change to summer time takes an hour from a shift, the change back gives one', () => {
    const rules = rulesIn('Europe/Brussels', { week: always })
    const length = (from: string, to: string) => workingTimeBetween(rules, at(from), at(to))
    expect(length('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')).toBe(hours(23))
    expect(length('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z')).toBe(hours(25))
    const early = [{ start: 60, end: 4 * 60 }]
    const shift = rulesIn('Europe/Brussels', { week: Array(7).fill(early) })
    const whole = (date: string) =>
      workingTimeBetween(shift, at(`${date}T00:00:00+02:00`), at(`${date}T12:00:00+02:00`))
    expect(whole('2026-03-29')).toBe(hours(2))
    expect(whole('2026-10-25')).toBe(hours(4))
    // 02:30 does not exist on that day: the span begins when the clocks change.
    const gap = [{ start: 2 * 60 + 30, end: 4 * 60 }]
    const skipped = rulesIn('Europe/Brussels', { week: Array(7).fill(gap) })
    expect(addWorkingTime(skipped, at('2026-03-28T23:30:00Z'), minutes(30))).toEqual(
      at('2026-03-29T01:30:00Z'),
    )
  })

  test('a day that a zone left out altogether is nobody’s working day', () => {
    const rules = rulesIn('Pacific/Apia', { week: always })
    // Samoa went from 29 to 31 December 2011.
    expect(workingTimeBetween(rules, at('2011-12-29T10:00:00Z'), at('2011-12-31T10:00:00Z'))).toBe(
      hours(48),
    )
  })

  test('what is never reached is refused', () => {
    const nobody = rulesIn('UTC', { week: Array(7).fill([]) })
    expect(() => addWorkingTime(nobody, at('2026-01-01T00:00:00Z'), 1)).toThrow(TooFarAhead)
    expect(() =>
      dueAt(rulesIn('UTC'), at('2026-01-01T00:00:00Z'), { amount: MAX_DAYS_AHEAD, unit: 'DAYS' }),
    ).toThrow(TooFarAhead)
  })
})

describe('pauses and warnings', () => {
  const start = at('2026-03-09T10:00:00Z')
  test('a pause moves the due time by its working time', () => {
    const within = { amount: 4, unit: 'HOURS' as const }
    const rules = rulesIn('UTC')
    const pause = { from: at('2026-03-09T11:00:00Z'), to: at('2026-03-10T10:00:00Z') }
    expect(dueAt(rules, start, within)).toEqual(at('2026-03-09T14:00:00Z'))
    // 11 to 17 and 9 to 10.
    expect(dueAt(rules, start, within, [pause])).toEqual(at('2026-03-10T13:00:00Z'))
    expect(dueAt(rules, start, within, [pause, pause])).toEqual(at('2026-03-10T13:00:00Z'))
    const after = { from: at('2026-03-09T15:00:00Z'), to: at('2026-03-12T10:00:00Z') }
    expect(dueAt(rules, start, within, [after])).toEqual(at('2026-03-09T14:00:00Z'))
  })

  test('days are moved by the working days that the pause took', () => {
    const within = { amount: 2, unit: 'DAYS' as const }
    const rules = rulesIn('UTC')
    const pause = (to: string) => [{ from: at('2026-03-10T11:00:00Z'), to: at(to) }]
    expect(dueAt(rules, start, within, pause('2026-03-10T16:00:00Z'))).toEqual(
      at('2026-03-11T17:00:00Z'),
    )
    expect(dueAt(rules, start, within, pause('2026-03-12T16:00:00Z'))).toEqual(
      at('2026-03-13T17:00:00Z'),
    )
  })

  test('a warning lies in working time before the due time, or there is none', () => {
    const rules = rulesIn('UTC')
    const due = dueAt(rules, start, { amount: 1, unit: 'DAYS' })
    expect(warnAt(rules, start, due, hours(8))).toEqual(at('2026-03-10T09:00:00Z'))
    expect(warnAt(rules, start, due, hours(4))).toEqual(at('2026-03-10T13:00:00Z'))
    expect(warnAt(rules, start, due, hours(80))).toBeNull()
    expect(warnAt(rules, start, due, null)).toBeNull()
  })
})

describe('whatever the calendar', () => {
  const spans = fc
    .uniqueArray(fc.integer({ min: 0, max: 2_000 }), { minLength: 0, maxLength: 6 })
    .map((numbers) => {
      const inOrder = numbers.sort((a, b) => a - b)
      const all: Span[] = []
      for (let i = 0; i + 1 < inOrder.length; i += 2)
        if ((inOrder[i] as number) < 1_440)
          all.push({ start: inOrder[i] as number, end: inOrder[i + 1] as number })
      return all
    })
  const someday = fc
    .date({ min: at('2011-01-01T00:00:00Z'), max: at('2031-01-01T00:00:00Z'), noInvalidDate: true })
    .map((date) => new Date(date))
  const rules: fc.Arbitrary<CalendarRules> = fc.record({
    timeZone: fc.constantFrom(...ZONES),
    // At least one working hour a week, so that everything comes to an end.
    week: fc
      .array(spans, { minLength: 6, maxLength: 6 })
      .map((days) => [...days, [{ start: 600, end: 660 }]]),
    holidays: fc
      .array(fc.tuple(fc.integer({ min: 15_000, max: 22_500 }), spans), { maxLength: 40 })
      .map((days) => new Map(days)),
  })
  const working = fc.integer({ min: 1, max: hours(60) })

  test('what is added lies in between', () => {
    fc.assert(
      fc.property(rules, someday, working, (calendar, from, time) => {
        expect(workingTimeBetween(calendar, from, addWorkingTime(calendar, from, time))).toBe(time)
      }),
      { numRuns: 150 },
    )
  })

  test('two parts are as long as the whole, and more time is never due earlier', () => {
    fc.assert(
      fc.property(rules, someday, working, working, (calendar, from, one, other) => {
        const first = addWorkingTime(calendar, from, one)
        const both = addWorkingTime(calendar, from, one + other)
        expect(addWorkingTime(calendar, first, other)).toEqual(both)
        expect(both.getTime()).toBeGreaterThan(first.getTime())
        const later = new Date(from.getTime() + other)
        expect(addWorkingTime(calendar, later, one).getTime()).toBeGreaterThanOrEqual(
          first.getTime(),
        )
      }),
      { numRuns: 100 },
    )
  })

  test('no stretch of time holds more working time than time', () => {
    fc.assert(
      fc.property(
        rules,
        someday,
        fc.integer({ min: 0, max: hours(24 * 40) }),
        (calendar, from, length) => {
          const to = new Date(from.getTime() + length)
          const time = workingTimeBetween(calendar, from, to)
          expect(time).toBeGreaterThanOrEqual(0)
          expect(time).toBeLessThanOrEqual(length)
        },
      ),
      { numRuns: 100 },
    )
  })

  test('the wall clock never runs backwards, whatever the zone does', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        someday,
        fc.integer({ min: 0, max: hours(50) }),
        (zone, from, length) => {
          expect(instantOf(from.getTime() + length, zone)).toBeGreaterThanOrEqual(
            instantOf(from.getTime(), zone),
          )
        },
      ),
      { numRuns: 500 },
    )
  })
})
