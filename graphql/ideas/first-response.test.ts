// The promised first response as people see it: due soon, late, escalated, counted anew, in the log.
import { beforeAll, describe, expect, test } from 'vitest'
import { recomputeClocks, resumeInSpace, runClocks } from '#graphql/clocks/jobs.ts'
import {
  type Asker,
  asker,
  lastEvent,
  recordedEvents,
  runConsequencesSince,
  staysLive,
} from '#graphql/testing.ts'
import { days, hours } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeBoard, makeCast, makePerson, makeSpace } from '#prisma/factory.ts'
import { miscounts } from '#prisma/miscounts.ts'
import { sql } from '#prisma/sql.ts'

let cast: Cast
let ann: Asker
let cleo: Asker
let eve: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  cleo = asker(cast.cleo)
  eve = asker(cast.eve)
})

const POST =
  'mutation($board: String!) { postIdea(input: { board: $board, title: "A ramp" }) { number responseDueAt } }'
const PAGE = 'query($id: ID!) { idea(id: $id) { status responseDueAt isLate } }'
const BOARD = `query($slug: String!) { board(slug: $slug) { promise { days within unit kept late awaitingResponse nextDueAt responseBy
  warnBefore escalateAfter escalateTo { number } calendar { name } } } }`
const PROMISE =
  'mutation($id: ID!, $input: BoardPromiseInput!) { setBoardPromise(boardId: $id, input: $input) { promise { within unit } } }'
const EDIT = `mutation($id: ID!, $days: Int, $owner: ID, $delegates: [ID!]) {
  editBoard(boardId: $id, input: { name: "Ramps", responseDays: $days, ownerId: $owner, delegateIds: $delegates }) { slug } }`
const ANSWER =
  'mutation($id: ID!) { respondToIdea(ideaId: $id, kind: QUESTION, text: "How wide?") { responseDueAt respondedAt } }'
const TOLD =
  'query { notifications(first: 50) { edges { node { kind sentence postNumber boardSlug } } } }'

type Idea = { number: number; responseDueAt: string | null }
const post = async (board: string) => {
  const { postIdea } = await ann.ask<{ postIdea: Idea }>(POST, { board })
  return { id: postIdea.number, dueAt: new Date(postIdea.responseDueAt ?? 0) }
}
const dueOf = async (id: number) =>
  (await ann.ask<{ idea: Idea }>(PAGE, { id })).idea.responseDueAt as string
type Board = { board: { promise: Record<string, unknown> } }
const promiseOf = async (slug: string) => (await cleo.ask<Board>(BOARD, { slug })).board.promise
const fresh = (more: Partial<Parameters<typeof makeBoard>[1]> = {}) =>
  makeBoard(db, { spaceId: cast.field.spaceId, ownerId: cast.cleo, responseDays: 5, ...more })
/** Kinds of what somebody was told about an idea, oldest first. */
const toldOf = async (who: Asker, id: number): Promise<string[]> => {
  type Told = { notifications: { edges: { node: { kind: string; postNumber: number | null } }[] } }
  const { notifications } = await who.ask<Told>(TOLD)
  return notifications.edges
    .map(({ node }) => node)
    .filter(({ postNumber }) => postNumber === id)
    .map(({ kind }) => kind)
    .reverse()
}
const manages = (personId: number, managerId: number) =>
  eve.ask('mutation($id: ID!, $by: ID!) { setManager(personId: $id, managerId: $by) { number } }', {
    id: personId,
    by: managerId,
  })
/** Lets the clocks run at an instant, with all that follows. Gives the steps of one idea's clock. */
async function at(now: Date, id: number): Promise<string[]> {
  const since = await lastEvent()
  await runClocks({}, db, now)
  await runConsequencesSince(since)
  return (await recordedEvents(since))
    .filter(({ name, payload }) => name.startsWith('clock.') && payload.postId === id)
    .map(({ name }) => name)
}
const later = (date: Date, by: number) => new Date(date.getTime() + by)
/** What the job does that a change has queued. */
async function recompute(): Promise<void> {
  const queued = await db.rows<{ payload: unknown }>(sql`
    with done as (delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
      where t.id = j.task_id and t.identifier = 'recompute-clocks' returning j.payload)
    select payload from done`)
  for (const { payload } of queued) await recomputeClocks(payload, db)
}
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { extensions?: { code?: string } }) => error.extensions?.code ?? String(error),
  )

