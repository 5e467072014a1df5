import { event } from '#graphql/define.ts'
import { eventsMessages } from '#messages/events.ts'

/** Whoever reads the log sees that data left; what it was is theirs. */
export const exported = event(
  'person.data-exported',
  (_: { personId: number }) => ({ rooms: [], notifies: null }),
  eventsMessages.tagged('person.data-exported'),
)
