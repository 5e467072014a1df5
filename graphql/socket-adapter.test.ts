// Processes joined by Redis, where a company has one. Needs `redis-server`; without it only the refusal is tried.
import { spawn, spawnSync } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, createServer as createListener } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast } from '#prisma/factory.ts'
import { features } from './features.ts'
import { startSession } from './identity/service.ts'
import type { PresenceMessage } from './presence.ts'
import { openRealtime, type Realtime } from './realtime.ts'
import { SESSION_COOKIE, viewerOfCookie } from './requests.ts'
import { openSocketAdapter } from './socket-adapter.ts'

const SOON = { timeout: 5_000 }
const hasRedis = spawnSync('redis-server', ['--version']).status === 0

async function freePort(): Promise<number> {
  const listener = createListener()
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const { port } = listener.address() as AddressInfo
  await new Promise((resolve) => listener.close(resolve))
  return port
}

test('a Redis that is wanted and is not there ends the start', async () => {
  await expect(openSocketAdapter(`redis://127.0.0.1:${await freePort()}`)).rejects.toThrow()
})

describe.skipIf(!hasRedis)('two processes and a Redis', () => {
  let cast: Cast
  let redis: ReturnType<typeof spawn>
  const servers: { server: Server; realtime: Realtime }[] = []
  const sockets: Socket[] = []

  beforeAll(async () => {
    cast = await makeCast(db)
    const port = await freePort()
    const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '']
    redis = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'ignore'] })
    await new Promise<void>((resolve) =>
      redis.stdout?.on('data', (text) => String(text).includes('Ready to accept') && resolve()),
    )
    const open = () => openSocketAdapter(`redis://127.0.0.1:${port}`)
    for (let i = 0; i < 2; i++) {
      const server = createServer()
      const realtime = openRealtime(server, features, viewerOfCookie, await open())
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      servers.push({ server, realtime })
    }
  })
  afterAll(async () => {
    for (const socket of sockets) socket.disconnect()
    for (const { realtime } of servers) await realtime.stop()
    redis.kill('SIGKILL')
  })

  async function connect(nth: 0 | 1, personId: number): Promise<Socket> {
    const { port } = (servers[nth] as (typeof servers)[0]).server.address() as AddressInfo
    const cookie = `${SESSION_COOKIE}=${await startSession(personId, 'test', '', 'test')}`
    const address = `http://127.0.0.1:${port}`
    const socket = io(address, {
      path: '/live/socket',
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      extraHeaders: { cookie, origin: address },
    })
    sockets.push(socket)
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve)
      socket.once('connect_error', reject)
    })
    return socket
  }
  const enter = (socket: Socket): Promise<PresenceMessage> =>
    socket.timeout(3_000).emitWithAck('enter', 'company:0')

  test('people see each other and who is writing; when Redis ends, each process goes on alone', async () => {
    const [ann, ben] = [await connect(0, cast.ann), await connect(1, cast.ben)]
    let names: string[] = []
    ann.on('presence', ({ people }: PresenceMessage) => {
      names = people.map(({ name }) => name).sort()
    })
    await enter(ann)
    expect(await enter(ben)).toMatchObject({ count: 2 })
    await expect.poll(() => names, SOON).toEqual(['Ann Archer', 'Ben Bakker'])
    const writing = new Promise((resolve) => ben.once('typing', resolve))
    ann.emit('typing', 'company:0')
    expect(await writing).toMatchObject({ name: 'Ann Archer' })

    redis.kill('SIGKILL')
    const cleo = await connect(0, cast.cleo)
    const here = await enter(cleo)
    expect(here.people.map(({ name }) => name)).toContain('Cleo Costa')
    await expect.poll(() => names, SOON).toEqual(['Ann Archer', 'Cleo Costa'])
    ann.emit('typing', 'company:0')
    await enter(ann)
    expect([ann.connected, ben.connected, cleo.connected]).toEqual([true, true, true])
  })
})
