import '#app/styles/sheets/discussion.css'
import { Flag, Link2, Pencil, TextQuote, Trash2 } from 'lucide'
import { type ReactNode, useState } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import { useCopyLink } from '#app/components/copy-link.ts'
import type { PersonFace } from '#app/components/person-face.ts'
import { useMessages } from '#app/messages.tsx'
import { Icon } from '#app/ui/icon.tsx'
import type { MenuItem } from '#app/ui/menu.tsx'
import { useIsReady } from '#app/ui/use-is-ready.ts'
import type { CommentFields } from '#graphql/comments/fragments.ts'
import { discussionMessages } from '#messages/discussion.ts'
import { commentAddress } from './addresses.ts'
import { anchorOf, Comment } from './comment.tsx'
import { CommentEditor, DeleteComment } from './comment-editor.tsx'
import type { CommentTreeItem } from './comment-tree.tsx'
import type { DiscussionAnswers } from './discussion-answers.ts'
import { DiscussionComposer, type ReplyTarget } from './discussion-composer.tsx'
import type { PostDiscussion } from './documents.ts'
import type { DiscussionIntent } from './intents.ts'
import type { Discussing } from './use-discussion.ts'

type ToolsOptions = {
  post: PostDiscussion
  discussing: Discussing
  viewer: PersonFace
  here: ReadonlySet<string>
  answers: DiscussionAnswers | undefined
}

/** What can be done with each comment: reply, quote, edit, delete. How to show one, and what stands below its replies. */
export function useCommentTools({ post, discussing, viewer, here, answers }: ToolsOptions) {
  const { state, add, askOwn } = discussing
  const [query] = useSearchParams()
  const { hash } = useLocation()
  const isReady = useIsReady()
  const [replyTo, setReplyTo] = useState(() => targetOf(knownIn(state.known, query.get('reply'))))
  const [editing, setEditing] = useState(Number(query.get('edit') ?? 0))
  const [deleting, setDeleting] = useState(0)
  const menuOf = useMenu({ post, viewer, isReady, setReplyTo, setEditing, setDeleting })

  const draw = (comment: CommentFields, replies: ReactNode) => (
    <Comment
      key={comment.number}
      comment={comment}
      postAuthor={post.author?.number ?? null}
      here={here}
      isNew={state.fresh.has(comment.number)}
      isTarget={hash === `#${anchorOf(comment)}`}
      action={post.path}
      isPicking={query.get('react') === String(comment.number)}
      onChanged={add}
      onNear={() => askOwn(comment.number)}
      onReply={isReady ? () => setReplyTo(targetOf(comment)) : undefined}
      // What waits for a moderator stands nowhere yet: nobody could read an answer to it.
      replyHref={
        post.viewerCan.comment && !comment.isHeld ? replyAddress(post.path, comment) : undefined
      }
      menu={menuOf(comment)}
      tools={comment.rootNumber === null ? answers?.tools(comment, add) : undefined}
      mark={comment.rootNumber === null ? answers?.mark(comment) : undefined}
      editor={
        editing === comment.number ? (
          <CommentEditor {...{ post, comment }} onChanged={add} onClose={() => setEditing(0)} />
        ) : undefined
      }
    >
      {replies}
      {deleting === comment.number ? (
        <DeleteComment
          action={post.path}
          comment={comment}
          onChanged={add}
          onClose={() => setDeleting(0)}
        />
      ) : null}
    </Comment>
  )

  const after = ({ comment }: CommentTreeItem) =>
    replyTo?.root === comment.number ? (
      <div className="comment-reply">
        <DiscussionComposer
          key={`${replyTo.number}${replyTo.quote ? ':quote' : ''}`}
          post={post}
          viewer={viewer}
          kind="COMMENT"
          replyTo={replyTo}
          canBeSealed={answers?.canBeSealed}
          isFocused={isReady}
          onPosted={(posted) => {
            add(posted)
            setReplyTo(undefined)
          }}
          onCancel={() => setReplyTo(undefined)}
        />
      </div>
    ) : null

  return { draw, after }
}

type MenuOptions = {
  post: PostDiscussion
  viewer: PersonFace
  isReady: boolean
  setReplyTo: (target: ReplyTarget | undefined) => void
  setEditing: (number: number) => void
  setDeleting: (number: number) => void
}

function useMenu({ post, viewer, isReady, setReplyTo, setEditing, setDeleting }: MenuOptions) {
  const t = useMessages(discussionMessages)
  const copyLink = useCopyLink()
  return (comment: CommentFields): MenuItem[] => {
    const { number, viewerCan } = comment
    const fields = { intent: 'removeComment' satisfies DiscussionIntent, commentId: String(number) }
    const quote: MenuItem = {
      label: t('quote'),
      icon: <Icon of={TextQuote} />,
      onSelect: () => setReplyTo(targetOf(comment, true)),
    }
    const edit: MenuItem = {
      label: t('edit'),
      icon: <Icon of={Pencil} />,
      startsGroup: true,
      ...(isReady
        ? { onSelect: () => setEditing(number) }
        : { to: `${post.path}?comment=${number}&edit=${number}#${anchorOf(comment)}` }),
    }
    const remove: MenuItem = {
      label: t('delete'),
      icon: <Icon of={Trash2} />,
      isDanger: true,
      ...(isReady
        ? { onSelect: () => setDeleting(number) }
        : { form: { action: post.path, fields } }),
    }
    const copy: MenuItem = {
      label: t('copyLink'),
      icon: <Icon of={Link2} />,
      onSelect: () => copyLink(commentAddress(post.path, number)),
    }
    const report: MenuItem = {
      label: t('report'),
      icon: <Icon of={Flag} />,
      startsGroup: true,
      to: `/report?post=${post.number}&comment=${number}`,
    }
    const isOwn = String(comment.author?.number) === viewer.id
    return [
      ...(post.viewerCan.comment && !comment.isHeld ? [quote] : []),
      copy,
      ...(isOwn ? [] : [report]),
      ...(viewerCan.edit ? [edit] : []),
      ...(viewerCan.remove ? [remove] : []),
    ]
  }
}

const replyAddress = (path: string, { number }: CommentFields) =>
  `${path}?comment=${number}&reply=${number}#reply`

const knownIn = (known: ReadonlyMap<number, CommentFields>, number: string | null) =>
  known.get(Number(number ?? 0))

function targetOf(comment: CommentFields | undefined, isQuote = false): ReplyTarget | undefined {
  if (!comment) return undefined
  const quote = isQuote ? `${comment.body.trim().replace(/^/gm, '> ')}\n\n` : undefined
  return {
    root: comment.rootNumber ?? comment.number,
    number: comment.number,
    name: comment.author?.name ?? comment.authorName,
    ...(quote ? { quote } : {}),
  }
}
