// What can happen to ideas and boards, and everything that follows.

import { event, type Notice } from '#graphql/define.ts'
import { followersOf, namedPeople } from '#graphql/posts/followers.ts'
import { answerersOf, boardFollowers } from './audience.ts'
import { ANSWER_LATE, ANSWERED, IDEA_ON_BOARD, IDEA_WAITS, MOVED } from './notifications.ts'
import type { IdeaStatus } from './policy.ts'

type About = { ideaId: number; boardId: number; spaceId: number }
const places = (e: About) => [`post:${e.ideaId}`, `board:${e.boardId}`, 'floor:0'] as const

export const ideaPosted = event(
  'idea.posted',
  (e: About & { authorId: number; named?: number[] }) => ({
    tells: [`board:${e.boardId}`, 'floor:0'],
    reindexes: [`idea:${e.ideaId}`],
    notifies: async (db) => [
      ...(await namedPeople(db, e.named ?? [], e.authorId, e.ideaId)),
      ...(await boardFollowers(db, e.boardId, e.authorId, {
        kind: IDEA_ON_BOARD,
        group: `board:${e.boardId}`,
        postId: e.ideaId,
        boardId: e.boardId,
      })),
      ...(await answerersOf(db, e.boardId, e.authorId, {
        kind: IDEA_WAITS,
        group: `waits:${e.boardId}`,
        postId: e.ideaId,
        boardId: e.boardId,
      })),
    ],
  }),
)

export const ideaEdited = event(
  'idea.edited',
  (e: About & { authorId: number; version: number; named?: number[] }) => ({
    tells: [`post:${e.ideaId}`, `board:${e.boardId}`],
    reindexes: [`idea:${e.ideaId}`],
    notifies: (db) => namedPeople(db, e.named ?? [], e.authorId, e.ideaId),
  }),
)

export const ideaMoved = event(
  'idea.moved',
  (e: About & { byId: number; from: IdeaStatus; to: IdeaStatus }) => ({
    tells: places(e),
    reindexes: [`idea:${e.ideaId}`],
    notifies: (db): Promise<Notice[]> =>
      followersOf(db, e.ideaId, {
        except: e.byId,
        kind: MOVED,
        group: `moved:${e.ideaId}`,
        withSupporters: true,
      }),
  }),
)

export const ideaAnswered = event(
  'idea.answered',
  (e: About & { byId: number; kind: 'YES' | 'NOT_NOW' | 'QUESTION' }) => ({
    tells: places(e),
    reindexes: [`idea:${e.ideaId}`],
    notifies: (db) =>
      followersOf(db, e.ideaId, {
        except: e.byId,
        kind: ANSWERED,
        group: `answered:${e.ideaId}`,
        withSupporters: true,
      }),
  }),
)

/** The promised day has passed without an answer: recorded once, by the clock. */
export const answerLate = event('idea.answer-late', (e: About) => ({
  tells: [`board:${e.boardId}`, `post:${e.ideaId}`],
  notifies: (db) =>
    answerersOf(db, e.boardId, 0, {
      kind: ANSWER_LATE,
      group: `late:${e.boardId}`,
      postId: e.ideaId,
      boardId: e.boardId,
    }),
}))

export const boardMade = event('board.made', (_: { boardId: number; spaceId: number }) => ({
  tells: ['floor:0'],
}))
export const boardEdited = event('board.edited', (e: { boardId: number; spaceId: number }) => ({
  tells: [`board:${e.boardId}`],
}))
export const boardFollowed = event(
  'board.followed',
  (_: { boardId: number; personId: number; level: string }) => ({}),
)
