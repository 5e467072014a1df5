// Official responses are corrected and withdrawn by those who gave them; what they said before stays, and people are told.
import { beforeAll, beforeEach, expect, test } from 'vitest'
import {
  type Asker,
  asker,
  lastEvent,
  recordedEvents,
  runConsequencesSince,
  staysLive,
} from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeBoard, makeCast } from '#prisma/factory.ts'
import { miscounts } from '#prisma/miscounts.ts'

let cast: Cast
let ann: Asker
let ben: Asker
let cleo: Asker
let board: { id: number; slug: string }
let idea: number
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  ben = asker(cast.ben)
  cleo = asker(cast.cleo)
})
beforeEach(async () => {
  board = await makeBoard(db, {
    spaceId: cast.field.spaceId,
    ownerId: cast.cleo,
    responseDays: 5,
  })
  const { postIdea } = await ann.ask<{ postIdea: { number: number } }>(
    'mutation($board: String!) { postIdea(input: { board: $board, title: "A ramp" }) { number } }',
    { board: board.slug },
  )
  idea = postIdea.number
  await ben.ask('mutation($id: ID!) { supportIdea(ideaId: $id) { number } }', { id: idea })
})

type Response = {
  number: number
  version: number
  kind: string
  text: string
  html: string
  withdrawnAt: string | null
  withdrawNote: string
  withdrawnBy: { number: number } | null
  earlier: { version: number; kind: string; text: string; correctedBy: { number: number } }[]
}
type Page = {
  idea: {
    respondedAt: string | null
    responseDueAt: string | null
    declineText: string | null
    responses: Response[]
  }
}
const PAGE = `query($id: ID!) { idea(id: $id) { respondedAt responseDueAt declineText responses {
  number version kind text html withdrawnAt withdrawNote withdrawnBy { number }
  earlier { version kind text correctedBy { number } } } } }`
const page = async () => (await ann.ask<Page>(PAGE, { id: idea })).idea
const respond = (text: string, kind = 'YES') =>
  cleo.ask(
    'mutation($id: ID!, $kind: FirstResponseKind!, $text: String!) { respondToIdea(ideaId: $id, kind: $kind, text: $text) { number } }',
    { id: idea, kind, text },
  )
const decline = (text: string) =>
  cleo.ask(
    'mutation($id: ID!, $text: String!) { declineIdea(ideaId: $id, reason: "TOO_EARLY", text: $text) { number } }',
    { id: idea, text },
  )
const CORRECT = `mutation($id: ID!, $version: Int!, $kind: FirstResponseKind, $text: String!) {
  correctResponse(responseId: $id, version: $version, kind: $kind, text: $text) { number } }`
const WITHDRAW = `mutation($id: ID!, $version: Int!, $note: String!) {
  withdrawResponse(responseId: $id, version: $version, note: $note) { number } }`
const first = async () => (await page()).responses[0] as Response

type Told = { notifications: { edges: { node: { kind: string; sentence: string } }[] } }
/** What somebody was told of official responses and names since an event, newest first. */
async function told(who: Asker, since: Awaited<ReturnType<typeof lastEvent>>) {
  await runConsequencesSince(since)
  const { notifications } = await who.ask<Told>(
    'query { notifications(first: 20, unreadOnly: true) { edges { node { kind sentence } } } }',
  )
  return notifications.edges.map(({ node }) => node)
}

test('who is named in an official response becomes a link and is told; the notice says yes, not now or a question', async () => {
  const since = await lastEvent()
  await respond('We build it. @Ben Bakker brings the steel, @Nobody Known does not.')
  expect((await first()).html).toMatch(
    /<p>We build it\. <a class="named" href="\/people\/\d+">@Ben Bakker<\/a> brings the steel, @Nobody Known does not\.<\/p>/,
  )
  expect((await told(ben, since)).map(({ kind }) => kind)).toContain('NAMED')
  const sentences = async () => (await told(ann, since)).map(({ sentence }) => sentence)
  expect(await sentences()).toContain('Cleo Costa said yes to “A ramp”')
  await ann.ask('mutation { readNotifications { count } }')
  await respond('How wide?', 'QUESTION')
  expect(await sentences()).toContain('Cleo Costa asked a question about “A ramp”')
  await ann.ask('mutation { readNotifications { count } }')
  await decline('Not before the move in May')
  const all = await sentences()
  expect(all).toContain('Cleo Costa said not now to “A ramp”')
})

