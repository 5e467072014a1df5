// What keeps a challenge fair: budgets under presses at once, votes that go back, totals that stay hidden, rights of each stage.
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type Asker,
  asker,
  lastEvent,
  recordedEvents,
  runConsequencesSince,
} from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson } from '#prisma/factory.ts'
import { miscounts } from '#prisma/miscounts.ts'
import { sql } from '#prisma/sql.ts'
import {
  clockAt,
  DECIDES,
  EDIT,
  EVALUATES,
  enterOne,
  fieldsOf,
  INPUT,
  OPENS,
  refusal,
  startOne,
  VOTE,
  WITHDRAW,
} from './testing.ts'

let cast: Cast
let ann: Asker
let ben: Asker
let cleo: Asker
let dan: Asker
let eve: Asker
/** Reads the open space, and is no member of it. */
let outsider: Asker
let crowd: Asker[]
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  ben = asker(cast.ben)
  cleo = asker(cast.cleo)
  dan = asker(cast.dan)
  eve = asker(cast.eve)
  outsider = asker((await makePerson(db)).id)
  crowd = await Promise.all(
    Array.from({ length: 20 }, async () => asker((await makePerson(db)).id)),
  )
})

const vote = (who: Asker, id: number, idea: number, votes: number) =>
  who.ask<{ giveVotes: { voteCount: number | null; challenge: { votesLeft: number } } }>(VOTE, {
    id,
    idea,
    votes,
  })
async function voting(more: Record<string, unknown> = {}) {
  const number = await startOne(cleo, { voteBudget: 5, ...more })
  const one = await enterOne(ann, number, 'First of two')
  const two = await enterOne(ben, number, 'Second of two')
  await clockAt(EVALUATES)
  return { number, one, two }
}
const leftOf = async (who: Asker, id: number) =>
  (
    await who.ask<{ challenge: { votesLeft: number } }>(
      'query($id: ID!) { challenge(id: $id) { votesLeft } }',
      { id },
    )
  ).challenge.votesLeft
const spentBy = async (who: Asker, id: number) =>
  (
    await db.first<{ spent: number }>(sql`
      select spent from "ChallengeVoter" where "challengeId" = ${id} and "personId" = ${who.id}`)
  )?.spent
type Row = { voteCount: number | null; idea: { number: number } }
const rowsOf = async (who: Asker, id: number, sort = 'VOTES') =>
  (
    await who.ask<{ challenge: { entries: { edges: { node: Row; cursor: string }[] } } }>(
      `query($id: ID!) { challenge(id: $id) { entries(sort: ${sort}) { edges { cursor node { voteCount idea { number } } } } } }`,
      { id },
    )
  ).challenge.entries.edges

describe('votes', () => {
  test('of fifty presses at once, over two entries, never exceed the budget, and the kept figures are true', async () => {
    const { number, one, two } = await voting()
    await Promise.allSettled(
      Array.from({ length: 50 }, (_, nth) => vote(dan, number, nth % 2 ? one : two, (nth % 4) + 1)),
    )
    expect(await spentBy(dan, number)).toBeLessThanOrEqual(5)
    expect(await miscounts(db)).toEqual([])
  })

  test('that come while the entry is withdrawn are given back, all of them', async () => {
    const { number, one } = await voting()
    const presses = crowd.map((who, nth) => vote(who, number, one, (nth % 5) + 1))
    const withdrawn = ann.ask(WITHDRAW, { id: number, idea: one })
    await Promise.allSettled([...presses, withdrawn])
    for (const who of crowd) expect(await leftOf(who, number)).toBe(5)
    expect(await miscounts(db)).toEqual([])
  })

  test('go back at a merge, and are spent again when it is undone', async () => {
    const { number, one, two } = await voting()
    await vote(dan, number, two, 4)
    await vote(eve, number, two, 2)
    await cleo.ask(
      'mutation($id: ID!, $into: ID!) { mergeIdea(ideaId: $id, intoId: $into) { status } }',
      {
        id: two,
        into: one,
      },
    )
    expect(await leftOf(dan, number)).toBe(5)
    await vote(dan, number, one, 3)
    await cleo.ask(
      'mutation($id: ID!) { unmergeIdea(ideaId: $id, note: "Two things") { status } }',
      {
        id: two,
      },
    )
    // Dan has given seven of five by now: none are left, and never fewer.
    expect(await leftOf(dan, number)).toBe(0)
    expect(await leftOf(eve, number)).toBe(3)
    expect(await vote(dan, number, one, 4).catch(fieldsOf)).toEqual(['votes'])
    await vote(dan, number, two, 0)
    expect(await leftOf(dan, number)).toBe(2)
    expect(await miscounts(db)).toEqual([])
  })

  test('a budget that was lowered takes none away, and lets none be added', async () => {
    const { number, one, two } = await voting()
    await vote(dan, number, one, 5)
    const lowered = { ...INPUT, voteBudget: 2 }
    await cleo.ask(EDIT, { id: number, version: 1, input: lowered }, { at: EVALUATES })
    expect(await leftOf(dan, number)).toBe(0)
    expect(await vote(dan, number, two, 1).catch(fieldsOf)).toEqual(['votes'])
    // Still more than the budget, but fewer than before.
    await vote(dan, number, one, 4)
    await vote(dan, number, one, 1)
    expect(await leftOf(dan, number)).toBe(1)
  })
})

