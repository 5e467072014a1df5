import { expect, test } from 'vitest'
import { lastDigest } from './schedule.ts'

const at = (now: string, zone: string, frequency: 'DAILY' | 'WEEKLY' = 'DAILY') => {
  const { at: moment, day } = lastDigest(new Date(now), zone, frequency)
  return [moment.toISOString().slice(0, 16), day]
}

test.each([
  // Thursday 12 March 2026.
  [
    'in Brussels a minute before eight it was yesterday’s',
    '2026-03-12T06:59:00Z',
    'Europe/Brussels',
    '2026-03-11T07:00',
    '2026-03-11',
  ],
  [
    'at eight it is today’s',
    '2026-03-12T07:00:00Z',
    'Europe/Brussels',
    '2026-03-12T07:00',
    '2026-03-12',
  ],
  [
    'in summer eight comes an hour earlier',
    '2026-07-01T06:30:00Z',
    'Europe/Brussels',
    '2026-07-01T06:00',
    '2026-07-01',
  ],
  [
    'in Kathmandu eight is at a quarter past two',
    '2026-03-12T02:15:00Z',
    'Asia/Kathmandu',
    '2026-03-12T02:15',
    '2026-03-12',
  ],
  [
    'across the date line the day is theirs',
    '2026-03-11T19:30:00Z',
    'Pacific/Auckland',
    '2026-03-11T19:00',
    '2026-03-12',
  ],
  [
    'in Los Angeles the day is theirs too',
    '2026-03-12T03:00:00Z',
    'America/Los_Angeles',
    '2026-03-11T15:00',
    '2026-03-11',
  ],
  [
    'on the morning the clocks go forward eight is eight',
    '2026-03-29T06:10:00Z',
    'Europe/Brussels',
    '2026-03-29T06:00',
    '2026-03-29',
  ],
  [
    'a zone that nobody knows counts as UTC',
    '2026-03-12T09:00:00Z',
    'Mars/Olympus',
    '2026-03-12T08:00',
    '2026-03-12',
  ],
])('%s', (_, now, zone, moment, day) => {
  expect(at(now, zone)).toEqual([moment, day])
})

test.each([
  [
    'on Thursday the last one was Monday’s',
    '2026-03-12T10:00:00Z',
    '2026-03-09T07:00',
    '2026-03-09',
  ],
  [
    'on Monday before eight it was last week’s',
    '2026-03-09T06:00:00Z',
    '2026-03-02T07:00',
    '2026-03-02',
  ],
  [
    'on Monday at eight it is this week’s',
    '2026-03-09T07:00:00Z',
    '2026-03-09T07:00',
    '2026-03-09',
  ],
  [
    'on Sunday night it was still Monday’s',
    '2026-03-15T22:00:00Z',
    '2026-03-09T07:00',
    '2026-03-09',
  ],
])('weekly: %s', (_, now, moment, day) => {
  expect(at(now, 'Europe/Brussels', 'WEEKLY')).toEqual([moment, day])
})
