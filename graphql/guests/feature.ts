// Guests: outsiders who see one space or one post, until a date, under an agreement.
import * as z from 'zod/mini'
import { feature } from '#graphql/define.ts'
import { eventsMessages } from '#messages/events.ts'
import './events.ts'
import { sendGuestMail } from './mail.ts'
import './schema.ts'
import { endGuestsInTime } from './service.ts'

const Mailed = z.object({ personId: z.int(), at: z.string() })

export const guests = feature({
  name: 'guests',
  logTopics: { guest: eventsMessages.message('topic.guest') },
  jobs: [
    { name: 'end-guests', cron: '* * * * *', run: endGuestsInTime },
    {
      name: 'send-guest-mail',
      run: (payload, db) => {
        const { personId, at } = z.parse(Mailed, payload)
        return sendGuestMail(db, personId, at)
      },
    },
  ],
  leaving: {
    'Guest.personId': { stays: 'that they were a guest, and what they accepted' },
    'Guest.invitedById': { stays: 'who invited them' },
  },
})