describe('hidden totals', () => {
  test('are neither said nor told by the order or a cursor, until one has voted, and again after one took all back', async () => {
    const { number, one, two } = await voting({ hidesTotals: true })
    await vote(dan, number, one, 3)
    const told = async (who: Asker) =>
      (await rowsOf(who, number)).map(({ node }) => [node.idea.number, node.voteCount])
    expect(await told(eve)).toEqual([
      [two, null],
      [one, null],
    ])
    expect(await told(dan)).toEqual([
      [one, 3],
      [two, 0],
    ])
    // A cursor of somebody who sees the totals is no way to ask for their order.
    const [cursor] = (await rowsOf(dan, number)).map((edge) => edge.cursor)
    await expect(
      eve.ask(
        'query($id: ID!, $after: String) { challenge(id: $id) { entries(sort: VOTES, after: $after) { edges { cursor } } } }',
        { id: number, after: cursor },
      ),
    ).rejects.toThrow()
    await vote(dan, number, one, 0)
    expect(await told(dan)).toEqual([
      [two, null],
      [one, null],
    ])
    await vote(dan, number, one, 2)
    await clockAt(DECIDES)
    expect(await told(eve)).toEqual([
      [one, 2],
      [two, 0],
    ])
  })

  test('are not on the page of the idea that was entered, and neither the log nor a hint says what was voted for', async () => {
    const { number, one } = await voting({ hidesTotals: true })
    await vote(dan, number, one, 3)
    const { idea } = await eve.ask<{ idea: { entries: { voteCount: number | null }[] } }>(
      'query($id: ID!) { idea(id: $id) { entries { voteCount } } }',
      { id: one },
    )
    expect(idea.entries).toEqual([{ voteCount: null }])
    const since = await lastEvent()
    await vote(dan, number, one, 4)
    const [voted] = await recordedEvents(since)
    expect(voted).toMatchObject({ payload: { challengeId: number, spaceId: cast.field.spaceId } })
    expect(Object.keys(voted?.payload ?? {})).toHaveLength(2)
    expect(await runConsequencesSince(since)).toEqual([`post:${number}`])
  })
})

describe('the rights of a stage', () => {
  const comment = (who: Asker, id: number) =>
    who.ask(
      'mutation($id: ID!) { postComment(input: { postId: $id, body: "It happens here too." }) { number } }',
      {
        id,
      },
    )

  test('say who votes: members alone, or nobody', async () => {
    const members = await voting({ rules: [{ stage: 'EVALUATE', voters: 'MEMBERS' }] })
    await vote(dan, members.number, members.one, 1)
    await expect(vote(outsider, members.number, members.one, 1)).rejects.toMatchObject(
      refusal('NOT_ALLOWED'),
    )
    const nobody = await voting({ rules: [{ stage: 'EVALUATE', voters: 'NOBODY' }] })
    await expect(vote(dan, nobody.number, nobody.one, 1)).rejects.toMatchObject(
      refusal('NOT_ALLOWED'),
    )
  })

  test('say who enters: members alone', async () => {
    const number = await startOne(cleo, { rules: [{ stage: 'COLLECT', submitters: 'MEMBERS' }] })
    await enterOne(dan, number, 'A member may do this')
    await expect(enterOne(outsider, number, 'Others may not')).rejects.toMatchObject(
      refusal('NOT_ALLOWED'),
    )
  })

  test('say whether one comments, on the challenge and on each entry, and the next stage opens it again', async () => {
    const { number, one } = await voting({ rules: [{ stage: 'EVALUATE', allowsComments: false }] })
    for (const id of [number, one])
      await expect(comment(ben, id)).rejects.toMatchObject(refusal('NOT_ALLOWED'))
    await clockAt(DECIDES)
    for (const id of [number, one]) await comment(ben, id)
  })
})

