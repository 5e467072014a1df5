// The preview of a challenge as the API shows it, to those who run it.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import type { Viewer } from '#graphql/context.ts'
import { Idea } from '#graphql/ideas/schema.ts'
import { canSeePost } from '#graphql/posts/policy.ts'
import { PREVIEW_ENTRIES, PREVIEW_PERSONAS, type PreviewPersona } from './limits.ts'
import { canRun } from './policy.ts'
import { entriesSeenBy, personaIn, previewOf, type StagePreview, spaceOf } from './preview.ts'
import { type ChallengeRow, rulesOf } from './queries.ts'
import { Challenge, StageEnum } from './schema.ts'

const PersonaEnum = builder.enumType('PreviewPersona', {
  description:
    'EMPLOYEE: of the company, no member of the space. MEMBER: of the space. EVALUATOR: asked to score the entries. GUEST: of the space.',
  values: PREVIEW_PERSONAS,
})
const Stage = builder.objectRef<StagePreview>('StagePreview').implement({
  description: 'What somebody of that kind may do in a stage.',
  fields: (t) => ({
    stage: t.expose('stage', { type: StageEnum }),
    enters: t.exposeBoolean('enters', { description: 'Enter ideas.' }),
    votes: t.exposeBoolean('votes'),
    compares: t.exposeBoolean('compares', { description: 'Compare entries two at a time.' }),
    comments: t.exposeBoolean('comments'),
    scores: t.exposeBoolean('scores', { description: 'Score entries.' }),
    seesNames: t.exposeBoolean('seesNames', { description: 'See who wrote the entries.' }),
  }),
})
type Preview = { challenge: ChallengeRow; persona: PreviewPersona; viewer: Viewer }
const Preview = builder.objectRef<Preview>('ChallengePreview').implement({
  description: 'A challenge as somebody of a kind finds it, by the same rules as everybody.',
  fields: (t) => ({
    isVisible: t.boolean({
      description: 'Do they see the challenge at all?',
      resolve: ({ challenge, viewer }) => canSeePost(viewer, challenge),
    }),
    stages: t.field({
      type: [Stage],
      description: 'What they may do in each stage, in the order of the stages.',
      resolve: ({ challenge, persona, viewer }) =>
        previewOf({ ...challenge, rules: rulesOf(challenge.rules) }, persona, viewer),
    }),
    entries: t.field({
      type: [Idea],
      description:
        'Entries that they see, the latest first, at most 10; none that the viewer does not see.',
      complexity: STATEMENT,
      resolve: ({ challenge, viewer }, _, context) =>
        entriesSeenBy(context.db, signedIn(context).viewer, viewer, challenge.id, PREVIEW_ENTRIES),
    }),
  }),
})

builder.objectFields(Challenge, (t) => ({
  preview: t.field({
    type: Preview,
    nullable: true,
    description: 'As somebody of a kind finds it; null for whoever does not run it.',
    args: { as: t.arg({ type: PersonaEnum, required: true }) },
    complexity: STATEMENT,
    resolve: async (challenge, { as: persona }, context) => {
      if (!canRun(signedIn(context).viewer, challenge)) return null
      const space = await spaceOf(context.db, challenge.spaceId)
      return { challenge, persona, viewer: personaIn(persona, space) }
    },
  }),
}))
