// What the columns of a board ask; apart from what draws them, which is fetched when somebody looks at them.
import { graphql, type ResultOf } from '#app/graphql.ts'
import { IdeaFields } from './idea-fields.ts'
import { type ListChoice, variablesOf } from './list-choice.ts'
import { statusSlug } from './statuses.ts'

/** The columns of a board, from left to right. What was merged or withdrawn stands in the list alone. */
export const COLUMNS = ['NEW', 'SHAPING', 'TRIAL', 'BUILDING', 'IN_USE', 'NOT_NOW'] as const
export type Column = (typeof COLUMNS)[number]

const ColumnPart = graphql(
  `
    fragment ColumnPart on QueryIdeasConnection {
      edges { node { ...IdeaFields } }
      pageInfo { hasNextPage endCursor }
    }
  `,
  [IdeaFields],
)

/** Each column page by page, from its own cursor. */
export const BoardColumnsPage = graphql(
  `
    query BoardColumnsPage(
      $board: String! $sort: IdeaSort $tag: String $unit: String $mine: MyIdeas $isLate: Boolean $isArchived: Boolean
      $NEW: String $SHAPING: String $TRIAL: String $BUILDING: String $IN_USE: String $NOT_NOW: String
    ) {
      NEW: ideas(board: $board, status: [NEW], after: $NEW, first: 15, sort: $sort, tag: $tag, unit: $unit, mine: $mine, isLate: $isLate, isArchived: $isArchived) { ...ColumnPart }
      SHAPING: ideas(board: $board, status: [SHAPING], after: $SHAPING, first: 15, sort: $sort, tag: $tag, unit: $unit, mine: $mine, isLate: $isLate, isArchived: $isArchived) { ...ColumnPart }
      TRIAL: ideas(board: $board, status: [TRIAL], after: $TRIAL, first: 15, sort: $sort, tag: $tag, unit: $unit, mine: $mine, isLate: $isLate, isArchived: $isArchived) { ...ColumnPart }
      BUILDING: ideas(board: $board, status: [BUILDING], after: $BUILDING, first: 15, sort: $sort, tag: $tag, unit: $unit, mine: $mine, isLate: $isLate, isArchived: $isArchived) { ...ColumnPart }
      IN_USE: ideas(board: $board, status: [IN_USE], after: $IN_USE, first: 15, sort: $sort, tag: $tag, unit: $unit, mine: $mine, isLate: $isLate, isArchived: $isArchived) { ...ColumnPart }
      NOT_NOW: ideas(board: $board, status: [NOT_NOW], after: $NOT_NOW, first: 15, sort: $sort, tag: $tag, unit: $unit, mine: $mine, isLate: $isLate, isArchived: $isArchived) { ...ColumnPart }
    }
  `,
  [ColumnPart],
)
export type ColumnsData = ResultOf<typeof BoardColumnsPage>

/** The name of a column's cursor in the address. */
export const cursorOf = (column: Column): string => `after-${statusSlug(column)}`

/** What the loader asks with: the choice without a status, and each column's own cursor. */
export function columnVariables(choice: ListChoice, query: URLSearchParams) {
  const { status: _, after: __, ...variables } = variablesOf(choice)
  const cursors = Object.fromEntries(COLUMNS.map((one) => [one, query.get(cursorOf(one))]))
  return { ...variables, ...(cursors as Record<Column, string | null>) }
}
