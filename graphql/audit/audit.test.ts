// The log is for administrators, and shows them no more of what stands in spaces than any other page.
import { beforeAll, expect, test } from 'vitest'
import { type Asker, asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast } from '#prisma/factory.ts'

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
