// What becomes of boards when their owner leaves.
import { beforeAll, expect, test } from 'vitest'
import { type Asker, asker, lastEvent, runConsequencesSince } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeBoard, makeCast, makeIdea, makePerson } from '#prisma/factory.ts'

let cast: Cast
let admin: Asker
let ann: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  admin = asker((await makePerson(db, { role: 'ADMIN' })).id)
  ann = asker(cast.ann)
})
const BOARD =
  'query($slug: String!) { board(slug: $slug) { id owner { name } delegates { name } viewerCan { claim } } }'
const OWNED =
  'query($id: ID!) { person(id: $id) { ownedBoards { slug } ownedSpaces { slug owners { number } } } }'
const SET_ACTIVE =
  'mutation($id: ID!, $isActive: Boolean!) { setActive(personId: $id, isActive: $isActive) { hasLeft } }'
const boardOf = (slug: string, who: Asker) =>
  who.ask<{ board: Record<string, unknown> }>(BOARD, { slug })

test('before somebody leaves, an administrator sees what they look after, but not in hidden rooms', async () => {
  const { person } = await admin.ask<{
    person: Record<'ownedBoards' | 'ownedSpaces', { slug: string }[]>
  }>(OWNED, { id: cast.cleo })
  const slugs = person.ownedSpaces.map(({ slug }) => slug)
  expect(slugs).toContain('field')
  expect(slugs).toContain('lab')
  expect(slugs).not.toContain('vault')
  expect(person.ownedBoards.length).toBe(2)
})

test('the boards of a leaver have nobody, so that the next person can take them on; coming back gives nothing back', async () => {
  const made = await makePerson(db)
  const stays = await makeBoard(db, { spaceId: cast.field.spaceId, ownerId: cast.cleo })
  const left = await makeBoard(db, { spaceId: cast.field.spaceId, ownerId: made.id })
  const edit =
    'mutation($id: ID!, $owner: ID!, $delegate: ID!) { editBoard(boardId: $id, input: { name: "Stays", ownerId: $owner, delegateIds: [$delegate] }) { id } }'
  await asker(cast.cleo).ask(edit, { id: stays.id, owner: cast.cleo, delegate: made.id })

  await admin.ask(SET_ACTIVE, { id: made.id, isActive: false })
  expect((await boardOf(left.slug, ann)).board).toMatchObject({
    owner: null,
    viewerCan: { claim: true },
  })
  expect((await boardOf(stays.slug, ann)).board).toMatchObject({
    owner: { name: 'Cleo Costa' },
    delegates: [],
  })

  await admin.ask(SET_ACTIVE, { id: made.id, isActive: true })
  expect((await boardOf(left.slug, ann)).board).toMatchObject({ owner: null })
})

test('ideas that nobody has begun go along with their board; of those that were begun each is told', async () => {
  const [leaver, successor] = [await makePerson(db), await makePerson(db)]
  const board = await makeBoard(db, { spaceId: cast.field.spaceId, ownerId: leaver.id })
  const on = { boardId: board.id, authorId: cast.ann, assigneeId: leaver.id }
  const unbegun = await makeIdea(db, on)
  const begun = await makeIdea(db, { ...on, title: 'Shaped', status: 'SHAPING' })
  const since = await lastEvent()
  await admin.ask(
    'mutation($id: ID!, $to: ID) { deactivate(personId: $id, successorId: $to) { number } }',
    {
      id: leaver.id,
      to: successor.id,
    },
  )
  await runConsequencesSince(since)
  const { notifications } = await asker(successor.id).ask<{
    notifications: { edges: { node: { kind: string; postNumber: number | null } }[] }
  }>('{ notifications(first: 20) { edges { node { kind postNumber } } } }')
  const told = notifications.edges.map(({ node }) => [node.kind, node.postNumber])
  expect(told).toHaveLength(2)
  expect(told).toEqual(
    expect.arrayContaining([
      ['BOARD_HANDED_OVER', null],
      ['IDEA_HANDED_OVER', begun.id],
    ]),
  )
  for (const { id } of [unbegun, begun])
    expect(
      await ann.ask('query($id: ID!) { idea(id: $id) { assignee { number } } }', { id }),
    ).toEqual({ idea: { assignee: { number: successor.id } } })
})

test('what a leaver owed is owed by the owners of the space, until somebody owns the board again', async () => {
  const leaver = await makePerson(db)
  const board = await makeBoard(db, {
    spaceId: cast.field.spaceId,
    ownerId: leaver.id,
    responseDays: 5,
  })
  const idea = await makeIdea(db, { boardId: board.id, authorId: cast.ann })
  const cleo = asker(cast.cleo)
  const owes = async (who: Asker) => {
    const { owed } = await who.ask<{ owed: { ideas: { number: number }[] } }>(
      '{ owed { ideas { number } } }',
    )
    return owed.ideas.some(({ number }) => number === idea.id)
  }
  expect(await owes(cleo)).toBe(false)
  await admin.ask(SET_ACTIVE, { id: leaver.id, isActive: false })
  expect(await owes(cleo)).toBe(true)
  expect(await owes(ann)).toBe(false)
  const { board: left } = await boardOf(board.slug, cleo)
  await asker(cast.ben).ask('mutation($id: ID!) { claimBoard(boardId: $id) { id } }', {
    id: left.id,
  })
  expect(await owes(cleo)).toBe(false)
})
