// Two servers of one company, each with its own sockets, joined by the real adapter: both show the same.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea, makePerson } from '#prisma/factory.ts'
import { subscribe } from './bus.ts'
import { invalidateNow } from './define.ts'
import { features } from './features.ts'
import { startSession } from './identity/service.ts'
import type { PresenceMessage } from './presence.ts'
import { openRealtime, type Realtime } from './realtime.ts'
import { SESSION_COOKIE, viewerOfCookie } from './requests.ts'
import { openSocketAdapter } from './socket-adapter.ts'
import { asker } from './testing.ts'

type OpenServer = { server: Server; realtime: Realtime; bus: { stop(): Promise<void> } }
type Seen = Pick<PresenceMessage, 'count'> & { names: string[] }

let cast: Cast
const servers: OpenServer[] = []
const open: Socket[] = []

async function openServer(): Promise<OpenServer> {
  const server = createServer()
  const adapter = await openSocketAdapter()
  const realtime = openRealtime(server, features, viewerOfCookie, adapter)
  const bus = await subscribe(
    (message) => {
      if (message.invalidate) {
        invalidateNow(message.invalidate)
        void realtime.recheck(message.invalidate)
      }
    },
    () => {},
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, realtime, bus }
}
async function close({ realtime, bus }: OpenServer) {
  await realtime.stop()
  await bus.stop()
}

beforeAll(async () => {
  cast = await makeCast(db)
  servers.push(await openServer(), await openServer())
})
afterEach(() => {
  for (const socket of open.splice(0)) socket.disconnect()
})
afterAll(() => Promise.all(servers.map(close)))

const portOf = (server: OpenServer | undefined): number => {
  if (!server) throw new Error('this server is not open')
  return (server.server.address() as AddressInfo).port
}

async function connect(server: OpenServer | number | undefined, personId: number): Promise<Socket> {
  const port = typeof server === 'number' ? server : portOf(server)
  const cookie = `${SESSION_COOKIE}=${await startSession(personId, 'test', '', 'test')}`
  const address = `http://127.0.0.1:${port}`
  const socket = io(address, {
    path: '/live/socket',
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { cookie, origin: address },
  })
  open.push(socket)
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  return socket
}

const seenIn = ({ count, people }: PresenceMessage): Seen => ({
  count,
  names: people.map(({ name }) => name).sort(),
})

/** Enters a room; what it shows afterwards is read by calling. */
async function enter(socket: Socket, room: string): Promise<() => Seen | false> {
  let seen: Seen | false = false
  socket.on('presence', (message: PresenceMessage) => {
    if (message.room === room) seen = seenIn(message)
  })
  const answer: PresenceMessage | false = await socket.timeout(3_000).emitWithAck('enter', room)
  seen = answer && seenIn(answer)
  return () => seen
}

/** What is promised: the same truth everywhere within two seconds. */
const SOON = { timeout: 2_000 }

