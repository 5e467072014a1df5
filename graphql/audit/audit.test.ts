// The log is for administrators, and shows them no more of what stands in spaces than any other page.
import { beforeAll, expect, test } from 'vitest'
import { runClocks } from '#graphql/clocks/jobs.ts'
import { auditWordsOf, eventNames, namedInLog } from '#graphql/define.ts'
import { startSession } from '#graphql/identity/service.ts'
import { type Asker, asker } from '#graphql/testing.ts'
import { WRITTEN_LANGUAGES } from '#messages/engine/languages.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeBoard, makeCast, makeIdea } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

let cast: Cast
let ann: Asker
let eve: Asker
const LOG = `query($topic: String, $actor: ID, $first: Int, $after: String) {
  events(topic: $topic, actor: $actor, first: $first, after: $after) {
    edges { node { name actor { number } subject { name } detail parts { text path } } }
    pageInfo { hasNextPage endCursor }
  }
}`
type Line = {
  name: string
  subject: { name: string } | null
  detail: string
  parts: { text: string; path: string | null }[]
  actor: { number: number } | null
}
type Log = {
  events: { edges: { node: Line }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
}
const lines = ({ events }: Log) => events.edges.map(({ node }) => node)

const said = ({ parts }: Line) => parts.map(({ text }) => text).join('')
/** Records an event here and now, and reads its line as the administrator. */
async function told(name: string, payload: Record<string, unknown>, actorId: number | null = null) {
  await db.rows(sql`
    insert into "Event" (name, "actorKind", "actorId", payload)
    values (${name}, ${actorId ? 'PERSON' : 'NOBODY'}::"ActorKind", ${actorId}::int, ${JSON.stringify(payload)}::jsonb)`)
  const [line] = lines(await eve.ask<Log>(LOG, { first: 1 }))
  return line as Line
}

beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  eve = asker(cast.eve)
  const post =
    'mutation($board: String!, $title: String!) { postIdea(input: { board: $board, title: $title }) { number } }'
  await ann.ask(post, { board: cast.field.board, title: 'A light in the stairwell' })
  await ann.ask(post, { board: cast.vault.board, title: 'The price nobody may know' })
})

test('members are refused the log', async () => {
  await expect(ann.ask(LOG)).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
})

test('an administrator reads what happened, without the titles of spaces that are not open to them', async () => {
  const [hidden, open] = lines(await eve.ask<Log>(LOG, { topic: 'idea' }))
  expect(open).toMatchObject({
    name: 'idea.posted',
    actor: { number: cast.ann },
    parts: [
      { text: 'Ann Archer', path: null },
      { text: ' posted ', path: null },
      { text: 'A light in the stairwell', path: expect.stringMatching(/^\/ideas\/\d+$/) },
    ],
  })
  expect(hidden && said(hidden)).toBe('Ann Archer posted an idea that is not open to you')
  expect(hidden?.parts.every(({ path }) => path === null)).toBe(true)
})

test('the log can be narrowed to a person and read page by page without a gap', async () => {
  await eve.ask('mutation { changeSettings(input: { theme: "DARK" }) { number } }')
  expect(
    lines(await eve.ask<Log>(LOG, { actor: String(cast.eve) })).map(({ name }) => name),
  ).toEqual(['person.settings-changed'])
  const all = lines(await eve.ask<Log>(LOG, { first: 50 })).length
  let read = 0
  let after: string | null = null
  for (;;) {
    const page: Log = await eve.ask<Log>(LOG, { first: 1, after })
    read += page.events.edges.length
    after = page.events.pageInfo.endCursor
    if (!page.events.pageInfo.hasNextPage) break
  }
  expect(read).toBe(all)
})

test('a cursor that is not ours is refused by its name', async () => {
  await expect(eve.ask(LOG, { after: 'WyJ4Il0' })).rejects.toMatchObject({
    extensions: { fields: { after: [expect.any(String)] } },
  })
})

test('everything that can happen has a topic to narrow the log to', async () => {
  const { logTopics } = await eve.ask<{ logTopics: { topic: string }[] }>('{ logTopics { topic } }')
  const known = logTopics.map(({ topic }) => topic)
  const topicless = eventNames().filter((name) => !known.includes(name.split('.')[0] ?? ''))
  expect(topicless, 'name the topic in logTopics of the feature').toEqual([])
})

test('every name that stands in the words of an event is one that a feature looks up', () => {
  const known = Object.keys(namedInLog())
  for (const name of eventNames()) {
    const words = auditWordsOf(name)
    const says = typeof words === 'object' ? words.says({}, null) : words
    for (const language of WRITTEN_LANGUAGES) {
      const text = says?.(language) ?? ''
      const named = [...text.matchAll(/<(.+?)\/>/g)].map((match) => match[1])
      expect([...known, 'who'], `${name}: “${text}”`).toEqual(expect.arrayContaining(named))
      expect(named[0], `${name}: “${text}”`).toBe('who')
    }
  }
})

