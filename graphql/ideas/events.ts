// What can happen to ideas and boards, and everything that follows.

import { event, formerEvent, type Notice } from '#graphql/define.ts'
import { followersOf, namedPeople } from '#graphql/posts/followers.ts'
import { boardFollowers, respondersOf } from './audience.ts'
import {
  IDEA_AWAITS_RESPONSE,
  IDEA_ON_BOARD,
  RESPONDED,
  RESPONSE_LATE,
  STATUS_CHANGED,
} from './notifications.ts'
import type { IdeaStatus } from './policy.ts'

const FOLLOWED: Record<string, string> = { FOLLOW: 'followed', MUTE: 'muted', NONE: 'let go of' }
const ANSWERS = { YES: 'yes', NOT_NOW: 'not now', QUESTION: 'a question' } as const
const wordOf = (status: string): string => status.toLowerCase().replaceAll('_', ' ')

// Recorded before support and merging belonged to every kind of post.
formerEvent('idea.supported', 'supported {idea}')
formerEvent('idea.support-withdrawn', 'took their support back from {idea}')
formerEvent('idea.unmerged', 'unmerged {idea} from the one it was merged into')

type About = { ideaId: number; boardId: number; spaceId: number }
const places = (e: About) => [`post:${e.ideaId}`, `board:${e.boardId}`, 'company:0'] as const

export const ideaPosted = event(
  'idea.posted',
  (e: About & { authorId: number; named?: number[] }) => ({
    rooms: [`board:${e.boardId}`, 'company:0'],
    reindexes: [`idea:${e.ideaId}`],
    notifies: async (db) => [
      ...(await namedPeople(db, e.named ?? [], e.authorId, e.ideaId)),
      ...(await boardFollowers(db, e.boardId, e.authorId, {
        kind: IDEA_ON_BOARD,
        group: `board:${e.boardId}`,
        postId: e.ideaId,
        boardId: e.boardId,
      })),
      ...(await respondersOf(db, e.boardId, e.authorId, {
        kind: IDEA_AWAITS_RESPONSE,
        group: `awaiting:${e.boardId}`,
        postId: e.ideaId,
        boardId: e.boardId,
      })),
    ],
  }),
  'posted {idea}',
)

export const ideaEdited = event(
  'idea.edited',
  (e: About & { authorId: number; version: number; named?: number[] }) => ({
    rooms: [`post:${e.ideaId}`, `board:${e.boardId}`],
    reindexes: [`idea:${e.ideaId}`],
    notifies: (db) => namedPeople(db, e.named ?? [], e.authorId, e.ideaId),
  }),
  'edited {idea}',
)

export const ideaStatusChanged = event(
  'idea.status-changed',
  (e: About & { byId: number; from: IdeaStatus; to: IdeaStatus }) => ({
    rooms: places(e),
    reindexes: [`idea:${e.ideaId}`],
    notifies: (db): Promise<Notice[]> =>
      followersOf(db, e.ideaId, {
        except: e.byId,
        kind: STATUS_CHANGED,
        group: `status:${e.ideaId}`,
        withSupporters: true,
      }),
  }),
  {
    says: 'moved {idea}',
    detail: (e) => `${wordOf(e.from)} to ${wordOf(e.to)}`,
  },
)

export const ideaResponded = event(
  'idea.responded',
  (e: About & { byId: number; kind: 'YES' | 'NOT_NOW' | 'QUESTION' }) => ({
    rooms: places(e),
    reindexes: [`idea:${e.ideaId}`],
    notifies: (db) =>
      followersOf(db, e.ideaId, {
        except: e.byId,
        kind: RESPONDED,
        group: `responded:${e.ideaId}`,
        withSupporters: true,
      }),
  }),
  { says: 'answered {idea}', detail: (e) => ANSWERS[e.kind] },
)

/** The promised day has passed without an answer: recorded once, by the clock. */
export const responseLate = event(
  'idea.response-late',
  (e: About) => ({
    rooms: [`board:${e.boardId}`, `post:${e.ideaId}`],
    notifies: (db) =>
      respondersOf(db, e.boardId, 0, {
        kind: RESPONSE_LATE,
        group: `late:${e.boardId}`,
        postId: e.ideaId,
        boardId: e.boardId,
      }),
  }),
  'noted that the first answer to {idea} is late',
)

export const boardMade = event(
  'board.made',
  (_: { boardId: number; spaceId: number }) => ({
    rooms: ['company:0'],
  }),
  'made the board {board}',
)
export const boardEdited = event(
  'board.edited',
  (e: { boardId: number; spaceId: number }) => ({
    rooms: [`board:${e.boardId}`],
  }),
  'changed the board {board}',
)
export const boardFollowed = event(
  'board.followed',
  (_: { boardId: number; personId: number; level: string }) => ({}),
  (e) => `${FOLLOWED[e.level] ?? 'followed'} the board {board}`,
)
