// What the frame around every page knows of a place of the navigation. A kind of post declares its own in
// app/routes/<noun>/place.ts, and one line in places.ts makes it appear.
import type { IconNode } from 'lucide'
import type { Message } from '#messages/engine/catalogue.ts'

export type Place = {
  /** Its name. */
  label: Message
  to: string
  icon: IconNode
  /** The kind of post that lives there, as the API names it in small letters. */
  kind?: string
  /** After G, goes there. */
  key: string
  /** Addresses that belong here besides `to` and what lies under it. */
  isCurrent: (path: string) => boolean
  /** What can be followed is listed there. */
  listsBoards?: true
  /** How a post of its kind is begun: the button of every page, the key C, and what the palette offers. */
  begins?: {
    /** “New idea” */
    label: Message
    /** “Start an idea with this title” */
    withTitle: Message
    /** The longest title that it takes. */
    maxTitle: number
    /** Whoever knows is asked: offered for words that were searched for in vain. */
    isAsking?: true
    /** Where it is written: what is known of where one is goes into the address. */
    to: (from: string) => string
  }
}
