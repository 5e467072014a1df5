// A challenge from its beginning to its end, as people, through documents, on a real database.
import { beforeAll, describe, expect, test } from 'vitest'
import { saveDraft } from '#graphql/drafts/service.ts'
import {
  type Asker,
  asker,
  lastEvent,
  recordedEvents,
  runConsequencesSince,
  staysLive,
} from '#graphql/testing.ts'
import { minutes } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea, makePerson } from '#prisma/factory.ts'
import { miscounts } from '#prisma/miscounts.ts'
import { sql } from '#prisma/sql.ts'
import { runChallenges } from './jobs.ts'

let cast: Cast
let ann: Asker
let ben: Asker
let cleo: Asker
let dan: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  ben = asker(cast.ben)
  cleo = asker(cast.cleo)
  dan = asker(cast.dan)
})

const START = `mutation($space: String!, $input: ChallengeInput!) {
  startChallenge(space: $space, input: $input) { number stage closesAt path } }`
const EDIT = `mutation($id: ID!, $version: Int!, $input: ChallengeInput!) {
  editChallenge(challengeId: $id, version: $version, input: $input) { stage version } }`
const ENTER = `mutation($id: ID!, $title: String!, $with: [ID!]) {
  enterNewIdea(challengeId: $id, title: $title, body: "Ask first.", coauthorIds: $with) { number } }`
const TAKE =
  'mutation($id: ID!, $idea: ID!) { enterIdea(challengeId: $id, ideaId: $idea) { number } }'
const WITHDRAW =
  'mutation($id: ID!, $idea: ID!) { withdrawEntry(challengeId: $id, ideaId: $idea) { number } }'
const VOTE = `mutation($id: ID!, $idea: ID!, $votes: Int!) {
  giveVotes(challengeId: $id, ideaId: $idea, votes: $votes) { voteCount myVotes challenge { votesLeft } } }`
const DECIDE = `mutation($id: ID!, $idea: ID!, $outcome: EntryOutcome!, $value: Int) {
  decideEntry(challengeId: $id, ideaId: $idea, outcome: $outcome, reason: "It was tried in Ghent.", valueEstimate: $value) {
    outcome valueCheckAt } }`
const TELL = `mutation($id: ID!) { tellChallenge(challengeId: $id, result: "One in daily use.", givenBudget: 9000) { stage result } }`
const UPDATE =
  'mutation($id: ID!, $text: String!) { postChallengeUpdate(challengeId: $id, text: $text) { number } }'
const PAGE = `query($id: ID!) { challenge(id: $id) {
  number title html stage statusLabel statusStep entryCount voteBudget votesLeft votesGiven promisedBudget givenBudget result timeZone
  sponsor { name } record { told inTime late promised given } stages { stage startsOn submitters voters }
  brief { part html } updates { text by { name } }
  entries(first: 10) { edges { node { voteCount myVotes outcome reason idea { number title board { name } space { slug } coauthors { name } } } } }
  viewerCan { run change enter vote decide merge } } }`

type Challenge = { number: number; stage: string; closesAt: string }
type Page = Record<string, never> & {
  stage: string
  entryCount: number
  votesLeft: number
  entries: {
    edges: {
      node: {
        voteCount: number | null
        myVotes: number
        outcome: string | null
        idea: { number: number; title: string }
      }
    }[]
  }
}
type EntriesPart = {
  entries: {
    edges: { node: { idea: { number: number } } }[]
    pageInfo: { endCursor: string; hasNextPage: boolean }
  }
}
const AT = new Date('2026-05-04T08:00:00Z')
const CLOSES = new Date('2026-05-11T15:00:00Z')
const question = 'What could we do so that nobody needs to phone us?'
const input = {
  title: 'A winter without a call',
  question,
  timeZone: 'Europe/Brussels',
  closesOn: '2026-05-11T17:00',
}
async function start(
  more: Record<string, unknown> = {},
  space = 'field',
  at = AT,
): Promise<Challenge> {
  const { startChallenge } = await cleo.ask<{ startChallenge: Challenge }>(
    START,
    { space, input: { ...input, ...more } },
    { at },
  )
  return startChallenge
}
const pageOf = async (who: Asker, id: number) =>
  (await who.ask<{ challenge: Page | null }>(PAGE, { id })).challenge
