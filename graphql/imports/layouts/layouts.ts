// All known layouts, the more particular ones first.
import type { CommentColumn, IdeaColumn } from '#graphql/imports/column-names.ts'
import { plainName } from '#graphql/imports/column-names.ts'
import type { ColumnName } from '#graphql/imports/columns.ts'
import { canny } from './canny.ts'
import { consulComments, consulProposals } from './consul.ts'
import { decidim } from './decidim.ts'
import { fiderBackup, fiderCsv } from './fider.ts'
import { githubIssues } from './github.ts'
import { jira } from './jira.ts'
import type { RowLayout, TablesLayout } from './layout.ts'
import { openGovernment } from './open-government.ts'
import { trello } from './trello.ts'
import { userVoice } from './uservoice.ts'

export const ideaLayouts: readonly RowLayout<IdeaColumn>[] = [
  fiderCsv,
  consulProposals,
  openGovernment,
  userVoice,
  decidim,
  jira,
  githubIssues,
  canny,
]
export const commentLayouts: readonly RowLayout<CommentColumn>[] = [consulComments]
export const tablesLayouts: readonly TablesLayout[] = [fiderBackup, trello]

const isThere = (columns: readonly string[], wanted: ColumnName): boolean =>
  columns.some((name) =>
    typeof wanted === 'string' ? plainName(name) === plainName(wanted) : wanted.test(name),
  )

/** The layout whose marks are all among these names; null for a file of another kind. */
export const layoutOf = <Layout extends { marks: readonly ColumnName[] }>(
  layouts: readonly Layout[],
  columns: readonly string[],
): Layout | null =>
  layouts.find(({ marks }) => marks.every((mark) => isThere(columns, mark))) ?? null
