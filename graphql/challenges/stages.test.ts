import { expect, test } from 'vitest'
import { days, hours } from '#graphql/time.ts'
import type { Settings } from './input.ts'
import { mustKeepBegun, scheduleOf } from './schedule.ts'
import { closingOf, daysAfter, instantOn, nextStepAfter, stageBy, writtenAt } from './stages.ts'

const settings = (more: Partial<Settings> = {}): Settings => ({
  title: 'Half the cardboard',
  question: 'Which of it never needed to come?',
  timeZone: 'Europe/Brussels',
  closesOn: '2026-03-27T17:00',
  stages: ['SHAPE', 'EVALUATE', 'TRIAL'],
  rules: [],
  problem: '',
  whyNow: '',
  goodLooks: '',
  market: '',
  audience: '',
  outOfScope: '',
  reward: '',
  promisedBudget: null,
  currency: 'EUR',
  voteBudget: null,
  hidesTotals: false,
  hasDuels: false,
  namesFrom: null,
  responseDays: 5,
  ...more,
})
const NOW = new Date('2026-03-10T09:30:00Z')
const startsIn = (more: Partial<Settings> = {}) =>
  scheduleOf(settings(more), NOW).map(({ stage, startsAt }) => `${stage} ${startsAt.toISOString()}`)

test('a challenge with a closing date alone takes every stage, at the same hour by the clock on the wall though summer time begins', () => {
  expect(startsIn()).toEqual([
    'COLLECT 2026-03-10T09:30:00.000Z',
    'SHAPE 2026-03-27T16:00:00.000Z',
    'EVALUATE 2026-04-03T15:00:00.000Z',
    'TRIAL 2026-04-17T15:00:00.000Z',
    'DECIDE 2026-05-29T15:00:00.000Z',
    'TOLD 2026-06-05T15:00:00.000Z',
  ])
})

test('whatever stage comes after collecting begins when it closes', () => {
  expect(startsIn({ stages: [], tellOn: '2026-04-30T12:00' })).toEqual([
    'COLLECT 2026-03-10T09:30:00.000Z',
    'DECIDE 2026-03-27T16:00:00.000Z',
    'TOLD 2026-04-30T10:00:00.000Z',
  ])
})

const refused = (more: Partial<Settings>): unknown => {
  try {
    scheduleOf(settings(more), NOW)
  } catch (error) {
    return Object.keys((error as { fields: object }).fields)
  }
  return null
}

test('dates that cannot be are refused with their field', () => {
  expect(refused({ closesOn: '2026-03-01T10:00' })).toEqual(['closesOn'])
  expect(refused({ opensOn: '2026-03-28T10:00' })).toEqual(['closesOn'])
  expect(refused({ closesOn: '2026-02-30T10:00' })).toEqual(['closesOn'])
  expect(refused({ evaluateOn: '2026-03-27T17:00' })).toEqual(['evaluateOn'])
  expect(refused({ evaluateOn: '2026-05-01T10:00', trialOn: '2026-04-20T10:00' })).toEqual([
    'trialOn',
  ])
  expect(refused({ tellOn: '2026-04-01T10:00' })).toEqual(['tellOn'])
})

test('an hour that summer time skips is the instant of the change, and one that comes twice is the first', () => {
  expect(instantOn('2026-03-29T02:30', 'Europe/Brussels')?.toISOString()).toBe(
    '2026-03-29T01:00:00.000Z',
  )
  expect(instantOn('2026-10-25T02:30', 'Europe/Brussels')?.toISOString()).toBe(
    '2026-10-25T00:30:00.000Z',
  )
  for (const zone of ['America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia'])
    for (const month of ['01', '04', '07', '11']) {
      const written = `2026-${month}-15T16:45`
      expect(writtenAt(instantOn(written, zone) as Date, zone)).toBe(written)
    }
  const before = instantOn('2026-10-24T17:00', 'Europe/Brussels') as Date
  expect(daysAfter(before, 1, 'Europe/Brussels').getTime() - before.getTime()).toBe(hours(25))
})

test('the clock knows the stage at every moment, and never tells', () => {
  const rules = scheduleOf(settings({ opensOn: '2026-03-12T09:00' }), NOW)
  const closing = closingOf(rules)
  expect(stageBy(rules, NOW)).toBe('UPCOMING')
  expect(stageBy(rules, new Date(closing.getTime() - 1))).toBe('COLLECT')
  expect(stageBy(rules, closing)).toBe('SHAPE')
  expect(stageBy(rules, new Date(closing.getTime() + days(400)))).toBe('DECIDE')
  expect(nextStepAfter(rules, closing, true)).toEqual(rules[2]?.startsAt)
  expect(nextStepAfter(rules, new Date(closing.getTime() - days(2)), false)).toEqual(
    new Date(closing.getTime() - hours(24)),
  )
  expect(nextStepAfter(rules, new Date(closing.getTime() + days(400)), true)).toBeNull()
})

test('a stage that has begun is neither taken away nor moved, and a promised day that has passed stays', () => {
  const before = scheduleOf(settings(), NOW)
  const then = new Date('2026-04-10T12:00:00Z')
  const change = (more: Partial<Settings>) => () =>
    mustKeepBegun(before, scheduleOf(settings({ opensOn: '2026-03-10T10:30', ...more }), NOW), then)
  expect(change({ trialOn: '2026-04-12T10:00' })).not.toThrow()
  expect(change({ closesOn: '2026-03-28T17:00' })).toThrow('closesOn')
  expect(change({ stages: ['SHAPE', 'TRIAL'] })).toThrow('stages')
  const late = new Date('2026-07-01T12:00:00Z')
  expect(() =>
    mustKeepBegun(
      before,
      scheduleOf(settings({ opensOn: '2026-03-10T10:30', tellOn: '2026-08-01T10:00' }), NOW),
      late,
    ),
  ).toThrow('tellOn')
})
