import { House, type IconNode, Lightbulb } from 'lucide'

export type Place = {
  label: string
  to: string
  icon: IconNode
  /** After G, goes there. */
  key: string
  /** Addresses that belong here besides `to` and what lies under it. */
  isCurrent: (path: string) => boolean
}

/** The rooms of the house in the order of the rail. */
export const PLACES: readonly Place[] = [
  { label: 'Home', to: '/', icon: House, key: 'h', isCurrent: (path) => path === '/' },
  {
    label: 'Ideas',
    to: '/ideas',
    icon: Lightbulb,
    key: 'i',
    isCurrent: (path) => path === '/ideas' || path.startsWith('/ideas/'),
  },
]
