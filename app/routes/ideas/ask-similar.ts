import { askData } from '#app/ask-json.ts'
import type { RowPost } from '#app/components/post-fields.ts'
import { cutText } from '#graphql/graphemes.ts'
import type { DeclineReason } from '#graphql/ideas/limits.ts'
import type { IdeaStatus } from './statuses.ts'

/** An idea close to a text, as GET /ask/similar tells it. */
export type CloseIdea = Pick<RowPost, 'statusLabel' | 'statusStep' | 'statusSteps'> & {
  number: number
  title: string
  summary: string
  status: IdeaStatus
  statusAt: string
  supportCount: number
  isSupported: boolean
  declineText: string | null
  declineReason: DeclineReason | null
  reopenIf: string | null
  authorName: string | null
  author: { name: string; unit: string } | null
  responses: {
    kind: 'YES' | 'NOT_NOW' | 'QUESTION'
    at: string
    byName: string | null
    by: { name: string } | null
  }[]
  viewerCan: { support: boolean; comment: boolean }
  score: number
  matchedWords: string[]
}

type Wanted = { title: string; body?: string; except?: number }

/** The ideas closest to what is written, at most five. Rejects when there is no answer. */
export async function askSimilar(wanted: Wanted, signal: AbortSignal): Promise<CloseIdea[]> {
  const query = new URLSearchParams({ title: wanted.title })
  if (wanted.body) query.set('body', cutText(wanted.body, 500))
  if (wanted.except) query.set('except', String(wanted.except))
  return (await askData('/ask/similar', query, signal)).ideas
}
