// `npm run seed`: gives an empty database the believable company; with `--scale N` a generated one of N people.
//
// The seed, and the builders for tests beside it, are the only files of prisma/ that import from graphql/: they write in
// bulk what the services write step by step, and speak the domain's own functions for it (the working days of the
// promise, "moving now", Markdown, search documents), so that there is no second version of any rule.
import { parseArgs } from 'node:util'
import { env } from '#env.ts'
import type { Db } from './client.ts'
import { seedCompany } from './seed-company.ts'
import { indexEverything } from './seed-index.ts'
import { dbOn, inOneTransaction, openPatientPool, settle } from './seed-rows.ts'
import { seedScale } from './seed-scale.ts'
import { sql } from './sql.ts'

/** Two seeds at once: the second waits for the first, and then finds its company. */
const LOCK = 7_304_019
const LEAST_SCALE = 20
const MOST_SCALE = 100_000

/** A request that cannot be fulfilled; its message is all that is printed. */
class NotPossible extends Error {}

const say = (line: string) => process.stdout.write(`  ${line}\n`)

function scaleAsked(): number | null {
  const { scale } = parseArgs({ options: { scale: { type: 'string' } } }).values
  if (scale === undefined) return null
  const people = Number(scale)
  if (!Number.isInteger(people) || people < LEAST_SCALE || people > MOST_SCALE)
    throw new NotPossible(`--scale takes a number of people from ${LEAST_SCALE} to ${MOST_SCALE}.`)
  return people
}

/** The company that is there, or null in an empty database. */
async function companyIn(tx: Db): Promise<string | null> {
  await tx.rows(sql`select pg_advisory_xact_lock(${LOCK})`)
  const there = await tx.first<{ name: string }>(sql`select name from "Company"`)
  if (there) return there.name
  const people = await tx.first(sql`select 1 from "Person" limit 1`)
  if (people)
    throw new NotPossible(
      'There are people in this database already, who are no demo. Seed an empty one.',
    )
  return null
}

const timed = async <Result>(title: (result: Result) => string, work: () => Promise<Result>) => {
  const began = performance.now()
  const result = await work()
  say(`${title(result)}  ${((performance.now() - began) / 1_000).toFixed(1)} s`)
  return result
}

async function seed(): Promise<void> {
  if (!env.DATABASE_URL) throw new NotPossible('Run it by npm run seed, which brings a database.')
  const scale = scaleAsked()
  const pool = openPatientPool()
  try {
    const made = await timed(
      (done) => done ?? 'Nothing to do',
      () =>
        inOneTransaction(pool, async (tx) => {
          const there = await companyIn(tx)
          if (there !== null && scale !== null)
            throw new NotPossible(`“${there}” lives here already; --scale wants an empty database.`)
          if (there !== null) {
            say(`“${there}” lives here already.`)
            return null
          }
          const now = new Date()
          const { name, people, ideas, comments, supports } =
            scale === null ? await seedCompany(tx, now) : await seedScale(tx, scale, now)
          return `${name}: ${people} people, ${ideas} ideas, ${comments} comments, ${supports} supports`
        }),
    )
    if (made === null) return
    await timed(
      (documents) => `Index: ${documents} documents`,
      () => indexEverything(pool, dbOn(pool)),
    )
    await settle(pool)
  } finally {
    await pool.end()
  }
}

try {
  await seed()
} catch (error) {
  const { message, stack } = error as Error
  process.stderr.write(`${error instanceof NotPossible ? message : stack}\n`)
  process.exitCode = 1
}
// The features bring the server's pool along, which would keep this process alive.
process.exit()
