import { event } from '#graphql/define.ts'
import { entryMessages } from '#messages/entry.ts'

const say = entryMessages.tagged

type Invited = { invitationId: number }
const quiet = { rooms: [], notifies: null } as const

export const invitationSent = event(
  'invitation.sent',
  (_: Invited) => quiet,
  say('event.invitation.sent'),
)
export const invitationResent = event(
  'invitation.resent',
  (_: Invited) => quiet,
  say('event.invitation.resent'),
)
/** Asked for by whoever has the link of their domain. */
export const invitationAsked = event(
  'invitation.asked',
  (_: Invited & { linkId: number }) => quiet,
  say('event.invitation.asked'),
)
/** Its link was shown to somebody who passes it on themselves. */
export const invitationShown = event(
  'invitation.shown',
  (_: Invited) => quiet,
  say('event.invitation.shown'),
)
export const invitationWithdrawn = event(
  'invitation.withdrawn',
  (_: Invited) => quiet,
  say('event.invitation.withdrawn'),
)
export const invitationAccepted = event(
  'invitation.accepted',
  (_: Invited & { personId: number }) => quiet,
  { says: () => say('event.invitation.accepted'), isByPerson: true },
)
export const linkMade = event(
  'invitation-link.made',
  (_: { linkId: number }) => quiet,
  say('event.invitation-link.made'),
)
export const linkWithdrawn = event(
  'invitation-link.withdrawn',
  (_: { linkId: number }) => quiet,
  say('event.invitation-link.withdrawn'),
)
