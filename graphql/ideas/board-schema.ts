// Boards as the API shows them.

import { builder, orNotFound, STATEMENT, signedIn } from '#graphql/builder.ts'
import { Calendar, dueNow, WorkingUnitEnum } from '#graphql/clocks/schema.ts'
import type { Context, Viewer } from '#graphql/context.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { Person } from '#graphql/people/schema.ts'
import { FollowLevel } from '#graphql/posts/schema.ts'
import { canReadSpace } from '#graphql/spaces/policy.ts'
import { Space } from '#graphql/spaces/schema.ts'
import {
  type BoardClock,
  type BoardRow,
  boardPath,
  boardsByIds,
  clocksOf,
} from './board-queries.ts'
import { MAX_LATE } from './limits.ts'
import { canClaimBoard, canManageBoard, canPostIdea, type IdeaStatus } from './policy.ts'
import { tagsInUse, unitsOnBoard } from './queries.ts'

export const IdeaStatusEnum = builder.enumType('IdeaStatus', {
  description:
    'In order: NEW, SHAPING, TRIAL, BUILDING, IN_USE. Ended: NOT_NOW (declined), MERGED, WITHDRAWN.',
  values: [
    'NEW',
    'SHAPING',
    'TRIAL',
    'BUILDING',
    'IN_USE',
    'NOT_NOW',
    'MERGED',
    'WITHDRAWN',
  ] as const,
})
const NOTHING_DUE: BoardClock = { late: 0, oldestLateAt: null, nextDueAt: null }
const clockLoader = loaderOf<number, BoardClock>(async (boardIds, context) => {
  const rows = new Map((await clocksOf(context.db, boardIds)).map((row) => [row.boardId, row]))
  return boardIds.map((id) => rows.get(id) ?? NOTHING_DUE)
})
/** When answers are due, for those who may read the board. */
function clockOf(board: BoardRow, context: Context): BoardClock | Promise<BoardClock> {
  if (board.awaitingResponse === 0 || !canReadSpace(signedIn(context).viewer, board.spaceId))
    return NOTHING_DUE
  return board.clock ?? clockLoader(context).load(board.id)
}

const StatusCount = builder
  .objectRef<{ status: IdeaStatus; count: number }>('StatusCount')
  .implement({
    description: 'How many ideas stand at a status.',
    fields: (t) => ({
      status: t.expose('status', { type: IdeaStatusEnum }),
      count: t.exposeInt('count'),
    }),
  })
export const TagCount = builder.objectRef<{ tag: string; ideas: number }>('TagCount').implement({
  description: 'A tag and how many recent ideas carry it.',
  fields: (t) => ({ tag: t.exposeString('tag'), count: t.exposeInt('ideas') }),
})

/** Outsiders of a closed space know a board's name, and not how much is done there or how well. */
const knowsPromise = (viewer: Viewer, board: BoardRow): boolean =>
  canReadSpace(viewer, board.spaceId) || canManageBoard(viewer, board)
const withoutPromise = (board: BoardRow): BoardRow => ({
  ...board,
  promise: {
    ...board.promise,
    respondWithin: null,
    calendarId: null,
    warnBefore: null,
    escalateAfter: null,
    escalateToId: null,
    kept: 0,
    late: 0,
  },
})

const ResponseRecord = builder.objectRef<BoardRow>('ResponseRecord').implement({
  description: 'How a board keeps its promise of a first answer.',
  fields: (t) => ({
    days: t.int({
      nullable: true,
      description: 'Working days promised; null: nothing is promised, or not in days.',
      resolve: ({ promise }) => (promise.unit === 'DAYS' ? promise.respondWithin : null),
    }),
    within: t.int({
      nullable: true,
      description: 'How soon the first answer is promised, in `unit`; null: nothing is promised.',
      resolve: ({ promise }) => promise.respondWithin,
    }),
    unit: t.field({ type: WorkingUnitEnum, resolve: ({ promise }) => promise.unit }),
    calendar: t.field({
      type: Calendar,
      nullable: true,
      description: 'What its working time is counted with; null: the default calendar.',
      resolve: ({ promise }) => promise.calendarId,
    }),
    warnBefore: t.int({
      nullable: true,
      description: 'Working minutes before the due time at which those who answer are warned.',
      resolve: ({ promise }) => promise.warnBefore,
    }),
    escalateAfter: t.int({
      nullable: true,
      description: 'Working minutes after the due time at which it is escalated.',
      resolve: ({ promise }) => promise.escalateAfter,
    }),
    escalateTo: t.field({
      type: Person,
      nullable: true,
      description:
        'Whom it is escalated to first, before the manager of the owner and the owners of the space; null: nobody is named.',
      resolve: ({ promise }) => promise.escalateToId,
    }),
    responseBy: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'By when an idea posted now would have its first answer; null: nothing is promised.',
      resolve: async ({ promise, ownerId }, _, context) => {
        if (promise.respondWithin === null) return null
        const owner = ownerId
          ? ((await Person.getDataloader(context).load(ownerId)) as { timeZone: string })
          : null
        return await dueNow(context, promise.id, owner?.timeZone ?? 'UTC')
      },
    }),
    kept: t.int({
      description: 'First answers given in time.',
      resolve: ({ promise }) => promise.kept,
    }),
    late: t.int({
      description: 'First answers given late.',
      resolve: ({ promise }) => promise.late,
    }),
    awaitingResponse: t.int({
      description: 'Ideas that wait for a first answer; 0 for those who may not read the board.',
      resolve: (board, _, context) =>
        canReadSpace(signedIn(context).viewer, board.spaceId) ? board.awaitingResponse : 0,
    }),
    overdue: t.int({
      description: `Waiting ideas whose day has passed, counted up to ${MAX_LATE}; 0 for those who may not read the board.`,
      resolve: async (board, _, context) => (await clockOf(board, context)).late,
    }),
    nextDueAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the next answer is due.',
      resolve: async (board, _, context) => (await clockOf(board, context)).nextDueAt,
    }),
    oldestOverdueAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the oldest late answer was due.',
      resolve: async (board, _, context) => (await clockOf(board, context)).oldestLateAt,
    }),
  }),
})

