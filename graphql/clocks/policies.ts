// Writes of policies: how soon a response is promised. The caller has asked its own policy.
import type * as z from 'zod/mini'
import type { Actor } from '#graphql/context.ts'
import { Invalid } from '#graphql/errors.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { ChangePolicy } from './input.ts'
import { DEFAULT_ESCALATE_AFTER, DEFAULT_WARN_BEFORE, MAX_ANSWER_DAYS } from './limits.ts'
import { promisedDays, type ReadyPolicy, readyPolicies } from './queries.ts'
import { dueAt, TooFarAhead, type WorkingUnit } from './working-time.ts'

const say = refusalMessages.message

/** Makes a policy in working days for something new. Gives its id. */
export async function makePolicy(tx: Tx, days: number | null): Promise<number> {
  const row = await tx.first<{ id: number }>(sql`
    insert into "ClockPolicy" ("respondWithin", "warnBefore", "escalateAfter")
    values (${days}::int, ${DEFAULT_WARN_BEFORE}, ${DEFAULT_ESCALATE_AFTER}) returning id`)
  return (row as { id: number }).id
}

type Changes = z.output<typeof ChangePolicy>

/**
 * Changes what is named of a policy; clocks that run under it are counted anew by a job. Throws Invalid for a time that
 * the calendar does not reach, and for a calendar that does not exist.
 */
export async function changePolicy(
  tx: Tx,
  by: Actor,
  policyId: number,
  changes: Changes,
): Promise<void> {
  const before = (await readyPolicies(tx, [policyId])).get(policyId) as ReadyPolicy
  if (changes.calendarId) {
    const known = await tx.first(
      sql`select 1 from "Calendar" where id = ${changes.calendarId} for share`,
    )
    if (!known) throw new Invalid({ calendarId: [say('chooseCalendar')] })
  }
  const set = <Name extends keyof Changes>(name: Name) => changes[name] !== undefined
  await tx.rows(sql`
    update "ClockPolicy" set
      "respondWithin" = case when ${set('respondWithin')} then ${changes.respondWithin ?? null}::int else "respondWithin" end,
      unit = coalesce(${changes.unit ?? null}::"ClockUnit", unit),
      "calendarId" = case when ${set('calendarId')} then ${changes.calendarId ?? null}::int else "calendarId" end,
      "warnBefore" = case when ${set('warnBefore')} then ${changes.warnBefore ?? null}::int else "warnBefore" end,
      "escalateAfter" = case when ${set('escalateAfter')} then ${changes.escalateAfter ?? null}::int else "escalateAfter" end,
      "escalateToId" = case when ${set('escalateToId')} then ${changes.escalateToId ?? null}::int else "escalateToId" end
    where id = ${policyId}`)
  const after = (await readyPolicies(tx, [policyId])).get(policyId) as ReadyPolicy
  if (after.respondWithin !== null)
    mustBeReached(after, [{ unit: after.unit, amount: after.respondWithin }], 'respondWithin')
  const counts = ({ calendarId, respondWithin, unit, warnBefore }: ReadyPolicy) =>
    JSON.stringify([calendarId, respondWithin, unit, warnBefore])
  if (counts(before) !== counts(after)) queueRecount(tx, { policyId, requestId: by.requestId })
}

/** What is counted anew, and the request that asked for it. */
export type Recount = { policyId?: number; calendarId?: number; requestId: string }

/** Clocks may be many: they are counted anew in batches, after the commit. */
export const queueRecount = (tx: Tx, what: Recount): void =>
  tx.later(
    sql`select 1 from graphile_worker.add_job('recompute-clocks', ${JSON.stringify(what)}::json)`,
  )

/** Refuses what would be due further ahead than clocks count. @param field whom the refusal is about */
export function mustBeReached(
  { rules }: Pick<ReadyPolicy, 'rules'>,
  promises: readonly { unit: WorkingUnit; amount: number }[],
  field: string,
): void {
  const from = new Date()
  try {
    for (const within of promises) {
      if (within.unit === 'DAYS' && within.amount > MAX_ANSWER_DAYS)
        throw new Invalid({ [field]: [say('mostDays', { max: MAX_ANSWER_DAYS })] })
      dueAt(rules('UTC'), from, within)
    }
  } catch (error) {
    if (!(error instanceof TooFarAhead)) throw error
    throw new Invalid({ [field]: [say('calendarShort')] })
  }
}

/** Makes a policy promise so many working days. One that promises no days, but hours, stays so when `days` is null. */
export async function changeDays(
  tx: Tx,
  by: Actor,
  policyId: number,
  days: number | null,
): Promise<void> {
  const now = await tx.first<{ days: number | null }>(sql`
    select ${promisedDays} as days from "ClockPolicy" policy where policy.id = ${policyId} for no key update`)
  if (now?.days !== days)
    await changePolicy(tx, by, policyId, { respondWithin: days, ...(days ? { unit: 'DAYS' } : {}) })
}
