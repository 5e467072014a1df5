// From a row to what people read: its sentence and where it leads.
import { pathOfThing } from '#graphql/define.ts'
import { declarationOf, ROLE_OUTCOMES, type SentenceFacts } from '#graphql/notification-kinds.ts'
import { ANY_POST, kindOf, pathOfPost } from '#graphql/post-kinds.ts'
import type { Language } from '#messages/engine/languages.ts'
import { markedSentenceOf, sentenceOf, shortOf } from './kinds.ts'
import type { NotificationRow } from './queries.ts'

/** What somebody became, and what they are no longer. */
const ROLES = ROLE_OUTCOMES

/** What a row's sentence is made of. `events` counts only those to tell now; then only their people are named. */
export const factsForSentence = (row: NotificationRow, events = row.events): SentenceFacts => ({
  names: row.names.slice(0, events),
  events,
  postTitle: row.postTitle,
  noun: row.postKind ? kindOf(row.postKind).noun : ANY_POST,
  status: row.status ?? null,
  outcome: row.outcome ?? (declarationOf(row.kind).saysOutcome ? row.eventOutcome : null),
  isMerged: row.eventOutcome ? row.eventOutcome === 'MERGED' : row.isMerged,
  boardName: row.boardName,
  spaceName: row.spaceName,
  role: ROLES.find((role) => role === row.eventOutcome) ?? row.role,
  isArchived: row.eventOutcome ? row.eventOutcome === 'ARCHIVED' : row.isArchived,
})

/** The row's sentence in the language of its reader. */
export const sentenceOfRow = (
  row: NotificationRow,
  language: Language,
  events = row.events,
): string => sentenceOf(row.kind, factsForSentence(row, events), language)
/** The same, and the short one, with the names of people between U+E000 and U+E001. */
export const markedSentenceOfRow = (row: NotificationRow, language: Language): string =>
  markedSentenceOf(row.kind, factsForSentence(row), language)
export const shortOfRow = (row: NotificationRow, language: Language): string =>
  shortOf(row.kind, factsForSentence(row), language)

export type About = 'POST' | 'BOARD' | 'SPACE' | 'COMPANY'
/** What a row is about: several events of a board are about the board, not about the last of its posts. */
export function aboutOf(row: NotificationRow): About {
  if (row.boardSlug && (row.events > 1 || row.postId === null)) return 'BOARD'
  if (row.postId !== null) return 'POST'
  return row.spaceSlug === null && row.kind === 'ROLE_CHANGED' ? 'COMPANY' : 'SPACE'
}

/** Where a row leads, as a path: the comment, the post, the board or the space; of a role in the company, what it is good for. */
export function pathOf(row: NotificationRow): string {
  const { path } = declarationOf(row.kind)
  if (path) return typeof path === 'string' ? path : path(row.eventOutcome ?? '')
  const about = aboutOf(row)
  if (about === 'BOARD' && row.boardSlug) return pathOfThing('board', row.boardSlug)
  if (about === 'POST' && row.postId !== null && row.postKind)
    return pathOfPost(row.postKind, row.postId, row.commentId)
  if (row.kind === 'ROLE_CHANGED' && !row.spaceSlug)
    return row.role === 'ADMIN' ? '/admin' : '/settings'
  return row.spaceSlug ? `/spaces/${row.spaceSlug}` : '/notifications'
}
