// What readers give to a comment and take back. Each kind is declared once: who may, how the log tells of it, and how the
// comment's author is notified. Rows, counter, event, hint and the sealed author are the same for all and stand here.
import type * as z from 'zod/mini'
import type { SignedIn, Viewer } from '#graphql/context.ts'
import { event, type Notice } from '#graphql/define.ts'
import { NotAllowed } from '#graphql/errors.ts'
import {
  type Declared as DeclaredNotification,
  type NotificationKind,
  notificationKind,
} from '#graphql/notification-kinds.ts'
import { parse } from '#graphql/parse.ts'
import { actorOn } from '#graphql/posts/find.ts'
import { keepNoKey, write } from '#graphql/write.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { reactionCounts } from './counters.ts'
import { findVisibleComment, mustKnowAuthor, touchComment } from './find.ts'
import { GiveToComment } from './input.ts'
import type { CommentFacts } from './policy.ts'

type Declared<Content extends string> = {
  /** What is stored of it in `Reaction.content` and counted in `Comment.reactions`: the emoji, or one word in capitals. */
  contents: readonly Content[]
  /** Its event: `comment.<past tense>`. */
  event: string
  /** The event's sentences in the log, given and taken back; `detail` says of several emoji which. */
  log: { on: Message; off: Message; detail?: (content: string) => Message }
  /** How the comment's author is notified: in the app, and by mail where it says so. Each person may choose otherwise. */
  notification: { name: string; mail?: true } & Pick<
    DeclaredNotification,
    'heading' | 'label' | 'about' | 'sentence' | 'short'
  >
  /** The policy. It refuses in an archived space when it asks `canComment`. */
  may: (viewer: Viewer, comment: CommentFacts) => boolean
}

/** What somebody gave to a comment or took back, as its event records it. */
type Given = {
  commentId: number
  postId: number
  /** Null: the sealed author of the post. */
  byId: number | null
  authorId: number | null
  /** Is it a comment by the sealed author of the post? */
  isSealed?: true
  content: string
  isOn: boolean
}

export type ReactionKind<Content extends string> = {
  notification: NotificationKind
  /**
   * Gives it to a comment or takes it back: once for each reader, counted, recorded, and heard by open pages.
   * @param mutation the name of the mutation
   * @param content which of its contents
   * @returns the comment's id. Throws Invalid, NotFound (for this viewer) and NotAllowed.
   */
  give: (
    context: SignedIn,
    mutation: string,
    content: Content,
    raw: z.input<typeof GiveToComment>,
  ) => Promise<{ id: number }>
}

const declaredContents = new Set<string>()
/** The contents of all declared kinds. Complete when all features are read. */
export const reactionContents = (): string[] => [...declaredContents]

/** Declares something that readers give to a comment. Throws for an event, a notification or a content that is declared already. */
export function reactionKind<const Content extends string>(
  declared: Declared<Content>,
): ReactionKind<Content> {
  const { log, may } = declared
  for (const content of declared.contents) {
    if (declaredContents.has(content)) throw new Error(`the reaction ${content} is declared twice`)
    declaredContents.add(content)
  }
  const { name, mail = false, ...words } = declared.notification
  const notification = notificationKind(name, {
    ...words,
    inApp: true,
    mail,
    countsPeople: true,
  })
  const given = event(
    declared.event,
    (e: Given) => ({
      rooms: [`post:${e.postId}`],
      notifies: async () => (e.isOn ? noticeOf(e, notification) : []),
    }),
    {
      says: ({ isOn }) => (isOn ? log.on : log.off),
      detail: ({ content }) => log.detail?.(content) ?? (() => ''),
    },
  )
  return {
    notification,
    give: (context, mutation, content, raw) => {
      const { commentId, isOn } = parse(GiveToComment, raw)
      return write(context, mutation, { commentId, content, isOn }, async (tx) => {
        const { viewer } = context
        const comment = await findVisibleComment(tx, viewer, commentId)
        if (!may(viewer, comment)) throw new NotAllowed()
        mustKnowAuthor(comment.post)
        const byId = comment.post.isSealedMine ? null : viewer.id
        if (byId === null) keepNoKey(tx)
        if (await isChanged(tx, byId, { commentId, content, isOn })) {
          await touchComment(tx, commentId, sql`reactions = (${reactionCounts})`)
          await given.record(tx, actorOn(context, comment.post), {
            commentId,
            postId: comment.postId,
            byId,
            authorId: comment.authorId,
            ...(comment.isByPostAuthor ? { isSealed: true } : {}),
            content,
            isOn,
          })
        }
        return { id: commentId }
      })
    },
  }
}

/** Writes or deletes the row; false when nothing changed, for twice is once: the primary key is the promise. */
async function isChanged(
  tx: Tx,
  byId: number | null,
  { commentId, content, isOn }: Pick<Given, 'commentId' | 'content' | 'isOn'>,
): Promise<boolean> {
  // What the sealed author gives stands on the comment's own row, which names nobody.
  if (byId === null)
    return Boolean(
      await tx.first(sql`
        update "Comment" set "authorReactions" = case when ${isOn} then array_append("authorReactions", ${content})
          else array_remove("authorReactions", ${content}) end
        where id = ${commentId} and (${content} = any("authorReactions")) <> ${isOn} returning 1`),
    )
  return Boolean(
    await tx.first(
      isOn
        ? sql`insert into "Reaction" ("commentId", "personId", content, at)
            values (${commentId}, ${byId}, ${content}, ${tx.at}) on conflict do nothing returning 1`
        : sql`delete from "Reaction"
            where "commentId" = ${commentId} and "personId" = ${byId} and content = ${content} returning 1`,
    ),
  )
}

/** The notice for the comment's author of what somebody else gave to it; none for a name that an import brought. */
function noticeOf(e: Given, kind: NotificationKind): Notice[] {
  const isOwn = e.isSealed ? e.byId === null : e.authorId === e.byId
  if (isOwn || (e.authorId === null && !e.isSealed)) return []
  const group = `${kind.toLowerCase()}:${e.commentId}`
  return [{ personId: e.authorId, kind, group, postId: e.postId, commentId: e.commentId }]
}