test.each([
  ['person.left', 'ann', { personId: 'ben' }, 'Ann Archer ended the access of Ben Bakker', ''],
  [
    'person.role-set',
    'ann',
    { personId: 'ben', role: 'ADMIN' },
    'Ann Archer made Ben Bakker an administrator',
    '',
  ],
  [
    'session.started',
    null,
    { personId: 'ben', way: 'demo' },
    'Ben Bakker signed in',
    'demo sign-in',
  ],
  [
    'session.others-ended',
    null,
    { personId: 'ben', count: 2 },
    'Ben Bakker signed out everywhere else',
    '2 places',
  ],
  ['file.uploaded', 'ann', { bytes: 2_400_000 }, 'Ann Archer uploaded a file', '2.4 MB'],
  [
    'idea.status-changed',
    'ann',
    { ideaId: 0, from: 'NEW', to: 'IN_USE' },
    'Ann Archer changed the status of an idea that is not open to you',
    'New → In use',
  ],
  [
    'notifications.preference-set',
    'ann',
    { kind: 'NAMED', inApp: true, mail: false },
    'Ann Archer changed a notification setting',
    'Mentions: in Atrium',
  ],
  ['vault.opened', 'ann', {}, 'Ann Archer recorded vault.opened', ''],
] as const)('%s is told in words', async (name, actor, payload, sentence, detail) => {
  const ids = Object.fromEntries(
    Object.entries(payload).map(([key, value]) => [key, value === 'ben' ? cast.ben : value]),
  )
  const line = await told(name, ids, actor && cast[actor])
  expect([said(line), line.detail]).toEqual([sentence, detail])
})

test('joining a space oneself is told otherwise than being added', async () => {
  const joined = { personId: cast.ann, spaceId: cast.field.spaceId }
  expect(said(await told('space.member-added', joined, cast.ann))).toBe(
    'Ann Archer joined The field',
  )
  expect(said(await told('space.member-added', joined, cast.cleo))).toBe(
    'Cleo Costa added Ann Archer to The field',
  )
})

test.each([
  [
    'nl',
    'Ann Archer heeft de status van een idee dat je niet mag zien gewijzigd',
    'Nieuw → In gebruik',
  ],
  ['de', 'Ann Archer hat den Status für [nicht sichtbare Idee] geändert', 'Neu → Im Einsatz'],
] as const)(
  'the log is told in the language of its reader: %s',
  async (language, sentence, detail) => {
    await db.rows(sql`update "Person" set "interfaceLanguage" = ${language} where id = ${cast.eve}`)
    const payload = { ideaId: 0, from: 'NEW', to: 'IN_USE' }
    const line = await told('idea.status-changed', payload, cast.ann)
    expect([said(line), line.detail]).toEqual([sentence, detail])
  },
)
test('what Atrium does by itself is its own doing in the log; signing in is nobody’s yet', async () => {
  const board = await makeBoard(db, { spaceId: cast.field.spaceId, ownerId: cast.cleo })
  const { id } = await makeIdea(db, {
    boardId: board.id,
    authorId: cast.ann,
    responseDueAt: new Date(Date.now() - 1_000),
  })
  await runClocks({}, db)
  await startSession(cast.ann, 'demo', 'test', 'request')
  const DOERS =
    'query($topic: String!) { events(topic: $topic, first: 1) { edges { node { name actorKind actor { number } parts { path } } } } }'
  const doer = async (topic: string) => lines(await eve.ask<Log>(DOERS, { topic }))[0]
  expect(await doer('clock')).toEqual({
    name: 'clock.breached',
    actorKind: 'SYSTEM',
    actor: null,
    parts: [{ path: null }, { path: null }, { path: `/ideas/${id}` }, { path: null }],
  })
  expect(await doer('session')).toMatchObject({ actorKind: 'NOBODY', actor: null })
  expect(await doer('idea')).toMatchObject({ actorKind: 'PERSON', actor: { number: cast.ann } })
  // Nobody of that name is in any list, nor can be chosen as an actor.
  const { people } = await eve.ask<{ people: { edges: object[] } }>(
    'query { people(first: 5, who: ALL, query: "Atrium") { edges { node { number } } } }',
  )
  expect(people.edges).toEqual([])
})

test('the log is narrowed to days, in the time zone of whoever reads it', async () => {
  await db.rows(sql`
    insert into "Event" (name, "actorKind", payload, at) values
      ('skill.tried', 'NOBODY', '{}', '2025-03-10T22:59:59Z'), ('skill.tried', 'NOBODY', '{}', '2025-03-10T23:00:00Z'),
      ('skill.tried', 'NOBODY', '{}', '2025-03-11T22:59:59Z'), ('skill.tried', 'NOBODY', '{}', '2025-03-11T23:00:00Z')`)
  await db.rows(sql`update "Person" set "timeZone" = 'Europe/Brussels' where id = ${cast.eve}`)
  const DAYS = `query($first: String, $last: String) {
    events(topic: "skill", firstDay: $first, lastDay: $last, first: 50) { edges { node { at } } } }`
  type Days = { events: { edges: { node: { at: Date } }[] } }
  const at = async (first: string | null, last: string | null) =>
    (await eve.ask<Days>(DAYS, { first, last })).events.edges.map(({ node }) =>
      new Date(node.at).toISOString(),
    )
  expect(await at('2025-03-11', '2025-03-11')).toEqual([
    '2025-03-11T22:59:59.000Z',
    '2025-03-10T23:00:00.000Z',
  ])
  expect(await at(null, '2025-03-10')).toEqual(['2025-03-10T22:59:59.000Z'])
  await expect(at('2025-02-30', null)).rejects.toMatchObject({ extensions: { code: 'INVALID' } })
})
