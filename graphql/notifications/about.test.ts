// What a notification is about, and where it leads.
import { beforeAll, expect, test } from 'vitest'
import { asker, lastEvent, runConsequencesSince } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast } from '#prisma/factory.ts'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast(db)
})

test('one new idea of a followed board leads to it, several to their board', async () => {
  const [ann, dan] = [asker(cast.ann), asker(cast.dan)]
  const post = async (title: string) => {
    const before = await lastEvent()
    const { postIdea } = await ann.ask<{ postIdea: { number: number; board: { path: string } } }>(
      'mutation($input: PostIdeaInput!) { postIdea(input: $input) { number board { path } } }',
      { input: { space: 'field', title, body: '' } },
    )
    await runConsequencesSince(before)
    return postIdea
  }
  await dan.ask('mutation($id: ID!) { followBoard(boardId: $id, level: FOLLOW) { follow } }', {
    id: String(cast.field.boardId),
  })
  const told = async () => {
    const { notifications } = await dan.ask<{ notifications: { edges: { node: object }[] } }>(
      '{ notifications(first: 1) { edges { node { about postKind isToDo url } } } }',
    )
    return notifications.edges[0]?.node
  }
  const idea = await post('Warm vans')
  expect(await told()).toEqual({
    about: 'POST',
    postKind: 'IDEA',
    isToDo: false,
    url: `/ideas/${idea.number}`,
  })
  await post('Quiet vans')
  expect(await told()).toMatchObject({ about: 'BOARD', url: idea.board.path })
})
