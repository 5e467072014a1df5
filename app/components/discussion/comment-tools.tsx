import { Link2, Pencil, TextQuote, Trash2 } from 'lucide'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { useActionData, useFetcher, useLocation, useSearchParams } from 'react-router'
import { anchorOf, Comment, type CommentData } from '#app/components/comment.tsx'
import type { ThreadData } from '#app/components/comment-thread.tsx'
import { Composer } from '#app/components/composer.tsx'
import type { PersonFace } from '#app/components/person-face.ts'
import { type Refused, refusalOf } from '#app/forms.ts'
import { Button } from '#app/ui/button.tsx'
import { ConfirmDialog } from '#app/ui/dialog.tsx'
import { Icon } from '#app/ui/icon.tsx'
import type { MenuItem } from '#app/ui/menu.tsx'
import { useIsReady } from '#app/ui/use-is-ready.ts'
import { COMMENT_LENGTH } from '#graphql/comments/limits.ts'
import type { Said } from './comment-fields.ts'
import { copyLink } from './copy-link.ts'
import type { IdeaData } from './idea-document.ts'
import { suggestPeople } from './suggest-people.tsx'
import { type ReplyTarget, TalkComposer } from './talk-composer.tsx'
import type { useTalk } from './use-talk.ts'

type ToolsOptions = {
  idea: IdeaData
  live: ReturnType<typeof useTalk>
  viewer: PersonFace
  composer: RefObject<HTMLTextAreaElement | null>
}
export type CommentTools = ReturnType<typeof useCommentTools>

/** What can be done with each comment: reply, quote, change, take away. How to draw one, and what stands below a thread. */
export function useCommentTools({ idea, live, viewer }: ToolsOptions) {
  const { talk } = live
  const [query] = useSearchParams()
  const { hash } = useLocation()
  const isReady = useIsReady()
  const saidOf = (id: string | null) => (id ? talk.known.get(Number(id)) : undefined)
  const [replyTo, setReplyTo] = useState(() => targetOf(saidOf(query.get('reply'))))
  const [editing, setEditing] = useState(query.get('edit'))
  const [removing, setRemoving] = useState<string | null>(null)
  const here = `/ideas/${idea.number}`

  const menuOf = (comment: CommentData): MenuItem[] => {
    const said = saidOf(comment.id)
    if (!said) return []
    const items: MenuItem[] = []
    if (idea.viewerCan.comment)
      items.push({
        label: 'Quote',
        icon: <Icon of={TextQuote} />,
        onSelect: () => setReplyTo(targetOf(said, true)),
      })
    items.push({
      label: 'Copy the link',
      icon: <Icon of={Link2} />,
      onSelect: () => copyLink(`${here}?comment=${comment.id}#${anchorOf(comment)}`),
    })
    if (said.viewerCan.edit)
      items.push({
        label: 'Change',
        icon: <Icon of={Pencil} />,
        startsGroup: true,
        ...(isReady
          ? { onSelect: () => setEditing(comment.id) }
          : { to: `${here}?comment=${comment.id}&edit=${comment.id}#${anchorOf(comment)}` }),
      })
    if (said.viewerCan.remove)
      items.push({
        label: 'Take away',
        icon: <Icon of={Trash2} />,
        isDanger: true,
        ...(isReady
          ? { onSelect: () => setRemoving(comment.id) }
          : { form: { action: here, fields: { intent: 'removeComment', commentId: comment.id } } }),
      })
    return items
  }

  const draw = (comment: CommentData, place: { isReply: boolean; replies: ReactNode }) => {
    const said = saidOf(comment.id)
    return (
      <Comment
        key={comment.id}
        comment={comment}
        isNew={talk.fresh.has(Number(comment.id))}
        isTarget={hash === `#${anchorOf(comment)}`}
        action={here}
        canReact={said?.viewerCan.react ?? false}
        isPicking={query.get('react') === comment.id}
        onReply={isReady ? () => setReplyTo(targetOf(said)) : undefined}
        replyHref={
          idea.viewerCan.comment
            ? `${here}?comment=${comment.id}&reply=${comment.id}#reply`
            : undefined
        }
        menu={menuOf(comment)}
        editor={
          editing === comment.id && said ? (
            <CommentEditor
              idea={idea}
              said={said}
              onDone={(changed) => {
                if (changed) live.add(changed)
                setEditing(null)
              }}
            />
          ) : undefined
        }
      >
        {place.replies}
        {removing === comment.id ? (
          <RemoveDialog
            here={here}
            said={said}
            onClose={() => setRemoving(null)}
            onRemoved={live.add}
          />
        ) : null}
      </Comment>
    )
  }

  const after = (thread: ThreadData) =>
    replyTo?.threadId === thread.id ? (
      <div className="comment-reply">
        <TalkComposer
          key={`${replyTo.commentId}${replyTo.quote ? ':quote' : ''}`}
          idea={idea}
          viewer={viewer}
          kind="TALK"
          replyTo={replyTo}
          isFocused={isReady}
          onPosted={(comment) => {
            live.add(comment)
            setReplyTo(undefined)
          }}
          onCancel={() => setReplyTo(undefined)}
        />
      </div>
    ) : null

  return { draw, after }
}

