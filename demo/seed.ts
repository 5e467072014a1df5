// `npm run seed`: gives an empty database the believable company; with `--scale N` a generated one of N people.
//
// The demo writes in bulk what the services write step by step, and uses the domain's own functions for it (the working
// days of the promise, "moving now", Markdown, search documents), so that there is no second version of any rule.
import { parseArgs } from 'node:util'
import type { Pool } from 'pg'
import { env } from '#env.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { seedCompany } from './make-company.ts'
import { inOneTransaction, openPatientPool, settle } from './rows.ts'
import { seedScale } from './scale/scale.ts'
import { indexEverything } from './search-index.ts'

/** Two seeds at once: the second waits for the first, and then finds its company. */
const LOCK = 7_304_019
const MIN_SCALE = 20
const MAX_SCALE = 100_000

/** A request that cannot be fulfilled; its message is all that is printed. */
class NotPossible extends Error {}

const say = (line: string) => process.stdout.write(`  ${line}\n`)

function scaleAsked(): number | null {
  const { scale } = parseArgs({ options: { scale: { type: 'string' } } }).values
  if (scale === undefined) return null
  const people = Number(scale)
  if (!Number.isInteger(people) || people < MIN_SCALE || people > MAX_SCALE)
    throw new NotPossible(`--scale takes a number of people from ${MIN_SCALE} to ${MAX_SCALE}.`)
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

/**
 * Rows and index. The rows are committed last: the index may hold what is not there yet (whoever asks it checks), but a
 * company whose index is missing would stay unfound. Cut short at any moment, a second run makes everything.
 */
async function make(pool: Pool, tx: Db, scale: number | null): Promise<void> {
  const now = new Date()
  await timed(
    ({ name, people, ideas, comments, supports }) =>
      `${name}: ${people} people, ${ideas} ideas, ${comments} comments, ${supports} supports`,
    () => (scale === null ? seedCompany(tx, now) : seedScale(tx, scale, now)),
  )
  await timed(
    (documents) => `Index: ${documents} documents`,
    () => indexEverything(pool, tx),
  )
}

async function seed(): Promise<void> {
  if (!env.DATABASE_URL) throw new NotPossible('Run it by npm run seed, which brings a database.')
  const scale = scaleAsked()
  const pool = openPatientPool()
  try {
    const there = await inOneTransaction(pool, async (tx) => {
      const company = await companyIn(tx)
      if (company === null) await make(pool, tx, scale)
      return company
    })
    if (there === null) await settle(pool)
    else if (scale === null) say(`“${there}” lives here already.`)
    else throw new NotPossible(`“${there}” lives here already; --scale wants an empty database.`)
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
