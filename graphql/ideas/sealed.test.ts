// A sealed author stands nowhere: every row of every table, every field, the search, notices, mails and the log are looked at.
import {
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { confirmReveal, requestReveal } from '#graphql/posts/reveal.ts'
import { schema } from '#graphql/schema.ts'
import { type Asker, asker, lastEvent, runConsequencesSince } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson } from '#prisma/factory.ts'
import { fixed, sql } from '#prisma/sql.ts'

let cast: Cast
let ann: Asker
let eve: Asker
let cleo: Asker
let sue: Asker
/** What nobody but the person may find: number, name, address. None of it stands anywhere else. */
const ID = 7_654_321
const NAME = 'Zsuzsanna Quilligan'
const MAIL = 'zq-sealed@atrium.example'
const traces = [
  new RegExp(`\\b${ID}\\b`),
  /Zsuzsanna|Quilligan/i,
  /zq-sealed/,
  new RegExp(btoa(`Person:${ID}`).replaceAll('=', '')),
]

const POST = `mutation($board: String!, $sealed: Boolean, $title: String!, $files: [String!]) {
  postIdea(input: { board: $board, title: $title, body: "Nobody dares to say it, @Ben Bakker.", sealed: $sealed, fileIds: $files }) {
    number author { name } follow } }`
const EDIT_SPACE =
  'mutation($id: ID!, $allows: Boolean) { editSpace(spaceId: $id, input: { name: "The field", about: "Open", kind: OPEN }, allowsSealed: $allows) { slug } }'
const MINE =
  'query($id: ID!) { idea(id: $id) { title version viewerCan { edit withdraw } author { name } } }'
type Posted = { postIdea: { number: number } }
const post = async (title: string, more: object = {}, options = {}) =>
  (await sue.ask<Posted>(POST, { board: cast.field.board, title, sealed: true, ...more }, options))
    .postIdea.number
const field = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { extensions?: { code?: string; fields?: object } }) =>
      error.extensions?.fields ? Object.keys(error.extensions.fields)[0] : error.extensions?.code,
  )

/** Every row of every table of every schema but the system's, as text. */
async function dump(): Promise<Set<string>> {
  const tables = await db.rows<{ name: string }>(sql`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`)
  const rows = new Set<string>()
  for (const { name } of tables)
    for (const { text } of await db.rows<{ text: string }>(
      fixed(`select '${name}: ' || to_jsonb(t)::text as text from ${name} t`),
    ))
      rows.add(text)
  return rows
}
/** Rows that something left behind or changed and that tell of the person. */
async function tellingRows(work: () => Promise<unknown>): Promise<string[]> {
  const before = await dump()
  await work()
  return [...(await dump())].filter(
    (row) => !before.has(row) && traces.some((trace) => trace.test(row)),
  )
}

beforeAll(async () => {
  cast = await makeCast(db)
  ;[ann, eve, cleo] = [asker(cast.ann), asker(cast.eve), asker(cast.cleo)]
  const { id } = await makePerson(db, { name: NAME, email: MAIL, language: 'hu' })
  await db.rows(sql`update "Person" set id = ${ID} where id = ${id}`)
  sue = asker(ID)
  await cleo.ask(EDIT_SPACE, { id: cast.field.spaceId, allows: true })
})

