// The log is for administrators, and shows them no more of what stands in spaces than any other page.
import { beforeAll, expect, test } from 'vitest'
import { runClocks } from '#graphql/clocks/jobs.ts'
import { startSession } from '#graphql/identity/service.ts'
import { type Asker, asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeBoard, makeCast, makeIdea } from '#prisma/factory.ts'

let cast: Cast
let ann: Asker
let eve: Asker
const LOG = `query($topic: String, $actor: ID, $first: Int, $after: String) {
  events(topic: $topic, actor: $actor, first: $first, after: $after) {
    edges { node { name details actor { number } idea { title } board { slug } space { slug } } }
    pageInfo { hasNextPage endCursor }
  }
}`
type Line = {
  name: string
  idea: object | null
  board: object | null
  space: object | null
  actor: { number: number } | null
}
type Log = {
  events: { edges: { node: Line }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
}
const lines = ({ events }: Log) => events.edges.map(({ node }) => node)

beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  eve = asker(cast.eve)
  const post =
    'mutation($board: String!, $title: String!) { postIdea(input: { board: $board, title: $title }) { number } }'
  await ann.ask(post, { board: cast.field.board, title: 'A light in the stairwell' })
  await ann.ask(post, { board: cast.vault.board, title: 'The price nobody may know' })
})

test('members are refused the log', async () => {
  await expect(ann.ask(LOG)).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
})

test('an administrator reads what happened, without the titles of spaces that are not open to them', async () => {
  const [hidden, open] = lines(await eve.ask<Log>(LOG, { topic: 'idea' }))
  expect(open).toMatchObject({
    name: 'idea.posted',
    actor: { number: cast.ann },
    idea: { title: 'A light in the stairwell' },
    board: { slug: cast.field.board },
  })
  expect(hidden).toMatchObject({ name: 'idea.posted', idea: null, board: null, space: null })
})

test('the log can be narrowed to a person and read page by page without a gap', async () => {
  await eve.ask('mutation { changeSettings(input: { theme: "DARK" }) { number } }')
  expect(
    lines(await eve.ask<Log>(LOG, { actor: String(cast.eve) })).map(({ name }) => name),
  ).toEqual(['person.settings-changed'])
  const all = lines(await eve.ask<Log>(LOG, { first: 50 })).length
  let read = 0
  let after: string | null = null
  for (;;) {
    const page: Log = await eve.ask<Log>(LOG, { first: 1, after })
    read += page.events.edges.length
    after = page.events.pageInfo.endCursor
    if (!page.events.pageInfo.hasNextPage) break
  }
  expect(read).toBe(all)
})

test('a cursor that is not ours is refused by its name', async () => {
  await expect(eve.ask(LOG, { after: 'WyJ4Il0' })).rejects.toMatchObject({
    extensions: { fields: { after: [expect.any(String)] } },
  })
})

test('what Atrium does by itself is its own doing in the log; signing in is nobody’s yet', async () => {
  const board = await makeBoard(db, { spaceId: cast.field.spaceId, ownerId: cast.cleo })
  const { id } = await makeIdea(db, {
    boardId: board.id,
    authorId: cast.ann,
    answerDueAt: new Date(Date.now() - 1_000),
  })
  await runClocks({}, db)
  await startSession(cast.ann, 'demo', 'test', 'request')
  const DOERS =
    'query($topic: String!) { events(topic: $topic, first: 1) { edges { node { name actorKind actor { number } idea { number } } } } }'
  const doer = async (topic: string) => lines(await eve.ask<Log>(DOERS, { topic }))[0]
  expect(await doer('clock')).toEqual({
    name: 'clock.breached',
    actorKind: 'SYSTEM',
    actor: null,
    idea: { number: id },
  })
  expect(await doer('session')).toMatchObject({ actorKind: 'NOBODY', actor: null })
  expect(await doer('idea')).toMatchObject({ actorKind: 'PERSON', actor: { number: cast.ann } })
  // Nobody of that name is in any list, nor can be chosen as an actor.
  const { people } = await eve.ask<{ people: { edges: object[] } }>(
    'query { people(first: 5, who: ALL, query: "Atrium") { edges { node { number } } } }',
  )
  expect(people.edges).toEqual([])
})
