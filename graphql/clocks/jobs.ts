// The clocks' timed work: warn, breach and escalate; count anew after a change of a policy or a calendar; let clocks run
// on in a space that was archived. Every job works in small transactions and is safe to repeat and to run twice at once.
import { systemActor } from '#graphql/context.ts'
import { transaction } from '#graphql/transaction.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { clockBreached, clockEscalated, clockRecomputed, clockWarned } from './events.ts'
import { MAX_ESCALATION_LEVEL } from './limits.ts'
import type { Recount } from './policies.ts'
import { type ClockPlace, type ClockPurpose, purposeNamed } from './purposes.ts'
import {
  type ClockRow,
  clockColumns,
  pausesOf,
  type ReadyPolicy,
  readyPolicies,
} from './queries.ts'
import { type Due, dueBy, escalatedAt, nextOf, runOn } from './service.ts'

/** Clocks in one transaction. */
export const MAX_AT_ONCE = 100
/** Batches of one run: what is left waits for the next minute, so that one run never holds a worker for long. */
const MAX_BATCHES = 50
const SYSTEM = systemActor('clocks')

/** Takes the next step of every clock whose time has come. @param now the instant that counts as now */
export async function runClocks(_payload: unknown, _db: Db, now = new Date()): Promise<void> {
  for (let batch = 0; batch < MAX_BATCHES; batch++)
    if ((await transaction(stepBatch, now)) < MAX_AT_ONCE) return
}

type DueClock = ClockRow & { isAsleep: boolean }

/** @returns how many clocks were taken in hand */
async function stepBatch(tx: Tx): Promise<number> {
  const now = tx.at
  const clocks = await tx.rows<DueClock>(sql`
    select ${clockColumns}, s."archivedAt" is not null or p.state <> 'OPEN' as "isAsleep"
    from "Clock" k join "Post" p on p.id = k."postId" join "Space" s on s.id = p."spaceId"
    where k."nextAt" <= ${now} and k."stoppedAt" is null and k."pausedAt" is null
    order by k."nextAt", k.id limit ${MAX_AT_ONCE} for no key update of k skip locked`)
  if (clocks.length === 0) return 0
  const policies = await readyPolicies(tx, idsOf(clocks, 'policyId'))
  const places = await placesOf(tx, clocks)
  const levels = await levelsOf(tx, clocks, places)
  for (const clock of clocks) {
    const policy = policies.get(clock.policyId)
    const place = places.get(clock.id)
    const isOver = clock.escalationLevel >= (levels.get(clock.id) ?? MAX_ESCALATION_LEVEL)
    const step = clock.isAsleep || isOver || !policy || !place ? null : stepOf(clock, policy, now)
    // In an archived space no clock runs: it is woken when the space is written again.
    const next = step?.nextAt ?? null
    tx.later(sql`
      update "Clock" set "nextAt" = ${next}::timestamptz, "warnedAt" = coalesce("warnedAt", ${step ? now : null}::timestamptz),
        "breachedAt" = coalesce("breachedAt", ${step && step.name !== 'warned' ? clock.dueAt : null}::timestamptz),
        "escalationLevel" = ${step?.level ?? clock.escalationLevel}
      where id = ${clock.id}`)
    if (step && place) await recordStep(tx, clock, place, step)
  }
  return clocks.length
}

type Step = { name: 'warned' | 'breached' | 'escalated'; level: number; nextAt: Date | null }

/** What a clock has to do now, and when it has something to do again. */
function stepOf(clock: ClockRow, policy: ReadyPolicy, now: Date): Step {
  const { dueAt, escalationLevel: level } = clock
  if (dueAt > now) return { name: 'warned', level, nextAt: dueAt }
  if (!clock.breachedAt) return { name: 'breached', level, nextAt: escalationAt(clock, policy, 1) }
  return { name: 'escalated', level: level + 1, nextAt: escalationAt(clock, policy, level + 2) }
}

/** When a level of escalation is reached, null for one that there is not. */
const escalationAt = (clock: ClockRow, policy: ReadyPolicy, level: number): Date | null =>
  level > MAX_ESCALATION_LEVEL ? null : escalatedAt(clock, policy, clock.dueAt, level)

async function recordStep(tx: Tx, clock: ClockRow, place: ClockPlace, step: Step): Promise<void> {
  const payload = { ...place, clockId: clock.id, postId: clock.postId, purpose: clock.purpose }
  if (step.name === 'warned') await clockWarned.record(tx, SYSTEM, payload)
  if (step.name === 'breached')
    await clockBreached.record(tx, SYSTEM, { ...payload, dueAt: clock.dueAt.toISOString() })
  if (step.name === 'escalated')
    await clockEscalated.record(tx, SYSTEM, { ...payload, level: step.level })
}

const idsOf = (clocks: readonly ClockRow[], name: 'policyId' | 'postId'): number[] => [
  ...new Set(clocks.map((clock) => clock[name])),
]

/** Where clocks' posts stand, by the clocks' ids. Those of a purpose that is no more have no place. */
async function placesOf(db: Db, clocks: readonly ClockRow[]): Promise<Map<number, ClockPlace>> {
  const all = new Map<number, ClockPlace>()
  for (const [name, same] of Map.groupBy(clocks, ({ purpose }) => purpose)) {
    const places = await purposeNamed(name)?.places(db, idsOf(same, 'postId'))
    for (const clock of same) {
      const place = places?.get(clock.postId)
      if (place) all.set(clock.id, place)
    }
  }
  return all
}

