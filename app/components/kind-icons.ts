// The icon of each kind of thing that can be found or told of. A kind of post has that of its place in the navigation.
import { FileText, type IconNode, MessageSquare, PanelsTopLeft, UserRound, Users } from 'lucide'
import { PLACES } from './places.ts'

const ICONS: Readonly<Record<string, IconNode>> = {
  comment: MessageSquare,
  person: UserRound,
  space: Users,
  board: PanelsTopLeft,
}

/** The icon of a kind as the API names it, in capitals or not; posts have that of their place in the navigation. */
export const kindIcon = (kind: string): IconNode => {
  const name = kind.toLowerCase().replaceAll('_', '-')
  return ICONS[name] ?? PLACES.find((place) => place.kind === name)?.icon ?? FileText
}
