// Comments that are held or declined count for nobody: they are no answers, and nobody stands as having taken part.
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { miscounts } from '#graphql/counters.ts'
import { features } from '#graphql/features.ts'
import { answer, ask } from '#graphql/questions/testing.ts'
import { type Asker, asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

let cast: Cast
let ann: Asker
let ben: Asker
let cleo: Asker
let question: number

const DECIDE = `mutation($number: Int!, $approves: Boolean!) {
  decideHeld(number: $number, version: 1, approves: $approves, note: "We stay on Earth") }`
const page = async () =>
  (
    await cleo.ask<{ question: object }>(
      'query($id: ID!) { question(id: $id) { status answerCount commentCount participants { number } } }',
      { id: String(question) },
    )
  ).question
const clock = async () =>
  (
    await db.first<{ isStopped: boolean }>(sql`
      select "stoppedAt" is not null as "isStopped" from "Clock" where "postId" = ${question} and purpose = 'question.first-answer'`)
  )?.isStopped
const decide = async (approves: boolean): Promise<void> => {
  const held = await db.first<{ id: number }>(
    sql`select id from "HeldPost" where "postId" = ${question} and "decidedAt" is null`,
  )
  await cleo.ask(DECIDE, { number: held?.id, approves })
}
const nothing = { status: 'UNANSWERED', answerCount: 0, commentCount: 0, participants: [] }

beforeAll(async () => {
  cast = await makeCast(db)
  ;[ann, ben, cleo] = [cast.ann, cast.ben, cast.cleo].map(asker) as [Asker, Asker, Asker]
  await db.rows(sql`update "Person" set "createdAt" = now() - interval '200 days'`)
  await asker(cast.eve).ask('mutation { watchWord(word: "moon base", effect: HOLD) }')
})
beforeEach(async () => {
  question = await ask(ann)
})

test('a held line answers no question until it is approved', async () => {
  await answer(ben, question, 'On the moon base they know')
  expect(await page()).toEqual(nothing)
  expect(await clock()).toBe(false)
  expect(await miscounts(db, features)).toEqual([])
  await decide(true)
  expect(await page()).toEqual({
    ...{ status: 'ANSWERED', answerCount: 1, commentCount: 1 },
    participants: [{ number: cast.ben }],
  })
  expect(await clock()).toBe(true)
  expect(await miscounts(db, features)).toEqual([])
})

test('a declined one never does, not even once its author deletes it', async () => {
  const id = await answer(ben, question, 'On the moon base they know')
  await decide(false)
  expect(await page()).toEqual(nothing)
  expect(await clock()).toBe(false)
  expect(await miscounts(db, features)).toEqual([])
  await ben.ask('mutation($id: ID!) { removeComment(commentId: $id) { number } }', {
    id: String(id),
  })
  expect(await page()).toEqual(nothing)
  expect(await miscounts(db, features)).toEqual([])
})

test('an answer that is edited into a held one is none until it is approved again', async () => {
  const id = await answer(ben, question, 'They know next door')
  await ben.ask(
    'mutation($id: ID!) { editComment(commentId: $id, version: 1, body: "The moon base") { isHeld } }',
    { id: String(id) },
  )
  expect(await page()).toEqual(nothing)
  expect(await miscounts(db, features)).toEqual([])
})
