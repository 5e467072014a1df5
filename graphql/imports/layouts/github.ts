// GitHub: issues as its API lists them (JSON). Pull requests are among them and are not ideas.
import type { Cells } from '#graphql/imports/rows.ts'
import { importsMessages } from '#messages/imports.ts'
import { ideaLayout } from './layout.ts'

export const githubIssues = ideaLayout({
  name: 'GitHub (issues)',
  isProven: false,
  marks: ['title', 'body', 'user', 'labels', 'state', 'created_at'],
  columns: {
    id: ['number', 'id'],
    title: ['title'],
    body: ['body'],
    author: ['user'],
    createdAt: ['created_at'],
    tags: ['labels'],
    status: ['state'],
    statusAt: ['closed_at'],
    supports: ['reactions'],
  },
  leavesOut: [
    /url$/,
    /^(node_id|performed_via_github_app|author_association|active_lock_reason|locked|draft)$/,
    /^(assignee|assignees|closed_by|sub_issues_summary|issue_dependencies_summary|type|repository|score)$/,
  ],
  prepare: (cells) => {
    if (cells.get('pull_request')) return importsMessages.message('github.pull')
    const one: Cells = new Map(cells)
    if (one.get('state') === 'closed')
      one.set('state', one.get('state_reason') === 'not_planned' ? 'not planned' : 'completed')
    const reactions = one.get('reactions') as { '+1'?: unknown } | null | undefined
    if (reactions && typeof reactions === 'object') one.set('reactions', reactions['+1'] ?? 0)
    // A number of comments; the comments themselves are another list of the API.
    if (typeof one.get('comments') === 'number') one.set('comments count', one.get('comments'))
    if (typeof one.get('comments') === 'number') one.delete('comments')
    one.delete('state_reason')
    if (!one.get('closed_at')) one.delete('closed_at')
    return one
  },
})
