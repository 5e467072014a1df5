import type { Job } from '#graphql/define.ts'
import { days } from '#graphql/time.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

/** A draft that nobody touched for this long is forgotten. */
const KEPT = days(90)

/** Removes drafts untouched for 90 days, in slices; says how many. */
export async function sweepDrafts(db: Db, now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - KEPT)
  for (let swept = 0; ; ) {
    const gone = await db.rows(sql`
      delete from "Draft" where ("personId", place) in (
        select "personId", place from "Draft" where "updatedAt" < ${before} limit 1000) returning 1 as one`)
    swept += gone.length
    if (gone.length === 0) return swept
  }
}

export const jobs: readonly Job[] = [
  {
    name: 'sweep-drafts',
    cron: '50 2 * * *',
    run: async (_, db, now) => void (await sweepDrafts(db, now)),
  },
]
