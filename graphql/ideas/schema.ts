// Ideas as the API shows them.
import DataLoader from 'dataloader'
import { FileRef } from '#graphql/attachments/schema.ts'
import { builder, orNotFound, STATEMENT, signedIn } from '#graphql/builder.ts'
import type { Context } from '#graphql/context.ts'
import { noIfRefused } from '#graphql/errors.ts'
import { numberOf } from '#graphql/ids.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Person } from '#graphql/people/schema.ts'
import { Board, FollowLevel, IdeaStatusEnum } from './board-schema.ts'
import { Answer, IdeaRights, Revision, Supporter } from './idea-parts.ts'
import {
  detailsOf,
  type IdeaDetails,
  type IdeaRow,
  ideasByIds,
  joinedWith,
  type MoveRow,
  revisionsOf,
  supportersOf,
} from './queries.ts'

const detailLoaders = new WeakMap<Context, DataLoader<number, IdeaDetails>>()
/** What only an idea's page asks for, in one statement for all ideas of a request. */
export function details(context: Context, id: number): Promise<IdeaDetails> {
  let loader = detailLoaders.get(context)
  if (!loader) {
    loader = new DataLoader<number, IdeaDetails>(
      (ids) => detailsOf(context.db, signedIn(context).viewer, ids) as Promise<IdeaDetails[]>,
    )
    detailLoaders.set(context, loader)
  }
  return loader.load(id)
}
/** An idea that another one points to, or nothing where the viewer may not see it: the page around it stays. */
const seenIdea = (context: Context, id: number | null): Promise<IdeaRow> | null =>
  id === null
    ? null
    : (Idea.getDataloader(context)
        .load(id)
        .catch((error: unknown) => noIfRefused(error) || null) as Promise<IdeaRow>)

const StageMove = builder.objectRef<MoveRow>('StageMove').implement({
  description: 'A step on the road of an idea.',
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
      type: Idea,
      nullable: true,
      description:
        'The other idea, when this step joined them or parted them; null when it may not be seen.',
      resolve: (move, _, context) => seenIdea(context, move.otherId),
    }),
    at: t.field({ type: 'DateTime', resolve: (move) => new Date(move.at) }),
  }),
})

