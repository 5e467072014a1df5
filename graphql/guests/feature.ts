// Guests: outsiders who see one space, until a date, under an agreement.
import { feature } from '#graphql/define.ts'
import { eventsMessages } from '#messages/events.ts'
import './events.ts'
import './schema.ts'
import { endGuestsInTime } from './service.ts'

export const guests = feature({
  name: 'guests',
  logTopics: { guest: eventsMessages.message('topic.guest') },
  jobs: [{ name: 'end-guests', cron: '* * * * *', run: endGuestsInTime }],
  leaving: {
    'Guest.personId': { stays: 'that they were a guest, and what they accepted' },
    'Guest.invitedById': { stays: 'who invited them' },
  },
})
