// What can happen to comments, and everything that follows, in one glance.

import { event } from '#graphql/define.ts'
import { followersOf, namedPeople } from '#graphql/posts/followers.ts'
import { COMMENTED, REACTED, REPLIED } from './notifications.ts'

type About = { commentId: number; postId: number; authorId: number }

export const commentPosted = event(
  'comment.posted',
  (e: About & { replyToAuthorId?: number; named?: number[] }) => ({
    tells: [`post:${e.postId}`, 'floor:0'],
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
)

export const commentEdited = event('comment.edited', (e: About & { version: number }) => ({
  tells: [`post:${e.postId}`],
  reindexes: [`comment:${e.commentId}`],
}))

export const commentRemoved = event('comment.removed', (e: About & { byId: number }) => ({
  tells: [`post:${e.postId}`],
  reindexes: [`comment:${e.commentId}`],
}))

export const commentReacted = event(
  'comment.reacted',
  (e: {
    commentId: number
    postId: number
    byId: number
    authorId: number | null
    sign: string
    isOn: boolean
  }) => ({
    tells: [`post:${e.postId}`],
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
)
