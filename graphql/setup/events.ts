import { event } from '#graphql/define.ts'
import { entryMessages } from '#messages/entry.ts'

const say = entryMessages.tagged

/** A browser began with the set-up link; the link is used up. */
export const setupBegun = event(
  'setup.begun',
  (_: Record<string, never>) => ({ rooms: [], notifies: null }),
  say('event.setup.begun'),
)
/** There is a first administrator: nobody else can become one by a link. */
export const setupAdministered = event(
  'setup.administered',
  (_: { personId: number }) => ({ rooms: [], invalidates: 'everyone', notifies: null }),
  { says: () => say('event.setup.administered'), isByPerson: true },
)
export const recoveryMade = event(
  'recovery.made',
  (_: { personId: number }) => ({ rooms: [], notifies: null }),
  { says: () => say('event.recovery.made'), isByPerson: true },
)
export const recoveryUsed = event(
  'recovery.used',
  (_: { personId: number }) => ({ rooms: [], notifies: null }),
  { says: () => say('event.recovery.used'), isByPerson: true },
)
/** Somebody does not want to see a check list any longer. */
export const listDismissed = event(
  'setup.list-dismissed',
  (_: { personId: number; list: string }) => ({ rooms: [], notifies: null }),
  say('event.setup.list-dismissed'),
)
