// The HTTP connections of a server, and how they end without a failed request: answers say `Connection: close` while new
// connections are still taken, then nothing new is taken, then connections without a request are closed until none is left.
import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setImmediate as endOfTurn, setTimeout as pause } from 'node:timers/promises'
import { log } from '#log.ts'
import { seconds } from './time.ts'

/** How long requests are still taken after /readyz has begun to say 503: a proxy asks it every second or so. */
const ANNOUNCED_FOR = seconds(3)
/** Whoever asked within this time may ask again on a new connection. */
const IN_USE = seconds(10)
const CLOSE_IDLE_EVERY = 100
const SHORT_TURN = 5
const SHORT_TURN_WITHIN = seconds(1)

/**
 * Resolves when the connections that had come were just taken: one that waits to be taken would be reset by closing, and while
 * a turn of the loop is long, some come. A server that never has a short one is not waited for longer than a second.
 */
async function shortTurn(): Promise<void> {
  const began = performance.now()
  for (let before = began; ; before = performance.now()) {
    await endOfTurn()
    const now = performance.now()
    if (now - before < SHORT_TURN || now - began > SHORT_TURN_WITHIN) return
  }
}

/** Watches the server's connections. Called before the server listens. */
export function connectionsOf(server: Server) {
  const open = new Set<Socket>()
  const underWay = new Set<ServerResponse>()
  let isDraining = false
  let lastRequest = Number.NEGATIVE_INFINITY
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  server.prependListener('request', (_, response: ServerResponse) => {
    lastRequest = performance.now()
    underWay.add(response)
    response.once('close', () => underWay.delete(response))
    if (isDraining) response.setHeader('Connection', 'close')
  })
  const isInUse = () => open.size > 0 || performance.now() - lastRequest < IN_USE
  return {
    /**
     * Takes nothing more. Resolves when the server no longer listens; answers are still under way then.
     * @param announced false: at once, for a process that must not go on
     */
    async refuse(announced = true): Promise<void> {
      isDraining = true
      for (const response of underWay)
        if (!response.headersSent) response.setHeader('Connection', 'close')
      if (announced && isInUse()) await pause(ANNOUNCED_FOR)
      await shortTurn()
      server.close()
    },
    /**
     * Resolves when every connection has ended. What is still there after `wait` milliseconds is cut.
     * @returns how many were cut
     */
    async ended(wait: number): Promise<number> {
      const until = performance.now() + wait
      for (; open.size > 0 && performance.now() < until; await pause(CLOSE_IDLE_EVERY))
        server.closeIdleConnections()
      const cut = open.size
      for (const socket of open) socket.destroy()
      if (cut > 0) log.warn({ cut }, 'connections were cut: they had not ended in time')
      return cut
    },
  }
}
