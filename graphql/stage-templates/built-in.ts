// The templates that everybody has. Pure.
import { STAGES, type StageAudience, type StageName } from '#graphql/challenges/limits.ts'
import type { Stage } from '#graphql/challenges/stages.ts'
import type { BuiltInTemplate } from './limits.ts'

export type TemplateStage = {
  stage: StageName
  /** Until the next one begins; of the last one 0. */
  days: number
  submitters: StageAudience
  voters: StageAudience
  allowsComments: boolean
}
export type Template = {
  stages: readonly TemplateStage[]
  namesFrom: Stage | null
  voteBudget: number | null
  hidesTotals: boolean
  hasDuels: boolean
}

type Lengths = Partial<Record<StageName, number>>

/** Stages with their days: entries are taken while it collects, and votes in the stages that say so. */
const stagesOf = (lengths: Lengths, voting: readonly StageName[] = []): TemplateStage[] =>
  STAGES.filter((stage) => stage === 'TOLD' || lengths[stage] !== undefined).map((stage) => ({
    stage,
    days: lengths[stage] ?? 0,
    submitters: stage === 'COLLECT' ? 'EVERYONE' : 'NOBODY',
    voters: voting.includes(stage) ? 'EVERYONE' : 'NOBODY',
    allowsComments: true,
  }))

const PLAIN = { namesFrom: null, voteBudget: null, hidesTotals: false, hasDuels: false }

export const builtIn: Record<BuiltInTemplate, Template> = {
  full: {
    ...PLAIN,
    stages: stagesOf({ COLLECT: 21, SHAPE: 7, EVALUATE: 14, TRIAL: 42, DECIDE: 7 }),
  },
  short: { ...PLAIN, stages: stagesOf({ COLLECT: 7, DECIDE: 3 }) },
  vote: {
    ...PLAIN,
    voteBudget: 5,
    hidesTotals: true,
    stages: stagesOf({ COLLECT: 14, EVALUATE: 7, DECIDE: 7 }, ['EVALUATE']),
  },
  // Evaluators read entries without names, and are not swayed by a discussion.
  jury: {
    ...PLAIN,
    namesFrom: 'DECIDE',
    stages: stagesOf({ COLLECT: 21, EVALUATE: 14, DECIDE: 7 }).map((one) =>
      one.stage === 'EVALUATE' ? { ...one, allowsComments: false } : one,
    ),
  },
}
