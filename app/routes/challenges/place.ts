// Challenges in the navigation, the palette and the actions of every page.
import { Flag } from 'lucide'
import type { Place } from '#app/components/place.ts'
import { frameMessages } from '#messages/frame.ts'

export const challenges: Place = {
  label: frameMessages.message('place.challenges'),
  to: '/challenges',
  icon: Flag,
  kind: 'challenge',
  key: 'c',
  isCurrent: (path) => path === '/challenges' || path.startsWith('/challenges/'),
}
