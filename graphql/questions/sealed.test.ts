// A question without a name: its asker answers, accepts and edits, and stands nowhere. Nor does whoever answers without a name.
import { beforeAll, describe, expect, test } from 'vitest'
import { type Asker, asker, lastEvent, runConsequencesSince } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson } from '#prisma/factory.ts'
import { fixed, sql } from '#prisma/sql.ts'
import { runWaves } from './jobs.ts'
import { ASK, answer, ask, pageOf } from './testing.ts'

/** What nobody but the person may find: number and name. None of it stands anywhere else. */
const ID = 7_654_329
const NAME = 'Zsuzsanna Quilligan'
const traces = [new RegExp(`\\b${ID}\\b`), /Zsuzsanna|Quilligan/i]

let cast: Cast
let ben: Asker
let sue: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ben = asker(cast.ben)
  const { id } = await makePerson(db, { name: NAME })
  await db.rows(sql`update "Person" set id = ${ID} where id = ${id}`)
  sue = asker(ID)
})

const askSealed = () =>
  sue.ask<{ askQuestion: { number: number } }>(
    ASK,
    { space: 'field', input: { title: 'Who dares to ask this?' }, isSealed: true },
    { idempotencyKey: 'once' },
  )

/** Every row of every table but the system's, as text. */
async function everyRow(): Promise<Set<string>> {
  const tables = await db.rows<{ name: string }>(sql`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`)
  const all = new Set<string>()
  for (const { name } of tables)
    for (const { row } of await db.rows<{ row: string }>(
      fixed(`select '${name}: ' || to_jsonb(t)::text as row from ${name} t`),
    ))
      all.add(row)
  return all
}
/** Rows that came since then and tell of the person. */
const tellingSince = async (before: ReadonlySet<string>): Promise<string[]> =>
  [...(await everyRow())].filter(
    (row) => !before.has(row) && traces.some((trace) => trace.test(row)),
  )

test('is refused where the space asks for names', async () => {
  await expect(askSealed()).rejects.toMatchObject({ extensions: { code: 'INVALID' } })
})

test('leaves no trace of its asker, who edits it, answers it and accepts', async () => {
  await db.rows(sql`update "Space" set "allowsSealed" = true where id = ${cast.field.spaceId}`)
  const before = await everyRow()
  const after = await lastEvent()
  const id = (await askSealed()).askQuestion.number
  expect((await askSealed()).askQuestion.number).toBe(id)
  const bens = await answer(ben, id)
  await answer(sue, id, 'I mean the one in the hall.')
  const once = { idempotencyKey: 'again' }
  await sue.ask(
    'mutation($id: ID!) { editQuestion(questionId: $id, version: 1, input: { title: "Who dares to answer?" }) { number } }',
    { id },
    once,
  )
  await sue.ask('mutation($id: ID!) { upvoteAnswer(commentId: $id, isOn: true) { number } }', {
    id: bens,
  })
  await sue.ask(
    'mutation($id: ID!, $answer: ID) { acceptAnswer(questionId: $id, answerId: $answer) { number } }',
    { id, answer: bens },
  )
  await runConsequencesSince(after)
  expect(await pageOf(ben, id)).toMatchObject({ status: 'ACCEPTED', answerCount: 1 })
  expect(await pageOf(sue, id)).toMatchObject({ viewerCan: { accept: true, haveToo: false } })
  expect((await pageOf(ben, id)).comments.edges[0]?.node.answer).toEqual({ votes: 1 })
  await expect(
    ben.ask('mutation($id: ID!) { acceptAnswer(questionId: $id) { number } }', { id }),
  ).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
  await expect(
    sue.ask('mutation($id: ID!) { markSolved(questionId: $id) { number } }', { id }),
  ).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
  await expect(
    sue.ask('mutation($id: ID!) { checkKnowledge(questionId: $id, holds: false) { number } }', {
      id,
    }),
  ).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
  for (const call of [
    'sayUnknown(questionId: $id)',
    `askPerson(questionId: $id, personId: ${cast.dan})`,
  ])
    await expect(
      sue.ask(`mutation($id: ID!) { ${call} { number } }`, { id }),
    ).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
  await runWaves(null, db, new Date())
  expect(await tellingSince(before)).toEqual([])
  const { question } = await ben.ask<{ question: unknown }>(
    'query($id: ID!) { question(id: $id) { author { name } isSealed comments(first: 9) { edges { node { author { name } } } } } }',
    { id },
  )
  expect(JSON.stringify(question)).not.toMatch(/Zsuzsanna/)
})

