// What can happen to comments, and everything that follows, in one glance.

import { event } from '#graphql/define.ts'
import { followersOf, namedPeople } from '#graphql/posts/followers.ts'
import { COMMENTED, REACTED, REPLIED } from './notifications.ts'

type About = { commentId: number; postId: number; authorId: number }

export const commentPosted = event(
  'comment.posted',
  (e: About & { replyToAuthorId?: number; named?: number[] }) => ({
    rooms: [`post:${e.postId}`, 'company:0'],
    reindexes: [`comment:${e.commentId}`],
    // Being named or answered says more than "somebody wrote": the ledger lets the first notice of an event win.
    notifies: async (db) => [
      ...(await namedPeople(db, e.named ?? [], e.authorId, e.postId, e.commentId)),
      ...(
        await namedPeople(
          db,
          e.replyToAuthorId ? [e.replyToAuthorId] : [],
          e.authorId,
          e.postId,
          e.commentId,
        )
      ).map((notice) => ({ ...notice, kind: REPLIED, group: `replied:${e.postId}` })),
      ...(await followersOf(db, e.postId, {
        except: e.authorId,
        kind: COMMENTED,
        group: `commented:${e.postId}`,
        commentId: e.commentId,
      })),
    ],
  }),
  'commented on {post}',
)

export const commentEdited = event(
  'comment.edited',
  (e: About & { version: number }) => ({
    rooms: [`post:${e.postId}`],
    reindexes: [`comment:${e.commentId}`],
  }),
  'edited a comment on {post}',
)

export const commentRemoved = event(
  'comment.removed',
  (e: About & { byId: number }) => ({
    rooms: [`post:${e.postId}`],
    reindexes: [`comment:${e.commentId}`],
  }),
  'took a comment on {post} down',
)

export const commentReacted = event(
  'comment.reacted',
  (e: {
    commentId: number
    postId: number
    byId: number
    authorId: number | null
    emoji: string
    isOn: boolean
  }) => ({
    rooms: [`post:${e.postId}`],
    notifies: async () =>
      e.isOn && e.authorId && e.authorId !== e.byId
        ? [
            {
              personId: e.authorId,
              kind: REACTED,
              group: `reacted:${e.commentId}`,
              postId: e.postId,
              commentId: e.commentId,
            },
          ]
        : [],
  }),
  {
    says: (e) => (e.isOn ? 'reacted to a comment on {post}' : 'took a reaction on {post} back'),
    detail: (e) => e.emoji,
  },
)
