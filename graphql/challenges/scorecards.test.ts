// Scorecards as people, through documents, on a real database.
import { beforeAll, describe, expect, test } from 'vitest'
import { type Asker, asker, lastEvent, runConsequencesSince, staysLive } from '#graphql/testing.ts'
import { hours } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { remindEvaluators } from './jobs.ts'
import {
  CLOSES,
  clockAt,
  EVALUATES,
  enterOne,
  fieldsOf,
  OPENS,
  refusal,
  startOne,
  WITHDRAW,
} from './testing.ts'

let cast: Cast
let ann: Asker
let ben: Asker
let cleo: Asker
let dan: Asker
let eve: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  ben = asker(cast.ben)
  cleo = asker(cast.cleo)
  dan = asker(cast.dan)
  eve = asker(cast.eve)
})

const CRITERIA =
  'mutation($id: ID!, $criteria: [CriterionInput!]!) { setCriteria(challengeId: $id, criteria: $criteria) { criteria { number name weight } } }'
const ADD =
  'mutation($id: ID!, $who: [ID!]!, $due: String!) { addEvaluators(challengeId: $id, evaluatorIds: $who, dueOn: $due) { evaluators { person { name } left } } }'
const SAVE = `mutation($id: ID!, $idea: ID!, $scores: [ScoreInput!]!, $submits: Boolean) {
  saveScorecard(challengeId: $id, ideaId: $idea, scores: $scores, comment: "Tried it.", submits: $submits) { viewerEvaluates { submitted recused left } } }`
const RECUSE =
  'mutation($id: ID!, $idea: ID!) { recuse(challengeId: $id, ideaId: $idea) { viewerEvaluates { submitted recused left } } }'
const SEEN = `query($id: ID!) { challenge(id: $id) { viewerSeesScores viewerCanScore viewerEvaluates { left }
  evaluators { person { name } submitted left }
  scorecards { edges { node { idea { number } comment submittedAt scores { criterion score } } } }
  scored(sort: SPREAD) { edges { node { idea { number } mean spread deviation scores } } } } }`
type Seen = {
  viewerSeesScores: boolean
  viewerCanScore: boolean
  viewerEvaluates: { left: number } | null
  evaluators: { person: { name: string }; submitted: number; left: number }[]
  scorecards: { edges: { node: { idea: { number: number }; submittedAt: string | null } }[] }
  scored: { edges: { node: { idea: { number: number }; mean: number; scores: number[] } }[] }
}
const seenBy = async (who: Asker, id: number) =>
  (await who.ask<{ challenge: Seen }>(SEEN, { id })).challenge
const add = (id: number, who: number[], due = '2026-05-25T17:00', at = OPENS) =>
  cleo.ask(ADD, { id, who: who.map(String), due }, { at })
const inboxOf = async (who: Asker, id: number) =>
  (
    await db.rows<{ kind: string }>(
      sql`select kind from "Notification" where "personId" = ${who.id} and "postId" = ${id} order by id`,
    )
  ).map(({ kind }) => kind)

/** A challenge in evaluation with two entries, two criteria (3 and 1), and the evaluators Dan and Eve. */
async function evaluated() {
  const id = await startOne(cleo)
  const one = await enterOne(ann, id, 'First of two')
  const two = await enterOne(ben, id, 'Second of two')
  const { setCriteria } = await cleo.ask<{ setCriteria: { criteria: { number: number }[] } }>(
    CRITERIA,
    {
      id,
      criteria: [
        { name: 'Helps the customer', weight: 3 },
        { name: 'Cheap', weight: 1 },
      ],
    },
  )
  const [first = 0, second = 0] = setCriteria.criteria.map(({ number }) => number)
  await add(id, [cast.dan, cast.eve])
  await clockAt(EVALUATES)
  const scores = (helps: number, cheap: number) => [
    { criterion: first, score: helps },
    { criterion: second, score: cheap },
  ]
  const submit = (who: Asker, idea: number, helps: number, cheap: number) =>
    who.ask(SAVE, { id, idea, scores: scores(helps, cheap), submits: true }, { at: EVALUATES })
  return { id, one, two, scores, submit }
}

