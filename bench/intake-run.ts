// Signed events, each sent three times and in any order, to a server that is killed again and again. A sender sends anew until it
// was answered.
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chanceFrom } from '#demo/chance.ts'
import { signatureOf } from '#graphql/customers/webhook-signature.ts'

const COPIES = 3
const CONNECTIONS = 8

export type Intake = {
  slug: string
  secret: string
  events: number
  kills: number
  /** Of the server. */
  env: NodeJS.ProcessEnv
}
export type IntakeFigures = { sent: number; repeated: number; kills: number; seconds: number }

type Running = { child: ChildProcess; port: number }

async function start(env: NodeJS.ProcessEnv): Promise<Running> {
  const child = fork(join(import.meta.dirname, 'intake-server.ts'), [], {
    env: { ...env, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (told) => resolve(Number(told)))
    child.once('exit', (code) => reject(new Error(`the intake ended with ${code}`)))
  })
  return { child, port }
}

async function kill({ child }: Running): Promise<void> {
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGKILL')
  await gone
}

const bodyOf = (nth: number): string =>
  JSON.stringify({
    id: `killed-${nth}`,
    thread: `story-${nth % 997}`,
    from: { handle: `@caller${nth % 997}` },
    text: `Message ${nth} of a long story about the unit.`,
  })

/** All copies of all events, in any order. */
function copiesOf(events: number): number[] {
  const chance = chanceFrom('intake')
  const copies = Array.from({ length: events * COPIES }, (_, nth) => nth % events)
  for (let at = copies.length - 1; at > 0; at--) {
    const other = chance.below(at + 1)
    const kept = copies[at] as number
    copies[at] = copies[other] as number
    copies[other] = kept
  }
  return copies
}

/** Sends everything, and kills the server at even distances. Ends when every copy was answered with 200. */
export async function killedIntake(given: Intake): Promise<IntakeFigures> {
  const { env, events, kills, secret, slug } = given
  const began = performance.now()
  const copies = copiesOf(events)
  const every = Math.floor(copies.length / (kills + 1))
  let server = await start(env)
  let restart: Promise<void> | null = null
  const count = { answered: 0, repeated: 0, kills: 0 }
  const again = async () => {
    await kill(server)
    server = await start(env)
    restart = null
  }
  const send = async (nth: number): Promise<boolean> => {
    const body = bodyOf(nth)
    const answer = await fetch(`http://127.0.0.1:${server.port}/intake/${slug}`, {
      method: 'POST',
      body,
      headers: { 'atrium-signature': signatureOf(secret, Math.floor(Date.now() / 1_000), body) },
      signal: AbortSignal.timeout(20_000),
    }).catch(() => null)
    await answer?.arrayBuffer().catch(() => null)
    if (answer && answer.status !== 200 && answer.status < 500)
      throw new Error(`an event was refused with ${answer.status}`)
    return answer?.status === 200
  }
  const work = async () => {
    for (let nth = copies.pop(); nth !== undefined; nth = copies.pop()) {
      while (!(await send(nth))) {
        count.repeated++
        await (restart ?? pause(20))
      }
      count.answered++
      // Killed while the other connections are in the middle of theirs.
      if (!restart && count.kills < kills && count.answered >= every * (count.kills + 1)) {
        count.kills++
        restart = again()
      }
    }
  }
  try {
    await Promise.all(Array.from({ length: CONNECTIONS }, work))
    await restart
  } finally {
    await kill(server)
  }
  return {
    sent: count.answered,
    repeated: count.repeated,
    kills: count.kills,
    seconds: (performance.now() - began) / 1_000,
  }
}
