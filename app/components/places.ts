// The places of the navigation, in its order: one line for each kind of post, then spaces and people.
import { House } from 'lucide'
import { challenges } from '#app/routes/challenges/place.ts'
import { customers } from '#app/routes/customers/place.ts'
import { ideas } from '#app/routes/ideas/place.ts'
import { people } from '#app/routes/people/place.ts'
import { questions } from '#app/routes/questions/place.ts'
import { spaces } from '#app/routes/spaces/place.ts'
import { memos } from '#app/routes/testing-kind/place.ts'
import { cutText } from '#graphql/graphemes.ts'
import { frameMessages } from '#messages/frame.ts'
import type { Place } from './place.ts'

export const PLACES: readonly Place[] = [
  {
    label: frameMessages.message('place.home'),
    to: '/',
    icon: House,
    key: 'h',
    isCurrent: (path) => path === '/',
  },
  ideas,
  challenges,
  questions,
  customers,
  ...(import.meta.env.ATRIUM_TESTING_KIND ? [memos] : []),
  spaces,
  people,
]

export type Beginning = NonNullable<Place['begins']>
/** Everything that can be begun, in the order of the navigation. */
export const BEGINNINGS: readonly Beginning[] = PLACES.flatMap(({ begins }) => begins ?? [])

/** What the button “New …” begins on a page: a post of the place that one is at, else of the first. */
export const beginningAt = (path: string): Beginning | undefined =>
  PLACES.find(({ begins, isCurrent }) => begins && isCurrent(path))?.begins ?? BEGINNINGS[0]

/** The address that begins a post with a title. */
export function beginWith({ to, maxTitle }: Beginning, title: string): string {
  return `${to('')}?title=${encodeURIComponent(cutText(title, maxTitle))}`
}

const [HOME] = PLACES as readonly [Place]
/** Where boards are listed. */
export const BOARDS_PLACE: Place = PLACES.find(({ listsBoards }) => listsBoards) ?? HOME
