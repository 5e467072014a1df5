// Focus hours: what waits for their end, what does not, in the person's own time zone.
import { describe, expect, test } from 'vitest'
import type { Invalid } from '#graphql/errors.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { queueAtOnce, queueDigests, writeMail } from './digest.ts'
import { endFocus, focusAt } from './focus.ts'
import { ana, ben, COMMENT, idea, letFollow } from './testing.ts'

const at = (moment: string) => new Date(moment)
const inBrussels = {
  timeZone: 'Europe/Brussels',
  focusDays: [1, 2, 3, 4, 5],
  focusFrom: 540,
  focusTo: 720,
}

describe('when they are', () => {
  test.each([
    ['a minute before nine they are not', '2026-03-12T07:59:00Z', null],
    ['at nine they begin', '2026-03-12T08:00:00Z', ['2026-03-12T08:00', '2026-03-12T11:00']],
    ['at noon they are over', '2026-03-12T11:00:00Z', null],
    [
      'in summer nine comes an hour earlier',
      '2026-07-01T07:30:00Z',
      ['2026-07-01T07:00', '2026-07-01T10:00'],
    ],
    [
      'in summer half past eleven is within',
      '2026-07-01T09:30:00Z',
      ['2026-07-01T07:00', '2026-07-01T10:00'],
    ],
    ['on Saturday there are none', '2026-03-14T09:00:00Z', null],
    [
      'on the Monday after the clocks went forward nine is nine',
      '2026-03-30T07:00:00Z',
      ['2026-03-30T07:00', '2026-03-30T10:00'],
    ],
  ])('%s', (_, now, span) => {
    const focus = focusAt(inBrussels, at(now))
    const short = (moment: Date) => moment.toISOString().slice(0, 16)
    expect(focus && [short(focus.from), short(focus.to)]).toEqual(span)
  })
  test('on the Sunday of the change an hour that is skipped ends them at the change', () => {
    const night = { ...inBrussels, focusDays: [7], focusFrom: 60, focusTo: 150 }
    expect(focusAt(night, at('2026-03-29T00:30:00Z'))?.to).toEqual(at('2026-03-29T01:00:00Z'))
    expect(focusAt(night, at('2026-03-29T01:10:00Z'))).toBeNull()
  })
  test('the day is theirs, across the date line, and a zone that nobody knows counts as UTC', () => {
    const there = { ...inBrussels, timeZone: 'Pacific/Auckland', focusDays: [4] }
    // Thursday ten in the morning there, Wednesday evening in UTC.
    expect(focusAt(there, at('2026-03-11T21:00:00Z'))).not.toBeNull()
    expect(
      focusAt({ ...there, timeZone: 'Mars/Olympus' }, at('2026-03-12T10:00:00Z')),
    ).not.toBeNull()
  })
  test('without a day there are none', () => {
    expect(focusAt({ ...inBrussels, focusDays: [] }, at('2026-03-12T09:00:00Z'))).toBeNull()
  })
})

/** A moment of today's focus hours, and one after them; Ana's are from 8:00 to 12:00 in UTC, on every day. */
const day = new Date().toISOString().slice(0, 10)
const WITHIN = at(`${day}T10:00:00Z`)
const AFTER = at(`${day}T12:00:30Z`)
const SET = 'mutation($input: SettingsInput!) { changeSettings(input: $input) { number } }'
const focus = (more = {}) =>
  ana.ask(SET, {
    input: { focusDays: [1, 2, 3, 4, 5, 6, 7], focusFrom: '08:00', focusTo: '12:00', ...more },
  })
const SUMMARY = '{ notificationSummary { unread held heldUntil } }'
type Summary = { notificationSummary: { unread: number; held: number; heldUntil: string | null } }
const summaryAt = async (now: Date) =>
  (await ana.ask<Summary>(SUMMARY, {}, { at: now })).notificationSummary
const LIST =
  'query($all: Boolean) { notifications(first: 20, withHeld: $all) { edges { node { kind } } } }'
type List = { notifications: { edges: { node: { kind: string } }[] } }
const kindsAt = async (now: Date, all = false) =>
  (await ana.ask<List>(LIST, { all }, { at: now })).notifications.edges.map(({ node }) => node.kind)
/** Ben mentions Ana; the rows are put at a moment, as if it had happened then. */
async function mention(now: Date) {
  await letFollow(() =>
    ben.ask(COMMENT, { input: { postId: idea, body: 'What do you say, @Ana Silva?' } }),
  )
  await put(now)
}
const put = (now: Date) =>
  db.rows(
    sql`update "Notification" set "createdAt" = ${now}, "updatedAt" = ${now} where "personId" = ${ana.id}`,
  )
