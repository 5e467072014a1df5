// Entries without names: who sees what, when the names are shown, and that nobody alone shows them earlier.
import { beforeAll, expect, test } from 'vitest'
import {
  type Asker,
  asker,
  lastEvent,
  recordedEvents,
  runConsequencesSince,
} from '#graphql/testing.ts'
import { minutes } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea, makePerson } from '#prisma/factory.ts'
import { miscounts } from '#prisma/miscounts.ts'
import { sql } from '#prisma/sql.ts'
import {
  CLOSES,
  clockAt,
  EDIT,
  ENTER,
  EVALUATES,
  enterOne,
  fieldsOf,
  INPUT,
  OPENS,
  refusal,
  startOne,
  WITHDRAW,
} from './testing.ts'

let cast: Cast
let ann: Asker
let ben: Asker
let cleo: Asker
let eve: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  ben = asker(cast.ben)
  cleo = asker(cast.cleo)
  eve = asker(cast.eve)
})

const SEEN = `query($id: ID!) { challenge(id: $id) {
  names { from areHidden shownAt viewerCanShow request { reason requestedBy { number } agreedBy { number } } }
  entries(first: 9) { edges { node { viewerCanWithdraw idea { number author { number } viewerCan { edit showAuthor } } } } } } }`
type Seen = {
  challenge: {
    names: {
      areHidden: boolean
      shownAt: string | null
      viewerCanShow: boolean
      request: object | null
    } | null
    entries: {
      edges: {
        node: {
          viewerCanWithdraw: boolean
          idea: { number: number; author: { number: number } | null; viewerCan: object }
        }
      }[]
    }
  }
}
const seen = async (who: Asker, id: number) => (await who.ask<Seen>(SEEN, { id })).challenge
const authorsOf = async (who: Asker, id: number) =>
  new Map(
    (await seen(who, id)).entries.edges.map(({ node: { idea } }) => [
      idea.number,
      idea.author?.number ?? null,
    ]),
  )
const SHOW = 'mutation($id: ID!) { showAuthor(postId: $id) { number } }'
const ASK =
  'mutation($id: ID!, $why: String!) { askForNames(challengeId: $id, reason: $why) { number } }'
const AGREE =
  'mutation($id: ID!, $why: String!) { agreeToNames(challengeId: $id, reason: $why) { number } }'
const why = 'The winner has to be named today.'
const editing = (
  id: number,
  version: number,
  more: object,
  at = new Date(OPENS.getTime() + 60_000),
) => cleo.ask(EDIT, { id, version, input: { ...INPUT, namesFrom: 'EVALUATE', ...more } }, { at })

test('nobody sees who entered an idea until the promised stage begins, and then everybody does', async () => {
  const id = await startOne(cleo, { namesFrom: 'EVALUATE' })
  const since = await lastEvent()
  const idea = await enterOne(ann, id, 'Nobody knows it is mine')
  const COMMENT =
    'mutation($id: ID!) { postComment(input: { postId: $id, body: "So I say." }) { number } }'
  const { postComment } = await ann.ask<{ postComment: { number: number } }>(COMMENT, { id: idea })
  const REACT = 'mutation($id: ID!) { react(commentId: $id, emoji: "👍", isOn: true) { number } }'
  await ann.ask(REACT, { id: postComment.number })
  for (const who of [ann, ben, cleo, eve]) {
    expect(await authorsOf(who, id)).toEqual(new Map([[idea, null]]))
    expect((await seen(who, id)).names).toMatchObject({ from: 'EVALUATE', areHidden: true })
  }
  const rows = await db.rows<{ by: number | null }>(
    sql`select "byId" as by from "ChallengeEntry" where "ideaId" = ${idea}`,
  )
  expect(rows).toEqual([{ by: null }])
  const [own] = (await seen(ann, id)).entries.edges
  expect(own?.node).toMatchObject({
    viewerCanWithdraw: true,
    idea: { viewerCan: { edit: true, showAuthor: true } },
  })
  const [other] = (await seen(ben, id)).entries.edges
  expect(other?.node).toMatchObject({
    viewerCanWithdraw: false,
    idea: { viewerCan: { edit: false, showAuthor: false } },
  })
  await runConsequencesSince(since)
  await clockAt(CLOSES)
  expect(await authorsOf(ben, id)).toEqual(new Map([[idea, null]]))
  await clockAt(EVALUATES)
  expect(await authorsOf(ben, id)).toEqual(new Map([[idea, cast.ann]]))
  expect((await seen(ben, id)).names).toMatchObject({ areHidden: false, viewerCanShow: false })
  const THREAD =
    'query($id: ID!) { idea(id: $id) { followerCount participants { number } comments(first: 5) { edges { node { author { number } reactions { count } } } } } }'
  expect(await ben.ask(THREAD, { id: idea })).toEqual({
    idea: {
      followerCount: 1,
      participants: [{ number: cast.ann }],
      comments: { edges: [{ node: { author: { number: cast.ann }, reactions: [{ count: 1 }] } }] },
    },
  })
  await clockAt(EVALUATES)
  const events = (await recordedEvents(since)).filter(({ name }) => name.includes('names'))
  expect(events.map(({ name }) => name)).toEqual(['challenge.names-shown'])
  const ours = (await miscounts(db)).filter((one) => /^(Post|Comment|Challenge)/.test(one))
  expect(ours).toEqual([])
})

