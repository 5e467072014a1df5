// C1 and C7: the public endpoint over real HTTP, asked what nobody can mean, and with a failure in one resolver after the other.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import {
  defaultFieldResolver,
  type GraphQLObjectType,
  getNamedType,
  isInterfaceType,
  isObjectType,
} from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { begin, ownOriginOnly } from '#graphql/guards.ts'
import { startSession } from '#graphql/identity/service.ts'
import { contextOf, SESSION_COOKIE } from '#graphql/requests.ts'
import { schema } from '#graphql/schema.ts'
import { written } from '#graphql/testing-queries.ts'
import { openYoga } from '#graphql/yoga.ts'
import { db } from '#prisma/client.ts'
import { makeCast } from '#prisma/factory.ts'
import { makeWorld, SAME, type Values } from '#proof/access/world.ts'
import { note, type Size } from '#proof/size.ts'

const isFull = ((process.env.ATRIUM_PROOF_SIZE ?? 'gate') as Size) === 'full'
/** Words of a failure that no answer may have. */
const WORDS = /hunter2|postgres:|\/srv\/|select \*/
const failure = () =>
  new Error(
    'the row is broken: postgres://atrium:hunter2@10.1.2.3:5432/atrium in /srv/atrium/rows.ts: select * from "Person"',
  )

/** The field that fails now, as `Type.field`. */
let failing = ''
for (const type of Object.values(schema.getTypeMap()))
  if (isObjectType(type) && !type.name.startsWith('__'))
    for (const field of Object.values(type.getFields())) {
      const { resolve = defaultFieldResolver } = field
      field.resolve = (source, args, context, info) => {
        if (failing === `${type.name}.${field.name}`) throw failure()
        return resolve(source, args, context, info)
      }
    }

let address: string
let cookie: string
let values: Values
const server = createServer(
  express()
    .use(begin, ownOriginOnly)
    .use('/graphql', openYoga(schema, contextOf) as never),
)
beforeAll(async () => {
  const cast = await makeCast(db)
  const world = await makeWorld(cast)
  values = { ...SAME, ...world.public }
  cookie = `${SESSION_COOKIE}=${await startSession(cast.eve, 'test', '', 'test')}`
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
})
afterAll(() => server.close())

const send = async (body: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, ...headers },
    body,
  })
  return {
    status: answer.status,
    id: answer.headers.get('x-request-id'),
    text: await answer.text(),
  }
}
const ask = (query: string) => send(JSON.stringify({ query }))
const query = schema.getQueryType() as GraphQLObjectType

/** Every query with one field of its answer, and the fields that take part in it. */
function questions(): Array<{ document: string; fields: string[] }> {
  return Object.values(query.getFields()).flatMap((field) => {
    const type = getNamedType(field.type)
    const own = `Query.${field.name}`
    if (!isObjectType(type) && !isInterfaceType(type)) {
      const document = written(field, 1, values)
      return document ? [{ document: `{ ${document} }`, fields: [own] }] : []
    }
    const all = Object.keys(type.getFields())
    return all.flatMap((name) => {
      const others = new Set(
        all.filter((other) => other !== name).map((other) => `${type.name}.${other}`),
      )
      const document = written(field, 1, values, others)
      return document
        ? [{ document: `{ ${document} }`, fields: [own, `${type.name}.${name}`] }]
        : []
    })
  })
}

test('a failure in a resolver is told to nobody: each answer has a number of its own, and no word of it', {
  timeout: 400_000,
}, async ({ task }) => {
  const chosen = questions().filter((_, at) => isFull || at % 5 === 0)
  let failed = 0
  let last = ''
  const told: string[] = []
  for (const { document, fields } of chosen)
    for (const coordinate of fields) {
      failing = coordinate
      const { text, id } = await ask(document)
      last = text
      failing = ''
      if (/"INTERNAL"/.test(text)) failed++
      if (WORDS.test(text) || !id) told.push(`${coordinate}: ${text.slice(0, 200)}`)
    }
  note(task, {
    id: 'C7',
    what: 'failures',
    figure: `${failed} failures in ${chosen.length} documents, ${told.length} answers tell of one`,
    target: '0 answers',
  })
  expect(failed, `a last answer: ${last}`).toBeGreaterThan(100)
  expect(told).toEqual([])
})

/** Numbers from 0 to 1, the same in every run. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

const PIECES = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  '"',
  '"""',
  '...',
  '@include',
  '$',
  ':',
  '!',
  '\\u0000',
  '\ud800',
  '#',
  '&',
  'fragment',
  'on',
  '__schema',
  '-1e999',
  '\u202e',
]

/** A text with one to eight changes: pieces put in, taken out, doubled. */
function spoiled(text: string, next: () => number): string {
  let result = text
  const changes = 1 + Math.floor(next() * 8)
  for (let nth = 0; nth < changes; nth++) {
    const from = Math.floor(next() * result.length)
    const to = from + Math.floor(next() * 12)
    const piece = PIECES[Math.floor(next() * PIECES.length)] ?? ''
    const way = next()
    if (way < 0.4) result = result.slice(0, from) + piece + result.slice(from)
    else if (way < 0.7) result = result.slice(0, from) + result.slice(to)
    else result = result.slice(0, to) + result.slice(from)
  }
  return result
}

test('what nobody can mean is no failure of ours, and the endpoint goes on', {
  timeout: 900_000,
}, async ({ task }) => {
  const next = numbers(7)
  const documents = questions().map(({ document }) => document)
  const types = [
    'application/json',
    'application/graphql',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-7',
    '',
  ]
  const tries = isFull ? 20_000 : 1_000
  const failures: string[] = []
  const one = async (nth: number) => {
    const document = documents[Math.floor(next() * documents.length)] ?? ''
    const isBody = nth % 2 === 1
    const body = isBody
      ? spoiled(JSON.stringify({ query: document }), next)
      : JSON.stringify({ query: spoiled(document, next) })
    const type = isBody ? (types[Math.floor(next() * types.length)] ?? '') : 'application/json'
    const { status, text } = await send(body, { 'content-type': type })
    if (status >= 500 || /"INTERNAL"/.test(text))
      failures.push(`${status} for ${body.slice(0, 300)}: ${text.slice(0, 200)}`)
  }
  for (let nth = 0; nth < tries; nth += 10)
    await Promise.all(Array.from({ length: 10 }, (_, more) => one(nth + more)))
  note(task, {
    id: 'C1',
    what: 'malformed requests',
    figure: `${tries} requests, ${failures.length} of them 5xx`,
    target: '0',
  })
  expect(failures.slice(0, 20)).toEqual([])
  expect((await ask('{ viewer { name } }')).status).toBe(200)
})
