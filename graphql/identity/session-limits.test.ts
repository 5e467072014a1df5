// How long a session lasts, and that no process takes it, or an older right, a request longer: two servers in processes of
// their own, one of them without the bus.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SESSION_COOKIE } from '#graphql/requests.ts'
import { asker, lastEvent, recordedEvents } from '#graphql/testing.ts'
import { startServer, type TestServer, visitor } from '#graphql/testing-server.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea, makePerson } from '#prisma/factory.ts'
import { fixed, type Sql, sql } from '#prisma/sql.ts'
import { sessionName } from './queries.ts'
import { signInToDemo, startSession } from './service.ts'
import { hashOf, viewerOfSession } from './viewer.ts'

let cast: Cast
const servers: TestServer[] = []
const ME = '{ viewer { name } }'

beforeAll(async () => {
  cast = await makeCast(db)
  servers.push(...(await Promise.all([startServer(process.env), startServer(process.env)])))
})
afterAll(() => Promise.all(servers.map((server) => server.stop())))

const everywhere = async (cookie: string, query = ME): Promise<string[]> =>
  Promise.all(
    servers.map(async ({ address }) => {
      const answer = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      })
      return answer.text()
    }),
  )
const cookieOf = (id: string): string => `${SESSION_COOKIE}=${id}`
/** By hand, so that no message of the program says anything. */
const change = (id: string, what: Sql) =>
  db.rows(sql`update "Session" set ${what} where "idHash" = ${hashOf(id)}`)

describe('A session ends', () => {
  test.each([
    ['after 14 days without use', fixed(`"seenAt" = now() - interval '14 days 1 minute'`)],
    ['after 90 days, however much it is used', fixed(`"createdAt" = now() - interval '91 days'`)],
    ['at its end', fixed(`"expiresAt" = now() - interval '1 second'`)],
  ])('%s: the next request is refused in every process, and its sockets close', async (_, what) => {
    const ann = await visitor(servers[0] as TestServer, cast.ann)
    const socket = await ann.enter('company:0')
    expect(await everywhere(ann.cookie)).toEqual(servers.map(() => expect.stringContaining('name')))
    const closed = new Promise((resolve) => socket.once('disconnect', resolve))
    await change(ann.cookie.split('=')[1] as string, what)
    for (const text of await everywhere(ann.cookie)) expect(text).toContain('NOT_SIGNED_IN')
    expect(await closed).toBe('io server disconnect')
  })

  test('not while it is used: each use is kept', async () => {
    const id = await startSession(cast.ann, 'test', '', 'test')
    await change(id, fixed(`"seenAt" = now() - interval '13 days'`))
    expect(await viewerOfSession(id)).not.toBeNull()
    await expect
      .poll(() =>
        db.first(
          sql`select "seenAt" > now() - interval '1 minute' as "isNow" from "Session" where "idHash" = ${hashOf(id)}`,
        ),
      )
      .toEqual({ isNow: true })
  })
})

describe('Rights that were taken', () => {
  test('are gone with the next request in every process', async () => {
    const idea = await makeIdea(db, { boardId: cast.lab.boardId, authorId: cast.ann })
    const ben = await visitor(servers[1] as TestServer, cast.ben)
    const id = Buffer.from(`Idea:${idea.id}`).toString('base64')
    const query = `{ idea(id: "${id}") { title } }`
    for (let round = 0; round < 20; round++) {
      for (const text of await everywhere(ben.cookie, query)) expect(text).toContain('"title"')
      await asker(cast.cleo).ask(
        'mutation($space: ID!, $person: ID!) { removeMember(spaceId: $space, personId: $person) }',
        { space: cast.lab.spaceId, person: cast.ben },
      )
      for (const text of await everywhere(ben.cookie, query)) expect(text).not.toContain('"title"')
      await asker(cast.cleo).ask(
        'mutation($space: ID!, $person: ID!) { addMember(spaceId: $space, personId: $person) { slug } }',
        { space: cast.lab.spaceId, person: cast.ben },
      )
    }
  })
})

describe('A new role', () => {
  test('gives the session a new id; the old one is worth nothing a moment later', async () => {
    const { id: personId } = await makePerson(db)
    const old = await startSession(personId, 'test', 'Firefox', 'test')
    const admin = cast.eve
    const ask = (cookie: string) =>
      fetch(`${servers[0]?.address}/graphql`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ query: ME }),
      })
    expect((await ask(cookieOf(old))).headers.getSetCookie()).toEqual([])
    await asker(admin).ask(
      'mutation($person: ID!) { setRole(personId: $person, role: ADMIN) { id } }',
      { person: personId },
    )
    const [first, second] = await Promise.all([ask(cookieOf(old)), ask(cookieOf(old))])
    const set = [...first.headers.getSetCookie(), ...second.headers.getSetCookie()]
    expect(set).toHaveLength(1)
    const cookie = set[0]?.split(';')[0] as string
    expect(cookie).not.toBe(cookieOf(old))
    expect(await (await ask(cookie)).text()).toContain('name')
    // What was under way is still answered, and gets no cookie of its own.
    const late = await ask(cookieOf(old))
    expect([await late.text(), late.headers.getSetCookie()]).toEqual([
      expect.stringContaining('name'),
      [],
    ])
    await db.rows(
      sql`update "Session" set "renewedAt" = now() - interval '31 seconds' where "personId" = ${personId}`,
    )
    expect(await (await ask(cookieOf(old))).text()).toContain('NOT_SIGNED_IN')
    expect(await (await ask(cookie)).text()).toContain('name')
  })
})

