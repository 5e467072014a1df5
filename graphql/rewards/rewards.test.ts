// Rewards and points as people, through documents, on a real database.
import { beforeAll, expect, test } from 'vitest'
import {
  clockAt,
  EVALUATES,
  enterOne,
  fieldsOf,
  refusal,
  startOne,
} from '#graphql/challenges/testing.ts'
import { type Asker, asker, lastEvent, runConsequencesSince, staysLive } from '#graphql/testing.ts'
import { days } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

let cast: Cast
let ann: Asker
let ben: Asker
let cleo: Asker
let eve: Asker
let lee: Asker
let challenge: number
let winner: number
let ahead: number
const TOLD = new Date(EVALUATES.getTime() + days(1))

const SETTINGS = `mutation($isOn: Boolean!, $off: [String!]!, $max: Int!) {
  setRewardSettings(isOn: $isOn, offSites: $off, pointsPerDay: $max) { isOn sites { site isOff } } }`
const BUDGET = `mutation($id: ID!, $budget: Int!, $cap: Int!) {
  setRewardBudget(challengeId: $id, budget: $budget, cap: $cap) { number } }`
const PROPOSE = `mutation($id: ID!, $idea: ID!, $who: ID!, $amount: Int!) { proposeReward(challengeId: $id, ideaId: $idea, personId: $who,
  amount: $amount, reason: "It ended the calls in Ghent.") { number state } }`
const APPROVE = 'mutation($id: ID!) { approveReward(rewardId: $id) { number state } }'
const REFUSE = 'mutation($id: ID!) { refuseReward(rewardId: $id) { number state } }'
const REVERSE = `mutation($id: ID!) { reverseReward(rewardId: $id, reason: "It was given to the wrong person.") { state } }`
const DECIDE = `mutation($id: ID!, $idea: ID!, $outcome: EntryOutcome!) { decideEntry(challengeId: $id, ideaId: $idea, outcome: $outcome,
  reason: "It was tried in Ghent.", valueEstimate: 900) { outcome } }`
const TELL = `mutation($id: ID!) { tellChallenge(challengeId: $id, result: "It works, and it goes on.") { stage } }`
const REWARDS = `query($id: ID!) { challenge(id: $id) { rewards { budget cap given proposed candidates { person { number } }
  list(first: 20) { edges { node { number state viewerCanApprove viewerCanRefuse viewerCanReverse } } }
  ledger(first: 20) { edges { node { amount } } } } } }`
const OWN = `{ ownRewards { points quests { quest reached } lines(first: 20) { edges { node { outcome points isReversal } } }
  rewards(first: 20) { edges { node { amount reversalReason } } } } }`
type Rewards = {
  budget: number
  given: number
  proposed: number
  candidates: { person: { number: number } }[]
  list: { edges: { node: { number: number; state: string; viewerCanApprove: boolean } }[] }
  ledger: { edges: { node: { amount: number } }[] }
}
type Own = {
  points: number
  quests: { quest: string; reached: number }[]
  lines: { edges: { node: { outcome: string; points: number; isReversal: boolean } }[] }
  rewards: { edges: { node: { amount: number } }[] }
}
const rewardsOf = async (who: Asker, id = challenge) =>
  (await who.ask<{ challenge: { rewards: Rewards | null } }>(REWARDS, { id })).challenge.rewards
const ownOf = async (who: Asker) => (await who.ask<{ ownRewards: Own | null }>(OWN)).ownRewards
const linesOf = async (who: Asker) =>
  (await ownOf(who))?.lines.edges.map(({ node }) => [node.outcome, node.points])
const switched = (off: string[] = [], isOn = true, max = 60) =>
  eve.ask(SETTINGS, { isOn, off, max })
const propose = async (amount: number, who = cast.ann, idea = winner, by = cleo) =>
  (
    await by.ask<{ proposeReward: { number: number } }>(PROPOSE, {
      id: challenge,
      idea,
      who: String(who),
      amount,
    })
  ).proposeReward.number
const noticesOf = async (who: Asker) =>
  (
    await db.rows<{ kind: string }>(
      sql`select kind from "Notification" where "personId" = ${who.id} and kind like 'REWARD%' order by id`,
    )
  ).map(({ kind }) => kind)

beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  ben = asker(cast.ben)
  cleo = asker(cast.cleo)
  eve = asker(cast.eve)
  // A second owner of the space, who can approve.
  lee = asker((await makePerson(db, { name: 'Lee Second' })).id)
  await db.rows(sql`
    insert into "SpaceMember" ("spaceId", "personId", role) values (${cast.field.spaceId}, ${lee.id}, 'OWNER')`)
  await db.rows(sql`update "Person" set site = 'Ghent' where id = ${cast.ann}`)
  await db.rows(sql`update "Person" set site = 'Lyon' where id = ${cast.ben}`)
  challenge = await startOne(cleo)
  winner = await enterOne(ann, challenge, 'Ask before you call', [cast.ben])
  ahead = await enterOne(asker(cast.dan), challenge, 'A bell that is heard')
  await clockAt(EVALUATES)
})

