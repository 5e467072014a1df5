// What is searched for, as it stands in the address.
import { type IdeaStatus, statusFromSlug } from '#app/components/idea-status.ts'

export const KINDS = { idea: 'IDEA', comment: 'COMMENT', person: 'PERSON', space: 'SPACE' } as const
export type KindSlug = keyof typeof KINDS
export const KIND_WORDS: Record<KindSlug, { one: string; many: string }> = {
  idea: { one: 'Idea', many: 'Ideas' },
  comment: { one: 'Talk', many: 'Talk' },
  person: { one: 'Person', many: 'People' },
  space: { one: 'Space', many: 'Spaces' },
}
export const kindSlug = (kind: string): KindSlug => kind.toLowerCase() as KindSlug

export type SearchChoice = {
  q: string
  kinds: KindSlug[]
  space: string
  tags: string[]
  statuses: IdeaStatus[]
  /** `7` or `30` days, a year like `2026`, or nothing. */
  when: string
  from: string
  to: string
  after: string
}

/** Reads the address; what makes no sense is left out. */
export function choiceOf(query: URLSearchParams): SearchChoice {
  return {
    q: (query.get('q') ?? '').slice(0, 300),
    kinds: query.getAll('kind').filter((kind): kind is KindSlug => kind in KINDS),
    space: query.get('space') ?? '',
    tags: query.getAll('tag').filter(Boolean).slice(0, 10),
    statuses: query.getAll('status').flatMap((slug) => statusFromSlug(slug) ?? []),
    when: /^(7|30|\d{4})$/.test(query.get('when') ?? '') ? (query.get('when') ?? '') : '',
    from: dayIn(query.get('from')),
    to: dayIn(query.get('to')),
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
    kinds: choice.kinds.length ? choice.kinds.map((kind) => KINDS[kind]) : null,
    space: choice.space || null,
    tags: choice.tags.length ? choice.tags : null,
    statuses: choice.statuses.length ? choice.statuses : null,
    from,
    to,
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
