// A question without a name: its asker answers, accepts and edits, and stands nowhere.
import { beforeAll, expect, test } from 'vitest'
import { type Asker, asker, lastEvent, runConsequencesSince } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson } from '#prisma/factory.ts'
import { fixed, sql } from '#prisma/sql.ts'
import { runWaves } from './jobs.ts'
import { ASK, answer, pageOf } from './testing.ts'

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

/** All rows that questions and what hangs on them leave, as text. */
async function rowsAbout(): Promise<string[]> {
  const tables = [
    'Post',
    'Question',
    'Knowledge',
    'KnowledgeCheck',
    'QuestionRequest',
    'Clock',
    'Comment',
    'Reaction',
    'PostFollow',
    'PostRevision',
    'Event',
  ]
  const all: string[] = []
  for (const table of [...tables, 'IdempotencyKey', 'SealedKey', 'QuestionSolved', 'Notification'])
    for (const { row } of await db.rows<{ row: string }>(
      sql`select t::text as row from ${fixed(`"${table}"`)} t`,
    ))
      all.push(`${table}: ${row}`)
  return all
}

test('is refused where the space asks for names', async () => {
  await expect(askSealed()).rejects.toMatchObject({ extensions: { code: 'INVALID' } })
})

test('leaves no trace of its asker, who edits it, answers it and accepts', async () => {
  await db.rows(sql`update "Space" set "allowsSealed" = true where id = ${cast.field.spaceId}`)
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
  const found = (await rowsAbout()).filter((row) => traces.some((trace) => trace.test(row)))
  expect(found).toEqual([])
  const { question } = await ben.ask<{ question: unknown }>(
    'query($id: ID!) { question(id: $id) { author { name } isSealed comments(first: 9) { edges { node { author { name } } } } } }',
    { id },
  )
  expect(JSON.stringify(question)).not.toMatch(/Zsuzsanna/)
})
