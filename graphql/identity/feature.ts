// Identity: who asks, and how long they are known.
import { env } from '#env.ts'
import { feature } from '#graphql/define.ts'
import { may } from '#graphql/roles.ts'
import { sql } from '#prisma/sql.ts'
import './events.ts'
import './schema.ts'
import { eventsMessages } from '#messages/events.ts'

const log = eventsMessages.message

export const identity = feature({
  name: 'identity',
  logTopics: {
    session: log('topic.session'),
    token: log('topic.token'),
    company: log('topic.company'),
  },
  rooms: {
    person: async (context, id) => context.viewer.id === id,
    // Who is here is for those of the company.
    company: async ({ viewer }, id) => id === 0 && may(viewer, 'READ_COMPANY'),
  },
  leaving: {
    'Session.personId': {
      ends: async (tx, { personId }) => {
        tx.later(sql`delete from "Session" where "personId" = ${personId}`)
      },
    },
    'ApiToken.personId': {
      ends: async (tx, { personId }) => {
        tx.later(
          sql`update "ApiToken" set "revokedAt" = ${tx.at} where "personId" = ${personId} and "revokedAt" is null`,
        )
      },
    },
    'ExternalIdentity.personId': {
      stays: 'whoever comes back signs in as before; nobody who has left does',
    },
    'IdempotencyKey.personId': { stays: 'is swept away within two days' },
  },
  jobs: [
    {
      name: 'sweep-sessions',
      cron: '17 3 * * *',
      run: async (_, db) => {
        await db.rows(
          sql`delete from "Session" where "expiresAt" < now()
            or "seenAt" < now() - make_interval(days => ${env.ATRIUM_SESSION_IDLE_DAYS})`,
        )
        await db.rows(
          sql`delete from "IdempotencyKey" where "createdAt" < now() - interval '2 days'`,
        )
        await db.rows(sql`delete from "RateLimit" where expire < extract(epoch from now()) * 1000`)
        await db.rows(sql`delete from "SealedKey" where day < current_date - 2`)
      },
    },
  ],
})
