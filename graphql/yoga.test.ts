// The public endpoint over real HTTP: who may read from where, what may be asked at once, and what is nobody's fault.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast } from '#prisma/factory.ts'
import { MAX_ASKED } from './customers/service.ts'
import { makeService, threadCount } from './customers/testing.ts'
import { begin, ownOriginOnly } from './guards.ts'
import { startSession } from './identity/service.ts'
import { contextOf, SESSION_COOKIE } from './requests.ts'
import { schema } from './schema.ts'
import { openYoga } from './yoga.ts'

let cast: Cast
let cookie: string
let address: string
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

type Answer = { status: number; headers: Headers; text: string }
const ask = async (
  body: object | string,
  headers: Record<string, string> = { cookie },
): Promise<Answer> => {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

describe('A page of another host', () => {
  test('is never told that it may read the answer as whoever looks at it', async () => {
    for (const method of ['OPTIONS', 'GET', 'POST']) {
      const answer = await fetch(`${address}?query={viewer{name}}`, {
        method,
        headers: {
          cookie,
          origin: 'https://other.example.com',
          'x-requested-with': 'x',
          'access-control-request-method': 'GET',
        },
      })
      expect(answer.headers.get('access-control-allow-origin')).toBeNull()
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    }
  })
})

describe('A question that asks for too much', () => {
  const talk = 'edges { node { comments(first: $n) { edges { node { body replies { body } } } } } }'
  test.each([
    [
      'rows of rows',
      { query: `query($n: Int) { ideas(first: $n) { ${talk} } }`, variables: { n: 100 } },
    ],
    [
      'rows of rows, by the variable’s default',
      { query: `query($n: Int = 100) { ideas(first: $n) { ${talk} } }` },
    ],
    [
      'hidden behind another operation',
      {
        query: `query A { viewer { name } } query B($n: Int = 100) { ideas(first: $n) { ${talk} } }`,
        operationName: 'B',
      },
    ],
    [
      'a question to the database for each of many rows',
      {
        query: `{ ${[...'abcd'].map((one) => `${one}: boards { units tags { tag } }`).join(' ')} }`,
      },
    ],
    [
      'thousands of things by their ids',
      {
        query: 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }',
        variables: { ids: Array.from({ length: 13_000 }, () => 'SWRlYTox') },
      },
    ],
    [
      'more than a hundred things by their ids',
      { query: `{ nodes(ids: [${'"SWRlYTox",'.repeat(101)}]) { id } }` },
    ],
    [
      'many previews of long texts',
      {
        query:
          `{ ${[...'abcdef'].map((one) => `${one}: preview(text: "${'@'.repeat(3_200)}")`).join(' ')} ${[...'ghijklmno'].map((one) => `${one}: preview(text: $text)`).join(' ')} }`.replace(
            '{',
            'query($text: String!) {',
          ),
        variables: { text: '@'.repeat(20_000) },
      },
    ],
    [
      'what is similar to many long texts',
      {
        query: `query($text: String!) { ${[...'abcdefg'].map((one) => `${one}: similar(text: $text) { score }`).join(' ')} }`,
        variables: { text: 'pump '.repeat(4_000) },
      },
    ],
    ['a long text of comments', { query: `#${'x'.repeat(20_000)}\n{ viewer { name } }` }],
  ])('is refused: %s', async (_, body) => {
    const { status, text } = await ask(body)
    expect(text).toContain('TOO_COSTLY')
    expect(status).toBe(400)
  })

  test('an ordinary page of a hundred with what stands around each is answered', async () => {
    const { text } = await ask({
      query:
        '{ ideas(first: 100) { edges { node { number title status supportCount author { name unit } board { name space { name } } } } } }',
    })
    expect(JSON.parse(text)).toHaveProperty('data.ideas.edges')
  })
})

