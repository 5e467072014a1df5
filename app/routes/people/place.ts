// People in the navigation and the palette.
import { Users } from 'lucide'
import type { Place } from '#app/components/place.ts'
import { frameMessages } from '#messages/frame.ts'

export const people: Place = {
  label: frameMessages.message('place.people'),
  to: '/people',
  icon: Users,
  key: 'p',
  isCurrent: (path) => path === '/people' || path.startsWith('/people/'),
}
