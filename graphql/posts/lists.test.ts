// Lists of posts of all kinds: of a person, of what somebody supports, what trends, and what somebody owes. Two kinds stand in
// them: ideas, which have a table of their own, and the kind of the tests, which has none.
import '#graphql/testing-kind/feature.ts'
import { beforeAll, expect, test } from 'vitest'
import { type Asker, asker } from '#graphql/testing.ts'
import { hours } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

type Listed = {
  posts: {
    edges: { node: { number: number; kind: string } }[]
    pageInfo: { endCursor: string; hasNextPage: boolean }
  }
}
const POSTS = `query($author: ID, $supporter: ID, $sort: PostSort, $isForViewer: Boolean, $isOpen: Boolean, $isArchived: Boolean,
  $first: Int, $after: String) {
  posts(author: $author, supporter: $supporter, sort: $sort, isForViewer: $isForViewer, isOpen: $isOpen,
    isArchived: $isArchived, first: $first, after: $after) {
    edges { node { number kind } } pageInfo { endCursor hasNextPage } } }`
const FOLLOW = 'mutation($id: ID!, $level: FollowLevel!) { followPost(postId: $id, level: $level) }'
const SUPPORT = 'mutation($id: ID!) { supportPost(postId: $id) { number } }'

let cast: Cast
let ann: Asker
let ben: Asker
let cleo: Asker
let dan: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  ben = asker(cast.ben)
  cleo = asker(cast.cleo)
  dan = asker(cast.dan)
})

const list = async (who: Asker, wish: Record<string, unknown> = {}) =>
  (await who.ask<Listed>(POSTS, { first: 100, ...wish })).posts
const numbers = async (who: Asker, wish: Record<string, unknown> = {}) =>
  (await list(who, wish)).edges.map(({ node }) => node.number)

const ago = (n: number) => new Date(Date.now() - hours(n))
async function memo(who: Asker, space = 'field', tags: string[] = []): Promise<number> {
  const { postMemo } = await who.ask<{ postMemo: { number: number } }>(
    'mutation($space: String!, $input: MemoInput!) { postMemo(space: $space, input: $input) { number } }',
    { space, input: { title: 'Read this', body: '', tags } },
  )
  return postMemo.number
}
/** Posted, and active for the last time, so many hours ago. */
const setBack = (id: number, at: Date) =>
  db.rows(sql`update "Post" set "createdAt" = ${at}, "activeAt" = ${at} where id = ${id}`)

test('what somebody wrote is one list of all kinds, newest first, page by page', async () => {
  const made: number[] = []
  for (let nth = 0; nth < 3; nth++) {
    const idea = await makeIdea(db, {
      boardId: cast.field.boardId,
      authorId: cast.dan,
      createdAt: ago(20 - 2 * nth),
    })
    const number = await memo(dan)
    await setBack(number, ago(19 - 2 * nth))
    made.unshift(number, idea.id)
  }
  const wish = { author: cast.dan, sort: 'NEWEST' }
  expect(await numbers(ann, wish)).toEqual(made)
  const read: number[] = []
  let after: string | null = null
  do {
    const part: Listed['posts'] = await list(ann, { ...wish, first: 2, after })
    read.push(...part.edges.map(({ node }) => node.number))
    after = part.pageInfo.hasNextPage ? part.pageInfo.endCursor : null
  } while (after)
  expect(read).toEqual(await numbers(ann, wish))
})

test('nobody learns of what stands where they do not read, not even by a page that is too short', async () => {
  const open = await memo(ann)
  await setBack(open, ago(1))
  const secret = await memo(ann, 'vault')
  const hidden = await makeIdea(db, { boardId: cast.vault.boardId, authorId: cast.ann })
  await ann.ask(SUPPORT, { id: String(secret) })
  for (const wish of [{ author: cast.ann }, { supporter: cast.ann }, {}]) {
    const seen = await numbers(dan, wish)
    expect(seen).not.toContain(secret)
    expect(seen).not.toContain(hidden.id)
  }
  expect(await numbers(dan, { author: cast.ann, sort: 'NEWEST', first: 1 })).toEqual([open])
  expect(await numbers(ben, { author: cast.ann })).toEqual(
    expect.arrayContaining([secret, hidden.id]),
  )
})

test('what trends: kinds that keep a score by it, the others by their latest activity', async () => {
  const quiet = await memo(ben)
  const busy = await memo(ben)
  const idea = await makeIdea(db, {
    boardId: cast.field.boardId,
    authorId: cast.ben,
    createdAt: ago(100),
  })
  await setBack(quiet, ago(1_000))
  await setBack(busy, ago(-100))
  const order = (await numbers(ann, { author: cast.ben })).filter((number) =>
    [quiet, busy, idea.id].includes(number),
  )
  expect(order).toEqual([busy, idea.id, quiet])
  const read: number[] = []
  let after: string | null = null
  do {
    const part: Listed['posts'] = await list(ann, { author: cast.ben, first: 1, after })
    read.push(...part.edges.map(({ node }) => node.number))
    after = part.pageInfo.hasNextPage ? part.pageInfo.endCursor : null
  } while (after)
  expect(read).toEqual(await numbers(ann, { author: cast.ben }))
})

