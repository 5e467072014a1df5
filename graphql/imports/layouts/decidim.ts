// Decidim: the export of proposals (CSV with semicolons, or JSON). Words in several languages stand in a column each.
import type { Cells } from '#graphql/imports/rows.ts'
import { ideaLayout } from './layout.ts'

export const decidim = ideaLayout({
  name: 'Decidim',
  isProven: false,
  marks: [
    'id',
    /^participatory_space(\/id)?$/,
    /^component(\/id)?$/,
    /^title(\/|$)/,
    /^body(\/|$)/,
    'reference',
  ],
  columns: {
    id: ['id'],
    title: ['title', /^title\//],
    body: ['body', /^body\//],
    author: ['author/name', /^author\/name/, /^author$/],
    createdAt: ['published_at', 'created_at'],
    category: [/^category\/name(\/|$)/, /^taxonomies\/name/],
    status: ['state'],
    supports: ['supports', 'votes/total_count', 'proposal_votes_count', 'endorsements/total_count'],
    response: ['answer', /^answer\//],
    respondedAt: ['answered_at'],
  },
  // `comments` is a number there, and other languages' words are the same words once more.
  prepare: (cells) => firstOfLanguages(cells),
})

/** JSON has the languages within a cell: the first one that says something counts. */
function firstOfLanguages(cells: Cells): Cells {
  const one = new Map(cells)
  for (const column of ['title', 'body', 'answer']) {
    const value = one.get(column)
    if (value !== null && typeof value === 'object' && !Array.isArray(value))
      one.set(column, Object.values(value).find((text) => typeof text === 'string' && text) ?? '')
  }
  for (const [column, path] of [
    ['category', 'name'],
    ['endorsements', 'total_count'],
  ] as const) {
    const value = one.get(column)
    if (value !== null && typeof value === 'object' && path in value)
      one.set(column, (value as Record<string, unknown>)[path])
  }
  return one
}
