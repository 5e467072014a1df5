// Queries and mutations of questions.
import { builder, signedIn } from '#graphql/builder.ts'
import { Comment } from '#graphql/comments/schema.ts'
import { momentOf } from '#graphql/context.ts'
import { numberOf } from '#graphql/ids.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { acceptAnswer, markSolved } from './answers.ts'
import { QUESTION_VIEWS } from './limits.ts'
import { listQuestions, questionsByIds } from './queries.ts'
import { Question, questionNumber } from './schema.ts'
import { askQuestion, editQuestion } from './service.ts'
import { upvoteAnswer } from './votes.ts'

const View = builder.enumType('QuestionView', {
  description:
    'UNANSWERED: nobody has answered, or nobody knows. FOR_ME: the viewer was asked. ALL. MY_TOPICS: with a tag that the viewer follows. MINE: asked by the viewer. TO_REVIEW: accepted answers that the viewer owns and that lapse within the week, or are doubted.',
  values: QUESTION_VIEWS,
})

builder.queryFields((t) => ({
  question: t.field({
    type: Question,
    nullable: true,
    description:
      'A question by id (global, or the number of its address); null when there is none for the viewer.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_, { id }, context) =>
      (await questionsByIds(context.db, signedIn(context).viewer, [questionNumber(id, 'id')]))[0] ??
      null,
  }),
  questions: t.connection({
    type: Question,
    description: 'Questions that the viewer may see, newest first.',
    args: {
      view: t.arg({ type: View, description: 'ALL without.' }),
      space: t.arg.string({ description: 'A space’s slug.' }),
      tag: t.arg.string({ description: 'Only those with this tag.' }),
    },
    resolve: async (_, args, context) => {
      const wanted = rowsWanted(args.first)
      const key = keyOf(args.after, 'moment', 'int')
      const filter = {
        view: args.view ?? 'ALL',
        space: args.space ?? null,
        tag: args.tag ?? null,
        now: momentOf(context),
      }
      const { viewer } = signedIn(context)
      const rows = await listQuestions(context.db, viewer, filter, wanted, key)
      return connectionOf(rows, wanted, !key, (row) => [row.createdAt.toISOString(), row.id])
    },
  }),
}))

const QuestionInput = builder.inputType('QuestionInput', {
  description: 'A question as it shall be.',
  fields: (t) => ({
    title: t.string({
      required: true,
      description: 'The question in one line, 8 to 150 characters.',
    }),
    body: t.string({ description: 'Markdown, at most 10,000 characters.' }),
    tags: t.stringList({ description: 'At most 8.' }),
    fileIds: t.stringList({ description: 'Files that were uploaded for it.' }),
  }),
})
/** A field that is null is one that was left out. */
const given = <Fields extends object>(input: Fields) =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value != null)) as never

builder.mutationFields((t) => ({
  askQuestion: t.field({
    type: Question,
    description: 'Asks a question in a space.',
    args: {
      space: t.arg.string({ required: true, description: 'The space’s slug: who can see it.' }),
      input: t.arg({ type: QuestionInput, required: true }),
      isSealed: t.arg.boolean({
        description: 'Without the asker’s name, in a space that allows it.',
      }),
      personIds: t.arg.idList({
        description: 'Who is asked first, at most 3; without it those who know most.',
      }),
    },
    resolve: async (_, { space, input, isSealed, personIds }, context) =>
      (
        await askQuestion(signedIn(context), {
          space,
          isSealed: isSealed ?? false,
          ...(personIds
            ? { personIds: personIds.map((id) => numberOf(id, 'Person', 'personIds')) }
            : {}),
          ...(given(input) as object),
        } as never)
      ).id,
  }),
  editQuestion: t.field({
    type: Question,
    description: 'Changes a question of one’s own: CONFLICT when it changed since `version`.',
    args: {
      questionId: t.arg.id({ required: true }),
      version: t.arg.int({ required: true, description: 'The version that was opened.' }),
      input: t.arg({ type: QuestionInput, required: true }),
    },
    resolve: async (_, { questionId, version, input }, context) =>
      (
        await editQuestion(signedIn(context), {
          questionId: questionNumber(questionId),
          version,
          ...(given(input) as object),
        } as never)
      ).id,
  }),
  acceptAnswer: t.field({
    type: Question,
    description: 'Accepts an answer, another one in its place, or none any longer.',
    args: {
      questionId: t.arg.id({ required: true }),
      answerId: t.arg.id({ description: 'The comment; without it none is accepted any longer.' }),
    },
    resolve: async (_, { questionId, answerId }, context) =>
      (
        await acceptAnswer(signedIn(context), {
          questionId: questionNumber(questionId),
          answerId: answerId ? numberOf(answerId, 'Comment', 'answerId') : null,
        })
      ).id,
  }),
  upvoteAnswer: t.field({
    type: Comment,
    description:
      'Votes for an answer (isOn), or takes the vote back: one of each person, not for one’s own.',
    args: { commentId: t.arg.id({ required: true }), isOn: t.arg.boolean({ required: true }) },
    resolve: async (_, { commentId, isOn }, context) =>
      (
        await upvoteAnswer(signedIn(context), {
          commentId: numberOf(commentId, 'Comment', 'commentId'),
          isOn,
        })
      ).id,
  }),
  markSolved: t.field({
    type: Question,
    description:
      'Says that the accepted answer solved the viewer’s own question, which is not asked again. Counted once for each person.',
    args: { questionId: t.arg.id({ required: true }) },
    resolve: async (_, { questionId }, context) =>
      (await markSolved(signedIn(context), { questionId: questionNumber(questionId) })).id,
  }),
}))
