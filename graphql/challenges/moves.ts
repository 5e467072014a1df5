// What the clock does to a challenge: its stages begin, and people are reminded that it closes.
import type { Actor } from '#graphql/context.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { challengeClosing, challengeMoved, challengeOpening } from './events.ts'
import type { NamesStage } from './limits.ts'
import { isNamed, showNames } from './names.ts'
import {
  nextStepAfter,
  openingReminderOf,
  type Rule,
  remindingOf,
  type Stage,
  stageBy,
} from './stages.ts'

export type Timed = {
  id: number
  spaceId: number
  stage: Stage
  remindedAt: Date | null
  openingRemindedAt: Date | null
  rules: readonly Rule[]
  namesFrom: NamesStage | null
  namesShownAt: Date | null
}

/**
 * Brings a challenge, which the caller has locked, to the stage it has at `tx.at`, and has the clock come back for the next
 * one. Safe to repeat. @param byId who changed its dates, when the clock did not do it
 */
export async function keepTime(tx: Tx, by: Actor, challenge: Timed, byId?: number): Promise<void> {
  const { id, spaceId, stage, rules } = challenge
  const now = tx.at
  const to = stage === 'TOLD' ? stage : stageBy(rules, now)
  const at = { challengeId: id, spaceId }
  const reminding = remindingOf(rules)
  const isReminded = challenge.remindedAt !== null
  const reminds = !isReminded && to === 'COLLECT' && reminding !== null && reminding <= now
  const announces = to === 'UPCOMING' && isOpeningDue(challenge, now)
  const nextAt = to === 'TOLD' ? null : nextStepAfter(rules, now, isReminded || reminds)
  await tx.rows(sql`
    update "Challenge" set stage = ${to}::"ChallengeStage",
      "stageAt" = case when stage = ${to}::"ChallengeStage" then "stageAt" else ${now}::timestamptz end,
      "nextAt" = ${nextAt}::timestamptz,
      "openingRemindedAt" = coalesce("openingRemindedAt", ${announces ? now : null}::timestamptz),
      "remindedAt" = coalesce("remindedAt", ${reminds ? now : null}::timestamptz) where id = ${id}`)
  if (nextAt) wakeAt(tx, id, nextAt)
  if (to !== stage) {
    await letComment(tx, id, rules.find((rule) => rule.stage === to)?.allowsComments ?? true)
    await challengeMoved.record(tx, by, {
      ...at,
      from: stage,
      to,
      ...(byId === undefined ? {} : { byId }),
    })
  }
  if (isNamed(to, challenge.namesFrom)) await showNames(tx, by, challenge)
  if (announces) await challengeOpening.record(tx, by, at)
  if (reminds) await challengeClosing.record(tx, by, at)
}

/** Once, where it was known for as long before. */
const isOpeningDue = ({ openingRemindedAt, rules }: Timed, now: Date): boolean =>
  openingRemindedAt === null && openingReminderOf(rules) <= now

/** One job for each challenge, at its next moment: it opens and closes within seconds of the clock. */
const wakeAt = (tx: Tx, id: number, at: Date): void =>
  tx.later(sql`
    select 1 from graphile_worker.add_job('run-challenges', '{}'::json, run_at => ${at}::timestamptz,
      job_key => ${`challenge ${id}`})`)

/** Opens or closes the discussions of a challenge and of the entries that stand on no board. */
export const letComment = (tx: Tx, challengeId: number, isAllowed: boolean) =>
  tx.rows(sql`
    update "Post" p set "commentsClosed" = ${!isAllowed}
    where p."commentsClosed" = ${isAllowed} and (p.id = ${challengeId} or exists (
      select 1 from "ChallengeEntry" e join "Idea" i on i.id = e."ideaId" and i."boardId" is null
      where e."challengeId" = ${challengeId} and e."ideaId" = p.id and e."closedAt" is null))`)
