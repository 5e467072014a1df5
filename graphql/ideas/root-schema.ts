// Queries and mutations of ideas.
import { builder, signedIn } from '#graphql/builder.ts'
import { numberOf } from '#graphql/ids.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { mergePosts, unmergePost } from '#graphql/posts/merging.ts'
import { supportPost, withdrawSupport } from '#graphql/posts/support.ts'
import { IdeaStatusEnum } from './board-schema.ts'
import {
  IDEA_SORTS,
  type IdeaFilter,
  ideasByIds,
  keyOfIdea,
  keyShapeOf,
  listIdeas,
} from './queries.ts'
import { correctResponse, respondToIdea, withdrawResponse } from './responses.ts'
import { Idea, ideaNumber } from './schema.ts'
import { editIdea, postIdea, withdrawIdea } from './service.ts'
import { changeIdeaStatus, declineIdea } from './status.ts'

const IdeaSort = builder.enumType('IdeaSort', {
  description:
    'MOVING: fading activity. SUPPORT: most supported. NEWEST. DUE: whose first answer is due next.',
  values: IDEA_SORTS,
})
const Mine = builder.enumType('MyIdeas', {
  description:
    'Ideas the viewer wrote, follows or supports. FOR_YOU: followed, or on a followed board, and not muted.',
  values: ['WRITTEN', 'FOLLOWED', 'SUPPORTED', 'FOR_YOU'] as const,
})

builder.queryFields((t) => ({
  ideas: t.connection({
    type: Idea,
    description: 'Ideas the viewer may see.',
    args: {
      space: t.arg.string({ description: "A space's slug." }),
      board: t.arg.string({ description: "A board's slug." }),
      sort: t.arg({ type: IdeaSort }),
      status: t.arg({ type: [IdeaStatusEnum] }),
      tag: t.arg.string(),
      unit: t.arg.string({ description: "The author's unit." }),
      mine: t.arg({ type: Mine }),
      author: t.arg.id(),
      supporter: t.arg.id(),
      isLate: t.arg.boolean({ description: 'Only those whose promised answer is late.' }),
      isAwaitingResponse: t.arg.boolean({
        description: 'Only those that wait for a first answer.',
      }),
      isArchived: t.arg.boolean({
        description: 'true: only those in archived spaces. false: none of them. All without.',
      }),
    },
    resolve: async (_, args, context) => {
      const wanted = rowsWanted(args.first)
      const sort = args.sort ?? 'TRENDING'
      const key = keyOf(args.after, ...keyShapeOf(sort))
      const filter: IdeaFilter = {
        board: args.board ?? null,
        space: args.space ?? null,
        statuses: args.status ?? null,
        tag: args.tag ?? null,
        unit: args.unit ?? null,
        mine: args.mine ?? null,
        authorId: args.author ? numberOf(args.author, 'Person', 'author') : null,
        supporterId: args.supporter ? numberOf(args.supporter, 'Person', 'supporter') : null,
        isLate: args.isLate ?? null,
        isAwaitingResponse: args.isAwaitingResponse ?? null,
        isArchived: args.isArchived ?? null,
      }
      const rows = await listIdeas(context.db, signedIn(context).viewer, filter, sort, wanted, key)
      return connectionOf(rows, wanted, !key, keyOfIdea(sort))
    },
  }),
  idea: t.field({
    type: Idea,
    nullable: true,
    description:
      'An idea by id (global, or the number of the address); null when there is none for the viewer.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_, { id }, context) =>
      (await ideasByIds(context.db, signedIn(context).viewer, [ideaNumber(id, 'id')]))[0] ?? null,
  }),
}))

const PostIdeaInput = builder.inputType('PostIdeaInput', {
  description: 'An idea to post, on a board or on the first board of a space.',
  fields: (t) => ({
    space: t.string({ description: "The space's slug." }),
    board: t.string({ description: "The board's slug." }),
    title: t.string({ required: true, description: 'At most 90 characters.' }),
    body: t.string({ description: 'Markdown, at most 10,000 characters.' }),
    tags: t.stringList({ description: 'At most 8.' }),
    fileIds: t.stringList({ description: 'Files uploaded before, at most 10.' }),
    sealed: t.boolean({
      description: 'Without the author’s name, where the space allows it; without files, too.',
    }),
  }),
})
const EditIdeaInput = builder.inputType('EditIdeaInput', {
  description: 'An idea’s words as they shall be.',
  fields: (t) => ({
    version: t.int({ required: true, description: 'The version the edit began from.' }),
    title: t.string({ required: true }),
    body: t.string(),
    tags: t.stringList(),
    fileIds: t.stringList(),
  }),
})
const OpenStatus = builder.enumType('OpenStatus', {
  values: ['NEW', 'SHAPING', 'TRIAL', 'BUILDING', 'IN_USE'] as const,
})
const FirstResponseKind = builder.enumType('FirstResponseKind', {
  values: ['YES', 'QUESTION'] as const,
})

const responseArgs = ({ responseId }: { responseId: string | number }) => ({
  responseId: numberOf(responseId, 'OfficialResponse', 'responseId'),
})

