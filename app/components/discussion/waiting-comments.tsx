import '#app/styles/sheets/discussion.css'
import { useEffect, useState } from 'react'
import { Avatar } from '#app/components/avatar.tsx'
import {
  type OutboxEntry,
  onOutboxSent,
  putInOutbox,
  takeFromOutbox,
  useOutbox,
} from '#app/components/outbox.ts'
import type { PersonFace } from '#app/components/person-face.ts'
import { newKey } from '#app/components/sent-form.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Textarea } from '#app/ui/input.tsx'
import type { CommentFields } from '#graphql/comments/fragments.ts'
import { COMMENT_LENGTH } from '#graphql/comments/limits.ts'
import { discussionMessages } from '#messages/discussion.ts'
import type { PostDiscussion } from './documents.ts'

type WaitingProps = {
  post: Pick<PostDiscussion, 'path'>
  viewer: PersonFace
  add: (comment: CommentFields) => void
}

/** One's own comments on this post that go out when the connection is back. */
export function WaitingComments({ post, viewer, add }: WaitingProps) {
  useEffect(
    () =>
      onOutboxSent((entry, result) => {
        if (entry.action === post.path && result.comment) add(result.comment as CommentFields)
      }),
    [post.path, add],
  )
  return useOutbox()
    .filter(({ kind, action }) => kind === 'comment' && action === post.path)
    .map((entry) => <WaitingComment key={entry.id} entry={entry} viewer={viewer} />)
}

function WaitingComment({ entry, viewer }: { entry: OutboxEntry; viewer: PersonFace }) {
  const t = useMessages(discussionMessages)
  const [isEditing, setEditing] = useState(false)
  const text = entry.fields.find(([name]) => name === 'body')?.[1] ?? ''
  return (
    <article className="comment is-waiting" aria-label={t('comment.waiting')}>
      <Avatar person={viewer} size={32} />
      <div className="stack stack-tight">
        <header className="comment-head">
          <b dir="auto">{viewer.name}</b>
          <span className="quiet push">{t(entry.refusal === null ? 'waiting' : 'notSent')}</span>
        </header>
        {isEditing ? (
          <WaitingEditor entry={entry} text={text} onClose={() => setEditing(false)} />
        ) : (
          <>
            <p className="voice answer-text" dir="auto">
              {text}
            </p>
            {entry.refusal ? <FieldError>{entry.refusal}</FieldError> : null}
            <footer className="comment-foot">
              <Button variant="quiet" size="small" onClick={() => setEditing(true)}>
                {t('edit')}
              </Button>
              <Button variant="quiet" size="small" onClick={() => takeFromOutbox(entry.id)}>
                {t('delete')}
              </Button>
            </footer>
          </>
        )}
      </div>
    </article>
  )
}

type EditorProps = { entry: OutboxEntry; text: string; onClose: () => void }

/** Other words are another comment, with a key of its own. */
function WaitingEditor({ entry, text, onClose }: EditorProps) {
  const t = useMessages(discussionMessages)
  const [body, setBody] = useState(text)
  const save = () => {
    takeFromOutbox(entry.id)
    const id = newKey()
    const fields = entry.fields.map(
      ([name, value]) => [name, name === 'body' ? body : value] as [string, string],
    )
    putInOutbox({ ...entry, id, about: id, fields })
    onClose()
  }
  return (
    <>
      <Textarea
        aria-label={t('comment.yours')}
        value={body}
        maxLength={COMMENT_LENGTH}
        autoFocus
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <div className="cluster">
        <Button variant="primary" size="small" onClick={save} disabled={!body.trim()}>
          {t('save')}
        </Button>
        <Button variant="quiet" size="small" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </>
  )
}
