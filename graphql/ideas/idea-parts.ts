// What an idea is made of, and what the viewer may do with it.
import { builder, signedIn } from '#graphql/builder.ts'
import type { Context } from '#graphql/context.ts'
import { Person } from '#graphql/people/schema.ts'
import { PostRights } from '#graphql/posts/rights.ts'
import type { BoardRow } from './board-queries.ts'
import { Board } from './board-schema.ts'
import { type BoardFacts, canMerge, canRespond, canUnmerge, canWithdraw } from './policy.ts'
import type { IdeaRow, ResponseRow } from './queries.ts'

const boardOf = async (context: Context, idea: IdeaRow): Promise<BoardFacts> =>
  (await Board.getDataloader(context).load(idea.boardId)) as BoardRow & BoardFacts

const ResponseKind = builder.enumType('ResponseKind', {
  description:
    'YES: it goes on. NOT_NOW: declined, with a reason. QUESTION: something is asked back.',
  values: ['YES', 'NOT_NOW', 'QUESTION'] as const,
})
export const OfficialResponse = builder.objectRef<ResponseRow>('OfficialResponse').implement({
  description: 'An official answer by the board’s owner or a delegate.',
  fields: (t) => ({
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
    at: t.field({ type: 'DateTime', resolve: (answer) => new Date(answer.at) }),
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
