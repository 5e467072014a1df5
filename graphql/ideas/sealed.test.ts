// A sealed author stands nowhere: every row of every table, every field, the search, notices, mails and the log are looked at.
import {
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { writeMail } from '#graphql/notifications/digest.ts'
import { schema } from '#graphql/schema.ts'
import { type Asker, asker, lastEvent, runConsequencesSince } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson } from '#prisma/factory.ts'
import { miscounts } from '#prisma/miscounts.ts'
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

const REASON = 'A threat against a colleague.'
const requests = (by: Asker, id: number, reason = REASON) =>
  by.ask(
    'mutation($id: ID!, $reason: String!) { requestReveal(postId: $id, reason: $reason) { title } }',
    { id, reason },
  )
const agrees = (by: Asker, id: number, options = {}) =>
  by.ask(
    'mutation($id: ID!) { agreeToReveal(postId: $id, reason: "I have seen the threat.") { reveal { author { number } } } }',
    { id },
    options,
  )
const reveal = async (by: Asker, id: number) =>
  (
    await by.ask<{ idea: { reveal: object | null } }>(
      'query($id: ID!) { idea(id: $id) { reveal { requestedBy { number } reason agreedBy { number } author { number } } } }',
      { id },
    )
  ).idea.reveal
const REACT = 'mutation($id: ID!) { react(commentId: $id, emoji: "👍", isOn: true) { number } }'
const comment = async (by: Asker, id: number, body: string, more: object = {}) =>
  (
    await by.ask<{ postComment: { number: number } }>(
      'mutation($id: ID!, $to: ID, $body: String!) { postComment(input: { postId: $id, replyToId: $to, body: $body }) { number } }',
      { id, body, ...more },
    )
  ).postComment.number
