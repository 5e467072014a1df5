// What can happen to challenges and their entries, and everything that follows.
import { type Consequences, event, type Room } from '#graphql/define.ts'
import { ownersOfSpace } from '#graphql/ideas/audience.ts'
import { followersOf } from '#graphql/posts/followers.ts'
import { challengesMessages } from '#messages/challenges.ts'
import {
  askedBy,
  behindPost,
  canAgreeToNames,
  followingOf,
  partakersOf,
  remindedOf,
  sponsorOf,
  votersOf,
} from './audience.ts'
import type { EntryOutcome } from './limits.ts'
import {
  CHALLENGE_CLOSING,
  CHALLENGE_FROM_POST,
  CHALLENGE_HANDED_OVER,
  CHALLENGE_MOVED,
  CHALLENGE_OPENED,
  CHALLENGE_OPENING,
  CHALLENGE_TOLD,
  CHALLENGE_UPDATE,
  CHALLENGE_WITHOUT_SPONSOR,
  ENTRY_DECIDED,
  ENTRY_SUBMITTED,
  NAMES_REQUESTED,
} from './notifications.ts'
import { STAGE_LABELS } from './search.ts'
import type { Stage } from './stages.ts'

const say = challengesMessages.tagged
const word = challengesMessages.message

export type About = { challengeId: number; spaceId: number }
const placeOf = ({ challengeId }: About): Room[] => [`post:${challengeId}`, 'company:0']
const indexed = ({ challengeId }: About) => [`challenge:${challengeId}` as const]

export const challengeStarted = event(
  'challenge.started',
  (e: About & { sponsorId: number; fromPostId?: number }): Consequences => ({
    rooms: [...placeOf(e), ...(e.fromPostId ? ([`post:${e.fromPostId}`] as const) : [])],
    reindexes: indexed(e),
    adds: e.challengeId,
    notifies: e.fromPostId
      ? (db) =>
          behindPost(db, e.fromPostId ?? 0, e.sponsorId, {
            kind: CHALLENGE_FROM_POST,
            group: `challenge-from:${e.challengeId}`,
            postId: e.challengeId,
          })
      : null,
  }),
  say('event.started'),
)
export const challengeEdited = event(
  'challenge.edited',
  (e: About & { version: number }): Consequences => ({
    rooms: placeOf(e),
    reindexes: indexed(e),
    notifies: null,
  }),
  say('event.edited'),
)

/** A stage begins, by the clock or because its date was changed to one that has passed. */
export const challengeMoved = event(
  'challenge.moved',
  (e: About & { from: Stage; to: Stage; byId?: number }): Consequences => ({
    rooms: placeOf(e),
    reindexes: indexed(e),
    notifies: (db) =>
      e.from === 'UPCOMING'
        ? askedBy(db, e.spaceId, e.byId ?? 0, {
            kind: CHALLENGE_OPENED,
            group: `challenge-opened:${e.challengeId}`,
            postId: e.challengeId,
          })
        : partakersOf(db, e.challengeId, e.byId ?? 0, {
            kind: CHALLENGE_MOVED,
            group: `challenge-moved:${e.challengeId}`,
            postId: e.challengeId,
            outcome: e.to,
          }),
  }),
  {
    says: () => say('event.moved'),
    detail: (e) => (language) =>
      `${STAGE_LABELS[e.from](language)} → ${STAGE_LABELS[e.to](language)}`,
  },
)
/** It opens in a day: for those who follow it, as they asked. */
export const challengeOpening = event(
  'challenge.opening',
  (e: About): Consequences => ({
    rooms: [],
    notifies: (db) =>
      followingOf(db, e.challengeId, {
        kind: CHALLENGE_OPENING,
        group: `challenge-opening:${e.challengeId}`,
        postId: e.challengeId,
      }),
  }),
  say('event.opening'),
)
export const challengeClosing = event(
  'challenge.closing',
  (e: About): Consequences => ({
    rooms: [],
    notifies: (db) =>
      remindedOf(db, e.challengeId, {
        kind: CHALLENGE_CLOSING,
        group: `challenge-closing:${e.challengeId}`,
        postId: e.challengeId,
      }),
  }),
  say('event.closing'),
)
export const challengeUpdated = event(
  'challenge.updated',
  (e: About & { updateId: number; byId: number }): Consequences => ({
    rooms: placeOf(e),
    notifies: (db) =>
      partakersOf(db, e.challengeId, e.byId, {
        kind: CHALLENGE_UPDATE,
        group: `challenge-update:${e.challengeId}`,
        postId: e.challengeId,
      }),
  }),
  say('event.updated'),
)
/** Its sponsor has left, and nobody succeeds them: the owners of its space are notified, who go on with it. */
export const sponsorLeft = event(
  'challenge.sponsor-left',
  (e: About & { personId: number }): Consequences => ({
    rooms: placeOf(e),
    notifies: (db) =>
      ownersOfSpace(db, e.spaceId, {
        kind: CHALLENGE_WITHOUT_SPONSOR,
        group: `sponsorless:${e.challengeId}`,
        postId: e.challengeId,
      }),
  }),
  say('event.sponsor-left'),
)
/** Its sponsor has left, and the successor is notified that it is theirs now. */
export const challengeHandedOver = event(
  'challenge.handed-over',
  (e: About & { personId: number; successorId: number }): Consequences => ({
    rooms: [...placeOf(e), `person:${e.successorId}`],
    notifies: async () => [
      {
        personId: e.successorId,
        kind: CHALLENGE_HANDED_OVER,
        group: `challenge-handed-over:${e.challengeId}`,
        postId: e.challengeId,
      },
    ],
  }),
  say('event.handed-over'),
)

