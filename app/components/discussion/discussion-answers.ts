import type { ReactNode } from 'react'
import type { CommentFields } from '#graphql/comments/fragments.ts'

/** What a kind draws on the answers of its posts. */
export type DiscussionAnswers = {
  /** What can be done with an answer, before its reactions. */
  tools: (answer: CommentFields, onChanged: (answer: CommentFields) => void) => ReactNode
  /** What is said of it beside its author. */
  mark: (answer: CommentFields) => ReactNode
  /** The viewer may write without their name. */
  canBeSealed: boolean
}
