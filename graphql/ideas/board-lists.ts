// Boards as lists that are read page by page: all of them, and those of a space.

import { builder, signedIn } from '#graphql/builder.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Space } from '#graphql/spaces/schema.ts'
import {
  type BoardFilter,
  type BoardRow,
  boardsInSpaces,
  keyOfBoard,
  listBoards,
} from './board-queries.ts'
import { Board } from './board-schema.ts'

type Args = {
  query?: string | null | undefined
  space?: string | null | undefined
  isArchived?: boolean | null | undefined
}
const filterOf = ({ query, space, isArchived }: Args): BoardFilter => ({
  query: query?.slice(0, 80).trim() || null,
  space: space || null,
  isArchived: isArchived ?? null,
})
const WORDS = {
  query: 'A part of the name.',
  isArchived:
    'true: only those closed for good or in archived spaces. false: none of them. All without.',
}

/** The boards of all spaces of an answer in one statement, when they are asked for in the same way. */
const boardsLoader = loaderOf(
  async (
    ids: readonly number[],
    context,
    filter: BoardFilter,
    wanted: number,
    after: [number, string, number] | null,
  ): Promise<BoardRow[][]> => {
    const { viewer } = signedIn(context)
    const rows = await boardsInSpaces(context.db, viewer, ids, filter, wanted, after)
    const bySpace = Map.groupBy(rows, (row) => row.spaceId)
    return ids.map((id) => bySpace.get(id) ?? [])
  },
)

builder.objectFields(Space, (t) => ({
  boards: t.connection({
    type: Board,
    description: 'Its boards, by name, archived ones last.',
    args: {
      query: t.arg.string({ description: WORDS.query }),
      isArchived: t.arg.boolean({ description: WORDS.isArchived }),
    },
    resolve: async (space, { first, after, ...args }, context) => {
      const wanted = rowsWanted(first)
      const key = keyOf(after, 'int', 'text', 'int')
      const rows = await boardsLoader(context, filterOf(args), wanted, key).load(space.id)
      return connectionOf(rows, wanted, !key, keyOfBoard)
    },
  }),
}))

builder.queryFields((t) => ({
  allBoards: t.connection({
    type: Board,
    description: 'Every board the viewer may know of, by name, archived ones last.',
    args: {
      space: t.arg.string({ description: 'Only those of the space of this slug.' }),
      query: t.arg.string({ description: WORDS.query }),
      isArchived: t.arg.boolean({ description: WORDS.isArchived }),
    },
    resolve: async (_, { first, after, ...args }, context) => {
      const wanted = rowsWanted(first)
      const key = keyOf(after, 'int', 'text', 'int')
      const { viewer } = signedIn(context)
      const rows = await listBoards(context.db, viewer, filterOf(args), wanted, key)
      return connectionOf(rows, wanted, !key, keyOfBoard)
    },
  }),
}))