const due = (now: Date) =>
  db.rows(sql`
    insert into "Notification" ("personId", kind, "groupKey", "postId", "actorIds", "createdAt", "updatedAt")
    values (${ana.id}, 'RESPONSE_LATE', 'late', ${idea}, '{}', ${now}, ${now})`)

describe('what waits', () => {
  test('an ordinary mention: it is not counted, not listed and not missed on Home until they end', async () => {
    await focus()
    await mention(WITHIN)
    expect(await summaryAt(WITHIN)).toEqual({
      unread: 0,
      held: 1,
      heldUntil: `${day}T12:00:00.000Z`,
    })
    expect(await kindsAt(WITHIN)).toEqual([])
    expect(await kindsAt(WITHIN, true)).toEqual(['NAMED'])
    const missed = await ana.ask('{ missedNotifications { kind } }', {}, { at: WITHIN })
    expect(missed).toEqual({ missedNotifications: [] })
    expect(await summaryAt(AFTER)).toEqual({ unread: 1, held: 0, heldUntil: null })
    expect(await kindsAt(AFTER)).toEqual(['NAMED'])
  })
  test('not what came before them, and not what is due', async () => {
    await focus()
    await mention(at(`${day}T07:30:00Z`))
    await due(WITHIN)
    expect(await summaryAt(WITHIN)).toMatchObject({ unread: 2, held: 0 })
    expect(await kindsAt(WITHIN)).toEqual(['RESPONSE_LATE', 'NAMED'])
  })
  test('marking all as read leaves what waits', async () => {
    await focus()
    await mention(WITHIN)
    await ana.ask('mutation { readNotifications { count } }', {}, { at: WITHIN })
    expect(await summaryAt(AFTER)).toMatchObject({ unread: 1 })
  })
})

const queued = async () =>
  (
    await db.rows<{ key: string }>(sql`
      select payload ->> 'key' as key from graphile_worker._private_jobs
      where (payload ->> 'personId')::int = ${ana.id}`)
  ).length

describe('mail', () => {
  test('at once waits for their end, and what is due goes alone', async () => {
    await focus({ emailFrequency: 'AT_ONCE' })
    await mention(WITHIN)
    const later = at(`${day}T10:05:00Z`)
    await queueAtOnce(db, later)
    expect(await queued()).toBe(0)
    await due(WITHIN)
    await queueAtOnce(db, later)
    expect(await queued()).toBe(1)
    const write = (now: Date) =>
      writeMail(
        { personId: ana.id, key: `test:${now.toISOString()}`, before: now.toISOString() },
        now,
      )
    const carried = async (id: number | null) =>
      (await db.first<{ text: string }>(sql`select text from "Mail" where id = ${id}`))?.text ?? ''
    const within = await carried(await write(later))
    expect(within).not.toContain('mentioned you')
    expect(within).toContain('Quieter vans')
    expect(await carried(await write(AFTER))).toContain('mentioned you')
  })
  test('a digest that falls into them comes after them', async () => {
    await focus({ emailFrequency: 'DAILY' })
    await mention(at(`${day}T06:00:00Z`))
    await queueDigests(db, at(`${day}T08:15:00Z`))
    expect(await queued()).toBe(0)
    await queueDigests(db, at(`${day}T12:15:00Z`))
    expect(await queued()).toBe(1)
  })
})

test('when they end, open pages of whoever has something waiting are told, once', async () => {
  await focus()
  await mention(WITHIN)
  expect(await endFocus(WITHIN)).not.toContain(ana.id)
  expect(await endFocus(AFTER)).toContain(ana.id)
  expect(await endFocus(at(`${day}T12:01:30Z`))).not.toContain(ana.id)
})

test('an end before the beginning, eleven hours and a minute, and what is no time are refused by their fields', async () => {
  const fieldOf = async (input: object) =>
    Object.keys(((await focus(input).catch((error: unknown) => error)) as Invalid).fields)
  expect(await fieldOf({ focusTo: '08:00' })).toEqual(['focusTo'])
  expect(await fieldOf({ focusTo: '19:01' })).toEqual(['focusTo'])
  expect(await fieldOf({ focusFrom: '24:00' })).toEqual(['focusFrom'])
  expect(await fieldOf({ focusDays: [8] })).toEqual(['focusDays.0'])
})
