/**
 * `npm run bench -- inbox [--threads N] [--waiting N]`: how long the inbox takes with so many threads, beside a board of 2,000 ideas in
 * the same run: both as pages, from the built server.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Asker } from '#graphql/testing.ts'
import { startEmbedded } from '#prisma/embedded/embedded.ts'
import { migrate } from '#prisma/migrate.ts'
import { print, say } from './table.ts'

const { values } = parseArgs({
  args: process.argv.slice(process.argv[2] === 'inbox' ? 3 : 2),
  options: {
    threads: { type: 'string', default: '200000' },
    waiting: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '60' },
  },
})
const [threads, waiting, rounds] = [values.threads, values.waiting, values.rounds].map(Number) as [
  number,
  number,
  number,
]
const IDEAS = 2_000
const INBOX = `query($after: String) {
  customerInbox(view: OPEN, first: 30, after: $after) { pageInfo { endCursor } } }`
/** Where a page begins after so many others. */
async function farDown(who: Asker, pages: number): Promise<string> {
  let after = ''
  for (let nth = 0; nth < pages; nth++) {
    const page: { customerInbox: { pageInfo: { endCursor: string } } } = await who.ask(INBOX, {
      after: after || null,
    })
    after = page.customerInbox.pageInfo.endCursor
  }
  return after
}

const folder = await mkdtemp(join(tmpdir(), 'atrium-inbox-'))
const database = await startEmbedded({ dataDir: folder, throwaway: true })
process.env.DATABASE_URL = database.url
try {
  await migrate(database.url, () => {})
  // Read only now: the pools open what the environment names.
  await import('#graphql/features.ts')
  const { db } = await import('#prisma/client.ts')
  const { sql } = await import('#prisma/sql.ts')
  const { makeIdea } = await import('#prisma/factory.ts')
  const { makeService } = await import('#graphql/customers/testing.ts')
  const { openPatientPool } = await import('#demo/rows.ts')
  const service = await makeService()
  const channel = await service.channel('FORM')
  const { field, ann } = service.cast
  const patient = openPatientPool()
  say(`  ${threads} threads`)
  await patient.query(`
    with made as (insert into "Customer" (name, "createdAt") select 'Customer ' || n, now() from generate_series(1, ${threads / 4}) n returning id),
    numbered as (select id, row_number() over () - 1 as nth from made),
    posts as (insert into "Post" (kind, "spaceId", "authorName", "isRestricted", title, body, "bodyHtml", summary, tags, "createdAt", "activeAt")
      select 'customer-thread', ${field.spaceId}, 'Customer', true, 'It hums at night, said ' || n, '', '', '', '{}', now() - n * interval '1 minute', now()
      from generate_series(1, ${threads}) n returning id)
    insert into "CustomerThread" (id, "channelId", "customerId", "stateAt", severity, reach, "waitingSince", "dueAt", "linkKey", "linkUntil", "latestAt", "changedAt")
    select posts.id, ${channel.number}, numbered.id, now(), 1 + posts.id % 3, (array[1, 1, 1, 1, 4, 30, 700, 12000])[1 + posts.id % 8],
      case when posts.id % ${threads} < ${waiting} then now() - posts.id * interval '7 seconds' end,
      case when posts.id % ${threads} < ${waiting} then now() + (posts.id % 5000 - 200) * interval '1 minute' end, 'k', now() + interval '1 day',
      now() - posts.id * interval '3 seconds', now()
    from posts join numbered on numbered.nth = posts.id % ${threads / 4}`)
  for (let nth = 0; nth < IDEAS; nth++)
    await makeIdea(db, { boardId: field.boardId, authorId: ann, title: `Idea ${nth}` })
  await patient.query('vacuum analyze')
  await patient.end()
  const slug = (
    await db.first<{ slug: string }>(sql`select slug from "Board" where id = ${field.boardId}`)
  )?.slug
  const after = await farDown(service.sue, 20)
  const { pagesBeside } = await import('./pages-beside.ts')
  const size = `${threads} threads, ${waiting} wait`
  const views = [
    'view=OPEN',
    'view=YOURS',
    'view=LATE',
    'view=ANSWERED',
    // Saved views: what many threads fulfil, and what none does.
    'view=OPEN&severity=3&free=1',
    'view=OPEN&language=pl',
    'view=OPEN&tag=recall',
    `view=OPEN&after=${encodeURIComponent(after)}`,
  ]
  await pagesBeside({
    databaseUrl: database.url,
    dataDir: folder,
    rounds,
    board: `/ideas/boards/${slug}`,
    people: [service.sue.id],
    pages: views.map((view) => ({
      what: `inbox ${view.replace(/after=.*/, 'twenty pages on')}, ${size}`,
      path: `/customers?${view}`,
      people: [service.sue.id],
    })),
  })
} finally {
  await database.stop()
  await rm(folder, { recursive: true, force: true })
}
say(`\n${print()}`)
process.exit(0)
