// How much of the server one person's changes may take at once, so that a program that writes as fast as it can makes
// nobody else wait.
import { AsyncLocalStorage } from 'node:async_hooks'
import { TooMany, TryLater } from './errors.ts'
import { seconds } from './time.ts'

/** Of the ten connections for requests (prisma/client.ts). */
const MAX_AT_ONCE = 2
/** Of whom so many wait, a program writes: its changes go one by one. At two at once it wrote no faster, and others waited longer. */
const MANY = 4
const MAX_WAITING = 100
const MAX_WAIT = seconds(2.5)

type Share = { running: number; waiting: (() => void)[] }
const shares = new Map<number, Share>()
/** A change within a change has its place already. */
const inside = new AsyncLocalStorage<true>()

/**
 * Does the work when fewer than MAX_AT_ONCE of the person's are under way, in the order asked for. Throws TooMany when too
 * many wait, and TryLater when the turn does not come in time.
 */
export async function inFairShare<Result>(
  personId: number,
  work: () => Promise<Result>,
): Promise<Result> {
  if (inside.getStore()) return work()
  const share = shares.get(personId) ?? { running: 0, waiting: [] }
  shares.set(personId, share)
  if (share.running >= MAX_AT_ONCE) await turn(share)
  else share.running += 1
  try {
    return await inside.run(true, work)
  } finally {
    share.running -= 1
    goOn(share)
    if (share.running === 0) shares.delete(personId)
  }
}

/** Places go on to whoever waits longest. */
function goOn(share: Share): void {
  const places = (): number => (share.waiting.length >= MANY ? 1 : MAX_AT_ONCE)
  while (share.running < places()) {
    const next = share.waiting.shift()
    if (!next) return
    share.running += 1
    next()
  }
}

async function turn(share: Share): Promise<void> {
  if (share.waiting.length >= MAX_WAITING) throw new TooMany(2)
  await new Promise<void>((resolve, reject) => {
    const begin = () => {
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(() => {
      share.waiting.splice(share.waiting.indexOf(begin), 1)
      reject(new TryLater())
    }, MAX_WAIT)
    share.waiting.push(begin)
  })
}
