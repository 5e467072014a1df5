import { useMessages } from '#app/messages.tsx'
import { STATUS_STEPS } from '#graphql/ideas/limits.ts'
import { ideaListMessages } from '#messages/idea-list.ts'

/** Every status an idea can have, as the server names them. */
const STATUSES = [...STATUS_STEPS, 'NOT_NOW', 'MERGED', 'WITHDRAWN'] as const
export type IdeaStatus = (typeof STATUSES)[number]

/** The statuses that follow each other, from the first line to daily use. */
export const STATUS_ORDER = STATUS_STEPS

/** The labels of the statuses in the page's language. */
export function useStatusLabel(): (status: IdeaStatus) => string {
  const t = useMessages(ideaListMessages)
  return (status) => t(`status.${status}`)
}

/** The status as it stands in addresses and class names: “in-use”. */
export function statusSlug(status: IdeaStatus): string {
  return status.toLowerCase().replace('_', '-')
}

/** The status for an address's “in-use”, or undefined. */
export function statusFromSlug(slug: string | null): IdeaStatus | undefined {
  return STATUSES.find((status) => statusSlug(status) === slug)
}