describe('A session whose id is renewed by the very request that ends sessions', () => {
  const sessionsOf = (personId: number) =>
    db.rows(sql`select 1 as one from "Session" where "personId" = ${personId}`)
  const post = (path: string, cookie: string, body?: string) =>
    fetch(`${servers[0]?.address}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        cookie,
        origin: servers[0]?.address ?? '',
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      body: body ?? null,
    })
  const withNewRole = async () => {
    const { id } = await makePerson(db)
    const session = await startSession(id, 'test', 'Firefox', 'test')
    await post('/graphql', cookieOf(session), JSON.stringify({ query: ME }))
    await change(session, fixed('"needsNewId" = true'))
    await db.rows(sql`update "Person" set "rightsVersion" = "rightsVersion" + 1 where id = ${id}`)
    return { id, session }
  }

  test('ends with a sign-out', async () => {
    const { id, session } = await withNewRole()
    await post('/sign-out', cookieOf(session))
    expect(await sessionsOf(id)).toEqual([])
  })

  test('stays when the others are ended', async () => {
    const { id, session } = await withNewRole()
    await startSession(id, 'test', 'Safari', 'test')
    const query = 'mutation { endOtherSessions }'
    await post('/graphql', cookieOf(session), JSON.stringify({ query }))
    expect(await sessionsOf(id)).toHaveLength(1)
    expect(await viewerOfSession(session)).not.toBeNull()
  })
})

describe('Sessions of one’s own', () => {
  test('one is ended by its name; that of somebody else is not', async () => {
    const [ann, ben] = [await makePerson(db), await makePerson(db)]
    const here = await startSession(ann.id, 'test', 'Firefox', 'test')
    const there = await startSession(ann.id, 'test', 'Safari', 'test')
    const bens = await startSession(ben.id, 'test', 'Chrome', 'test')
    const viewer = await viewerOfSession(here)
    const after = await lastEvent()
    const end = (name: string) =>
      asker(ann.id).ask(
        'mutation($name: String!) { endSession(name: $name) }',
        { name },
        { viewer: viewer as NonNullable<typeof viewer> },
      )
    expect(await end(sessionName(hashOf(bens)))).toEqual({ endSession: false })
    expect(await end(sessionName(hashOf(there)))).toEqual({ endSession: true })
    expect(await end(sessionName(hashOf(there)))).toEqual({ endSession: false })
    expect(await viewerOfSession(there)).toBeNull()
    expect((await viewerOfSession(here))?.id).toBe(ann.id)
    expect((await viewerOfSession(bens))?.id).toBe(ben.id)
    expect((await recordedEvents(after)).map(({ name }) => name)).toEqual(['session.ended'])
  })

  test('the demo signs in its cast, and nobody else', async () => {
    const cast = await makePerson(db, { castLine: 'Shows something.' })
    const other = await makePerson(db)
    const emails = await db.rows<{ id: number; email: string }>(
      sql`select id, email from "Person" where id = any(${[cast.id, other.id]}::int[])`,
    )
    const emailOf = (id: number) => emails.find((one) => one.id === id)?.email ?? ''
    expect(await signInToDemo(emailOf(cast.id), '', 'test')).toHaveLength(43)
    await expect(signInToDemo(emailOf(other.id), '', 'test')).rejects.toMatchObject({
      extensions: { code: 'NOT_FOUND' },
    })
  })
})

describe('A page that is still open from somebody else', () => {
  const send = async (cookie: string, body: BodyInit, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${servers[0]?.address}/graphql`, {
      method: 'POST',
      headers: { cookie, accept: 'application/json', ...headers },
      body,
    })
    return { status: answer.status, text: await answer.text(), headers: answer.headers }
  }
  const draft = JSON.stringify({ query: 'mutation { endOtherSessions }' })
  const json = { 'content-type': 'application/json' }

  test('writes nothing as whoever is signed in now, and is told so', async () => {
    const ben = await visitor(servers[0] as TestServer, cast.ben)
    const elsewhere = await startSession(cast.ben, 'test', '', 'test')
    const refused = await send(ben.cookie, draft, { ...json, 'x-atrium-person': `${cast.ann}` })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('CONFLICT')
    expect(refused.headers.get('x-atrium-person-changed')).toBe('1')
    expect(await viewerOfSession(elsewhere)).not.toBeNull()
    const taken = await send(ben.cookie, draft, { ...json, 'x-atrium-person': `${cast.ben}` })
    expect([taken.status, await viewerOfSession(elsewhere)]).toEqual([200, null])
  })

  test('neither with a form that the browser sends by itself', async () => {
    const ben = await visitor(servers[0] as TestServer, cast.ben)
    for (const body of [new URLSearchParams(), new FormData()])
      for (const [owner, status] of [
        [cast.ann, 409],
        [cast.ben, undefined],
      ] as const) {
        const form = body instanceof FormData ? new FormData() : new URLSearchParams()
        form.append('pageOf', `${owner}`)
        form.append('text', 'x'.repeat(100_000))
        const answer = await send(ben.cookie, form)
        if (status) expect(answer.status).toBe(status)
        else expect(answer.status).not.toBe(409)
      }
  })
})