test('its author may show the name, edit and withdraw it; nobody else may, and nothing hides it again', async () => {
  const id = await startOne(cleo, { namesFrom: 'DECIDE' })
  const [one, two] = [await enterOne(ann, id, 'Mine, I say'), await enterOne(ben, id, 'Not told')]
  await expect(ben.ask(SHOW, { id: one })).rejects.toMatchObject(refusal('NOT_ALLOWED'))
  await ann.ask(SHOW, { id: one })
  await ann.ask(SHOW, { id: one })
  expect(await authorsOf(cleo, id)).toEqual(
    new Map([
      [one, cast.ann],
      [two, null],
    ]),
  )
  const entries = await db.rows(sql`
    select "byId" as by from "ChallengeEntry" where "challengeId" = ${id} order by "ideaId"`)
  expect(entries).toEqual([{ by: cast.ann }, { by: null }])
  const since = await lastEvent()
  await expect(cleo.ask(SHOW, { id: two })).rejects.toMatchObject(refusal('NOT_ALLOWED'))
  await ben.ask(WITHDRAW, { id, idea: two }, { at: OPENS })
  const [withdrawn] = await db.rows<{ actorKind: string }>(sql`
    select "actorKind" from "Event" where id > ${since} and name = 'challenge.entry-withdrawn'`)
  expect(withdrawn).toEqual({ actorKind: 'SEALED' })
})

test('names are shown ahead of time by two people, never by one; both stand in the log', async () => {
  const id = await startOne(cleo, { namesFrom: 'DECIDE' })
  const idea = await enterOne(ann, id, 'Shown by two people')
  const attempt = (who: Asker, document: string, reason = why) =>
    who.ask(document, { id, why: reason }).then(
      () => 'done',
      (error: { extensions: { code: string } }) => error.extensions.code,
    )
  expect(await attempt(ann, ASK)).toBe('NOT_ALLOWED')
  expect(await attempt(ben, AGREE)).toBe('NOT_ALLOWED')
  expect(await attempt(cleo, AGREE)).toBe('CONFLICT')
  expect(await attempt(cleo, ASK, 'Because')).toBe('INVALID')
  const since = await lastEvent()
  expect(await attempt(cleo, ASK)).toBe('done')
  expect(await attempt(eve, ASK)).toBe('CONFLICT')
  expect(await attempt(cleo, AGREE)).toBe('NOT_ALLOWED')
  expect(await attempt(ann, AGREE)).toBe('NOT_ALLOWED')
  expect(await authorsOf(eve, id)).toEqual(new Map([[idea, null]]))
  expect((await seen(ann, id)).names?.request).toBeNull()
  await runConsequencesSince(since)
  const told = await db.rows<{ personId: number }>(sql`
    select "personId" from "Notification" where kind = 'NAMES_REQUESTED' and "postId" = ${id}`)
  expect(told.map(({ personId }) => personId)).toContain(cast.eve)
  expect(told.map(({ personId }) => personId)).not.toContain(cast.ann)
  expect(await attempt(eve, AGREE)).toBe('done')
  expect(await authorsOf(ben, id)).toEqual(new Map([[idea, cast.ann]]))
  expect((await seen(ben, id)).names?.request).toMatchObject({
    reason: why,
    requestedBy: { number: cast.cleo },
    agreedBy: { number: cast.eve },
  })
  expect(await attempt(eve, AGREE)).toBe('NOT_ALLOWED')
  const events = await db.rows(sql`
    select name, "actorId" from "Event" where id > ${since} and name like 'challenge.names%' order by id`)
  expect(events).toEqual([
    { name: 'challenge.names-requested', actorId: cast.cleo },
    { name: 'challenge.names-agreed', actorId: cast.eve },
    { name: 'challenge.names-shown', actorId: null },
  ])
  // What is entered from now on has its author’s name.
  const later = await enterOne(ben, id, 'With my name from the start')
  expect((await authorsOf(cleo, id)).get(later)).toBe(cast.ben)
})

test('a request waits a week, and no longer than its asker has a say', async () => {
  const id = await startOne(cleo, { namesFrom: 'DECIDE' })
  await cleo.ask(ASK, { id, why })
  await db.rows(sql`update "NamesRequest" set "expiresAt" = now() where "challengeId" = ${id}`)
  await expect(eve.ask(AGREE, { id, why })).rejects.toMatchObject(refusal('CONFLICT'))
  const other = asker((await makePerson(db, { role: 'ADMIN' })).id)
  await other.ask(ASK, { id, why })
  await db.rows(sql`update "Person" set role = 'MEMBER' where id = ${other.id}`)
  await expect(eve.ask(AGREE, { id, why })).rejects.toMatchObject(refusal('CONFLICT'))
})