test('for somebody: what they follow themselves or by its board, without what they muted or what is over', async () => {
  const followed = await memo(ann)
  const other = await memo(ann)
  const onBoard = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
  const withdrawn = await makeIdea(db, {
    boardId: cast.field.boardId,
    authorId: cast.ann,
    status: 'WITHDRAWN',
  })
  await dan.ask(FOLLOW, { id: String(followed), level: 'FOLLOW' })
  await dan.ask('mutation($id: ID!) { followBoard(boardId: $id, level: FOLLOW) { follow } }', {
    id: String(cast.field.boardId),
  })
  const mine = () => numbers(dan, { isForViewer: true, isOpen: true })
  expect(await mine()).toEqual(expect.arrayContaining([followed, onBoard.id]))
  expect(await mine()).not.toContain(other)
  expect(await mine()).not.toContain(withdrawn.id)
  expect(await numbers(dan, { isForViewer: true })).toContain(withdrawn.id)
  await dan.ask(FOLLOW, { id: String(onBoard.id), level: 'MUTE' })
  await dan.ask(FOLLOW, { id: String(followed), level: 'MUTE' })
  expect(await mine()).not.toContain(onBoard.id)
  expect(await mine()).not.toContain(followed)
})

test('it says of ideas what the list of ideas says', async () => {
  const ideasOf = async (wish: string) => {
    const { ideas } = await cleo.ask<{ ideas: { edges: { node: { number: number } }[] } }>(
      `{ ideas(first: 100, isArchived: false, ${wish}) { edges { node { number } } } }`,
    )
    return ideas.edges.map(({ node }) => node.number)
  }
  const ofPosts = async (wish: Record<string, unknown>) =>
    (await list(cleo, { isArchived: false, ...wish })).edges
      .filter(({ node }) => node.kind === 'IDEA')
      .map(({ node }) => node.number)
  const open = 'status: [NEW, SHAPING, TRIAL, BUILDING, IN_USE, NOT_NOW]'
  expect(await ofPosts({ isForViewer: true, isOpen: true })).toEqual(
    await ideasOf(`mine: FOR_YOU, ${open}`),
  )
  expect(await ofPosts({ author: cast.ann, sort: 'NEWEST' })).toEqual(
    await ideasOf(`author: ${cast.ann}, sort: NEWEST`),
  )
  expect((await ofPosts({ isForViewer: true, isOpen: true })).length).toBeGreaterThan(0)
})

test('what somebody supports, of every kind', async () => {
  const number = await memo(ann)
  const idea = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
  for (const id of [number, idea.id]) await dan.ask(SUPPORT, { id: String(id) })
  expect(new Set(await numbers(ben, { supporter: cast.dan }))).toEqual(new Set([number, idea.id]))
})

test('what somebody owes is one list of all kinds, what was promised first at its top', async () => {
  const OWED =
    '{ owed { total late responses { dueAt isLate post { number kind } } ideas { number } } }'
  type Owed = {
    total: number
    late: number
    responses: { isLate: boolean; post: { number: number; kind: string } }[]
    ideas: { number: number }[]
  }
  const owedBy = async (who: Asker) => (await who.ask<{ owed: Owed }>(OWED)).owed
  const before = await owedBy(cleo)
  const question = await memo(ann, 'vault', ['question'])
  await setBack(question, ago(2_000))
  const idea = await makeIdea(db, {
    boardId: cast.field.boardId,
    authorId: cast.ann,
    responseDueAt: ago(1_000),
  })
  const after = await owedBy(cleo)
  expect(after).toMatchObject({
    total: before.total + 2,
    late: before.late + 2,
    responses: [
      { isLate: true, post: { number: question, kind: 'MEMO' } },
      { isLate: true, post: { number: idea.id, kind: 'IDEA' } },
      ...before.responses.slice(0, 4),
    ],
  })
  expect(after.ideas[0]).toEqual({ number: idea.id })
  expect(await owedBy(dan)).toMatchObject({ total: 0, responses: [] })
})

test('a cursor of another list is refused', async () => {
  const { pageInfo } = await list(ann, { sort: 'NEWEST', first: 1 })
  await expect(list(ann, { sort: 'TRENDING', after: pageInfo.endCursor })).rejects.toMatchObject({
    extensions: { code: 'INVALID' },
  })
})

test('a cursor that nobody was given is refused', async () => {
  const code = (key: unknown[], sort: string) =>
    ann
      .ask(POSTS, { sort, after: Buffer.from(JSON.stringify(key)).toString('base64url') })
      .catch(({ extensions }: { extensions?: { code?: string } }) => extensions?.code)
  for (const day of ['0000-01-01', '2024-02-30', '2024-13-01'])
    expect(await code([`${day}T00:00:00.000Z`, 1], 'NEWEST')).toBe('INVALID')
  expect(await code(['2024-01-01T24:00:00.000Z', 1], 'NEWEST')).toBe('INVALID')
  for (const key of [[1], ['1', 1], [null, 1], [1, 2 ** 31], [1, 1, 1]])
    expect(await code(key, 'TRENDING')).toBe('INVALID')
  for (const first of [-1, 0, 101, 2_147_483_647])
    await expect(list(ann, { first })).rejects.toMatchObject({ extensions: { code: 'INVALID' } })
})
