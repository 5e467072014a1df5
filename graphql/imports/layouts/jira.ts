// Jira: issues as CSV. A column that has several values stands there several times.
import type { Cells } from '#graphql/imports/rows.ts'
import { ideaLayout } from './layout.ts'

export const jira = ideaLayout({
  name: 'Jira',
  isProven: false,
  marks: ['Issue key', 'Issue id', 'Summary', 'Status'],
  columns: {
    id: ['Issue key'],
    title: ['Summary'],
    body: ['Description'],
    author: ['Reporter', 'Creator'],
    createdAt: ['Created'],
    tags: ['Labels'],
    category: ['Component/s', 'Components'],
    status: ['Status'],
    statusAt: ['Resolved', 'Status Category Changed'],
    supports: ['Votes'],
    comments: ['Comment'],
  },
  leavesOut: [/\(\d+\)$/, /^(Creator|Reporter|Assignee) Id$/i, /^Custom field \(Rank\)$/],
  prepare: (cells) => {
    const one: Cells = new Map(cells)
    one.set('Labels', valuesOf(cells, 'Labels'))
    one.set('Comment', valuesOf(cells, 'Comment').map(commentOf))
    return one
  },
})

/** The values of a column that stands there several times. */
const valuesOf = (cells: Cells, name: string): string[] =>
  [...cells]
    .filter(
      ([column]) => column === name || (column.startsWith(`${name} (`) && /\(\d+\)$/.test(column)),
    )
    .map(([, value]) => String(value ?? ''))
    .filter(Boolean)

/** "03/Apr/24 2:15 PM;ana;The text; all of it" */
function commentOf(cell: string): object {
  const [date = '', author = '', ...text] = cell.split(';')
  return text.length && /\d/.test(date) ? { date, author, text: text.join(';') } : { text: cell }
}
