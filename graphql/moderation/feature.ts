// Reports of posts and comments, and what moderators decide on them.
import { feature } from '#graphql/define.ts'
import { moderationMessages } from '#messages/moderation.ts'
import { sql } from '#prisma/sql.ts'
import './events.ts'
import './notifications.ts'
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
  leaving: {
    'Report.reporterId': { stays: 'what they reported goes on being decided' },
    'ModerationCase.decidedById': { stays: 'who decided' },
  },
})
