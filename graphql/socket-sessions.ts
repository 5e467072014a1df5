// Sockets and the sessions they were opened with: none outlives its session, or the rights it entered a room with.
import type { IncomingMessage } from 'node:http'
import type { Server, Socket } from 'socket.io'
import { log } from '#log.ts'
import type { BetweenServers } from './between-servers.ts'
import type { Viewer } from './context.ts'
import type { Admission } from './define.ts'
import { versionsOfOpenSessions } from './identity/viewer.ts'

/** How often the sessions of all open sockets are asked for, so that none outlives its own by a second. */
const WATCH_EVERY = 500
const MAX_SESSIONS_ASKED = 1_000

type Person = { viewer: Viewer }
type Listen = Record<string, (value: unknown, answer: unknown) => void>
type Say = Record<string, (value?: unknown) => void>
export type AtriumSocket = Socket<Listen, Say, BetweenServers, Person>
export type AtriumServer = Server<Listen, Say, BetweenServers, Person>
/** Finds who is behind a request's cookie, or null. */
export type FindViewer = (request: IncomingMessage) => Promise<Viewer | null>

/** The page says for whom it was made; in its browser somebody else may have signed in since. */
export function isOtherPersons({ handshake: { auth } }: AtriumSocket, viewer: Viewer): boolean {
  const { person } = auth as { person?: unknown }
  return person !== undefined && Number(person) !== viewer.id
}

/**
 * Rechecks sockets whose session has ended, or whose rights are of another version, whatever was told or not told on the
 * bus: a session ends by itself, too, and a message can be lost.
 */
export function watchSessions(io: AtriumServer, recheck: (socket: AtriumSocket) => Promise<void>) {
  let isAsking = false
  const look = async (): Promise<void> => {
    const open = [...io.sockets.sockets.values()].filter(({ data }) => data.viewer?.sessionHash)
    const hashes = [...new Set(open.map(({ data }) => data.viewer.sessionHash as string))]
    const versions = new Map<string, string>()
    for (let i = 0; i < hashes.length; i += MAX_SESSIONS_ASKED)
      for (const one of await versionsOfOpenSessions(hashes.slice(i, i + MAX_SESSIONS_ASKED)))
        versions.set(...one)
    for (const socket of open) {
      const { sessionHash, rightsVersion } = socket.data.viewer
      if (versions.get(sessionHash as string) !== rightsVersion) await recheck(socket)
    }
  }
  const timer = setInterval(() => {
    if (isAsking || io.sockets.sockets.size === 0) return
    isAsking = true
    // The database is away: nobody is removed for it.
    look()
      .catch((error: Error) => log.debug({ err: error }, 'sessions of sockets could not be asked'))
      .finally(() => {
        isAsking = false
      })
  }, WATCH_EVERY)
  timer.unref()
  return () => clearInterval(timer)
}

export async function recheckSocket(
  socket: AtriumSocket,
  findViewer: FindViewer,
  mayEnter: (viewer: Viewer, room: string) => Promise<Admission>,
  left: (room: string) => void,
): Promise<void> {
  const viewer = await findViewer(socket.request)
  if (!viewer) {
    socket.emit('signed-out')
    socket.disconnect(true)
    return
  }
  socket.data.viewer = viewer
  for (const room of socket.rooms) {
    if (room === socket.id || room === 'everyone' || room === `person:${viewer.id}`) continue
    if (await mayEnter(viewer, room)) continue
    await socket.leave(room)
    left(room)
    socket.emit('hint', room)
  }
}
