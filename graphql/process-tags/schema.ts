// Process tags and risks as the API shows them.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { Entry } from '#graphql/challenges/entry-schema.ts'
import type { ChallengeRow } from '#graphql/challenges/queries.ts'
import { Challenge, challengeNumber } from '#graphql/challenges/schema.ts'
import type { Context } from '#graphql/context.ts'
import { Idea, ideaNumber } from '#graphql/ideas/schema.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { Person } from '#graphql/people/schema.ts'
import { toHtml } from '#graphql/posts/markdown.ts'
import { RISK_VERDICTS } from './limits.ts'
import { canAnswerRisk, canFlag, canRemoveFlag, canSetProcesses } from './policy.ts'
import {
  type FlagRow,
  flagById,
  flagsOf,
  listProcesses,
  type ProcessRow,
  processesByIds,
  riskDuties,
} from './queries.ts'
import {
  addProcess,
  answerRisk,
  editProcess,
  endProcess,
  flagRisk,
  removeRiskFlag,
} from './service.ts'

const processLoader = loaderOf<number, ProcessRow | null>((ids, context) =>
  processesByIds(context.db, signedIn(context).viewer, ids),
)
const Process = builder.objectRef<ProcessRow>('ProcessTag').implement({
  description: 'A process of the company that entries may touch, with who answers for its risks.',
  fields: (t) => ({
    number: t.exposeInt('id'),
    name: t.exposeString('name', { description: 'At most 60 characters.' }),
    owner: t.field({
      type: Person,
      nullable: true,
      description: 'Null: its owner has left, and nothing can be flagged under it.',
      resolve: ({ ownerId }) => ownerId,
    }),
    openFlags: t.exposeInt('open', {
      description:
        'Risks that wait for an answer, in entries that the viewer may see; all of them for its owner and for administrators.',
    }),
  }),
})
const Verdict = builder.enumType('RiskVerdict', {
  description:
    'CLEAR: no objection. CONDITIONS: it may go on under conditions. STOP: it must not go on as it is.',
  values: RISK_VERDICTS,
})
const Flag = builder.objectRef<FlagRow>('RiskFlag').implement({
  description: 'A risk that somebody sees in an entry, and what the owner of the process says.',
  fields: (t) => ({
    number: t.exposeInt('id'),
    process: t.field({
      type: Process,
      complexity: STATEMENT,
      resolve: async ({ tagId }, _, context) =>
        (await processLoader(context).load(tagId)) as ProcessRow,
    }),
    challenge: t.field({ type: Challenge, resolve: ({ challengeId }) => challengeId }),
    idea: t.field({ type: Idea, resolve: ({ ideaId }) => ideaId }),
    by: t.field({ type: Person, nullable: true, resolve: ({ byId }) => byId }),
    at: t.expose('at', { type: 'DateTime' }),
    title: t.exposeString('title', { description: 'Of the entry.' }),
    path: t.string({
      description: 'Where it is read and answered.',
      resolve: ({ challengeId, ideaId }) => `/challenges/${challengeId}/entries/${ideaId}#risks`,
    }),
    reasonHtml: t.string({
      description: 'Why, as safe HTML.',
      resolve: ({ reason }) => toHtml(reason, []),
    }),
    verdict: t.expose('verdict', {
      type: Verdict,
      nullable: true,
      description: 'Null: it waits for an answer.',
    }),
    answerHtml: t.string({
      nullable: true,
      description: 'What the owner says, as safe HTML.',
      resolve: ({ answer }) => (answer ? toHtml(answer, []) : null),
    }),
    respondedBy: t.field({
      type: Person,
      nullable: true,
      resolve: ({ respondedById }) => respondedById,
    }),
    respondedAt: t.expose('respondedAt', { type: 'DateTime', nullable: true }),
    viewerCanAnswer: t.boolean({
      description: 'Is it the viewer’s to answer?',
      resolve: ({ ownerId, spaceId, respondedAt }, _, context) =>
        respondedAt === null && canAnswerRisk(signedIn(context).viewer, ownerId, spaceId),
    }),
    viewerCanRemove: t.boolean({
      description: 'May the viewer, who moderates there, take it away?',
      resolve: async ({ ideaId, spaceId }, _, context) => {
        const idea = await Idea.getDataloader(context).load(ideaId)
        return canRemoveFlag(signedIn(context).viewer, spaceId, idea as never)
      },
    }),
  }),
})

const flagsLoader = loaderOf<string, FlagRow[]>((keys, context) =>
  flagsOf(
    context.db,
    signedIn(context).viewer,
    keys.map((key) => {
      const [challengeId = 0, ideaId = 0] = key.split(' ').map(Number)
      return { challengeId, ideaId }
    }),
  ),
)
builder.objectFields(Entry, (t) => ({
  riskFlags: t.field({
    type: [Flag],
    description: 'Risks that people see in it, open ones first, at most 50.',
    complexity: STATEMENT,
    resolve: ({ challengeId, ideaId }, _, context) =>
      flagsLoader(context).load(`${challengeId} ${ideaId}`),
  }),
  viewerCanFlagRisk: t.boolean({
    description: 'May the viewer flag a risk in it?',
    resolve: async ({ challengeId, ideaId, closedAs }, _, context) => {
      const idea = await Idea.getDataloader(context).load(ideaId)
      const challenge = (await Challenge.getDataloader(context).load(challengeId)) as ChallengeRow
      return closedAs === null && canFlag(signedIn(context).viewer, challenge, idea as never)
    },
  }),
}))