describe('criteria and evaluators', () => {
  test('are chosen by the sponsor alone, with the field’s name where it cannot be', async () => {
    const id = await startOne(cleo)
    await enterOne(ann, id, 'With a colleague', [cast.ben])
    const criteria = (weights: number[]) =>
      cleo
        .ask(CRITERIA, { id, criteria: weights.map((weight) => ({ name: 'Helps', weight })) })
        .then(() => [], fieldsOf)
    expect(await criteria([0, 0])).toEqual(['criteria'])
    expect(await criteria([])).toEqual(['criteria'])
    expect(await criteria([101])).toEqual(['criteria.0.weight'])
    expect(await criteria([0, 5])).toEqual([])
    await expect(
      ann.ask(CRITERIA, { id, criteria: [{ name: 'Mine', weight: 1 }] }),
    ).rejects.toMatchObject(refusal('NOT_ALLOWED'))
    expect(await add(id, [cast.ann]).catch(fieldsOf)).toEqual(['evaluatorIds'])
    expect(await add(id, [cast.dan, cast.ben]).catch(fieldsOf)).toEqual(['evaluatorIds'])
    expect(await add(id, [cast.finn]).catch(fieldsOf)).toEqual(['evaluatorIds'])
    expect(await add(id, [cast.dan], '2026-05-01T10:00').catch(fieldsOf)).toEqual(['dueOn'])
    expect(await add(id, [cast.dan], 'soon').catch(fieldsOf)).toEqual(['dueOn'])
    await expect(
      ann.ask(ADD, { id, who: [String(cast.dan)], due: '2026-05-25T17:00' }, { at: OPENS }),
    ).rejects.toMatchObject(refusal('NOT_ALLOWED'))
  })

  test('an evaluator enters nothing, alone or as a co-author, and is told once that they were asked', async () => {
    const id = await startOne(cleo)
    const since = await lastEvent()
    await add(id, [cast.dan])
    await add(id, [cast.dan])
    await runConsequencesSince(since)
    expect((await inboxOf(dan, id)).filter((kind) => kind === 'EVALUATION_ASKED')).toHaveLength(1)
    expect(await enterOne(dan, id, 'From an evaluator').catch(fieldsOf)).toEqual(['challengeId'])
    expect(await enterOne(ann, id, 'With one', [cast.dan]).catch(fieldsOf)).toEqual(['coauthorIds'])
  })
})

