// A question finds who answers it: people are asked in waves by the clock, and say what they make of it.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runClocks } from '#graphql/clocks/jobs.ts'
import { type Asker, asker, lastEvent, runConsequencesSince, staysLive } from '#graphql/testing.ts'
import { days, hours } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson } from '#prisma/factory.ts'
import { miscounts } from '#prisma/miscounts.ts'
import { sql } from '#prisma/sql.ts'
import { runWaves } from './jobs.ts'
import { ASK, answer, ask } from './testing.ts'

const ACCEPT =
  'mutation($id: ID!, $answer: ID) { acceptAnswer(questionId: $id, answerId: $answer) { number } }'
const RESPOND = `mutation($id: ID!, $response: QuestionResponse!) {
  respondToRequest(questionId: $id, response: $response) { myRequest } }`
const PASS = `mutation($id: ID!, $to: ID!) { passQuestion(questionId: $id, personId: $to) { myRequest } }`
const ASK_PERSON = `mutation($id: ID!, $to: ID!) { askPerson(questionId: $id, personId: $to) { number } }`
const UNKNOWN = 'mutation($id: ID!) { sayUnknown(questionId: $id) { status } }'
const CAP = 'mutation($cap: Int!) { setWeeklyCap(cap: $cap) { weeklyCap askedThisWeek } }'
const PAGE = `query($id: ID!) { question(id: $id) { status wave nextWaveAt dueAt myRequest
  requests { person { number } state wave passedTo { number } } } }`
const CANDIDATES = `query($space: String!, $title: String!, $tags: [String!]) {
  questionCandidates(space: $space, title: $title, tags: $tags) { reason askedThisWeek person { number } proofs { label path } } }`
const TO_WHOM =
  'query($id: ID!) { question(id: $id) { passCandidates { reason person { number } } } }'
type Page = {
  question: {
    status: string
    wave: number
    nextWaveAt: string | null
    dueAt: string | null
    myRequest: string | null
    requests: { person: { number: number }; state: string; wave: number }[]
  }
}
const pageOf = async (who: Asker, id: number) => (await who.ask<Page>(PAGE, { id })).question
const askedOf = async (who: Asker, id: number) =>
  (await pageOf(who, id)).requests.map(({ person }) => person.number)
const inboxOf = async (who: number, about: number) =>
  (
    await db.rows<{ kind: string }>(sql`
      select kind from "Notification" where "personId" = ${who} and "postId" = ${about} order by id`)
  ).map(({ kind }) => kind)

/** A Monday morning; working days have eight hours. */
const NOW = new Date('2026-05-04T08:00:00Z')
const later = (ms: number) => new Date(NOW.getTime() + ms)

let cast: Cast
let ann: Asker
let ben: Asker
let cleo: Asker
/** Eight who have answered questions on valves. */
let knowing: Asker[]
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  ben = asker(cast.ben)
  cleo = asker(cast.cleo)
})

const word = 'valve'
/** Each has answered a question on valves. */
async function teach(people: readonly Asker[]): Promise<void> {
  const after = await lastEvent()
  const at = later(-days(20))
  for (const [nth, person] of people.entries()) {
    const id = await ask(ben, {
      title: `How does the ${word} close, number ${nth}?`,
      tags: [word],
      at,
    })
    const given = await answer(person, id, `Turn the ${word} to the left.`, { at })
    await ben.ask(ACCEPT, { id, answer: given }, { at })
  }
  await runConsequencesSince(after)
}
beforeAll(async () => {
  knowing = []
  for (let n = 0; n < 8; n++) knowing.push(asker((await makePerson(db)).id))
  await teach(knowing)
})
/** Nobody has been asked anything yet. */
beforeEach(async () => {
  await db.rows(sql`update "Question" set "nextWaveAt" = null`)
  await db.rows(sql`delete from "QuestionRequest"`)
  await db.rows(sql`delete from "QuestionAvailability"`)
})

