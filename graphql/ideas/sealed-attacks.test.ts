// What somebody tries who wants to know, or to spoil, what was written without a name.
import { beforeAll, describe, expect, test } from 'vitest'
import { type Asker, asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson } from '#prisma/factory.ts'
import { fixed, sql } from '#prisma/sql.ts'

let cast: Cast
let eve: Asker
let sue: Asker

const POST = `mutation($board: String!, $sealed: Boolean, $title: String!) {
  postIdea(input: { board: $board, title: $title, body: "Nobody dares to say it.", sealed: $sealed }) { number } }`
const COMMENT =
  'mutation($id: ID!, $body: String!) { postComment(input: { postId: $id, body: $body }) { number body } }'
const ASK =
  'mutation($id: ID!) { requestReveal(postId: $id, reason: "A threat to a colleague.") { title } }'
const AGREE =
  'mutation($id: ID!) { agreeToReveal(postId: $id, reason: "I have seen the threat.") { reveal { author { number } } } }'

type Posted = { postIdea: { number: number } }
const post = async (title: string, key: string | null = null) =>
  (
    await sue.ask<Posted>(
      POST,
      { board: cast.field.board, title, sealed: true },
      { idempotencyKey: key },
    )
  ).postIdea.number
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    ({ extensions }: { extensions?: { code?: string } }) => extensions?.code,
  )
const administrator = async () => asker((await makePerson(db, { role: 'ADMIN' })).id)

beforeAll(async () => {
  cast = await makeCast(db)
  eve = asker(cast.eve)
  sue = asker((await makePerson(db, { name: 'Sue Quilligan' })).id)
  await db.rows(sql`update "Space" set "allowsSealed" = true where id = ${cast.field.spaceId}`)
})

describe('an idempotency key of a sealed author', () => {
  test('gives the same answer to the same request', async () => {
    const id = await post('Asked twice', 'twice')
    expect(await post('Asked twice', 'twice')).toBe(id)
    const say = () => sue.ask(COMMENT, { id, body: 'Once' }, { idempotencyKey: 'once' })
    expect(await say()).toEqual(await say())
  })

  test('is refused with another request, as it is with a name: neither words are lost nor is another thing answered', async () => {
    const id = await post('Written with a key', 'used')
    const keyed = { idempotencyKey: 'used' }
    expect(await refusal(sue.ask(COMMENT, { id, body: 'Not lost' }, keyed))).toBe('CONFLICT')
    expect(await refusal(post('Other words', 'used'))).toBe('CONFLICT')
    await sue.ask(COMMENT, { id, body: 'First' }, { idempotencyKey: 'said' })
    const again = sue.ask(COMMENT, { id, body: 'Second' }, { idempotencyKey: 'said' })
    expect(await refusal(again)).toBe('CONFLICT')
  })

  test('makes one post of two requests at the same moment', async () => {
    const [one, two] = await Promise.all([post('At once', 'race'), post('At once', 'race')])
    expect(one).toBe(two)
  })
})

test('what is written without a name locks no row of its author: the database would show which transaction did it', async () => {
  /** Was a row of theirs locked or changed last by the transaction that wrote this one? */
  const tells = async (who: Asker, table: 'Post' | 'Comment', id: number) => {
    const found = await db.rows<{ id: number }>(sql`
      select who.id from "Person" who where who.xmax::text = (select w.xmin::text from ${fixed(`"${table}"`)} w where w.id = ${id})
      union select own."personId" from "Session" own
      where own.xmax::text = (select w.xmin::text from ${fixed(`"${table}"`)} w where w.id = ${id})`)
    return found.some((row) => row.id === who.id)
  }
  const id = await post('Written in a transaction', 'transaction')
  expect(await tells(sue, 'Post', id)).toBe(false)
  type Said = { postComment: { number: number } }
  const { postComment } = await sue.ask<Said>(COMMENT, { id, body: 'So' }, { idempotencyKey: 'so' })
  expect(await tells(sue, 'Comment', postComment.number)).toBe(false)
  // With a name it shows.
  const ann = asker(cast.ann)
  const named = await ann.ask<Said>(COMMENT, { id, body: 'I see' }, { idempotencyKey: 'see' })
  expect(await tells(ann, 'Comment', named.postComment.number)).toBe(true)
})

describe('a request to reveal', () => {
  test.each([
    ['is no administrator any longer', sql`role = 'MEMBER'`],
    ['has left', sql`"deactivatedAt" = now()`],
  ])('lapses when whoever asked %s; somebody else may ask anew', async (_, change) => {
    const [asking, other] = [await administrator(), await administrator()]
    const id = await post('Asked by somebody who lost the right')
    await asking.ask(ASK, { id })
    await db.rows(sql`update "Person" set ${change} where id = ${asking.id}`)
    expect(await refusal(other.ask(AGREE, { id }))).toBe('CONFLICT')
    await other.ask(ASK, { id })
    expect(await refusal(other.ask(AGREE, { id }))).toBe('NOT_ALLOWED')
    expect(await eve.ask(AGREE, { id })).toEqual({
      agreeToReveal: { reveal: { author: { number: sue.id } } },
    })
  })

  test('is one of several at the same moment, and so is the agreement', async () => {
    const [one, two, three] = [await administrator(), await administrator(), await administrator()]
    const id = await post('Wanted by many')
    const asked = await Promise.all([one, two].map((who) => refusal(who.ask(ASK, { id }))))
    expect(asked.sort()).toEqual(['CONFLICT', 'done'])
    const agreed = await Promise.all([eve, three].map((who) => refusal(who.ask(AGREE, { id }))))
    expect(agreed.sort()).toEqual(['CONFLICT', 'done'])
    const READ = 'query($id: ID!) { post(id: $id) { reveal { author { number } } } }'
    const read = await Promise.all([one, two, three, eve].map((who) => who.ask(READ, { id })))
    expect(read.filter((answer) => JSON.stringify(answer).includes(`${sue.id}`))).toHaveLength(2)
    // Nothing more is read of a post that was removed, or by somebody who is no administrator any longer.
    await db.rows(sql`update "Person" set role = 'MEMBER' where id = ${one.id}`)
    expect(await one.ask(READ, { id })).toEqual({ post: { reveal: null } })
    await db.rows(sql`update "Post" set state = 'REMOVED' where id = ${id}`)
    for (const who of [two, three, eve]) {
      expect(await who.ask(READ, { id })).toEqual({ post: null })
      expect(await refusal(who.ask(ASK, { id }))).toBe('NOT_FOUND')
    }
  })
})
