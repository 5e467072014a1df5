// Who was asked a question, who might be, and what those who are asked say.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { momentOf } from '#graphql/context.ts'
import { NotFound } from '#graphql/errors.ts'
import { ProofRef } from '#graphql/experts/schema.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { parse } from '#graphql/parse.ts'
import { Person } from '#graphql/people/schema.ts'
import { canReadSpace } from '#graphql/spaces/policy.ts'
import { spaceBySlug } from '#graphql/spaces/queries.ts'
import { type Candidate, chooseExperts } from './choosing.ts'
import { QuestionDraft } from './input.ts'
import { MAX_CHOSEN } from './limits.ts'
import { canFindSomebody, canSeeRequests } from './policy.ts'
import { findQuestion } from './queries.ts'
import {
  type Availability,
  availabilityOf,
  REQUEST_STATES,
  type RequestRow,
  requestsOf,
} from './request-queries.ts'
import { passCandidates } from './request-waves.ts'
import { askPerson, passQuestion, respondToRequest, sayUnknown, setWeeklyCap } from './requests.ts'
import { Question, QuestionRights, questionNumber } from './schema.ts'

const RequestStateEnum = builder.enumType('QuestionRequestState', {
  description:
    'ASKED: nothing said yet. ACCEPTED: they will answer. DECLINED. PASSED: on to somebody else. ANSWERED. ENDED: it is answered, or they have left.',
  values: REQUEST_STATES,
})
const Request = builder.objectRef<RequestRow>('QuestionRequest').implement({
  description: 'Somebody who was asked a question.',
  fields: (t) => ({
    person: t.field({ type: Person, resolve: ({ personId }) => personId }),
    state: t.expose('state', { type: RequestStateEnum }),
    wave: t.exposeInt('wave', {
      description: 'In which wave, from 1; 0: chosen by somebody.',
    }),
    askedAt: t.expose('askedAt', { type: 'DateTime' }),
    respondedAt: t.expose('respondedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When they answered, declined or passed it on.',
    }),
    passedTo: t.field({
      type: Person,
      nullable: true,
      description: 'Whom they passed it on to.',
      resolve: ({ passedToId }) => passedToId,
    }),
  }),
})

const requestsLoader = loaderOf<number, RequestRow[]>(async (ids, context) => {
  const rows = await requestsOf(context.db, ids)
  return ids.map((id) => rows.filter(({ questionId }) => questionId === id))
})

builder.objectFields(Question, (t) => ({
  dueAt: t.expose('dueAt', {
    type: 'DateTime',
    nullable: true,
    description: 'By when a first answer is promised.',
  }),
  nextWaveAt: t.expose('nextWaveAt', {
    type: 'DateTime',
    nullable: true,
    description: 'When more people are asked; null: nobody is any more.',
  }),
  wave: t.exposeInt('wave', {
    description:
      'Who was asked so far: 1 and 2 people by what they know, 3 the followers of its tags, 4 the owners of its space.',
  }),
  requests: t.field({
    type: [Request],
    description:
      'Who was asked, at most 50: for those people, the asker and the owners of the space; empty for others.',
    complexity: STATEMENT,
    resolve: async (question, _, context) => {
      const rows = await requestsLoader(context).load(question.id)
      const { viewer } = signedIn(context)
      const isAsked = rows.some(({ personId }) => personId === viewer.id)
      return canSeeRequests(viewer, question, isAsked) ? rows : []
    },
  }),
  myRequest: t.field({
    type: RequestStateEnum,
    nullable: true,
    description: 'What became of the viewer’s being asked; null: they were not.',
    complexity: STATEMENT,
    resolve: async ({ id }, _, context) => {
      const rows = await requestsLoader(context).load(id)
      return rows.find(({ personId }) => personId === signedIn(context).viewer.id)?.state ?? null
    },
  }),
}))
builder.objectFields(QuestionRights, (t) => ({
  findSomebody: t.boolean({
    description: 'Ask somebody by name, or say that nobody knows.',
    resolve: (row, _, context) =>
      canFindSomebody(signedIn(context).viewer, row) && !row.isSealedMine,
  }),
}))

