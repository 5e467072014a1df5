// Reports, and what becomes of them, as people through documents.
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { miscounts } from '#graphql/counters.ts'
import { features } from '#graphql/features.ts'
import { type Asker, asker, lastEvent, runConsequencesSince, staysLive } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeComment, makeIdea } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

const REPORT = `mutation($post: ID!, $comment: ID, $reason: ReportReason!, $note: String!) {
  report(input: { postId: $post, commentId: $comment, reason: $reason, note: $note }) }`
const QUEUE = `{ openCaseCount viewerModerates openCases(first: 50) { edges { node {
  number severity reportCount evidence isComment outcome author { number } reports { reason note reporter { number } } } } } }`
const DECIDE = `mutation($number: Int!, $outcome: ModerationOutcome!, $reason: String!) {
  decideCase(number: $number, outcome: $outcome, reason: $reason) { number outcome reason } }`
const OWN = '{ ownCases { number isReporter outcome reason evidence } }'
type Case = {
  number: number
  severity: number
  reportCount: number
  evidence: string
  reports: { reason: string; note: string; reporter: { number: number } }[]
}
type Queue = { openCaseCount: number; openCases: { edges: { node: Case }[] } }

let cast: Cast
let [ann, ben, cleo, dan]: Asker[] = []
let post: number
let comment: number
const as = (who: Asker | undefined) => who as Asker

beforeAll(async () => {
  cast = await makeCast(db)
  ;[ann, ben, cleo, dan] = [cast.ann, cast.ben, cast.cleo, cast.dan].map(asker)
})

beforeEach(async () => {
  post = (await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })).id
  comment = (await makeComment(db, { postId: post, authorId: cast.ann, body: 'You are a fool' })).id
})

const report = (who: Asker | undefined, reason = 'HARASSMENT', note = '', about = comment) =>
  as(who).ask<{ report: boolean }>(REPORT, {
    post: String(post),
    comment: about ? String(about) : null,
    reason,
    note,
  })
const queue = (who: Asker | undefined) => as(who).ask<Queue>(QUEUE)
/** The open case about this test's comment or post, as Cleo reads it, who owns the space. */
async function openCase(): Promise<Case> {
  const { openCases } = await queue(cleo)
  const nodes = openCases.edges.map(({ node }) => node)
  const row = await db.first<{ id: number }>(
    sql`select id from "ModerationCase" where "postId" = ${post} and "decidedAt" is null`,
  )
  return nodes.find(({ number }) => number === row?.id) as Case
}
const reportedCase = async () =>
  (await db.first<{ number: number }>(
    sql`select id as number from "ModerationCase" where "postId" = ${post} and "decidedAt" is null`,
  )) as { number: number }
/** Who has a notice of a case. */
const toldOf = async (number: number): Promise<number[]> =>
  (
    await db.rows<{ personId: number }>(
      sql`select "personId" from "Notification" where "groupKey" = ${`report:${number}`} order by 1`,
    )
  ).map(({ personId }) => personId)
const decide = (number: number, outcome: string, reason = 'We speak kindly', who = cleo) =>
  as(who).ask(DECIDE, { number, outcome, reason })
const refused = (code: string, fields?: Record<string, unknown>) => ({
  extensions: { code, ...(fields ? { fields } : {}) },
})
const commentSeenBy = async (who: Asker | undefined): Promise<string | null> => {
  const { comment: seen } = await as(who).ask<{ comment: { body: string } | null }>(
    'query($id: ID!) { comment(id: $id) { body } }',
    { id: String(comment) },
  )
  return seen?.body ?? null
}

test('reports of several people stand in one case, the gravest reason counts, and a second report changes nothing', async () => {
  await report(ben, 'SPAM', 'Off topic')
  await report(ben, 'THREAT', 'Again')
  await report(dan, 'HARASSMENT', 'Rude')
  const one = await openCase()
  expect(one).toMatchObject({ severity: 2, reportCount: 2 })
  expect(one.evidence).toContain('You are a fool')
  expect(one.reports).toEqual([
    { reason: 'SPAM', note: 'Off topic', reporter: { number: cast.ben } },
    { reason: 'HARASSMENT', note: 'Rude', reporter: { number: cast.dan } },
  ])
  expect(await miscounts(db, features)).toEqual([])
})

test('two reports at the same moment make one case', async () => {
  await Promise.all([report(ben), report(dan)])
  const rows = await db.rows(sql`select 1 from "ModerationCase" where "postId" = ${post}`)
  expect(rows.length).toBe(1)
})

test('the gravest comes first, then what most people reported', async () => {
  const other = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
  await report(ben, 'SPAM')
  await as(ben).ask(REPORT, { post: String(other.id), comment: null, reason: 'THREAT', note: '' })
  const { openCases } = await queue(cleo)
  const severities = openCases.edges.map(({ node }) => node.severity)
  expect(severities).toEqual([...severities].sort((a, b) => b - a))
})

