// The writes of clocks and policies. The caller has asked its own policy and holds the lock of the post.
import type * as z from 'zod/mini'
import type { Actor } from '#graphql/context.ts'
import { Invalid } from '#graphql/errors.ts'
import { minutes } from '#graphql/time.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { clockPaused, clockResumed, clockStarted, clockStopped } from './events.ts'
import type { ChangePolicy } from './input.ts'
import {
  DEFAULT_ESCALATE_AFTER,
  DEFAULT_WARN_BEFORE,
  MAX_ANSWER_DAYS,
  MAX_ESCALATION_LEVEL,
} from './limits.ts'
import type { ClockPlace, ClockPurpose } from './purposes.ts'
import {
  type ClockRow,
  clockColumns,
  pausesOf,
  promisedDays,
  type ReadyPolicy,
  readyPolicies,
} from './queries.ts'
import {
  addWorkingTime,
  dueAt,
  type Pause,
  TooFarAhead,
  type WorkingUnit,
  warnAt,
} from './working-time.ts'

/** When a response is due and when to warn of it. */
export type Due = { dueAt: Date; warnAt: Date | null }

/** Counts a clock's times. Null where the policy promises nothing (any longer). */
export function dueBy(
  policy: ReadyPolicy,
  clock: { startedAt: Date; timeZone: string },
  pauses: readonly Pause[] = [],
): Due | null {
  if (policy.respondWithin === null) return null
  const rules = policy.rules(clock.timeZone)
  const within = { amount: policy.respondWithin, unit: policy.unit }
  const due = dueAt(rules, clock.startedAt, within, pauses)
  const before = policy.warnBefore === null ? null : minutes(policy.warnBefore)
  return { dueAt: due, warnAt: warnAt(rules, clock.startedAt, due, before) }
}

/** A clock that can be started; made before its post is written, so that the post can carry the due time. */
export type PlannedClock = Due & { policyId: number; timeZone: string; startedAt: Date }

/**
 * What a policy promises from `now` on; null when it promises nothing.
 * @param timeZone where the one who owes the response lives; used where the calendar names no zone
 */
export async function planClock(
  tx: Tx,
  policyId: number,
  timeZone: string,
  now: Date,
): Promise<PlannedClock | null> {
  const policy = (await readyPolicies(tx, [policyId])).get(policyId)
  const due = policy && dueBy(policy, { startedAt: now, timeZone })
  return due ? { ...due, policyId, timeZone, startedAt: now } : null
}

/** Starts a planned clock on a post. The feature writes the copy of the due time with its own row. */
export async function startClock(
  tx: Tx,
  by: Actor,
  purpose: ClockPurpose,
  at: ClockPlace & { postId: number },
  planned: PlannedClock,
): Promise<void> {
  const { policyId, timeZone, startedAt, dueAt: due, warnAt: warn } = planned
  tx.later(sql`
    insert into "Clock" ("policyId", "postId", purpose, "timeZone", "startedAt", "dueAt", "warnAt", "nextAt")
    values (${policyId}, ${at.postId}, ${purpose.name}, ${timeZone}, ${startedAt}, ${due}, ${warn}::timestamptz, ${warn ?? due})`)
  await clockStarted.record(tx, by, { ...at, purpose: purpose.name, dueAt: due.toISOString() })
}

const runningClock = (tx: Tx, purpose: ClockPurpose, postId: number) =>
  tx.first<ClockRow>(sql`
    select ${clockColumns} from "Clock" k
    where k."postId" = ${postId} and k.purpose = ${purpose.name} and k."stoppedAt" is null for no key update`)

const eventOf = (clock: ClockRow, at: ClockPlace) => ({
  ...at,
  clockId: clock.id,
  postId: clock.postId,
  purpose: clock.purpose,
})

/** Lets the clock of a post stand still. Without a running clock nothing happens. */
export async function pauseClock(
  tx: Tx,
  by: Actor,
  purpose: ClockPurpose,
  { postId, ...at }: ClockPlace & { postId: number },
  now: Date,
): Promise<void> {
  const clock = await runningClock(tx, purpose, postId)
  if (!clock || clock.pausedAt) return
  tx.later(sql`update "Clock" set "pausedAt" = ${now} where id = ${clock.id}`)
  await clockPaused.record(tx, by, eventOf(clock, at))
}

/**
 * Lets a paused clock run on.
 * @returns its due time from now on, null when the policy promises nothing any longer (the clock is cancelled then), and
 * undefined when no clock was paused
 */
export async function resumeClock(
  tx: Tx,
  by: Actor,
  purpose: ClockPurpose,
  { postId, ...at }: ClockPlace & { postId: number },
  now: Date,
): Promise<Date | null | undefined> {
  const clock = await runningClock(tx, purpose, postId)
  if (!clock?.pausedAt) return
  const policy = (await readyPolicies(tx, [clock.policyId])).get(clock.policyId) as ReadyPolicy
  return await runOn(tx, by, purpose, {
    clock,
    policy,
    at,
    pause: { from: clock.pausedAt, to: now },
  })
}

/** What `runOn` needs to know. */
export type Resumed = { clock: ClockRow; policy: ReadyPolicy; at: ClockPlace; pause: Pause }

/**
 * Counts a pause that has just ended, as the purpose says, and lets the clock run on. One that was late when the pause
 * began stays late.
 * @returns the due time from now on, or null when the clock was cancelled
 */
