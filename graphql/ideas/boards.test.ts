// Many boards, read page by page and found by name; and what waits on a board that promises nothing.
import { beforeAll, describe, expect, test } from 'vitest'
import { type Asker, asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeBoard, makeCast, makeIdea } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

let cast: Cast
let eve: Asker
let ann: Asker
let cleo: Asker
const MANY = 230
beforeAll(async () => {
  cast = await makeCast(db)
  eve = asker(cast.eve)
  ann = asker(cast.ann)
  cleo = asker(cast.cleo)
  await db.rows(sql`
    with policy as (
      insert into "ClockPolicy" (unit) select 'DAYS' from generate_series(1, ${MANY}) returning id
    )
    insert into "Board" ("spaceId", slug, name, "policyId")
    select ${cast.field.spaceId}, 'site-' || n, 'Site ' || lpad(n::text, 3, '0') || case when n % 100 = 7 then ' 100% & “quick”' else '' end, id
    from (select id, row_number() over (order by id) as n from policy) numbered`)
})

const LIST = `query($query: String, $first: Int, $after: String) {
  allBoards(query: $query, first: $first, after: $after) {
    edges { node { slug name space { slug } } } pageInfo { hasNextPage endCursor } } }`
type Boards = {
  edges: { node: { slug: string; name: string } }[]
  pageInfo: { hasNextPage: boolean; endCursor: string }
}
const slugs = ({ edges }: Boards) => edges.map(({ node }) => node.slug)

describe('more than 200 boards', () => {
  test.each(['allBoards', 'space'])('are read page by page, each once: %s', async (field) => {
    const document =
      field === 'allBoards'
        ? LIST
        : `query($first: Int, $after: String) { space(slug: "field") { boards(first: $first, after: $after) {
            edges { node { slug name } } pageInfo { hasNextPage endCursor } } } }`
    const read: string[] = []
    let after: string | null = null
    for (;;) {
      const answer: { allBoards?: Boards; space?: { boards: Boards } } = await eve.ask(document, {
        first: 50,
        after,
      })
      const page = (answer.allBoards ?? answer.space?.boards) as Boards
      read.push(...slugs(page))
      if (!page.pageInfo.hasNextPage) break
      after = page.pageInfo.endCursor
    }
    // All: those of the field, and the closed lab's, which everyone knows of. The vault's is not Eve's to know.
    expect(read).toHaveLength(MANY + (field === 'allBoards' ? 2 : 1))
    expect(new Set(read).size).toBe(read.length)
    expect(read).not.toContain('vault-board')
  })

  test('are found by any part of the name, whatever its case; signs mean themselves', async () => {
    const find = async (query: string) =>
      slugs((await eve.ask<{ allBoards: Boards }>(LIST, { query })).allBoards)
    expect(await find('SITE 12')).toEqual([
      'site-120',
      'site-121',
      'site-122',
      'site-123',
      'site-124',
      'site-125',
      'site-126',
      'site-127',
      'site-128',
      'site-129',
    ])
    expect(await find('100% & “q')).toEqual(['site-7', 'site-107', 'site-207'])
    expect(await find('_')).toEqual([])
    expect(await find('vault')).toEqual([])
    expect(
      slugs((await ann.ask<{ allBoards: Boards }>(LIST, { query: 'vault' })).allBoards),
    ).toEqual(['vault-board'])
  })

  test('are found by typing the beginning of their words, however many stand before them', async () => {
    const FIND = `query($query: String, $only: BoardChoice, $first: Int, $isArchived: Boolean, $space: String) {
      boards(query: $query, only: $only, first: $first, isArchived: $isArchived, space: $space) { slug } }`
    const find = async (query: string | null, more = {}, who = eve) =>
      (await who.ask<{ boards: { slug: string }[] }>(FIND, { query, ...more })).boards.map(
        ({ slug }) => slug,
      )
    const given = { spaceId: cast.field.spaceId }
    await makeBoard(db, { ...given, slug: 'zurich', name: 'Zürich: Œuvres & l’été  100%_' })
    expect(await find(null)).toHaveLength(200)
    expect(await find(null)).not.toContain('zurich')
    for (const typed of ['zur', 'ZÜRICH', 'L’ete', '  l’été  zurich ', 'zürich:', '100%_'])
      expect(await find(typed), typed).toEqual(['zurich'])
    for (const typed of ['urich', 'zurich site', '%', '_', '100__'])
      expect(await find(typed)).toEqual([])
    expect(await find('site 229', { only: 'READABLE' })).toEqual(['site-229'])
    expect(await find('si', { first: 3 })).toHaveLength(3)
    expect(await find('site 229', { space: 'no-such-space' })).toEqual([])
    const [{ slug: space } = { slug: '' }] = await db.rows<{ slug: string }>(
      sql`select slug from "Space" where id = ${cast.field.spaceId}`,
    )
    expect(await find('zur', { space })).toEqual(['zurich'])
    // What one may not know of is not found, nor what one cannot read where one chooses.
    expect(await find('vault')).toEqual([])
    expect(await find('vault', {}, ann)).toEqual(['vault-board'])
    expect(await find('lab', { only: 'READABLE' })).toEqual([])
    await db.rows(sql`update "Board" set "archivedAt" = now() where slug = 'zurich'`)
    expect(await find('zur', { isArchived: true })).toEqual(['zurich'])
    expect(await find('zur', { isArchived: false })).toEqual([])
    expect(await find('zur', { only: 'READABLE' })).toEqual([])
    await db.rows(sql`delete from "Board" where slug = 'zurich'`)
  })

  test('of many spaces are asked for in one statement', async () => {
    const asked: string[] = []
    const counting = {
      ...db,
      rows: (...all: Parameters<typeof db.rows>) => {
        asked.push(all[0].strings.join('?'))
        return db.rows(...all)
      },
    }
    await ann.ask(
      '{ spaces(first: 50) { edges { node { boards(first: 10) { edges { node { slug } } } } } } }',
      {},
      { db: counting as never },
    )
    expect(asked.filter((text) => text.includes('"Board"'))).toHaveLength(1)
  })

  test('a made-up cursor is refused', async () => {
    await expect(eve.ask(LIST, { after: 'WyJ4Il0' })).rejects.toMatchObject({
      extensions: { code: 'INVALID' },
    })
  })
})

