// Notifications about service accounts.
import { notificationKind } from '#graphql/notification-kinds.ts'
import { tokensMessages } from '#messages/tokens.ts'

const say = tokensMessages.message

/** Its tokens have ended with whoever made them. */
export const SERVICE_TOKENS_ENDED = notificationKind('SERVICE_TOKENS_ENDED', {
  heading: () => say('notification.ENDED.heading'),
  label: say('notification.ENDED.label'),
  about: say('notification.ENDED.about'),
  inApp: true,
  mail: true,
  namesNobody: true,
  sentence: () => say('notification.ENDED'),
  short: () => say('notification.ENDED'),
})