const enter = async (who: Asker, id: number, title: string, more = {}, at = AT) =>
  (await who.ask<{ enterNewIdea: { number: number } }>(ENTER, { id, title, ...more }, { at }))
    .enterNewIdea.number
const fieldsOf = (error: unknown) => Object.keys((error as { fields?: object }).fields ?? {})
const later = (from: Date, length: number) => new Date(from.getTime() + length)
/** Another administrator. */
const adminId = async () => (await makePerson(db, { role: 'ADMIN' })).id
const inboxOf = async (who: Asker) => {
  const rows = await db.rows<{ kind: string }>(
    sql`select kind from "Notification" where "personId" = ${who.id} order by id`,
  )
  return rows.map(({ kind }) => kind)
}

describe('starting', () => {
  test('takes a title, a question and a closing date; it opens at once and asks the members of the space', async () => {
    const after = await lastEvent()
    const { number, stage, closesAt } = await start()
    expect({ stage, closesAt: new Date(closesAt) }).toEqual({ stage: 'COLLECT', closesAt: CLOSES })
    expect(await pageOf(ann, number)).toMatchObject({
      stage: 'COLLECT',
      statusLabel: 'Collect',
      statusStep: 1,
      sponsor: { name: 'Cleo Costa' },
      timeZone: 'Europe/Brussels',
      record: { told: 0, promised: 0 },
      viewerCan: { run: false, enter: true, vote: false, merge: false },
    })
    await runConsequencesSince(after)
    expect(await inboxOf(ann)).toContain('CHALLENGE_OPENED')
    expect(await inboxOf(cleo)).not.toContain('CHALLENGE_OPENED')
  })

  test('is for those who look after the space, and unknown where one may not read', async () => {
    await expect(ann.ask(START, { space: 'field', input })).rejects.toMatchObject({
      extensions: { code: 'NOT_ALLOWED' },
    })
    await expect(dan.ask(START, { space: 'lab', input })).rejects.toMatchObject({
      extensions: { code: 'NOT_FOUND' },
    })
    const { number } = await start({}, 'vault')
    expect(await pageOf(dan, number)).toBeNull()
    expect((await pageOf(ben, number))?.stage).toBe('COLLECT')
  })

  test('refuses what cannot be, with the field’s name', async () => {
    const refusedFields = (more: Record<string, unknown>) => start(more).then(() => [], fieldsOf)
    expect(await refusedFields({ closesOn: '2026-05-01T10:00' })).toEqual(['closesOn'])
    expect(await refusedFields({ closesOn: 'tomorrow' })).toEqual(['closesOn'])
    expect(await refusedFields({ opensOn: '2026-06-01T10:00' })).toEqual(['closesOn'])
    expect(await refusedFields({ decideOn: '2026-05-12T10:00' })).toEqual(['decideOn'])
    expect(await refusedFields({ timeZone: 'Mars/Olympus' })).toEqual(['timeZone'])
    expect(await refusedFields({ title: 'No' })).toEqual(['title'])
    expect(await refusedFields({ question: '' })).toEqual(['question'])
    expect(await refusedFields({ voteBudget: 0 })).toEqual(['voteBudget'])
    expect(await refusedFields({ promisedBudget: -1 })).toEqual(['promisedBudget'])
  })
})

