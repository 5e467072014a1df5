// Notifications about themes.
import { notificationKind } from '#graphql/notification-kinds.ts'
import { insightsMessages } from '#messages/insights.ts'

const say = insightsMessages.message

type Spike = { themeId: number; people: number; cause: string; name: string }
const SEPARATOR = '\n'
/** A spike as a notice keeps it. Names and titles have no line ends. */
export const outcomeOfSpike = ({ themeId, people, cause, name }: Spike): string =>
  [themeId, people, cause, name].join(SEPARATOR)
function spikeOf(outcome: string | null): Spike {
  const [themeId, people, cause = '', name = ''] = (outcome ?? '').split(SEPARATOR)
  return { themeId: Number(themeId) || 0, people: Number(people) || 0, cause, name }
}
const sentence = (outcome: string | null) => {
  const { cause, name, people } = spikeOf(outcome)
  return cause
    ? say('notification.SPIKED.cause', { name, people, cause })
    : say('notification.SPIKED', { name, people })
}

/** More people than usual speak of a theme that the reader owns. */
export const THEME_SPIKED = notificationKind('THEME_SPIKED', {
  heading: () => say('notification.heading'),
  label: say('notification.SPIKED.label'),
  about: say('notification.SPIKED.about'),
  inApp: true,
  mail: true,
  namesNobody: true,
  saysOutcome: true,
  path: (outcome) => `/insights/themes/${spikeOf(outcome).themeId}`,
  next: say('notification.next'),
  sentence: (_, { outcome }) => sentence(outcome),
  short: (_, { outcome }) => sentence(outcome),
})
