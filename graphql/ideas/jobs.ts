// The promise's clock: an answer that did not come in time is recorded once, whoever runs the clock.

import { transaction } from '#graphql/transaction.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { awaitsResponse } from './awaiting-response.ts'
import { responseLate } from './events.ts'

const MAX_AT_ONCE = 200

/** Records `idea.response-late` for ideas whose day has passed in the last week; the event itself is the mark. */
export async function recordLateResponses(_payload: unknown, db: Db): Promise<void> {
  const late = await db.rows<{ id: number }>(sql`
    select i.id from "Idea" i
    where ${awaitsResponse} and i."responseDueAt" between now() - interval '7 days' and now()
      and not exists (select 1 from "Event" e where e.name = 'idea.response-late' and (e.payload->>'ideaId')::int = i.id)
    order by i.id limit ${MAX_AT_ONCE}`)
  for (const { id } of late)
    await transaction(async (tx) => {
      const idea = await tx.first<{ boardId: number; spaceId: number }>(sql`
        select "boardId", "spaceId" from "Idea" where id = ${id} and "respondedAt" is null for update skip locked`)
      const noted = await tx.first(sql`
        select 1 from "Event" where name = 'idea.response-late' and (payload->>'ideaId')::int = ${id}`)
      if (idea && !noted)
        await responseLate.record(tx, { viewer: null, requestId: 'clock' }, { ideaId: id, ...idea })
    })
}
