import { event } from '#graphql/define.ts'
import { tokensMessages } from '#messages/tokens.ts'

/** Its tokens are events of their own. */
export const serviceMade = event(
  'service.made',
  (e: { personId: number }) => ({
    rooms: [],
    reindexes: [`person:${e.personId}`],
    notifies: null,
  }),
  tokensMessages.tagged('event.service-made'),
)
