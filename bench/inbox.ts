/**
 * `npm run bench -- inbox [--threads N] [--waiting N]`: how long the inbox takes with so many threads, beside a board of 2,000 ideas in
 * the same run. What is asked is what the pages ask, through the API's schema, in process.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbedded } from '#prisma/embedded/embedded.ts'
import { migrate } from '#prisma/migrate.ts'
import { add, ms, print, say } from './table.ts'

const { values } = parseArgs({
  args: process.argv.slice(process.argv[2] === 'inbox' ? 3 : 2),
  options: {
    threads: { type: 'string', default: '200000' },
    waiting: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '100' },
  },
})
const [threads, waiting, rounds] = [values.threads, values.waiting, values.rounds].map(Number) as [
  number,
  number,
  number,
]
const IDEAS = 2_000
/** The most that the inbox may take, beside the board. */
const WANTED = 1.5
const INBOX = `query($view: CustomerInboxView!, $after: String, $language: String, $severity: Int, $tag: String, $free: Boolean) {
  customerInbox(view: $view, first: 30, after: $after, language: $language, severity: $severity, tag: $tag, isUnassigned: $free) { pageInfo { endCursor hasNextPage } edges { node {
    number path title language severity latestAt dueAt urgency { score minutes reach factor severity }
    channel { name kind } customer { name } assignee { number name pictureUrl } viewerCan { work } } } }
  customerInboxCounts { open yours late } }`
const BOARD = `query($slug: String!) { board(slug: $slug) { number slug name about ideaCount counts { status count } follow followerCount
  owner { number name } promise { days kept late awaitingResponse overdue nextDueAt } viewerCan { read post manage claim } }
  ideas(board: $slug, first: 30) { pageInfo { endCursor hasNextPage } edges { node { number path title summary language tags status
    commentCount supportCount createdAt author { number name pictureUrl } viewerCan { support } } } } }`

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
  const measured = async (ask: (nth: number) => Promise<unknown>) => {
    const times: number[] = []
    for (let nth = 0; nth < rounds + 10; nth++) {
      const start = performance.now()
      await ask(nth)
      // The first ones prepare statements.
      if (nth >= 10) times.push(performance.now() - start)
    }
    times.sort((a, b) => a - b)
    return {
      half: times[rounds >> 1] as number,
      most: times[Math.floor(0.95 * (rounds - 1))] as number,
    }
  }
  const board = await measured(() => service.sue.ask(BOARD, { slug }))
  const size = `${threads} threads, ${waiting} wait`
  for (const view of ['OPEN', 'YOURS', 'LATE', 'ANSWERED']) {
    const { half, most } = await measured(() => service.sue.ask(INBOX, { view }))
    add(
      `inbox ${view}, ${size}`,
      `p50 ${ms(half)}, p95 ${ms(most)}`,
      `p95 ≤ ${WANTED} times the board's`,
      most <= WANTED * board.most,
      `board p50 ${ms(board.half)}, p95 ${ms(board.most)}; ${(most / board.most).toFixed(2)} times`,
    )
  }
  // Saved views: what many threads fulfil, and what none does.
  for (const [name, filter] of [
    ['grave, nobody on it', { severity: 3, free: true }],
    ['a language that nobody wrote in', { language: 'pl' }],
    ['a tag that none has', { tag: 'recall' }],
  ] as const) {
    const { half, most } = await measured(() => service.sue.ask(INBOX, { view: 'OPEN', ...filter }))
    add(
      `inbox OPEN, ${name}, ${size}`,
      `p50 ${ms(half)}, p95 ${ms(most)}`,
      `p95 ≤ ${WANTED} times the board's`,
      most <= WANTED * board.most,
      `${(most / board.most).toFixed(2)} times`,
    )
  }
  // Page after page, as far as somebody reads.
  let after: string | null = null
  const deep = await measured(async (nth) => {
    const page: { customerInbox: { pageInfo: { endCursor: string | null } } } =
      await service.sue.ask(INBOX, { view: 'OPEN', after: nth % 20 ? after : null })
    after = page.customerInbox.pageInfo.endCursor
  })
  add(
    `inbox OPEN, twenty pages on, ${size}`,
    `p50 ${ms(deep.half)}, p95 ${ms(deep.most)}`,
    `p95 ≤ ${WANTED} times the board's`,
    deep.most <= WANTED * board.most,
  )
} finally {
  await database.stop()
  await rm(folder, { recursive: true, force: true })
}
say(`\n${print()}`)
process.exit(0)
