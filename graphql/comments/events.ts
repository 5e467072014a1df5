// What can happen to comments, and everything that follows, in one glance.

import { event, type Notice } from '#graphql/define.ts'
import type { NotificationKind } from '#graphql/notification-kinds.ts'
import { followersOf, namedPeople } from '#graphql/posts/followers.ts'
import { eventsMessages } from '#messages/events.ts'
import { COMMENTED, REACTED, REPLIED } from './notifications.ts'

const say = eventsMessages.tagged

/** Without `authorId`: the sealed author of the post, or a name that an import brought. */
type About = { commentId: number; postId: number; authorId?: number }

const replied = ({ postId, commentId }: About) => ({
  kind: REPLIED,
  group: `replied:${postId}`,
  postId,
  commentId,
})

export const commentPosted = event(
  'comment.posted',
  (e: About & { replyToAuthorId?: number; repliesToSealed?: true; named?: number[] }) => ({
    rooms: [`post:${e.postId}`, 'company:0'],
    reindexes: [`comment:${e.commentId}`],
    // A mention or a reply says more than "somebody commented": the ledger lets the first notice of an event win.
    notifies: async (db) => [
      ...(await namedPeople(db, e.named ?? [], e.authorId ?? 0, e.postId, e.commentId)),
      ...(
        await namedPeople(
          db,
          e.replyToAuthorId ? [e.replyToAuthorId] : [],
          e.authorId ?? 0,
          e.postId,
          e.commentId,
        )
      ).map((notice) => ({ ...notice, ...replied(e) })),
      ...(e.repliesToSealed ? [{ personId: null, ...replied(e) }] : []),
      ...(await followersOf(db, e.postId, {
        except: e.authorId ?? null,
        kind: COMMENTED,
        group: `commented:${e.postId}`,
        commentId: e.commentId,
      })),
    ],
  }),
  say('comment.posted'),
)

export const commentEdited = event(
  'comment.edited',
  (e: About & { version: number }) => ({
    rooms: [`post:${e.postId}`],
    reindexes: [`comment:${e.commentId}`],
    notifies: null,
  }),
  say('comment.edited'),
)

export const commentRemoved = event(
  'comment.removed',
  (e: About & { byId: number | null }) => ({
    rooms: [`post:${e.postId}`],
    reindexes: [`comment:${e.commentId}`],
    notifies: null,
  }),
  say('comment.removed'),
)

/** What somebody gave to a comment or took back. */
export type GivenToComment = {
  commentId: number
  postId: number
  /** Null: the sealed author of the post. */
  byId: number | null
  authorId: number | null
  /** Is it a comment by the sealed author of the post? */
  isSealed?: true
}

/** The notice for the comment's author of what somebody else gave to it; none for a name that an import brought. */
function noticeOfGiven(e: GivenToComment, kind: NotificationKind, group: string): Notice[] {
  const isOwn = e.isSealed ? e.byId === null : e.authorId === e.byId
  if (isOwn || (e.authorId === null && !e.isSealed)) return []
  return [{ personId: e.authorId, kind, group, postId: e.postId, commentId: e.commentId }]
}

export const commentReacted = event(
  'comment.reacted',
  (e: GivenToComment & { emoji: string; isOn: boolean }) => ({
    rooms: [`post:${e.postId}`],
    notifies: async () => (e.isOn ? noticeOfGiven(e, REACTED, `reacted:${e.commentId}`) : []),
  }),
  {
    says: (e) => (e.isOn ? say('comment.reacted.on') : say('comment.reacted.off')),
    detail: (e) => () => e.emoji,
  },
)
