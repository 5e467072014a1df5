// From the dates that a sponsor writes to the stages of a challenge, and what is wrong with them, by field.
import { Invalid } from '#graphql/errors.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Settings } from './input.ts'
import { STAGES, type StageName } from './limits.ts'
import { daysAfter, instantOn, type Rule } from './stages.ts'

const say = refusalMessages.message

/** The field in which the beginning of a stage is written. */
const FIELDS = {
  COLLECT: 'opensOn',
  SHAPE: 'closesOn',
  EVALUATE: 'evaluateOn',
  TRIAL: 'trialOn',
  DECIDE: 'decideOn',
  TOLD: 'tellOn',
} as const satisfies Record<StageName, keyof Settings>

/** How many days a stage takes when nobody says otherwise. */
const LENGTHS: Record<StageName, number> = {
  COLLECT: 21,
  SHAPE: 7,
  EVALUATE: 14,
  TRIAL: 42,
  DECIDE: 7,
  TOLD: 0,
}

/** The field of a stage's beginning: whichever follows collecting begins when it closes. */
export const fieldOf = (stages: readonly StageName[], stage: StageName): keyof Settings =>
  stages.indexOf(stage) === 1 ? 'closesOn' : FIELDS[stage]

/**
 * The stages of a challenge in their order. Throws Invalid, with the field's name, for a moment that no calendar has, and for a
 * stage that begins before the one before it is over.
 */
export function scheduleOf(settings: Settings, now: Date): Rule[] {
  const { timeZone } = settings
  const stages = STAGES.filter(
    (stage) => !isOptional(stage) || settings.stages.some((one) => one === stage),
  )
  const rules: Rule[] = []
  for (const [nth, stage] of stages.entries()) {
    const field = fieldOf(stages, stage)
    const written = settings[field] as string | undefined
    const before = rules[nth - 1]
    const startsAt =
      written !== undefined
        ? instantOn(written, timeZone)
        : before
          ? daysAfter(before.startsAt, LENGTHS[before.stage], timeZone)
          : now
    if (!startsAt) throw new Invalid({ [field]: [say('challengeMoment')] })
    if (before && startsAt <= before.startsAt)
      throw new Invalid({
        [field]: [say(nth === 1 ? 'challengeCloses' : 'challengeOverlap')],
      })
    rules.push({ stage, startsAt, ...rightsIn(settings, stage) })
  }
  return rules
}

const isOptional = (stage: StageName): stage is 'SHAPE' | 'EVALUATE' | 'TRIAL' =>
  stage === 'SHAPE' || stage === 'EVALUATE' || stage === 'TRIAL'

/** What people may do in a stage: entries while it collects, votes while it is evaluated or, without that, shaped or collected. */
function rightsIn(settings: Settings, stage: StageName): Omit<Rule, 'stage' | 'startsAt'> {
  const said = settings.rules.find((rule) => rule.stage === stage)
  const { stages } = settings
  const voting = stages.includes('EVALUATE')
    ? 'EVALUATE'
    : stages.includes('SHAPE')
      ? 'SHAPE'
      : 'COLLECT'
  const isChosen = settings.voteBudget !== null || settings.hasDuels
  return {
    submitters: said?.submitters ?? (stage === 'COLLECT' ? 'EVERYONE' : 'NOBODY'),
    voters: said?.voters ?? (isChosen && stage === voting ? 'EVERYONE' : 'NOBODY'),
    allowsComments: said?.allowsComments ?? true,
  }
}

/** Throws Invalid where a challenge that has begun would have begun otherwise: a stage that people have seen is not taken away. */
export function mustKeepBegun(before: readonly Rule[], after: readonly Rule[], now: Date): void {
  const stages = after.map(({ stage }) => stage)
  for (const rule of before) {
    if (rule.startsAt > now) continue
    const kept = after.find(({ stage }) => stage === rule.stage)
    if (!kept) throw new Invalid({ stages: [say('challengeStageBegun')] })
    // Forms know minutes, and what was opened at once has seconds.
    if (Math.abs(kept.startsAt.getTime() - rule.startsAt.getTime()) >= 60_000)
      throw new Invalid({ [fieldOf(stages, rule.stage)]: [say('challengeStageBegun')] })
  }
}
