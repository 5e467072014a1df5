// A server that is asked to end while people work: two processes behind a proxy, one after the other replaced.
// ATRIUM_SHUTDOWNS=100 npx vitest run graphql/shutdown tries it a hundred times.
import { setTimeout as pause } from 'node:timers/promises'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '#prisma/client.ts'
import { makeCast, makeIdea, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { startSession } from './identity/service.ts'
import { SESSION_COOKIE } from './requests.ts'
import { startProxy } from './testing-proxy.ts'
import { startServer, type TestServer } from './testing-server.ts'

const SHUTDOWNS = Number(process.env.ATRIUM_SHUTDOWNS ?? 10)
const SOCKETS = 500
const REQUESTS_A_SECOND = 50
/** Nobody asks on while so many wait: on a busy machine the servers would only fall further behind. */
const WAITING = 50
const PEOPLE = 20

const servers: TestServer[] = []
const sockets: Socket[] = []
const cookies: string[] = []
let proxy: Awaited<ReturnType<typeof startProxy>>
let ideaId: string

beforeAll(async () => {
  const cast = await makeCast(db)
  const idea = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
  ideaId = Buffer.from(`Idea:${idea.id}`).toString('base64')
  for (let i = 0; i < PEOPLE; i++) {
    const { id } = await makePerson(db)
    cookies.push(`${SESSION_COOKIE}=${await startSession(id, 'test', '', 'test')}`)
  }
  proxy = await startProxy()
  servers.push(...(await Promise.all([startServer(process.env), startServer(process.env)])))
  proxy.use(servers.map(({ address }) => address))
})
afterAll(async () => {
  for (const socket of sockets) socket.disconnect()
  proxy.stop()
  await Promise.all(servers.map((server) => server.stop()))
})

/** Asks again what a database without a free connection put off: on a busy machine that has nothing to do with ending. */
async function askPatiently(cookie: string, key: string, body: object) {
  for (let tries = 1; ; tries++) {
    const answer = await fetch(`${proxy.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key, cookie },
      body: JSON.stringify(body),
    })
    const text = await answer.text()
    if (!text.includes('TRY_LATER') || tries === 20) return { status: answer.status, text }
    await pause(1_000)
  }
}

/** Asks and writes in turn. Gives what failed, and how many comments were acknowledged. */
function work() {
  const failed: string[] = []
  let comments = 0
  let asked = 0
  const pending = new Set<Promise<void>>()
  const query = async (n: number): Promise<void> => {
    const isWrite = n % 5 === 0
    const body = isWrite
      ? {
          query: `mutation($input: PostCommentInput!) { postComment(input: $input) { id } }`,
          variables: { input: { postId: ideaId, body: `Still working ${n}` } },
        }
      : { query: '{ viewer { name } ideas(first: 10) { edges { node { title } } } }' }
    try {
      const { status, text } = await askPatiently(cookies[n % PEOPLE] as string, `key ${n}`, body)
      if (status !== 200 || text.includes('"errors"')) failed.push(`${status} ${text}`)
      else if (isWrite) comments += 1
    } catch (error) {
      failed.push(`${error} ${(error as Error).cause}`)
    }
  }
  const timer = setInterval(() => {
    if (pending.size >= WAITING) return
    const one = query(asked++)
    pending.add(one)
    void one.then(() => pending.delete(one))
  }, 1_000 / REQUESTS_A_SECOND)
  return {
    failed,
    async stop() {
      clearInterval(timer)
      await Promise.all(pending)
      return { asked, comments }
    },
  }
}

function open(i: number): Socket {
  const socket = io(proxy.address, {
    path: '/live/socket',
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 200,
    reconnectionDelayMax: 1_000,
    extraHeaders: { cookie: cookies[i % PEOPLE] as string, origin: proxy.address },
  })
  // As app/live/socket.ts: a server that could not ask who it is has told it to try again, which the client does not by itself.
  socket.on('connect_error', () => {
    if (!socket.active) setTimeout(() => socket.connect(), 1_000)
  })
  return socket
}
const allConnected = () =>
  expect
    .poll(() => sockets.filter(({ connected }) => connected).length, { timeout: 60_000 })
    .toBe(SOCKETS)

test('no request fails, the process ends with 0 within 15 s, and everybody is connected again', {
  timeout: 60_000 + SHUTDOWNS * 30_000,
}, async () => {
  for (let i = 0; i < SOCKETS; i++) sockets.push(open(i))
  await allConnected()
  const working = work()
  for (let i = 0; i < SHUTDOWNS; i++) {
    const [leaving, staying] = servers.splice(0) as [TestServer, TestServer]
    const [ended, coming] = await Promise.all([leaving.end(), startServer(process.env)])
    servers.push(staying, coming)
    proxy.use(servers.map(({ address }) => address))
    expect(ended.code, leaving.log().slice(-2_000)).toBe(0)
    expect(ended.took).toBeLessThan(15_000)
    expect(working.failed, `shutdown ${i + 1}: ${leaving.log().slice(-2_000)}`).toEqual([])
  }
  await allConnected()
  const { asked, comments } = await working.stop()
  expect(working.failed).toEqual([])
  expect(asked).toBeGreaterThan(SHUTDOWNS * REQUESTS_A_SECOND)
  const kept = await db.first<{ n: number }>(
    sql`select count(*)::int as n from "Comment" where body like 'Still working %'`,
  )
  expect(kept?.n).toBe(comments)
  // Jobs that were begun or waiting in a process that ended are done by the other.
  await expect
    .poll(() => db.first(sql`select count(*)::int as n from graphile_worker.jobs`), {
      timeout: 40_000,
    })
    .toEqual({ n: 0 })
})
