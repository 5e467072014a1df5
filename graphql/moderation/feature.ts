// Reports of posts and comments, and what moderators decide on them.
import { feature } from '#graphql/define.ts'
import { moderationMessages } from '#messages/moderation.ts'
import { sql } from '#prisma/sql.ts'
import './events.ts'
import './notifications.ts'
import { PAGE_DUTY, tellDuty } from './duty.ts'
import './duty-schema.ts'
import { remindOfHeld } from './held.ts'
import './held-schema.ts'
import './restrictions-schema.ts'
import './schema.ts'

export const moderation = feature({
  name: 'moderation',
  logTopics: { report: moderationMessages.message('topic') },
  counters: [
    {
      table: 'ModerationCase',
      counters: [
        {
          column: 'reportCount',
          counted: sql`select count(*)::int from "Report" r where r."caseId" = t.id`,
        },
      ],
    },
  ],
  jobs: [
    { name: PAGE_DUTY, run: tellDuty },
    { name: 'remind-of-held', cron: '*/10 * * * *', run: remindOfHeld },
  ],
  leaving: {
    'Report.reporterId': { stays: 'what they reported goes on being decided' },
    'ModerationCase.decidedById': { stays: 'who decided' },
    'Restriction.personId': { stays: 'whoever comes back is restricted as before' },
    'Restriction.byId': { stays: 'who restricted it' },
    'Restriction.endedById': { stays: 'who ended it' },
    'ModerationDuty.personId': {
      ends: async (tx, { personId }) => {
        await tx.rows(sql`delete from "ModerationDuty" where "personId" = ${personId}`)
      },
    },
    'HeldPost.decidedById': { stays: 'who decided' },
    'ModerationDuty.addedById': { stays: 'who entered it' },
  },
})
