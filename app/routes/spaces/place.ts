// Spaces in the navigation and the palette.
import { Layers } from 'lucide'
import type { Place } from '#app/components/place.ts'
import { frameMessages } from '#messages/frame.ts'

export const spaces: Place = {
  label: frameMessages.message('place.spaces'),
  to: '/spaces',
  icon: Layers,
  key: 's',
  isCurrent: (path) => path === '/spaces' || path.startsWith('/spaces/'),
}