export async function runOn(
  tx: Tx,
  by: Actor,
  purpose: ClockPurpose,
  { clock, policy, at, pause }: Resumed,
): Promise<Date | null> {
  const stand = (
    due: Due | null,
    from = clock,
    next: Date | null = nextOf({ ...from, ...due }),
  ): Promise<Date> => standAgain(tx, by, purpose, at, { ...from, old: clock.dueAt }, due, next)
  if (clock.breachedAt) return await stand(null, clock, escalationAfter(clock, policy, pause.to))
  if (clock.dueAt <= pause.from) return await stand(null)
  if (purpose.afterPause === 'extend') {
    await tx.rows(sql`
      insert into "ClockPause" ("clockId", "from", "to") values (${clock.id}, ${pause.from}, ${pause.to})
      on conflict do nothing`)
    return await stand(dueBy(policy, clock, await pausesOf(tx, [clock.id])))
  }
  if (clock.dueAt > pause.to) return await stand(null)
  const anew = { ...clock, startedAt: pause.to, warnedAt: null }
  const due = dueBy(policy, anew)
  if (due) return await stand(due, anew)
  await end(tx, by, purpose, at, { ...clock, outcome: 'CANCELLED' }, pause.to)
  return null
}

/** When a late clock is escalated (further) that stood still until an instant: the whole time begins again. */
function escalationAfter(clock: ClockRow, policy: ReadyPolicy, until: Date): Date | null {
  if (clock.escalationLevel >= MAX_ESCALATION_LEVEL || policy.escalateAfter === null) return null
  return addWorkingTime(policy.rules(clock.timeZone), until, minutes(policy.escalateAfter))
}

/** When a clock has something to do next. */
export const nextOf = (clock: Pick<ClockRow, 'warnAt' | 'warnedAt' | 'dueAt'>): Date =>
  clock.warnAt && !clock.warnedAt ? clock.warnAt : clock.dueAt

/** Lets a clock run with the times given, or with those it has. What changed nothing for anybody is no event. */
async function standAgain(
  tx: Tx,
  by: Actor,
  purpose: ClockPurpose,
  at: ClockPlace,
  clock: ClockRow & { old: Date },
  due: Due | null,
  nextAt: Date | null,
): Promise<Date> {
  const now = { ...clock, ...due }
  tx.later(sql`
    update "Clock" set "pausedAt" = null, "startedAt" = ${now.startedAt}, "dueAt" = ${now.dueAt},
      "warnAt" = ${now.warnAt}::timestamptz, "warnedAt" = ${now.warnedAt}::timestamptz, "nextAt" = ${nextAt}::timestamptz
    where id = ${clock.id}`)
  const isMoved = Number(now.dueAt) !== Number(clock.old)
  if (isMoved) purpose.copyDue(tx, [{ postId: clock.postId, dueAt: now.dueAt }])
  if (isMoved || clock.pausedAt)
    await clockResumed.record(tx, by, {
      ...eventOf(clock, at),
      oldDueAt: clock.old.toISOString(),
      dueAt: now.dueAt.toISOString(),
    })
  return now.dueAt
}

/** Stops the clock of a post because the response was given at `now`: it enters the policy's record. */
export async function stopClock(
  tx: Tx,
  by: Actor,
  purpose: ClockPurpose,
  { postId, ...at }: ClockPlace & { postId: number },
  now: Date,
): Promise<void> {
  const clock = await runningClock(tx, purpose, postId)
  if (clock) await end(tx, by, purpose, at, { ...clock, outcome: 'RESPONDED' }, now)
}

/** Stops the clock of a post because the response is no longer owed. */
export async function cancelClock(
  tx: Tx,
  by: Actor,
  purpose: ClockPurpose,
  { postId, ...at }: ClockPlace & { postId: number },
  now: Date,
): Promise<void> {
  const clock = await runningClock(tx, purpose, postId)
  if (clock) await end(tx, by, purpose, at, { ...clock, outcome: 'CANCELLED' }, now)
}

async function end(
  tx: Tx,
  by: Actor,
  purpose: ClockPurpose,
  at: ClockPlace,
  clock: ClockRow & { outcome: 'RESPONDED' | 'CANCELLED' },
  now: Date,
): Promise<void> {
  const { outcome } = clock
  const isInTime = now <= clock.dueAt
  tx.later(sql`
    update "Clock" set "stoppedAt" = ${now}, outcome = ${outcome}::"ClockOutcome", "pausedAt" = null, "nextAt" = null
    where id = ${clock.id}`)
  if (outcome === 'CANCELLED') purpose.copyDue(tx, [{ postId: clock.postId, dueAt: null }])
  await clockStopped.record(tx, by, { ...eventOf(clock, at), outcome, isInTime })
  // Last, because everybody who responds under the same policy waits for this row until the commit.
  if (outcome === 'RESPONDED')
    tx.later(sql`
      update "ClockPolicy" set kept = kept + ${Number(isInTime)}, late = late + ${Number(!isInTime)}
      where id = ${clock.policyId}`)
}

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
    if (!known) throw new Invalid({ calendarId: ['Choose one of the calendars.'] })
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
        throw new Invalid({ [field]: [`At most ${MAX_ANSWER_DAYS} working days.`] })
      dueAt(rules('UTC'), from, within)
    }
  } catch (error) {
    if (!(error instanceof TooFarAhead)) throw error
    throw new Invalid({ [field]: ['The calendar has too little working time for this.'] })
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
