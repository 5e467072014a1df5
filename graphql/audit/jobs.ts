// Every hour the heads of the log's chains go into the server's own log: kept where Atrium cannot write, they prove later
// that what stood in the log of events then still stands there.
import type { Job } from '#graphql/define.ts'
import { log } from '#log.ts'
import { chainHeads, headsText } from './verify.ts'

export const jobs: readonly Job[] = [
  {
    name: 'log-audit-heads',
    cron: '41 * * * *',
    run: async (_, db) => log.info({ heads: headsText(await chainHeads(db)) }, 'Audit heads'),
  },
]