describe('by the clock', () => {
  test('opens, reminds, closes and moves; each once, whoever runs it', async () => {
    const { number } = await start({ opensOn: '2026-05-05T09:00' })
    expect((await pageOf(ann, number))?.stage).toBe('UPCOMING')
    await expect(enter(ann, number, 'Too early for this')).rejects.toMatchObject({
      extensions: { code: 'NOT_ALLOWED' },
    })
    const steps = async (at: Date) => {
      const after = await lastEvent()
      await Promise.all([runChallenges(null, db, at), runChallenges(null, db, at)])
      const events = (await recordedEvents(after)).filter(
        ({ payload }) => payload.challengeId === number,
      )
      return events.map(({ name, payload }) => `${name} ${payload.to ?? ''}`.trim())
    }
    const opens = new Date('2026-05-05T07:00:00Z')
    expect(await steps(later(opens, -1))).toEqual([])
    expect(await steps(opens)).toEqual(['challenge.moved COLLECT'])
    expect(await steps(later(CLOSES, -minutes(60 * 24)))).toEqual(['challenge.closing'])
    expect(await steps(later(CLOSES, -1))).toEqual([])
    expect(await steps(CLOSES)).toEqual(['challenge.moved SHAPE'])
    expect(await steps(later(CLOSES, minutes(60 * 24 * 400)))).toEqual(['challenge.moved DECIDE'])
    expect(await steps(later(CLOSES, minutes(60 * 24 * 401)))).toEqual([])
  })

  test('is woken at the very moment, by a job of its own', async () => {
    const { number } = await start({ opensOn: '2026-05-05T09:00' })
    const jobs = await db.rows<{ runAt: Date }>(sql`
      select run_at as "runAt" from graphile_worker.jobs where key = ${`challenge ${number}`}`)
    expect(jobs).toEqual([{ runAt: new Date('2026-05-05T07:00:00Z') }])
  })

  test('stands still in an archived space', async () => {
    const { number } = await start({ opensOn: '2026-05-05T09:00' }, 'lab')
    await db.rows(sql`update "Space" set "archivedAt" = now() where id = ${cast.lab.spaceId}`)
    await runChallenges(null, db, CLOSES)
    expect((await pageOf(ann, number))?.stage).toBe('UPCOMING')
    await db.rows(sql`update "Space" set "archivedAt" = null where id = ${cast.lab.spaceId}`)
    await runChallenges(null, db, CLOSES)
    expect((await pageOf(ann, number))?.stage).toBe('SHAPE')
  })

  test('a changed date counts at once; a stage that has begun keeps its own, and two editors do not overwrite each other', async () => {
    const { number } = await start()
    const edit = (more: Record<string, unknown>, version: number, at: Date) =>
      cleo.ask<{ editChallenge: { stage: string; version: number } }>(
        EDIT,
        { id: number, version, input: { ...input, ...more } },
        { at },
      )
    const at = later(AT, minutes(60))
    expect(await edit({ closesOn: '2026-05-04T10:30' }, 1, at)).toEqual({
      editChallenge: { stage: 'SHAPE', version: 2 },
    })
    await expect(edit({}, 1, at)).rejects.toMatchObject({ extensions: { code: 'CONFLICT' } })
    expect(await edit({ closesOn: '2026-05-20T10:30' }, 2, at).catch(fieldsOf)).toEqual([
      'closesOn',
    ])
    expect(
      await edit({ closesOn: '2026-05-04T10:30', stages: ['TRIAL'] }, 2, at).catch(fieldsOf),
    ).toEqual(['stages'])
    await expect(ann.ask(EDIT, { id: number, version: 2, input })).rejects.toMatchObject({
      extensions: { code: 'NOT_ALLOWED' },
    })
  })
})