describe('a sealed idea', () => {
  test('needs a space that allows it, and has no files', async () => {
    expect(await field(post('In the lab', { board: cast.lab.board }))).toBe('NOT_FOUND')
    await cleo.ask(EDIT_SPACE, { id: cast.field.spaceId, allows: false })
    expect(await field(post('Not allowed'))).toBe('isSealed')
    await cleo.ask(EDIT_SPACE, { id: cast.field.spaceId, allows: true })
    // What is left out stays.
    await cleo.ask(EDIT_SPACE, { id: cast.field.spaceId })
    expect(await field(post('With a file', { files: ['f'.repeat(32)] }))).toBe('fileIds')
    expect(await field(ann.ask(EDIT_SPACE, { id: cast.field.spaceId, allows: true }))).toBe(
      'NOT_ALLOWED',
    )
  })

  test('leaves no row that tells of its author: posted, edited, answered, supported, withdrawn', async () => {
    // A draft is the person's own, and gone with the post.
    await sue.ask('mutation { saveDraft(place: "idea", baseVersion: 0, content: "{}") }')
    const since = await lastEvent()
    const rows = await tellingRows(async () => {
      const id = await post('The night shift is too long', {}, { idempotencyKey: 'key-1' })
      expect(await post('The night shift is too long', {}, { idempotencyKey: 'key-1' })).toBe(id)
      await sue.ask(
        'mutation($id: ID!) { editIdea(ideaId: $id, input: { version: 1, title: "The night shift is much too long", body: "Truly." }) { number } }',
        { id },
        { idempotencyKey: 'key-2' },
      )
      await ann.ask('mutation($id: ID!) { supportIdea(ideaId: $id) { number } }', { id })
      await ann.ask(
        'mutation($id: ID!) { postComment(input: { postId: $id, body: "So it is" }) { number } }',
        { id },
      )
      await cleo.ask(
        'mutation($id: ID!) { respondToIdea(ideaId: $id, kind: QUESTION, text: "How long?") { number } }',
        { id },
      )
      await runConsequencesSince(since)
      await sue.ask(
        'mutation($id: ID!) { withdrawIdea(ideaId: $id) { number } }',
        { id },
        { idempotencyKey: 'key-3' },
      )
      await runConsequencesSince(since)
    })
    expect(rows).toEqual([])
  })

  test('is its author’s to edit and withdraw, and nobody else’s; two of them have nothing in common', async () => {
    const [one, two] = [await post('First of two'), await post('Second of two')]
    expect(await sue.ask(MINE, { id: one })).toMatchObject({
      idea: { viewerCan: { edit: true, withdraw: true }, author: null },
    })
    for (const other of [ann, eve, cleo])
      expect(await other.ask(MINE, { id: one })).toMatchObject({
        idea: { viewerCan: { edit: false, withdraw: false }, author: null },
      })
    const tags = await db.rows<{ authorTag: string; sealedAuthor: string }>(sql`
      select "authorTag", "sealedAuthor" from "Post" where id in (${one}, ${two})`)
    expect(new Set(tags.flatMap((tag) => Object.values(tag))).size).toBe(4)
    // Neither moved to another post nor taken from one does a tag open anything.
    await db.rows(
      sql`update "Post" set "authorTag" = (select "authorTag" from "Post" where id = ${one}) where id = ${two}`,
    )
    expect(await sue.ask(MINE, { id: two })).toMatchObject({ idea: { viewerCan: { edit: false } } })
  })

  test('tells nobody through any field of the API, to a reader, its board’s owner or an administrator', async () => {
    const since = await lastEvent()
    const id = await post('Seen by everybody')
    await runConsequencesSince(since)
    const idea = schema.getType('Idea') as GraphQLObjectType
    const asked = [
      [`query($id: ID!) { idea(id: $id) ${selection(idea, 3)} }`, { id }],
      [
        `query { ideas(first: 20, sort: NEWEST) { edges { cursor node ${selection(idea, 1)} } } }`,
        {},
      ],
      [`query { search(query: "everybody", first: 20) { hits { title } } }`, {}],
      [
        'query { notifications(first: 50) { edges { node { kind sentence markedSentence shortSentence actors { number name } } } } }',
        {},
      ],
      ['query { owed { total ideas { number title author { name } } } }', {}],
    ] as const
    for (const reader of [ann, cleo, eve, asker(cast.ben)])
      for (const [document, variables] of asked) {
        const answer = JSON.stringify(await reader.ask(document, variables).catch(String))
        expect(answer).not.toMatch(/Cannot query|Unknown|GraphQLError/)
        expect(traces.filter((trace) => trace.test(answer))).toEqual([])
      }
    const log = JSON.stringify(
      await eve.ask(
        'query { events(first: 4) { edges { node { name actorKind requestId detail subject { number name } actor { number name } parts { text path } } } } }',
      ),
    )
    expect(log).toContain('SEALED')
    expect(traces.filter((trace) => trace.test(log))).toEqual([])
    const { ideas } = await ann.ask<{ ideas: { edges: object[] } }>(
      'query($who: ID!) { ideas(author: $who, first: 20) { edges { node { title } } } }',
      { who: ID },
    )
    expect(JSON.stringify(ideas)).not.toContain('Seen by everybody')
  })

  test('has its author revealed by two administrators, never by one; both stand in the log', async () => {
    const id = await post('To be revealed')
    const other = asker((await makePerson(db, { role: 'ADMIN' })).id)
    const reason = 'A threat against a colleague.'
    expect(await field(requestReveal(await ann.context(), { postId: id, reason }))).toBe(
      'NOT_ALLOWED',
    )
    expect(await field(confirmReveal(await other.context(), { postId: id }))).toBe('CONFLICT')
    await requestReveal(await eve.context(), { postId: id, reason })
    expect(await field(confirmReveal(await eve.context(), { postId: id }))).toBe('NOT_ALLOWED')
    expect(await field(confirmReveal(await cleo.context(), { postId: id }))).toBe('NOT_ALLOWED')
    let revealed = {}
    const rows = await tellingRows(async () => {
      revealed = await confirmReveal(await other.context({ idempotencyKey: 'reveal' }), {
        postId: id,
      })
    })
    expect(revealed).toEqual({ personId: ID })
    expect(rows).toEqual([])
    expect(await field(confirmReveal(await other.context(), { postId: id }))).toBe('CONFLICT')
    const events = await db.rows<{ name: string; actorId: number }>(sql`
      select name, "actorId" from "Event" where name like 'post.reveal-%' order by id`)
    expect(events).toEqual([
      { name: 'post.reveal-requested', actorId: eve.id },
      { name: 'post.reveal-confirmed', actorId: other.id },
    ])
  })

  test('this search for rows finds the author of an ordinary idea', async () => {
    const rows = await tellingRows(() => post('With my name', { sealed: false }))
    expect(rows.filter((row) => row.startsWith('public."Post"')).length).toBe(1)
    expect(rows.filter((row) => row.startsWith('public."Event"')).length).toBeGreaterThan(0)
  })
})

/** All fields that need no argument, with those of what they point to. */
function selection(type: GraphQLObjectType, depth: number): string {
  const words: string[] = []
  for (const field of Object.values(type.getFields())) {
    if (field.args.some((arg) => isNonNullType(arg.type))) continue
    const named = getNamedType(field.type)
    if (isLeafType(named)) words.push(field.name)
    else if (isObjectType(named) && depth > 0 && !/Connection$/.test(named.name)) {
      const inside = selection(named, depth - 1)
      if (inside) words.push(`${field.name} ${inside}`)
    }
  }
  return words.length > 0 ? `{ ${words.join(' ')} }` : ''
}
