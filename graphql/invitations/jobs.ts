// Timed work: sending the mail of an invitation.
import * as z from 'zod/mini'
import type { Job } from '#graphql/define.ts'
import { sendInvitation } from './mails.ts'

const Sent = z.object({ invitationId: z.int(), send: z.int() })

export const jobs: readonly Job[] = [
  {
    name: 'send-invitation',
    run: async (payload, db) => {
      const { invitationId, send } = z.parse(Sent, payload)
      await sendInvitation(db, invitationId, send)
    },
  },
]