test('rewards are off until an administrator switches them on; nothing is shown or stored until then', async () => {
  expect(await rewardsOf(cleo)).toBeNull()
  expect(await ownOf(ann)).toBeNull()
  await expect(cleo.ask(BUDGET, { id: challenge, budget: 500, cap: 300 })).rejects.toMatchObject(
    refusal('CONFLICT'),
  )
  await expect(cleo.ask(SETTINGS, { isOn: true, off: [], max: 60 })).rejects.toMatchObject(
    refusal('NOT_ALLOWED'),
  )
  await expect(cleo.ask('{ rewardSettings { isOn } }')).rejects.toMatchObject(refusal('NOT_FOUND'))
  await switched(['Lyon'])
  expect(await ownOf(ann)).toMatchObject({ points: 0 })
  expect(await ownOf(ben)).toBeNull()
})

test('points come from outcomes alone, once, at most so many a day, and go with the outcome; nobody where they are off gets any', async () => {
  for (const [idea, outcome] of [
    [winner, 'WINNER'],
    [ahead, 'GOES_ON'],
  ] as const)
    await cleo.ask(DECIDE, { id: challenge, idea, outcome }, { at: TOLD })
  expect(await linesOf(ann)).toEqual([])
  await cleo.ask(TELL, { id: challenge }, { at: TOLD })
  expect(await linesOf(ann)).toEqual([['WON', 50]])
  expect(await linesOf(asker(cast.dan))).toEqual([['TAKEN_UP', 20]])
  expect(await db.rows(sql`select 1 from "PointLine" where "personId" = ${cast.ben}`)).toEqual([])
  // On the same day only ten are left of sixty.
  const idea = await makeIdea(db, {
    boardId: cast.field.boardId,
    authorId: cast.ann,
    status: 'BUILDING',
  })
  const step = (to: string) =>
    cleo.ask(
      'mutation($id: ID!, $to: OpenStatus!) { changeIdeaStatus(ideaId: $id, to: $to, note: "As it is.") { status } }',
      { id: idea.id, to },
      { at: TOLD },
    )
  await step('IN_USE')
  expect((await linesOf(ann))?.[0]).toEqual(['IN_USE', 10])
  expect((await ownOf(ann))?.quests).toEqual([
    { quest: 'ANSWERS', reached: 0 },
    { quest: 'TAKEN_UP', reached: 1 },
    { quest: 'IN_USE', reached: 1 },
    { quest: 'VALUE', reached: 0 },
  ])
  await step('BUILDING')
  expect(await ownOf(ann)).toMatchObject({ points: 50 })
  expect((await linesOf(ann))?.[0]).toEqual(['IN_USE', -10])
  expect((await ownOf(ann))?.quests[2]).toEqual({ quest: 'IN_USE', reached: 0 })
})

test('value that is signed off gives points, if it is more than nothing', async () => {
  const at = new Date(TOLD.getTime() + days(91))
  const measure = (idea: number, measured: number) =>
    cleo.ask(
      `mutation($id: ID!, $idea: ID!, $measured: Int!) { measureValue(challengeId: $id, ideaId: $idea, measured: $measured, note: "Counted over four weeks.") { state } }`,
      { id: challenge, idea, measured },
      { at },
    )
  await measure(ahead, -4)
  await measure(winner, 800)
  expect((await linesOf(ann))?.[0]).toEqual(['VALUE_SIGNED', 30])
  expect(await linesOf(asker(cast.dan))).toEqual([['TAKEN_UP', 20]])
})

test('a budget has a cap, covers what was given and proposed, and is for those who run the challenge', async () => {
  const set = (budget: number, cap: number, by = cleo) =>
    by.ask(BUDGET, { id: challenge, budget, cap })
  await expect(set(500, 300, ann)).rejects.toMatchObject(refusal('NOT_ALLOWED'))
  expect(await set(500, 600).catch(fieldsOf)).toEqual(['cap'])
  await set(500, 300)
  const rewards = await rewardsOf(cleo)
  // Ben wrote it too, but nobody in Lyon gets rewards.
  expect(rewards?.candidates.map(({ person }) => person.number)).toEqual([cast.ann, cast.dan])
  expect(await rewardsOf(ann)).toBeNull()
  expect(await propose(301).catch(fieldsOf)).toEqual(['amount'])
  expect(await propose(100, cast.ben).catch(fieldsOf)).toEqual(['personId'])
  expect(await propose(100, cast.cleo).catch(fieldsOf)).toEqual(['personId'])
  expect(await propose(100, cast.ann, ahead).catch(fieldsOf)).toEqual(['personId'])
  await expect(propose(100, cast.ann, winner, ann)).rejects.toMatchObject(refusal('NOT_ALLOWED'))
  const id = await propose(300)
  expect(await propose(201).catch(fieldsOf)).toEqual(['amount'])
  expect(await set(299, 100).catch(fieldsOf)).toEqual(['budget'])
  await cleo.ask(REFUSE, { id })
  expect(await rewardsOf(cleo)).toMatchObject({ proposed: 0, given: 0 })
})

