// What waits on a board is a stored number: right after everything that can happen to an idea, and cheap to read.
import { beforeAll, describe, expect, test } from 'vitest'
import { bring, file, lines, openRoom, room } from '#graphql/imports/testing.ts'
import { type Asker, asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeBoard, makeCast, makeIdea, makePerson } from '#prisma/factory.ts'
import { miscounts } from '#prisma/miscounts.ts'
import { sql } from '#prisma/sql.ts'
import { MAX_LATE } from './limits.ts'

let cast: Cast
let ann: Asker
let cleo: Asker
openRoom()
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  cleo = asker(cast.cleo)
})

const BOARD = `query($slug: String!) {
  board(slug: $slug) { promise { awaitingResponse overdue nextDueAt oldestOverdueAt } }
  ideas(board: $slug, isAwaitingResponse: true, first: 100) { edges { node { number } } } }`
type Read = {
  board: {
    promise: {
      awaitingResponse: number
      overdue: number
      nextDueAt: string | null
      oldestOverdueAt: string | null
    }
  }
  ideas: { edges: object[] }
}
/** What the board says that waits; the list of these ideas, and a count of all rows, must say the same. */
async function awaitingResponse(slug: string): Promise<number> {
  const { board, ideas } = await cleo.ask<Read>(BOARD, { slug })
  expect(ideas.edges).toHaveLength(board.promise.awaitingResponse)
  expect((await miscounts(db)).filter((line) => /unanswered|promised/.test(line))).toEqual([])
  return board.promise.awaitingResponse
}
const fresh = async (days: number | null) =>
  makeBoard(db, { spaceId: cast.field.spaceId, ownerId: cast.cleo, responseDays: days })
const post = async (board: string) =>
  (
    await ann.ask<{ postIdea: { number: number } }>(
      'mutation($board: String!) { postIdea(input: { board: $board, title: "A ramp" }) { number } }',
      { board },
    )
  ).postIdea.number
const ANSWER =
  'mutation($id: ID!) { respondToIdea(ideaId: $id, kind: QUESTION, text: "How wide?") { number } }'
const MOVE =
  'mutation($id: ID!, $to: OpenStatus!) { changeIdeaStatus(ideaId: $id, to: $to, note: "So it is") { number } }'
const DECLINE =
  'mutation($id: ID!) { declineIdea(ideaId: $id, reason: "TOO_EARLY", text: "Not before the move.") { number } }'
const WITHDRAW = 'mutation($id: ID!) { withdrawIdea(ideaId: $id) { number } }'
const JOIN = 'mutation($id: ID!, $into: ID!) { mergeIdea(ideaId: $id, intoId: $into) { number } }'
const PART = 'mutation($id: ID!) { unmergeIdea(ideaId: $id, note: "Two things") { number } }'
const EDIT = `mutation($id: ID!, $days: Int) { editBoard(boardId: $id, input: { name: "Ramps", responseDays: $days }) { slug } }`

