// What can happen to comments, and everything that follows, in one glance.

import { event } from '#graphql/define.ts'
import { followersOf, namedPeople } from '#graphql/posts/followers.ts'
import { discussionMessages } from '#messages/discussion.ts'
import { COMMENTED, REPLIED } from './notifications.ts'

const say = discussionMessages.tagged

/** Without `authorId`: the sealed author of the post, or a name that an import brought. */
type About = { commentId: number; postId: number; authorId?: number }

/** Is nobody's number. */
const NOBODY = 0

const replied = ({ postId, commentId }: About) => ({
  kind: REPLIED,
  group: `replied:${postId}`,
  postId,
  commentId,
})

export const commentPosted = event(
  'comment.posted',
  (
    e: About & {
      replyToAuthorId?: number
      repliesToSealed?: true
      named?: number[]
      /** Without a name, by somebody else than the author of the post. */
      isByOther?: true
    },
  ) => ({
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
        except: e.authorId ?? (e.isByOther ? NOBODY : null),
        kind: COMMENTED,
        group: `commented:${e.postId}`,
        commentId: e.commentId,
      })),
    ],
  }),
  say('event.posted'),
)

export const commentEdited = event(
  'comment.edited',
  (e: About & { version: number }) => ({
    rooms: [`post:${e.postId}`],
    reindexes: [`comment:${e.commentId}`],
    notifies: null,
  }),
  say('event.edited'),
)

export const commentRemoved = event(
  'comment.removed',
  (e: About & { byId: number | null }) => ({
    rooms: [`post:${e.postId}`],
    reindexes: [`comment:${e.commentId}`],
    notifies: null,
  }),
  say('event.removed'),
)
