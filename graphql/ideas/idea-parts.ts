// What an idea is made of, and what the viewer may do with it.
import { builder, signedIn } from '#graphql/builder.ts'
import type { Context } from '#graphql/context.ts'
import { Person } from '#graphql/people/schema.ts'
import { canComment } from '#graphql/posts/policy.ts'
import type { BoardRow } from './board-queries.ts'
import { Board } from './board-schema.ts'
import {
  type BoardFacts,
  canAnswer,
  canEditIdea,
  canPart,
  canSupport,
  canWithdraw,
} from './policy.ts'
import type { AnswerRow, IdeaRow } from './queries.ts'

const boardOf = async (context: Context, idea: IdeaRow): Promise<BoardFacts> =>
  (await Board.getDataloader(context).load(idea.boardId)) as BoardRow & BoardFacts

const AnswerKind = builder.enumType('AnswerKind', {
  description:
    'YES: it goes on. NOT_NOW: declined, with a reason. QUESTION: something is asked back.',
  values: ['YES', 'NOT_NOW', 'QUESTION'] as const,
})
export const Answer = builder.objectRef<AnswerRow>('Answer').implement({
  description: 'An official answer by the board’s owner or a delegate.',
  fields: (t) => ({
    kind: t.expose('kind', { type: AnswerKind }),
    by: t.field({ type: Person, resolve: (answer) => answer.byId }),
    text: t.exposeString('text'),
    at: t.field({ type: 'DateTime', resolve: (answer) => new Date(answer.at) }),
  }),
})
export const Revision = builder
  .objectRef<{ version: number; title: string; body: string; at: Date }>('Revision')
  .implement({
    description: 'What an idea said before an edit.',
    fields: (t) => ({
      version: t.exposeInt('version'),
      title: t.exposeString('title'),
      body: t.exposeString('body'),
      replacedAt: t.expose('at', { type: 'DateTime' }),
    }),
  })
export const Supporter = builder.objectRef<{ personId: number; at: Date }>('Supporter').implement({
  description: 'Somebody who supports an idea.',
  fields: (t) => ({
    person: t.field({ type: Person, resolve: ({ personId }) => personId }),
    at: t.expose('at', { type: 'DateTime' }),
  }),
})
export const IdeaRights = builder.objectRef<IdeaRow>('IdeaRights').implement({
  description: 'What the viewer may do with an idea; buttons are drawn from it.',
  fields: (t) => ({
    support: t.boolean({
      resolve: (idea, _, context) => canSupport(signedIn(context).viewer, idea),
    }),
    comment: t.boolean({
      resolve: (idea, _, context) => canComment(signedIn(context).viewer, idea),
    }),
    edit: t.boolean({ resolve: (idea, _, context) => canEditIdea(signedIn(context).viewer, idea) }),
    withdraw: t.boolean({
      resolve: (idea, _, context) => canWithdraw(signedIn(context).viewer, idea),
    }),
    part: t.boolean({
      description: 'Part it from the idea it was joined with.',
      resolve: async (idea, _, context) =>
        canPart(signedIn(context).viewer, idea, await boardOf(context, idea)),
    }),
    answer: t.boolean({
      description: 'Answer, move, decline or join it.',
      resolve: async (idea, _, context) =>
        canAnswer(signedIn(context).viewer, idea, await boardOf(context, idea)),
    }),
  }),
})
