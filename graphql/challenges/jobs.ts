// The timed work of challenges. Safe to repeat, and to run twice at once.
import { systemActor } from '#graphql/context.ts'
import { hours } from '#graphql/time.ts'
import { transaction } from '#graphql/transaction.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { evaluationDue } from './events.ts'
import { REMIND_EVALUATORS_HOURS } from './limits.ts'
import { keepTime, type Timed } from './moves.ts'
import { rulesOf } from './queries.ts'
import { isLeft } from './score-queries.ts'

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
    select c.id, c."spaceId", c.stage, c."remindedAt", c."openingRemindedAt", c."namesFrom", c."namesShownAt",
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

const MAX_REMINDED = 500

/** Reminds evaluators who have entries left, once, before their due date. */
export async function remindEvaluators(_payload: unknown, _db: Db, now = new Date()) {
  await transaction(async (tx) => {
    const until = new Date(tx.at.getTime() + hours(REMIND_EVALUATORS_HOURS))
    const due = await tx.rows<{ challengeId: number; spaceId: number; personId: number }>(sql`
      update "Evaluator" v set "remindedAt" = ${tx.at} from "Challenge" c
      where c.id = v."challengeId" and c.stage not in ('UPCOMING', 'COLLECT', 'TOLD') and (v."challengeId", v."personId") in (
        select o."challengeId", o."personId" from "Evaluator" o
        where o."remindedAt" is null and o."dueAt" > ${tx.at} and o."dueAt" <= ${until}
          and exists (select 1 from "ChallengeEntry" e
            where e."challengeId" = o."challengeId" and e."closedAt" is null and ${isLeft(sql`o."personId"`)})
        order by o."dueAt", o."personId" limit ${MAX_REMINDED} for update of o skip locked)
      returning v."challengeId", c."spaceId", v."personId"`)
    const byChallenge = Map.groupBy(due, ({ challengeId }) => challengeId)
    for (const [challengeId, rows] of byChallenge)
      await evaluationDue.record(tx, SYSTEM, {
        challengeId,
        spaceId: rows[0]?.spaceId ?? 0,
        personIds: rows.map(({ personId }) => personId),
      })
  }, now)
}
