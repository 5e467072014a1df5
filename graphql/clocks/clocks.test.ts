// Clocks for any purpose: pauses that move the due time, many at once, and the company's calendars.
import { beforeAll, describe, expect, test } from 'vitest'
import { type Asker, asker, lastEvent, recordedEvents } from '#graphql/testing.ts'
import { days, hours } from '#graphql/time.ts'
import { transaction } from '#graphql/transaction.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeBoard, makeCast, makeIdea, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { recomputeClocks, runClocks } from './jobs.ts'
import { changePolicy, makePolicy } from './policies.ts'
import { clockPurpose } from './purposes.ts'
import {
  cancelClock,
  pauseClock,
  planClock,
  resumeClock,
  startClock,
  stopClock,
} from './service.ts'

const reply = clockPurpose({
  name: 'test.reply',
  afterPause: 'extend',
  places: async (_, ids) => new Map(ids.map((id) => [id, { spaceId: cast.field.spaceId }])),
  escalationLevels: async (_, places) => places.map(() => 2),
  rooms: ({ postId }) => [`post:${postId}`],
  notices: async () => [],
  lock: async () => {},
  copyDue: () => {},
})
const BY = { viewer: null, requestId: 'test' }
let cast: Cast
let eve: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  eve = asker(cast.eve)
})

const at = (text: string) => new Date(text)
const postId = async () =>
  (await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })).id
const place = (id: number) => ({ postId: id, spaceId: cast.field.spaceId })
/** Starts a clock of so many working hours. */
async function start(id: number, amount: number, now: Date): Promise<number> {
  return await transaction(async (tx) => {
    const policyId = await makePolicy(tx, null)
    await changePolicy(tx, BY, policyId, { respondWithin: amount, unit: 'HOURS' })
    const planned = await planClock(tx, policyId, 'UTC', now)
    if (planned) await startClock(tx, BY, reply, place(id), planned)
    return policyId
  })
}
const stored = (id: number) =>
  db.first<{ dueAt: Date; outcome: string | null; pausedAt: Date | null }>(sql`
    select "dueAt", outcome, "pausedAt" from "Clock" where "postId" = ${id} and purpose = 'test.reply' order by id desc limit 1`)
const pause = (id: number, now: Date) =>
  transaction((tx) => pauseClock(tx, BY, reply, place(id), now))
const resume = (id: number, now: Date) =>
  transaction((tx) => resumeClock(tx, BY, reply, place(id), now))

/** A calendar in which 260 working hours take five years. */
async function oneHourAWeek(): Promise<number> {
  const { saveCalendar } = await eve.ask<{ saveCalendar: { id: string } }>(
    'mutation($input: SaveCalendarInput!) { saveCalendar(input: $input) { id } }',
    {
      input: {
        name: `One hour a week ${++calendars}`,
        week: [{ spans: [{ start: 600, end: 660 }] }, ...Array(6).fill({ spans: [] })],
      },
    },
  )
  return Number(atob(saveCalendar.id).split(':')[1])
}
let calendars = 0

