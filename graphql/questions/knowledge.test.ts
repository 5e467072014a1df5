// Accepted answers as what the company knows: owned, verified, doubted, reviewed, and handed over.
import { beforeAll, expect, test } from 'vitest'
import { type Asker, asker, lastEvent, runConsequencesSince, staysLive } from '#graphql/testing.ts'
import { days } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson, makeSpace } from '#prisma/factory.ts'
import { miscounts } from '#prisma/miscounts.ts'
import { sql } from '#prisma/sql.ts'
import { remindOfReviews } from './knowledge.ts'
import { answer, ask } from './testing.ts'

const ACCEPT =
  'mutation($id: ID!, $answer: ID) { acceptAnswer(questionId: $id, answerId: $answer) { number } }'
const CHECK =
  'mutation($id: ID!, $holds: Boolean!) { checkKnowledge(questionId: $id, holds: $holds) { number } }'
const KNOWN = `query($id: ID!) { question(id: $id) {
  knowledge { state owner { number } verifiedBy { number } reviewAt confirmedCount doubtCount myCheck }
  viewerCan { checkKnowledge verifyKnowledge } } }`
const LIST = 'query { questions(view: TO_REVIEW, first: 50) { edges { node { number } } } }'
type Known = {
  state: string
  owner: { number: number } | null
  verifiedBy: { number: number } | null
  reviewAt: string
  confirmedCount: number
  doubtCount: number
  myCheck: boolean | null
}

const NOW = new Date('2026-05-04T08:00:00Z')
const later = (count: number) => new Date(NOW.getTime() + days(count))

let cast: Cast
let ann: Asker
let ben: Asker
let dan: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  ben = asker(cast.ben)
  dan = asker(cast.dan)
})

/** Ann asks, Ben answers, Ann accepts. */
async function accepted(space = 'field', by = ben): Promise<{ id: number; answerId: number }> {
  const id = await ask(ann, { space, at: NOW })
  const answerId = await answer(by, id, 'Forty.', { at: NOW })
  await ann.ask(ACCEPT, { id, answer: answerId }, { at: NOW })
  return { id, answerId }
}
const knownOf = async (who: Asker, id: number, at = NOW) =>
  (
    await who.ask<{
      question: { knowledge: Known | null; viewerCan: Record<string, boolean> }
    }>(KNOWN, { id }, { at })
  ).question
const reviewList = async (who: Asker, at: Date) =>
  (
    await who.ask<{ questions: { edges: { node: { number: number } }[] } }>(LIST, {}, { at })
  ).questions.edges.map(({ node }) => node.number)
const reminders = async (about: number) =>
  (
    await db.first<{ n: number }>(sql`
      select count(*)::int as n from "Event" where name = 'question.review-due' and payload ->> 'questionId' = ${String(about)}`)
  )?.n
const notified = async (about: number) =>
  await db.rows<{ kind: string; personId: number }>(sql`
    select kind, "personId" from "Notification" where "postId" = ${about} and kind like 'KNOWLEDGE%' order by id`)

test('an accepted answer is known from then on, owned by who gave it, and no longer when it is not accepted', async () => {
  const { id, answerId } = await accepted()
  const { knowledge, viewerCan } = await knownOf(ben, id)
  expect(knowledge).toMatchObject({
    state: 'VERIFIED',
    owner: { number: cast.ben },
    verifiedBy: null,
  })
  expect(knowledge?.reviewAt).toBe(later(180).toISOString())
  expect(viewerCan).toMatchObject({ checkKnowledge: true, verifyKnowledge: true })
  expect((await knownOf(dan, id)).viewerCan.verifyKnowledge).toBe(false)
  await ann.ask(ACCEPT, { id })
  expect((await knownOf(ben, id)).knowledge).toBeNull()
  await expect(dan.ask(CHECK, { id, holds: true })).rejects.toMatchObject({
    extensions: { code: 'NOT_ALLOWED' },
  })
  await ann.ask(ACCEPT, { id, answer: answerId }, { at: NOW })
  await ben.ask('mutation($id: ID!) { removeComment(commentId: $id) { number } }', { id: answerId })
  expect((await knownOf(ben, id)).knowledge).toBeNull()
})

