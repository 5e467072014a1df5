// How often something may be tried. Counted in PostgreSQL: a restart forgets nothing, and all processes count together.
import { createHash } from 'node:crypto'
import { TooMany } from '#graphql/errors.ts'
import { seconds } from '#graphql/time.ts'
import { type Db, db as ownDb } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

export type Limit = {
  /** What is counted: `link`, `password`. */
  what: string
  max: number
  /** Within this many milliseconds. */
  within: number
}

const keyOf = (what: string, whom: string): string =>
  createHash('sha256')
    .update(JSON.stringify([what, whom]))
    .digest('base64url')

/** Counts one try and says whether it is still within the limit. @param now the moment it is counted at */
export async function mayTry(
  { what, max, within }: Limit,
  whom: string,
  db: Db = ownDb,
  now = new Date(),
): Promise<boolean> {
  const startedAt = new Date(Math.floor(now.getTime() / within) * within)
  const row = await db.first<{ count: number }>(sql`
    insert into "SignInCount" (key, "startedAt", count) values (${keyOf(what, whom)}, ${startedAt}, 1)
    on conflict (key, "startedAt") do update set count = "SignInCount".count + 1 returning count`)
  return (row?.count ?? 1) <= max
}

/** Counts one try. Throws TooMany above the limit. */
export async function countTry(limit: Limit, whom: string, now = new Date()): Promise<void> {
  if (await mayTry(limit, whom, ownDb, now)) return
  throw new TooMany(Math.ceil((limit.within - (now.getTime() % limit.within)) / seconds(1)))
}

/** Somebody has come in: what they tried before counts no more. */
export const forgetTries = ({ what }: Limit, whom: string): Promise<unknown> =>
  ownDb.rows(sql`delete from "SignInCount" where key = ${keyOf(what, whom)}`)