describe('what waits', () => {
  test('begins with a post; ends with an answer, a move, a Not now, a withdrawal or a joining; once each', async () => {
    const { slug } = await fresh(5)
    const ideas: number[] = []
    for (let i = 0; i < 6; i++) ideas.push(await post(slug))
    const id = (i: number) => ideas[i] as number
    expect(await awaitingResponse(slug)).toBe(6)
    for (let again = 0; again < 2; again++) await cleo.ask(ANSWER, { id: id(0) })
    expect(await awaitingResponse(slug)).toBe(5)
    await cleo.ask(MOVE, { id: id(0), to: 'TRIAL' })
    await cleo.ask(MOVE, { id: id(0), to: 'NEW' })
    expect(await awaitingResponse(slug)).toBe(5)
    await cleo.ask(MOVE, { id: id(1), to: 'SHAPING' })
    await cleo.ask(DECLINE, { id: id(2) })
    await ann.ask(WITHDRAW, { id: id(3) })
    expect(await awaitingResponse(slug)).toBe(2)
    await cleo.ask(JOIN, { id: id(4), into: id(5) })
    expect(await awaitingResponse(slug)).toBe(1)
    await cleo.ask(PART, { id: id(4) })
    expect(await awaitingResponse(slug)).toBe(2)
  })

  test('follows the board’s promise, taken back and given again, and stands still while the space is archived', async () => {
    const board = await fresh(5)
    const promised = await post(board.slug)
    await cleo.ask(EDIT, { id: board.id, days: null })
    await post(board.slug)
    expect(await awaitingResponse(board.slug)).toBe(1)
    await cleo.ask(EDIT, { id: board.id, days: 3 })
    expect(await awaitingResponse(board.slug)).toBe(2)
    const id = board.spaceId
    await cleo.ask('mutation($id: ID!) { archiveSpace(spaceId: $id) { slug } }', { id })
    expect(await awaitingResponse(board.slug)).toBe(0)
    await cleo.ask('mutation($id: ID!) { reopenSpace(spaceId: $id) { slug } }', { id })
    expect(await awaitingResponse(board.slug)).toBe(2)
    await cleo.ask(EDIT, { id: board.id, days: null })
    await cleo.ask(ANSWER, { id: promised })
    expect(await awaitingResponse(board.slug)).toBe(0)
  })

  test('a promised day that an unmerge takes away is not counted as promised any longer', async () => {
    const { id: boardId, slug } = await fresh(5)
    const [one, into] = [await post(slug), await post(slug)]
    await cleo.ask(JOIN, { id: one, into })
    await cleo.ask(EDIT, { id: boardId, days: null })
    await db.rows(sql`
      with clock as (update "Clock" set "dueAt" = now() - interval '1 hour', "pausedAt" = now() - interval '2 hours'
        where "postId" = ${one} returning "dueAt")
      update "Idea" set "responseDueAt" = (select "dueAt" from clock) where id = ${one}`)
    await cleo.ask(PART, { id: one })
    expect(await awaitingResponse(slug)).toBe(1)
  })

  test('what was brought from elsewhere waits too, and follows its file to another stage and back', async () => {
    const rows = (one: string) =>
      lines(
        { id: '1', title: 'One more', status: one },
        { id: '2', title: 'Two more', status: 'new' },
      )
    const stored = async () => {
      await awaitingResponse('field-board')
      return db.first(sql`
        select b."withoutResponse", b.promised from "Board" b join "Space" s on s.id = b."spaceId" where s.slug = ${room.space}`)
    }
    await bring(await file(rows('new'), 'jsonl'))
    expect(await stored()).toEqual({ withoutResponse: 2, promised: 0 })
    await bring(await file(rows('planned'), 'jsonl'))
    expect(await stored()).toEqual({ withoutResponse: 1, promised: 0 })
    await bring(await file(rows('new'), 'jsonl'))
    expect(await stored()).toEqual({ withoutResponse: 2, promised: 0 })
  })

  test('is right after many writes at once', async () => {
    const { slug } = await fresh(5)
    const ideas = await Promise.all(Array.from({ length: 8 }, () => post(slug)))
    const id = (i: number) => ideas[i % 8] as number
    const crowd = await Promise.all(
      Array.from({ length: 4 }, async () => asker((await makePerson(db)).id)),
    )
    await Promise.allSettled(
      Array.from({ length: 96 }, (_, i) => {
        const doings = [
          () => cleo.ask(ANSWER, { id: id(i) }),
          () => cleo.ask(MOVE, { id: id(i), to: i % 2 ? 'NEW' : 'TRIAL' }),
          () => cleo.ask(JOIN, { id: id(i), into: id(i + 3) }),
          () => cleo.ask(PART, { id: id(i * 5) }),
          () => cleo.ask(DECLINE, { id: id(i + 1) }),
          () =>
            (crowd[i % 4] as Asker).ask(
              'mutation($board: String!) { postIdea(input: { board: $board, title: "Many" }) { number } }',
              { board: slug },
            ),
        ]
        return (doings[i % doings.length] as () => Promise<unknown>)()
      }),
    )
    await awaitingResponse(slug)
  })
})

describe('when answers are due', () => {
  test('late ones are counted as far as it matters; the oldest and the next day are exact', async () => {
    const { id, slug } = await fresh(5)
    const hour = 3_600_000
    const at = (hours: number) => new Date(Math.round(Date.now() / 1_000) * 1_000 + hours * hour)
    const [oldest, next] = [at(-400), at(2)]
    const due = [oldest, next, at(30), ...Array.from({ length: 4 }, (_, i) => at(-i - 1))]
    for (const responseDueAt of due)
      await makeIdea(db, { boardId: id, authorId: cast.ann, responseDueAt })
    await makeIdea(db, { boardId: id, authorId: cast.ann, responseDueAt: at(-900), state: 'HELD' })
    await makeIdea(db, {
      boardId: id,
      authorId: cast.ann,
      responseDueAt: at(-900),
      respondedAt: at(-901),
    })
    const read = async () => (await cleo.ask<Read>(BOARD, { slug })).board.promise
    expect(await read()).toEqual({
      awaitingResponse: 7,
      overdue: 5,
      oldestOverdueAt: oldest.toISOString(),
      nextDueAt: next.toISOString(),
    })
    for (let i = 0; i < MAX_LATE; i++)
      await makeIdea(db, { boardId: id, authorId: cast.ann, responseDueAt: at(-3) })
    expect(await read()).toMatchObject({
      awaitingResponse: 7 + MAX_LATE,
      overdue: MAX_LATE,
      oldestOverdueAt: oldest.toISOString(),
    })
  })

  test('are read with the board: one statement, however many wait', async () => {
    let asked = 0
    const counting = {
      rows: (...all: Parameters<typeof db.rows>) => {
        asked++
        return db.rows(...all)
      },
      first: (...all: Parameters<typeof db.first>) => {
        asked++
        return db.first(...all)
      },
    }
    const { slug } = await fresh(5)
    await post(slug)
    await ann.ask(
      'query($slug: String!) { board(slug: $slug) { promise { awaitingResponse overdue nextDueAt } } }',
      { slug },
      { db: { ...db, ...counting } as never },
    )
    expect(asked).toBe(1)
  })
})
