// The usage policy comes before the first post, and again after a change: in the API, for everybody.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Context } from '#graphql/context.ts'
import { startSession } from '#graphql/identity/service.ts'
import { viewerOfSession } from '#graphql/identity/viewer.ts'
import { type Asker, asker, lastEvent, recordedEvents, staysLive } from '#graphql/testing.ts'
import { POSTS_NOTHING } from '#graphql/usage-policy-first.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

let cast: Cast
let ann: Asker
let eve: Asker
let idea: number
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  eve = asker(cast.eve)
  idea = (await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ben })).id
})

const here = async (who: Asker): Promise<Partial<Context>> => {
  const { viewer } = await who.context()
  return { viewer: { ...viewer, sessionHash: 'here' } }
}
const code = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'OK',
    (error: { extensions?: { code?: string } }) => error.extensions?.code ?? String(error),
  )

const PUBLISH =
  'mutation ($text: String!, $version: Int!) { publishUsagePolicy(text: $text, version: $version) }'
const ACCEPT = 'mutation ($version: Int!) { acceptUsagePolicy(version: $version) }'
const READ = '{ settings { owesUsagePolicy } usagePolicy { version text acceptedAt } }'
const COMMENT =
  'mutation ($id: ID!) { postComment(input: { postId: $id, body: "It happens here, too." }) { number } }'
const SUPPORT = 'mutation ($id: ID!) { supportPost(postId: $id) { number } }'
const DRAFT = `mutation { saveDraft(place: "idea", content: "{}", baseVersion: 0) }`
const posts = (who: Asker) => code(who.ask(COMMENT, { id: String(idea) }))

test('without a policy nothing is asked', async () => {
  expect(await ann.ask(READ)).toEqual({ settings: { owesUsagePolicy: false }, usagePolicy: null })
  expect(await posts(ann)).toBe('OK')
})

test('once it is published nobody posts before they accept it: comments and support wait, drafts do not', async () => {
  expect(await code(ann.ask(PUBLISH, { text: 'Be kind.', version: 0 }))).toBe('NOT_ALLOWED')
  const before = await lastEvent()
  const { publishUsagePolicy } = await eve.ask(PUBLISH, { text: 'Be kind.', version: 0 })
  expect(publishUsagePolicy).toBe(1)
  for (const who of [ann, eve, asker(cast.cleo)])
    expect(await posts(who)).toBe('POLICY_NOT_ACCEPTED')
  expect(await code(ann.ask(SUPPORT, { id: String(idea) }))).toBe('POLICY_NOT_ACCEPTED')
  expect(await code(ann.ask(DRAFT))).toBe('OK')

  // A program with her token does not read it for her.
  expect(await code(ann.ask(ACCEPT, { version: 1 }))).toBe('NOT_ALLOWED')
  expect(await code(ann.ask(ACCEPT, { version: 2 }, await here(ann)))).toBe('CONFLICT')
  await staysLive({
    reader: ann,
    document: READ,
    room: `person:${cast.ann}`,
    change: async () => ann.ask(ACCEPT, { version: 1 }, await here(ann)),
  })
  expect(await ann.ask(ACCEPT, { version: 1 }, await here(ann))).toEqual({ acceptUsagePolicy: 1 })
  expect(await posts(ann)).toBe('OK')
  expect(await posts(asker(cast.ben))).toBe('POLICY_NOT_ACCEPTED')
  const events = (await recordedEvents(before)).filter(({ name }) => name.startsWith('policy.'))
  expect(events.map(({ name, actorId }) => [name, actorId])).toEqual([
    ['policy.published', cast.eve],
    ['policy.accepted', cast.ann],
  ])
})

test('after a change it is asked again, at the next request of a session that is open', async () => {
  const session = await startSession(cast.ann, 'test', '', 'test')
  expect(await viewerOfSession(session)).toMatchObject({ owesUsagePolicy: false })
  expect(await code(eve.ask(PUBLISH, { text: 'Be kind and brief.', version: 0 }))).toBe('CONFLICT')
  await eve.ask(PUBLISH, { text: 'Be kind and brief.', version: 1 })
  expect(await viewerOfSession(session)).toMatchObject({ owesUsagePolicy: true })
  expect(await posts(ann)).toBe('POLICY_NOT_ACCEPTED')
  // The same text again is no change.
  expect(await eve.ask(PUBLISH, { text: 'Be kind and brief. ', version: 2 })).toEqual({
    publishUsagePolicy: 2,
  })
  await ann.ask(ACCEPT, { version: 2 }, await here(ann))
  expect(await posts(ann)).toBe('OK')
  const versions = '{ usagePolicies { edges { node { version acceptances } } } }'
  expect(await eve.ask(versions)).toEqual({
    usagePolicies: {
      edges: [{ node: { version: 2, acceptances: 1 } }, { node: { version: 1, acceptances: 1 } }],
    },
  })
  expect(await code(ann.ask(versions))).toBe('NOT_ALLOWED')
})

test('guests are asked, programs are not, and an administrator ends an access without it', async () => {
  const zoe = await makePerson(db)
  await db.rows(sql`
    insert into "Guest" ("personId", "spaceId", until, agreement, "invitedAt", "acceptedAt")
    values (${zoe.id}, ${cast.lab.spaceId}, now() + interval '1 day', 'I keep it to myself.', now(), now())`)
  await db.rows(sql`
    insert into "SpaceMember" ("spaceId", "personId") values (${cast.lab.spaceId}, ${zoe.id})`)
  const inLab = await makeIdea(db, { boardId: cast.lab.boardId, authorId: cast.ben })
  expect(await code(asker(zoe.id).ask(COMMENT, { id: String(inLab.id) }))).toBe(
    'POLICY_NOT_ACCEPTED',
  )
  const program = await makePerson(db)
  await db.rows(
    sql`insert into "ServiceAccount" ("personId", "createdAt") values (${program.id}, now())`,
  )
  expect(await posts(asker(program.id))).toBe('OK')
  const leave = 'mutation ($id: ID!) { deactivate(personId: $id) { number } }'
  expect(await code(eve.ask(leave, { id: String(zoe.id) }))).toBe('OK')
})

test('withdrawn, it asks nothing any more', async () => {
  await eve.ask(PUBLISH, { text: '', version: 2 })
  expect(await posts(asker(cast.ben))).toBe('OK')
  expect(await ann.ask(READ)).toMatchObject({ settings: { owesUsagePolicy: false } })
})

test('what needs no acceptance is named as `write` is told, and nothing in it posts', () => {
  const root = join(import.meta.dirname, '..')
  const source = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n')
  const written = new Set(
    [...source.matchAll(/\bwrite\(\s*(?:\{[^}]*\}|\w+),\s*'(\w+)'/g)].map(([, name]) => name),
  )
  expect(written.size).toBeGreaterThan(60)
  expect([...POSTS_NOTHING].filter((name) => !written.has(name))).toEqual([])
  expect(
    [...POSTS_NOTHING].filter((name) => /^(post|edit|respond|react$|support)/.test(name)),
  ).toEqual([])
})
