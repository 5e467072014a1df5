// What an idea's search document has beyond that of any post: the reason of a Not now is found too.

import type { SearchExtra } from '#graphql/post-kinds.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { kindsMessages } from '#messages/kinds.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { DECLINE_REASONS, type DeclineReason } from './limits.ts'
import type { IdeaStatus } from './policy.ts'

const say = kindsMessages.message

/** The labels of the statuses. */
export const STATUS_LABELS: Record<IdeaStatus, Message> = {
  NEW: say('status.NEW'),
  SHAPING: say('status.SHAPING'),
  TRIAL: say('status.TRIAL'),
  BUILDING: say('status.BUILDING'),
  IN_USE: say('status.IN_USE'),
  NOT_NOW: say('status.NOT_NOW'),
  MERGED: say('status.MERGED'),
  WITHDRAWN: say('status.WITHDRAWN'),
}

type Row = {
  id: number
  status: string
  declineReason: DeclineReason | null
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
