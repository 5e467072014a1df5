// What can happen to comments, and everything that follows, in one glance.

import { event } from '#graphql/define.ts'
import { followersOf, namedPeople } from '#graphql/posts/followers.ts'
import { auditMessages } from '#messages/audit.ts'
import { COMMENTED, REACTED, REPLIED } from './notifications.ts'

const say = auditMessages.tagged

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
  say('comment.posted'),
)

export const commentEdited = event(
  'comment.edited',
  (e: About & { version: number }) => ({
    rooms: [`post:${e.postId}`],
    reindexes: [`comment:${e.commentId}`],
  }),
  say('comment.edited'),
)

export const commentRemoved = event(
  'comment.removed',
  (e: About & { byId: number }) => ({
    rooms: [`post:${e.postId}`],
    reindexes: [`comment:${e.commentId}`],
  }),
  say('comment.removed'),
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
    says: (e) => (e.isOn ? say('comment.reacted.on') : say('comment.reacted.off')),
    detail: (e) => () => e.emoji,
  },
)
