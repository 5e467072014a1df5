// Questions: somebody asks, others answer, the asker accepts one, and it is found by whoever asks again.
import { feature, namesOf } from '#graphql/define.ts'
import { postKind } from '#graphql/post-kinds.ts'
import { kindsMessages } from '#messages/kinds.ts'
import { questionsMessages } from '#messages/questions.ts'
import { countAnswers, onComment, onCommentRemoved, rankAnswer } from './answers.ts'
import { counters } from './counters.ts'
import { evidence } from './evidence.ts'
import { QuestionChanges } from './fragments.ts'
import { runWaves } from './jobs.ts'
import './gaps-schema.ts'
import { handOverKnowledge, ownedKnowledge, remindOfReviews } from './knowledge.ts'
import './knowledge-schema.ts'
import { endRequests } from './leaving.ts'
import { canHaveToo, QUESTION } from './policy.ts'
import {
  type FoundQuestion,
  findQuestion,
  type QuestionRow,
  questionsByIds,
  questionsOwedBy,
} from './queries.ts'
import './request-schema.ts'
import './root-schema.ts'
import { Question } from './schema.ts'
import { questionExtras, STATUS_LABELS, statusesNow } from './search.ts'

const say = kindsMessages.message
const log = questionsMessages.message

const pathOf = (number: number): string => `/questions/${number}`

export const questions = feature({
  name: 'questions',
  counters,
  evidence,
  jobs: [
    { name: 'run-question-waves', cron: '* * * * *', run: runWaves },
    { name: 'remind-of-reviews', cron: '40 5 * * 1', run: remindOfReviews },
  ],
  logTopics: { question: log('event.topic') },
  named: {
    question: {
      ids: ['questionId'],
      find: async (db, viewer, ids) =>
        namesOf(await questionsByIds(db, viewer, ids), ({ id, title }) => ({
          text: title,
          path: pathOf(id),
        })),
      hidden: log('event.hidden'),
    },
  },
  posts: {
    [QUESTION]: postKind<FoundQuestion>({
      type: Question,
      noun: {
        one: say('question.one'),
        other: say('question.other'),
        yours: say('question.yours'),
        another: say('question.another'),
        heading: {
          yours: say('question.heading.yours'),
          followed: say('question.heading.followed'),
        },
      },
      path: pathOf,
      find: findQuestion,
      policy: {
        canSupport: canHaveToo,
        // Answers are accepted by who asked: two questions do not become one.
        canMerge: () => false,
        canMergeInto: () => false,
        canUnmerge: () => false,
      },
      hooks: {
        onComment,
        onCommentState: (tx, postId) => countAnswers(tx, postId).then(() => undefined),
      },
      status: {
        labels: STATUS_LABELS,
        steps: ['UNANSWERED', 'ANSWERED', 'ACCEPTED'],
        of: ({ status }: QuestionRow) => status,
        since: ({ statusAt }: QuestionRow) => statusAt,
        now: statusesNow,
      },
      owed: questionsOwedBy,
      takesSealedComments: true,
      searchExtras: questionExtras,
      live: QuestionChanges,
    }),
  },
  leaving: {
    'QuestionRequest.personId': { ends: endRequests },
    'QuestionRequest.passedToId': { stays: 'to whom colleagues passed it on' },
    'QuestionAvailability.personId': { stays: 'how often whoever comes back is asked' },
    'Knowledge.ownerId': {
      label: (count) => log('leaving.knowledge', { count }),
      list: ownedKnowledge,
      handOver: handOverKnowledge,
    },
    'Knowledge.verifiedById': { stays: 'who said that it still holds' },
    'KnowledgeCheck.personId': { stays: 'what readers said of an answer counts' },
    'QuestionSolved.personId': { stays: 'whose question was solved counts' },
  },
  counts: {
    'comment.removed': onCommentRemoved,
    'comment.upvoted': (tx, { commentId }: { commentId: number }) =>
      rankAnswer(tx, commentId).then(() => undefined),
  },
})