const askAbout = (more: object = {}) =>
  ask(ann, { title: `Why does the ${word} not close?`, tags: [word], at: NOW, ...more })

describe('waves', () => {
  test('ask three who know most, then five more, then followers of the tag, then the owners, each after the stated time', async () => {
    const follower = asker((await makePerson(db)).id)
    await follower.ask(
      'mutation($key: String!) { followTopic(kind: TAG, key: $key, level: FOLLOW) { key } }',
      { key: word },
    )
    const after = await lastEvent()
    const id = await askAbout()
    await runWaves(null, db, NOW)
    const first = await askedOf(ann, id)
    expect(first).toHaveLength(3)
    expect(knowing.map((who) => who.id)).toEqual(expect.arrayContaining(first))
    expect(await pageOf(ann, id)).toMatchObject({ wave: 1, dueAt: expect.any(String) })
    // Nothing before its time: four working hours.
    await runWaves(null, db, later(hours(3)))
    expect(await askedOf(ann, id)).toHaveLength(3)
    await runWaves(null, db, later(hours(6)))
    expect(await askedOf(ann, id)).toHaveLength(8)
    await runWaves(null, db, later(days(1) + hours(3)))
    await runWaves(null, db, later(days(1) + hours(3)))
    expect(await pageOf(ann, id)).toMatchObject({ wave: 3 })
    await runWaves(null, db, later(days(3)))
    expect(await pageOf(ann, id)).toMatchObject({ wave: 4, nextWaveAt: null })
    await runConsequencesSince(after)
    for (const person of knowing)
      expect(await inboxOf(person.id, id)).toEqual(['QUESTION_REQUESTED'])
    expect(await inboxOf(follower.id, id)).toContain('QUESTION_OPEN')
    expect(await inboxOf(cast.cleo, id)).toEqual(['QUESTION_NEEDS_OWNER'])
  })

  test('stop at an accepted answer; who was asked need not answer any more', async () => {
    const id = await askAbout()
    await runWaves(null, db, NOW)
    const [first, second] = (await askedOf(ann, id)).map((one) => asker(one)) as [Asker, Asker]
    const given = await answer(first, id, 'To the right.', { at: NOW })
    await ann.ask(ACCEPT, { id, answer: given }, { at: NOW })
    expect(await pageOf(ann, id)).toMatchObject({ nextWaveAt: null, status: 'ACCEPTED' })
    expect((await pageOf(first, id)).myRequest).toBe('ANSWERED')
    expect((await pageOf(second, id)).myRequest).toBe('ENDED')
    await runWaves(null, db, later(days(9)))
    expect(await askedOf(ann, id)).toHaveLength(3)
  })

  test('go straight to the owners where nobody is found', async () => {
    const id = await ask(ann, { title: 'Xyzzy plugh quux frobnicate?', at: NOW })
    await runWaves(null, db, NOW)
    expect(await pageOf(ann, id)).toMatchObject({ wave: 4, nextWaveAt: null, requests: [] })
  })

  test('come at once when all who were asked decline, and pass over who has left', async () => {
    const id = await askAbout()
    await runWaves(null, db, NOW)
    const first = (await askedOf(ann, id)).map((one) => asker(one)) as [Asker, Asker, Asker]
    const [one, two, three] = first
    for (const who of [one, two]) await who.ask(RESPOND, { id, response: 'DECLINE' }, { at: NOW })
    await runWaves(null, db, NOW)
    expect(await askedOf(ann, id)).toHaveLength(3)
    await asker(cast.eve).ask(
      'mutation($id: ID!) { deactivate(personId: $id) { number } }',
      { id: three.id },
      { at: NOW },
    )
    await runWaves(null, db, NOW)
    expect(await askedOf(ann, id)).toHaveLength(8)
    await expect(one.ask(RESPOND, { id, response: 'ACCEPT' })).rejects.toMatchObject({
      extensions: { code: 'NOT_ALLOWED' },
    })
  })

  test('leave out who is at their weekly cap, and whoever does not want to be asked', async () => {
    const [first, second] = knowing as [Asker, Asker]
    await expect(first.ask(CAP, { cap: 51 })).rejects.toMatchObject({
      extensions: { code: 'INVALID' },
    })
    expect(await first.ask(CAP, { cap: 0 })).toEqual({
      setWeeklyCap: { weeklyCap: 0, askedThisWeek: 0 },
    })
    await second.ask(CAP, { cap: 1 })
    const id = await askAbout({ title: `Is the ${word} broken?` })
    await runWaves(null, db, NOW)
    const again = await askAbout({ title: `Is the ${word} broken again?` })
    await runWaves(null, db, NOW)
    const all = [...(await askedOf(ann, id)), ...(await askedOf(ann, again))]
    expect(all).not.toContain(first.id)
    expect(all.filter((one) => one === second.id).length).toBeLessThanOrEqual(1)
  })
})

