// The timed work of challenges. Safe to repeat, and to run twice at once.
import { systemActor } from '#graphql/context.ts'
import { transaction } from '#graphql/transaction.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { keepTime, type Timed } from './moves.ts'
import { rulesOf } from './queries.ts'

const MAX_AT_ONCE = 50
/** Batches of one run: what is left waits for the next minute. */
const MAX_BATCHES = 40
const SYSTEM = systemActor('challenges')

/** Takes the step of every challenge whose time has come. In an archived space none moves until it is restored. */
export async function runChallenges(_payload: unknown, _db: Db, now = new Date()): Promise<void> {
  for (let batch = 0; batch < MAX_BATCHES; batch++)
    if ((await transaction(stepBatch, now)) < MAX_AT_ONCE) return
}

/** @returns how many challenges were taken in hand */
async function stepBatch(tx: Tx): Promise<number> {
  const due = await tx.rows<Omit<Timed, 'rules'> & { rules: Parameters<typeof rulesOf>[0] }>(sql`
    select c.id, c."spaceId", c.stage, c."remindedAt",
      (select json_agg(json_build_object('stage', r.stage, 'startsAt', r."startsAt", 'submitters', r.submitters,
        'voters', r.voters, 'allowsComments', r."allowsComments") order by r.stage)
        from "ChallengeRule" r where r."challengeId" = c.id) as rules
    from "Challenge" c join "Post" p on p.id = c.id and p.state = 'OPEN'
    join "Space" s on s.id = c."spaceId" and s."archivedAt" is null
    where c."nextAt" <= ${tx.at} order by c."nextAt", c.id limit ${MAX_AT_ONCE} for no key update of p, c skip locked`)
  for (const { rules, ...challenge } of due)
    await keepTime(tx, SYSTEM, { ...challenge, rules: rulesOf(rules) })
  return due.length
}
