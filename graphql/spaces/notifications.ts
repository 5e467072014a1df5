// Notifications about spaces.
import { notificationKind } from '#graphql/notification-kinds.ts'
import { emailsMessages } from '#messages/emails.ts'
import { eventsMessages } from '#messages/events.ts'
import { quietSpacesMessages } from '#messages/quiet-spaces.ts'

const named = eventsMessages.message
const say = eventsMessages.message

export const ADDED_TO_SPACE = notificationKind('ADDED_TO_SPACE', {
  heading: () => say('heading.SPACE'),
  label: named('kind.ADDED_TO_SPACE'),
  about: named('about.ADDED_TO_SPACE'),
  inApp: true,
  mail: true,
  isAboutRights: true,
  sentence: (values) => say('ADDED_TO_SPACE', values),
  short: (values) => say('short.ADDED_TO_SPACE', values),
})
export const SPACE_ARCHIVED = notificationKind('SPACE_ARCHIVED', {
  heading: () => say('heading.SPACE'),
  label: named('kind.SPACE_ARCHIVED'),
  about: named('about.SPACE_ARCHIVED'),
  inApp: true,
  mail: false,
  isAboutRights: true,
  sentence: (values, { isArchived }) =>
    isArchived ? say('SPACE_ARCHIVED', values) : say('SPACE_ARCHIVED.undone', values),
  short: (values, { isArchived }) =>
    isArchived ? say('short.SPACE_ARCHIVED', values) : say('short.SPACE_ARCHIVED.undone', values),
})
export const ASKED_TO_JOIN = notificationKind('ASKED_TO_JOIN', {
  heading: () => say('heading.OWN_SPACE'),
  label: named('kind.ASKED_TO_JOIN'),
  about: named('about.ASKED_TO_JOIN'),
  next: emailsMessages.message('next.request'),
  inApp: true,
  mail: true,
  countsPeople: true,
  isAboutRights: true,
  isToDo: true,
  sentence: (values) => say('ASKED_TO_JOIN', values),
  short: (values) => say('short.ASKED_TO_JOIN', values),
})
/** Nobody is left in a space: it is not named, for it may be hidden. */
export const SPACE_WITHOUT_OWNER = notificationKind('SPACE_WITHOUT_OWNER', {
  heading: () => say('heading.NO_OWNER'),
  label: named('kind.SPACE_WITHOUT_OWNER'),
  about: named('about.SPACE_WITHOUT_OWNER'),
  inApp: true,
  mail: true,
  namesNobody: true,
  sentence: () => say('SPACE_WITHOUT_OWNER'),
  short: () => say('SPACE_WITHOUT_OWNER'),
})

const quiet = quietSpacesMessages.message
/** Nothing happens in a space: a notice to its owners, and that it was archived to its members. */
export const SPACE_QUIET = notificationKind('SPACE_QUIET', {
  heading: () => say('heading.SPACE'),
  label: quiet('notification.label'),
  about: quiet('notification.about'),
  inApp: true,
  mail: true,
  namesNobody: true,
  saysOutcome: true,
  isAboutRights: true,
  sentence: ({ space }, { outcome }) =>
    quiet(outcome === 'ARCHIVED' ? 'notification.ARCHIVED' : 'notification.NOTICE', { space }),
  short: (_, { outcome }) =>
    quiet(outcome === 'ARCHIVED' ? 'notification.ARCHIVED.short' : 'notification.NOTICE.short'),
})