/** How often the late ones among these clocks are escalated, by their ids. */
async function levelsOf(
  db: Db,
  clocks: readonly ClockRow[],
  places: ReadonlyMap<number, ClockPlace>,
): Promise<Map<number, number>> {
  const all = new Map<number, number>()
  const late = clocks.filter(({ id, breachedAt }) => breachedAt !== null && places.has(id))
  for (const [name, same] of Map.groupBy(late, ({ purpose }) => purpose)) {
    const at = same.map(({ id }) => places.get(id) as ClockPlace)
    const levels = (await purposeNamed(name)?.escalationLevels(db, at)) ?? []
    for (const [i, { id }] of same.entries()) all.set(id, levels[i] ?? 0)
  }
  return all
}

/**
 * Walks over running clocks in the order of their ids: for each batch of a purpose the posts are locked as their feature
 * locks them, then the clocks, which are read again.
 */
async function overClocks(
  db: Db,
  now: Date,
  which: Sql,
  work: (tx: Tx, purpose: ClockPurpose, clocks: ClockRow[]) => Promise<void>,
): Promise<void> {
  for (let after = 0; ; ) {
    const found = await db.rows<Pick<ClockRow, 'id' | 'postId' | 'purpose'>>(sql`
      select k.id, k."postId", k.purpose from "Clock" k
      where k.id > ${after} and k."stoppedAt" is null and ${which} order by k.id limit ${MAX_AT_ONCE}`)
    for (const [name, same] of Map.groupBy(found, ({ purpose }) => purpose)) {
      const purpose = purposeNamed(name)
      if (!purpose) continue
      await transaction(async (tx) => {
        await purpose.lock(tx, [...new Set(same.map(({ postId }) => postId))])
        const clocks = await tx.rows<ClockRow>(sql`
          select ${clockColumns} from "Clock" k
          where k.id = any(${same.map(({ id }) => id)}::int[]) and k."stoppedAt" is null and ${which}
          order by k.id for no key update of k`)
        if (clocks.length > 0) await work(tx, purpose, clocks)
      }, now)
    }
    const last = found.at(-1)
    if (!last || found.length < MAX_AT_ONCE) return
    after = last.id
  }
}

/** Counts clocks anew whose policy or calendar has changed. One whose due time has passed already stays as it is. */
export async function recomputeClocks(payload: unknown, db: Db, now = new Date()): Promise<void> {
  const { policyId = null, calendarId = null, requestId } = payload as Recount
  const which = sql`k."breachedAt" is null and k."dueAt" > ${now} and k."policyId" in (
    select y.id from "ClockPolicy" y where y.id = ${policyId}::int or ${calendarId}::int =
      coalesce(y."calendarId", (select d.id from "Calendar" d where d."isDefault")))`
  await overClocks(db, now, which, async (tx, purpose, clocks) => {
    const policies = await readyPolicies(tx, idsOf(clocks, 'policyId'))
    const places = await placesOf(tx, clocks)
    const ids = clocks.map(({ id }) => id)
    const pauses = Map.groupBy(await pausesOf(tx, ids), ({ clockId }) => clockId)
    for (const clock of clocks) {
      const policy = policies.get(clock.policyId)
      const due = policy && dueBy(policy, clock, pauses.get(clock.id))
      const place = places.get(clock.id)
      if (due && place) await setDue(tx, purpose, { clock, place, due, now, requestId })
    }
  })
}

type NewDue = { clock: ClockRow; place: ClockPlace; due: Due; now: Date; requestId: string }

/** Gives a clock its new times; a new due time is recorded with the old one. */
async function setDue(
  tx: Tx,
  purpose: ClockPurpose,
  { clock, place, due, now, requestId }: NewDue,
): Promise<void> {
  const isMoved = due.dueAt.getTime() !== clock.dueAt.getTime()
  if (!isMoved && due.warnAt?.getTime() === clock.warnAt?.getTime()) return
  const warnedAt = due.warnAt && due.warnAt <= now ? clock.warnedAt : null
  tx.later(sql`
    update "Clock" set "dueAt" = ${due.dueAt}, "warnAt" = ${due.warnAt}::timestamptz, "warnedAt" = ${warnedAt}::timestamptz,
      "nextAt" = ${nextOf({ ...due, warnedAt })} where id = ${clock.id}`)
  if (!isMoved) return
  purpose.copyDue(tx, [{ postId: clock.postId, dueAt: due.dueAt }])
  const by = systemActor(requestId)
  await clockRecomputed.record(tx, by, {
    ...place,
    clockId: clock.id,
    postId: clock.postId,
    purpose: clock.purpose,
    oldDueAt: clock.dueAt.toISOString(),
    dueAt: due.dueAt.toISOString(),
  })
}

/** A space that was archived from one instant to another. */
export type Standstill = { spaceId: number; from: string; to: string }

/** Resumes the clocks of a space that was archived: the time was a pause for each of them. */
export async function resumeInSpace(payload: unknown, db: Db, now = new Date()): Promise<void> {
  const { spaceId, from, to } = payload as Standstill
  const archived = { from: new Date(from), to: new Date(to) }
  // Paused ones are resumed by whatever paused them; what began afterwards was never paused.
  const which = sql`k."pausedAt" is null and k."startedAt" <= ${archived.from}
    and exists (select 1 from "Post" p where p.id = k."postId" and p."spaceId" = ${spaceId})
    and not exists (select 1 from "ClockPause" w where w."clockId" = k.id and w."from" = ${archived.from})`
  await overClocks(db, now, which, async (tx, purpose, clocks) => {
    const policies = await readyPolicies(tx, idsOf(clocks, 'policyId'))
    const places = await placesOf(tx, clocks)
    for (const clock of clocks) {
      const policy = policies.get(clock.policyId)
      const at = places.get(clock.id)
      if (policy && at) await runOn(tx, SYSTEM, purpose, { clock, policy, at, pause: archived })
    }
  })
}