test('a correction keeps what was said before, who corrected it and when; it is in the log and people are told', async () => {
  await respond('We build it in Marhc.')
  const before = await first()
  const since = await lastEvent()
  await cleo.ask(CORRECT, {
    id: before.number,
    version: before.version,
    kind: 'QUESTION',
    text: 'We build it in March. Which door, @Ben Bakker?',
  })
  expect(await first()).toMatchObject({
    version: 2,
    kind: 'QUESTION',
    text: 'We build it in March. Which door, @Ben Bakker?',
    earlier: [
      {
        version: 1,
        kind: 'YES',
        text: 'We build it in Marhc.',
        correctedBy: { number: cast.cleo },
      },
    ],
  })
  expect((await recordedEvents(since)).map(({ name }) => name)).toEqual(['idea.response-corrected'])
  const toBen = await told(ben, since)
  expect(toBen.map(({ kind }) => kind)).toContain('NAMED')
  expect((await told(ann, since)).map(({ sentence }) => sentence)).toContain(
    'Cleo Costa corrected the official response to “A ramp”',
  )
})

test('a correction of an old version is a conflict, the same words again are nothing, and others may not', async () => {
  await respond('We build it in March.')
  const { number: id, version, text } = await first()
  const since = await lastEvent()
  await cleo.ask(CORRECT, { id, version, text })
  expect(await recordedEvents(since)).toEqual([])
  for (const who of [ann, ben, asker(cast.dan)])
    await expect(who.ask(CORRECT, { id, version, text: 'Mine now' })).rejects.toMatchObject({
      extensions: { code: 'NOT_ALLOWED' },
    })
  await expect(cleo.ask(CORRECT, { id, version, text: ' ' })).rejects.toMatchObject({
    extensions: { code: 'INVALID', fields: { text: [expect.any(String)] } },
  })
  await cleo.ask(CORRECT, { id, version, text: 'We build it in May.' })
  for (const [document, more] of [
    [CORRECT, { text: 'We build it in June.' }],
    [WITHDRAW, { note: 'The wrong idea' }],
  ] as const)
    await expect(cleo.ask(document, { id, version, ...more })).rejects.toMatchObject({
      extensions: { code: 'CONFLICT' },
    })
  expect(await first()).toMatchObject({ version: 2, text: 'We build it in May.' })
})

test('without the right to see the idea there is no such response', async () => {
  await respond('We build it in March.')
  const { number: id, version } = await first()
  const stranger = asker(cast.dan)
  const mine = await makeBoard(db, { spaceId: cast.lab.spaceId, ownerId: cast.cleo })
  const { postIdea } = await cleo.ask<{ postIdea: { number: number } }>(
    'mutation($board: String!) { postIdea(input: { board: $board, title: "A hidden ramp" }) { number } }',
    { board: mine.slug },
  )
  idea = postIdea.number
  await respond('It is ours.')
  const { idea: hidden } = await cleo.ask<Page>(PAGE, { id: idea })
  for (const [response, code] of [
    [hidden.responses[0]?.number ?? 0, 'NOT_FOUND'],
    [999_999_999, 'NOT_FOUND'],
    [id, 'NOT_ALLOWED'],
  ] as const)
    for (const [document, more] of [
      [CORRECT, { text: 'Mine now' }],
      [WITHDRAW, { note: 'Mine now' }],
    ] as const)
      await expect(
        stranger.ask(document, { id: response, version, ...more }),
      ).rejects.toMatchObject({ extensions: { code } })
})