test('its sponsor alone moves neither the stage nor its date, nor tells the result, before names are shown', async () => {
  const id = await startOne(cleo, { namesFrom: 'EVALUATE' })
  await enterOne(ann, id, 'Promised to stay hidden')
  const refused = (more: object) => editing(id, 1, more).then(() => [], fieldsOf)
  expect(await refused({ namesFrom: null })).toEqual(['namesFrom'])
  expect(await refused({ namesFrom: 'SHAPE' })).toEqual(['namesFrom'])
  expect(await refused({ evaluateOn: '2026-05-12T10:00' })).toEqual(['evaluateOn'])
  expect(await refused({ stages: ['TRIAL'] })).toEqual(['namesFrom'])
  await editing(id, 1, { evaluateOn: '2026-05-20T10:00' })
  await editing(id, 2, { namesFrom: 'DECIDE', evaluateOn: '2026-05-20T10:00' })
  await clockAt(CLOSES)
  const DECIDE = `mutation($id: ID!, $idea: ID!) { decideEntry(challengeId: $id, ideaId: $idea, outcome: WINNER,
    reason: "It was tried in Ghent.") { outcome } }`
  const [[idea] = [0]] = [...(await authorsOf(cleo, id))]
  await cleo.ask(DECIDE, { id, idea })
  const TELL =
    'mutation($id: ID!) { tellChallenge(challengeId: $id, result: "It is in daily use now.") { stage } }'
  await expect(cleo.ask(TELL, { id })).rejects.toMatchObject(refusal('NOT_ALLOWED'))
  expect([...(await authorsOf(eve, id)).values()]).toEqual([null])
  const named = await startOne(cleo)
  expect(await editing(named, 1, {}).then(() => [], fieldsOf)).toEqual(['namesFrom'])
})

test('sharing the result shows the names that were hidden until then', async () => {
  const id = await startOne(cleo, { namesFrom: 'TOLD' })
  const idea = await enterOne(ann, id, 'Named with the result')
  await clockAt(new Date(CLOSES.getTime() + minutes(60 * 24 * 400)))
  expect((await authorsOf(ben, id)).get(idea)).toBeNull()
  await cleo.ask(
    'mutation($id: ID!, $idea: ID!) { decideEntry(challengeId: $id, ideaId: $idea, outcome: WINNER, reason: "Tried in Ghent.") { outcome } }',
    { id, idea },
  )
  await cleo.ask(
    'mutation($id: ID!) { tellChallenge(challengeId: $id, result: "It is in daily use.") { stage } }',
    { id },
  )
  expect((await authorsOf(ben, id)).get(idea)).toBe(cast.ann)
})

test('what would name its author is refused with the field, and an author scores nothing of their own', async () => {
  const id = await startOne(cleo, { namesFrom: 'DECIDE' })
  const coauthored = ann.ask(
    ENTER,
    { id, title: 'With a friend', with: [String(cast.ben)] },
    { at: OPENS },
  )
  expect(await coauthored.catch(fieldsOf)).toEqual(['coauthorIds'])
  const own = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
  const TAKE =
    'mutation($id: ID!, $idea: ID!) { enterIdea(challengeId: $id, ideaId: $idea) { number } }'
  expect(await ann.ask(TAKE, { id, idea: own.id }, { at: OPENS }).catch(fieldsOf)).toEqual([
    'ideaId',
  ])
  const idea = await enterOne(ann, id, 'I evaluate, too')
  await cleo.ask(
    'mutation($id: ID!) { setCriteria(challengeId: $id, criteria: [{ name: "Effect", weight: 1 }]) { number } }',
    { id },
  )
  // Refusing her would tell that she entered something.
  await cleo.ask(
    'mutation($id: ID!, $who: [ID!]!) { addEvaluators(challengeId: $id, evaluatorIds: $who, dueOn: "2026-05-30T10:00") { number } }',
    { id, who: [String(cast.ann)] },
    { at: OPENS },
  )
  // From then on she evaluates, and enters nothing more.
  expect(await enterOne(ann, id, 'One more of mine').catch(fieldsOf)).toEqual(['challengeId'])
  await clockAt(EVALUATES)
  const SCORE = `mutation($id: ID!, $idea: ID!) { saveScorecard(challengeId: $id, ideaId: $idea, scores: []) { __typename } }`
  await expect(ann.ask(SCORE, { id, idea })).rejects.toMatchObject(refusal('NOT_ALLOWED'))
  await ann.ask(
    'mutation($id: ID!, $idea: ID!) { recuse(challengeId: $id, ideaId: $idea) { __typename } }',
    { id, idea },
  )
})
