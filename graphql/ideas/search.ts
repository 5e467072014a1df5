// What an idea's search document has beyond that of any post: the reason of a Not now is found too.

import type { SearchExtra } from '#graphql/post-kinds.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { languageOf } from '#messages/engine/languages.ts'
import { ideaListMessages } from '#messages/idea-list.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { DeclineReason } from './limits.ts'
import type { IdeaStatus } from './policy.ts'

const say = ideaListMessages.message

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
  language: string | null
}

export async function ideaExtras(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, SearchExtra>> {
  const rows = await db.rows<Row>(sql`
    select i.id, i.status, i."declineReason", i."declineText", p.language
    from "Idea" i join "Post" p on p.id = i.id where i.id = any(${ids}::int[])`)
  return new Map(
    rows.map(({ id, status, declineReason, declineText, language }) => [
      id,
      {
        status,
        text: [reasonIn(language, declineReason), declineText ?? ''].filter(Boolean).join('. '),
      },
    ]),
  )
}

/** The reason as its label reads in the language of the idea. */
const reasonIn = (language: string | null, reason: DeclineReason | null): string =>
  reason ? ideaListMessages.in(languageOf(language) ?? 'en')(`declined.${reason}`) : ''
