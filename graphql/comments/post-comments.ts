// The comments of a post, page by page.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Post } from '#graphql/posts/schema.ts'
import {
  type CommentRow,
  changedSince,
  justBefore,
  keyInOrder,
  repliesNear,
  rootComments,
} from './queries.ts'
import { Comment, CommentKind, MAX_REPLIES, RepliesSideEnum, ReplyPageRef } from './schema.ts'

const CommentSort = builder.enumType('CommentSort', {
  description:
    'TOP: as the kind of post ranks them, such as an accepted answer first; then the oldest.',
  values: ['OLDEST', 'NEWEST', 'TOP'] as const,
})

builder.interfaceFields(Post, (t) => ({
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
    resolve: async (post, { first, after, sort, at, kinds }, context) => {
      const wanted = rowsWanted(first)
      const order = sort ?? 'OLDEST'
      const key = order === 'TOP' ? keyOf(after, 'int', 'int') : keyOf(after, 'int')
      const start = key ?? (at ? await justBefore(context.db, post.id, at, order, wanted) : null)
      const rows = await rootComments(
        context.db,
        signedIn(context).viewer,
        post.id,
        order,
        wanted,
        start ?? [],
        kinds,
      )
      return connectionOf<CommentRow>(rows, wanted, start === null, (row) => keyInOrder(order, row))
    },
  }),
  replies: t.field({
    type: ReplyPageRef,
    nullable: true,
    description:
      'A part of a long thread, by any comment of it; null when there is no such comment here.',
    complexity: { field: STATEMENT, multiplier: MAX_REPLIES },
    args: {
      of: t.arg.int({ required: true, description: 'The number of the comment.' }),
      side: t.arg({ type: RepliesSideEnum, description: 'AROUND without.' }),
    },
    resolve: (post, { of, side }, context) =>
      repliesNear(context.db, signedIn(context).viewer, post.id, of, side ?? 'AROUND', MAX_REPLIES),
  }),
  changedComments: t.connection({
    type: Comment,
    description:
      'What was said, changed or taken down after a moment, oldest change first: for an open page that catches up.',
    args: { since: t.arg({ type: 'DateTime', required: true }) },
    resolve: async (post, { since, first, after }, context) => {
      const wanted = rowsWanted(first)
      const key = keyOf(after, 'moment', 'int')
      const { viewer } = signedIn(context)
      const rows = await changedSince(context.db, viewer, post.id, since, wanted, key)
      return connectionOf(rows, wanted, !key, (row) => [row.changedAt.toISOString(), row.id])
    },
  }),
}))
