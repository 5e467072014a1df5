// The writes of clocks. The caller has asked its own policy and holds the lock of the post.
import type { Actor } from '#graphql/context.ts'
import { minutes } from '#graphql/time.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { clockPaused, clockResumed, clockStarted, clockStopped } from './events.ts'
import { MAX_ESCALATION_LEVEL } from './limits.ts'
import { type ClockPlace, type ClockPurpose, purposeNamed } from './purposes.ts'
import {
  type ClockRow,
  clockColumns,
  pausesOf,
  type ReadyPolicy,
  readyPolicies,
} from './queries.ts'
import { addWorkingTime, dueAt, type Pause, TooFarAhead, warnAt } from './working-time.ts'

/** When a response is due and when to warn of it. */
export type Due = { dueAt: Date; warnAt: Date | null }

/**
 * Counts a clock's times. Null where the policy promises nothing (any longer), or nothing within the days that clocks count: one
 * that throws would hold up all that are counted with it.
 */
export function dueBy(
  policy: ReadyPolicy,
  clock: { startedAt: Date; timeZone: string },
  pauses: readonly Pause[] = [],
): Due | null {
  if (policy.respondWithin === null) return null
  try {
    return countedDue(policy, policy.respondWithin, clock, pauses)
  } catch (error) {
    if (error instanceof TooFarAhead) return null
    throw error
  }
}

function countedDue(
  policy: ReadyPolicy,
  amount: number,
  clock: { startedAt: Date; timeZone: string },
  pauses: readonly Pause[],
): Due {
  const rules = policy.rules(clock.timeZone)
  const within = { amount, unit: policy.unit }
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

/** Pauses the clock of a post. Without a running clock nothing happens. */
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
 * Resumes a paused clock.
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

/** Counts the time since `from`, in which a post was seen by few and its clocks slept, as a pause of each of them. */
export async function runOnAfter(tx: Tx, by: Actor, postId: number, from: Date): Promise<void> {
  const clocks = await tx.rows<ClockRow>(sql`
    select ${clockColumns} from "Clock" k
    where k."postId" = ${postId} and k."stoppedAt" is null and k."pausedAt" is null order by k.id for no key update`)
  for (const clock of clocks) {
    const purpose = purposeNamed(clock.purpose)
    const at = (await purpose?.places(tx, [postId]))?.get(postId)
    const policy = (await readyPolicies(tx, [clock.policyId])).get(clock.policyId)
    if (!purpose || !at || !policy) continue
    const dueAt = await runOn(tx, by, purpose, { clock, policy, at, pause: { from, to: tx.at } })
    purpose.copyDue(tx, [{ postId, dueAt }])
  }
}

/** What `runOn` needs to know. */
export type Resumed = { clock: ClockRow; policy: ReadyPolicy; at: ClockPlace; pause: Pause }

/**
 * Counts a pause that has just ended, as the purpose says, and resumes the clock. One that was late when the pause
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
  ): Promise<Date> => resumeWith(tx, by, purpose, at, { ...from, old: clock.dueAt }, due, next)
  if (clock.breachedAt) return await stand(null, clock, escalationAfter(clock, policy, pause.to))
  if (clock.dueAt <= pause.from) return await stand(null)
  if (purpose.afterPause === 'extend') {
    await tx.rows(sql`
      insert into "ClockPause" ("clockId", "from", "to") values (${clock.id}, ${pause.from}, ${pause.to})
      on conflict do nothing`)
    const due = dueBy(policy, clock, await pausesOf(tx, [clock.id]))
    // A policy that promises nothing any longer keeps its old times; what is out of reach is promised no more.
    if (due || policy.respondWithin === null) return await stand(due)
    await end(tx, by, purpose, at, { ...clock, outcome: 'CANCELLED' }, pause.to)
    return null
  }
  if (clock.dueAt > pause.to) return await stand(null)
  const anew = { ...clock, startedAt: pause.to, warnedAt: null }
  const due = dueBy(policy, anew)
  if (due) return await stand(due, anew)
  await end(tx, by, purpose, at, { ...clock, outcome: 'CANCELLED' }, pause.to)
  return null
}

/** When a late clock that was paused until an instant is escalated (further): the whole time begins again. */
const escalationAfter = (clock: ClockRow, policy: ReadyPolicy, until: Date): Date | null =>
  clock.escalationLevel >= MAX_ESCALATION_LEVEL ? null : escalatedAt(clock, policy, until, 1)

/**
 * When a clock is escalated so many times the policy's time after an instant. Null where the policy does not escalate, or not
 * within the days that clocks count: one that throws would hold up all that are due with it.
 */
export function escalatedAt(
  { timeZone }: ClockRow,
  { rules, escalateAfter }: ReadyPolicy,
  from: Date,
  times: number,
): Date | null {
  if (escalateAfter === null) return null
  try {
    return addWorkingTime(rules(timeZone), from, minutes(escalateAfter) * times)
  } catch (error) {
    if (error instanceof TooFarAhead) return null
    throw error
  }
}

/** When a clock has something to do next. */
export const nextOf = (clock: Pick<ClockRow, 'warnAt' | 'warnedAt' | 'dueAt'>): Date =>
  clock.warnAt && !clock.warnedAt ? clock.warnAt : clock.dueAt

/** Lets a clock run with the times given, or with those it has. What changed nothing for anybody is no event. */
async function resumeWith(
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