test('a second person approves a reward, and the ledger sums, also after a reversal', async () => {
  const before = await lastEvent()
  const id = await propose(200)
  await expect(cleo.ask(APPROVE, { id })).rejects.toMatchObject(refusal('NOT_ALLOWED'))
  await expect(ann.ask(APPROVE, { id })).rejects.toMatchObject(refusal('NOT_FOUND'))
  expect(await ownOf(ann)).toMatchObject({ rewards: { edges: [] } })
  const approve = () => lee.ask(APPROVE, { id })
  await staysLive({
    reader: cleo,
    room: `post:${challenge}`,
    document: REWARDS,
    variables: { id: challenge },
    change: approve,
  })
  await approve()
  await runConsequencesSince(before)
  expect(await noticesOf(lee)).toEqual(['REWARD_PROPOSED'])
  expect(await noticesOf(ann)).toEqual(['REWARD_GIVEN'])
  expect(await rewardsOf(cleo)).toMatchObject({
    given: 200,
    proposed: 0,
    ledger: { edges: [{ node: { amount: 200 } }] },
  })
  await expect(cleo.ask(REFUSE, { id })).rejects.toMatchObject(refusal('CONFLICT'))
  await cleo.ask(REVERSE, { id })
  await cleo.ask(REVERSE, { id })
  const { given, ledger } = (await rewardsOf(cleo)) as Rewards
  expect(ledger.edges.map(({ node }) => node.amount)).toEqual([-200, 200])
  expect(given).toBe(0)
  expect(await ownOf(ann)).toMatchObject({
    rewards: {
      edges: [{ node: { amount: 200, reversalReason: 'It was given to the wrong person.' } }],
    },
  })
  await runConsequencesSince(before)
  expect(await noticesOf(ann)).toContain('REWARD_REVERSED')
})

test('proposals and approvals that come at once never give more than the budget', async () => {
  const made = await Promise.allSettled(Array.from({ length: 6 }, () => propose(200)))
  const ids = made.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  expect(ids).toHaveLength(2)
  await Promise.allSettled(
    ids.flatMap((id) => [lee.ask(APPROVE, { id }), lee.ask(APPROVE, { id })]),
  )
  const { given, ledger } = (await rewardsOf(cleo)) as Rewards
  expect(given).toBe(400)
  expect(ledger.edges.reduce((sum, { node }) => sum + node.amount, 0)).toBe(given)
})

test('nothing of it changes in an archived space', async () => {
  const id = await lee
    .ask<{ proposeReward: { number: number } }>(PROPOSE, {
      id: challenge,
      idea: winner,
      who: String(cast.ann),
      amount: 10,
    })
    .then(({ proposeReward }) => proposeReward.number)
  const archived = (at: Date | null) =>
    db.rows(sql`update "Space" set "archivedAt" = ${at}::timestamptz where slug = 'field'`)
  await archived(TOLD)
  for (const write of [
    () => cleo.ask(BUDGET, { id: challenge, budget: 600, cap: 300 }),
    () => propose(10),
    () => cleo.ask(APPROVE, { id }),
    () => lee.ask(REFUSE, { id }),
    () => lee.ask(REVERSE, { id }),
  ])
    await expect(write()).rejects.toThrow()
  await archived(null)
  expect(await cleo.ask(APPROVE, { id })).toMatchObject({ approveReward: { state: 'APPROVED' } })
  expect(await lee.ask(REVERSE, { id })).toMatchObject({ reverseReward: { state: 'REVERSED' } })
})

test('switching off deletes points and shows none; what was given stays in the ledger', async () => {
  await switched(['Ghent'])
  expect(await db.rows(sql`select 1 from "PointLine" where "personId" = ${cast.ann}`)).toEqual([])
  expect(await ownOf(ann)).toBeNull()
  expect(await ownOf(asker(cast.dan))).toMatchObject({ points: 20 })
  expect(await rewardsOf(cleo)).toMatchObject({ given: 400 })
  await switched([], false)
  expect(await db.rows(sql`select 1 from "PointLine"`)).toEqual([])
  expect(await db.rows(sql`select 1 from "RewardLine"`)).toHaveLength(6)
})
