// What an idea's search document has beyond that of any post: the reason of a Not now is found too.

import type { SearchExtra } from '#graphql/post-kinds.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { DECLINE_REASONS } from './limits.ts'
import type { IdeaStatus } from './policy.ts'

/** A status in words, for facets and rows. */
export const STATUS_WORDS: Record<IdeaStatus, string> = {
  NEW: 'New',
  SHAPING: 'Shaping',
  TRIAL: 'Trial',
  BUILDING: 'Building',
  IN_USE: 'In use',
  NOT_NOW: 'Not now',
  MERGED: 'Merged',
  WITHDRAWN: 'Withdrawn',
}

type Row = {
  id: number
  status: string
  declineReason: keyof typeof DECLINE_REASONS | null
  declineText: string | null
}

export async function ideaExtras(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, SearchExtra>> {
  const rows = await db.rows<Row>(sql`
    select id, status, "declineReason", "declineText" from "Idea" where id = any(${ids}::int[])`)
  return new Map(
    rows.map(({ id, status, declineReason, declineText }) => [
      id,
      {
        status,
        text: [declineReason ? DECLINE_REASONS[declineReason] : '', declineText ?? '']
          .filter(Boolean)
          .join('. '),
      },
    ]),
  )
}
