// What open pages ask after a hint, over real HTTP: shared by all who may read it, and by nobody else.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { livePostRoutes } from '#graphql/comments/http.ts'
import { begin } from '#graphql/guards.ts'
import { startSession } from '#graphql/identity/service.ts'
import { SESSION_COOKIE } from '#graphql/requests.ts'
import { schema } from '#graphql/schema.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeComment, makeIdea } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { liveBoardRoutes } from './http.ts'

let cast: Cast
let address: string
const cookies = new Map<number, string>()
const server = createServer(express().use(begin, livePostRoutes(schema), liveBoardRoutes(schema)))

beforeAll(async () => {
  cast = await makeCast(db)
  for (const id of [cast.ann, cast.ben, cast.cleo, cast.dan])
    cookies.set(id, `${SESSION_COOKIE}=${await startSession(id, 'test', '', 'test')}`)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const look = async (personId: number, path: string): Promise<{ status: number; text: string }> => {
  const since = new Date(Date.now() - 1_000).toISOString()
  const answer = await fetch(`${address}${path}?since=${since}`, {
    headers: { cookie: cookies.get(personId) ?? '' },
  })
  return { status: answer.status, text: await answer.text() }
}
const inField = () => makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })

describe('an answer that many share', () => {
  test('says of new ideas what tells whether they stand in a list by tag or unit', async () => {
    await db.rows(sql`update "Person" set unit = 'Quality' where id = ${cast.ann}`)
    const idea = await makeIdea(db, {
      boardId: cast.field.boardId,
      authorId: cast.ann,
      tags: ['glass'],
    })
    const { text } = await look(cast.ben, '/live/boards/field-board')
    const { newest } = JSON.parse(text) as { newest: { edges: { node: { number: number } }[] } }
    const told = newest.edges.find(({ node }) => node.number === idea.id)?.node
    expect(told).toMatchObject({ tags: ['glass'], author: { unit: 'Quality' } })
  })

  test('says nothing of a held comment, even when its author asked first', async () => {
    const idea = await inField()
    const comment = await makeComment(db, {
      postId: idea.id,
      authorId: cast.ann,
      body: 'unsayable',
    })
    await db.rows(sql`update "Comment" set state = 'HELD' where id = ${comment.id}`)
    const [first, second] = [
      await look(cast.ann, `/live/posts/${idea.id}`),
      await look(cast.ben, `/live/posts/${idea.id}`),
    ]
    expect([first.status, second.status]).toEqual([200, 200])
    expect(second.text).not.toContain('unsayable')
  })

  test('is nothing for a held idea, except to its author and who looks after the space', async () => {
    const idea = await inField()
    await db.rows(sql`update "Post" set state = 'HELD' where id = ${idea.id}`)
    const path = `/live/posts/${idea.id}`
    expect((await look(cast.ann, path)).status).toBe(200)
    expect((await look(cast.ben, path)).status).toBe(404)
    expect((await look(cast.cleo, path)).status).toBe(200)
  })

  test('of a closed board is nothing to an outsider, and the outsider spoils it for nobody', async () => {
    await makeIdea(db, { boardId: cast.lab.boardId, authorId: cast.ann, title: 'Within the lab' })
    const path = '/live/boards/lab-board'
    const outsider = await look(cast.dan, path)
    expect(outsider.status).toBe(404)
    expect((await look(cast.ann, path)).text).toContain('Within the lab')
    expect((await look(cast.dan, path)).status).toBe(404)
  })
})
