import { cutText } from '#graphql/graphemes.ts'
// Which people are listed and which one is opened, as it stands in the address.

export const WHO = ['active', 'left', 'all'] as const
type WhoSlug = (typeof WHO)[number]

export type PeopleChoice = {
  query: string
  unit: string
  who: 'ACTIVE' | 'LEFT' | 'ALL'
  after: string | null
  /** The number of who is opened in the sheet. */
  person: string | null
  /** What the sheet asks about: ending this person's access, or another role. */
  asks: 'leave' | 'role' | null
  /** What was just done with the opened person. */
  done: string | null
}

const ASKS = ['leave', 'role'] as const

/** Reads an address; what is unknown is as if it were not there. */
export function choiceOf(query: URLSearchParams): PeopleChoice {
  const text = (name: string) => cutText(query.get(name)?.trim() ?? '', 80)
  const who = WHO.find((one) => one === query.get('who')) ?? 'active'
  const person = query.get('person')
  return {
    query: text('q'),
    unit: text('unit'),
    who: who.toUpperCase() as PeopleChoice['who'],
    after: query.get('after'),
    person: person && /^\d{1,9}$/.test(person) ? person : null,
    asks: ASKS.find((one) => one === query.get('ask')) ?? null,
    done: query.get('done'),
  }
}

export const whoSlug = (who: PeopleChoice['who']): WhoSlug => who.toLowerCase() as WhoSlug

/** The address of a choice with some parts changed; nobody is opened and paging begins anew unless told. */
export function addressOf(choice: PeopleChoice, change: Partial<PeopleChoice> = {}): string {
  const to = { ...choice, after: null, person: null, asks: null, done: null, ...change }
  const query = new URLSearchParams()
  const put = (name: string, value: string | null) => value && query.set(name, value)
  put('q', to.query)
  put('unit', to.unit)
  put('who', to.who === 'ACTIVE' ? null : whoSlug(to.who))
  put('after', to.after)
  put('person', to.person)
  put('ask', to.asks)
  put('done', to.done)
  const text = query.toString()
  return text ? `/admin/people?${text}` : '/admin/people'
}
