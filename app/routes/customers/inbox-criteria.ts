// What the inbox shows, as its address says it: a view, narrowed by channel, language, severity, tag and whether nobody has taken it.
import { INBOX_VIEWS, type InboxView, LANGUAGES } from '#graphql/customers/limits.ts'

export type Criteria = {
  view: InboxView
  channelId: number | null
  language: string | null
  severity: number
  tag: string
  isUnassigned: boolean
}

export const criteriaIn = (query: URLSearchParams): Criteria => {
  const asked = query.get('view')?.toUpperCase()
  const severity = Number(query.get('severity'))
  return {
    view: INBOX_VIEWS.find((one) => one === asked) ?? 'OPEN',
    channelId: Number(query.get('channel')?.match(/^\d{1,9}$/)?.[0]) || null,
    language: LANGUAGES.find((one) => one === query.get('language')) ?? null,
    severity: severity === 2 || severity === 3 ? severity : 1,
    tag: (query.get('tag') ?? '').trim().slice(0, 40),
    isUnassigned: query.has('free'),
  }
}

export const isNarrowed = ({ channelId, isUnassigned, language, severity, tag }: Criteria) =>
  channelId !== null || language !== null || severity > 1 || tag !== '' || isUnassigned

/** The address of the inbox that shows this. */
export function inboxAddress(criteria: Criteria): string {
  const { channelId, isUnassigned, language, severity, tag, view } = criteria
  const query = new URLSearchParams()
  if (view !== 'OPEN') query.set('view', view.toLowerCase())
  if (channelId !== null) query.set('channel', String(channelId))
  if (language) query.set('language', language)
  if (severity > 1) query.set('severity', String(severity))
  if (tag) query.set('tag', tag)
  if (isUnassigned) query.set('free', '1')
  return query.size > 0 ? `/customers?${query}` : '/customers'
}