describe('an answer that does not come', () => {
  test('is warned of, late at its very minute, and escalated twice; each once, however many workers', async () => {
    const delegate = await makePerson(db)
    const above = await makePerson(db)
    const board = await fresh({ delegateIds: [delegate.id] })
    await cleo.ask(PROMISE, { id: board.id, input: { escalateToId: above.id } })
    const { id, dueAt } = await post(board.slug)
    const people = [cleo, asker(delegate.id), asker(above.id)] as const
    const told = () => Promise.all(people.map((who) => toldOf(who, id)))

    expect(await at(later(dueAt, -days(1) - 1), id)).toEqual([])
    // Nine to five: a working day before five is nine in the morning.
    expect(await at(later(dueAt, -hours(8)), id)).toEqual(['clock.warned'])
    expect(await told()).toEqual([['RESPONSE_DUE_SOON'], ['RESPONSE_DUE_SOON'], []])
    expect(await at(later(dueAt, -1), id)).toEqual([])

    const runs = await Promise.all([at(dueAt, id), at(dueAt, id), at(dueAt, id)])
    await at(dueAt, id)
    expect(new Set(runs.flat())).toEqual(new Set(['clock.breached']))
    const counted = (name: string) =>
      db.first(
        sql`select count(*)::int as n from "Event" where name = ${name} and (payload->>'postId')::int = ${id}`,
      )
    expect(await counted('clock.breached')).toEqual({ n: 1 })
    expect(await told()).toMatchObject([
      ['RESPONSE_DUE_SOON', 'RESPONSE_LATE'],
      ['RESPONSE_DUE_SOON', 'RESPONSE_LATE'],
      [],
    ])

    // Two working days later, and two more: at most eight days with weekends.
    expect(await at(later(dueAt, days(1)), id)).toEqual([])
    expect(await at(later(dueAt, days(4)), id)).toEqual(['clock.escalated'])
    expect(await told()).toMatchObject([{ length: 2 }, { length: 2 }, ['RESPONSE_ESCALATED']])
    expect(await at(later(dueAt, days(8)), id)).toEqual(['clock.escalated'])
    expect((await told())[0]).toContain('RESPONSE_ESCALATED')
    expect(await at(later(dueAt, days(400)), id)).toEqual([])

    await cleo.ask(ANSWER, { id })
    expect(await promiseOf(board.slug)).toMatchObject({ kept: 1, late: 0, awaitingResponse: 0 })
  })

  test('is escalated to the person named, then to the manager of its owner, then to the owners of its space', async () => {
    const [above, manager, top, owner] = await Promise.all([1, 2, 3, 4].map(() => makePerson(db)))
    const [named, first, next] = [above, manager, top].map((one) => one?.id ?? 0) as [
      number,
      number,
      number,
    ]
    const board = await fresh({ ownerId: owner?.id ?? 0 })
    await cleo.ask(PROMISE, { id: board.id, input: { escalateToId: named } })
    await manages(owner?.id ?? 0, first)
    await manages(first, next)
    const { id, dueAt } = await post(board.slug)
    const people = [named, first, next, cast.cleo].map(asker)
    const told = async () =>
      (await Promise.all(people.map((who) => toldOf(who, id)))).map(
        (kinds) => kinds.filter((kind) => kind === 'RESPONSE_ESCALATED').length,
      )
    await at(dueAt, id)
    expect(await told()).toEqual([0, 0, 0, 0])
    for (const [day, expected] of [
      [4, [1, 0, 0, 0]],
      [8, [1, 1, 0, 0]],
      [12, [1, 1, 0, 1]],
    ] as const) {
      expect(await at(later(dueAt, days(day)), id)).toEqual(['clock.escalated'])
      expect(await told()).toEqual(expected)
    }
    expect(await at(later(dueAt, days(400)), id)).toEqual([])
  })

  test('passes over a manager who has left or may not read the board, and ends where managers go round in a circle', async () => {
    const [owner, leaver, stranger, next] = await Promise.all(
      [1, 2, 3, 4].map(async () => (await makePerson(db)).id),
    )
    const people = [owner, leaver, next] as [number, number, number]
    const space = await makeSpace(db, {
      kind: 'CLOSED',
      owners: [cast.cleo],
      members: [cast.ann, ...people],
    })
    const [ownerId, leaverId, nextId] = people
    await manages(ownerId, leaverId)
    await manages(leaverId, stranger as number)
    await manages(stranger as number, nextId)
    await eve.ask('mutation($id: ID!) { setActive(personId: $id, isActive: false) { hasLeft } }', {
      id: leaverId,
    })
    const heard = async (boardOwner: number) => {
      const board = await makeBoard(db, { spaceId: space.id, ownerId: boardOwner, responseDays: 1 })
      const { id, dueAt } = await post(board.slug)
      await at(dueAt, id)
      await at(later(dueAt, days(4)), id)
      const who = [...people, stranger as number, cast.cleo]
      const kinds = await Promise.all(
        who.map((one) => toldOf(asker(one), id).catch((): string[] => [])),
      )
      return who.filter((_, i) => kinds[i]?.includes('RESPONSE_ESCALATED'))
    }
    expect(await heard(ownerId)).toEqual([nextId])
    // The service refuses a circle; one that an import of people brings must end all the same.
    await db.rows(sql`update "Person" set "managerId" = ${ownerId} where id = ${nextId}`)
    expect(await heard(ownerId)).toEqual([nextId])
    await db.rows(sql`update "Person" set "managerId" = ${ownerId} where id = ${ownerId}`)
    expect(await heard(ownerId)).toEqual([cast.cleo])
  })

  test('is not told to somebody who may not see it: the owners of its space hear of it instead', async () => {
    const outsider = await makePerson(db)
    const board = await makeBoard(db, {
      spaceId: cast.vault.spaceId,
      ownerId: cast.cleo,
      responseDays: 1,
    })
    expect(
      await code(cleo.ask(PROMISE, { id: board.id, input: { escalateToId: outsider.id } })),
    ).toBe('INVALID')
    // Named while they could see it.
    await db.rows(sql`
      update "ClockPolicy" set "escalateToId" = ${outsider.id} where id = (select "policyId" from "Board" where id = ${board.id})`)
    const { id, dueAt } = await post(board.slug)
    await at(dueAt, id)
    await at(later(dueAt, days(7)), id)
    expect(await toldOf(asker(outsider.id), id)).toEqual([])
    expect(await toldOf(cleo, id)).toContain('RESPONSE_ESCALATED')
  })

  test('on a board whose owner has left is told to the owners of its space, and so is the leaving', async () => {
    const leaver = await makePerson(db)
    const keeper = await makePerson(db)
    const space = await makeSpace(db, { owners: [keeper.id], members: [cast.ann, leaver.id] })
    const board = await makeBoard(db, { spaceId: space.id, ownerId: leaver.id, responseDays: 2 })
    const named = await fresh()
    await cleo.ask(PROMISE, { id: named.id, input: { escalateToId: leaver.id } })
    const { id, dueAt } = await post(board.slug)
    const since = await lastEvent()
    await eve.ask('mutation($id: ID!) { setActive(personId: $id, isActive: false) { hasLeft } }', {
      id: leaver.id,
    })
    await runConsequencesSince(since)
    const { notifications } = await asker(keeper.id).ask<{
      notifications: { edges: { node: { kind: string; boardSlug: string; sentence: string } }[] }
    }>(TOLD)
    expect(notifications.edges.map(({ node }) => node)).toMatchObject([
      { kind: 'BOARD_WITHOUT_OWNER', boardSlug: board.slug },
    ])
    await at(dueAt, id)
    expect(await toldOf(asker(keeper.id), id)).toEqual(['RESPONSE_LATE'])
    expect(await promiseOf(named.slug)).toMatchObject({ escalateTo: null })
  })

  test('stands in the record of the board, in time or late', async () => {
    const board = await fresh()
    const [one, two] = [await post(board.slug), await post(board.slug)]
    await cleo.ask(ANSWER, { id: one.id })
    await db.rows(sql`
      with clock as (update "Clock" set "dueAt" = now() - interval '1 minute' where "postId" = ${two.id} returning "dueAt")
      update "Idea" set "responseDueAt" = (select "dueAt" from clock) where id = ${two.id}`)
    await cleo.ask(ANSWER, { id: two.id })
    expect(await promiseOf(board.slug)).toMatchObject({ kept: 1, late: 1 })
  })
})

