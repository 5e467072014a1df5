// What can happen to ideas and boards, and everything that follows.

import { type Consequences, event, type Notice, type Room } from '#graphql/define.ts'
import { followersOf, namedPeople } from '#graphql/posts/followers.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { eventsMessages } from '#messages/events.ts'
import type { Db } from '#prisma/client.ts'
import {
  boardFollowers,
  ownersOfSpace,
  respondersOf,
  responsibleFor,
  spaceOwnersOf,
} from './audience.ts'
import {
  BOARD_HANDED_OVER,
  BOARD_WITHOUT_OWNER,
  IDEA_AWAITS_RESPONSE,
  IDEA_HANDED_OVER,
  IDEA_ON_BOARD,
  IDEA_WITHOUT_ASSIGNEE,
  RESPONDED,
  RESPONSE_CHANGED,
  STATUS_CHANGED,
} from './notifications.ts'
import type { IdeaStatus } from './policy.ts'
import { STATUS_LABELS } from './search.ts'

const say = eventsMessages.tagged

const FOLLOWED: Record<string, Message> = {
  FOLLOW: say('board.followed.FOLLOW'),
  MUTE: say('board.followed.MUTE'),
  NONE: say('board.followed.NONE'),
}

/** `boardId` null: it stands on no board. */
type About = { ideaId: number; boardId: number | null; spaceId: number }
const boardOf = ({ boardId }: About): Room[] => (boardId === null ? [] : [`board:${boardId}`])
const places = (e: About): Room[] => [`post:${e.ideaId}`, ...boardOf(e), 'company:0']
/** Who follows the board, and who owes a response there. */
const boardNotices = async (
  db: Db,
  { boardId, ideaId, authorId = 0 }: About & { authorId?: number },
): Promise<Notice[]> =>
  boardId === null
    ? []
    : [
        ...(await boardFollowers(db, boardId, authorId, {
          kind: IDEA_ON_BOARD,
          group: `board:${boardId}`,
          postId: ideaId,
          boardId,
        })),
        ...(await respondersOf(db, boardId, authorId, {
          kind: IDEA_AWAITS_RESPONSE,
          group: `awaiting:${boardId}`,
          postId: ideaId,
          boardId,
        })),
      ]

export const ideaPosted = event(
  'idea.posted',
  (e: About & { authorId?: number; named?: number[] }) => ({
    rooms: [...boardOf(e), 'company:0'],
    reindexes: [`idea:${e.ideaId}`],
    adds: e.ideaId,
    notifies: async (db) => [
      ...(await namedPeople(db, e.named ?? [], e.authorId ?? 0, e.ideaId)),
      ...(await boardNotices(db, e)),
    ],
  }),
  say('idea.posted'),
)

export const ideaEdited = event(
  'idea.edited',
  (e: About & { authorId?: number; version: number; named?: number[] }) => ({
    rooms: [`post:${e.ideaId}`, ...boardOf(e)],
    reindexes: [`idea:${e.ideaId}`],
    notifies: (db) => namedPeople(db, e.named ?? [], e.authorId ?? 0, e.ideaId),
  }),
  say('idea.edited'),
)

export const ideaStatusChanged = event(
  'idea.status-changed',
  (e: About & { byId: number | null; from: IdeaStatus; to: IdeaStatus }) => ({
    rooms: places(e),
    reindexes: [`idea:${e.ideaId}`],
    notifies: (db): Promise<Notice[]> =>
      followersOf(db, e.ideaId, {
        except: e.byId,
        kind: STATUS_CHANGED,
        group: `status:${e.ideaId}`,
        outcome: e.to,
        withSupporters: true,
      }),
  }),
  {
    says: () => say('idea.status-changed'),
    detail: (e) => (language) =>
      `${STATUS_LABELS[e.from](language)} → ${STATUS_LABELS[e.to](language)}`,
  },
)

export const ideaResponded = event(
  'idea.responded',
  (e: About & { byId: number; kind: 'YES' | 'NOT_NOW' | 'QUESTION'; named?: number[] }) => ({
    rooms: places(e),
    reindexes: [`idea:${e.ideaId}`],
    notifies: async (db) => [
      ...(await namedPeople(db, e.named ?? [], e.byId, e.ideaId)),
      ...(await followersOf(db, e.ideaId, {
        except: e.byId,
        kind: RESPONDED,
        group: `responded:${e.ideaId}`,
        withSupporters: true,
      })),
    ],
  }),
  {
    says: () => say('idea.responded'),
    detail: (e) => eventsMessages.message(`response.${e.kind}`),
  },
)