export const Idea = builder.loadableNodeRef<IdeaRow, number>('Idea', {
  id: { resolve: (idea) => idea.id, parse: Number },
  load: async (ids, context) =>
    orNotFound(await ideasByIds(context.db, signedIn(context).viewer, ids)),
})
Idea.implement({
  description: 'Somebody’s idea on a board.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'The id as it stands in addresses: /ideas/NUMBER.' }),
    title: t.exposeString('title', { description: 'The idea in one line.' }),
    summary: t.exposeString('summary', {
      description: 'The first words of the text, without marks.',
    }),
    body: t.string({
      description: 'The text in Markdown.',
      resolve: async (idea, _, context) => (await details(context, idea.id)).body,
    }),
    html: t.string({
      description: 'The text as safe HTML.',
      resolve: async (idea, _, context) => (await details(context, idea.id)).bodyHtml,
    }),
    tags: t.exposeStringList('tags', { description: 'Its tags, lower case.' }),
    version: t.exposeInt('version', {
      description: 'Grows with every edit; an edit names the version it began from.',
    }),
    author: t.field({
      type: Person,
      nullable: true,
      description: 'Who wrote it; null when only a name is known.',
      resolve: (idea) => (idea.authorId ? idea.authorId : null),
    }),
    authorName: t.exposeString('authorName', {
      nullable: true,
      description: 'The name, when the author is not known here.',
    }),
    board: t.field({
      type: Board,
      description: 'Where it stands.',
      resolve: (idea) => idea.boardId,
    }),
    status: t.expose('status', { type: IdeaStatusEnum, description: 'Its place on the road.' }),
    statusAt: t.expose('statusAt', {
      type: 'DateTime',
      description: 'Since when it stands there.',
    }),
    holder: t.field({
      type: Person,
      nullable: true,
      description: 'Who holds it now.',
      resolve: (idea) => (idea.holderId ? idea.holderId : null),
    }),
    nextStep: t.exposeString('nextStep', {
      description: 'What comes next, in one sentence; may be empty.',
    }),
    supportCount: t.exposeInt('supportCount', { description: 'How many support it.' }),
    commentCount: t.exposeInt('commentCount', { description: 'Comments under it.' }),
    followerCount: t.exposeInt('followerCount', { description: 'How many follow it.' }),
    isSupported: t.exposeBoolean('isMine', { description: 'Does the viewer support it?' }),
    participants: t.field({
      type: [Person],
      description: 'Who commented last, at most five.',
      resolve: (idea) => idea.participantIds,
    }),
    answerDueAt: t.expose('answerDueAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the first answer is due; null: nothing was promised.',
    }),
    answeredAt: t.expose('answeredAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the first answer came.',
    }),
    isLate: t.boolean({
      description:
        'The promised day has passed without an answer. In an archived space no clock runs.',
      resolve: (idea, _, context) =>
        idea.answeredAt === null &&
        idea.answerDueAt !== null &&
        idea.status === 'NEW' &&
        idea.answerDueAt < new Date() &&
        !signedIn(context).viewer.archivedIds.includes(idea.spaceId),
    }),
    declineReason: t.exposeString('declineReason', {
      nullable: true,
      description:
        'NO_BUDGET, ALREADY_DONE, TOO_EARLY, OUT_OF_SCOPE, NOT_SAFE, TOO_LITTLE_GAIN or TRIED_BEFORE.',
    }),
    declineText: t.exposeString('declineText', {
      nullable: true,
      description: 'Why not now, in words.',
    }),
    reopenIf: t.exposeString('reopenIf', {
      nullable: true,
      description: 'What would have to change.',
    }),
    mergedInto: t.field({
      type: 'Int',
      nullable: true,
      description: 'Number of the idea it was joined with.',
      resolve: (idea) => idea.mergedIntoId,
    }),
    mergedIdea: t.field({
      type: Idea,
      nullable: true,
      description: 'The idea it was joined with; null when it may not be seen.',
      resolve: (idea, _, context) => seenIdea(context, idea.mergedIntoId),
    }),
    joinedIdeas: t.field({
      type: [Idea],
      description: 'Ideas that were joined with this one, at most 20.',
      complexity: STATEMENT,
      resolve: (idea, _, context) => joinedWith(context.db, signedIn(context).viewer, idea.id),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was posted.' }),
    editedAt: t.expose('editedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was changed last.',
    }),
    activeAt: t.expose('activeAt', {
      type: 'DateTime',
      description: 'When something was last said or moved.',
    }),
    moves: t.field({
      type: [StageMove],
      description: 'Its road so far, oldest first.',
      resolve: async (idea, _, context) => (await details(context, idea.id)).moves,
    }),
    answers: t.field({
      type: [Answer],
      description: 'Official answers, oldest first.',
      resolve: async (idea, _, context) => (await details(context, idea.id)).answers,
    }),
    files: t.field({
      type: [FileRef],
      description: 'Its files.',
      resolve: async (idea, _, context) => (await details(context, idea.id)).fileIds,
    }),
    labels: t.field({
      type: 'JSON',
      nullable: true,
      description: 'Columns of an import that have no place here.',
      resolve: async (idea, _, context) => (await details(context, idea.id)).labels,
    }),
    follow: t.field({
      type: FollowLevel,
      description: 'Does the viewer follow or mute it?',
      resolve: async (idea, _, context) => (await details(context, idea.id)).follow ?? 'NONE',
    }),
    recentSupporters: t.field({
      type: [Person],
      description: 'Who supported last, at most five.',
      resolve: async (idea, _, context) => (await details(context, idea.id)).supporterIds,
    }),
    supporters: t.connection({
      type: Supporter,
      description: 'Everyone who supports it, latest first.',
      resolve: async (idea, { first, after }, context) => {
        const wanted = rowsWanted(first)
        const key = keyOf(after, 'moment', 'int')
        const rows = await supportersOf(context.db, idea.id, wanted, key)
        return connectionOf(rows, wanted, !key, (row) => [row.at.toISOString(), row.personId])
      },
    }),
    revisions: t.field({
      type: [Revision],
      description: 'Earlier versions, newest first, at most 50.',
      complexity: { field: STATEMENT, multiplier: 50 },
      resolve: (idea, _, context) => revisionsOf(context.db, idea.id),
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
