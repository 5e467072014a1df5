// The list of people, somebody's comments, and ending somebody's access.
import { beforeAll, describe, expect, test } from 'vitest'
import { type Asker, asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeComment, makeIdea, makePerson } from '#prisma/factory.ts'

let cast: Cast
let ann: Asker
let dan: Asker
let eve: Asker
type Names = {
  people: {
    edges: { node: { name: string } }[]
    pageInfo: { endCursor: string; hasNextPage: boolean }
  }
}
const PEOPLE = `query($query: String, $skills: [String!], $unit: String, $who: WhichPeople, $first: Int, $after: String) {
  people(query: $query, skills: $skills, unit: $unit, who: $who, first: $first, after: $after) {
    edges { node { name } } pageInfo { endCursor hasNextPage }
  }
}`
const names = ({ people }: Names) => people.edges.map(({ node }) => node.name)
const SET_ACTIVE =
  'mutation($id: ID!, $on: Boolean!) { setActive(personId: $id, isActive: $on) { hasLeft } }'

beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  dan = asker(cast.dan)
  eve = asker(cast.eve)
  await makePerson(db, { name: 'Ida van Anders', unit: 'Logistics', skills: ['racking', 'routes'] })
})

describe('finding people', () => {
  test('by the beginning of any word of the name, or of the address; leavers only when asked for', async () => {
    expect(names(await ann.ask<Names>(PEOPLE, { query: 'and' }))).toEqual(['Ida van Anders'])
    expect(names(await ann.ask<Names>(PEOPLE, { query: 'finn@' }))).toEqual([])
    expect(names(await ann.ask<Names>(PEOPLE, { query: 'finn@', who: 'LEFT' }))).toEqual([
      'Finn Fischer',
    ])
  })
  test('signs with a meaning to the database mean themselves', async () => {
    for (const query of ['%', '_', '\\', "'"])
      expect(names(await ann.ask<Names>(PEOPLE, { query }))).toEqual([])
  })
  test('by unit and by all of several skills', async () => {
    expect(
      names(await ann.ask<Names>(PEOPLE, { unit: 'Logistics', skills: ['routes', 'racking'] })),
    ).toEqual(['Ida van Anders'])
    expect(names(await ann.ask<Names>(PEOPLE, { skills: ['routes', 'knitting'] }))).toEqual([])
  })
  test('page after page gives everyone once', async () => {
    const all = names(await ann.ask<Names>(PEOPLE, { who: 'ALL' }))
    const read: string[] = []
    let after: string | null = null
    for (;;) {
      const page: Names = await ann.ask<Names>(PEOPLE, { who: 'ALL', first: 2, after })
      read.push(...names(page))
      after = page.people.pageInfo.endCursor
      if (!page.people.pageInfo.hasNextPage) break
    }
    expect(read).toEqual(all)
  })
})

test('what somebody said is listed where the reader may read it, latest first', async () => {
  const open = await makeIdea(db, {
    boardId: cast.field.boardId,
    authorId: cast.ben,
    title: 'A mat at the door',
  })
  const secret = await makeIdea(db, { boardId: cast.vault.boardId, authorId: cast.ben })
  await makeComment(db, { postId: open.id, authorId: cast.ann, body: 'First' })
  await makeComment(db, { postId: secret.id, authorId: cast.ann, body: 'Between us' })
  await makeComment(db, { postId: open.id, authorId: cast.ann, body: 'Last' })
  const said =
    'query($id: ID!) { person(id: $id) { comments { edges { node { body postTitle } } } } }'
  expect(await dan.ask(said, { id: String(cast.ann) })).toEqual({
    person: {
      comments: {
        edges: ['Last', 'First'].map((body) => ({
          node: { body, postTitle: 'A mat at the door' },
        })),
      },
    },
  })
})

describe('ending somebody’s access', () => {
  test('an administrator ends it and gives it back', async () => {
    const leaver = await makePerson(db)
    const variables = { id: String(leaver.id) }
    expect(await eve.ask(SET_ACTIVE, { ...variables, on: false })).toEqual({
      setActive: { hasLeft: true },
    })
    expect(await eve.ask(SET_ACTIVE, { ...variables, on: true })).toEqual({
      setActive: { hasLeft: false },
    })
  })
  test('members cannot, and an administrator cannot lock themselves out', async () => {
    const refused = { extensions: { code: 'NOT_ALLOWED' } }
    await expect(ann.ask(SET_ACTIVE, { id: String(cast.dan), on: false })).rejects.toMatchObject(
      refused,
    )
    await expect(eve.ask(SET_ACTIVE, { id: String(cast.eve), on: false })).rejects.toMatchObject(
      refused,
    )
  })
  test('the button is drawn from the same rule', async () => {
    const can = 'query($id: ID!) { person(id: $id) { viewerCan { deactivate } } }'
    expect(await eve.ask(can, { id: String(cast.dan) })).toEqual({
      person: { viewerCan: { deactivate: true } },
    })
    expect(await ann.ask(can, { id: String(cast.dan) })).toEqual({
      person: { viewerCan: { deactivate: false } },
    })
  })
})
