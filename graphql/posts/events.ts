// What can happen to a post of any kind, and everything that follows.

import { event, type Room } from '#graphql/define.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { eventsMessages } from '#messages/events.ts'
import { followersOf } from './followers.ts'
import { MERGED, REVEALED, SUPPORTED, UNMERGED } from './notifications.ts'

const say = eventsMessages.tagged

const FOLLOWED: Record<string, Message> = {
  FOLLOW: say('post.followed.FOLLOW'),
  MUTE: say('post.followed.MUTE'),
  NONE: say('post.followed.NONE'),
}

export const postFollowed = event(
  'post.followed',
  (e: { postId: number; personId: number; level: string }) => ({
    rooms: [`person:${e.personId}`],
    notifies: null,
  }),
  { says: (e) => FOLLOWED[e.level] ?? say('post.followed.FOLLOW') },
)

/** `rooms`: those that its kind names, such as the list it stands on. */
type About = { postId: number; kind: string; spaceId: number; rooms: Room[] }
const places = (e: About): Room[] => [`post:${e.postId}`, ...e.rooms, 'company:0']

export const postSupported = event(
  'post.supported',
  (e: About & { byId: number; authorId: number | null; isSealed?: true }) => ({
    rooms: places(e),
    notifies: async () =>
      e.isSealed || (e.authorId && e.authorId !== e.byId)
        ? [
            {
              personId: e.authorId,
              kind: SUPPORTED,
              group: `support:${e.postId}`,
              postId: e.postId,
            },
          ]
        : [],
  }),
  say('post.supported'),
)

export const supportWithdrawn = event(
  'post.support-withdrawn',
  (e: About & { byId: number }) => ({
    rooms: places(e),
    notifies: null,
  }),
  say('post.support-withdrawn'),
)

/** Merged into another post: who follows or supports it is told. */
export const postMerged = event(
  'post.merged',
  (e: About & { byId: number; intoId: number }) => ({
    rooms: [...places(e), `post:${e.intoId}`],
    reindexes: [`${e.kind}:${e.postId}`, `${e.kind}:${e.intoId}`],
    notifies: (db) =>
      followersOf(db, e.postId, {
        except: e.byId,
        kind: MERGED,
        group: `merged:${e.postId}`,
        outcome: 'MERGED',
        withSupporters: true,
      }),
  }),
  say('post.merged'),
)

/** Unmerged from the post it was merged into. `furtherIds`: those which that one was merged into in its turn. */
export const postUnmerged = event(
  'post.unmerged',
  (e: About & { byId: number; fromId: number; furtherIds: number[] }) => ({
    rooms: [...places(e), ...[e.fromId, ...e.furtherIds].map((id): Room => `post:${id}`)],
    reindexes: [`${e.kind}:${e.postId}`, `${e.kind}:${e.fromId}`],
    // Those who follow the post itself are notified of it first, before they would be as followers of the other one.
    notifies: async (db) => [
      ...(await followersOf(db, e.postId, {
        except: e.byId,
        kind: MERGED,
        group: `merged:${e.postId}`,
        outcome: 'UNMERGED',
        withSupporters: true,
      })),
      ...(await followersOf(db, e.fromId, {
        except: e.byId,
        kind: UNMERGED,
        group: `unmerged:${e.fromId}`,
      })),
    ],
  }),
  say('post.unmerged'),
)

/** Stands first in its space, or no longer. */
export const postPinned = event(
  'post.pinned',
  (e: { postId: number; spaceId: number; isPinned: boolean }) => ({
    rooms: [`post:${e.postId}`, `space:${e.spaceId}`],
    notifies: null,
  }),
  { says: ({ isPinned }) => say(isPinned ? 'post.pinned' : 'post.unpinned') },
)

/** Sealed authors have their names from now on; everybody who reads the posts sees them. */
export const authorsShown = event(
  'post.authors-shown',
  (e: {
    shown: { postId: number; authorId: number }[]
    kind: string
    spaceId: number
    postId?: number
  }) => ({
    rooms: e.shown.map(({ postId }): Room => `post:${postId}`),
    reindexes: e.shown.map(({ postId }) => `${e.kind}:${postId}` as const),
    notifies: null,
  }),
  { says: (e) => say(e.postId ? 'post.author-shown' : 'post.authors-shown') },
)

/** Somebody asks to know the author of a sealed post; the log has no name but theirs. */
export const revealRequested = event(
  'post.reveal-requested',
  (_: { postId: number; commentId?: number }) => ({ rooms: [], notifies: null }),
  say('post.reveal-requested'),
)
export const revealAgreed = event(
  'post.reveal-agreed',
  (_: { postId: number; commentId?: number }) => ({ rooms: [], notifies: null }),
  say('post.reveal-agreed'),
)
/** Follows from the agreement: from now on the two can read the name, and the author is notified. */
export const authorRevealed = event(
  'post.author-revealed',
  (e: { postId: number; commentId?: number }) => ({
    rooms: [],
    // Who wrote a comment without a name can be told of nothing: no query finds them.
    notifies: async () =>
      e.commentId
        ? []
        : [{ personId: null, kind: REVEALED, group: `revealed:${e.postId}`, postId: e.postId }],
  }),
  say('post.author-revealed'),
)
