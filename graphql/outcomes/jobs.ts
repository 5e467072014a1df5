// The timed work of values: owners are asked when the day has come. Safe to repeat, and to run twice at once.
import { systemActor } from '#graphql/context.ts'
import { transaction } from '#graphql/transaction.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { valueAsked } from './events.ts'

const MAX_AT_ONCE = 200
const SYSTEM = systemActor('outcomes')

/** Asks the owners of values whose day has come, once. */
export async function askValues(_payload: unknown, _db: Db, now = new Date()): Promise<void> {
  await transaction(async (tx) => {
    const due = await tx.rows<{ challengeId: number; ideaId: number; spaceId: number }>(sql`
      select e."challengeId", e."ideaId", c."spaceId" from "ChallengeEntry" e join "Challenge" c on c.id = e."challengeId"
      join "Space" s on s.id = c."spaceId" and s."archivedAt" is null
      where e."valueEstimate" is not null and e."closedAt" is null and e."valueCheckAt" <= ${tx.at}
        and not exists (select 1 from "ValueCheck" v where v."challengeId" = e."challengeId" and v."ideaId" = e."ideaId"
          and (v."askedAt" is not null or v."measuredAt" is not null))
      order by e."valueCheckAt", e."ideaId" limit ${MAX_AT_ONCE} for no key update of e skip locked`)
    for (const about of due) {
      await tx.rows(sql`
        insert into "ValueCheck" ("challengeId", "ideaId", "askedAt") values (${about.challengeId}, ${about.ideaId}, ${tx.at})
        on conflict ("challengeId", "ideaId") do update set "askedAt" = excluded."askedAt"`)
      await valueAsked.record(tx, SYSTEM, about)
    }
  }, now)
}
