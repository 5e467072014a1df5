// Notifications about posts of any kind.
import { notificationKind } from '#graphql/notification-kinds.ts'
import { emailsMessages } from '#messages/emails.ts'
import { eventsMessages } from '#messages/events.ts'
import { commentTexts } from './notification-texts.ts'

const named = eventsMessages.message
const say = eventsMessages.message

export const NAMED = notificationKind('NAMED', {
  heading: () => say('heading.NAMED'),
  label: named('kind.NAMED'),
  about: named('about.NAMED'),
  excerpts: commentTexts,
  next: emailsMessages.message('next.reply'),
  inApp: true,
  mail: true,
  isToDo: true,
  sentence: (values) => say('NAMED', values),
  short: (values) => say('short.NAMED', values),
})
export const SUPPORTED = notificationKind('SUPPORTED', {
  heading: ({ heading }) => heading.yours,
  label: named('kind.SUPPORTED'),
  about: named('about.SUPPORTED'),
  inApp: true,
  mail: false,
  countsPeople: true,
  sentence: (values) => say('SUPPORTED', values),
  short: (values) => say('short.SUPPORTED', values),
})
export const MERGED = notificationKind('MERGED', {
  heading: ({ heading }) => heading.followed,
  label: named('kind.MERGED'),
  about: named('about.MERGED'),
  catchUp: 'DECISION',
  inApp: true,
  mail: true,
  asksStatus: true,
  sentence: (values, { isMerged, status }) => {
    if (isMerged) return say('MERGED', values)
    return status ? say('MERGED.undoneStatus', values) : say('MERGED.undone', values)
  },
  short: (values, { isMerged, status }) => {
    if (isMerged) return say('short.MERGED', values)
    return status ? say('short.MERGED.undoneStatus', values) : say('short.MERGED.undone', values)
  },
})
export const UNMERGED = notificationKind('UNMERGED', {
  heading: ({ heading }) => heading.followed,
  label: named('kind.UNMERGED'),
  about: named('about.UNMERGED'),
  catchUp: 'DECISION',
  inApp: true,
  mail: true,
  sentence: (values) => say('UNMERGED', values),
  short: (values) => say('short.UNMERGED', values),
})
/** Told to the author of a post without a name. */
export const REVEALED = notificationKind('REVEALED', {
  heading: ({ heading }) => heading.yours,
  label: named('kind.REVEALED'),
  about: named('about.REVEALED'),
  inApp: true,
  mail: false,
  namesNobody: true,
  sentence: (values) => say('REVEALED', values),
  short: () => say('short.REVEALED'),
})
