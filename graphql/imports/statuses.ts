// The words other programs have for the status of an idea, and our status that means the same.
import { IDEA_STATUSES, type IdeaStatus } from '#graphql/ideas/policy.ts'
import { STATUS_WORDS_ABROAD } from './statuses-abroad.ts'

const WORDS: Partial<Record<IdeaStatus, readonly string[]>> = {
  NEW: ['open', 'submitted', 'active', 'published', 'received', 'abierta', 'nueva', 'offen', 'neu'],
  SHAPING: [
    'under review',
    'in review',
    'reviewing',
    'under consideration',
    'considering',
    'discussion',
    'accepted',
    'approved',
    'planned',
    'to do',
    'todo',
    'backlog',
    'selected for development',
    'evaluating',
    'in evaluation',
    'in prüfung',
    'geplant',
  ],
  TRIAL: ['pilot', 'piloting', 'test', 'testing', 'experiment', 'prototype'],
  BUILDING: [
    'in progress',
    'started',
    'in development',
    'development',
    'implementing',
    'doing',
    'in arbeit',
  ],
  IN_USE: [
    'done',
    'completed',
    'complete',
    'implemented',
    'delivered',
    'launched',
    'shipped',
    'released',
    'live',
    'umgesetzt',
    'closed as completed',
    'resolved',
    'fixed',
    'erledigt',
    'aceptada e implementada',
  ],
  NOT_NOW: [
    'declined',
    'rejected',
    'not planned',
    'will not do',
    'wont do',
    'denied',
    'abgelehnt',
    'rechazada',
    'closed as not planned',
    'wontfix',
    'won t do',
    'not now',
  ],
  WITHDRAWN: ['retired', 'cancelled', 'canceled'],
}

const plain = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
const byWord = new Map<string, IdeaStatus>()
for (const status of IDEA_STATUSES) {
  // Merged needs the idea it was merged into, which a word does not tell.
  if (status !== 'MERGED') byWord.set(plain(status), status)
  for (const word of [...(WORDS[status] ?? []), ...(STATUS_WORDS_ABROAD[status] ?? [])])
    byWord.set(plain(word), status)
}

/**
 * The status a foreign word stands for. A word that says only that the discussion has ended (archived, closed), that the idea was
 * merged, or that is unknown, gives NEW: the idea stays open to support here, and the word is kept as a label.
 */
export const statusOf = (word: string): { status: IdeaStatus; isKnown: boolean } => {
  const status = byWord.get(plain(word))
  return { status: status ?? 'NEW', isKnown: status !== undefined }
}
