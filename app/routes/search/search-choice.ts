import { cutText } from '#graphql/graphemes.ts'
// What is searched for, as it stands in the address.
import type { Choices, PostStatus, SearchKind } from './choices.ts'

/** As it stands in addresses: “in-use”. */
export const slugOf = (name: string): string => name.toLowerCase().replaceAll('_', '-')

export type SearchChoice = {
  q: string
  kinds: SearchKind[]
  space: string
  tags: string[]
  statuses: PostStatus[]
  /** `7` or `30` days, a year like `2026`, or nothing. */
  when: string
  from: string
  to: string
  /** By date in place of relevance. */
  isByDate: boolean
  after: string
}

/** Reads the address; what makes no sense is left out. */
export function choiceOf(query: URLSearchParams, choices: Choices): SearchChoice {
  const kinds = query.getAll('kind')
  const statuses = query.getAll('status')
  return {
    q: cutText(query.get('q') ?? '', 300),
    kinds: choices.kinds.map(({ kind }) => kind).filter((kind) => kinds.includes(slugOf(kind))),
    space: query.get('space') ?? '',
    tags: query.getAll('tag').filter(Boolean).slice(0, 10),
    statuses: choices.statuses
      .map(({ status }) => status)
      .filter((status) => statuses.includes(slugOf(status))),
    when: /^(7|30|\d{4})$/.test(query.get('when') ?? '') ? (query.get('when') ?? '') : '',
    from: dayIn(query.get('from')),
    to: dayIn(query.get('to')),
    isByDate: query.get('order') === 'date',
    after: query.get('after') ?? '',
  }
}

const DAY = 86_400_000

/** The choice as the search's variables; `now` in milliseconds. */
export function variablesOf(choice: SearchChoice, now: number) {
  const { when } = choice
  const isYear = when.length === 4
  const since = when && !isYear ? new Date(now - Number(when) * DAY).toISOString() : null
  const from = choice.from
    ? `${choice.from}T00:00:00.000Z`
    : isYear
      ? `${when}-01-01T00:00:00.000Z`
      : since
  const to = choice.to
    ? `${choice.to}T23:59:59.999Z`
    : isYear
      ? `${when}-12-31T23:59:59.999Z`
      : null
  return {
    query: choice.q,
    kinds: choice.kinds.length ? choice.kinds : null,
    space: choice.space || null,
    tags: choice.tags.length ? choice.tags : null,
    statuses: choice.statuses.length ? choice.statuses : null,
    from,
    to,
    order: choice.isByDate ? ('NEWEST' as const) : null,
    after: choice.after || null,
  }
}

/** A day that exists: a calendar would take 30 February for the second of March. */
function dayIn(text: string | null): string {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return ''
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : ''
}

/** The address without one value of a field, for the chips that take a choice back. */
export function without(query: URLSearchParams, name: string, value?: string): string {
  const rest = new URLSearchParams(query)
  rest.delete(name, value)
  rest.delete('after')
  return `/search?${rest}`
}

/** The address with another order, from the first page on. */
export function orderedBy(query: URLSearchParams, isByDate: boolean): string {
  const next = new URLSearchParams(query)
  next.delete('order')
  next.delete('after')
  if (isByDate) next.set('order', 'date')
  return `/search?${next}`
}