type AboutResponse = About & { byId: number; responseId: number; named?: number[] }
/** Whoever was told of a response is told that it says something else now, or nothing. */
const responseChanged = (e: AboutResponse): Consequences => ({
  rooms: places(e),
  reindexes: [`idea:${e.ideaId}`],
  notifies: async (db) => [
    ...(await namedPeople(db, e.named ?? [], e.byId, e.ideaId)),
    ...(await followersOf(db, e.ideaId, {
      except: e.byId,
      kind: RESPONSE_CHANGED,
      group: `response-changed:${e.ideaId}`,
      withSupporters: true,
    })),
  ],
})
export const responseCorrected = event(
  'idea.response-corrected',
  (e: AboutResponse & { version: number }) => responseChanged(e),
  say('idea.response-corrected'),
)
export const responseWithdrawn = event(
  'idea.response-withdrawn',
  (e: AboutResponse) => responseChanged(e),
  say('idea.response-withdrawn'),
)

export const boardMade = event(
  'board.made',
  (_: { boardId: number; spaceId: number }) => ({
    rooms: ['company:0'],
    notifies: null,
  }),
  say('board.made'),
)
export const boardEdited = event(
  'board.edited',
  (e: { boardId: number; spaceId: number }) => ({
    rooms: [`board:${e.boardId}`],
    notifies: null,
  }),
  say('board.edited'),
)
export const boardFollowed = event(
  'board.followed',
  (_: { boardId: number; personId: number; level: string }) => ({ rooms: [], notifies: null }),
  { says: (e) => FOLLOWED[e.level] ?? say('board.followed.FOLLOW') },
)
/** Its owner has left: the owners of its space are notified, so that somebody becomes owner. */
export const boardOwnerLeft = event(
  'board.owner-left',
  (e: { boardId: number; spaceId: number; personId: number }) => ({
    rooms: [`board:${e.boardId}`],
    notifies: (db) =>
      spaceOwnersOf(db, e.boardId, {
        kind: BOARD_WITHOUT_OWNER,
        group: `ownerless:${e.boardId}`,
        boardId: e.boardId,
      }),
  }),
  say('board.owner-left'),
)
/** Its owner has left, and the successor is notified that it is theirs now. */
export const boardHandedOver = event(
  'board.handed-over',
  (e: { boardId: number; spaceId: number; personId: number; successorId: number }) => ({
    rooms: [`board:${e.boardId}`, `person:${e.successorId}`],
    notifies: async () => [
      {
        personId: e.successorId,
        kind: BOARD_HANDED_OVER,
        group: `handed-over:${e.boardId}`,
        boardId: e.boardId,
      },
    ],
  }),
  say('board.handed-over'),
)
/**
 * Whoever worked on it has left: the successor is notified or, without one, those who respond on its board. `withBoard`: its board goes
 * the same way, and is notified of alone.
 */
export const ideaHandedOver = event(
  'idea.handed-over',
  (e: About & { personId: number; successorId?: number; withBoard?: true }): Consequences => {
    if (e.withBoard) return { rooms: places(e), notifies: null }
    const notice = {
      group: `handed-over-idea:${e.ideaId}`,
      postId: e.ideaId,
      ...(e.boardId === null ? {} : { boardId: e.boardId }),
    }
    return {
      rooms: places(e),
      notifies: async (db) =>
        e.successorId === undefined
          ? e.boardId === null
            ? ownersOfSpace(db, e.spaceId, { ...notice, kind: IDEA_WITHOUT_ASSIGNEE })
            : responsibleFor(db, e.boardId, { ...notice, kind: IDEA_WITHOUT_ASSIGNEE })
          : [{ personId: e.successorId, ...notice, kind: IDEA_HANDED_OVER }],
    }
  },
  {
    says: ({ successorId }) =>
      say(successorId === undefined ? 'idea.handed-over.nobody' : 'idea.handed-over'),
  },
)