type Thread = { idea: { comments: { edges: { node: object }[] } } }
/** What somebody was told about a post. */
const news = async (by: Asker, id: number) =>
  (
    await by.ask<{
      notifications: { edges: { node: { id: string; kind: string; postNumber: number } }[] }
    }>('{ notifications(first: 50) { edges { node { id kind postNumber } } } }')
  ).notifications.edges.flatMap(({ node }) => (node.postNumber === id ? [node] : []))

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
  test('needs a space that allows it, and files without a name', async () => {
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
    expect(await field(requests(ann, id))).toBe('NOT_ALLOWED')
    expect(await field(agrees(other, id))).toBe('CONFLICT')
    expect(await field(requests(eve, id, 'Because'))).toBe('reason')
    await requests(eve, id)
    expect(await field(requests(other, id))).toBe('CONFLICT')
    expect(await field(agrees(eve, id))).toBe('NOT_ALLOWED')
    expect(await field(agrees(cleo, id))).toBe('NOT_ALLOWED')
    const since = await lastEvent()
    let revealed = {}
    const rows = await tellingRows(async () => {
      revealed = await agrees(other, id, { idempotencyKey: 'reveal' })
    })
    expect(revealed).toMatchObject({ agreeToReveal: { reveal: { author: { number: ID } } } })
    expect(rows).toEqual([])
    expect(await field(agrees(other, id))).toBe('CONFLICT')
    expect(await reveal(eve, id)).toMatchObject({
      requestedBy: { number: eve.id },
      reason: 'A threat against a colleague.',
      agreedBy: { number: other.id },
      author: { number: ID },
    })
    const third = asker((await makePerson(db, { role: 'ADMIN' })).id)
    expect(await reveal(third, id)).toMatchObject({ author: null })
    expect(await reveal(ann, id)).toBeNull()
    const events = await db.rows<{ name: string; actorId: number }>(sql`
      select name, "actorKind", "actorId" from "Event" where name like 'post.%reveal%' order by id`)
    expect(events).toEqual([
      { name: 'post.reveal-requested', actorKind: 'PERSON', actorId: eve.id },
      { name: 'post.reveal-agreed', actorKind: 'PERSON', actorId: other.id },
      { name: 'post.author-revealed', actorKind: 'SYSTEM', actorId: null },
    ])
    await runConsequencesSince(since)
    expect((await news(sue, id)).map(({ kind }) => kind)).toEqual(['REVEALED'])
  })

  test('is not revealed with another key than it was sealed with, which is said', async () => {
    const [id, earlier] = [await post('Sealed with the old key'), await post('Revealed before')]
    const other = asker((await makePerson(db, { role: 'ADMIN' })).id)
    for (const one of [id, earlier]) await requests(eve, one)
    await agrees(other, earlier)
    // What was sealed for something else opens as little as what was sealed with another key.
    await db.rows(sql`
      update "Post" p set "sealedAuthor" = o."sealedAuthor" from "Post" o where p.id <> o.id
        and p.id = any(${[id, earlier]}::int[]) and o.id = any(${[id, earlier]}::int[])`)
    expect(await field(agrees(other, id))).toBe('NOT_ALLOWED')
    expect(await field(reveal(eve, earlier))).toBe('NOT_ALLOWED')
    const [asked] = await db.rows(sql`select "agreedAt" from "SealReveal" where "postId" = ${id}`)
    expect(asked).toEqual({ agreedAt: null })
  })

  test('is revealed only in time, and the name is read only for a time', async () => {
    const id = await post('To be revealed in time')
    const other = asker((await makePerson(db, { role: 'ADMIN' })).id)
    await requests(eve, id)
    await db.rows(sql`update "SealReveal" set "expiresAt" = now() where "postId" = ${id}`)
    expect(await field(agrees(other, id))).toBe('CONFLICT')
    // Asked again, by somebody else.
    await requests(other, id)
    await agrees(eve, id)
    expect(await reveal(other, id)).toMatchObject({ author: { number: ID } })
    await db.rows(
      sql`update "SealReveal" set "agreedAt" = now() - interval '8 days' where "postId" = ${id} and "agreedAt" is not null`,
    )
    expect(await reveal(other, id)).toMatchObject({ author: null })
  })

  test('of an ordinary idea, or one that may not be seen, there is nothing to reveal', async () => {
    const ordinary = await post('With a name', { sealed: false })
    expect(await field(requests(eve, ordinary))).toBe('NOT_FOUND')
    expect(await field(agrees(eve, ordinary))).toBe('NOT_FOUND')
    await db.rows(sql`update "Space" set "allowsSealed" = true where id = ${cast.vault.spaceId}`)
    const { postIdea } = await cleo.ask<Posted>(POST, {
      board: cast.vault.board,
      title: 'Hidden',
      sealed: true,
    })
    expect(await field(requests(eve, postIdea.number))).toBe('NOT_FOUND')
  })

  test('is commented and reacted to by its author without a name, and nobody else can take that for theirs', async () => {
    const id = await post('Said without a name')
    const since = await lastEvent()
    const own = await comment(sue, id, 'It is mine')
    const question = await comment(ann, id, 'Whose is it?')
    const THREAD = `query($id: ID!) { idea(id: $id) { isSealed commentCount followerCount participants { number } comments(first: 9) { edges { node {
      number isSealed authorName author { number } reactions { emoji count isMine } viewerCan { edit remove } } } } } }`
    for (const comment of [own, question]) await sue.ask(REACT, { id: comment })
    await sue.ask(REACT, { id: question })
    await ann.ask(REACT, { id: question })
    const { idea } = await sue.ask<Thread>(THREAD, { id })
    expect(idea).toMatchObject({
      isSealed: true,
      commentCount: 2,
      participants: [{ number: ann.id }],
    })
    expect(idea.comments.edges.map(({ node }) => node)).toEqual([
      {
        number: own,
        isSealed: true,
        authorName: null,
        author: null,
        reactions: [{ emoji: '👍', count: 1, isMine: true }],
        viewerCan: { edit: true, remove: true },
      },
      {
        number: question,
        isSealed: false,
        authorName: null,
        author: { number: ann.id },
        reactions: [{ emoji: '👍', count: 2, isMine: true }],
        viewerCan: { edit: false, remove: false },
      },
    ])
    const [other] = (await ann.ask<Thread>(THREAD, { id })).idea.comments.edges
    expect(other?.node).toMatchObject({
      author: null,
      reactions: [{ isMine: false }],
      viewerCan: { edit: false, remove: false },
    })
    expect(
      await field(
        ann.ask('mutation($id: ID!) { editComment(commentId: $id, body: "No") { number } }', {
          id: own,
        }),
      ),
    ).toBe('NOT_ALLOWED')
    await sue.ask(
      'mutation($id: ID!) { react(commentId: $id, emoji: "👍", isOn: false) { number } }',
      { id: question },
    )
    const ours = (await miscounts(db)).filter((one) => /^(Comment|Post)\./.test(one))
    expect(ours).toEqual([])
    await sue.ask('mutation($id: ID!) { removeComment(commentId: $id) { number } }', { id: own })
    await runConsequencesSince(since)
    expect((await news(sue, id)).map(({ kind }) => kind)).toEqual(['COMMENTED'])
    expect(await news(cleo, id)).not.toContainEqual(expect.objectContaining({ kind: 'REACTED' }))
  })

  test('tells its author what happens to it, in the app alone, and lets them read and unread it', async () => {
    const id = await post('News of it')
    const since = await lastEvent()
    const own = await comment(sue, id, 'Mine')
    await comment(ann, id, 'An answer', { to: own })
    await ann.ask('mutation($id: ID!) { supportIdea(ideaId: $id) { number } }', { id })
    await cleo.ask(
      'mutation($id: ID!) { changeIdeaStatus(ideaId: $id, to: SHAPING, note: "Yes") { number } }',
      { id },
    )
    await runConsequencesSince(since)
    await runConsequencesSince(since)
    const told = await news(sue, id)
    expect(told.map(({ kind }) => kind).sort()).toEqual([
      'REPLIED',
      'RESPONDED',
      'STATUS_CHANGED',
      'SUPPORTED',
    ])
    expect(
      await db.rows(
        sql`select 1 from "Notification" where "personId" = ${ID} and "postId" = ${id}`,
      ),
    ).toEqual([])
    await db.rows(sql`update "Person" set "emailFrequency" = 'AT_ONCE' where id = ${ID}`)
    expect(await writeMail({ personId: ID, key: 'one', before: '2100-01-01T00:00:00Z' })).toBeNull()
    const unread = async () =>
      (
        await sue.ask<{ notificationSummary: { unread: number } }>(
          '{ notificationSummary { unread } }',
        )
      ).notificationSummary.unread
    const before = await unread()
    const READ = 'mutation($ids: [ID!]) { readNotifications(ids: $ids) { count } }'
    const ids = told.map((one) => one.id)
    await ann.ask(READ, { ids })
    expect(await unread()).toBe(before)
    const rows = await tellingRows(() => sue.ask(READ, { ids }))
    expect(rows).toEqual([])
    expect(await unread()).toBe(before - 4)
    await sue.ask('mutation($ids: [ID!]) { unreadNotifications(ids: $ids) { unread } }', {
      ids: ids.slice(0, 1),
    })
    expect(await unread()).toBe(before - 3)
  })

  test('is neither followed, supported nor drafted for by its author, who would be named by it', async () => {
    const id = await post('Not by name')
    expect(
      await sue.ask('query($id: ID!) { idea(id: $id) { follow viewerCan { support comment } } }', {
        id,
      }),
    ).toEqual({
      idea: { follow: 'FOLLOW', viewerCan: { support: false, comment: true } },
    })
    for (const refused of [
      'mutation($id: ID!) { followPost(postId: $id, level: FOLLOW) }',
      'mutation($id: ID!) { supportIdea(ideaId: $id) { number } }',
    ])
      expect(await field(sue.ask(refused, { id }))).toBe('NOT_ALLOWED')
    for (const place of [`comment:${id}`, `edit:${id}`]) {
      const SAVE =
        'mutation($place: String!) { saveDraft(place: $place, baseVersion: 0, content: "{}") }'
      expect(await field(sue.ask(SAVE, { place }))).toBe('NOT_ALLOWED')
      expect(await field(ann.ask(SAVE, { place }))).toBe('done')
    }
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
