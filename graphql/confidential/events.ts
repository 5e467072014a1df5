import { event } from '#graphql/define.ts'
import { confidentialMessages } from '#messages/confidential.ts'

const { tagged: log } = confidentialMessages

/** Somebody posted a text that looked confidential; why stands in a row of its own. */
export const textConfirmed = event(
  'confidential.confirmed',
  (_: { confirmedId: number; spaceId: number }) => ({ rooms: [], notifies: null }),
  log('event.confirmed'),
)
export const wordWatched = event(
  'confidential.word-watched',
  (_: { wordId: number; effect: string }) => ({ rooms: [], notifies: null }),
  log('event.watched'),
)
export const wordUnwatched = event(
  'confidential.word-unwatched',
  (_: { wordId: number }) => ({ rooms: [], notifies: null }),
  log('event.unwatched'),
)