const ANSWER = `mutation($id: ID!, $body: String!, $to: ID) {
  postComment(input: { postId: $id, replyToId: $to, body: $body, isSealed: true }) { number isSealed isByPostAuthor viewerCan { edit remove } } }`
const answerSealed = async (who: Asker, id: number, body: string, more: object = {}) =>
  (
    await who.ask<{ postComment: { number: number; viewerCan: object } }>(
      ANSWER,
      { id, body, ...more },
      { idempotencyKey: body },
    )
  ).postComment
const refusedAs = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing',
    (error: { extensions: { code: string; fields?: Record<string, string[]> } }) =>
      Object.keys(error.extensions.fields ?? {})[0] ?? error.extensions.code,
  )

describe('an answer without a name', () => {
  test('needs a space that allows it, and somebody else than the asker', async () => {
    const id = await ask(ben)
    await db.rows(sql`update "Space" set "allowsSealed" = false where id = ${cast.field.spaceId}`)
    expect(await refusedAs(answerSealed(sue, id, 'Not here.'))).toBe('isSealed')
    const rights = async (who: Asker) =>
      (
        await who.ask<{ question: { viewerCan: { answerSealed: boolean } } }>(
          'query($id: ID!) { question(id: $id) { viewerCan { answerSealed } } }',
          { id },
        )
      ).question.viewerCan.answerSealed
    expect(await rights(sue)).toBe(false)
    await db.rows(sql`update "Space" set "allowsSealed" = true where id = ${cast.field.spaceId}`)
    expect([await rights(sue), await rights(ben)]).toEqual([true, false])
    expect(await refusedAs(answerSealed(ben, id, 'To myself.'))).toBe('isSealed')
    const idea = await asker(cast.ann).ask<{ postIdea: { number: number } }>(
      'mutation { postIdea(input: { space: "field", title: "Ideas have authors" }) { number } }',
    )
    expect(await refusedAs(answerSealed(sue, idea.postIdea.number, 'Nor here.'))).toBe('isSealed')
  })

  test('leaves no trace, is voted for, accepted and edited like any other', async () => {
    const before = await everyRow()
    const after = await lastEvent()
    const id = await ask(ben, { title: 'Who knows why it hums?' })
    await sue.ask(
      'mutation($place: String!) { saveDraft(place: $place, baseVersion: 0, content: "{}") }',
      {
        place: `comment:${id}`,
      },
    )
    const made = await answerSealed(sue, id, 'It is the pump.')
    expect(made).toMatchObject({
      isSealed: true,
      isByPostAuthor: false,
      viewerCan: { edit: true, remove: true },
    })
    expect(await answerSealed(sue, id, 'It is the pump.')).toEqual(made)
    const { number } = made
    const reply = await answer(ben, id, 'Which one?', { to: number })
    await answerSealed(sue, id, 'The left one.', { to: reply })
    await sue.ask(
      'mutation($id: ID!) { editComment(commentId: $id, body: "It is the left pump.") { number } }',
      { id: number },
    )
    const cannot = [
      'upvoteAnswer(commentId: $id, isOn: true)',
      'editComment(commentId: $id, body: "Mine")',
    ]
    expect(
      await refusedAs(sue.ask(`mutation($id: ID!) { ${cannot[0]} { number } }`, { id: number })),
    ).toBe('NOT_ALLOWED')
    expect(
      await refusedAs(ben.ask(`mutation($id: ID!) { ${cannot[1]} { number } }`, { id: number })),
    ).toBe('NOT_ALLOWED')
    await ben.ask('mutation($id: ID!) { upvoteAnswer(commentId: $id, isOn: true) { number } }', {
      id: number,
    })
    await ben.ask(
      'mutation($id: ID!, $answer: ID) { acceptAnswer(questionId: $id, answerId: $answer) { number } }',
      { id, answer: number },
    )
    expect(
      await refusedAs(
        sue.ask('mutation($id: ID!) { markSolved(questionId: $id) { number } }', { id }),
      ),
    ).toBe('NOT_ALLOWED')
    expect(await pageOf(ben, id)).toMatchObject({
      status: 'ACCEPTED',
      answerCount: 1,
      acceptedNumber: number,
    })
    await runConsequencesSince(after)
    expect(await tellingSince(before)).toEqual([])
    const { question } = await ben.ask<{ question: object }>(
      'query($id: ID!) { question(id: $id) { comments(first: 9) { edges { node { isSealed author { name } viewerCan { edit } replies { isSealed author { number } } } } } } }',
      { id },
    )
    expect(question).toEqual({
      comments: {
        edges: [
          {
            node: {
              isSealed: true,
              author: null,
              viewerCan: { edit: false },
              replies: [
                { isSealed: false, author: { number: ben.id } },
                { isSealed: true, author: null },
              ],
            },
          },
        ],
      },
    })
  })

  test('stays without a name when the asker shows theirs, and its author is not told of replies to the asker', async () => {
    const after = await lastEvent()
    const id = (
      await ben.ask<{ askQuestion: { number: number } }>(ASK, {
        space: 'field',
        input: { title: 'May I ask this at all?' },
        isSealed: true,
      })
    ).askQuestion.number
    const own = await answer(ben, id, 'I mean the one above.')
    const { number } = await answerSealed(sue, id, 'You may, whoever you are.')
    await runConsequencesSince(after)
    const told = (who: Asker) =>
      who.ask<{ notifications: { edges: { node: { kind: string; postNumber: number } }[] } }>(
        '{ notifications(first: 50) { edges { node { kind postNumber } } } }',
      )
    const kinds = (await told(ben)).notifications.edges.filter(({ node }) => node.postNumber === id)
    expect(kinds.map(({ node }) => node.kind)).toEqual(['COMMENTED'])
    await ben.ask('mutation($id: ID!) { showAuthor(postId: $id) { number } }', { id })
    const authors = await sue.ask<{
      question: { comments: { edges: { node: { number: number } }[] } }
    }>(
      'query($id: ID!) { question(id: $id) { comments(first: 9, sort: OLDEST) { edges { node { number isSealed isByPostAuthor author { number } viewerCan { edit } } } } } }',
      { id },
    )
    expect(authors.question.comments.edges.map(({ node }) => node)).toEqual([
      {
        number: own,
        isSealed: false,
        isByPostAuthor: false,
        author: { number: ben.id },
        viewerCan: { edit: false },
      },
      { number, isSealed: true, isByPostAuthor: false, author: null, viewerCan: { edit: true } },
    ])
  })

  test('has its author revealed by two administrators, never by one, and nobody else reads it', async () => {
    const [eve, other] = [asker(cast.eve), asker((await makePerson(db, { role: 'ADMIN' })).id)]
    const id = await ask(ben, { title: 'Who wrote the threat?' })
    const { number } = await answerSealed(sue, id, 'A threat.')
    const named = await answer(asker(cast.dan), id, 'Not me.')
    const on = (who: Asker, name: string, commentId: number) =>
      who.ask(
        `mutation($id: ID!, $comment: ID) { ${name}(postId: $id, commentId: $comment, reason: "A threat against a colleague.") { number } }`,
        { id, comment: commentId },
      )
    const read = async (who: Asker) =>
      (
        await who.ask<{ comment: { reveal: object | null } }>(
          'query($id: ID!) { comment(id: $id) { reveal { author { number } } } }',
          { id: number },
        )
      ).comment.reveal
    expect(await refusedAs(on(ben, 'requestReveal', number))).toBe('NOT_ALLOWED')
    expect(await refusedAs(on(eve, 'requestReveal', named))).toBe('NOT_FOUND')
    await on(eve, 'requestReveal', number)
    expect(await refusedAs(on(eve, 'agreeToReveal', number))).toBe('NOT_ALLOWED')
    expect(await read(eve)).toEqual({ author: null })
    await on(other, 'agreeToReveal', number)
    expect(await read(eve)).toEqual({ author: { number: ID } })
    expect(await read(asker((await makePerson(db, { role: 'ADMIN' })).id))).toEqual({
      author: null,
    })
    expect([await read(ben), await read(sue)]).toEqual([null, null])
  })
})
