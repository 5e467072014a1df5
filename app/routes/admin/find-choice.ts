import { cutText } from '#graphql/graphemes.ts'
// What of the lists of spaces and boards is shown, as it stands in the address.

export const WHICH = ['all', 'open', 'archived'] as const
type WhichSlug = (typeof WHICH)[number]

export type FindChoice = {
  query: string
  which: WhichSlug
  /** A space's slug, where boards are listed. */
  space: string
  after: string | null
}

/** Reads an address; what is unknown is as if it were not there. */
export function choiceOf(query: URLSearchParams): FindChoice {
  const text = (name: string) => cutText(query.get(name)?.trim() ?? '', 80)
  return {
    query: text('q'),
    which: WHICH.find((which) => which === query.get('which')) ?? 'all',
    space: text('in'),
    after: query.get('after'),
  }
}

/** The address of a choice, with what else shall stand in it. */
export function addressOf(
  path: string,
  choice: FindChoice,
  more: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams()
  if (choice.query) query.set('q', choice.query)
  if (choice.which !== 'all') query.set('which', choice.which)
  if (choice.space) query.set('in', choice.space)
  if (choice.after) query.set('after', choice.after)
  for (const [name, value] of Object.entries(more)) query.set(name, value)
  const text = query.toString()
  return text ? `${path}?${text}` : path
}

/** The choice as the API's arguments. */
export const variablesOf = ({ query, which, space, after }: FindChoice) => ({
  query: query || null,
  isArchived: which === 'all' ? null : which === 'archived',
  space: space || null,
  after,
})
