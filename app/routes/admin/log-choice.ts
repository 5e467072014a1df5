// What of the log is shown, as it stands in the address: for the page and for its file.
import type { Atrium } from '#app/atrium.ts'
import { graphql } from '#app/graphql.ts'

const Named = graphql(`
  query LogNamed($query: String!) {
    people(first: 7, who: ALL, query: $query) { edges { node { number name unit } } }
  }
`)

export type LogChoice = {
  /** What was typed, and who it means if that is clear. */
  who: string
  person: { number: number; name: string } | null
  /** The part of an event’s name before its dot; empty: all. */
  topic: string
  /** Days as `YYYY-MM-DD`, both included; empty: all. */
  firstDay: string
  lastDay: string
}

const dayIn = (text: string | null): string =>
  text && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : ''

/** Somebody is named in words; who is meant is found here, or asked. */
export async function logChoice(ask: Atrium['ask'], query: URLSearchParams) {
  const who = query.get('who')?.trim().slice(0, 80) ?? ''
  const topic = query.get('topic') ?? ''
  const number = /^\d{1,9}$/.test(query.get('person') ?? '') ? query.get('person') : null
  const found = who ? (await ask(Named, { query: who })).people.edges.map(({ node }) => node) : []
  const called = found.filter(({ name }) => name.toLowerCase() === who.toLowerCase())
  const meant =
    called.find((one) => String(one.number) === number) ??
    (called.length === 1 ? called[0] : found.length === 1 ? found[0] : undefined)
  const choice: LogChoice = {
    who,
    topic: /^[a-z-]{1,40}$/.test(topic) ? topic : '',
    person: meant ?? null,
    firstDay: dayIn(query.get('firstDay')),
    lastDay: dayIn(query.get('lastDay')),
  }
  return { choice, found: meant ? [] : found }
}

/** The choice as the API's arguments. */
export const variablesOf = ({ topic, person, firstDay, lastDay }: LogChoice) => ({
  topic: topic || null,
  actor: person ? String(person.number) : null,
  firstDay: firstDay || null,
  lastDay: lastDay || null,
})

/** The address of a choice. */
export function logAddress(choice: LogChoice, path = '/admin/log'): string {
  const query = new URLSearchParams()
  const { who, person, topic, firstDay, lastDay } = choice
  for (const [name, value] of Object.entries({ who, topic, firstDay, lastDay }))
    if (value) query.set(name, value)
  if (person) query.set('person', String(person.number))
  return query.size > 0 ? `${path}?${query}` : path
}