type Entry = About & { ideaId: number }
const entryRooms = (e: Entry): Room[] => [...placeOf(e), `post:${e.ideaId}`]

/** `ideaId` is the entry, which the sponsor may open. */
export const entrySubmitted = event(
  'challenge.entered',
  (e: Entry & { byId?: number }): Consequences => ({
    rooms: entryRooms(e),
    notifies: (db) =>
      sponsorOf(db, e.challengeId, e.byId ?? 0, {
        kind: ENTRY_SUBMITTED,
        group: `challenge-entries:${e.challengeId}`,
        postId: e.challengeId,
      }),
  }),
  say('event.entered'),
)
export const entryWithdrawn = event(
  'challenge.entry-withdrawn',
  (e: Entry): Consequences => ({ rooms: entryRooms(e), notifies: null }),
  say('event.entry-withdrawn'),
)
/** Somebody asks to show who wrote the entries ahead of time: those who can agree are told. */
export const namesRequested = event(
  'challenge.names-requested',
  (e: About & { byId: number }): Consequences => ({
    rooms: [`post:${e.challengeId}`],
    notifies: (db) =>
      canAgreeToNames(db, e.challengeId, e.byId, {
        kind: NAMES_REQUESTED,
        group: `names-requested:${e.challengeId}`,
        postId: e.challengeId,
      }),
  }),
  say('event.names-requested'),
)
export const namesAgreed = event(
  'challenge.names-agreed',
  (e: About): Consequences => ({ rooms: [`post:${e.challengeId}`], notifies: null }),
  say('event.names-agreed'),
)
/** From now on everybody sees who wrote the entries. */
export const namesShown = event(
  'challenge.names-shown',
  (e: About): Consequences => ({ rooms: placeOf(e), notifies: null }),
  say('event.names-shown'),
)

const OUTCOMES: Record<EntryOutcome, ReturnType<typeof word>> = {
  WINNER: word('outcome.WINNER'),
  GOES_ON: word('outcome.GOES_ON'),
  NOT_NOW: word('outcome.NOT_NOW'),
}
export const entryDecided = event(
  'challenge.entry-decided',
  (e: Entry & { byId: number; outcome: EntryOutcome }): Consequences => ({
    rooms: entryRooms(e),
    notifies: async (db) => {
      const notice = {
        kind: ENTRY_DECIDED,
        group: `entry-decided:${e.ideaId}`,
        postId: e.ideaId,
      }
      return [
        ...(await followersOf(db, e.ideaId, { except: e.byId, ...notice, withSupporters: true })),
        ...(await votersOf(db, e.challengeId, e.ideaId, e.byId, notice)),
      ]
    },
  }),
  { says: () => say('event.entry-decided'), detail: (e) => OUTCOMES[e.outcome] },
)
export const challengeTold = event(
  'challenge.told',
  (e: About & { byId: number }): Consequences => ({
    rooms: placeOf(e),
    reindexes: indexed(e),
    notifies: (db) =>
      partakersOf(db, e.challengeId, e.byId, {
        kind: CHALLENGE_TOLD,
        group: `challenge-told:${e.challengeId}`,
        postId: e.challengeId,
      }),
  }),
  say('event.told'),
)
