import { event } from '#graphql/define.ts'
import { directoryMessages } from '#messages/directory.ts'

const say = directoryMessages.tagged

/** What somebody searches for is private: the log says that something was saved. */
export const filterSaved = event(
  'people-filter.saved',
  (_: { personId: number }) => ({ rooms: [], notifies: null }),
  say('event.filter.saved'),
)
export const filterDeleted = event(
  'people-filter.deleted',
  (_: { personId: number }) => ({ rooms: [], notifies: null }),
  say('event.filter.deleted'),
)