test('nobody reports their own words, nor what they cannot see, and a reason is needed', async () => {
  await expect(report(ann)).rejects.toMatchObject(refused('NOT_ALLOWED'))
  const hidden = await makeIdea(db, { boardId: cast.vault.boardId, authorId: cast.ben })
  await expect(
    as(dan).ask(REPORT, { post: String(hidden.id), comment: null, reason: 'SPAM', note: '' }),
  ).rejects.toMatchObject(refused('NOT_FOUND'))
  const elsewhere = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ben })
  await expect(
    as(dan).ask(REPORT, {
      post: String(elsewhere.id),
      comment: String(comment),
      reason: 'SPAM',
      note: '',
    }),
  ).rejects.toMatchObject(refused('NOT_FOUND'))
  await expect(report(ben, 'SPAM', 'x'.repeat(1_001))).rejects.toMatchObject(
    refused('INVALID', { note: [expect.any(String)] }),
  )
})

test('whoever does not look after the space sees no case and decides on none', async () => {
  await report(ben)
  const { number } = await openCase()
  expect((await queue(dan)).openCases.edges).toEqual([])
  await expect(decide(number, 'HIDDEN', 'Because', dan)).rejects.toMatchObject(refused('NOT_FOUND'))
  await expect(
    as(ben).ask('query($n: Int!) { moderationCase(number: $n) { number } }', { n: number }),
  ).rejects.toMatchObject(refused('NOT_FOUND'))
  expect(await commentSeenBy(dan)).toBe('You are a fool')
})

test('a moderator of the company decides in spaces that they read, as long as they hold the role', async () => {
  await report(ben)
  const { number } = await openCase()
  const grant = sql`insert into "RoleGrant" ("personId", role, reason, "grantedById")
    values (${cast.dan}, 'MODERATOR', 'Keeps the peace', ${cast.eve})`
  await db.rows(grant)
  const moderator = asker(cast.dan)
  expect((await queue(moderator)).openCases.edges.map(({ node }) => node.number)).toContain(number)
  await decide(number, 'HIDDEN', 'Rude words', moderator)
  expect(await commentSeenBy(moderator)).toBe('You are a fool')
  await db.rows(sql`update "RoleGrant" set "endedAt" = now() where "personId" = ${cast.dan}`)
})

test('what is hidden is seen by its author and by those who decide alone, and comes back', async () => {
  await report(ben)
  const { number } = await openCase()
  await decide(number, 'HIDDEN')
  expect(await commentSeenBy(dan)).toBe(null)
  expect(await commentSeenBy(ann)).toBe('You are a fool')
  expect(await commentSeenBy(cleo)).toBe('You are a fool')
  await decide(number, 'KEPT', 'It was a quotation')
  expect(await commentSeenBy(dan)).toBe('You are a fool')
  expect(await miscounts(db, features)).toEqual([])
})

test('a hidden or removed idea is found by nobody else, counts nowhere, and can be shown again', async () => {
  await report(ben, 'CONFIDENTIAL', '', 0)
  const { number } = await openCase()
  const seen = () =>
    as(dan).ask<{ idea: object | null }>('query($id: ID!) { idea(id: $id) { title } }', {
      id: String(post),
    })
  for (const outcome of ['HIDDEN', 'REMOVED']) {
    await decide(number, outcome)
    expect((await seen()).idea).toBe(null)
    expect(await miscounts(db, features)).toEqual([])
  }
  await decide(number, 'WARNED', 'Leave the prices out')
  expect((await seen()).idea).not.toBe(null)
  expect(await miscounts(db, features)).toEqual([])
})

test('a removed comment loses its words for good; the words that were reported are kept', async () => {
  await report(ben)
  const { number, evidence } = await openCase()
  await decide(number, 'REMOVED')
  expect(await commentSeenBy(ann)).toBe('')
  await expect(decide(number, 'KEPT')).rejects.toMatchObject(refused('CONFLICT'))
  const kept = await db.first<{ evidence: string; evidenceHash: string }>(
    sql`select evidence, "evidenceHash" from "ModerationCase" where id = ${number}`,
  )
  expect(kept?.evidence).toBe(evidence)
  const logged = await db.first<{ hash: string }>(sql`
    select payload->>'evidenceHash' as hash from "Event" where name = 'report.made' and (payload->>'caseId')::int = ${number}`)
  expect(logged?.hash).toBe(kept?.evidenceHash)
})

test('the author and the reporter learn what was decided, and why', async () => {
  const after = await lastEvent()
  await report(ben)
  await runConsequencesSince(after)
  const kinds = async (who: number) =>
    (
      await db.rows<{ kind: string }>(
        sql`select kind from "Notification" where "personId" = ${who} order by id desc limit 1`,
      )
    ).map(({ kind }) => kind)
  expect(await kinds(cast.cleo)).toEqual(['REPORTED'])
  const { number } = await openCase()
  const before = await lastEvent()
  await decide(number, 'HIDDEN', 'No insults here')
  await runConsequencesSince(before)
  expect(await kinds(cast.ben)).toEqual(['REPORT_DECIDED'])
  expect(await kinds(cast.ann)).toEqual(['MODERATED'])
  type Own = { ownCases: { isReporter: boolean; outcome: string; reason: string }[] }
  expect((await as(ben).ask<Own>(OWN)).ownCases[0]).toMatchObject({
    isReporter: true,
    outcome: 'HIDDEN',
    reason: 'No insults here',
  })
  expect((await as(ann).ask<Own>(OWN)).ownCases[0]).toMatchObject({ isReporter: false })
  const { notifications } = await as(ben).ask<{
    notifications: { edges: { node: { url: string; sentence: string } }[] }
  }>('{ notifications(first: 1) { edges { node { url sentence } } } }')
  expect(notifications.edges[0]?.node).toEqual({
    url: '/reports',
    sentence: 'What you reported was hidden',
  })
})