describe('a promise that changes', () => {
  test('moves the days of ideas that wait, live, and the log keeps the old and the new one', async () => {
    const board = await fresh()
    const { id, dueAt } = await post(board.slug)
    const answered = await post(board.slug)
    await cleo.ask(ANSWER, { id: answered.id })
    const edit = (wanted: number | null) => async () => {
      await cleo.ask(EDIT, { id: board.id, days: wanted, owner: cast.cleo })
      await recompute()
    }
    await staysLive({
      reader: ann,
      room: `post:${id}`,
      document: PAGE,
      variables: { id },
      change: edit(9),
    })
    const nine = await dueOf(id)
    expect(new Date(nine).getTime() - dueAt.getTime()).toBeGreaterThanOrEqual(days(4))
    expect(await dueOf(answered.id)).toBe(answered.dueAt.toISOString())
    await staysLive({
      reader: ann,
      room: `board:${board.id}`,
      document: BOARD,
      variables: { slug: board.slug },
      change: edit(5),
    })
    expect(await dueOf(id)).toBe(dueAt.toISOString())

    type Log = {
      events: {
        edges: { node: { name: string; detail: string; parts: { path: string | null }[] } }[]
      }
    }
    const { events } = await eve.ask<Log>(
      'query { events(topic: "clock", first: 2) { edges { node { name detail parts { path } } } } }',
    )
    const day = (at: string) => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`
    const before = day(dueAt.toISOString())
    const recomputed = {
      name: 'clock.recomputed',
      parts: [{ path: null }, { path: null }, { path: `/ideas/${id}` }],
    }
    expect(events.edges.map(({ node }) => node)).toEqual([
      { ...recomputed, detail: `due ${day(nine)}, now ${before}` },
      { ...recomputed, detail: `due ${before}, now ${day(nine)}` },
    ])
  })

  test('leaves what is late late, and what was promised owed when nothing is promised any longer', async () => {
    const board = await fresh()
    const { id, dueAt } = await post(board.slug)
    await at(dueAt, id)
    await cleo.ask(EDIT, { id: board.id, days: 20, owner: cast.cleo })
    await recompute()
    expect(await dueOf(id)).toBe(dueAt.toISOString())
    const other = await post(board.slug)
    await cleo.ask(EDIT, { id: board.id, days: null, owner: cast.cleo })
    await recompute()
    expect(await dueOf(other.id)).toBe(other.dueAt.toISOString())
    expect((await post(board.slug)).dueAt).toEqual(new Date(0))
  })

  test('may count in hours of working time; the board’s form in days leaves that alone', async () => {
    const board = await fresh()
    const set = (input: object) => cleo.ask(PROMISE, { id: board.id, input })
    await set({ within: 4, unit: 'HOURS', warnBefore: 60, escalateAfter: null })
    await cleo.ask(EDIT, { id: board.id, days: null, owner: cast.cleo })
    expect(await promiseOf(board.slug)).toMatchObject({
      days: null,
      within: 4,
      unit: 'HOURS',
      warnBefore: 60,
      escalateAfter: null,
    })
    const { dueAt } = await post(board.slug)
    expect(dueAt.getTime()).toBeLessThan(Date.now() + days(4))
    expect(await code(set({ within: 61, unit: 'DAYS' }))).toBe('INVALID')
    expect(await code(set({ calendarId: 12_345 }))).toBe('INVALID')
    for (const who of [ann, asker(cast.dan)])
      expect(await code(who.ask(PROMISE, { id: board.id, input: { within: 1 } }))).toBe(
        'NOT_ALLOWED',
      )
    const hidden = await makeBoard(db, { spaceId: cast.vault.spaceId })
    expect(await code(asker(cast.dan).ask(PROMISE, { id: hidden.id, input: { within: 1 } }))).toBe(
      'NOT_FOUND',
    )
  })

  test('an archived space is a pause: what passed in it is promised anew when it is reopened', async () => {
    const space = await makeSpace(db, { owners: [cast.cleo], members: [cast.ann] })
    const board = await makeBoard(db, { spaceId: space.id, ownerId: cast.cleo, responseDays: 1 })
    const { id, dueAt } = await post(board.slug)
    await cleo.ask('mutation($id: ID!) { archiveSpace(spaceId: $id) { slug } }', { id: space.id })
    expect(await at(later(dueAt, days(1)), id)).toEqual([])
    const [from, to] = [new Date(), later(dueAt, days(20))]
    await cleo.ask('mutation($id: ID!) { reopenSpace(spaceId: $id) { slug } }', { id: space.id })
    const standstill = { spaceId: space.id, from: from.toISOString(), to: to.toISOString() }
    await resumeInSpace(standstill, db)
    const due = await dueOf(id)
    expect(new Date(due).getTime()).toBeGreaterThan(to.getTime())
    await resumeInSpace(standstill, db)
    expect(await dueOf(id)).toBe(due)
    expect(await at(new Date(due), id)).toEqual(['clock.breached'])
  })

  test('copies of due times, and the records, are right after all this', async () => {
    expect(
      (await miscounts(db)).filter((line) =>
        /responseDueAt|stoppedAt|kept|late|promised/.test(line),
      ),
    ).toEqual([])
  })
})