describe('people in two processes', () => {
  test('see each other come and go; two tabs are one person, wherever they are open', async () => {
    const idea = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
    const room = `post:${idea.id}`
    const ann = await connect(servers[0], cast.ann)
    const annSees = await enter(ann, room)
    expect(annSees()).toEqual({ count: 1, names: ['Ann Archer'] })
    const ben = await connect(servers[1], cast.ben)
    const benSees = await enter(ben, room)
    const both = { count: 2, names: ['Ann Archer', 'Ben Bakker'] }
    await expect.poll(annSees, SOON).toEqual(both)
    await expect.poll(benSees, SOON).toEqual(both)
    const again = await connect(servers[1], cast.ann)
    expect((await enter(again, room))()).toEqual(both)
    ann.disconnect()
    // Ann still reads it in her other tab.
    await expect.poll(benSees, SOON).toEqual(both)
    again.emit('leave', room)
    await expect.poll(benSees, SOON).toEqual({ count: 1, names: ['Ben Bakker'] })
  })

  test('are known to whoever comes later, and to a process that starts later', async () => {
    await enter(await connect(servers[0], cast.ann), 'company:0')
    const late = await openServer()
    const ben = await connect(late, cast.ben)
    const sees = await enter(ben, 'company:0')
    await expect.poll(sees, SOON).toEqual({ count: 2, names: ['Ann Archer', 'Ben Bakker'] })
    const first = await enter(await connect(servers[0], cast.cleo), 'company:0')
    await expect.poll(first, SOON).toMatchObject({ count: 3 })
    await close(late)
    // It announced its end: nobody of it is believed to be there.
    await expect.poll(first, SOON).toEqual({ count: 2, names: ['Ann Archer', 'Cleo Costa'] })
  })

  test('are not shown to those who may not enter, in whichever process', async () => {
    const idea = await makeIdea(db, { boardId: cast.vault.boardId, authorId: cast.ann })
    const room = `post:${idea.id}`
    const dan = await connect(servers[1], cast.dan)
    const frames: unknown[] = []
    dan.onAny((...frame) => frames.push(frame))
    expect((await enter(dan, room))()).toBe(false)
    const floor = await enter(dan, 'company:0')
    const ann = await connect(servers[0], cast.ann)
    await enter(ann, room)
    await enter(ann, 'company:0')
    // Both rooms were in one message: when this one has arrived, so would have the other.
    await expect.poll(floor, SOON).toMatchObject({ count: 2 })
    expect(JSON.stringify(frames)).not.toContain(room)
  })

  test('see who is writing, wherever they are; who may not enter hears nothing', async () => {
    const idea = await makeIdea(db, { boardId: cast.lab.boardId, authorId: cast.ann })
    const room = `post:${idea.id}`
    const [ann, ben, dan] = [
      await connect(servers[0], cast.ann),
      await connect(servers[1], cast.ben),
      await connect(servers[1], cast.dan),
    ]
    for (const socket of [ann, ben, dan]) await enter(socket, room)
    const frames: unknown[] = []
    dan.onAny((...frame) => frames.push(frame))
    const writing = new Promise((resolve) => ben.once('typing', resolve))
    ann.emit('typing', room)
    expect(await writing).toEqual({ room, id: cast.ann, name: 'Ann Archer' })
    // Whatever was sent to Dan before this answer has arrived by now.
    await enter(dan, 'company:0')
    expect(JSON.stringify(frames)).not.toContain(room)
  })

  test('are all counted in a full room; only the first are named', async () => {
    const idea = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
    const room = `post:${idea.id}`
    const people = await Promise.all(Array.from({ length: 30 }, () => makePerson(db)))
    const sockets = await Promise.all(people.map(({ id }, i) => connect(servers[i % 2], id)))
    await Promise.all(sockets.map((socket) => enter(socket, room)))
    const sees = await enter(await connect(servers[0], cast.ann), room)
    await expect.poll(() => (sees() as Seen).count, SOON).toBe(31)
    expect((sees() as Seen).names).toHaveLength(12)
  })

  test('of a process that was killed are gone within 15 seconds, all at once', async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'testing-process.ts')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    try {
      const [said] = await once(child.stdout.setEncoding('utf8'), 'data')
      const room = 'company:0'
      const cleoSees = await enter(await connect(servers[0], cast.cleo), room)
      const port = Number(/port (\d+)/.exec(said)?.[1])
      for (const person of [cast.ann, cast.ben]) await enter(await connect(port, person), room)
      await expect.poll(cleoSees, SOON).toMatchObject({ count: 3 })
      child.kill('SIGKILL')
      await expect.poll(cleoSees, { timeout: 15_000 }).toEqual({ count: 1, names: ['Cleo Costa'] })
    } finally {
      child.kill('SIGKILL')
    }
  })

  test('who is taken out of the space is gone in both, and hears no more of who is there', async () => {
    const idea = await makeIdea(db, { boardId: cast.lab.boardId, authorId: cast.ann })
    const room = `post:${idea.id}`
    const annSees = await enter(await connect(servers[0], cast.ann), room)
    const ben = await connect(servers[1], cast.ben)
    const benSees = await enter(ben, room)
    await expect.poll(annSees, SOON).toMatchObject({ count: 2 })
    await expect.poll(benSees, SOON).toMatchObject({ count: 2 })
    await asker(cast.cleo).ask(
      'mutation($space: ID!, $person: ID!) { removeMember(spaceId: $space, personId: $person) }',
      { space: cast.lab.spaceId, person: cast.ben },
    )
    await expect.poll(annSees, SOON).toEqual({ count: 1, names: ['Ann Archer'] })
    await enter(await connect(servers[0], cast.cleo), room)
    await expect.poll(annSees, SOON).toMatchObject({ count: 2 })
    expect(benSees()).toEqual({ count: 2, names: ['Ann Archer', 'Ben Bakker'] })
  })
})