builder.mutationFields((t) => {
  const ideaId = t.arg.id({ required: true })
  return {
    postIdea: t.field({
      type: Idea,
      description: 'Posts an idea.',
      args: { input: t.arg({ type: PostIdeaInput, required: true }) },
      resolve: async (_, { input }, context) => {
        const { id } = await postIdea(signedIn(context), {
          ...(input.space ? { space: input.space } : {}),
          ...(input.board ? { board: input.board } : {}),
          title: input.title,
          body: input.body ?? '',
          tags: input.tags ?? [],
          fileIds: input.fileIds ?? [],
          isSealed: input.sealed ?? false,
        })
        return id
      },
    }),
    editIdea: t.field({
      type: Idea,
      description: 'Changes an idea of one’s own; earlier versions stay readable.',
      args: { ideaId, input: t.arg({ type: EditIdeaInput, required: true }) },
      resolve: async (_, args, context) => {
        const { input } = args
        const { id } = await editIdea(signedIn(context), {
          ideaId: ideaNumber(args.ideaId),
          version: input.version,
          title: input.title,
          body: input.body ?? '',
          tags: input.tags ?? [],
          fileIds: input.fileIds ?? [],
        })
        return id
      },
    }),
    withdrawIdea: t.field({
      type: Idea,
      description: 'Takes an idea of one’s own back.',
      args: { ideaId, note: t.arg.string() },
      resolve: async (_, args, context) =>
        (
          await withdrawIdea(signedIn(context), {
            ideaId: ideaNumber(args.ideaId),
            note: args.note ?? '',
          })
        ).id,
    }),
    supportIdea: t.field({
      type: Idea,
      description:
        'Supports an idea; once per person, however often it is asked. `supportPost` for ideas.',
      args: { ideaId },
      resolve: async (_, args, context) =>
        (await supportPost(signedIn(context), { postId: ideaNumber(args.ideaId) })).id,
    }),
    withdrawSupport: t.field({
      type: Idea,
      description: 'Takes the viewer’s support of an idea back. `withdrawPostSupport` for ideas.',
      args: { ideaId },
      resolve: async (_, args, context) =>
        (await withdrawSupport(signedIn(context), { postId: ideaNumber(args.ideaId) })).id,
    }),
    changeIdeaStatus: t.field({
      type: Idea,
      description: 'Changes the status of an idea; for those who respond for the board.',
      args: {
        ideaId,
        to: t.arg({ type: OpenStatus, required: true }),
        note: t.arg.string({ required: true }),
        assigneeId: t.arg.id(),
        nextStep: t.arg.string(),
      },
      resolve: async (_, args, context) => {
        const { id } = await changeIdeaStatus(signedIn(context), {
          ideaId: ideaNumber(args.ideaId),
          to: args.to,
          note: args.note,
          assigneeId: args.assigneeId ? numberOf(args.assigneeId, 'Person', 'assigneeId') : null,
          nextStep: args.nextStep ?? '',
        })
        return id
      },
    }),
    respondToIdea: t.field({
      type: Idea,
      description: 'Answers for the board; the first answer stops the clock.',
      args: {
        ideaId,
        kind: t.arg({ type: FirstResponseKind, required: true }),
        text: t.arg.string({ required: true }),
      },
      resolve: async (_, args, context) =>
        (
          await respondToIdea(signedIn(context), {
            ideaId: ideaNumber(args.ideaId),
            kind: args.kind,
            text: args.text,
          })
        ).id,
    }),
    declineIdea: t.field({
      type: Idea,
      description: 'Says Not now, with a reason of the list and words.',
      args: {
        ideaId,
        reason: t.arg.string({ required: true }),
        text: t.arg.string({ required: true }),
        reopenIf: t.arg.string(),
      },
      resolve: async (_, args, context) => {
        const input = {
          ideaId: ideaNumber(args.ideaId),
          reason: args.reason as never,
          text: args.text,
          reopenIf: args.reopenIf ?? '',
        }
        return (await declineIdea(signedIn(context), input)).id
      },
    }),
    correctResponse: t.field({
      type: Idea,
      description: 'Corrects an official response; what it said before stays readable.',
      args: {
        responseId: t.arg.id({ required: true }),
        version: t.arg.int({ required: true, description: 'The version that was opened.' }),
        kind: t.arg({ type: FirstResponseKind, description: 'Stays when left out.' }),
        text: t.arg.string({ required: true }),
      },
      resolve: async (_, args, context) =>
        (await correctResponse(signedIn(context), { ...args, ...responseArgs(args) })).id,
    }),
    withdrawResponse: t.field({
      type: Idea,
      description:
        'Withdraws an official response; it stays readable, with the note. Without another one the idea waits again.',
      args: {
        responseId: t.arg.id({ required: true }),
        version: t.arg.int({ required: true, description: 'The version that was opened.' }),
        note: t.arg.string({ required: true, description: 'Why, in a sentence.' }),
      },
      resolve: async (_, args, context) =>
        (await withdrawResponse(signedIn(context), { ...args, ...responseArgs(args) })).id,
    }),
    mergeIdea: t.field({
      type: Idea,
      description: 'Merges an idea into another one. `mergePosts` for ideas.',
      args: { ideaId, intoId: t.arg.id({ required: true }), note: t.arg.string() },
      resolve: async (_, args, context) => {
        const input = {
          postId: ideaNumber(args.ideaId),
          intoId: ideaNumber(args.intoId, 'intoId'),
          note: args.note ?? '',
        }
        return (await mergePosts(signedIn(context), input)).id
      },
    }),
    unmergeIdea: t.field({
      type: Idea,
      description: 'Unmerges an idea: it stands where it stood. `unmergePost` for ideas.',
      args: { ideaId, note: t.arg.string({ required: true, description: 'Why, in a sentence.' }) },
      resolve: async (_, args, context) => {
        const input = { postId: ideaNumber(args.ideaId), note: args.note }
        return (await unmergePost(signedIn(context), input)).id
      },
    }),
  }
})