test('where nothing is wrong the author is not told', async () => {
  await report(ben)
  const { number } = await openCase()
  const before = await lastEvent()
  await decide(number, 'KEPT', 'That is allowed')
  await runConsequencesSince(before)
  expect(
    await db.rows(sql`
      select 1 from "Notification" n join "NotificationDelivery" d on d."notificationId" = n.id
      where n."personId" = ${cast.ann} and n.kind = 'MODERATED' and d."eventId" > ${before}`),
  ).toEqual([])
})

test('of a restricted post whoever is not admitted reads no report', async () => {
  await report(ben)
  const { number } = await openCase()
  await db.rows(sql`update "Post" set "isRestricted" = true where id = ${post}`)
  const numbers = (await queue(cleo)).openCases.edges.map(({ node }) => node.number)
  expect(numbers).not.toContain(number)
  await expect(decide(number, 'HIDDEN')).rejects.toMatchObject(refused('NOT_FOUND'))
  // Nobody who is admitted decides: an administrator does, and reads the words that were reported alone.
  const eve = asker(cast.eve)
  expect((await queue(eve)).openCases.edges.map(({ node }) => node.number)).toContain(number)
  const { post: seen } = await eve.ask<{ post: unknown }>(
    'query($id: ID!) { post(id: $id) { title } }',
    { id: post },
  )
  expect(seen).toBeNull()
  await decide(number, 'KEPT', 'Nothing is wrong', eve)
})

test('nobody decides about their own words, reads who reported them, or is told; an administrator steps in', async () => {
  comment = (await makeComment(db, { postId: post, authorId: cast.cleo, body: 'Mine' })).id
  const after = await lastEvent()
  await report(ben)
  await runConsequencesSince(after)
  const { number } = await reportedCase()
  const numbers = async (who: Asker | undefined) =>
    (await queue(who)).openCases.edges.map(({ node }) => node.number)
  expect(await numbers(cleo)).not.toContain(number)
  const one = 'query($n: Int!) { moderationCase(number: $n) { reports { reporter { number } } } }'
  await expect(as(cleo).ask(one, { n: number })).rejects.toMatchObject(refused('NOT_FOUND'))
  await expect(decide(number, 'KEPT')).rejects.toMatchObject(refused('NOT_FOUND'))
  expect(await toldOf(number)).toEqual([cast.eve])
  const eve = asker(cast.eve)
  expect(await numbers(eve)).toContain(number)
  await decide(number, 'HIDDEN', 'Not so', eve)
})

test('an administrator decides on nothing that somebody else of the space decides on', async () => {
  const after = await lastEvent()
  await report(ben)
  await runConsequencesSince(after)
  const { number } = await reportedCase()
  expect(await toldOf(number)).toEqual([cast.cleo])
  await expect(decide(number, 'KEPT', 'Not so', asker(cast.eve))).rejects.toMatchObject(
    refused('NOT_FOUND'),
  )
})

test('a sealed author neither reads nor decides on the case about their post', async () => {
  await db.rows(sql`update "Space" set "allowsSealed" = true where id = ${cast.field.spaceId}`)
  const { postIdea } = await as(cleo).ask<{ postIdea: { number: number } }>(
    `mutation($board: String!) { postIdea(input: { board: $board, title: "Sealed words", sealed: true }) { number } }`,
    { board: cast.field.board },
  )
  post = postIdea.number
  const after = await lastEvent()
  await report(ben, 'HARASSMENT', '', 0)
  await runConsequencesSince(after)
  const { number } = await reportedCase()
  const numbers = (await queue(cleo)).openCases.edges.map(({ node }) => node.number)
  expect(numbers).not.toContain(number)
  await expect(decide(number, 'KEPT')).rejects.toMatchObject(refused('NOT_FOUND'))
  expect(await toldOf(number)).toEqual([cast.eve])
  await decide(number, 'KEPT', 'Fine', asker(cast.eve))
})

test('a decision needs words, and open pages learn of it', async () => {
  await report(ben)
  const { number } = await openCase()
  await expect(decide(number, 'HIDDEN', ' ')).rejects.toMatchObject(
    refused('INVALID', { reason: [expect.any(String)] }),
  )
  await staysLive({
    reader: as(dan),
    room: `post:${post}`,
    document:
      'query($id: ID!) { idea(id: $id) { comments(first: 10) { edges { node { body } } } } }',
    variables: { id: String(post) },
    change: () => decide(number, 'HIDDEN'),
  })
})
