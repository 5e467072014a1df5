// Ideas as the API shows them.

import { builder, orNotFound, signedIn } from '#graphql/builder.ts'
import type { Context } from '#graphql/context.ts'
import { numberOf } from '#graphql/ids.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { Person } from '#graphql/people/schema.ts'
import { Post, seenPost } from '#graphql/posts/schema.ts'
import { Board, IdeaStatusEnum } from './board-schema.ts'
import { IdeaRights, OfficialResponse } from './idea-parts.ts'
import { DECLINE_REASONS } from './limits.ts'
import {
  type IdeaRow,
  type IdeaSteps,
  ideasByIds,
  type StatusChangeRow,
  stepsOf,
} from './queries.ts'

/** What only an idea's page asks for, in one statement for all ideas of a request. */
const stepLoader = loaderOf<number, IdeaSteps>(
  (ids, context) => stepsOf(context.db, ids) as Promise<IdeaSteps[]>,
)
const steps = (context: Context, id: number): Promise<IdeaSteps> => stepLoader(context).load(id)

const StatusChange = builder.objectRef<StatusChangeRow>('StatusChange').implement({
  description: 'A change of the status of an idea.',
  fields: (t) => ({
    from: t.expose('from', { type: IdeaStatusEnum }),
    to: t.expose('to', { type: IdeaStatusEnum }),
    by: t.field({
      type: Person,
      nullable: true,
      resolve: (move) => (move.byId ? move.byId : null),
    }),
    byName: t.exposeString('byName', {
      nullable: true,
      description: 'The name, when the person is not known here.',
    }),
    note: t.exposeString('note', { description: 'Why, in their words.' }),
    other: t.field({
      type: Post,
      nullable: true,
      description:
        'The other idea, when this step merged or unmerged it; null when it may not be seen.',
      resolve: (move, _, context) => seenPost(context, move.otherId),
    }),
    at: t.field({ type: 'DateTime', resolve: (move) => new Date(move.at) }),
  }),
})

const DeclineReasonEnum = builder.enumType('DeclineReason', {
  description: 'Why an idea is not taken up now.',
  values: DECLINE_REASONS,
})

export const Idea = builder.loadableNodeRef<IdeaRow, number>('Idea', {
  id: { resolve: (idea) => idea.id, parse: Number },
  load: async (ids, context) =>
    orNotFound(await ideasByIds(context.db, signedIn(context).viewer, ids)),
})
Idea.implement({
  description: 'Somebody’s idea, on a board or in its space alone.',
  interfaces: [Post],
  fields: (t) => ({
    board: t.field({
      type: Board,
      nullable: true,
      description: 'Where it stands; null for one that stands in its space alone.',
      resolve: (idea) => idea.boardId,
    }),
    status: t.expose('status', { type: IdeaStatusEnum, description: 'Its status now.' }),
    statusAt: t.expose('statusAt', {
      type: 'DateTime',
      description: 'Since when it stands there.',
    }),
    assignee: t.field({
      type: Person,
      nullable: true,
      description: 'Who holds it now.',
      resolve: (idea) => (idea.assigneeId ? idea.assigneeId : null),
    }),
    nextStep: t.exposeString('nextStep', {
      description: 'What comes next, in one sentence; may be empty.',
    }),
    responseDueAt: t.expose('responseDueAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the first answer is due; null: nothing was promised.',
    }),
    respondedAt: t.expose('respondedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the first answer came.',
    }),
    isLate: t.boolean({
      description:
        'The promised day has passed without an answer. In an archived space no clock runs.',
      resolve: (idea, _, context) =>
        idea.respondedAt === null &&
        idea.responseDueAt !== null &&
        idea.status === 'NEW' &&
        idea.responseDueAt < new Date() &&
        !signedIn(context).viewer.archivedIds.includes(idea.spaceId),
    }),
    declineReason: t.expose('declineReason', {
      type: DeclineReasonEnum,
      nullable: true,
      description: 'Why not now, as the list of reasons has it.',
    }),
    declineText: t.exposeString('declineText', {
      nullable: true,
      description: 'Why not now, in words.',
    }),
    reopenIf: t.exposeString('reopenIf', {
      nullable: true,
      description: 'What would have to change.',
    }),
    statusChanges: t.field({
      type: [StatusChange],
      description: 'Its changes of status, oldest first.',
      resolve: async (idea, _, context) => (await steps(context, idea.id)).statusChanges,
    }),
    responsesChangedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When an official answer was last given, corrected or withdrawn.',
      resolve: async (idea, _, context) => {
        const { responses } = await steps(context, idea.id)
        const moments = responses.flatMap(({ at, editedAt, withdrawnAt }) =>
          [at, editedAt, withdrawnAt].flatMap((moment) => (moment ? [Date.parse(moment)] : [])),
        )
        return moments.length > 0 ? new Date(Math.max(...moments)) : null
      },
    }),
    responses: t.field({
      type: [OfficialResponse],
      description: 'Official answers, oldest first; withdrawn ones too.',
      resolve: async (idea, _, context) => (await steps(context, idea.id)).responses,
    }),
    viewerCan: t.field({
      type: IdeaRights,
      description: 'What the viewer may do.',
      resolve: (idea) => idea,
    }),
  }),
})

export const ideaNumber = (id: string | number, argument = 'ideaId') =>
  numberOf(id, 'Idea', argument)
