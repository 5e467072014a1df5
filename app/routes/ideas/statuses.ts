import { STATUS_STEPS } from '#graphql/ideas/limits.ts'

/** Every status an idea can have, as the server names them. */
export type IdeaStatus =
  | 'NEW'
  | 'SHAPING'
  | 'TRIAL'
  | 'BUILDING'
  | 'IN_USE'
  | 'NOT_NOW'
  | 'MERGED'
  | 'WITHDRAWN'

/** The statuses that follow each other, from the first line to daily use. */
export const STATUS_ORDER = STATUS_STEPS

const WORDS: Record<IdeaStatus, string> = {
  NEW: 'New',
  SHAPING: 'Shaping',
  TRIAL: 'Trial',
  BUILDING: 'Building',
  IN_USE: 'In use',
  NOT_NOW: 'Not now',
  MERGED: 'Merged',
  WITHDRAWN: 'Withdrawn',
}

export function statusLabel(status: IdeaStatus): string {
  return WORDS[status]
}

/** The status as it stands in addresses and class names: “in-use”. */
export function statusSlug(status: IdeaStatus): string {
  return status.toLowerCase().replace('_', '-')
}

/** The status for an address's “in-use”, or undefined. */
export function statusFromSlug(slug: string | null): IdeaStatus | undefined {
  return (Object.keys(WORDS) as IdeaStatus[]).find((status) => statusSlug(status) === slug)
}
