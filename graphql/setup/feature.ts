// The first run: a one-time link, five steps, and what helps through the first week.
import { feature } from '#graphql/define.ts'
import { entryMessages } from '#messages/entry.ts'
import { sql } from '#prisma/sql.ts'
import { jobs } from './jobs.ts'
import './events.ts'
import './schema.ts'

export const setup = feature({
  name: 'setup',
  logTopics: {
    setup: entryMessages.message('event.topic.setup'),
    recovery: entryMessages.message('event.topic.recovery'),
  },
  leaving: {
    'RecoveryLink.personId': {
      ends: async (tx, { personId }) => {
        tx.later(sql`delete from "RecoveryLink" where "personId" = ${personId}`)
      },
    },
    'CheckListDismissal.personId': { stays: 'whoever comes back does not want to see it either' },
  },
  jobs,
})