function targetOf(said: Said | undefined, isQuote = false): ReplyTarget | undefined {
  if (!said) return undefined
  const quote = isQuote ? `${said.body.trim().replace(/^/gm, '> ')}\n\n` : undefined
  return {
    threadId: String(said.threadNumber ?? said.number),
    commentId: String(said.number),
    name: said.author?.name ?? said.authorName ?? 'this',
    ...(quote ? { quote } : {}),
  }
}

type EditorProps = {
  idea: IdeaData
  said: Said
  onDone: (changed: Said | null) => void
}

function CommentEditor({ idea, said, onDone }: EditorProps) {
  const fetcher = useFetcher<{ ok: true; comment: Said } | Refused>()
  const text = useRef<HTMLTextAreaElement>(null)
  const ofPage = useActionData<{ ok: boolean }>()
  const { search } = useLocation()
  const answer = fetcher.data
  const refusal = refusalOf(answer ?? ofPage, 'editComment')
  useEffect(() => {
    if (answer?.ok) onDone(answer.comment)
  }, [answer, onDone])
  useEffect(() => text.current?.focus({ preventScroll: true }), [])
  return (
    <fetcher.Form method="post" action={`/ideas/${idea.number}${search}`}>
      <input type="hidden" name="intent" value="editComment" />
      <input type="hidden" name="commentId" value={said.number} />
      <Composer
        name="body"
        label="Your comment"
        defaultValue={refusal?.typed.body ?? said.body}
        maxLength={COMMENT_LENGTH}
        submitLabel="Save"
        isWorking={fetcher.state !== 'idle'}
        error={refusal && (refusal.fields.body?.[0] ?? refusal.message)}
        suggest={suggestPeople(idea.board.space.number)}
        textRef={text}
        cancel={
          <Button variant="quiet" size="small" onClick={() => onDone(null)}>
            Leave it as it was
          </Button>
        }
      />
    </fetcher.Form>
  )
}

type RemoveProps = {
  here: string
  said: Said | undefined
  onClose: () => void
  onRemoved: (comment: Said) => void
}

function RemoveDialog({ here, said, onClose, onRemoved }: RemoveProps) {
  const fetcher = useFetcher<{ ok: true; comment: Said } | Refused>()
  const answer = fetcher.data
  useEffect(() => {
    if (!answer?.ok) return
    onRemoved(answer.comment)
    onClose()
  }, [answer, onRemoved, onClose])
  const refusal = refusalOf(answer, 'removeComment')
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title="Take this comment away?"
      confirm={
        <fetcher.Form method="post" action={here}>
          <input type="hidden" name="commentId" value={said?.number} />
          <Button
            type="submit"
            name="intent"
            value="removeComment"
            variant="danger-filled"
            isWorking={fetcher.state !== 'idle'}
          >
            Take it away
          </Button>
        </fetcher.Form>
      }
    >
      {refusal?.message ?? 'Its words go for good. Its place and the replies to it stay.'}
    </ConfirmDialog>
  )
}
