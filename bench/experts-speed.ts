/**
 * `npm run bench -- experts-speed [--people N] [--works N]`: how long “who knows about …” takes in a company of that size, through the
 * service as a person. Texts are generated; every work is a post with its search document and its evidence.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chanceFrom } from '#demo/chance.ts'
import { writeIdea } from '#demo/scale/words.ts'
import { startEmbedded } from '#prisma/embedded/embedded.ts'
import { migrate } from '#prisma/migrate.ts'
import { add, ms, print, say } from './table.ts'

const { values } = parseArgs({
  args: process.argv.slice(process.argv[2] === 'experts-speed' ? 3 : 2),
  options: {
    people: { type: 'string', default: '10000' },
    works: { type: 'string', default: '100000' },
    questions: { type: 'string', default: '200' },
  },
})
const [people, works, questions] = [values.people, values.works, values.questions].map(Number) as [
  number,
  number,
  number,
]
const BATCH = 1_000
const folder = await mkdtemp(join(tmpdir(), 'atrium-experts-'))
const database = await startEmbedded({ dataDir: folder, throwaway: true })
process.env.DATABASE_URL = database.url
try {
  await migrate(database.url, () => {})
  // Read only now: the pools open what the environment names.
  const { db } = await import('#prisma/client.ts')
  const { sql } = await import('#prisma/sql.ts')
  await import('#graphql/features.ts')
  const { viewerOfPerson } = await import('#graphql/identity/viewer.ts')
  const { suggestExperts } = await import('#graphql/experts/service.ts')
  const { openPatientPool } = await import('#demo/rows.ts')
  const { openSearch } = await import('#search/engine.ts')
  // Writing so much takes longer than a request may.
  const patient = openPatientPool()
  const index = openSearch(patient, {})
  const chance = chanceFrom('experts')
  await db.rows(sql`insert into "Company" (id, name) values (1, 'Speed')`)
  await db.rows(sql`insert into "Space" (id, slug, name) values (1, 'all', 'All')`)
  await db.rows(sql`
    insert into "Person" (id, email, name) select n, n || '@atrium.example', 'Person ' || n from generate_series(1, ${people}) n`)
  for (let from = 1; from <= works; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, works - from + 1) }, (_, nth) => {
      const { title, paragraphs, tags } = writeIdea(chance)
      const at = new Date(Date.now() - chance.below(86_400_000 * 700))
      return {
        id: from + nth,
        by: 1 + chance.below(people),
        title,
        body: paragraphs.join('\n'),
        tags,
        at,
      }
    })
    await db.rows(sql`
      insert into "Post" (id, kind, "spaceId", "authorId", title, body, "bodyHtml", summary, tags, "createdAt")
      select id, 'idea', 1, by, title, '', '', '', array(select jsonb_array_elements_text(tags)), at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id int, by int, title text, tags jsonb, at timestamptz)`)
    await index.put(
      rows.map(({ id, title, body, tags, at }) => ({
        ...{ id: `idea:${id}`, kind: 'idea', title, body, tags, accessId: 0, spaceId: 1, at },
        ...{ status: null, language: 'en' },
      })),
    )
    await db.rows(sql`
      insert into "Evidence" (kind, "personId", "postId", votes, at)
      select 'IDEA_POSTED', "authorId", id, id % 20, "createdAt" from "Post" where id >= ${from}`)
    if (from % (10 * BATCH) === 1) say(`  ${from - 1} works`)
  }
  await index.maintain()
  await patient.query('vacuum analyze')
  await patient.end()
  const viewer = await viewerOfPerson(1)
  if (!viewer) throw new Error('nobody asks')
  const times: number[] = []
  for (let nth = 0; nth < questions + 10; nth++) {
    const { title, tags } = writeIdea(chance)
    const topic = nth % 2 ? (tags[0] ?? title) : title
    const start = performance.now()
    await suggestExperts(db, {
      ...{
        text: topic,
        tags: [topic.slice(0, 80)],
        viewer,
        exclude: [],
        limit: 5,
        now: new Date(),
      },
      isToAnswer: false,
    })
    // The first ones prepare statements.
    if (nth >= 10) times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(share * (times.length - 1))] ?? 0
  const size = `${people} people, ${works} works`
  const [half, most] = [at(0.5), at(0.95)]
  add(
    `who knows about a topic, ${size}`,
    `p50 ${ms(half)}, p95 ${ms(most)}`,
    'p95 ≤ 100 ms',
    most <= 100,
  )
} finally {
  await database.stop()
  await rm(folder, { recursive: true, force: true })
}
say(`\n${print()}`)
process.exit(0)
