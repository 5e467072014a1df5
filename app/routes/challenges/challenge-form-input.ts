// From the fields of the form to what the API takes. What is empty is left out, and so has its default.
import { many, textsOf } from '#app/atrium.ts'
import type { VariablesOf } from '#app/graphql.ts'
import {
  BRIEF_PARTS,
  NAMES_STAGES,
  OPTIONAL_STAGES,
  STAGE_AUDIENCES,
  STAGES,
} from '#graphql/challenges/limits.ts'
import type { StartChallenge } from './challenge-form-documents.ts'

type Input = VariablesOf<typeof StartChallenge>['input']
const MOMENTS = ['opensOn', 'evaluateOn', 'trialOn', 'decideOn', 'tellOn'] as const

const numberOr = (text: string | undefined): number | null => (text ? Number(text) : null)

/** The stages with which the form was sent have their marks; a form without them takes all. */
export function inputOf(form: FormData): Input {
  const texts = textsOf(form)
  const chosen = many(form, 'stages')
  const input: Input = {
    title: texts.title ?? '',
    question: texts.question ?? '',
    timeZone: texts.timeZone ?? '',
    closesOn: texts.closesOn ?? '',
    ...(form.has('hasStages')
      ? { stages: OPTIONAL_STAGES.filter((stage) => chosen.includes(stage)) }
      : {}),
    promisedBudget: numberOr(texts.promisedBudget),
    currency: texts.currency ?? null,
    voteBudget: numberOr(texts.voteBudget),
    responseDays: numberOr(texts.responseDays),
    hidesTotals: form.get('hidesTotals') === 'on',
    hasDuels: form.get('hasDuels') === 'on',
    namesFrom: NAMES_STAGES.find((stage) => stage === texts.namesFrom) ?? null,
    rules: rulesIn(form),
  }
  for (const part of BRIEF_PARTS) input[part] = texts[part] ?? ''
  for (const moment of MOMENTS) if (texts[moment]) input[moment] = texts[moment]
  return input
}

/** What was typed, as the form shows it again: all marks of the stages, too. */
export const typedIn = (form: FormData): Record<string, string> => ({
  ...textsOf(form),
  stages: many(form, 'stages').join(' '),
})

/** Who may do what in each stage, where the form says it. */
function rulesIn(form: FormData): Input['rules'] {
  const audience = (name: string) => STAGE_AUDIENCES.find((one) => one === form.get(name)) ?? null
  return STAGES.filter((stage) => form.has(`submitters-${stage}`)).map((stage) => ({
    stage,
    submitters: audience(`submitters-${stage}`),
    voters: audience(`voters-${stage}`),
    allowsComments: form.get(`comments-${stage}`) === 'on',
  }))
}