describe('a clock of working hours', () => {
  test('moves with each pause by its working time, and counts anew with them', async () => {
    const id = await postId()
    const policyId = await start(id, 6, at('2030-03-11T10:00:00Z'))
    expect(await stored(id)).toMatchObject({ dueAt: at('2030-03-11T16:00:00Z') })
    await pause(id, at('2030-03-11T12:00:00Z'))
    await pause(id, at('2030-03-11T13:00:00Z'))
    expect(await resume(id, at('2030-03-12T10:00:00Z'))).toEqual(at('2030-03-12T14:00:00Z'))
    expect(await resume(id, at('2030-03-12T11:00:00Z'))).toBeUndefined()
    await pause(id, at('2030-03-12T11:00:00Z'))
    await resume(id, at('2030-03-12T12:00:00Z'))
    expect(await stored(id)).toMatchObject({ dueAt: at('2030-03-12T15:00:00Z') })
    // Twice as long: what was paused stays paused.
    await transaction((tx) => changePolicy(tx, BY, policyId, { respondWithin: 12 }))
    await recomputeClocks({ policyId, requestId: 'test' }, db, at('2030-03-12T12:00:00Z'))
    expect(await stored(id)).toMatchObject({ dueAt: at('2030-03-13T13:00:00Z') })
  })

  test('takes no step while it is paused, and stays late when it was', async () => {
    const id = await postId()
    await start(id, 1, at('2031-03-10T10:00:00Z'))
    await pause(id, at('2031-03-10T10:30:00Z'))
    const since = await lastEvent()
    await runClocks({}, db, at('2031-03-12T10:00:00Z'))
    const steps = (await recordedEvents(since)).filter(({ payload }) => payload.postId === id)
    expect(steps).toEqual([])
    await resume(id, at('2031-03-12T10:00:00Z'))
    expect(await stored(id)).toMatchObject({ dueAt: at('2031-03-12T10:30:00Z') })
    await runClocks({}, db, at('2031-03-12T10:30:00Z'))
    await pause(id, at('2031-03-12T10:45:00Z'))
    expect(await resume(id, at('2031-03-20T10:45:00Z'))).toEqual(at('2031-03-12T10:30:00Z'))
  })

  test('that a pause moves out of reach is cancelled when it resumes, and holds up no others', async () => {
    const [far, near] = [await postId(), await postId()]
    const begin = at('2035-03-12T10:00:00Z')
    const calendarId = await oneHourAWeek()
    const policyId = await start(near, 6, begin)
    const slow = await start(far, 1, begin)
    const inWeeks = { respondWithin: 240, calendarId } as const
    await transaction((tx) => changePolicy(tx, BY, slow, inWeeks))
    await recomputeClocks({ policyId: slow, requestId: 'test' }, db, begin)
    expect((await stored(far))?.dueAt.getUTCFullYear()).toBe(2039)
    // Counted anew in one batch: the one that cannot be reached keeps its time, the other gets its new one.
    await transaction((tx) => changePolicy(tx, BY, policyId, { respondWithin: 3, calendarId }))
    // As after a calendar that lost its days: nobody could promise this.
    const promise = (hours: number) =>
      db.rows(sql`update "ClockPolicy" set "respondWithin" = ${hours} where id = ${slow}`)
    await promise(400)
    await recomputeClocks({ calendarId, requestId: 'test' }, db, begin)
    expect((await stored(far))?.dueAt.getUTCFullYear()).toBe(2039)
    expect(await stored(near)).toMatchObject({ dueAt: at('2035-03-26T11:00:00Z') })
    await promise(240)
    await pause(far, at('2035-04-02T09:00:00Z'))
    expect(await resume(far, at('2036-04-07T09:00:00Z'))).toBeNull()
    expect(await stored(far)).toMatchObject({ outcome: 'CANCELLED' })
  })

  test('whose escalation no working time reaches holds up neither itself nor others', async () => {
    const calendarId = await oneHourAWeek()
    const [slow, other] = [await postId(), await postId()]
    const begin = at('2033-03-14T10:00:00Z')
    await transaction(async (tx) => {
      const policyId = await makePolicy(tx, null)
      const wish = { respondWithin: 1, unit: 'HOURS', calendarId, escalateAfter: 28_800 } as const
      await changePolicy(tx, BY, policyId, wish)
      const planned = await planClock(tx, policyId, 'UTC', begin)
      if (planned) await startClock(tx, BY, reply, place(slow), planned)
    })
    await start(other, 1, begin)
    const since = await lastEvent()
    await runClocks({}, db, at('2033-03-14T11:00:00Z'))
    const late = (await recordedEvents(since)).flatMap(({ name, payload }) =>
      name === 'clock.breached' ? [payload.postId] : [],
    )
    expect(late).toEqual(expect.arrayContaining([slow, other]))
  })

  test('stops once; one that is cancelled enters no record; a post has one that runs', async () => {
    const [kept, late, cancelled] = [await postId(), await postId(), await postId()]
    const begin = at('2030-03-11T10:00:00Z')
    const policies = [
      await start(kept, 2, begin),
      await start(late, 2, begin),
      await start(cancelled, 2, begin),
    ]
    const stop = (id: number, now: string) =>
      transaction((tx) => stopClock(tx, BY, reply, place(id), at(now)))
    await stop(kept, '2030-03-11T12:00:00Z')
    await stop(kept, '2030-03-11T13:00:00Z')
    await stop(late, '2030-03-11T12:00:00.001Z')
    await transaction((tx) => cancelClock(tx, BY, reply, place(cancelled), begin))
    const records = await db.rows(
      sql`select kept, late from "ClockPolicy" where id = any(${policies}::int[]) order by id`,
    )
    expect(records).toEqual([
      { kept: 1, late: 0 },
      { kept: 0, late: 1 },
      { kept: 0, late: 0 },
    ])
    await start(kept, 2, begin)
    await expect(start(kept, 2, begin)).rejects.toThrow('Clock_running_key')
  })

  test('hundreds that are due at once are found, each once', async () => {
    const board = await makeBoard(db, { spaceId: cast.field.spaceId })
    const due = at('2029-06-01T12:00:00Z')
    for (let i = 0; i < 230; i++)
      await makeIdea(db, { boardId: board.id, authorId: cast.ann, responseDueAt: due })
    const since = await lastEvent()
    await Promise.all([runClocks({}, db, due), runClocks({}, db, due)])
    await runClocks({}, db, due)
    const breached = (await recordedEvents(since)).filter(
      ({ name, payload }) => name === 'clock.breached' && payload.boardId === board.id,
    )
    expect(new Set(breached.map(({ payload }) => payload.postId)).size).toBe(230)
    expect(breached).toHaveLength(230)
  })
})

