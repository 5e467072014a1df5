import { event } from '#graphql/define.ts'
import { administrators } from '#graphql/people/queries.ts'
import { tokensMessages } from '#messages/tokens.ts'
import { SERVICE_TOKENS_ENDED } from './notifications.ts'

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
/** Whoever made its tokens has left: they have ended, and whatever used them stops. */
export const serviceTokensEnded = event(
  'service.tokens-ended',
  (e: { personId: number }) => ({
    rooms: [],
    notifies: async (db) =>
      (await administrators(db)).map((personId) => ({
        personId,
        kind: SERVICE_TOKENS_ENDED,
        group: `service-tokens:${e.personId}`,
      })),
  }),
  tokensMessages.tagged('event.service-tokens-ended'),
)
/** By an administrator; open sockets close. */
export const sessionsEnded = event(
  'session.ended-for-them',
  (e: { personId: number; count: number }) => ({
    rooms: [],
    invalidates: [e.personId],
    notifies: null,
  }),
  {
    says: () => tokensMessages.tagged('event.sessions-ended'),
    detail: ({ count }) => tokensMessages.message('event.places', { count }),
  },
)