describe('a scorecard', () => {
  test('is kept as a draft, submitted once, weighted, and not changed any more', async () => {
    const { id, one, scores, submit } = await evaluated()
    const [half] = scores(4, 0)
    await dan.ask(SAVE, { id, idea: one, scores: [half] })
    expect((await seenBy(dan, id)).viewerEvaluates?.left).toBe(2)
    expect(
      await dan.ask(SAVE, { id, idea: one, scores: [half], submits: true }).catch(fieldsOf),
    ).toEqual(['scores'])
    await submit(dan, one, 4, 2)
    expect((await seenBy(dan, id)).viewerEvaluates?.left).toBe(1)
    await expect(submit(dan, one, 5, 5)).rejects.toMatchObject(refusal('CONFLICT'))
    await expect(dan.ask(SAVE, { id, idea: one, scores: [] })).rejects.toMatchObject(
      refusal('CONFLICT'),
    )
    await expect(
      cleo.ask(CRITERIA, { id, criteria: [{ name: 'Another', weight: 1 }] }),
    ).rejects.toMatchObject(refusal('CONFLICT'))
    const { scored } = await seenBy(cleo, id)
    // Three times the first and once the second, of four: (3 · 4 + 2) / 4.
    expect(scored.edges.map(({ node }) => [node.idea.number, node.mean])).toEqual([[one, 3.5]])
  })

  test('of presses at once is submitted once, and a late draft does not undo it', async () => {
    const { id, one, scores, submit } = await evaluated()
    const draft = () => dan.ask(SAVE, { id, idea: one, scores: scores(1, 1) })
    await Promise.allSettled([draft(), submit(dan, one, 4, 4), draft(), submit(dan, one, 5, 5)])
    const { scored } = await seenBy(cleo, id)
    expect(scored.edges).toHaveLength(1)
    expect([4, 5]).toContain(scored.edges[0]?.node.mean)
  })

  test('is blind: nobody sees the others’ before they have nothing left, and nobody else at all before the result', async () => {
    const { id, one, two, submit } = await evaluated()
    await submit(dan, one, 4, 4)
    const blind = { viewerSeesScores: false, scored: { edges: [] } }
    for (const who of [dan, eve, ann]) expect(await seenBy(who, id)).toMatchObject(blind)
    await submit(eve, one, 2, 2)
    await submit(dan, two, 3, 3)
    const { scored, scorecards } = await seenBy(dan, id)
    expect(scored.edges.map(({ node }) => node.scores)).toEqual([[2, 4], [3]])
    // The viewer's own alone.
    expect(scorecards.edges).toHaveLength(2)
    expect(await seenBy(eve, id)).toMatchObject(blind)
    expect((await seenBy(ann, id)).scorecards.edges).toEqual([])
    expect((await seenBy(ann, id)).evaluators).toEqual([])
    await db.rows(sql`update "Challenge" set stage = 'TOLD' where id = ${id}`)
    expect((await seenBy(ann, id)).scored.edges).toHaveLength(2)
  })

  test('a sponsor who evaluates is as blind as the others', async () => {
    const id = await startOne(cleo)
    await enterOne(ann, id, 'The only entry')
    await add(id, [cast.cleo, cast.dan])
    await clockAt(EVALUATES)
    expect((await seenBy(cleo, id)).viewerSeesScores).toBe(false)
    expect((await seenBy(cleo, id)).evaluators).toHaveLength(2)
  })

  test('is for evaluators in the stages for it; who is recused has nothing left of an entry', async () => {
    const { id, one, two, submit, scores } = await evaluated()
    await expect(submit(ann, one, 5, 5)).rejects.toMatchObject(refusal('NOT_ALLOWED'))
    await dan.ask(RECUSE, { id, idea: one })
    expect((await seenBy(dan, id)).viewerEvaluates?.left).toBe(1)
    // They may come back to it.
    await submit(dan, one, 3, 3)
    await expect(dan.ask(RECUSE, { id, idea: one })).rejects.toMatchObject(refusal('CONFLICT'))
    await ben.ask(WITHDRAW, { id, idea: two })
    await expect(submit(dan, two, 3, 3)).rejects.toMatchObject(refusal('CONFLICT'))
    expect((await seenBy(dan, id)).viewerEvaluates?.left).toBe(0)
    const early = await startOne(cleo)
    const idea = await enterOne(ann, early, 'Not to be scored yet')
    await add(early, [cast.dan])
    await expect(dan.ask(SAVE, { id: early, idea, scores: scores(1, 1) })).rejects.toMatchObject(
      refusal('NOT_ALLOWED'),
    )
  })

  test('whoever recused from all and saw the scores of others scores nothing any more', async () => {
    const { id, one, two, submit } = await evaluated()
    await submit(eve, one, 2, 2)
    await dan.ask(RECUSE, { id, idea: one })
    await dan.ask(RECUSE, { id, idea: two })
    expect((await seenBy(dan, id)).viewerSeesScores).toBe(true)
    for (const idea of [one, two])
      await expect(submit(dan, idea, 5, 5)).rejects.toMatchObject(refusal('CONFLICT'))
    // Nor after an entry that came later, whatever they say of it.
    const later = (await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })).id
    await db.rows(sql`
      insert into "ChallengeEntry" ("challengeId", "ideaId", at) values (${id}, ${later}, clock_timestamp())`)
    await dan.ask(RECUSE, { id, idea: one })
    await expect(submit(dan, one, 5, 5)).rejects.toMatchObject(refusal('CONFLICT'))
    await submit(dan, later, 5, 5)
  })

  test('an evaluator who is asked no longer submits nothing, and what they had submitted stays', async () => {
    const { id, one, two, submit } = await evaluated()
    await submit(dan, one, 5, 5)
    await cleo.ask(
      'mutation($id: ID!, $who: ID!) { removeEvaluator(challengeId: $id, personId: $who) { number } }',
      { id, who: String(cast.dan) },
    )
    await expect(submit(dan, two, 5, 5)).rejects.toMatchObject(refusal('NOT_ALLOWED'))
    expect((await seenBy(cleo, id)).scored.edges).toHaveLength(1)
  })
})

describe('before the due date', () => {
  test('evaluators with entries left are reminded once, with how many', async () => {
    const { id, one, two, submit } = await evaluated()
    await submit(dan, one, 3, 3)
    await submit(eve, one, 3, 3)
    await submit(eve, two, 3, 3)
    const due = new Date('2026-05-25T15:00:00Z')
    const at = (left: number) => new Date(due.getTime() - hours(left))
    const since = await lastEvent()
    await remindEvaluators(null, db, at(60))
    await remindEvaluators(null, db, CLOSES)
    await runConsequencesSince(since)
    expect(await inboxOf(dan, id)).not.toContain('EVALUATION_DUE')
    await Promise.all([remindEvaluators(null, db, at(47)), remindEvaluators(null, db, at(47))])
    await remindEvaluators(null, db, at(40))
    await runConsequencesSince(since)
    expect((await inboxOf(dan, id)).filter((kind) => kind === 'EVALUATION_DUE')).toHaveLength(1)
    expect(await inboxOf(eve, id)).not.toContain('EVALUATION_DUE')
    const { notifications } = await dan.ask<{
      notifications: { edges: { node: { sentence: string } }[] }
    }>('{ notifications(first: 5) { edges { node { sentence } } } }')
    expect(notifications.edges.map(({ node }) => node.sentence).join()).toContain('1 entry left')
  })
})

test('an open page hears of a submitted scorecard', async () => {
  const { id, one, submit } = await evaluated()
  await staysLive({
    reader: cleo,
    room: `post:${id}` as const,
    document: SEEN,
    variables: { id },
    change: () => submit(dan, one, 5, 5),
  })
})
