// What the socket servers of several processes send each other, by their adapter: frames for rooms, and who is where.
// Not socket.io's own `fetchSockets`: its answers carry each socket's handshake, cookies too, through the database.
import { randomUUID } from 'node:crypto'
import type { Server } from 'socket.io'
import type { IdsByRoom } from './presence.ts'
import { seconds } from './time.ts'

/** What the processes send each other. */
export type BetweenServers = {
  'who is in': (question: string, rooms: readonly string[]) => void
  'these are in': (question: string, ids: IdsByRoom) => void
  frame: (room: string, name: string, message: unknown) => void
}
type Dependencies = {
  /** Who is in these rooms of this process? */
  here: (rooms: readonly string[]) => IdsByRoom
  /** A process has come or gone. */
  changed: () => void
}
// biome-ignore lint/suspicious/noExplicitAny: of the frames to browsers and of what a socket keeps it knows nothing
type Io = Server<any, any, BetweenServers, any>

/** How long the other processes have to say who is there, in milliseconds. */
const ANSWERED_WITHIN = 500
/** How often is looked whether a process has come or gone. */
const COUNT_PROCESSES = seconds(1)

export function betweenServers(io: Io, { here, changed }: Dependencies) {
  const questions = new Map<string, (ids: IdsByRoom) => void>()
  let processes = 1
  // One that cannot be reached, Redis being away, is not waited for: this process goes on alone.
  const countProcesses = async (): Promise<number> => {
    const { promise, resolve } = Promise.withResolvers<number>()
    const timer = setTimeout(resolve, COUNT_PROCESSES, 1)
    const counted = io.of('/').adapter.serverCount()
    return Promise.race([counted, promise]).finally(() => clearTimeout(timer))
  }
  const counting = setInterval(async () => {
    const now = await countProcesses().catch(() => processes)
    if (now !== processes) changed()
    processes = now
  }, COUNT_PROCESSES).unref()

  io.on('who is in', (question, rooms) => io.serverSideEmit('these are in', question, here(rooms)))
  io.on('these are in', (question, ids) => questions.get(question)?.(ids))
  io.on('frame', (room, name, message) => io.local.to(room).emit(name, message))

  return {
    /**
     * Emits to a room, in every process. Here first: the adapter's own broadcast reaches nobody here before the database
     * or Redis has taken it.
     */
    emit(room: string, name: string, message: unknown, except: string[] = []): void {
      io.local.to(room).except(except).emit(name, message)
      if (processes > 1) io.serverSideEmit('frame', room, name, message)
    },
    /** Asks the others who is in these rooms. The adapter's own acknowledgement waits seconds for one that was killed. */
    async askOthers(
      rooms: readonly string[],
    ): Promise<{ answers: IdsByRoom[]; isComplete: boolean }> {
      const answers: IdsByRoom[] = []
      const others = (await countProcesses()) - 1
      if (others < 1) return { answers, isComplete: true }
      const question = randomUUID()
      const { promise, resolve } = Promise.withResolvers<void>()
      const timer = setTimeout(resolve, ANSWERED_WITHIN)
      questions.set(question, (ids) => {
        if (answers.push(ids) === others) resolve()
      })
      io.serverSideEmit('who is in', question, rooms)
      await promise
      clearTimeout(timer)
      questions.delete(question)
      return { answers, isComplete: answers.length >= others }
    },
    stop: () => clearInterval(counting),
  }
}
