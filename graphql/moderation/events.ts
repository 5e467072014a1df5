// What happens to reports. What was reported stands in the log as ids and a hash, never in words.
import { event } from '#graphql/define.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { moderationMessages } from '#messages/moderation.ts'
import { authorOf, moderatorsOf, moderatorsOfHeld, reportersOf } from './audience.ts'
import type { ModerationOutcome } from './limits.ts'
import { HELD_DECIDED, RESTRICTED } from './notifications.ts'

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

export const discussionLocked = event(
  'report.locked',
  (e: { postId: number; restrictionId: number }) => ({
    rooms: [`post:${e.postId}`],
    notifies: null,
  }),
  log('event.locked'),
)

type OfPerson = { personId: number; spaceId: number | null; restrictionId: number }
const toPerson = (e: OfPerson, outcome: 'RESTRICTED' | 'ENDED') => [
  {
    personId: e.personId,
    kind: RESTRICTED,
    group: `restriction:${e.restrictionId}`,
    ...(e.spaceId === null ? {} : { spaceId: e.spaceId }),
    outcome,
  },
]

export const personRestricted = event(
  'report.restricted',
  (e: OfPerson) => ({
    rooms: [],
    invalidates: [e.personId],
    notifies: async () => toPerson(e, 'RESTRICTED'),
  }),
  log('event.restricted'),
)

/** Of a post it opens the discussion, of a person it lets them post again. */
export const restrictionEnded = event(
  'report.restriction-ended',
  (e: Omit<OfPerson, 'personId'> & { personId?: number; postId?: number }) => ({
    rooms: e.postId ? [`post:${e.postId}`] : [],
    ...(e.personId ? { invalidates: [e.personId] } : {}),
    notifies: e.personId
      ? async () => toPerson({ ...e, personId: e.personId as number }, 'ENDED')
      : null,
  }),
  { says: ({ postId }) => log(postId ? 'event.unlocked' : 'event.restrictionEnded') },
)

export const dutyAdded = event(
  'report.duty-added',
  (_: { personId: number; dutyId: number }) => ({ rooms: [], notifies: null }),
  log('event.dutyAdded'),
)
export const dutyRemoved = event(
  'report.duty-removed',
  (_: { personId: number; dutyId: number }) => ({ rooms: [], notifies: null }),
  log('event.dutyRemoved'),
)

type Held = { heldId: number; postId: number; spaceId: number }

/** The author is told; everybody who may now see it by what was recorded when it was posted. */
export const heldDecided = event(
  'report.held-decided',
  (
    e: Held & {
      commentId: number | null
      kind: string
      authorId?: number
      isByOther?: boolean
      isApproved: boolean
    },
  ) => ({
    rooms: [`post:${e.postId}`, 'company:0'],
    reindexes: [e.commentId === null ? `${e.kind}:${e.postId}` : `comment:${e.commentId}`],
    notifies: async () =>
      e.isByOther
        ? []
        : [
            {
              ...(e.authorId ? { personId: e.authorId } : { personId: null, postId: e.postId }),
              kind: HELD_DECIDED,
              group: `held:${e.heldId}`,
              outcome: e.isApproved ? 'APPROVED' : 'DECLINED',
            },
          ],
  }),
  { says: ({ isApproved }) => log(isApproved ? 'event.approved' : 'event.declined') },
)

/** It waits longer than it should. */
export const heldLate = event(
  'report.held-late',
  (e: Held) => ({ rooms: [], notifies: (db) => moderatorsOfHeld(db, e) }),
  log('event.heldLate'),
)

export const newcomerRuleSet = event(
  'report.newcomers-held',
  (_: { days: number }) => ({ rooms: [], notifies: null }),
  log('event.newcomers'),
)