describe('a preview', () => {
  const PREVIEW = `query($id: ID!, $as: PreviewPersona!) { challenge(id: $id) { preview(as: $as) { isVisible
    stages { stage enters votes compares comments scores seesNames } entries { title } } } }`
  type Seen = {
    isVisible: boolean
    stages: Record<string, boolean | string>[]
    entries: { title: string }[]
  }
  const previewOf = async (who: Asker, id: number, as: string) =>
    (await who.ask<{ challenge: { preview: Seen | null } }>(PREVIEW, { id, as })).challenge.preview
  const may = (seen: Seen | null, right: string) =>
    seen?.stages.filter((stage) => stage[right]).map(({ stage }) => stage)

  test('shows those who run it what the rules give others in each stage', async () => {
    const id = await startOne(cleo, {
      stages: ['EVALUATE'],
      voteBudget: 3,
      namesFrom: 'DECIDE',
      rules: [
        { stage: 'COLLECT', submitters: 'MEMBERS' },
        { stage: 'EVALUATE', voters: 'EVERYONE', allowsComments: false },
      ],
    })
    const title = 'Seen by those who may'
    const idea = await enterOne(ann, id, title)
    const employee = await previewOf(cleo, id, 'EMPLOYEE')
    expect(may(employee, 'enters')).toEqual([])
    expect(may(employee, 'votes')).toEqual(['EVALUATE'])
    expect(may(employee, 'comments')).toEqual(['COLLECT', 'DECIDE', 'TOLD'])
    expect(may(employee, 'seesNames')).toEqual(['DECIDE', 'TOLD'])
    expect(may(employee, 'scores')).toEqual([])
    expect(employee?.entries).toEqual([{ title }])
    expect(may(await previewOf(cleo, id, 'MEMBER'), 'enters')).toEqual(['COLLECT'])
    const evaluator = await previewOf(cleo, id, 'EVALUATOR')
    expect([may(evaluator, 'enters'), may(evaluator, 'scores')]).toEqual([
      [],
      ['EVALUATE', 'DECIDE'],
    ])
    // What is held is seen by those who look after the space, and by nobody of the preview.
    await db.rows(sql`update "Post" set state = 'HELD' where id = ${idea}`)
    expect((await previewOf(cleo, id, 'EMPLOYEE'))?.entries).toEqual([])
    expect(await previewOf(ann, id, 'GUEST')).toBeNull()
  })

  test('of a closed space shows an employee nothing, and a guest what members see', async () => {
    const { startChallenge } = await cleo.ask<{ startChallenge: { number: number } }>(
      `mutation($space: String!, $input: ChallengeInput!) {
        startChallenge(space: $space, input: $input) { number } }`,
      { space: 'lab', input: INPUT },
      { at: OPENS },
    )
    const id = startChallenge.number
    const employee = await previewOf(cleo, id, 'EMPLOYEE')
    expect([employee?.isVisible, may(employee, 'enters')]).toEqual([false, []])
    expect((await previewOf(cleo, id, 'GUEST'))?.isVisible).toBe(true)
  })
})

test('a listed word holds a challenge that is started or edited, in its brief too, until it is approved', async () => {
  await eve.ask('mutation { watchWord(word: "moon base", effect: HOLD) }')
  const sponsor = asker((await makePerson(db)).id)
  await db.rows(sql`
    update "Person" set "createdAt" = now() - interval '200 days' where id = ${sponsor.id}`)
  await eve.ask(
    'mutation($id: ID!) { grantRole(input: { personId: $id, role: SPONSOR, reason: "Asks the field" }) { number } }',
    { id: sponsor.id },
  )
  const stateOf = async (id: number) =>
    (await db.first<{ state: string }>(sql`select state from "Post" where id = ${id}`))?.state
  const before = await lastEvent()
  const held = await startOne(sponsor, { problem: 'Nobody has a Moon  base yet.' })
  expect(await stateOf(held)).toBe('HELD')
  await runConsequencesSince(before)
  const told = await db.rows(sql`select 1 from "Notification" where "postId" = ${held}
    and kind = 'CHALLENGE_OPENED'`)
  expect(told).toEqual([])
  await expect(enterOne(ann, held, 'Too early')).rejects.toMatchObject(refusal('NOT_FOUND'))
  const open = await startOne(sponsor)
  expect(await stateOf(open)).toBe('OPEN')
  await sponsor.ask(EDIT, {
    id: open,
    version: 1,
    input: { ...INPUT, opensOn: '2026-05-04T10:00', question: 'Where could the moon base stand?' },
  })
  expect(await stateOf(open)).toBe('HELD')
  // Whoever decides there is not held.
  expect(await stateOf(await startOne(cleo, { title: 'Our moon base' }))).toBe('OPEN')
})
