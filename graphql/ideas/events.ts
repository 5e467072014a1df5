// What can happen to ideas and boards, and everything that follows.
import { event, type Notice } from '#graphql/define.ts'
import { followersOf, namedPeople } from '#graphql/posts/followers.ts'
import { answerersOf, boardFollowers, spaceOwnersOf } from './audience.ts'
import type { IdeaStatus } from './policy.ts'

type About = { ideaId: number; boardId: number; spaceId: number }
const places = (e: About) => [`post:${e.ideaId}`, `board:${e.boardId}`, 'floor:0'] as const

export const ideaPosted = event(
  'idea.posted',
  (e: About & { authorId?: number; named?: number[] }) => ({
    tells: [`board:${e.boardId}`, 'floor:0'],
    reindexes: [`idea:${e.ideaId}`],
    notifies: async (db) => [
      ...(await namedPeople(db, e.named ?? [], e.authorId ?? 0, e.ideaId)),
      ...(await boardFollowers(db, e.boardId, e.authorId ?? 0, {
        kind: 'IDEA_ON_BOARD',
        group: `board:${e.boardId}`,
        postId: e.ideaId,
        boardId: e.boardId,
      })),
      ...(await answerersOf(db, e.boardId, e.authorId ?? 0, {
        kind: 'IDEA_WAITS',
        group: `waits:${e.boardId}`,
        postId: e.ideaId,
        boardId: e.boardId,
      })),
    ],
  }),
)

export const ideaEdited = event(
  'idea.edited',
  (e: About & { authorId?: number; version: number; named?: number[] }) => ({
    tells: [`post:${e.ideaId}`, `board:${e.boardId}`],
    reindexes: [`idea:${e.ideaId}`],
    notifies: (db) => namedPeople(db, e.named ?? [], e.authorId ?? 0, e.ideaId),
  }),
)

export const ideaSupported = event(
  'idea.supported',
  (e: About & { byId: number; authorId: number | null }) => ({
    tells: places(e),
    notifies: async () =>
      e.authorId && e.authorId !== e.byId
        ? [
            {
              personId: e.authorId,
              kind: 'SUPPORTED',
              group: `support:${e.ideaId}`,
              postId: e.ideaId,
            },
          ]
        : [],
  }),
)

export const supportWithdrawn = event('idea.support-withdrawn', (e: About & { byId: number }) => ({
  tells: places(e),
}))

export const ideaMoved = event(
  'idea.moved',
  (
    e: About & {
      byId: number | null
      from: IdeaStatus
      to: IdeaStatus
      mergedIntoId?: number | null
    },
  ) => ({
    tells: [...places(e), ...(e.mergedIntoId ? ([`post:${e.mergedIntoId}`] as const) : [])],
    reindexes: [
      `idea:${e.ideaId}`,
      ...(e.mergedIntoId ? ([`idea:${e.mergedIntoId}`] as const) : []),
    ],
    notifies: (db): Promise<Notice[]> =>
      followersOf(db, e.ideaId, {
        except: e.byId ?? 0,
        kind: 'MOVED',
        group: `moved:${e.ideaId}`,
        withSupporters: true,
      }),
  }),
)

/** Parted from the idea it was joined with. `furtherIds`: those the other one was joined with in its turn. */
export const ideaParted = event(
  'idea.parted',
  (e: About & { byId: number; to: IdeaStatus; fromId: number; furtherIds: number[] }) => ({
    tells: [...places(e), ...[e.fromId, ...e.furtherIds].map((id) => `post:${id}` as const)],
    reindexes: [`idea:${e.ideaId}`, `idea:${e.fromId}`],
    // Those who follow the idea itself hear where it stands, before they would hear it of the other one.
    notifies: async (db) => [
      ...(await followersOf(db, e.ideaId, {
        except: e.byId,
        kind: 'MOVED',
        group: `moved:${e.ideaId}`,
        withSupporters: true,
      })),
      ...(await followersOf(db, e.fromId, {
        except: e.byId,
        kind: 'PARTED',
        group: `parted:${e.fromId}`,
      })),
    ],
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
        kind: 'ANSWERED',
        group: `answered:${e.ideaId}`,
        withSupporters: true,
      }),
  }),
)

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
/** Whoever owned it has left: its space's owners are told, so that somebody takes it on. */
export const boardOwnerLeft = event(
  'board.owner-left',
  (e: { boardId: number; spaceId: number; personId: number }) => ({
    tells: [`board:${e.boardId}`],
    notifies: (db) =>
      spaceOwnersOf(db, e.boardId, {
        kind: 'BOARD_WITHOUT_OWNER',
        group: `ownerless:${e.boardId}`,
        boardId: e.boardId,
      }),
  }),
)
