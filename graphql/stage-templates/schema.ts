// Stage templates as the API shows them.
import { builder, signedIn } from '#graphql/builder.ts'
import { challengeNumber, StageAudienceEnum, StageEnum } from '#graphql/challenges/schema.ts'
import { writtenAt } from '#graphql/challenges/stages.ts'
import { momentOf } from '#graphql/context.ts'
import type { TemplateStage } from './built-in.ts'
import { BUILT_IN_TEMPLATES } from './limits.ts'
import { startsFrom, type TemplateRow, templatesFor } from './queries.ts'
import { deleteStageTemplate, saveStageTemplate } from './service.ts'

const BuiltInEnum = builder.enumType('BuiltInStageTemplate', {
  description:
    'full: all stages. short: collect and decide within ten days. vote: everyone votes. jury: evaluators score entries without names.',
  values: BUILT_IN_TEMPLATES,
})
type Starting = TemplateStage & { startsOn: string }
const Stage = builder.objectRef<Starting>('StageOfTemplate').implement({
  description: 'A stage of a template, with who may do what in it.',
  fields: (t) => ({
    stage: t.expose('stage', { type: StageEnum }),
    days: t.exposeInt('days', { description: 'Until the next stage begins; of the last one 0.' }),
    startsOn: t.exposeString('startsOn', {
      description:
        'When it would begin if the challenge opened now, by the wall clock of the viewer’s time zone: 2026-03-14T17:00.',
    }),
    submitters: t.expose('submitters', { type: StageAudienceEnum }),
    voters: t.expose('voters', { type: StageAudienceEnum }),
    allowsComments: t.exposeBoolean('allowsComments'),
  }),
})
const StageTemplate = builder.objectRef<TemplateRow>('StageTemplate').implement({
  description:
    'Stages to start a challenge from: one that everybody has, or one of the viewer’s own.',
  fields: (t) => ({
    number: t.exposeInt('id', { nullable: true, description: 'Of the viewer’s own ones.' }),
    builtIn: t.expose('key', {
      type: BuiltInEnum,
      nullable: true,
      description: 'Which of those that everybody has.',
    }),
    name: t.exposeString('name', { nullable: true, description: 'Of the viewer’s own ones.' }),
    stages: t.field({
      type: [Stage],
      description: 'In their order.',
      resolve: (template, _, context) => {
        const { timeZone } = signedIn(context).viewer
        const starts = startsFrom(template, momentOf(context), timeZone)
        return template.stages.map((stage, nth) => ({
          ...stage,
          startsOn: writtenAt(starts[nth] as Date, timeZone),
        }))
      },
    }),
    namesFrom: t.expose('namesFrom', {
      type: StageEnum,
      nullable: true,
      description: 'Entries have no names until this stage; null: they have them from the start.',
    }),
    voteBudget: t.exposeInt('voteBudget', { nullable: true, description: 'Votes of each person.' }),
    hidesTotals: t.exposeBoolean('hidesTotals'),
    hasDuels: t.exposeBoolean('hasDuels', {
      description: 'Do people compare entries two at a time?',
    }),
  }),
})

builder.queryFields((t) => ({
  stageTemplates: t.field({
    type: [StageTemplate],
    description:
      'What a challenge can start from: four that everybody has, then the viewer’s own, at most 20.',
    resolve: (_, __, context) => templatesFor(context.db, signedIn(context).viewer),
  }),
}))
builder.mutationFields((t) => ({
  saveStageTemplate: t.int({
    description:
      'Saves the stages of a challenge that the viewer runs for their further ones; a template of that name is replaced. Gives its number.',
    args: {
      challengeId: t.arg.id({ required: true }),
      name: t.arg.string({ required: true, description: 'At most 60 characters.' }),
    },
    resolve: async (_, { challengeId, name }, context) =>
      (
        await saveStageTemplate(signedIn(context), {
          challengeId: challengeNumber(challengeId),
          name,
        })
      ).id,
  }),
  deleteStageTemplate: t.int({
    description:
      'Deletes one of the viewer’s own templates. Challenges that began from it stay as they are.',
    args: { number: t.arg.int({ required: true }) },
    resolve: async (_, { number }, context) =>
      (await deleteStageTemplate(signedIn(context), { number })).id,
  }),
}))
