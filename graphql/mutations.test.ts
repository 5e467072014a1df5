// Several mutations of one request, and what a key stands for.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeComment, makeIdea } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { begin, ownOriginOnly } from './guards.ts'
import { startSession } from './identity/service.ts'
import { contextOf, SESSION_COOKIE } from './requests.ts'
import { schema } from './schema.ts'
import { openYoga } from './yoga.ts'

let cast: Cast
let cookie: string
let address: string
let postId: number
const server = createServer(
  express()
    .use(begin, ownOriginOnly)
    .use('/graphql', openYoga(schema, contextOf) as never),
)
beforeAll(async () => {
  cast = await makeCast(db)
  cookie = `${SESSION_COOKIE}=${await startSession(cast.ann, 'test', '', 'test')}`
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
})
afterAll(() => server.close())
beforeEach(async () => {
  postId = (await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ben })).id
})

type Answer = {
  // biome-ignore lint/suspicious/noExplicitAny: what was asked decides
  data: any
  errors?: { message: string; extensions: { code: string } }[]
}
async function ask(query: string, variables: object, key?: string): Promise<Answer> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: {
      cookie,
      'content-type': 'application/json',
      ...(key ? { 'idempotency-key': key } : {}),
    },
    body: JSON.stringify({ query, variables }),
  })
  return (await answer.json()) as Answer
}
const commentCount = async () =>
  (
    await db.first<{ count: number }>(
      sql`select count(*)::int as count from "Comment" where "postId" = ${postId}`,
    )
  )?.count

const COMMENT = `mutation ($id: ID!, $body: String!) {
  postComment(input: { postId: $id, body: $body }) { number } }`

describe('a key', () => {
  test('is compared whole, however long it is', async () => {
    const long = 'k'.repeat(300)
    const one = await ask(COMMENT, { id: postId, body: 'One' }, `${long}1`)
    const two = await ask(COMMENT, { id: postId, body: 'Two' }, `${long}2`)
    expect([one.errors, two.errors]).toEqual([undefined, undefined])
    expect(await commentCount()).toBe(2)
    expect(await ask(COMMENT, { id: postId, body: 'One' }, `${long}1`)).toEqual(one)
    const other = await ask(COMMENT, { id: postId, body: 'Other' }, `${long}1`)
    expect(other.errors?.[0]?.extensions.code).toBe('CONFLICT')
    expect(await commentCount()).toBe(2)
  })

  test('serves every mutation of its request, each once', async () => {
    const both = `mutation ($id: ID!) {
      support: supportPost(postId: $id) { supportCount }
      one: postComment(input: { postId: $id, body: "One" }) { number }
      two: postComment(input: { postId: $id, body: "Two" }) { number } }`
    const first = await ask(both, { id: postId }, 'both')
    expect(first.errors).toBeUndefined()
    const again = await ask(both, { id: postId }, 'both')
    expect(again.errors).toBeUndefined()
    expect([again.data.one, again.data.two]).toEqual([first.data.one, first.data.two])
    expect(first.data.one.number).not.toBe(first.data.two.number)
    expect(await commentCount()).toBe(2)
  })
})

describe('mutations of one request', () => {
  // Asked often enough, documents run compiled.
  test.each([1, 2, 3, 4])('each answer with what is there by then (%i)', async () => {
    const { id: commentId } = await makeComment(db, { postId, authorId: cast.ben })
    const { data, errors } = await ask(
      `mutation ($id: ID!, $commentId: ID!) {
        one: supportPost(postId: $id) { supportCount isSupported }
        two: withdrawPostSupport(postId: $id) { supportCount isSupported }
        three: react(commentId: $commentId, emoji: "🎉", isOn: true) { reactions { emoji count } }
        four: react(commentId: $commentId, emoji: "👀", isOn: true) { reactions { emoji count } }
        five: react(commentId: $commentId, emoji: "🎉", isOn: false) { reactions { emoji count } } }`,
      { id: postId, commentId },
    )
    expect(errors).toBeUndefined()
    const [party, eyes] = ['🎉', '👀'].map((emoji) => ({ emoji, count: 1 }))
    expect(data).toEqual({
      one: { supportCount: 1, isSupported: true },
      two: { supportCount: 0, isSupported: false },
      three: { reactions: [party] },
      four: { reactions: [party, eyes] },
      five: { reactions: [eyes] },
    })
  })

  test('each begin with the rights that the one before has given', async () => {
    const { data, errors } = await ask(
      `mutation ($id: ID!) {
        makeSpace(input: { name: "The roof", about: "", kind: CLOSED }) { number }
        editSpace(spaceId: $id, input: { name: "The roof garden", about: "", kind: CLOSED }) { name } }`,
      { id: await nextSpace() },
    )
    expect(errors).toBeUndefined()
    expect(data.editSpace).toEqual({ name: 'The roof garden' })
  })
})

/** The number of the space that is made next. */
const nextSpace = async () =>
  (
    await db.first<{ next: number }>(sql`
      select last_value::int + 1 as next from "Space_id_seq"`)
  )?.next
