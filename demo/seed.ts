// `npm run seed`: gives an empty database the believable company; with `--scale N` a generated one of N people.
//
// The company is made by the services, act by act, so that there is no second version of what follows from an act; the
// generated one is written in bulk. `--without-comments` leaves the comments of the generated one out.
import { parseArgs } from 'node:util'
import type { Pool } from 'pg'
import { env } from '#env.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { finishCompany, HALF_MADE, seedCompany } from './make-company.ts'
import { dbOn, inOneTransaction, openPatientPool, removeEverything, settle } from './rows.ts'
import { seedScale } from './scale/scale.ts'
import { indexEverything } from './search-index.ts'

/** Two seeds at once: the second waits for the first, and then finds its company. */
const LOCK = 7_304_019
const MIN_SCALE = 20
const MAX_SCALE = 100_000

/** A request that cannot be fulfilled; its message is all that is printed. */
class NotPossible extends Error {}

const say = (line: string) => process.stdout.write(`  ${line}\n`)

type Asked = { people: number; withComments: boolean }

function scaleAsked(): Asked | null {
  const { values } = parseArgs({
    options: { scale: { type: 'string' }, 'without-comments': { type: 'boolean' } },
  })
  const { scale, 'without-comments': without = false } = values
  if (scale === undefined) {
    if (without) throw new NotPossible('--without-comments goes with --scale.')
    return null
  }
  const people = Number(scale)
  if (!Number.isInteger(people) || people < MIN_SCALE || people > MAX_SCALE)
    throw new NotPossible(`--scale takes a number of people from ${MIN_SCALE} to ${MAX_SCALE}.`)
  return { people, withComments: !without }
}

/** The company that is there, or null in an empty database and in place of one that was left half-made. */
async function companyIn(pool: Pool, over: Db): Promise<string | null> {
  const there = await over.first<{ name: string }>(sql`select name from "Company"`)
  if (there?.name === HALF_MADE) {
    await inOneTransaction(pool, removeEverything)
    return null
  }
  if (there) return there.name
  const people = await over.first(sql`select 1 from "Person" limit 1`)
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

type Made = { name: string; people: number; ideas: number; comments: number; supports: number }
const lineOf = ({ name, people, ideas, comments, supports }: Made) =>
  `${name}: ${people} people, ${ideas} ideas, ${comments} comments, ${supports} supports`
const index = (pool: Pool, over: Db) =>
  timed(
    (documents) => `Index: ${documents} documents`,
    () => indexEverything(pool, over),
  )

/** The believable company. Cut short at any moment, it counts as half-made: a second run begins anew. */
async function makeDemo(pool: Pool, over: Db): Promise<void> {
  const now = new Date()
  await timed(lineOf, () => seedCompany(now))
  await index(pool, over)
  await finishCompany(now)
}

/** A generated company. Its rows are committed last: the index may hold what is not there yet, whoever asks it checks. */
const makeGenerated = (pool: Pool, { people, withComments }: Asked): Promise<void> =>
  inOneTransaction(pool, async (tx) => {
    await timed(lineOf, () => seedScale(tx, people, new Date(), withComments))
    await index(pool, tx)
  })

async function seed(): Promise<void> {
  if (!env.DATABASE_URL) throw new NotPossible('Run it by npm run seed, which brings a database.')
  const scale = scaleAsked()
  const pool = openPatientPool()
  try {
    await alone(pool, async (over) => {
      const there = await companyIn(pool, over)
      if (there !== null && scale !== null)
        throw new NotPossible(`“${there}” lives here already; --scale wants an empty database.`)
      if (there !== null) {
        say(`“${there}” lives here already.`)
        return
      }
      await (scale === null ? makeDemo(pool, over) : makeGenerated(pool, scale))
      await settle(pool)
    })
  } finally {
    await pool.end()
  }
}

/** Does the work on a connection that holds the lock; it ends with the connection. */
async function alone(pool: Pool, work: (over: Db) => Promise<void>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await work(dbOn(client))
  } finally {
    client.release(true)
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
