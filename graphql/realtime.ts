// Sockets: who you are, which room you may enter, and the hint. The only place that emits.
// A hint says "this changed, ask again"; nothing that could be private travels in a frame.
import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import * as z from 'zod/mini'
import { log } from '#log.ts'
import { type Db, db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { isOwnOrigin } from './addresses.ts'
import { batcher } from './batcher.ts'
import { betweenServers } from './between-servers.ts'
import { publish } from './bus.ts'
import type { Context, Viewer } from './context.ts'
import type { Admission, Feature, Room, RoomKind } from './define.ts'
import { type Inside, presence } from './presence.ts'
import type { SocketAdapter } from './socket-adapter.ts'
import {
  type AtriumServer,
  type AtriumSocket,
  type FindViewer,
  isOtherPersons,
  recheckSocket,
  watchSessions,
} from './socket-sessions.ts'
import { seconds } from './time.ts'

export type Realtime = {
  /** Sends a hint to everybody in the room, in any process, that what they look at has changed. */
  notifyRoom(room: Room): void
  /** Emits to this process's sockets; what the bus receives ends here. */
  hint(rooms: readonly string[]): void
  /** Asks anew who these people are and where they may be. */
  recheck(who: readonly number[] | 'everyone'): Promise<void>
  stop(): Promise<void>
}

/** How long hints are gathered before they go out, in milliseconds. */
const GATHER = 60
const MAX_ROOMS = 20
/** Frames of one socket in ten seconds. */
const MAX_FRAMES = 60
/** How soon is asked again what a database that was away could not answer. */
const AGAIN = seconds(2)
const MAX_SOCKETS_A_PERSON = 40
const RoomName = z.string().check(z.regex(/^(post|board|channel|person|company):\d{1,9}$/))

/** Opens the sockets on an HTTP server; with those of other processes where an adapter joins them. */
export function openRealtime(
  server: HttpServer,
  features: readonly Feature[],
  findViewer: FindViewer,
  joined?: SocketAdapter,
): Realtime {
  const io: AtriumServer = new Server(server, {
    ...(joined ? { adapter: joined.adapter } : {}),
    path: '/live/socket',
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: 16_384,
    pingInterval: seconds(20),
    pingTimeout: seconds(15),
    connectTimeout: seconds(10),
    allowRequest: (request, answer) => answer(null, isOwnOrigin(request)),
  })
  const between = betweenServers(io, {
    here: (rooms) => present.here(rooms),
    changed: () => present.refresh(),
  })
  const present = presence({
    announce: (room, message) => between.emit(room, 'presence', message),
    askOthers: between.askOthers,
    findPeople: (ids) =>
      db.rows<Inside>(
        sql`select id, name, "pictureId", site from "Person" where id = any(${ids}::int[])`,
      ),
  })
  const mayEnter = async (viewer: Viewer, room: string): Promise<Admission> => {
    const [kind, id] = room.split(':') as [RoomKind, string]
    const rule = features.find((feature) => feature.rooms?.[kind])?.rooms?.[kind]
    const context: Context & { viewer: Viewer } = {
      viewer,
      db,
      language: 'en',
      requestId: 'socket',
      idempotencyKey: null,
    }
    return rule ? rule(context, Number(id)) : false
  }

  io.use((socket, next) => {
    findViewer(socket.request).then(
      (viewer) => {
        if (!viewer) return next(new Error('NOT_SIGNED_IN'))
        if (
          (io.of('/').adapter.rooms.get(`person:${viewer.id}`)?.size ?? 0) >= MAX_SOCKETS_A_PERSON
        )
          return next(new Error('TOO_MANY'))
        if (isOtherPersons(socket, viewer)) return next(new Error('OTHER_PERSON'))
        socket.data.viewer = viewer
        next()
      },
      (error: Error) => {
        log.warn({ err: error }, 'a socket could not be opened')
        next(new Error('TRY_LATER'))
      },
    )
  })

  io.on('connection', (socket: AtriumSocket) => {
    const { viewer } = socket.data
    void socket.join([`person:${viewer.id}`, 'everyone'])
    endFloods(socket)
    // Rooms that are wanted now: what is left again while it is asked for must not be entered.
    const wanted = new Set<string>()
    const unseen = new Set<string>()
    on(socket, 'enter', RoomName, async (room) => {
      if (wanted.size >= MAX_ROOMS && !wanted.has(room)) return false
      wanted.add(room)
      const admission = await admissionOf(socket, room, mayEnter)
      if (!admission) {
        wanted.delete(room)
        return false
      }
      if (!socket.connected || !wanted.has(room)) return false
      void socket.join(room)
      if (admission === 'unseen') unseen.add(room)
      else present.enter(room, socket.id, socket.data.viewer)
      const seen = await present.look(room)
      // Whoever was removed while it was looked up gets nothing.
      return socket.rooms.has(room) ? seen : false
    })
    on(socket, 'leave', RoomName, async (room) => {
      wanted.delete(room)
      void socket.leave(room)
      present.leave(room, socket.id)
      return true
    })
    on(socket, 'typing', RoomName, async (room) => {
      if (socket.rooms.has(room) && !unseen.has(room))
        between.emit(room, 'typing', { room, id: viewer.id, name: viewer.name }, [socket.id])
      return true
    })
    socket.on('disconnect', () => present.leaveAll(socket.id))
  })

  const hint = (rooms: readonly string[]): void => {
    for (const room of rooms) {
      const [kind, id] = room.split(':')
      if (kind === 'space') void hintSpace(Number(id))
      else io.local.to(room).emit('hint', room)
    }
  }
  const hintSpace = async (spaceId: number): Promise<void> => {
    try {
      hint(await roomsIn(features, db, [...io.of('/').adapter.rooms.keys()], spaceId))
    } catch (error) {
      log.warn({ err: error as Error }, 'what stands in a space could not be asked')
      setTimeout(() => void hintSpace(spaceId), AGAIN).unref()
    }
  }
  const hints = batcher<Room>({ wait: GATHER, work: (rooms) => publish({ rooms }) })

  const recheck = async (who: readonly number[] | 'everyone'): Promise<void> => {
    present.invalidate(who)
    const among = io.local.in(who === 'everyone' ? 'everyone' : who.map((id) => `person:${id}`))
    try {
      for (const { id } of await among.fetchSockets()) {
        const socket = io.sockets.sockets.get(id) as AtriumSocket | undefined
        if (socket)
          await recheckSocket(socket, findViewer, mayEnter, (room) => present.leave(room, id))
      }
    } catch (error) {
      // The database is away: who may be where is asked again when it is back. Nobody is removed for it.
      log.warn({ err: error as Error }, 'who is where could not be asked')
      setTimeout(() => void recheck(who), AGAIN).unref()
    }
  }

  const stopWatching = watchSessions(io, (socket) =>
    recheckSocket(socket, findViewer, mayEnter, (room) => present.leave(room, socket.id)),
  )

  return {
    hint,
    notifyRoom(room) {
      hints.add(room).catch((error: Error) => log.warn({ err: error, room }, 'a hint was not said'))
    },
    recheck,
    async stop() {
      stopWatching()
      await present.stop()
      between.stop()
      await io.close()
      await joined?.stop()
    },
  }
}

/** Of these rooms those of what stands in the space. */
export async function roomsIn(
  features: readonly Feature[],
  over: Db,
  rooms: readonly string[],
  spaceId: number,
): Promise<string[]> {
  const found: string[] = []
  for (const { roomsInSpace = {} } of features)
    for (const [kind, standing] of Object.entries(roomsInSpace)) {
      const ids = rooms
        .filter((room) => room.startsWith(`${kind}:`))
        .map((room) => Number(room.slice(kind.length + 1)))
      if (ids.length === 0) continue
      for (const id of await standing(over, ids, spaceId)) found.push(`${kind}:${id}`)
    }
  return found
}

/** May the socket's person enter, by the rights they have when the answer is there? */
async function admissionOf(
  socket: AtriumSocket,
  room: string,
  mayEnter: (viewer: Viewer, room: string) => Promise<Admission>,
): Promise<Admission> {
  for (;;) {
    const { viewer } = socket.data
    const may = await mayEnter(viewer, room)
    if (socket.data.viewer === viewer) return may
  }
}

/** A browser sends a few frames a minute; a flood costs the sender its connection, whatever the frames are called. */
function endFloods(socket: AtriumSocket): void {
  let recent = 0
  socket.use((_frame, next) => {
    if (++recent > MAX_FRAMES) return void socket.disconnect(true)
    setTimeout(() => recent--, seconds(10)).unref()
    next()
  })
}

/** The one way to listen to a frame: checked by a schema, answered if an answer is wanted, never throwing. */
function on<Schema extends z.ZodMiniType>(
  socket: AtriumSocket,
  name: string,
  schema: Schema,
  handle: (value: z.output<Schema>) => Promise<unknown>,
): void {
  socket.on(name, (raw: unknown, answer: unknown) => {
    const checked = z.safeParse(schema, raw)
    if (!checked.success) return
    handle(checked.data)
      .then((result) => typeof answer === 'function' && answer(result))
      .catch((error: Error) =>
        log.warn({ err: error, frame: name }, 'a frame could not be handled'),
      )
  })
}
