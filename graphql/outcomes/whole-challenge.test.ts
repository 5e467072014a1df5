// One challenge from its brief to its result and to what it brought, with eight people, through documents on a real database.
import { beforeAll, expect, test } from 'vitest'
import { clockAt, DECIDES, EVALUATES, INPUT, OPENS, VOTE } from '#graphql/challenges/testing.ts'
import { type Asker, asker, lastEvent, runConsequencesSince } from '#graphql/testing.ts'
import { days } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { makeCast, makePerson } from '#prisma/factory.ts'
import { miscounts } from '#prisma/miscounts.ts'
import { sql } from '#prisma/sql.ts'
import { askValues } from './jobs.ts'

/** Cleo asks; Ann and Ben enter, Dan with Ann; four vote, two of whom evaluate. */
const people: Record<'ann' | 'ben' | 'cleo' | 'dan' | 'gil' | 'hue' | 'ira' | 'joe', Asker> =
  {} as never
beforeAll(async () => {
  const cast = await makeCast(db)
  for (const name of ['ann', 'ben', 'cleo', 'dan'] as const) people[name] = asker(cast[name])
  for (const name of ['gil', 'hue', 'ira', 'joe'] as const)
    people[name] = asker((await makePerson(db)).id)
})

const START = `mutation($input: ChallengeInput!) { startChallenge(space: "field", input: $input) {
  number brief { part } } }`
const ENTER = `mutation($id: ID!, $title: String!, $with: [ID!]) {
  enterNewIdea(challengeId: $id, title: $title, coauthorIds: $with) { number } }`
const COMMENT =
  'mutation($id: ID!) { postComment(input: { postId: $id, body: "Who could try it?" }) { number } }'
const UPDATE =
  'mutation($id: ID!) { postChallengeUpdate(challengeId: $id, text: "Two entries so far.") { number } }'
const EVALUATION = `mutation($id: ID!, $who: [ID!]!) {
  setCriteria(challengeId: $id, criteria: [{ name: "Helps the customer", weight: 2 }]) { criteria { number } }
  addEvaluators(challengeId: $id, evaluatorIds: $who, dueOn: "2026-05-25T17:00") { number } }`
const SCORE = `mutation($id: ID!, $idea: ID!, $criterion: Int!, $score: Int!) { saveScorecard(challengeId: $id, ideaId: $idea,
  scores: [{ criterion: $criterion, score: $score }], submits: true) { number } }`
const DECIDE = `mutation($id: ID!, $idea: ID!, $outcome: EntryOutcome!, $value: Int) { decideEntry(challengeId: $id, ideaId: $idea,
  outcome: $outcome, reason: "It was tried in Ghent.", valueEstimate: $value) { outcome } }`
const TELL =
  'mutation($id: ID!) { tellChallenge(challengeId: $id, result: "One is in daily use.", givenBudget: 9000) { stage } }'
const MEASURE = `mutation($id: ID!, $idea: ID!) { measureValue(challengeId: $id, ideaId: $idea, measured: 52000,
  note: "Counted over four weeks.") { state } }`
const RESULT = `query($id: ID!) { challenge(id: $id) { stage result entries(sort: OUTCOME) { edges { node { outcome voteCount } } }
  record { inTime given } responseRecord { inTime late } }
  valueTotals(challenge: $id) { signed estimate } }`

test('a challenge is asked, entered, voted for, evaluated, decided, told and measured', async () => {
  const { ann, ben, cleo, dan, gil, hue, ira, joe } = people
  const since = await lastEvent()
  const brief = { problem: 'They phone us.', market: '6,400 homes.', audience: 'Everybody.' }
  const input = { ...INPUT, ...brief, voteBudget: 5, promisedBudget: 10_000, responseDays: 30 }
  const { startChallenge } = await cleo.ask<{
    startChallenge: { number: number; brief: { part: string }[] }
  }>(START, { input }, { at: OPENS })
  expect(startChallenge.brief.map(({ part }) => part)).toEqual(['problem', 'market', 'audience'])
  const id = startChallenge.number
  const enter = async (who: Asker, title: string, coauthors: Asker[] = []) =>
    (
      await who.ask<{ enterNewIdea: { number: number } }>(
        ENTER,
        { id, title, with: coauthors.map((one) => String(one.id)) },
        { at: OPENS },
      )
    ).enterNewIdea.number
  const won = await enter(ann, 'Call before they call', [dan])
  const not = await enter(ben, 'A longer manual')
  await cleo.ask(COMMENT, { id: won }, { at: OPENS })
  await cleo.ask(UPDATE, { id }, { at: OPENS })
  const evaluators = [ira, joe].map((one) => String(one.id))
  const { setCriteria } = await cleo.ask<{ setCriteria: { criteria: { number: number }[] } }>(
    EVALUATION,
    { id, who: evaluators },
    { at: OPENS },
  )
  await clockAt(EVALUATES)
  for (const who of [gil, hue, ira, joe])
    await who.ask(VOTE, { id, idea: won, votes: 2 }, { at: EVALUATES })
  const criterion = setCriteria.criteria[0]?.number
  for (const who of [ira, joe])
    for (const [idea, score] of [
      [won, 5],
      [not, 2],
    ])
      await who.ask(SCORE, { id, idea, criterion, score }, { at: EVALUATES })
  await clockAt(DECIDES)
  await cleo.ask(DECIDE, { id, idea: won, outcome: 'WINNER', value: 40_000 }, { at: DECIDES })
  await cleo.ask(DECIDE, { id, idea: not, outcome: 'NOT_NOW' }, { at: DECIDES })
  await cleo.ask(TELL, { id }, { at: DECIDES })
  const due = new Date(DECIDES.getTime() + days(91))
  await askValues({}, db, due)
  await cleo.ask(MEASURE, { id, idea: won }, { at: due })
  await runConsequencesSince(since)
  const seen = await gil.ask<{ challenge: object; valueTotals: object[] }>(
    RESULT,
    { id },
    { at: due },
  )
  expect(seen.valueTotals).toEqual([{ signed: 52_000, estimate: 40_000 }])
  expect(seen.challenge).toMatchObject({
    stage: 'TOLD',
    entries: {
      edges: [
        { node: { outcome: 'WINNER', voteCount: 8 } },
        { node: { outcome: 'NOT_NOW', voteCount: 0 } },
      ],
    },
    responseRecord: { inTime: 1, late: 1 },
  })
  // Who wrote it, wrote it too, or voted for it learns how it ended and what it brought.
  for (const who of [ann, dan, gil]) {
    const told = await db.rows<{ kind: string }>(
      sql`select kind from "Notification" where "personId" = ${who.id}`,
    )
    const kinds = told.map(({ kind }) => kind)
    expect(kinds).toEqual(
      expect.arrayContaining(['ENTRY_DECIDED', 'CHALLENGE_TOLD', 'VALUE_SIGNED']),
    )
  }
  expect(await miscounts(db)).toEqual([])
})
