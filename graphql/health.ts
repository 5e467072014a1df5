// What machines ask: alive, ready, figures. Alive never touches the database.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Request, Response } from 'express'
import { collectDefaultMetrics, Gauge, register } from 'prom-client'
import { env } from '#env.ts'
import { healthPool, planningPool, pool } from '#prisma/client.ts'
import { isFromThisMachine } from './addresses.ts'
import { seconds } from './time.ts'

collectDefaultMetrics()
new Gauge({
  name: 'atrium_database_connections',
  help: 'Connections for requests by state, of both pools.',
  labelNames: ['state'] as const,
  collect() {
    this.set({ state: 'total' }, pool.totalCount + planningPool.totalCount)
    this.set({ state: 'idle' }, pool.idleCount + planningPool.idleCount)
    this.set({ state: 'waiting' }, pool.waitingCount + planningPool.waitingCount)
  },
})

/** Compared as hashes, which takes as long whatever is wrong. */
const hash = (text: string): Buffer => createHash('sha256').update(text).digest()
const hasMetricsToken = ({ headers }: Request): boolean =>
  env.METRICS_TOKEN !== undefined &&
  timingSafeEqual(hash(headers.authorization ?? ''), hash(`Bearer ${env.METRICS_TOKEN}`))

/**
 * Answers /livez, /readyz and /metrics. `drain()` makes it not ready, before the server stops.
 * @param whySearchIsLimited asked by /readyz: a server whose search is limited is ready, and says so
 */
export function health(whySearchIsLimited: () => Promise<string | null> = async () => null) {
  let isDraining = false
  return {
    drain: () => {
      isDraining = true
    },
    livez: (_: Request, response: Response): void => void response.type('text').send('alive'),
    readyz: async (_: Request, response: Response): Promise<void> => {
      const [answered, why] = isDraining
        ? [false, null]
        : await Promise.all([answersIn(seconds(2)), whySearchIsLimited()])
      const ready = why ? `ready\nsearch is limited: ${why}` : 'ready'
      response
        .status(answered ? 200 : 503)
        .type('text')
        .send(answered ? ready : 'not ready')
    },
    metrics: async (request: Request, response: Response): Promise<void> => {
      if (!isFromThisMachine(request) && !hasMetricsToken(request))
        return void response.status(404).end()
      response.type(register.contentType).send(await register.metrics())
    },
  }
}

async function answersIn(wait: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), wait)
  })
  const asked = healthPool.query('select 1').then(
    () => true,
    () => false,
  )
  const answer = await Promise.race([asked, late])
  clearTimeout(timer)
  return answer
}