describe('entries', () => {
  test('a new idea stands in the challenge and in its space, on no board, with its co-authors; its sponsor is told', async () => {
    const { number } = await start()
    const after = await lastEvent()
    const idea = await enter(ann, number, 'Call before the cold night', {
      with: [String(cast.ben)],
    })
    const page = await pageOf(dan, number)
    expect(page).toMatchObject({
      entryCount: 1,
      entries: {
        edges: [
          {
            node: {
              outcome: null,
              idea: {
                number: idea,
                board: null,
                space: { slug: 'field' },
                coauthors: [{ name: 'Ben Bakker' }],
              },
            },
          },
        ],
      },
    })
    const { idea: seen } = await dan.ask<{ idea: unknown }>(
      'query($id: ID!) { idea(id: $id) { place path viewerCan { support comment respond } entries { challenge { number } isWithdrawn } } }',
      { id: idea },
    )
    expect(seen).toEqual({
      place: null,
      path: `/ideas/${idea}`,
      viewerCan: { support: true, comment: true, respond: false },
      entries: [{ challenge: { number }, isWithdrawn: false }],
    })
    await runConsequencesSince(after)
    expect(await inboxOf(cleo)).toContain('ENTRY_SUBMITTED')
    expect(await miscounts(db)).toEqual([])
  })

  test('an idea without a board is supported, answered, declined, withdrawn and merged like any other', async () => {
    const { number } = await start()
    const [one, two] = [
      await enter(ann, number, 'One good thing'),
      await enter(ben, number, 'The same good thing'),
    ]
    await dan.ask('mutation($id: ID!) { supportIdea(ideaId: $id) { supportCount } }', { id: one })
    const respond =
      'mutation($id: ID!) { respondToIdea(ideaId: $id, kind: YES, text: "We try it") { respondedAt } }'
    await expect(ann.ask(respond, { id: one })).rejects.toMatchObject({
      extensions: { code: 'NOT_ALLOWED' },
    })
    await cleo.ask(respond, { id: one })
    await cleo.ask(
      'mutation($id: ID!) { changeIdeaStatus(ideaId: $id, to: TRIAL, note: "In Ghent") { status } }',
      { id: one },
    )
    await cleo.ask(
      'mutation($id: ID!, $into: ID!) { mergeIdea(ideaId: $id, intoId: $into) { status } }',
      { id: two, into: one },
    )
    expect((await pageOf(ann, number))?.entries.edges.map(({ node }) => node.idea.number)).toEqual([
      one,
    ])
    await cleo.ask(
      'mutation($id: ID!) { unmergeIdea(ideaId: $id, note: "Two things") { status } }',
      { id: two },
    )
    expect((await pageOf(ann, number))?.entryCount).toBe(2)
    await ben.ask('mutation($id: ID!) { withdrawIdea(ideaId: $id) { status } }', { id: two })
    expect((await pageOf(ann, number))?.entryCount).toBe(1)
    const { ideas } = await dan.ask<{ ideas: { edges: { node: { number: number } }[] } }>(
      '{ ideas(sort: NEWEST, first: 5) { edges { node { number board { name } } } } }',
    )
    expect(ideas.edges.map(({ node }) => node.number)).toContain(one)
    expect(await miscounts(db)).toEqual([])
  })

  test('one’s own idea is taken in once, from the same space alone, and comes out again', async () => {
    const { number } = await start()
    const own = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
    const other = await makeIdea(db, { boardId: cast.lab.boardId, authorId: cast.ann })
    const at = { at: AT }
    await expect(ben.ask(TAKE, { id: number, idea: own.id }, at)).rejects.toMatchObject({
      extensions: { code: 'NOT_ALLOWED' },
    })
    expect(await ann.ask(TAKE, { id: number, idea: other.id }, at).catch(fieldsOf)).toEqual([
      'ideaId',
    ])
    await ann.ask(TAKE, { id: number, idea: own.id }, at)
    await ann.ask(TAKE, { id: number, idea: own.id }, at)
    expect((await pageOf(ann, number))?.entryCount).toBe(1)
    await expect(ben.ask(WITHDRAW, { id: number, idea: own.id }, at)).rejects.toMatchObject({
      extensions: { code: 'NOT_ALLOWED' },
    })
    await ann.ask(WITHDRAW, { id: number, idea: own.id }, at)
    expect((await pageOf(ann, number))?.entryCount).toBe(0)
    await ann.ask(TAKE, { id: number, idea: own.id }, at)
    expect((await pageOf(ann, number))?.entryCount).toBe(1)
  })

  test('after it closed nothing is taken, but a draft that was begun in time, for a quarter of an hour', async () => {
    const { number } = await start()
    const keep = async (who: Asker, at: Date) =>
      saveDraft(await who.context({ at }), {
        place: `idea:challenge-${number}`,
        content: '{"title":"Almost"}',
        baseVersion: 0,
      })
    await keep(ann, later(CLOSES, -minutes(1)))
    await keep(ben, later(CLOSES, minutes(1)))
    await runChallenges(null, db, CLOSES)
    const late = later(CLOSES, minutes(14))
    await expect(enter(ben, number, 'Begun too late', {}, late)).rejects.toMatchObject({
      extensions: { code: 'NOT_ALLOWED' },
    })
    await expect(
      enter(ann, number, 'Almost in time', {}, later(CLOSES, minutes(16))),
    ).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
    await enter(ann, number, 'Almost in time', {}, late)
    // The draft went with it.
    await expect(enter(ann, number, 'Once more', {}, late)).rejects.toMatchObject({
      extensions: { code: 'NOT_ALLOWED' },
    })
  })

  test('come page by page, in each order', async () => {
    const { number } = await start()
    for (let nth = 1; nth <= 5; nth++) await enter(ann, number, `Entry number ${nth}`)
    for (const sort of ['SUPPORT', 'VOTES', 'NEWEST', 'OUTCOME']) {
      const seen: number[] = []
      let after: string | null = null
      do {
        const { challenge }: { challenge: EntriesPart } = await ben.ask<{ challenge: EntriesPart }>(
          `query($id: ID!, $after: String) { challenge(id: $id) { entries(first: 2, sort: ${sort}, after: $after) {
            edges { node { idea { number } } } pageInfo { endCursor hasNextPage } } } }`,
          { id: number, after },
        )
        seen.push(...challenge.entries.edges.map(({ node }) => node.idea.number))
        after = challenge.entries.pageInfo.hasNextPage ? challenge.entries.pageInfo.endCursor : null
      } while (after)
      expect(new Set(seen).size, sort).toBe(5)
      expect(seen, sort).toHaveLength(5)
    }
  })
})

