// Invitations: how people come in where no provider brings them.

import { feature, namesOf } from '#graphql/define.ts'
import { entryMessages } from '#messages/entry.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import './events.ts'
import { jobs } from './jobs.ts'
import { endInvitations, endLinks, openInvitations, openLinks } from './leaving.ts'
import './schema.ts'

const log = entryMessages.message

export const invitations = feature({
  name: 'invitations',
  logTopics: {
    invitation: log('event.topic.invitation'),
    'invitation-link': log('event.topic.invitation-link'),
  },
  leaving: {
    'Invitation.invitedById': {
      label: (count) => log('ended.invitations', { count }),
      list: openInvitations,
      ends: endInvitations,
    },
    'Invitation.personId': { stays: 'who accepted it' },
    'InvitationLink.createdById': {
      label: (count) => log('ended.links', { count }),
      list: openLinks,
      ends: endLinks,
    },
  },
  named: {
    invitation: {
      ids: ['invitationId'],
      find: async (db: Db, _, ids) =>
        namesOf(
          await db.rows<{ id: number; email: string }>(
            sql`select id, email from "Invitation" where id = any(${[...ids]}::int[])`,
          ),
          ({ email }) => ({ text: email, path: '/admin/invitations' }),
        ),
      hidden: log('event.hidden.invitation'),
    },
  },
  jobs,
})
