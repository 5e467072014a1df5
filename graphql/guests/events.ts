import { event } from '#graphql/define.ts'
import { eventsMessages } from '#messages/events.ts'

const say = eventsMessages.tagged

type About = { personId: number; spaceId: number }
const follows = (e: About) => ({
  rooms: [`person:${e.personId}`] as const,
  reindexes: [`person:${e.personId}`] as const,
  invalidates: [e.personId],
  notifies: null,
})

export const guestInvited = event('guest.invited', (e: About) => follows(e), say('guest.invited'))
/** They accepted the agreement, and see the space from now on. */
export const guestAccepted = event('guest.accepted', (e: About) => follows(e), {
  says: () => say('guest.accepted'),
})
export const guestExtended = event(
  'guest.extended',
  (e: About & { until: string }) => follows(e),
  say('guest.extended'),
)
/** By somebody, or by the clock on their date. */
export const guestEnded = event('guest.ended', (e: About) => follows(e), say('guest.ended'))
