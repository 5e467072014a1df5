import '#graphql/features.ts'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '#graphql/context.ts'
import { viewerOfPerson } from '#graphql/identity/viewer.ts'
import { type Db, db } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea } from '#prisma/factory.ts'
import { Confirmation } from './confirm.ts'

let cast: Cast
let dan: Viewer
let open: string[]
let secret: string
let statements = 0
/** The database, with its statements counted. */
const counting: Db = {
  rows: (statement) => {
    statements++
    return db.rows(statement)
  },
  first: (statement) => db.first(statement),
}

beforeAll(async () => {
  cast = await makeCast(db)
  dan = (await viewerOfPerson(cast.dan)) as Viewer
  const post = async (boardId: number) =>
    `idea:${(await makeIdea(db, { boardId, authorId: cast.ann })).id}`
  open = [await post(cast.field.boardId), await post(cast.field.boardId)]
  secret = await post(cast.vault.boardId)
})
beforeEach(() => {
  statements = 0
})

test('one statement serves every mixture of kinds, so that it is planned once', async () => {
  const texts = new Set<string>()
  const noting: Db = {
    rows: (statement) => {
      texts.add(statement.strings.join('?'))
      return db.rows(statement)
    },
    first: (statement) => db.first(statement),
  }
  for (const ids of [
    [open[0] ?? ''],
    [`person:${cast.ann}`],
    [open[0] ?? '', `person:${cast.ann}`],
  ]) {
    const rows = await new Confirmation(noting, dan, ids, []).rows()
    expect(rows.map((row) => row.id)).toEqual(ids)
  }
  expect(texts.size).toBe(1)
})

const asked = () =>
  new Confirmation(
    counting,
    dan,
    [open[1] ?? '', secret],
    [...open, secret, 'idea:999999', 'nonsense'],
  )
const ids = (rows: { id: string }[]) => rows.map((row) => row.id)

test('what is shown and what is counted is confirmed by one statement, and never what may not be seen', async () => {
  const confirmation = asked()
  const [rows, visible, again] = await Promise.all([
    confirmation.rows(),
    confirmation.visible(),
    confirmation.visible(),
  ])
  expect(ids(rows)).toEqual([open[1]])
  expect([...visible].sort()).toEqual([...open].sort())
  expect(again).toEqual(visible)
  expect(statements).toBe(1)
})

test('counts that are asked for later are the same', async () => {
  const confirmation = asked()
  expect(ids(await confirmation.rows())).toEqual([open[1]])
  expect([...(await confirmation.visible())].sort()).toEqual([...open].sort())
  await confirmation.visible()
  expect(statements).toBe(2)
})

test('what nobody asks for costs nothing', async () => {
  asked()
  await Promise.resolve()
  expect(statements).toBe(0)
  const nothing = new Confirmation(counting, dan, [], [])
  expect(await nothing.rows()).toEqual([])
  expect((await nothing.visible()).size).toBe(0)
  expect(statements).toBe(0)
})
