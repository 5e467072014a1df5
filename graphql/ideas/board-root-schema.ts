// Queries and mutations of boards.

import { builder, EDITED_VERSION, STATEMENT, signedIn } from '#graphql/builder.ts'
import { WorkingUnitEnum } from '#graphql/clocks/schema.ts'
import { numberOf } from '#graphql/ids.ts'
import { Person } from '#graphql/people/schema.ts'
import { FollowLevel } from '#graphql/posts/schema.ts'
import { boardBySlug, boardsOwnedBy, discoverableBoards } from './board-queries.ts'
import { Board, TagCount } from './board-schema.ts'
import { claimBoard, editBoard, followBoard, makeBoard, setBoardPromise } from './boards.ts'
import { MAX_BOARDS } from './limits.ts'
import { tagsInUse } from './queries.ts'

const BoardChoice = builder.enumType('BoardChoice', {
  description: 'ALL known boards; only FOLLOWED ones; only READABLE, open ones.',
  values: ['ALL', 'FOLLOWED', 'READABLE'] as const,
})

builder.objectFields(Person, (t) => ({
  ownedBoards: t.field({
    type: [Board],
    description: 'Open boards they owe the answers on, by name, at most 100.',
    complexity: STATEMENT,
    resolve: (person, _, context) => boardsOwnedBy(context.db, signedIn(context).viewer, person.id),
  }),
}))

builder.queryFields((t) => ({
  board: t.field({
    type: Board,
    nullable: true,
    description: 'A board by its slug.',
    args: { slug: t.arg.string({ required: true }) },
    resolve: async (_, { slug }, context) =>
      (await boardBySlug(context.db, signedIn(context).viewer, slug)) ?? null,
  }),
  boards: t.field({
    type: [Board],
    description: `Boards the viewer may know of, by name, at most ${MAX_BOARDS}.`,
    args: {
      only: t.arg({ type: BoardChoice }),
      query: t.arg.string({ description: 'Every word of it begins a word of the name.' }),
      space: t.arg.string({ description: 'Only those of the space of this slug.' }),
      isArchived: t.arg.boolean({
        description:
          'true: only those closed for good or in archived spaces. false: none of them. All without.',
      }),
      first: t.arg.int({ description: `How many, at most ${MAX_BOARDS}.` }),
    },
    complexity: { field: STATEMENT, multiplier: 50 },
    resolve: (_, { only, first, ...wanted }, context) =>
      discoverableBoards(
        context.db,
        signedIn(context).viewer,
        { only: only ?? 'ALL', ...wanted },
        Math.min(Math.max(first ?? MAX_BOARDS, 1), MAX_BOARDS),
      ),
  }),
  tags: t.field({
    type: [TagCount],
    description: 'Tags in use wherever the viewer reads, most used first, at most 50.',
    resolve: (_, __, context) => tagsInUse(context.db, signedIn(context).viewer, null, 50),
  }),
}))

const MakeBoardInput = builder.inputType('MakeBoardInput', {
  fields: (t) => ({
    space: t.string({ required: true, description: "The space's slug." }),
    name: t.string({ required: true }),
    about: t.string(),
    responseDays: t.int({ description: 'Working days to the first answer; null: no promise.' }),
    ownerId: t.id({ description: 'Who owes the answers; the viewer when left out.' }),
  }),
})
const EditBoardInput = builder.inputType('EditBoardInput', {
  description: 'What is left out stays; null of responseDays and ownerId takes it away.',
  fields: (t) => ({
    version: t.int({ description: EDITED_VERSION }),
    name: t.string(),
    about: t.string(),
    responseDays: t.int(),
    ownerId: t.id(),
    delegateIds: t.idList(),
    isArchived: t.boolean(),
  }),
})
const BoardPromiseInput = builder.inputType('BoardPromiseInput', {
  description: 'What is left out stays; null takes it away.',
  fields: (t) => ({
    version: t.int({ description: EDITED_VERSION }),
    within: t.int({ description: 'How soon the first answer is promised; null: no promise.' }),
    unit: t.field({ type: WorkingUnitEnum }),
    calendarId: t.id({ description: 'Null: the default calendar.' }),
    warnBefore: t.int({ description: 'Working minutes before the due time.' }),
    escalateAfter: t.int({ description: 'Working minutes after the due time.' }),
    escalateToId: t.id({
      description: 'Null: the manager of its owner, then the owners of the space.',
    }),
  }),
})
const person = (id: string | number | null | undefined, argument: string) =>
  id == null || id === '' ? null : numberOf(id, 'Person', argument)

builder.mutationFields((t) => ({
  makeBoard: t.field({
    type: Board,
    description: 'Makes a board.',
    args: { input: t.arg({ type: MakeBoardInput, required: true }) },
    resolve: async (_, { input }, context) => {
      const { id } = await makeBoard(signedIn(context), {
        space: input.space,
        name: input.name,
        about: input.about ?? '',
        responseDays: input.responseDays ?? null,
        ...(input.ownerId === undefined ? {} : { ownerId: person(input.ownerId, 'ownerId') }),
      })
      return id
    },
  }),
  editBoard: t.field({
    type: Board,
    description: 'Changes a board the viewer looks after.',
    args: {
      boardId: t.arg.id({ required: true }),
      input: t.arg({ type: EditBoardInput, required: true }),
    },
    resolve: async (_, { boardId, input }, context) => {
      const { id } = await editBoard(signedIn(context), {
        boardId: numberOf(boardId, 'Board', 'boardId'),
        version: input.version,
        name: input.name ?? undefined,
        about: input.about ?? undefined,
        responseDays: input.responseDays,
        ownerId: input.ownerId === undefined ? undefined : person(input.ownerId, 'ownerId'),
        delegateIds: input.delegateIds?.map((one) => numberOf(one, 'Person', 'delegateIds')),
        isArchived: input.isArchived ?? undefined,
      })
      return id
    },
  }),
  setBoardPromise: t.field({
    type: Board,
    description:
      'Changes how soon a board promises its first answer, and what follows without one.',
    args: {
      boardId: t.arg.id({ required: true }),
      input: t.arg({ type: BoardPromiseInput, required: true }),
    },
    resolve: async (_, { boardId, input }, context) => {
      const { version, within, unit, calendarId, escalateToId, ...times } = input
      const { id } = await setBoardPromise(signedIn(context), {
        boardId: numberOf(boardId, 'Board', 'boardId'),
        version,
        promise: {
          ...times,
          ...(within === undefined ? {} : { respondWithin: within }),
          ...(unit ? { unit } : {}),
          ...(calendarId === undefined
            ? {}
            : { calendarId: calendarId ? numberOf(calendarId, 'Calendar', 'calendarId') : null }),
          ...(escalateToId === undefined
            ? {}
            : { escalateToId: person(escalateToId, 'escalateToId') }),
        },
      })
      return id
    },
  }),
  claimBoard: t.field({
    type: Board,
    description: 'Takes on a board that nobody looks after.',
    args: { boardId: t.arg.id({ required: true }) },
    resolve: async (_, { boardId }, context) =>
      (await claimBoard(signedIn(context), { boardId: numberOf(boardId, 'Board', 'boardId') })).id,
  }),
  followBoard: t.field({
    type: Board,
    description: 'Follows, mutes or lets go of a board.',
    args: {
      boardId: t.arg.id({ required: true }),
      level: t.arg({ type: FollowLevel, required: true }),
    },
    resolve: async (_, { boardId, level }, context) =>
      (
        await followBoard(signedIn(context), {
          boardId: numberOf(boardId, 'Board', 'boardId'),
          level,
        })
      ).id,
  }),
}))
