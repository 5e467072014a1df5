// A draft on its way: its words, what was said of them, who reviews and approves, and the voice that sends.
import '#app/styles/pages/customers.css'
import { useState } from 'react'
import { useFetcher } from 'react-router'
import { Avatar } from '#app/components/avatar.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { PersonField } from '#app/components/person-field.tsx'
import { anyProblem, problemOf } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextField } from '#app/ui/input.tsx'
import { NOTE_LENGTH } from '#graphql/customers/limits.ts'
import { customerPagesMessages } from '#messages/customer-pages.ts'
import { AnswerForm } from './answer-form.tsx'
import { FixedText } from './answer-texts.tsx'
import type { DraftData, ThreadData } from './thread-document.ts'

type DraftProps = { draft: DraftData; thread: ThreadData }

export function DraftReview({ draft, thread }: DraftProps) {
  const t = useMessages(customerPagesMessages)
  const [isEditing, setIsEditing] = useState(false)
  const { approvedBy, author, notes, reviewer, state } = draft
  if (isEditing)
    return <AnswerForm thread={thread} draft={draft} onClose={() => setIsEditing(false)} />
  return (
    <div className="answer-draft">
      <p className="meta">
        <span>{t('answer.by', { name: author.name })}</span>
        {state === 'REVIEW' && reviewer ? (
          <span>
            <Avatar person={faceOf(reviewer)} size={24} />{' '}
            {t('answer.reviewer', { name: reviewer.name })}
          </span>
        ) : null}
        {approvedBy ? (
          <span className="good">{t('answer.approved', { name: approvedBy.name })}</span>
        ) : null}
      </p>
      <p className="voice customer-words" dir="auto" lang={thread.language ?? undefined}>
        {draft.text}
      </p>
      {notes.map((note) => (
        <Note key={note.number} note={note} path={thread.path} canSettle={thread.viewerCan.draft} />
      ))}
      {thread.viewerCan.draft ? (
        <>
          <NoteForm draft={draft} thread={thread} />
          <DraftActions draft={draft} thread={thread} onEdit={() => setIsEditing(true)} />
        </>
      ) : null}
    </div>
  )
}

type NoteProps = { note: DraftData['notes'][number]; path: string; canSettle: boolean }

function Note({ note, path, canSettle }: NoteProps) {
  const t = useMessages(customerPagesMessages)
  const fetcher = useFetcher()
  return (
    <div className="draft-note" data-settled={note.isSettled}>
      <Avatar person={faceOf(note.author)} size={24} />
      <p>
        <b>{note.author.name}</b> {note.quote ? <q>{note.quote}</q> : null} {note.text}
      </p>
      {note.isSettled ? (
        <span className="quiet small">{t('note.settled')}</span>
      ) : canSettle ? (
        <fetcher.Form method="post" action={path}>
          <input type="hidden" name="intent" value="settle" />
          <input type="hidden" name="noteId" value={note.number} />
          <Button type="submit" size="small" isWorking={fetcher.state !== 'idle'}>
            {t('note.settle')}
          </Button>
        </fetcher.Form>
      ) : null}
    </div>
  )
}

function NoteForm({ draft, thread }: DraftProps) {
  const t = useMessages(customerPagesMessages)
  const fetcher = useFetcher<{ ok: boolean }>()
  return (
    <details className="form-more">
      <summary>{t('note')}</summary>
      <fetcher.Form method="post" action={thread.path} className="form">
        <input type="hidden" name="intent" value="note" />
        <input type="hidden" name="draftId" value={draft.number} />
        <TextField label={t('note.quote')} name="quote" maxLength={200} />
        <TextField
          label={t('note')}
          name="note"
          required
          maxLength={NOTE_LENGTH}
          error={problemOf(fetcher.data, 'note', 'text')}
        />
        <div className="form-actions">
          <Button type="submit" size="small" isWorking={fetcher.state !== 'idle'}>
            {t('note.add')}
          </Button>
        </div>
      </fetcher.Form>
    </details>
  )
}

/** An authorised voice sends it; an executive, or whoever wants to, names who looks after it from then on. */
function SendForm({ draft, thread }: DraftProps) {
  const t = useMessages(customerPagesMessages)
  const fetcher = useFetcher<{ ok: boolean }>()
  const error =
    problemOf(fetcher.data, 'send', 'handOver') ?? problemOf(fetcher.data, 'send', 'handOverToId')
  const problem = error ? undefined : anyProblem(fetcher.data)
  const field = (
    <PersonField
      label={t('send.handOver')}
      name="handOver"
      help={t('send.handOver.help')}
      error={error}
    />
  )
  return (
    <fetcher.Form method="post" action={thread.path} className="stack stack-tight">
      <input type="hidden" name="draftId" value={draft.number} />
      <input type="hidden" name="version" value={draft.version} />
      {thread.fixedText ? <FixedText text={thread.fixedText} /> : null}
      {draft.mustHandOver ? (
        field
      ) : (
        <details className="form-more" open={error !== undefined}>
          <summary>{t('send.handOver.more')}</summary>
          {field}
        </details>
      )}
      {problem ? <FieldError>{problem}</FieldError> : null}
      <div className="answer-actions">
        <span />
        <Button
          type="submit"
          variant="primary"
          name="intent"
          value="send"
          isWorking={fetcher.state !== 'idle'}
        >
          {t('send')}
        </Button>
      </div>
    </fetcher.Form>
  )
}

type ActionsProps = DraftProps & { onEdit: () => void }

function DraftActions({ draft, thread, onEdit }: ActionsProps) {
  const t = useMessages(customerPagesMessages)
  const fetcher = useFetcher<{ ok: boolean }>()
  const asking = useFetcher<{ ok: boolean }>()
  const problem = anyProblem(fetcher.data)
  const isWorking = fetcher.state !== 'idle'
  const wire = (
    <>
      <input type="hidden" name="draftId" value={draft.number} />
      <input type="hidden" name="version" value={draft.version} />
    </>
  )
  return (
    <>
      {draft.state === 'DRAFT' ? (
        <asking.Form method="post" action={thread.path} className="cluster answer-review">
          {wire}
          <PersonField
            label={t('review.name')}
            name="reviewer"
            error={
              problemOf(asking.data, 'review', 'reviewer') ??
              problemOf(asking.data, 'review', 'reviewerId')
            }
          />
          <Button type="submit" name="intent" value="review" isWorking={asking.state !== 'idle'}>
            {t('review.ask')}
          </Button>
        </asking.Form>
      ) : null}
      <fetcher.Form method="post" action={thread.path} className="answer-actions">
        {wire}
        <span className="quiet small">{t(draft.viewerSpeaks ? 'send.voice' : 'send.noVoice')}</span>
        <span className="needs-scripts">
          <Button onClick={onEdit}>{t('answer.edit')}</Button>
        </span>
        <Button type="submit" variant="quiet" name="intent" value="discard">
          {t('answer.discard')}
        </Button>
        {draft.viewerCanApprove && draft.state !== 'APPROVED' ? (
          <Button type="submit" name="intent" value="approve" isWorking={isWorking}>
            {t('approve')}
          </Button>
        ) : null}
      </fetcher.Form>
      {draft.viewerCanSend ? <SendForm draft={draft} thread={thread} /> : null}
      {problem ? <FieldError>{problem}</FieldError> : null}
    </>
  )
}
