// What happens to reports. What was reported stands in the log as ids and a hash, never in words.
import { event } from '#graphql/define.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { moderationMessages } from '#messages/moderation.ts'
import { authorOf, moderatorsOf, reportersOf } from './audience.ts'
import type { ModerationOutcome } from './limits.ts'

const { tagged: log } = moderationMessages
export type CaseEvent = {
  caseId: number
  postId: number
  commentId: number | null
  kind: string
  spaceId: number
}

/** `before`: what was decided earlier; null the first time. */
export type Decision = CaseEvent & {
  outcome: ModerationOutcome
  before: ModerationOutcome | null
}

export const reported = event(
  'report.made',
  (e: CaseEvent & { severity: number; evidenceHash: string }) => ({
    rooms: [],
    notifies: (db) => moderatorsOf(db, e),
  }),
  log('event.made'),
)

const DECIDED: Record<ModerationOutcome, Message> = {
  KEPT: log('event.KEPT'),
  WARNED: log('event.WARNED'),
  HIDDEN: log('event.HIDDEN'),
  REMOVED: log('event.REMOVED'),
}

export const decided = event(
  'report.decided',
  (e: Decision) => ({
    rooms: [`post:${e.postId}`, 'company:0'],
    reindexes: [e.commentId === null ? `${e.kind}:${e.postId}` : `comment:${e.commentId}`],
    notifies: async (db) => [...(await authorOf(db, e)), ...(await reportersOf(db, e))],
  }),
  { says: ({ outcome }) => DECIDED[outcome] ?? DECIDED.KEPT },
)
