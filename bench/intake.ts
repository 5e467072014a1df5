/**
 * `npm run bench -- intake [--events N] [--kills N]`: signed events, three times each and in any order, to an intake that is killed.
 * There has to be one message of each.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbedded } from '#prisma/embedded/embedded.ts'
import { migrate } from '#prisma/migrate.ts'
import { add, print, say } from './table.ts'

const { values } = parseArgs({
  args: process.argv.slice(process.argv[2] === 'intake' ? 3 : 2),
  options: {
    events: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '20' },
  },
})
const [events, kills] = [Number(values.events), Number(values.kills)]
const folder = await mkdtemp(join(tmpdir(), 'atrium-intake-'))
const database = await startEmbedded({ dataDir: folder, throwaway: true })
process.env.DATABASE_URL = database.url
process.env.ATRIUM_DATA = folder
process.env.ATRIUM_SEAL_KEY ??= 'a key of this measure alone, which nothing else has'
process.env.ATRIUM_REVEAL_KEY ??= 'another key of this measure alone, which nobody has'
try {
  await migrate(database.url, () => {})
  // Read only now: the pools open what the environment names.
  await import('#graphql/features.ts')
  const { db } = await import('#prisma/client.ts')
  const { sql } = await import('#prisma/sql.ts')
  const { connectedWebhook, makeService } = await import('#graphql/customers/testing.ts')
  const { killedIntake } = await import('./intake-run.ts')
  const { slug, secret } = await connectedWebhook(await makeService())
  const figures = await killedIntake({ slug, secret, events, kills, env: process.env })
  const row = await db.first<{ messages: number; told: number }>(sql`
    select (select count(*)::int from "CustomerMessage" where "externalId" is not null) as messages,
      (select count(*)::int from "Event" where name in ('customer.thread-opened', 'customer.message-received')) as told`)
  add(
    `intake, ${figures.sent} events sent, ${figures.kills} kills`,
    `${row?.messages} messages, ${row?.told} told`,
    `${events} of each`,
    row?.messages === events && row.told === events,
    `${figures.repeated} sent again, ${Math.round(figures.seconds)} s`,
  )
} finally {
  await database.stop()
  await rm(folder, { recursive: true, force: true })
}
say(`\n${print()}`)
process.exit(0)