const CandidateRef = builder.objectRef<Candidate>('QuestionCandidate').implement({
  description: 'Somebody who may know the answer.',
  fields: (t) => ({
    person: t.field({ type: Person, resolve: ({ personId }) => personId }),
    reason: t.string({
      description: 'Why, in one sentence.',
      resolve: ({ reason }, _, { language }) => reason(language),
    }),
    proofs: t.expose('proofs', {
      type: [ProofRef],
      description: 'The pieces of work that fit best, at most three.',
    }),
    askedThisWeek: t.exposeInt('askedThisWeek', {
      description: 'Questions they were asked in the last seven days.',
    }),
  }),
})
/** To whom whoever was asked may pass it on; kept apart from `requests`, since it costs as much as finding experts. */
builder.objectField(Question, 'passCandidates', (t) =>
  t.field({
    type: [CandidateRef],
    description: `To whom the viewer, who was asked, may pass it on: at most ${MAX_CHOSEN}, by work that they may see; empty for others.`,
    complexity: { field: 3 * STATEMENT, multiplier: MAX_CHOSEN },
    resolve: async (question, _, context) => {
      const { db, viewer } = signedIn(context)
      const rows = await requestsLoader(context).load(question.id)
      const own = rows.find(({ personId }) => personId === viewer.id)
      if (question.state !== 'OPEN' || (own?.state !== 'ASKED' && own?.state !== 'ACCEPTED'))
        return []
      const found = await findQuestion(db, viewer, question.id)
      return passCandidates(db, viewer, found, momentOf(context))
    },
  }),
)
const AvailabilityRef = builder.objectRef<Availability>('QuestionAvailability').implement({
  description: 'How often the viewer is asked.',
  fields: (t) => ({
    weeklyCap: t.exposeInt('weeklyCap', {
      description: 'Questions that they may be asked in seven days.',
    }),
    askedThisWeek: t.exposeInt('askedThisWeek', {
      description: 'Questions that they were asked in the last seven days.',
    }),
  }),
})

builder.queryFields((t) => ({
  questionCandidates: t.field({
    type: [CandidateRef],
    description: `Who would be asked a question first, at most ${MAX_CHOSEN}, by work that the viewer may see.`,
    complexity: { field: 3 * STATEMENT, multiplier: MAX_CHOSEN },
    args: {
      space: t.arg.string({ required: true, description: 'The slug of the space it is asked in.' }),
      title: t.arg.string({ required: true }),
      body: t.arg.string(),
      tags: t.arg.stringList(),
    },
    resolve: async (_, { space, title, body, tags }, context) => {
      const { db, viewer } = signedIn(context)
      const draft = parse(QuestionDraft, { space, title, body: body ?? '', tags: tags ?? [] })
      const where = await spaceBySlug(db, viewer, draft.space)
      if (!where || !canReadSpace(viewer, where.id)) throw new NotFound()
      return chooseExperts(
        db,
        viewer,
        { ...draft, spaceId: where.id },
        { exclude: [viewer.id], limit: MAX_CHOSEN, now: momentOf(context) },
      )
    },
  }),
  questionAvailability: t.field({
    type: AvailabilityRef,
    description: 'How often the viewer may be asked, and was.',
    resolve: (_, __, context) => {
      const { db, viewer } = signedIn(context)
      return availabilityOf(db, viewer, momentOf(context))
    },
  }),
}))

const Response = builder.enumType('QuestionResponse', {
  description: 'ACCEPT: I will answer. DECLINE: I do not know.',
  values: ['ACCEPT', 'DECLINE'] as const,
})

builder.mutationFields((t) => {
  const both = {
    questionId: t.arg.id({ required: true }),
    personId: t.arg.id({ required: true }),
  }
  const ids = (args: { questionId: string | number; personId: string | number }) => ({
    questionId: questionNumber(args.questionId),
    personId: numberOf(args.personId, 'Person', 'personId'),
  })
  return {
    respondToRequest: t.field({
      type: Question,
      description: 'Says that the viewer, who was asked, will answer, or will not.',
      args: {
        questionId: t.arg.id({ required: true }),
        response: t.arg({ type: Response, required: true }),
      },
      resolve: async (_, { questionId, response }, context) =>
        (
          await respondToRequest(signedIn(context), {
            questionId: questionNumber(questionId),
            response,
          })
        ).id,
    }),
    passQuestion: t.field({
      type: Question,
      description: 'Passes a question that the viewer was asked on to somebody else.',
      args: both,
      resolve: async (_, args, context) => (await passQuestion(signedIn(context), ids(args))).id,
    }),
    askPerson: t.field({
      type: Question,
      description: 'Asks somebody by name: the asker, or an owner of the space.',
      args: both,
      resolve: async (_, args, context) => (await askPerson(signedIn(context), ids(args))).id,
    }),
    sayUnknown: t.field({
      type: Question,
      description:
        'Says that nobody was found who knows: the asker, or an owner of the space. CONFLICT where somebody has answered.',
      args: { questionId: t.arg.id({ required: true }) },
      resolve: async (_, { questionId }, context) =>
        (await sayUnknown(signedIn(context), { questionId: questionNumber(questionId) })).id,
    }),
    setWeeklyCap: t.field({
      type: AvailabilityRef,
      description: 'How many questions the viewer may be asked in seven days, 0 to 50; 0: none.',
      args: { cap: t.arg.int({ required: true }) },
      resolve: async (_, { cap }, context) => {
        const own = signedIn(context)
        await setWeeklyCap(own, { cap })
        return availabilityOf(own.db, own.viewer, momentOf(context))
      },
    }),
  }
})