describe('votes', () => {
  const voting = async (more: Record<string, unknown> = {}) => {
    const { number } = await start({ voteBudget: 5, ...more })
    const ideas = [
      await enter(ann, number, 'First of two'),
      await enter(ben, number, 'Second of two'),
    ] as const
    await runChallenges(null, db, new Date('2026-05-19T12:00:00Z'))
    expect((await pageOf(ann, number))?.stage).toBe('EVALUATE')
    return { number, ideas }
  }
  const vote = (who: Asker, id: number, idea: number, votes: number) =>
    who.ask<{
      giveVotes: { voteCount: number | null; myVotes: number; challenge: { votesLeft: number } }
    }>(VOTE, { id, idea, votes })

  test('come from a budget that nobody exceeds, and go back when an entry closes', async () => {
    const { number, ideas } = await voting()
    expect((await vote(dan, number, ideas[0], 4)).giveVotes).toEqual({
      voteCount: 4,
      myVotes: 4,
      challenge: { votesLeft: 1 },
    })
    expect(await vote(dan, number, ideas[1], 2).catch(fieldsOf)).toEqual(['votes'])
    await vote(dan, number, ideas[1], 1)
    await ann.ask(WITHDRAW, { id: number, idea: ideas[0] })
    expect((await pageOf(dan, number))?.votesLeft).toBe(4)
    await expect(vote(dan, number, ideas[0], 1)).rejects.toMatchObject({
      extensions: { code: 'CONFLICT' },
    })
    expect(await miscounts(db)).toEqual([])
  })

  test('of fifty presses at once none is lost and none counts twice, and never more than the budget', async () => {
    const { number, ideas } = await voting()
    await Promise.allSettled(
      Array.from({ length: 50 }, (_, nth) =>
        vote(dan, number, ideas[nth % 2] as number, (nth % 4) + 1),
      ),
    )
    const { spent, given } = (await db.first<{ spent: number; given: number }>(sql`
      select (select spent from "ChallengeVoter" where "challengeId" = ${number} and "personId" = ${cast.dan}),
        (select sum(votes)::int from "ChallengeVote" where "challengeId" = ${number} and "personId" = ${cast.dan}) as given`)) as {
      spent: number
      given: number
    }
    expect(spent).toBe(given)
    expect(spent).toBeLessThanOrEqual(5)
    expect(await miscounts(db)).toEqual([])
  })

  test('after the budget was lowered nobody has less than none left, and can still take votes back', async () => {
    const { number, ideas } = await voting()
    await vote(dan, number, ideas[0], 5)
    await cleo.ask(
      EDIT,
      { id: number, version: 1, input: { ...input, voteBudget: 2 } },
      { at: new Date('2026-05-19T12:00:00Z') },
    )
    expect((await pageOf(dan, number))?.votesLeft).toBe(0)
    expect(await vote(dan, number, ideas[1], 1).catch(fieldsOf)).toEqual(['votes'])
    expect((await vote(dan, number, ideas[0], 1)).giveVotes).toMatchObject({
      myVotes: 1,
      challenge: { votesLeft: 1 },
    })
  })

  test('totals stay hidden until one has voted, and so does their order', async () => {
    const { number, ideas } = await voting({ hidesTotals: true })
    await vote(dan, number, ideas[0], 3)
    const sorted = async (who: Asker) =>
      (
        await who.ask<{ challenge: Pick<Page, 'entries'> }>(
          'query($id: ID!) { challenge(id: $id) { entries(sort: VOTES) { edges { node { voteCount idea { number } } } } } }',
          { id: number },
        )
      ).challenge.entries.edges.map(({ node }) => [node.idea.number, node.voteCount])
    expect(await sorted(ben)).toEqual([
      [ideas[1], null],
      [ideas[0], null],
    ])
    expect(await sorted(dan)).toEqual([
      [ideas[0], 3],
      [ideas[1], 0],
    ])
  })

  test('are given in the stage that takes them alone', async () => {
    const { number } = await start({ voteBudget: 5 })
    const idea = await enter(ann, number, 'Not to be voted for yet')
    await expect(vote(dan, number, idea, 1)).rejects.toMatchObject({
      extensions: { code: 'NOT_ALLOWED' },
    })
  })
})

