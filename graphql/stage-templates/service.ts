// Saving the stages of a challenge for one's further ones.
import type * as z from 'zod/mini'
import { canRun } from '#graphql/challenges/policy.ts'
import { findChallenge } from '#graphql/challenges/queries.ts'
import type { Rule } from '#graphql/challenges/stages.ts'
import type { SignedIn } from '#graphql/context.ts'
import { Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { days } from '#graphql/time.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { sql } from '#prisma/sql.ts'
import type { TemplateStage } from './built-in.ts'
import { templateDeleted, templateSaved } from './events.ts'
import { SaveStageTemplate, StageTemplateRef } from './input.ts'
import { MAX_TEMPLATES } from './limits.ts'

const say = refusalMessages.message

/** Stages with their lengths in whole days, one at least. */
const lengthsOf = (rules: readonly Rule[]): TemplateStage[] =>
  rules.map(({ stage, startsAt, submitters, voters, allowsComments }, nth) => {
    const next = rules[nth + 1]?.startsAt
    const length = next
      ? Math.max(1, Math.round((next.getTime() - startsAt.getTime()) / days(1)))
      : 0
    return { stage, days: length, submitters, voters, allowsComments }
  })

/**
 * Saves the stages of a challenge, with who may do what in them, under a name; one of that name is replaced. Gives its number. Throws
 * Invalid, NotFound, and NotAllowed for whoever does not run the challenge.
 */
export async function saveStageTemplate(
  context: SignedIn,
  raw: z.input<typeof SaveStageTemplate>,
): Promise<{ id: number }> {
  const input = parse(SaveStageTemplate, raw)
  const { viewer } = context
  return write(context, 'saveStageTemplate', input, async (tx) => {
    const challenge = await findChallenge(tx, viewer, input.challengeId)
    if (!canRun(viewer, challenge)) throw new NotAllowed()
    // One after the other, so that the limit holds.
    await tx.rows(sql`select 1 from "Person" where id = ${viewer.id} for no key update`)
    const full = await tx.first(sql`
      select 1 from "StageTemplate" where "ownerId" = ${viewer.id} and name <> ${input.name}
      offset ${MAX_TEMPLATES - 1} limit 1`)
    if (full) throw new Invalid({ name: [say('stageTemplateMany', { max: MAX_TEMPLATES })] })
    const { rules, namesFrom, voteBudget, hidesTotals, hasDuels } = challenge
    const stages = JSON.stringify(lengthsOf(rules))
    const row = (await tx.first<{ id: number }>(sql`
      insert into "StageTemplate" ("ownerId", name, stages, "namesFrom", "voteBudget", "hidesTotals", "hasDuels", "savedAt")
      values (${viewer.id}, ${input.name}, ${stages}::jsonb, ${namesFrom}::"ChallengeStage", ${voteBudget}::int, ${hidesTotals},
        ${hasDuels}, ${tx.at})
      on conflict ("ownerId", name) do update set stages = excluded.stages, "namesFrom" = excluded."namesFrom",
        "voteBudget" = excluded."voteBudget", "hidesTotals" = excluded."hidesTotals", "hasDuels" = excluded."hasDuels",
        "savedAt" = excluded."savedAt" returning id`)) as { id: number }
    await templateSaved.record(tx, context, { templateId: row.id })
    return row
  })
}

/** Deletes one's own template. Throws NotFound, also for another person's. */
export async function deleteStageTemplate(
  context: SignedIn,
  raw: z.input<typeof StageTemplateRef>,
): Promise<{ id: number }> {
  const { number } = parse(StageTemplateRef, raw)
  const { viewer } = context
  return write(context, 'deleteStageTemplate', { number }, async (tx) => {
    const gone = await tx.first<{ id: number }>(
      sql`delete from "StageTemplate" where id = ${number} and "ownerId" = ${viewer.id} returning id`,
    )
    if (!gone) throw new NotFound()
    await templateDeleted.record(tx, context, { templateId: gone.id })
    return gone
  })
}