describe('what waits for a first answer', () => {
  const BOARD = `query($slug: String!) { board(slug: $slug) { promise { awaitingResponse overdue } }
    ideas(board: $slug, isAwaitingResponse: true) { edges { node { number } } } owed { total } }`
  type State = {
    board: { promise: { awaitingResponse: number; overdue: number } }
    ideas: { edges: { node: { number: number } }[] }
    owed: { total: number }
  }
  const state = async (slug: string) => {
    const { board, ideas, owed } = await cleo.ask<State>(BOARD, { slug })
    return [board.promise.awaitingResponse, ideas.edges.length, owed.total]
  }

  test('on a board that promises nothing no new idea waits; on one that does, each does', async () => {
    const given = { spaceId: cast.field.spaceId, ownerId: cast.cleo }
    const none = await makeBoard(db, { ...given, slug: 'no-promise', responseDays: null })
    const some = await makeBoard(db, { ...given, slug: 'promise', responseDays: 5 })
    for (const { id } of [none, some])
      for (let i = 0; i < 3; i++) await makeIdea(db, { boardId: id, authorId: cast.ann })
    expect(await state('no-promise')).toEqual([0, 0, 3])
    expect(await state('promise')).toEqual([3, 3, 3])
  })

  test('what was promised before the board took its promise back is still owed', async () => {
    const board = await makeBoard(db, {
      spaceId: cast.field.spaceId,
      slug: 'took-back',
      responseDays: null,
    })
    await makeIdea(db, {
      boardId: board.id,
      authorId: cast.ann,
      responseDueAt: new Date(Date.now() - 1_000),
    })
    await makeIdea(db, { boardId: board.id, authorId: cast.ann })
    const { board: read } = await cleo.ask<State>(BOARD, { slug: 'took-back' })
    expect(read.promise).toEqual({ awaitingResponse: 1, overdue: 1 })
  })
})