describe('calendars', () => {
  const LIST =
    'query { calendars { id name isDefault timeZone version viewerCanEdit week { spans { start end } } holidays { date name span { start end } } } }'
  const SAVE =
    'mutation($input: SaveCalendarInput!) { saveCalendar(input: $input) { id version holidays { date name span { start end } } } }'
  type Saved = { saveCalendar: { id: string; version: number } }
  const DAY = { spans: [{ start: 540, end: 1_020 }] }
  const NONE = { spans: [] }
  const week = [DAY, DAY, DAY, DAY, DAY, NONE, NONE]
  const save = async (input: object, who = eve) =>
    (await who.ask<Saved>(SAVE, { input: { name: 'Ghent', week, ...input } })).saveCalendar
  const fields = (promise: Promise<unknown>) =>
    promise.then(
      () => 'done',
      (error: { extensions?: { code?: string; fields?: object } }) =>
        error.extensions?.fields ? Object.keys(error.extensions.fields)[0] : error.extensions?.code,
    )

  test('everybody sees them, administrators change them; the default one is the working week', async () => {
    const { calendars } = await asker(cast.dan).ask<{ calendars: object[] }>(LIST)
    expect(calendars[0]).toMatchObject({
      name: 'Working days',
      isDefault: true,
      timeZone: null,
      viewerCanEdit: false,
      week,
      holidays: [],
    })
    expect(await fields(save({}, asker(cast.dan)))).toBe('NOT_ALLOWED')
    const overlap = {
      spans: [
        { start: 540, end: 700 },
        { start: 600, end: 900 },
      ],
    }
    expect(await fields(save({ week: [overlap, NONE, NONE, NONE, NONE, NONE, NONE] }))).toBe('week')
    expect(await fields(save({ week: Array(7).fill(NONE) }))).toBe('week')
    expect(await fields(save({ week: [DAY] }))).toBe('week')
    expect(await fields(save({ timeZone: 'Mars/Olympus' }))).toBe('timeZone')
    expect(await fields(save({ name: 'Working days' }))).toBe('name')
    expect(await fields(save({ holidays: [{ date: '2026-02-30' }] }))).toBe('holidays.0.date')
    const twice = [{ date: '2026-12-25' }, { date: '2026-12-25' }]
    expect(await fields(save({ holidays: twice }))).toBe('holidays')
  })

  test('a holiday moves the clocks that count with it; somebody else’s edit in between is a conflict', async () => {
    const board = await makeBoard(db, {
      spaceId: cast.field.spaceId,
      ownerId: cast.cleo,
      responseDays: 3,
    })
    const { id: calendarId, version } = await save({ timeZone: 'Europe/Brussels' })
    await asker(cast.cleo).ask(
      'mutation($id: ID!, $calendarId: ID!) { setBoardPromise(boardId: $id, input: { calendarId: $calendarId }) { slug } }',
      { id: board.id, calendarId },
    )
    const idea = await asker(cast.ann).ask<{ postIdea: { number: number; responseDueAt: string } }>(
      'mutation($board: String!) { postIdea(input: { board: $board, title: "A ramp" }) { number responseDueAt } }',
      { board: board.slug },
    )
    const { responseDueAt, number } = idea.postIdea
    const date = responseDueAt.slice(0, 10)
    const half = { date, name: 'Fair', span: { start: 540, end: 720 } }
    expect(
      await save({ calendarId, version, timeZone: 'Europe/Brussels', holidays: [half] }),
    ).toMatchObject({
      version: version + 1,
      holidays: [half],
    })
    expect(await fields(save({ calendarId, version }))).toBe('CONFLICT')
    const row = await db.first<{ id: number }>(sql`select id from "Calendar" where name = 'Ghent'`)
    await recomputeClocks({ calendarId: row?.id as number, requestId: 'test' }, db)
    const { idea: page } = await asker(cast.ann).ask<{ idea: { responseDueAt: string } }>(
      'query($id: ID!) { idea(id: $id) { responseDueAt } }',
      { id: number },
    )
    expect(Date.parse(responseDueAt) - Date.parse(page.responseDueAt)).toBe(hours(5))
    // A board promises three days with it: a calendar on which they are never reached is refused.
    const off = Array.from({ length: 400 }, (_, i) => ({
      date: new Date(Date.now() + days(i)).toISOString().slice(0, 10),
    }))
    const rare = [{ spans: [{ start: 0, end: 1 }] }, NONE, NONE, NONE, NONE, NONE, NONE]
    const set = (input: object) =>
      asker(cast.cleo).ask(
        'mutation($id: ID!, $input: BoardPromiseInput!) { setBoardPromise(boardId: $id, input: $input) { slug } }',
        { id: board.id, input },
      )
    await set({ within: 40, unit: 'HOURS' })
    expect(
      await fields(save({ calendarId, version: version + 1, week: rare, holidays: off })),
    ).toBe('week')
  })

  test('an owner who is named for escalation is kept by id, and only one who can see the board', async () => {
    const stranger = await makePerson(db, { deactivatedAt: new Date() })
    const board = await makeBoard(db, {
      spaceId: cast.field.spaceId,
      ownerId: cast.cleo,
      responseDays: 3,
    })
    const ask = asker(cast.cleo).ask(
      'mutation($id: ID!, $who: ID!) { setBoardPromise(boardId: $id, input: { escalateToId: $who }) { slug } }',
      { id: board.id, who: stranger.id },
    )
    expect(await fields(ask)).toBe('escalateToId')
  })
})