test('what readers say is counted once each, told to its owner, and ends when the owner verifies it', async () => {
  const { id } = await accepted()
  const after = await lastEvent()
  await staysLive({
    reader: ben,
    room: `post:${id}`,
    document: KNOWN,
    variables: { id },
    change: () => dan.ask(CHECK, { id, holds: false }, { at: NOW }),
  })
  await dan.ask(CHECK, { id, holds: false }, { at: NOW })
  await runConsequencesSince(after)
  expect((await knownOf(dan, id)).knowledge).toMatchObject({
    state: 'DOUBTED',
    doubtCount: 1,
    confirmedCount: 0,
    myCheck: false,
  })
  expect(await notified(id)).toEqual([{ kind: 'KNOWLEDGE_DOUBTED', personId: cast.ben }])
  expect(await reviewList(ben, NOW)).toContain(id)
  await ben.ask(CHECK, { id, holds: true }, { at: later(1) })
  expect((await knownOf(ben, id, later(1))).knowledge).toMatchObject({
    state: 'VERIFIED',
    doubtCount: 0,
    verifiedBy: { number: cast.ben },
    reviewAt: later(181).toISOString(),
  })
  expect(await reviewList(ben, later(1))).not.toContain(id)
  await dan.ask(CHECK, { id, holds: true }, { at: later(1) })
  expect((await knownOf(dan, id)).knowledge).toMatchObject({ confirmedCount: 1, myCheck: true })
  expect(await miscounts(db)).toEqual([])
})

test('what lapses is on its owner’s list a week before, who is reminded once a week', async () => {
  const { id } = await accepted()
  expect(await reviewList(ben, later(172))).not.toContain(id)
  expect(await reviewList(ben, later(174))).toContain(id)
  expect(await reviewList(dan, later(174))).not.toContain(id)
  const after = await lastEvent()
  await remindOfReviews(null, db, later(174))
  await remindOfReviews(null, db, later(175))
  expect(await reminders(id)).toBe(1)
  await runConsequencesSince(after)
  expect(await notified(id)).toEqual([{ kind: 'KNOWLEDGE_REVIEW', personId: cast.ben }])
  expect((await knownOf(ben, id, later(181))).knowledge?.state).toBe('REVIEW_DUE')
})

test('nobody says anything of an answer that they may not see', async () => {
  await makeSpace(db, { slug: 'few', kind: 'CLOSED', owners: [cast.ann], members: [cast.ben] })
  const { id } = await accepted('few')
  await expect(dan.ask(CHECK, { id, holds: false })).rejects.toMatchObject({
    extensions: { code: 'NOT_FOUND' },
  })
})

test('what a leaver owned is the successor’s where they read it, else the space’s owners’', async () => {
  const leaver = await makePerson(db)
  const successor = await makePerson(db)
  const open = await accepted('field', asker(leaver.id))
  await makeSpace(db, { slug: 'fewer', kind: 'CLOSED', owners: [cast.ann], members: [leaver.id] })
  const closed = await accepted('fewer', asker(leaver.id))
  const after = await lastEvent()
  await asker(cast.eve).ask(
    'mutation($id: ID!, $to: ID) { deactivate(personId: $id, successorId: $to) { hasLeft } }',
    { id: leaver.id, to: successor.id },
  )
  await runConsequencesSince(after)
  expect((await knownOf(ann, open.id)).knowledge?.owner).toEqual({ number: successor.id })
  expect(await notified(open.id)).toEqual([{ kind: 'KNOWLEDGE_GIVEN', personId: successor.id }])
  expect((await knownOf(ann, closed.id)).knowledge?.owner).toBeNull()
  expect(await reviewList(ann, later(174))).toContain(closed.id)
})