test('somebody who is away is not asked', async () => {
  const [away] = knowing as [Asker]
  await db.rows(sql`update "Person" set "awayUntil" = '2026-05-05' where id = ${away.id}`)
  const id = await askAbout()
  await runWaves(null, db, NOW)
  await runWaves(null, db, later(hours(6)))
  expect(await askedOf(ann, id)).not.toContain(away.id)
  await expect(ann.ask(ASK_PERSON, { id, to: away.id }, { at: NOW })).rejects.toMatchObject({
    extensions: { code: 'INVALID' },
  })
  await db.rows(sql`update "Person" set "awayUntil" = null where id = ${away.id}`)
})

describe('those who are asked', () => {
  test('are suggested with proofs before, and the asker may choose among them', async () => {
    const title = `Why does the ${word} drip?`
    const { questionCandidates: found } = await ann.ask<{
      questionCandidates: {
        person: { number: number }
        proofs: { path: string }[]
        reason: string
      }[]
    }>(CANDIDATES, { space: 'field', title, tags: [word] })
    expect(found).toHaveLength(3)
    expect(found[0]).toMatchObject({ reason: expect.stringContaining('accepted answer') })
    expect(found[0]?.proofs[0]?.path).toMatch(/^\/questions\/\d+#comment-\d+$/)
    const chosen = found[1]?.person.number
    const CHOOSE = `mutation($input: QuestionInput!, $who: [ID!]) { askQuestion(space: "field", input: $input, personIds: $who) { number } }`
    const input = { title, tags: [word] }
    const { askQuestion } = await ann.ask<{ askQuestion: { number: number } }>(
      CHOOSE,
      { input, who: [chosen] },
      { at: NOW },
    )
    expect(await askedOf(ann, askQuestion.number)).toEqual([chosen])
    await runWaves(null, db, NOW)
    expect(await askedOf(ann, askQuestion.number)).toEqual([chosen])
    await expect(ann.ask(CHOOSE, { input, who: [cast.ann] })).rejects.toMatchObject({
      extensions: { code: 'INVALID' },
    })
    await expect(ann.ask(CHOOSE, { input, who: [1, 2, 3, 4] })).rejects.toMatchObject({
      extensions: { code: 'INVALID' },
    })
    await expect(ann.ask(ASK, { space: 'field', input, isSealed: true })).rejects.toMatchObject({
      extensions: { code: 'INVALID' },
    })
  })

  test('nobody is suggested in a space that they do not read any more, whatever was passed on to them there', async () => {
    const dora = (await makePerson(db)).id
    await db.rows(sql`
      insert into "SpaceMember" ("spaceId", "personId") values (${cast.lab.spaceId}, ${dora})`)
    const id = await askAbout({ space: 'lab' })
    await ann.ask(ASK_PERSON, { id, to: cast.ben }, { at: NOW })
    await ben.ask(PASS, { id, to: dora }, { at: NOW })
    const suggested = async () =>
      (
        await ann.ask<{ questionCandidates: { person: { number: number } }[] }>(
          CANDIDATES,
          { space: 'lab', title: `Another ${word} that sticks`, tags: [word] },
          { at: NOW },
        )
      ).questionCandidates.map(({ person }) => person.number)
    expect(await suggested()).toContain(dora)
    await db.rows(sql`
      delete from "SpaceMember" where "spaceId" = ${cast.lab.spaceId} and "personId" = ${dora}`)
    expect(await suggested()).not.toContain(dora)
  })

  test('accept, decline and pass on; only they, the asker and the owners see it; passing on teaches whom to ask', async () => {
    const id = await askAbout()
    await runWaves(null, db, NOW)
    const [one, two] = (await askedOf(ann, id)).map((who) => asker(who)) as [Asker, Asker]
    const dora = asker((await makePerson(db)).id)
    await one.ask(RESPOND, { id, response: 'ACCEPT' }, { at: NOW })
    expect((await pageOf(one, id)).myRequest).toBe('ACCEPTED')
    for (const [to, why] of [
      [cast.ann, 'the asker'],
      [one.id, 'asked already'],
      [cast.finn, 'has left'],
      [two.id, 'oneself'],
    ] as const)
      await expect(two.ask(PASS, { id, to }, { at: NOW }), why).rejects.toMatchObject({
        extensions: { code: 'INVALID' },
      })
    const after = await lastEvent()
    await two.ask(PASS, { id, to: dora.id }, { at: NOW })
    await runConsequencesSince(after)
    expect(await inboxOf(dora.id, id)).toEqual(['QUESTION_REQUESTED'])
    expect((await pageOf(two, id)).myRequest).toBe('PASSED')
    await expect(two.ask(RESPOND, { id, response: 'ACCEPT' })).rejects.toMatchObject({
      extensions: { code: 'NOT_ALLOWED' },
    })
    for (const who of [ann, one, dora, cleo]) expect(await askedOf(who, id)).toHaveLength(4)
    expect(await askedOf(ben, id)).toEqual([])
    await expect(ben.ask(RESPOND, { id, response: 'ACCEPT' })).rejects.toMatchObject({
      extensions: { code: 'NOT_ALLOWED' },
    })
    const { questions } = await dora.ask<{ questions: { edges: { node: { number: number } }[] } }>(
      '{ questions(view: FOR_ME) { edges { node { number } } } }',
    )
    expect(questions.edges.map(({ node }) => node.number)).toEqual([id])
    const { questionCandidates } = await ben.ask<{
      questionCandidates: { person: { number: number }; reason: string }[]
    }>(CANDIDATES, { space: 'field', title: `Which ${word} is that?`, tags: [word] })
    const best = questionCandidates.map(({ person }) => person.number)
    expect(best[0]).toBe(dora.id)
    expect(best).not.toContain(two.id)
  })

  test('are asked last once they have declined all', async () => {
    const first = async () =>
      (
        await ben.ask<{ questionCandidates: { person: { number: number } }[] }>(
          CANDIDATES,
          { space: 'field', title: `Which ${word} is that?`, tags: [word] },
          { at: NOW },
        )
      ).questionCandidates.map(({ person }) => person.number)
    const [declining] = (await first()).map((who) => asker(who)) as [Asker]
    // Longer ago than a week, so that it is no load any more.
    const at = later(-days(10))
    for (let nth = 0; nth < 3; nth++) {
      const id = await askAbout({ at })
      await cleo.ask(ASK_PERSON, { id, to: declining.id }, { at })
      await declining.ask(RESPOND, { id, response: 'DECLINE' }, { at })
    }
    expect(await first()).not.toContain(declining.id)
  })

  test('are shown to whom they may pass it on: who knows and was not asked, and nobody else is shown it', async () => {
    const id = await askAbout()
    await runWaves(null, db, NOW)
    const asked = await askedOf(ann, id)
    const [one, two] = asked.map((who) => asker(who)) as [Asker, Asker]
    const toWhom = async (who: Asker) =>
      (
        await who.ask<{
          question: { passCandidates: { reason: string; person: { number: number } }[] }
        }>(TO_WHOM, { id }, { at: NOW })
      ).question.passCandidates
    const shown = await toWhom(one)
    expect(shown).toHaveLength(3)
    expect(shown[0]?.reason).toContain('accepted answer')
    const others = knowing.map((who) => who.id).filter((who) => !asked.includes(who))
    const [first, second] = shown.map(({ person }) => person.number) as [number, number]
    for (const { person } of shown) expect(others).toContain(person.number)
    // Who is at their cap is not shown, and nobody is who asked or was not asked.
    await asker(first).ask(CAP, { cap: 0 })
    expect((await toWhom(one)).map(({ person }) => person.number)).not.toContain(first)
    for (const who of [ann, ben, cleo]) expect(await toWhom(who)).toEqual([])
    await one.ask(PASS, { id, to: second }, { at: NOW })
    expect(await toWhom(one), 'has passed it on').toEqual([])
    expect((await toWhom(two)).map(({ person }) => person.number)).not.toContain(second)
  })

  test('are found by name by the asker and the owners, who also say that nobody knows; then nobody waits any more', async () => {
    const id = await askAbout()
    const dora = (await makePerson(db)).id
    await expect(ben.ask(ASK_PERSON, { id, to: dora })).rejects.toMatchObject({
      extensions: { code: 'NOT_ALLOWED' },
    })
    await cleo.ask(ASK_PERSON, { id, to: dora }, { at: NOW })
    expect(await askedOf(ann, id)).toEqual([dora])
    await expect(ben.ask(UNKNOWN, { id })).rejects.toMatchObject({
      extensions: { code: 'NOT_ALLOWED' },
    })
    const after = await lastEvent()
    expect(await cleo.ask(UNKNOWN, { id }, { at: NOW })).toEqual({
      sayUnknown: { status: 'UNKNOWN' },
    })
    await runConsequencesSince(after)
    expect(await inboxOf(cast.ann, id)).toEqual(['QUESTION_UNKNOWN'])
    expect((await pageOf(asker(dora), id)).myRequest).toBe('ENDED')
    await answer(ben, id, 'I do, after all.', { at: NOW })
    expect(await pageOf(ann, id)).toMatchObject({ status: 'ANSWERED' })
    await expect(cleo.ask(UNKNOWN, { id })).rejects.toMatchObject({
      extensions: { code: 'CONFLICT' },
    })
  })
})

test('a first answer is promised in two working days; what is late is told to the owners, and the first answer stops it', async () => {
  const [id, other] = [await askAbout(), await askAbout()]
  expect((await pageOf(ann, id)).dueAt).toBe('2026-05-06T17:00:00.000Z')
  await answer(ben, other, 'In time.', { at: later(hours(5)) })
  const after = await lastEvent()
  await runClocks(null, db, later(days(5)))
  await runConsequencesSince(after)
  expect(await inboxOf(cast.cleo, id)).toContain('FIRST_ANSWER_LATE')
  expect(await inboxOf(cast.cleo, other)).not.toContain('FIRST_ANSWER_LATE')
  const { outcome } = (await db.first<{ outcome: string }>(sql`
    select outcome from "Clock" where "postId" = ${other}`)) as { outcome: string }
  expect(outcome).toBe('RESPONDED')
  expect(await miscounts(db)).toEqual([])
})

test('an open page is told who is asked and what they say', async () => {
  const id = await askAbout()
  const page = { reader: ann, room: `post:${id}` as const, document: PAGE, variables: { id } }
  await staysLive({ ...page, change: () => runWaves(null, db, NOW) })
  const [one, two] = (await askedOf(ann, id)).map((who) => asker(who)) as [Asker, Asker]
  await staysLive({ ...page, change: () => one.ask(RESPOND, { id, response: 'ACCEPT' }) })
  const dora = (await makePerson(db)).id
  await staysLive({ ...page, change: () => two.ask(PASS, { id, to: dora }) })
})
