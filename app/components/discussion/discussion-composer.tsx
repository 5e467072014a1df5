import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { useActionData, useFetcher, useLocation } from 'react-router'
import { Avatar } from '#app/components/avatar.tsx'
import { Composer } from '#app/components/composer.tsx'
import { FormFiles } from '#app/components/form-files.tsx'
import { firstNameOf, type PersonFace } from '#app/components/person-face.ts'
import { UploadList } from '#app/components/upload-list.tsx'
import { useUploads } from '#app/components/use-uploads.ts'
import { useFormType } from '#app/form-type.ts'
import { type Refused, refusalOf } from '#app/forms.ts'
import { sayTyping } from '#app/live/socket.ts'
import { Button } from '#app/ui/button.tsx'
import { LARGEST_FILE, MOST_FILES } from '#graphql/attachments/limits.ts'
import { COMMENT_LENGTH } from '#graphql/comments/limits.ts'
import type { Said } from './comment-fields.ts'
import { readAccount } from './draft-store.ts'
import type { IdeaData } from './idea-document.ts'
import { suggestPeople } from './suggest-people.tsx'
import { useDraft } from './use-draft.ts'

export type ReplyTarget = { threadId: string; commentId: string; name: string; quote?: string }

type TalkComposerProps = {
  idea: Pick<IdeaData, 'number' | 'board'>
  viewer: PersonFace
  kind: 'TALK' | 'CASE' | 'BUILD_ON'
  replyTo?: ReplyTarget
  textRef?: RefObject<HTMLTextAreaElement | null>
  isFocused?: boolean
  onPosted: (comment: Said) => void
  onCancel?: () => void
  hasAccountDraft?: boolean
}

type Answer = { ok: true; comment: Said } | Refused

const IDS = { TALK: 'comment', CASE: 'case', BUILD_ON: 'build' }
const LABELS = { TALK: 'Add to the talk', CASE: 'Add your case', BUILD_ON: 'Build on it' }
const HINTS = {
  TALK: 'Add to the talk. Type @ to bring someone in.',
  CASE: 'Where and how it happens with you.',
  BUILD_ON: 'What would make it better? It stands above the talk, with your name.',
}

/** Where a comment is written. What is typed is kept until it was posted. */
export function TalkComposer(props: TalkComposerProps) {
  const { idea, viewer, kind, replyTo, isFocused, onPosted, onCancel } = props
  const own = useRef<HTMLTextAreaElement>(null)
  const text = props.textRef ?? own
  const fetcher = useFetcher<Answer>()
  const uploads = useUploads({ url: '/files', maxBytes: LARGEST_FILE, maxFiles: MOST_FILES })
  const draft = useCommentDraft(props, text)
  const [sent, setSent] = useState('')
  const refusal = useRefusal(props, fetcher.data)
  usePosted(fetcher.data, (comment) => {
    draft.drop()
    uploads.clear()
    onPosted(comment)
  })
  useEffect(() => {
    const area = text.current
    if (!isFocused || !area) return
    area.focus()
    // Behind the quote, not in front of it.
    area.setSelectionRange(area.value.length, area.value.length)
  }, [isFocused, text])
  const room = `post:${idea.number}`
  const id = replyTo ? 'reply' : IDS[kind]
  const sending = fetcher.formData?.get('body')
  const send = (event: FormEvent) => {
    if (uploads.isSending || fetcher.state !== 'idle') return event.preventDefault()
    // The words are on their way and stand above already; should they come back, they come back here.
    const sent = text.current?.value ?? ''
    setSent(sent)
    setTimeout(() => {
      if (text.current?.value === sent) text.current.value = ''
    })
  }
  useReturned(refusal, sent, text)
  return (
    <fetcher.Form
      method="post"
      // Before scripts the address says which place to write is open and where it is; a refused form comes back to it.
      action={`/ideas/${idea.number}${useLocation().search}#${id}`}
      encType={useFormType()}
      id={id}
      className="talk-composer"
      onSubmit={send}
      onFocus={draft.lookInAccount}
    >
      <input type="hidden" name="intent" value="comment" />
      <input type="hidden" name="kind" value={kind} />
      {replyTo ? <input type="hidden" name="replyToId" value={replyTo.commentId} /> : null}
      {typeof sending === 'string' ? <OnItsWay viewer={viewer} text={sending} /> : null}
      <Composer
        viewer={replyTo ? undefined : viewer}
        name="body"
        label={replyTo ? `Reply to ${replyTo.name}` : LABELS[kind]}
        placeholder={replyTo ? `Reply to ${firstNameOf(replyTo.name)}` : HINTS[kind]}
        defaultValue={refusal?.typed.body ?? replyTo?.quote}
        maxLength={COMMENT_LENGTH}
        submitLabel={replyTo ? 'Reply' : 'Post'}
        isWorking={fetcher.state !== 'idle' || uploads.isSending}
        error={
          refusal?.fields.fileIds ? null : refusal && (refusal.fields.body?.[0] ?? refusal.message)
        }
        suggest={suggestPeople(idea.board.space.number)}
        onText={(value) => {
          sayTyping(room)
          draft.keep(value.trim() ? JSON.stringify({ body: value }) : '')
        }}
        onFiles={uploads.add}
        uploads={
          <>
            <UploadList uploads={uploads} fieldName="fileIds" />
            <FormFiles id={id} refusal={refusal} entries={uploads.entries} />
          </>
        }
        cancel={
          onCancel ? (
            <Button variant="quiet" size="small" onClick={onCancel}>
              Leave it
            </Button>
          ) : null
        }
        textRef={text}
      />
    </fetcher.Form>
  )
}