describe('the end', () => {
  test('every entry is decided with its reason before the result is told; everybody who took part is notified', async () => {
    const { number } = await start({
      promisedBudget: 15_000,
      stages: [],
      tellOn: '2026-06-01T12:00',
      voteBudget: 3,
      rules: [{ stage: 'COLLECT', voters: 'EVERYONE' }],
    })
    const [won, not] = [
      await enter(ann, number, 'This one wins it'),
      await enter(ben, number, 'This one does not'),
    ]
    await dan.ask(VOTE, { id: number, idea: won, votes: 2 })
    const at = { at: later(CLOSES, minutes(30)) }
    await expect(
      cleo.ask(DECIDE, { id: number, idea: won, outcome: 'WINNER' }, at),
    ).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
    await runChallenges(null, db, CLOSES)
    const after = await lastEvent()
    const { decideEntry } = await cleo.ask<{ decideEntry: { valueCheckAt: string } }>(
      DECIDE,
      { id: number, idea: won, outcome: 'WINNER', value: 120_000 },
      at,
    )
    expect(new Date(decideEntry.valueCheckAt).getTime() - at.at.getTime()).toBe(
      minutes(60 * 24 * 90),
    )
    expect(await cleo.ask(TELL, { id: number }, at).catch(fieldsOf)).toEqual(['result'])
    await expect(
      ann.ask(DECIDE, { id: number, idea: not, outcome: 'WINNER' }, at),
    ).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
    await cleo.ask(DECIDE, { id: number, idea: not, outcome: 'NOT_NOW' }, at)
    await cleo.ask(TELL, { id: number }, at)
    expect(await pageOf(ann, number)).toMatchObject({
      stage: 'TOLD',
      result: expect.stringContaining('One in daily use.'),
      givenBudget: 9000,
      viewerCan: { enter: false, vote: false, decide: false },
    })
    const { challenge } = await ann.ask<{
      challenge: { record: { told: number; inTime: number; given: number } }
    }>(PAGE, { id: number })
    expect(challenge.record.told).toBe(1)
    expect(challenge.record.inTime).toBe(1)
    expect(challenge.record.given).toBe(9000)
    await runConsequencesSince(after)
    expect(await inboxOf(ann)).toEqual(expect.arrayContaining(['ENTRY_DECIDED', 'CHALLENGE_TOLD']))
    expect(await inboxOf(dan)).toEqual(expect.arrayContaining(['ENTRY_DECIDED', 'CHALLENGE_TOLD']))
    await expect(cleo.ask(TELL, { id: number }, at)).rejects.toMatchObject({
      extensions: { code: 'NOT_ALLOWED' },
    })
  })

  test('a sponsor who leaves is followed by those who look after the space', async () => {
    const { startChallenge } = await asker(cast.eve).ask<{ startChallenge: Challenge }>(
      START,
      { space: 'field', input },
      { at: AT },
    )
    const { number } = startChallenge
    const since = await lastEvent()
    await asker(await adminId()).ask(
      'mutation($id: ID!) { setActive(personId: $id, isActive: false) { number } }',
      { id: cast.eve },
    )
    expect(await pageOf(ann, number)).toMatchObject({ sponsor: null, record: null })
    expect(await pageOf(cleo, number)).toMatchObject({ viewerCan: { run: true, change: true } })
    await runConsequencesSince(since)
    expect(await inboxOf(cleo)).toContain('CHALLENGE_WITHOUT_SPONSOR')
  })

  test('the successor of a sponsor gets the challenge when they could sponsor it, and nobody else does', async () => {
    const [leaver, sponsor, other] = [
      await makePerson(db, { role: 'ADMIN' }),
      await makePerson(db),
      await makePerson(db),
    ]
    const admin = asker(await adminId())
    await admin.ask(
      'mutation($id: ID!) { grantRole(input: { personId: $id, role: SPONSOR, reason: "Asks" }) { number } }',
      { id: sponsor.id },
    )
    const of = async (who: number) =>
      (
        await asker(who).ask<{ startChallenge: Challenge }>(
          START,
          { space: 'field', input },
          { at: AT },
        )
      ).startChallenge.number
    const leave = (id: number, to: number) =>
      admin.ask(
        'mutation($id: ID!, $to: ID) { deactivate(personId: $id, successorId: $to) { number } }',
        { id, to },
      )
    const number = await of(leaver.id)
    const owns = 'query($id: ID!) { person(id: $id) { owns { label things { name path } } } }'
    expect(await admin.ask(owns, { id: leaver.id })).toEqual({
      person: {
        owns: [
          { label: '1 challenge', things: [{ name: input.title, path: `/challenges/${number}` }] },
        ],
      },
    })
    const since = await lastEvent()
    await leave(leaver.id, sponsor.id)
    await runConsequencesSince(since)
    expect(await pageOf(ann, number)).toMatchObject({ sponsor: { name: sponsor.name } })
    expect(await inboxOf(asker(sponsor.id))).toContain('CHALLENGE_HANDED_OVER')
    await leave(sponsor.id, other.id)
    expect(await pageOf(ann, number)).toMatchObject({ sponsor: null })
  })
})

