// What can happen to themes of entries, and what follows.
import { type Consequences, event } from '#graphql/define.ts'
import { entryThemesMessages } from '#messages/entry-themes.ts'

const say = entryThemesMessages.tagged
type About = { challengeId: number; spaceId: number }
const shown = ({ challengeId }: About): Consequences => ({
  rooms: [`post:${challengeId}`],
  notifies: null,
})

export const themesFound = event('entry-theme.found', shown, say('event.found'))
export const themeNamed = event(
  'entry-theme.named',
  (e: About & { themeId: number }) => shown(e),
  say('event.named'),
)
export const entriesPlaced = event(
  'entry-theme.placed',
  (e: About & { themeId: number }) => shown(e),
  say('event.placed'),
)
export const pairDismissed = event(
  'entry-theme.pair-dismissed',
  (e: About & { firstId: number; secondId: number }) => shown(e),
  say('event.pair'),
)
