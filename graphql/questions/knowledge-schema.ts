// Accepted answers as what the company knows, as the API shows them.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { momentOf } from '#graphql/context.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { Person } from '#graphql/people/schema.ts'
import { Post } from '#graphql/posts/schema.ts'
import { questionsMessages } from '#messages/questions.ts'
import { checkKnowledge } from './knowledge.ts'
import { canCheckKnowledge, canVerifyKnowledge } from './policy.ts'
import {
  checksBy,
  KNOWLEDGE_STATES,
  type KnowledgeRow,
  type KnowledgeState,
  knowledgeOf,
} from './queries.ts'
import { Question, QuestionRights, questionNumber } from './schema.ts'

const say = questionsMessages.message

const StateEnum = builder.enumType('KnowledgeState', {
  description:
    'VERIFIED: it was said to hold, and its review is ahead. REVIEW_DUE: nobody has said so in time. DOUBTED: a reader said that it does not hold any more.',
  values: KNOWLEDGE_STATES,
})
const stateOf = ({ doubtCount, reviewAt }: KnowledgeRow, now: Date): KnowledgeState =>
  doubtCount > 0 ? 'DOUBTED' : reviewAt <= now ? 'REVIEW_DUE' : 'VERIFIED'
const labels = {
  VERIFIED: say('knowledge.VERIFIED'),
  REVIEW_DUE: say('knowledge.REVIEW_DUE'),
  DOUBTED: say('knowledge.DOUBTED'),
}

const knowledgeLoader = loaderOf<number, KnowledgeRow | null>(async (ids, context) => {
  const byId = new Map((await knowledgeOf(context.db, ids)).map((row) => [row.questionId, row]))
  return ids.map((id) => byId.get(id) ?? null)
})
const checkLoader = loaderOf<number, boolean | null>(async (ids, context) => {
  const { db, viewer } = signedIn(context)
  const byId = new Map((await checksBy(db, viewer, ids)).map((row) => [row.questionId, row.holds]))
  return ids.map((id) => byId.get(id) ?? null)
})

const Knowledge = builder.objectRef<KnowledgeRow>('Knowledge').implement({
  description: 'An accepted answer as what the company knows.',
  fields: (t) => ({
    state: t.field({
      type: StateEnum,
      resolve: (row, _, context) => stateOf(row, momentOf(context)),
    }),
    label: t.string({
      description: 'Its state, in the language of the request.',
      resolve: (row, _, context) => labels[stateOf(row, momentOf(context))](context.language),
    }),
    owner: t.field({
      type: Person,
      nullable: true,
      description: 'Who answers for it; null: the owners of the space.',
      resolve: ({ ownerId }) => ownerId,
    }),
    verifiedAt: t.expose('verifiedAt', {
      type: 'DateTime',
      description:
        'When it was last said to hold: by its acceptance, its owner, or an owner of the space.',
    }),
    verifiedBy: t.field({
      type: Person,
      nullable: true,
      description: 'Who said so; null: it was accepted.',
      resolve: ({ verifiedById }) => verifiedById,
    }),
    reviewAt: t.expose('reviewAt', {
      type: 'DateTime',
      description: 'By when somebody says again that it holds.',
    }),
    confirmedCount: t.exposeInt('confirmedCount', {
      description: 'Readers who said since then that it still holds.',
    }),
    doubtCount: t.exposeInt('doubtCount', {
      description: 'Readers who said since then that it does not hold any more.',
    }),
    myCheck: t.boolean({
      nullable: true,
      description: 'What the viewer said since then; null: nothing.',
      complexity: STATEMENT,
      resolve: ({ questionId }, _, context) => checkLoader(context).load(questionId),
    }),
  }),
})

builder.interfaceFields(Post, (t) => ({
  knowledge: t.field({
    type: Knowledge,
    nullable: true,
    description: 'What is known by it; null: it has no accepted answer.',
    complexity: STATEMENT,
    resolve: ({ id }, _, context) => knowledgeLoader(context).load(id),
  }),
}))

builder.objectFields(QuestionRights, (t) => ({
  checkKnowledge: t.boolean({
    description: 'Say whether its accepted answer still holds.',
    resolve: (row, _, context) =>
      row.acceptedId !== null && canCheckKnowledge(signedIn(context).viewer, row),
  }),
  verifyKnowledge: t.boolean({
    description: 'Verify its accepted answer until the next review.',
    complexity: STATEMENT,
    resolve: async (row, _, context) => {
      const known = await knowledgeLoader(context).load(row.id)
      return known !== null && canVerifyKnowledge(signedIn(context).viewer, row, known.ownerId)
    },
  }),
}))

builder.mutationFields((t) => ({
  checkKnowledge: t.field({
    type: Question,
    description:
      'Says whether an accepted answer still holds. Its owner and the owners of the space verify it so, until the next review; of others it is counted.',
    args: {
      questionId: t.arg.id({ required: true }),
      holds: t.arg.boolean({ required: true }),
    },
    resolve: async (_, { questionId, holds }, context) =>
      (await checkKnowledge(signedIn(context), { questionId: questionNumber(questionId), holds }))
        .id,
  }),
}))
