// Ideas in the navigation, the palette and the actions of every page.
import { Lightbulb } from 'lucide'
import type { Place } from '#app/components/place.ts'
import { TITLE_LENGTH } from '#graphql/ideas/limits.ts'
import { frameMessages } from '#messages/frame.ts'

const say = frameMessages.message

export const ideas: Place = {
  label: say('place.ideas'),
  to: '/ideas',
  icon: Lightbulb,
  kind: 'idea',
  key: 'i',
  isCurrent: (path) => path === '/ideas' || path.startsWith('/ideas/'),
  listsBoards: true,
  begins: {
    label: say('new.idea'),
    withTitle: say('newWithTitle.idea'),
    maxTitle: TITLE_LENGTH,
    /** On a board's page, on that board. */
    to: (from) => {
      const board = /^\/ideas\/boards\/([^/]+)$/.exec(from)?.[1]
      return board ? `/ideas/new?board=${board}` : '/ideas/new'
    },
  },
}