builder.queryFields((t) => ({
  processTags: t.field({
    type: [Process],
    description:
      'Processes in use, by name, at most 100. Guests see those that they may flag a risk under.',
    complexity: STATEMENT,
    resolve: (_, __, context) => listProcesses(context.db, signedIn(context).viewer),
  }),
  viewerCanSetProcesses: t.boolean({
    description: 'May the viewer say which processes there are? For administrators.',
    resolve: (_, __, context) => canSetProcesses(signedIn(context).viewer),
  }),
  riskDuties: t.field({
    type: [Flag],
    description: 'Risks that wait for the viewer’s answer, longest waiting first, at most 50.',
    complexity: { field: STATEMENT, multiplier: 10 },
    resolve: (_, __, context) => riskDuties(context.db, signedIn(context).viewer, 50),
  }),
}))

const processNumber = (id: string | number) => numberOf(id, 'ProcessTag', 'tagId')
const processOf = async (context: Context, id: number): Promise<ProcessRow> =>
  (await processesByIds(context.db, signedIn(context).viewer, [id]))[0] as ProcessRow
const flagOf = async (context: Context, id: number): Promise<FlagRow> =>
  (await flagById(context.db, signedIn(context).viewer, id)) as FlagRow

builder.mutationFields((t) => {
  const naming = { name: t.arg.string({ required: true }), ownerId: t.arg.id({ required: true }) }
  const tagId = t.arg.id({ required: true, description: 'Its number.' })
  return {
    addProcess: t.field({
      type: Process,
      description: 'Adds a process with its owner. For administrators.',
      args: naming,
      resolve: async (_, { name, ownerId }, context) => {
        const owner = numberOf(ownerId, 'Person', 'ownerId')
        return processOf(
          context,
          (await addProcess(signedIn(context), { name, ownerId: owner })).id,
        )
      },
    }),
    editProcess: t.field({
      type: Process,
      description:
        'Names a process anew, or gives it to somebody else, who has what waits to answer. For administrators.',
      args: { tagId, ...naming },
      resolve: async (_, { tagId, name, ownerId }, context) => {
        const owner = numberOf(ownerId, 'Person', 'ownerId')
        const input = { tagId: processNumber(tagId), name, ownerId: owner }
        return processOf(context, (await editProcess(signedIn(context), input)).id)
      },
    }),
    endProcess: t.field({
      type: Process,
      description: 'Nobody flags anything under it any longer. For administrators.',
      args: { tagId },
      resolve: async (_, { tagId }, context) =>
        processOf(
          context,
          (await endProcess(signedIn(context), { tagId: processNumber(tagId) })).id,
        ),
    }),
    flagRisk: t.field({
      type: Flag,
      description: 'Flags a risk in an entry: the owner of the process has it to answer.',
      args: {
        challengeId: t.arg.id({ required: true }),
        ideaId: t.arg.id({ required: true }),
        tagId,
        reason: t.arg.string({
          required: true,
          description: 'Markdown, at most 1,000 characters.',
        }),
      },
      resolve: async (_, args, context) => {
        const input = {
          challengeId: challengeNumber(args.challengeId),
          ideaId: ideaNumber(args.ideaId),
          tagId: processNumber(args.tagId),
          reason: args.reason,
        }
        return flagOf(context, (await flagRisk(signedIn(context), input)).id)
      },
    }),
    removeRiskFlag: t.boolean({
      description: 'Takes a flag away, with its answer. For those who moderate there.',
      args: { flagId: t.arg.id({ required: true, description: 'Its number.' }) },
      resolve: async (_, { flagId }, context) => {
        const input = { flagId: numberOf(flagId, 'RiskFlag', 'flagId') }
        return Boolean(await removeRiskFlag(signedIn(context), input))
      },
    }),
    answerRisk: t.field({
      type: Flag,
      description: 'The owner of the process answers, and the duty ends. CONFLICT once answered.',
      args: {
        flagId: t.arg.id({ required: true, description: 'Its number.' }),
        verdict: t.arg({ type: Verdict, required: true }),
        answer: t.arg.string({
          required: true,
          description: 'Markdown, at most 2,000 characters.',
        }),
      },
      resolve: async (_, { flagId, verdict, answer }, context) => {
        const id = numberOf(flagId, 'RiskFlag', 'flagId')
        return flagOf(
          context,
          (await answerRisk(signedIn(context), { flagId: id, verdict, answer })).id,
        )
      },
    }),
  }
})