test('a withdrawn response stays readable with the reason; the idea waits again, promised anew', async () => {
  const { responseDueAt } = await page()
  await respond('We build it in March.')
  const { number: id, version } = await first()
  const since = await lastEvent()
  await cleo.ask(WITHDRAW, { id, version, note: 'It was meant for another idea' })
  const now = await page()
  expect(now.respondedAt).toBeNull()
  expect(Date.parse(now.responseDueAt ?? '')).toBeGreaterThanOrEqual(
    Date.parse(responseDueAt ?? ''),
  )
  expect(now.responses).toMatchObject([
    {
      text: 'We build it in March.',
      withdrawNote: 'It was meant for another idea',
      withdrawnAt: expect.any(String),
      withdrawnBy: { number: cast.cleo },
    },
  ])
  expect((await told(ann, since)).map(({ sentence }) => sentence).join('; ')).toContain(
    'Cleo Costa withdrew the official response to “A ramp”',
  )
  expect((await recordedEvents(since)).map(({ name }) => name)).toContain('idea.response-withdrawn')
  await expect(
    cleo.ask(WITHDRAW, { id, version: version + 1, note: 'Once more' }),
  ).rejects.toMatchObject({ extensions: { code: 'CONFLICT' } })
  const awaiting = 'query($slug: String!) { board(slug: $slug) { promise { awaitingResponse } } }'
  expect(await cleo.ask(awaiting, { slug: board.slug })).toEqual({
    board: { promise: { awaitingResponse: 1 } },
  })
  await respond('Now really.')
  expect(await cleo.ask(awaiting, { slug: board.slug })).toEqual({
    board: { promise: { awaitingResponse: 0 } },
  })
  expect(await miscounts(db)).toEqual([])
})

test('with another response left nothing is owed anew', async () => {
  await respond('How wide?', 'QUESTION')
  await respond('We build it in March.')
  const { respondedAt } = await page()
  const { number: id, version } = await first()
  await cleo.ask(WITHDRAW, { id, version, note: 'It was answered already' })
  expect((await page()).respondedAt).toBe(respondedAt)
  expect(await miscounts(db)).toEqual([])
})

test('a Not now stays one; its corrected words are those of the idea; it is withdrawn only after another status', async () => {
  await decline('Not before the move in My')
  const { number: id, version } = await first()
  await expect(
    cleo.ask(CORRECT, { id, version, kind: 'YES', text: 'Yes after all' }),
  ).rejects.toMatchObject({ extensions: { code: 'INVALID' } })
  await cleo.ask(CORRECT, { id, version, text: 'Not before the move in May' })
  expect((await page()).declineText).toBe('Not before the move in May')
  await expect(
    cleo.ask(WITHDRAW, { id, version: version + 1, note: 'A mistake' }),
  ).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
  await cleo.ask(
    'mutation($id: ID!) { changeIdeaStatus(ideaId: $id, to: SHAPING, note: "We try it") { number } }',
    { id: idea },
  )
  await cleo.ask(WITHDRAW, { id, version: version + 1, note: 'A mistake' })
  expect(await first()).toMatchObject({ withdrawNote: 'A mistake' })
  expect(await miscounts(db)).toEqual([])
})

test('an open page hears of a correction and of a withdrawal', async () => {
  await respond('We build it in March.')
  const { number: id, version } = await first()
  for (const [document, more] of [
    [CORRECT, { version, text: 'We build it in May.' }],
    [WITHDRAW, { version: version + 1, note: 'A mistake' }],
  ] as const)
    await staysLive({
      reader: ann,
      document: 'query($id: ID!) { idea(id: $id) { responsesChangedAt } }',
      variables: { id: idea },
      room: `post:${idea}`,
      change: () => cleo.ask(document, { id, ...more }),
    })
})
