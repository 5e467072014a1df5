// What an idea is made of, and what the viewer may do with it.
import { builder, signedIn } from '#graphql/builder.ts'
import type { Context } from '#graphql/context.ts'
import type { PersonRow } from '#graphql/people/queries.ts'
import { Person } from '#graphql/people/schema.ts'
import { toHtml } from '#graphql/posts/markdown.ts'
import { PostRights } from '#graphql/posts/rights.ts'
import type { BoardRow } from './board-queries.ts'
import { Board } from './board-schema.ts'
import {
  type BoardFacts,
  canMerge,
  canMergeInto,
  canRespond,
  canUnmerge,
  canWithdraw,
} from './policy.ts'
import type { IdeaRow, ResponseRow, RevisionRow } from './queries.ts'

/** An idea without a board has its space’s owners to respond to it. */
const boardOf = async (context: Context, { boardId, spaceId }: IdeaRow): Promise<BoardFacts> =>
  boardId === null
    ? { spaceId, ownerId: null, delegateIds: [] }
    : ((await Board.getDataloader(context).load(boardId)) as BoardRow & BoardFacts)

const ResponseKind = builder.enumType('ResponseKind', {
  description:
    'YES: it goes on. NOT_NOW: declined, with a reason. QUESTION: something is asked back.',
  values: ['YES', 'NOT_NOW', 'QUESTION'] as const,
})
const ResponseVersion = builder.objectRef<RevisionRow>('ResponseVersion').implement({
  description: 'What an official response said before it was corrected.',
  fields: (t) => ({
    version: t.exposeInt('version'),
    kind: t.expose('kind', { type: ResponseKind }),
    text: t.exposeString('text'),
    correctedBy: t.field({
      type: Person,
      description: 'Who replaced it.',
      resolve: (earlier) => earlier.editorId,
    }),
    correctedAt: t.field({ type: 'DateTime', resolve: (earlier) => new Date(earlier.at) }),
  }),
})
const momentOf = (at: string | null): Date | null => (at === null ? null : new Date(at))
export const OfficialResponse = builder.objectRef<ResponseRow>('OfficialResponse').implement({
  description: 'An official answer by the board’s owner or a delegate.',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    version: t.exposeInt('version', {
      description: 'Grows with each correction, and when it is withdrawn.',
    }),
    kind: t.expose('kind', { type: ResponseKind }),
    by: t.field({
      type: Person,
      nullable: true,
      description: 'Who gave it; null when an import brought it and only a name is known.',
      resolve: (answer) => answer.byId,
    }),
    byName: t.exposeString('byName', {
      nullable: true,
      description: 'The name, when who gave it is not known here.',
    }),
    text: t.exposeString('text'),
    html: t.string({
      description: 'The text as safe HTML, with links to the people named in it.',
      resolve: async ({ text, namedIds }, _, context) => {
        const people = await Person.getDataloader(context).loadMany(namedIds)
        return toHtml(
          text,
          people.flatMap((person) => (person instanceof Error ? [] : [person as PersonRow])),
        )
      },
    }),
    at: t.field({ type: 'DateTime', resolve: (answer) => new Date(answer.at) }),
    editedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was corrected last.',
      resolve: ({ editedAt }) => momentOf(editedAt),
    }),
    earlier: t.field({
      type: [ResponseVersion],
      description: 'What it said before, oldest first.',
      resolve: ({ earlier }) => earlier,
    }),
    withdrawnAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was withdrawn; it counts no longer.',
      resolve: ({ withdrawnAt }) => momentOf(withdrawnAt),
    }),
    withdrawnBy: t.field({
      type: Person,
      nullable: true,
      resolve: ({ withdrawnById }) => withdrawnById,
    }),
    withdrawNote: t.exposeString('withdrawNote', { description: 'Why it was withdrawn.' }),
  }),
})
export const IdeaRights = builder.objectRef<IdeaRow>('IdeaRights').implement({
  description: 'What the viewer may do with an idea; buttons are drawn from it.',
  interfaces: [PostRights],
  fields: (t) => ({
    merge: t.boolean({
      description: 'Merge it into another idea.',
      resolve: async (idea, _, context) =>
        canMerge(signedIn(context).viewer, { ...idea, board: await boardOf(context, idea) }),
    }),
    mergeInto: t.boolean({
      description: 'Merge another idea of its space into it, where that one may be merged.',
      resolve: async (idea, _, context) =>
        canMergeInto(signedIn(context).viewer, { ...idea, board: await boardOf(context, idea) }),
    }),
    unmerge: t.boolean({
      description: 'Undo its merge.',
      resolve: async (idea, _, context) =>
        canUnmerge(signedIn(context).viewer, { ...idea, board: await boardOf(context, idea) }),
    }),
    withdraw: t.boolean({
      description: 'Take it back.',
      resolve: (idea, _, context) => canWithdraw(signedIn(context).viewer, idea),
    }),
    respond: t.boolean({
      description: 'Answer, move, decline or merge it.',
      resolve: async (idea, _, context) =>
        canRespond(signedIn(context).viewer, idea, await boardOf(context, idea)),
    }),
  }),
})
