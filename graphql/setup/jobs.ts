// Timed work: links that have ended are removed.
import type { Job } from '#graphql/define.ts'
import { sql } from '#prisma/sql.ts'

export const jobs: readonly Job[] = [
  {
    name: 'sweep-links',
    cron: '27 3 * * *',
    run: async (_, db, now) => {
      await db.rows(sql`delete from "SetUpLink" where "expiresAt" < ${now}`)
      await db.rows(sql`delete from "RecoveryLink" where "expiresAt" < ${now}`)
    },
  },
]
