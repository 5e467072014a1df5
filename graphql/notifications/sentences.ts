// From a row to what people read: its sentence and where it leads.
import type { SentenceFacts } from '#graphql/notification-kinds.ts'
import { kindOf, pathOfPost } from '#graphql/post-kinds.ts'
import { happenedOf, sentenceOf, whoOf } from './kinds.ts'
import type { NotificationRow } from './queries.ts'

const ANY_POST = { one: 'post', other: 'posts' }

/** What a row's sentence is made of. `events` counts only those to tell now; then only their people are named. */
export const factsForSentence = (row: NotificationRow, events = row.events): SentenceFacts => ({
  names: row.names.slice(0, events),
  events,
  postTitle: row.postTitle,
  noun: row.postKind ? kindOf(row.postKind).noun : ANY_POST,
  standing: row.standing ?? null,
  isMerged: row.isMerged,
  boardName: row.boardName,
  spaceName: row.spaceName,
  role: row.role,
  isArchived: row.isArchived,
})

export const whoOfRow = (row: NotificationRow): string => whoOf(row.kind, factsForSentence(row))
export const happenedOfRow = (row: NotificationRow): string =>
  happenedOf(row.kind, factsForSentence(row))
export const sentenceOfRow = (row: NotificationRow, events = row.events): string =>
  sentenceOf(row.kind, factsForSentence(row, events))

/** Where a row leads, as a path: the comment, the post, the board or the space; of a role in the house, what it is good for. */
export function pathOf(row: NotificationRow): string {
  const aboutMany = row.boardSlug && row.events > 1
  if (aboutMany) return `/ideas/boards/${row.boardSlug}`
  if (row.postId !== null && row.postKind)
    return pathOfPost(row.postKind, row.postId, row.commentId)
  if (row.boardSlug) return `/ideas/boards/${row.boardSlug}`
  if (row.kind === 'ROLE_CHANGED' && !row.spaceSlug)
    return row.role === 'ADMIN' ? '/admin' : '/settings'
  return row.spaceSlug ? `/spaces/${row.spaceSlug}` : '/notifications'
}
