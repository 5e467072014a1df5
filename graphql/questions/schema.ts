// Questions as the API shows them, and what an answer has beside any comment.
import { builder, orNotFound, STATEMENT, signedIn } from '#graphql/builder.ts'
import { Comment, CommentRights } from '#graphql/comments/schema.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { Person } from '#graphql/people/schema.ts'
import { canComment, isAuthorOf } from '#graphql/posts/policy.ts'
import { asFound, PostRights } from '#graphql/posts/rights.ts'
import { Post } from '#graphql/posts/schema.ts'
import { canSeal } from '#graphql/seal.ts'
import { Space } from '#graphql/spaces/schema.ts'
import { QUESTION_STATUSES } from './limits.ts'
import { canAccept, canHaveToo, canUpvote, isAnswer } from './policy.ts'
import { type QuestionRow, questionsByIds, reusedCount, solvedForViewer } from './queries.ts'

const solvedLoader = loaderOf<number, boolean>(async (ids, context) => {
  const solved = await solvedForViewer(context.db, signedIn(context).viewer, ids)
  return ids.map((id) => solved.has(id))
})

export const QuestionStatusEnum = builder.enumType('QuestionStatus', {
  description:
    'UNANSWERED. ANSWERED: somebody answered. ACCEPTED: the asker accepted an answer. UNKNOWN: nobody was found who knows.',
  values: QUESTION_STATUSES,
})

export const QuestionRights = builder.objectRef<QuestionRow>('QuestionRights').implement({
  description: 'What the viewer may do with a question; buttons are drawn from it.',
  interfaces: [PostRights],
  fields: (t) => ({
    accept: t.boolean({
      description: 'Accept one of its answers.',
      resolve: (row, _, context) => canAccept(signedIn(context).viewer, row),
    }),
    haveToo: t.boolean({
      description: 'Say “I have this too”.',
      resolve: (row, _, context) => canHaveToo(signedIn(context).viewer, asFound(row)),
    }),
    answerSealed: t.boolean({
      description:
        'Answer and comment without their name: where the space allows it, and never the asker.',
      resolve: async (row, _, context) => {
        const { viewer } = signedIn(context)
        if (!canSeal() || !canComment(viewer, row) || isAuthorOf(viewer, row)) return false
        const space = await Space.getDataloader(context).load(row.spaceId)
        return (space as { allowsSealed: boolean }).allowsSealed
      },
    }),
  }),
})

export const Question = builder.loadableNodeRef<QuestionRow, number>('Question', {
  id: { resolve: ({ id }) => id, parse: Number },
  load: async (ids, context) =>
    orNotFound(await questionsByIds(context.db, signedIn(context).viewer, ids)),
})
Question.implement({
  description:
    'What somebody asks. The first comments under it are its answers; its support says “I have this too”.',
  interfaces: [Post],
  fields: (t) => ({
    status: t.expose('status', { type: QuestionStatusEnum, description: 'Where it stands.' }),
    answerCount: t.exposeInt('answerCount', {
      description: 'Answers by others than the asker.',
    }),
    solvedCount: t.exposeInt('solvedCount', {
      description: 'People for whom its accepted answer solved a question of their own.',
    }),
    changedAt: t.expose('changedAt', {
      type: 'DateTime',
      description: 'When its answers or what became of them changed last.',
    }),
    acceptedNumber: t.exposeInt('acceptedId', {
      nullable: true,
      description: 'The number of the accepted answer, a comment; null: none is accepted.',
    }),
    accepted: t.field({
      type: Comment,
      nullable: true,
      description: 'The accepted answer.',
      resolve: ({ acceptedId }) => acceptedId,
    }),
    acceptedAt: t.expose('acceptedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was accepted.',
    }),
    solvedMine: t.boolean({
      description: 'Has the viewer said that its accepted answer solved their question?',
      complexity: STATEMENT,
      resolve: ({ id }, _, context) => solvedLoader(context).load(id),
    }),
    viewerCan: t.field({
      type: QuestionRights,
      description: 'What the viewer may do.',
      resolve: (row) => row,
    }),
  }),
})

export const questionNumber = (id: string | number, argument = 'questionId') =>
  numberOf(id, 'Question', argument)

const Answer = builder.objectRef<{ votes: number }>('Answer').implement({
  description: 'What an answer has beside any comment.',
  fields: (t) => ({
    votes: t.exposeInt('votes', { description: 'How many have voted for it.' }),
  }),
})

builder.objectFields(Comment, (t) => ({
  rank: t.exposeInt('rank', {
    description: 'What comes first in the order TOP, the highest first; 0 where nothing is ranked.',
  }),
  answer: t.field({
    type: Answer,
    nullable: true,
    description: 'For an answer of a question; null for other comments.',
    resolve: (comment) => (isAnswer(comment) ? { votes: comment.reactions.UPVOTE ?? 0 } : null),
  }),
  hasMyVote: t.boolean({
    description: 'Has the viewer voted for it?',
    resolve: ({ mine }) => mine.includes('UPVOTE'),
  }),
}))
builder.objectFields(CommentRights, (t) => ({
  upvote: t.boolean({
    description: 'Vote for it, as an answer.',
    resolve: (comment, _, context) => canUpvote(signedIn(context).viewer, comment),
  }),
}))

builder.objectFields(Person, (t) => ({
  answersReused: t.int({
    description:
      'How often this person’s answers solved a question for somebody else, where the viewer may see them.',
    complexity: STATEMENT,
    resolve: (person, _, context) =>
      reusedCount(context.db, signedIn(context).viewer, (person as { id: number }).id),
  }),
}))
