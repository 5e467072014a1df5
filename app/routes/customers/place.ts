// Customers in the navigation, the palette and the actions of every page.
import { Inbox } from 'lucide'
import type { Place } from '#app/components/place.ts'
import { frameMessages } from '#messages/frame.ts'

export const customers: Place = {
  label: frameMessages.message('place.customers'),
  to: '/customers',
  icon: Inbox,
  kind: 'customer-thread',
  key: 'u',
  isCurrent: (path) => /^\/(?:customers|insights)(?:\/|$)/.test(path),
}
