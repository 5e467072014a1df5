// Which people are listed and which one is opened, as it stands in the address.

export const WHO = { active: 'With access', left: 'Without access', all: 'Everyone' } as const
type WhoSlug = keyof typeof WHO

export type PeopleChoice = {
  query: string
  unit: string
  who: 'ACTIVE' | 'LEFT' | 'ALL'
  after: string | null
  /** The number of who is opened in the sheet. */
  person: string | null
  /** True while the sheet asks whether to end this person's access. */
  isAsking: boolean
  /** What was just done with the opened person. */
  done: string | null
}

/** Reads an address; what is unknown is as if it were not there. */
export function choiceOf(query: URLSearchParams): PeopleChoice {
  const text = (name: string) => query.get(name)?.trim().slice(0, 80) ?? ''
  const who = query.get('who') ?? ''
  const person = query.get('person')
  return {
    query: text('q'),
    unit: text('unit'),
    who: Object.hasOwn(WHO, who) ? (who.toUpperCase() as PeopleChoice['who']) : 'ACTIVE',
    after: query.get('after'),
    person: person && /^\d{1,9}$/.test(person) ? person : null,
    isAsking: query.get('ask') === 'leave',
    done: query.get('done'),
  }
}

export const whoSlug = (who: PeopleChoice['who']): WhoSlug => who.toLowerCase() as WhoSlug

/** The address of a choice with some parts changed; nobody is opened and paging begins anew unless told. */
export function addressOf(choice: PeopleChoice, change: Partial<PeopleChoice> = {}): string {
  const to = { ...choice, after: null, person: null, isAsking: false, done: null, ...change }
  const query = new URLSearchParams()
  const put = (name: string, value: string | null) => value && query.set(name, value)
  put('q', to.query)
  put('unit', to.unit)
  put('who', to.who === 'ACTIVE' ? null : whoSlug(to.who))
  put('after', to.after)
  put('person', to.person)
  put('ask', to.isAsking ? 'leave' : null)
  put('done', to.done)
  const text = query.toString()
  return text ? `/admin/people?${text}` : '/admin/people'
}
