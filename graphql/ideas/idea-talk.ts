// What is said under an idea, page by page.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import {
  type CommentRow,
  changedSince,
  justBefore,
  repliesNear,
  threads,
} from '#graphql/comments/queries.ts'
import {
  Comment,
  CommentKind,
  MOST_REPLIES,
  RepliesSideEnum,
  ReplyPageRef,
} from '#graphql/comments/schema.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Idea } from './schema.ts'

const CommentSort = builder.enumType('CommentSort', { values: ['OLDEST', 'NEWEST'] as const })

builder.objectFields(Idea, (t) => ({
  comments: t.connection({
    type: Comment,
    description: 'First comments of threads; replies hang under them.',
    args: {
      sort: t.arg({ type: CommentSort }),
      at: t.arg.int({
        description:
          'Begins with the thread that holds the comment of this number, unless that stands on the first page.',
      }),
      kinds: t.arg({ type: [CommentKind], description: 'Only threads that began so.' }),
    },
    resolve: async (idea, { first, after, sort, at, kinds }, context) => {
      const wanted = rowsWanted(first)
      const key = keyOf(after, 'int')
      const order = sort ?? 'OLDEST'
      const start =
        key?.[0] ?? (at ? await justBefore(context.db, idea.id, at, order, wanted) : null)
      const rows = await threads(
        context.db,
        signedIn(context).viewer,
        idea.id,
        order,
        wanted,
        start,
        kinds,
      )
      return connectionOf<CommentRow>(rows, wanted, start === null, (row) => [row.id])
    },
  }),
  replies: t.field({
    type: ReplyPageRef,
    nullable: true,
    description:
      'A part of a long thread, by any comment of it; null when there is no such comment here.',
    complexity: { field: STATEMENT, multiplier: MOST_REPLIES },
    args: {
      of: t.arg.int({ required: true, description: 'The number of the comment.' }),
      side: t.arg({ type: RepliesSideEnum, description: 'AROUND without.' }),
    },
    resolve: (idea, { of, side }, context) =>
      repliesNear(
        context.db,
        signedIn(context).viewer,
        idea.id,
        of,
        side ?? 'AROUND',
        MOST_REPLIES,
      ),
  }),
  changedComments: t.field({
    type: [Comment],
    description:
      'What was said, changed or taken down after a moment, at most 100: for an open page that catches up.',
    complexity: { field: STATEMENT, multiplier: 100 },
    args: { since: t.arg({ type: 'DateTime', required: true }) },
    resolve: (idea, { since }, context) =>
      changedSince(context.db, signedIn(context).viewer, idea.id, since, 100),
  }),
}))