const BoardRights = builder.objectRef<BoardRow>('BoardRights').implement({
  description: 'What the viewer may do with a board.',
  fields: (t) => ({
    read: t.boolean({
      resolve: (board, _, context) => canReadSpace(signedIn(context).viewer, board.spaceId),
    }),
    post: t.boolean({
      resolve: (board, _, context) => canPostIdea(signedIn(context).viewer, board),
    }),
    manage: t.boolean({
      resolve: (board, _, context) => canManageBoard(signedIn(context).viewer, board),
    }),
    claim: t.boolean({
      resolve: (board, _, context) => canClaimBoard(signedIn(context).viewer, board),
    }),
  }),
})

export const Board = builder.loadableNodeRef<BoardRow, number>('Board', {
  id: { resolve: (board) => board.id, parse: Number },
  load: async (ids, context) =>
    orNotFound(await boardsByIds(context.db, signedIn(context).viewer, ids)),
})
Board.implement({
  description: 'A board collects ideas on one question. Its owner owes each a first answer.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'The id as a number, for live rooms.' }),
    slug: t.exposeString('slug', { description: 'Its name in addresses: /ideas/boards/SLUG.' }),
    version: t.exposeInt('version', { description: 'Of its settings. Give it back when editing.' }),
    path: t.string({
      description: 'Its address, from the root.',
      resolve: ({ slug }) => boardPath(slug),
    }),
    settingsPath: t.string({
      description: 'Where those who may change it do so.',
      resolve: ({ slug }) => `${boardPath(slug)}/settings`,
    }),
    name: t.exposeString('name', { description: 'Its name.' }),
    about: t.exposeString('about', { description: 'What it asks, in one line.' }),
    space: t.field({
      type: Space,
      description: 'Where it stands: who can see it.',
      resolve: (board) => board.space,
    }),
    owner: t.field({
      type: Person,
      nullable: true,
      description: 'Who owes the answers; null: nobody looks after it.',
      resolve: (board) => (board.ownerId ? board.ownerId : null),
    }),
    delegates: t.field({
      type: [Person],
      description: 'Who may answer in the owner’s place; none for those who may not read it.',
      resolve: (board, _, context) =>
        canReadSpace(signedIn(context).viewer, board.spaceId) ? board.delegateIds : [],
    }),
    ideaCount: t.int({
      description: 'Ideas on it; 0 for those who may not read it.',
      resolve: (board, _, context) =>
        canReadSpace(signedIn(context).viewer, board.spaceId) ? board.ideaCount : 0,
    }),
    counts: t.field({
      type: [StatusCount],
      description: 'Ideas by status, from stored counters.',
      resolve: (board, _, context) =>
        canReadSpace(signedIn(context).viewer, board.spaceId)
          ? Object.entries(board.counts).map(([status, count]) => ({
              status: status as IdeaStatus,
              count,
            }))
          : [],
    }),
    tags: t.field({
      type: [TagCount],
      description: 'Tags in use, most used first, at most 30.',
      complexity: { field: STATEMENT, multiplier: 30 },
      resolve: (board, _, context) => tagsInUse(context.db, signedIn(context).viewer, board.id, 30),
    }),
    units: t.stringList({
      description: 'Units whose people wrote here, by name; none for those who may not read it.',
      complexity: { field: STATEMENT, multiplier: 1 },
      resolve: (board, _, context) =>
        canReadSpace(signedIn(context).viewer, board.spaceId)
          ? unitsOnBoard(context.db, board.id)
          : [],
    }),
    promise: t.field({
      type: ResponseRecord,
      description:
        'The promise of a first answer and how it is kept; empty for those who may not read it.',
      resolve: (board, _, context) =>
        knowsPromise(signedIn(context).viewer, board) ? board : withoutPromise(board),
    }),
    follow: t.field({
      type: FollowLevel,
      description: 'Does the viewer follow or mute it?',
      resolve: (board) => board.follow ?? 'NONE',
    }),
    followerCount: t.int({
      description: 'How many follow it; 0 for those who may not read it.',
      resolve: (board, _, context) =>
        knowsPromise(signedIn(context).viewer, board) ? board.followerCount : 0,
    }),
    followers: t.field({
      type: [Person],
      description: 'Who followed last, at most five, for those who may read it.',
      complexity: STATEMENT,
      resolve: (board, _, context) =>
        canReadSpace(signedIn(context).viewer, board.spaceId) ? board.followerIds : [],
    }),
    isArchived: t.boolean({
      description: 'Closed for good, or in an archived space: it can be read, not written.',
      resolve: (board) => board.archivedAt !== null || board.space.archivedAt !== null,
    }),
    viewerCan: t.field({
      type: BoardRights,
      description: 'What the viewer may do.',
      resolve: (board) => board,
    }),
  }),
})
