// Sockets, really opened: who gets in, who gets hints, and what ends when rights end.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { subscribe } from './bus.ts'
import { invalidateNow } from './define.ts'
import { features } from './features.ts'
import { startSession } from './identity/service.ts'
import { openRealtime, type Realtime } from './realtime.ts'
import { SESSION_COOKIE, viewerOfCookie } from './requests.ts'
import { asker, lastEvent, runConsequencesSince } from './testing.ts'

let cast: Cast
let realtime: Realtime
let address: string
let bus: { stop(): Promise<void> }
let isAway = false
const server = createServer()
const open: Socket[] = []

beforeAll(async () => {
  cast = await makeCast(db)
  realtime = openRealtime(server, features, (request) =>
    isAway ? Promise.reject(new Error('the database is away')) : viewerOfCookie(request),
  )
  bus = await subscribe(
    (message) => {
      if (message.invalidate) {
        invalidateNow(message.invalidate)
        void realtime.recheck(message.invalidate)
      }
      if (message.rooms) realtime.hint(message.rooms)
    },
    () => {},
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => {
  for (const socket of open.splice(0)) socket.disconnect()
})
afterAll(async () => {
  await realtime.stop()
  await bus.stop()
})

const received = <Value = unknown>(socket: Socket, name: string): Promise<Value> =>
  new Promise((resolve) => socket.once(name, resolve))
const connect = async (
  personId: number,
  more: { origin?: string; cookie?: string } = {},
): Promise<Socket> => {
  const cookie =
    more.cookie ?? `${SESSION_COOKIE}=${await startSession(personId, 'test', '', 'test')}`
  const socket = io(address, {
    path: '/live/socket',
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { cookie, origin: more.origin ?? address },
  })
  open.push(socket)
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket))
    socket.once('connect_error', reject)
  })
}
const enter = (socket: Socket, room: unknown) => socket.timeout(3_000).emitWithAck('enter', room)

describe('opening a socket', () => {
  test('a signed-in person gets in; a stranger, a made-up cookie and another origin do not', async () => {
    expect((await connect(cast.ann)).connected).toBe(true)
    await expect(connect(cast.ann, { cookie: '' })).rejects.toThrow('NOT_SIGNED_IN')
    await expect(
      connect(cast.ann, { cookie: `${SESSION_COOKIE}=${'x'.repeat(43)}` }),
    ).rejects.toThrow('NOT_SIGNED_IN')
    await expect(connect(cast.ann, { origin: 'https://evil.example' })).rejects.toThrow()
  })
  test('somebody who has left does not', async () => {
    await expect(connect(cast.finn)).rejects.toThrow('NOT_SIGNED_IN')
  })
})