describe('an open page', () => {
  test('hears of entries, updates, stages and decisions', async () => {
    const { number } = await start()
    const page = {
      reader: dan,
      room: `post:${number}` as const,
      document: PAGE,
      variables: { id: number },
    }
    await staysLive({ ...page, change: () => enter(ann, number, 'Something quite new') })
    await staysLive({
      ...page,
      change: () => cleo.ask(UPDATE, { id: number, text: 'Twelve so far!' }),
    })
    await staysLive({ ...page, change: () => runChallenges(null, db, CLOSES) })
    const [idea] =
      (await pageOf(dan, number))?.entries.edges.map(({ node }) => node.idea.number) ?? []
    await staysLive({
      ...page,
      change: () => cleo.ask(DECIDE, { id: number, idea, outcome: 'GOES_ON' }),
    })
  })

  test('an update is told once to those who take part, and not to its author', async () => {
    const { number } = await start()
    await enter(ann, number, 'I take part in this')
    const after = await lastEvent()
    await expect(ann.ask(UPDATE, { id: number, text: 'Not mine to tell' })).rejects.toMatchObject({
      extensions: { code: 'NOT_ALLOWED' },
    })
    await cleo.ask(UPDATE, { id: number, text: 'The jury met' })
    await runConsequencesSince(after)
    await runConsequencesSince(after)
    expect((await inboxOf(ann)).filter((kind) => kind === 'CHALLENGE_UPDATE')).toHaveLength(1)
    expect(await inboxOf(cleo)).not.toContain('CHALLENGE_UPDATE')
  })
})
