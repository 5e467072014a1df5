import { House, type IconNode, Lightbulb } from 'lucide'
import type { frameMessages } from '#messages/frame.ts'

export type Place = {
  /** Its name, a message of the frame. */
  label: Extract<Parameters<ReturnType<typeof frameMessages.in>>[0], `place.${string}`>
  to: string
  icon: IconNode
  /** The kind of post that lives there, as the API names it in small letters. */
  kind?: string
  /** After G, goes there. */
  key: string
  /** Addresses that belong here besides `to` and what lies under it. */
  isCurrent: (path: string) => boolean
}

/** The rooms of the house in the order of the rail. */
export const PLACES: readonly Place[] = [
  { label: 'place.home', to: '/', icon: House, key: 'h', isCurrent: (path) => path === '/' },
  {
    label: 'place.ideas',
    to: '/ideas',
    icon: Lightbulb,
    kind: 'idea',
    key: 'i',
    isCurrent: (path) => path === '/ideas' || path.startsWith('/ideas/'),
  },
]

/** Where a new idea is written, from here: on a board's page, on that board. */
export function newIdeaFrom(path: string): string {
  const board = /^\/ideas\/boards\/([^/]+)$/.exec(path)?.[1]
  return board ? `/ideas/new?board=${board}` : '/ideas/new'
}
