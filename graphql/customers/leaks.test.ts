// The two sides of a thread never mix: nothing of the inside reaches the customer, and nothing of a thread those who may not see it.
import {
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { beforeAll, expect, test } from 'vitest'
import { posts } from '#graphql/posts/feature.ts'
import { schema } from '#graphql/schema.ts'
import { type Asker, asker, lastEvent, runConsequencesSince, stranger } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { deliverMessage } from './deliver.ts'
import { mailedToken, makeService, type Service, sendBy } from './testing.ts'

/** Words that stand on one side alone. */
const OUTSIDE = 'zwirbelfink'
const INSIDE = 'quastenheim'
const NAME = 'Ottilie Kranzbichler'

let service: Service
let threadId: number
let token: string
let outsiders: Asker[]
const left: string[] = []

beforeAll(async () => {
  service = await makeService()
  const { cast, sue } = service
  const since = await lastEvent()
  const { slug } = await service.channel('FORM')
  const { askUs } = (await stranger.ask(
    `mutation($slug: String!) { askUs(channel: $slug, name: "${NAME}", email: "otti@example.com", subject: "The ${OUTSIDE}", text: "My ${OUTSIDE} hums.") { name token } }`,
    { slug },
  )) as { askUs: { name: string; token: string | null } }
  threadId = Number(askUs.name.slice(2))
  // An address that nobody has proven opens nothing in the browser.
  expect(askUs.token).toBeNull()
  token = await mailedToken(threadId)
  const deliver = (id: number) =>
    deliverMessage(
      db,
      id,
      new Date(Date.now() + 31_000),
      async (_, outgoing) => void left.push(JSON.stringify(outgoing)),
    )
  for (const { id } of await db.rows<{ id: number }>(
    sql`select id from "CustomerMessage" where "threadId" = ${threadId} and direction = 'OUT'`,
  ))
    await deliver(id)
  await sue.ask(
    'mutation($id: ID!, $who: ID!) { inviteToCustomerThread(threadId: $id, personId: $who) { number } }',
    { id: threadId, who: String(cast.ben) },
  )
  await asker(cast.ben).ask(
    'mutation($input: PostCommentInput!) { postComment(input: $input) { number } }',
    { input: { postId: String(threadId), body: `It is the ${INSIDE}.` } },
  )
  await deliver(await sendBy(sue, threadId, 'We come on Thursday.'))
  const { saveCustomerAnswer: draftId } = await sue.ask<{ saveCustomerAnswer: number }>(
    `mutation($id: ID!) { saveCustomerAnswer(threadId: $id, text: "A draft of the ${INSIDE}") }`,
    { id: threadId },
  )
  await sue.ask(
    `mutation($draftId: Int!) { noteOnDraft(draftId: $draftId, text: "Name the ${INSIDE}") }`,
    { draftId },
  )
  await sue.ask(
    `mutation($id: ID!) { moveCustomerThread(threadId: $id, to: LOST, lostCause: PRICE, note: "The ${INSIDE} again") { number } }`,
    { id: threadId },
  )
  await runConsequencesSince(since)
  // An employee, a moderator's equal, and the administrator, none of them with the role.
  outsiders = [asker(cast.ann), asker(cast.cleo), asker(cast.eve)]
})

test('nothing of the inside reaches the customer: not by page, mail or webhook', async () => {
  const page = await stranger.ask(
    'query($token: String!) { entrance { customerSide(token: $token) { name title channel stateLabel messages { number isOurs isAutomatic text voice voiceTitle at } } } }',
    { token },
  )
  const seen = [JSON.stringify(page), ...left].join('\n')
  expect(seen).toContain(OUTSIDE)
  expect(seen).toContain('We come on Thursday.')
  expect(seen).not.toContain(INSIDE)
  expect(seen).not.toContain('Ben')
  expect(left).toHaveLength(2)
})

test('a link that was not made here opens nothing, and one whose key was replaced has ended', async () => {
  const OPEN = 'query($token: String!) { entrance { customerSide(token: $token) { title } } }'
  const nothing = { entrance: { customerSide: null } }
  for (const forged of [
    '',
    'x',
    `${token}x`,
    token.replace(/^\d+/, '999999'),
    `${threadId}-abc.${'a'.repeat(43)}`,
  ])
    expect(await stranger.ask(OPEN, { token: forged })).toEqual(nothing)
  await db.rows(sql`update "CustomerThread" set "linkKey" = 'another' where id = ${threadId}`)
  expect(await stranger.ask(OPEN, { token })).toEqual(nothing)
})

type Fields = ReturnType<GraphQLObjectType['getFields']>[string]
const needsNothing = ({ args }: Fields): boolean => !args.some(({ type }) => isNonNullType(type))

/** All that a type shows by itself, two steps deep. */
function selection(type: GraphQLObjectType, depth: number): string {
  const words = Object.values(type.getFields()).flatMap((field) => {
    if (!needsNothing(field)) return []
    const named = getNamedType(field.type)
    if (isLeafType(named)) return [field.name]
    const inside = isObjectType(named) && depth > 0 ? selection(named, depth - 1) : ''
    return inside ? [`${field.name} ${inside}`] : []
  })
  return words.length > 0 ? `{ ${words.join(' ')} }` : ''
}

/** Every query that needs no argument, with all that it shows. */
const queries = Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((field) => {
  const named = getNamedType(field.type)
  if (!needsNothing(field)) return []
  if (isLeafType(named)) return [`{ ${field.name} }`]
  if (!isObjectType(named)) return []
  const deep = 'edges' in named.getFields() ? 3 : 1
  return [`{ ${field.name} ${selection(named, deep)} }`]
})

test('no query of the schema gives an outsider a word of the thread', async () => {
  expect(queries.length).toBeGreaterThan(20)
  for (const who of outsiders)
    for (const query of queries) {
      const answer = await who.ask(query).then(JSON.stringify, (error: Error) => error.message)
      expect(answer, query.slice(0, 60)).not.toMatch(
        new RegExp(`${OUTSIDE}|${INSIDE}|${NAME}`, 'i'),
      )
    }
})

test('whoever knows its number gets no further, and the search does not know its words', async () => {
  const BY_NUMBER = 'query($id: ID!) { post(id: $id) { title } customerThread(id: $id) { title } }'
  const SEARCH = 'query($query: String!) { search(query: $query) { hits { title } } }'
  for (const who of outsiders) {
    expect(await who.ask(BY_NUMBER, { id: threadId })).toEqual({ post: null, customerThread: null })
    for (const query of [OUTSIDE, INSIDE])
      expect(await who.ask(SEARCH, { query })).toEqual({ search: { hits: [] } })
    expect(await posts.rooms?.post?.(await who.context(), threadId)).toBe(false)
    for (const call of [
      `followPost(postId: ${threadId}, level: FOLLOW)`,
      `postComment(input: { postId: ${threadId}, body: "Hello" }) { number }`,
      `supportPost(postId: ${threadId}) { number }`,
    ])
      await expect(who.ask(`mutation { ${call} }`)).rejects.toMatchObject({
        extensions: { code: 'NOT_FOUND' },
      })
  }
  const found = await service.sue.ask<{ search: { hits: unknown[] } }>(SEARCH, { query: OUTSIDE })
  expect(found.search.hits.length).toBeGreaterThan(0)
})

test('the log tells an administrator that something happened, and not what about', async () => {
  const eve = asker(service.cast.eve)
  const log = await eve
    .ask('{ auditLog(first: 50) { edges { node { sentence } } } }')
    .then(JSON.stringify, () => '')
  expect(log).not.toMatch(new RegExp(`${OUTSIDE}|${INSIDE}|${NAME}`, 'i'))
})
