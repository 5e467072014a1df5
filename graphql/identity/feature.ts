// Identity: who asks, and how long they are known.
import { feature } from '#graphql/define.ts'
import { sql } from '#prisma/sql.ts'
import './events.ts'
import './schema.ts'

export const identity = feature({
  name: 'identity',
  logTopics: { session: 'Signing in and out', token: 'API tokens', company: 'The company' },
  rooms: {
    person: async (context, id) => context.viewer.id === id,
    company: async (_, id) => id === 0,
  },
  jobs: [
    {
      name: 'sweep-sessions',
      cron: '17 3 * * *',
      run: async (_, db) => {
        await db.rows(sql`delete from "Session" where "expiresAt" < now()`)
        await db.rows(
          sql`delete from "IdempotencyKey" where "createdAt" < now() - interval '2 days'`,
        )
      },
    },
  ],
})