/** Why it was not taken: the answer to this form, before scripts the page's own. */
function useRefusal({ kind, replyTo }: TalkComposerProps, answer: Answer | undefined) {
  const ofPage = useActionData<{ ok: boolean }>()
  const refusal = refusalOf(answer ?? ofPage, 'comment')
  if (!refusal || refusal.typed.kind !== kind) return undefined
  return (refusal.typed.replyToId ?? '') === (replyTo?.commentId ?? '') ? refusal : undefined
}

/** What was refused stands in its field again, unless something else was written there meanwhile. */
function useReturned(
  refusal: Refused | undefined,
  sent: string,
  text: RefObject<HTMLTextAreaElement | null>,
) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each refusal
  useEffect(() => {
    if (refusal && sent && text.current?.value === '') text.current.value = sent
  }, [refusal])
}

/** One's own words while the server takes them. */
function OnItsWay({ viewer, text }: { viewer: PersonFace; text: string }) {
  return (
    <article className="comment is-sending" aria-label="Your comment, on its way">
      <Avatar person={viewer} size={32} />
      <div>
        <header className="comment-head">
          <b>{viewer.name}</b>
          <span className="quiet push">on its way</span>
        </header>
        <p className="voice answer-text">{text}</p>
      </div>
    </article>
  )
}

/** Calls back once for each comment that was taken. */
function usePosted(answer: Answer | undefined, onPosted: (comment: Said) => void) {
  const told = useRef<Answer>(undefined)
  useEffect(() => {
    if (!answer || told.current === answer) return
    told.current = answer
    if (answer.ok) onPosted(answer.comment)
  })
}

/** The draft of a comment: on the device always, in the account for what is said to the idea itself. */
function useCommentDraft(props: TalkComposerProps, text: RefObject<HTMLTextAreaElement | null>) {
  const { idea, viewer, kind, replyTo, hasAccountDraft } = props
  const [hasLooked, setLooked] = useState(false)
  const fill = (content: string) => {
    const { body } = JSON.parse(content || '{}') as { body?: unknown }
    if (text.current && !text.current.value && typeof body === 'string') text.current.value = body
  }
  const part = replyTo ? `:reply:${replyTo.commentId}` : kind === 'TALK' ? '' : `:${kind}`
  const draft = useDraft({
    place: `comment:${idea.number}${part}`,
    person: viewer.id,
    account: undefined,
    onRestore: fill,
    isInAccount: Boolean(hasAccountDraft),
  })
  return {
    ...draft,
    /** The account is asked only by those who are about to write. */
    lookInAccount: async () => {
      if (hasLooked || !hasAccountDraft || text.current?.value) return
      setLooked(true)
      const kept = await readAccount(`comment:${idea.number}`)
      if (!kept) return
      draft.setBase(kept.version)
      fill(kept.content)
    },
  }
}