describe('rooms', () => {
  test('only those who may see the idea enter its room, and hear of a change', async () => {
    const idea = await makeIdea(db, { boardId: cast.vault.boardId, authorId: cast.ann })
    const [ann, dan] = [await connect(cast.ann), await connect(cast.dan)]
    expect(await enter(ann, `post:${idea.id}`)).toMatchObject({ count: 1 })
    expect(await enter(dan, `post:${idea.id}`)).toBe(false)
    const leaked: unknown[] = []
    dan.onAny((...frame) => leaked.push(frame))
    const hint = received(ann, 'hint')
    realtime.notifyRoom(`post:${idea.id}`)
    expect(await hint).toBe(`post:${idea.id}`)
    // Whatever was sent to Dan before this answer has arrived by now.
    await enter(dan, 'company:0')
    expect(leaked.filter((frame) => JSON.stringify(frame).includes(`post:${idea.id}`))).toEqual([])
  })
  test('another person’s own room, an unknown kind and nonsense are closed', async () => {
    const ann = await connect(cast.ann)
    expect(await enter(ann, `person:${cast.ben}`)).toBe(false)
    for (const room of [
      'post:999999',
      'vault:1',
      `space:${cast.field.spaceId}`,
      '__proto__',
      { room: 1 },
      ['post:1'],
      null,
      'x'.repeat(10_000),
    ])
      ann.emit('enter', room)
    ann.emit('enter', `post:1`, 'no function')
    ann.emit('typing')
    expect(await enter(ann, 'company:0')).toMatchObject({ room: 'company:0' })
  })
  test('when somebody is taken out of the space, their socket leaves the room and hears nothing more', async () => {
    const idea = await makeIdea(db, { boardId: cast.lab.boardId, authorId: cast.ann })
    const ben = await connect(cast.ben)
    const room = `post:${idea.id}` as const
    expect(await enter(ben, room)).toMatchObject({ room })
    const told = received(ben, 'hint')
    await asker(cast.cleo).ask(
      'mutation($space: ID!, $person: ID!) { removeMember(spaceId: $space, personId: $person) }',
      { space: cast.lab.spaceId, person: cast.ben },
    )
    expect(await told).toBe(room)
    expect(await enter(ben, room)).toBe(false)
    const frames: unknown[] = []
    ben.on('hint', (frame) => frames.push(frame))
    realtime.hint([room])
    await enter(ben, 'company:0')
    expect(frames).toEqual([])
  })
  test('all open pages of a space hear that it is archived, however many; no page of another space does', async () => {
    const ideas = await Promise.all(
      Array.from({ length: 230 }, () =>
        makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann }),
      ),
    )
    const elsewhere = await makeIdea(db, { boardId: cast.lab.boardId, authorId: cast.ann })
    const rooms = [...ideas.map(({ id }) => `post:${id}`), `board:${cast.field.boardId}`]
    const heardOf = new Set<string>()
    for (const [i, room] of [
      ...rooms,
      `post:${elsewhere.id}`,
      `board:${cast.lab.boardId}`,
    ].entries()) {
      if (i % 20 === 0)
        (await connect(cast.ann)).on('hint', (told: string) => {
          // They get a hint of their notifications too.
          if (!told.startsWith('person:')) heardOf.add(told)
        })
      expect(await enter(open.at(-1) as Socket, room)).toMatchObject({ room })
    }
    const since = await lastEvent()
    await asker(cast.cleo).ask('mutation($id: ID!) { archiveSpace(spaceId: $id) { slug } }', {
      id: cast.field.spaceId,
    })
    for (const room of await runConsequencesSince(since)) realtime.notifyRoom(room)
    await expect.poll(() => heardOf.size).toBe(rooms.length)
    // Whatever else was sent has arrived by now.
    for (const socket of open) await enter(socket, 'company:0')
    expect([...heardOf].sort()).toEqual(rooms.sort())
  })
  test('signing out closes every socket of the session', async () => {
    const session = await startSession(cast.dan, 'test', '', 'test')
    const dan = await connect(cast.dan, { cookie: `${SESSION_COOKIE}=${session}` })
    const closed = received(dan, 'disconnect')
    const { endSession } = await import('./identity/service.ts')
    const { viewerOfSession } = await import('./identity/viewer.ts')
    const viewer = await viewerOfSession(session)
    await endSession({
      viewer: viewer as NonNullable<typeof viewer>,
      db,
      language: 'en',
      requestId: 'test',
      idempotencyKey: null,
    })
    expect(await closed).toBe('io server disconnect')
    expect(await viewerOfSession(session)).toBeNull()
  })
  test.each([
    ['whoever leaves', 'mutation($id: ID!) { deactivate(personId: $id) { number } }'],
    ['a guest whose access is ended', 'mutation($id: ID!) { endGuest(personId: $id) { number } }'],
    ['somebody whose PIN is reset', 'mutation($id: ID!) { resetBadgePin(personId: $id) { pin } }'],
  ])('every socket of %s is closed', async (_, end) => {
    const { id } = await makePerson(db)
    await db.rows(sql`
      insert into "Badge" ("personId", number, "pinHash", "pinSetAt") values (${id}, ${`R${id}`}, '', now())`)
    if (end.includes('endGuest'))
      await db.rows(sql`
        insert into "Guest" ("personId", "spaceId", until, agreement, "invitedAt", "acceptedAt")
        values (${id}, ${cast.lab.spaceId}, now() + interval '1 day', 'Keep it', now(), now())`)
    const sockets = [await connect(id), await connect(id)]
    const closed = sockets.map((socket) => received(socket, 'disconnect'))
    await asker(cast.eve).ask(end, { id })
    expect(await Promise.all(closed)).toEqual(['io server disconnect', 'io server disconnect'])
  })
  test('who goes while they are let in is not there afterwards', async () => {
    const idea = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
    const room = `post:${idea.id}`
    const left = await connect(cast.ann)
    for (let i = 0; i < 10; i++) {
      const gone = await connect(cast.ben)
      gone.emit('enter', room)
      gone.io.engine.close()
      left.emit('enter', room)
      left.emit('leave', room)
    }
    const dan = await connect(cast.dan)
    await expect.poll(async () => (await enter(dan, room)).count).toBe(1)
    // What was still on its way in has arrived by now.
    await enter(left, 'company:0')
    expect(await enter(dan, room)).toMatchObject({ count: 1, people: [{ name: 'Dan Dvorak' }] })
  })
  test('nobody is in more rooms than a browser shows, even when all are asked for at once', async () => {
    const ann = await connect(cast.ann)
    const ids = await Promise.all(
      Array.from({ length: 30 }, () =>
        makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann }),
      ),
    )
    const answers = await Promise.all(ids.map(({ id }) => enter(ann, `post:${id}`)))
    expect(answers.filter(Boolean)).toHaveLength(20)
  })
  test('a database that is away sends nobody out; who left meanwhile goes when it is back', async () => {
    const somebody = await makePerson(db)
    const socket = await connect(somebody.id)
    const other = await connect(cast.ben)
    isAway = true
    await realtime.recheck('everyone')
    await db.rows(sql`update "Person" set "deactivatedAt" = now() where id = ${somebody.id}`)
    expect([socket.connected, other.connected]).toEqual([true, true])
    const closed = received(socket, 'disconnect')
    isAway = false
    invalidateNow('everyone')
    expect(await closed).toBe('io server disconnect')
    expect(other.connected).toBe(true)
  })
  test('presence counts people, not tabs', async () => {
    const idea = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
    const room = `post:${idea.id}`
    const [one, two, ben] = [
      await connect(cast.ann),
      await connect(cast.ann),
      await connect(cast.ben),
    ]
    await enter(one, room)
    await enter(two, room)
    expect(await enter(ben, room)).toMatchObject({
      count: 2,
      people: [{ name: 'Ann Archer' }, { name: 'Ben Bakker' }],
    })
  })
  test('a flood of frames costs the sender the connection, nobody else', async () => {
    const [ann, ben] = [await connect(cast.ann), await connect(cast.ben)]
    const closed = received(ann, 'disconnect')
    for (let i = 0; i < 200; i++) ann.emit('typing', 'company:0')
    expect(await closed).toBe('io server disconnect')
    expect(await enter(ben, 'company:0')).toMatchObject({ room: 'company:0' })
  })
})