const id = (text: string) => Buffer.from(text).toString('base64')
const cursor = (...key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url')

describe('What nobody can mean', () => {
  test.each([
    ['query($x: String!) { board(slug: $x) { name } }', 'a\0b'],
    ['query($x: String!) { people(query: $x) { edges { cursor } } }', '\0'],
    ['query($x: String!) { ideas(tag: $x) { edges { cursor } } }', '\ud800'],
    ['{ ideas(tag: "\\u0000") { edges { cursor } } }', null],
    ['query($x: ID!) { node(id: $x) { id } }', ''],
    ['query($x: ID!) { node(id: $x) { id } }', 'x'.repeat(100_000)],
    ['query($x: ID!) { node(id: $x) { id } }', id('Idea:99999999999')],
    ['query($x: ID!) { node(id: $x) { id } }', id('Idea:1.5')],
    ['query($x: ID!) { node(id: $x) { id } }', id('Nothing:1')],
    ['query($x: ID!) { node(id: $x) { id } }', id('Bell:1')],
    ['query($x: ID!) { nodes(ids: [$x]) { id } }', id('Person:NaN')],
    ['query($x: Int) { ideas(first: $x) { edges { cursor } } }', 1.5],
    ['query($x: Int) { ideas(first: $x) { edges { cursor } } }', 99_999_999_999],
    ['query($x: DateTime) { search(query: "pump", from: $x) { next } }', 'never'],
    [
      'query($x: DateTime) { search(query: "pump", from: $x) { next } }',
      '-271821-04-20T00:00:00.000Z',
    ],
    ...['TRENDING', 'SUPPORT', 'NEWEST', 'DUE'].flatMap((sort) =>
      [
        cursor('x', 1),
        cursor(1, 'x'),
        cursor(1e308, 1e308),
        cursor('\0', 1),
        cursor('2026-01-01', 1),
        cursor(1),
        'x',
      ].map(
        (after) =>
          [
            `query($x: String) { ideas(sort: ${sort}, after: $x) { edges { cursor } } }`,
            after,
          ] as const,
      ),
    ),
    ['query($x: String) { spaces(after: $x) { edges { cursor } } }', cursor('a', 99_999_999_999)],
    ['query($x: String) { people(after: $x) { edges { cursor } } }', cursor('\0', 1)],
    [
      'query($x: String) { notifications(after: $x) { edges { cursor } } }',
      cursor('275760-09-13', 1),
    ],
  ])('is refused, and is no failure of ours: %s', async (...[query, x]: readonly unknown[]) => {
    const { status, text } = await ask({ query, variables: { x } })
    expect(text).toContain('"errors"')
    expect(text).not.toContain('INTERNAL')
    expect(status).toBeLessThan(500)
  })
})

test('Lists in lists without end are refused, and are no failure of ours', async () => {
  const nested = '['.repeat(20_000) + ']'.repeat(20_000)
  const { status, text } = await ask(
    `{"query":"query($x: [String!]) { people(skills: $x) { edges { cursor } } }","variables":{"x":${nested}}}`,
  )
  expect(text).toContain('nested too deeply')
  expect(status).toBe(400)
})

test('Whoever asks dear questions without end is told to wait; ordinary ones are still answered', async () => {
  const eve = `${SESSION_COOKIE}=${await startSession(cast.eve, 'test', '', 'test')}`
  const dear = {
    query:
      'query($text: String!) { a: preview(text: $text) b: preview(text: $text) c: preview(text: $text) d: preview(text: $text) e: preview(text: $text) }',
    variables: { text: 'a'.repeat(20_000) },
  }
  let answer: Answer | undefined
  for (let i = 0; i < 80 && answer?.status !== 429; i++) answer = await ask(dear, { cookie: eve })
  expect(answer?.status).toBe(429)
  expect(answer?.text).toContain('TOO_MANY')
  expect(Number(answer?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await ask({ query: '{ viewer { name } }' }, { cookie: eve })).status).toBe(200)
  expect((await ask(dear)).status).toBe(200)
})

describe('Every error has a code', () => {
  test.each([
    ['{ viewer { name }', {}, 'GRAPHQL_PARSE_FAILED'],
    ['{ viewer { nam } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['query($x: Int!) { ideas(first: $x) { edges { cursor } } }', { x: 'many' }, 'BAD_USER_INPUT'],
    ['query($x: Int!) { ideas(first: $x) { edges { cursor } } }', {}, 'BAD_USER_INPUT'],
    ['query A { viewer { name } } query B { viewer { name } }', {}, 'OPERATION_RESOLUTION_FAILURE'],
    [`{ viewer { ${'name '.repeat(700)} } }`, {}, 'TOO_COSTLY'],
    [
      `{ ${Array.from({ length: 30 }, (_, i) => `a${i}: viewer { name }`).join(' ')} }`,
      {},
      'TOO_COSTLY',
    ],
    [`{ viewer { name ${'@skip(if: true) '.repeat(30)} } }`, {}, 'TOO_COSTLY'],
    [
      '{ ideas { edges { node { board { space { boards { space { boards { space { boards { name } } } } } } } } } } }',
      {},
      'TOO_COSTLY',
    ],
    ['{ ideas(first: -1) { edges { cursor } } }', {}, 'INVALID'],
  ])('%#: %s', async (query, variables, code) => {
    const { text } = await ask({ query, variables })
    const { errors } = JSON.parse(text) as { errors: { extensions?: { code?: string } }[] }
    expect(
      errors.map(({ extensions }) => extensions?.code),
      text,
    ).toContain(code)
    expect(
      errors.every(({ extensions }) => extensions?.code !== undefined),
      text,
    ).toBe(true)
  })

  test.each([
    ['not JSON', '{'],
    ['no query', '{}'],
    ['a list', '[]'],
    ['a query that is a number', '{"query":1}'],
  ])('of a body that is %s', async (_, body) => {
    const { text, status } = await ask(body)
    expect(status).toBeLessThan(500)
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] })
  })
})

test('A stranger learns nothing of the schema: whatever is asked, signing in comes first', async () => {
  const queries = [
    '{ viewer { name } }',
    '{ viewer { nothing } }',
    '{ nothing }',
    'mutation { postComment(input: 1) { id } }',
    'query($x: Nothing) { postComment(input: $x) { id } }',
    'mutation($x: PostCommentInput!) { postComment(input: $x) { id } }',
  ]
  const answers = await Promise.all(queries.map((query) => ask({ query }, {})))
  for (const { text } of answers)
    expect(text).not.toMatch(/PostCommentInput|Query|Mutation|Person|viewer|field/)
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
  expect(answers[0]?.text).toContain('NOT_SIGNED_IN')
})

describe('Somebody outside who writes', () => {
  test('is counted by network, whichever way they come and however many calls a request holds', async () => {
    const { slug } = await (await makeService(cast)).channel('FORM')
    const calls = (request: number) =>
      Array.from(
        { length: 12 },
        (_, nth) =>
          `a${nth}: askUs(channel: "${slug}", text: "It hums again, ${request} ${nth}") { name }`,
      ).join(' ')
    const before = await threadCount()
    const answers: string[] = []
    for (let request = 0; request < 4; request++)
      answers.push((await ask({ query: `mutation { ${calls(request)} }` }, {})).text)
    expect((await threadCount()) - before).toBeLessThanOrEqual(MAX_ASKED)
    expect(answers.at(-1)).toContain('TOO_MANY')
    const reply = { query: 'mutation { replyByLink(token: "x", text: "And again") }' }
    expect((await ask(reply, {})).text).toContain('TOO_MANY')
  })
})
