import '#app/styles/sheets/discussion.css'
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { useActionData, useFetcher, useLocation } from 'react-router'
import { filesAsText, filesInDraft, useKeptFiles } from '#app/components/draft-files.ts'
import { DraftNotice } from '#app/components/draft-notice.tsx'
import { dropInAccount, readAccount } from '#app/components/draft-store.ts'
import { FormFiles } from '#app/components/form-files.tsx'
import { LateConfidential } from '#app/components/late-confidential.tsx'
import { type OutboxEntry, onOutboxSent, putInOutbox } from '#app/components/outbox.ts'
import type { PersonFace } from '#app/components/person-face.ts'
import { newKey, textsIn } from '#app/components/sent-form.ts'
import { suggestPeople } from '#app/components/suggest-people.tsx'
import { UploadList } from '#app/components/upload-list.tsx'
import { useAnswered } from '#app/components/use-answered.ts'
import { useDraft } from '#app/components/use-draft.ts'
import { arrivedIn, type Uploads, useUploads } from '#app/components/use-uploads.ts'
import { useFormType } from '#app/form-type.ts'
import { type Refused, refusalOf } from '#app/forms.ts'
import { isOffline, sendTyping } from '#app/live/socket.ts'
import { Button } from '#app/ui/button.tsx'
import { MAX_FILE_BYTES, MAX_FILES } from '#graphql/attachments/limits.ts'
import type { CommentFields } from '#graphql/comments/fragments.ts'
import { COMMENT_LENGTH } from '#graphql/comments/limits.ts'
import { Composer } from './composer.tsx'
import { useComposerWords } from './composer-words.ts'
import type { PostDiscussion } from './documents.ts'
import type { DiscussionAnswer, DiscussionIntent } from './intents.ts'
import { SealedField } from './sealed-field.tsx'
import { Sending } from './sending.tsx'

export type ReplyTarget = { root: number; number: number; name: string | null; quote?: string }

type DiscussionComposerProps = {
  post: Pick<PostDiscussion, 'number' | 'path' | 'space'>
  viewer: PersonFace
  kind: CommentFields['kind']
  replyTo?: ReplyTarget
  textRef?: RefObject<HTMLTextAreaElement | null>
  isFocused?: boolean
  onPosted: (comment: CommentFields) => void
  onCancel?: () => void
  hasAccountDraft?: boolean
  /** A first comment is an answer to the post. */
  isAnswer?: boolean
  /** The viewer may leave their name away here. */
  canBeSealed?: boolean
}

type Answer = DiscussionAnswer<'comment'> | Refused

const IDS = { COMMENT: 'comment', CASE: 'case', BUILD_ON: 'build' } as const

/** Where a comment is written. What is typed is kept until it was posted. */
export function DiscussionComposer(props: DiscussionComposerProps) {
  const { post, viewer, kind, replyTo, isFocused, onPosted, onCancel } = props
  const words = useComposerWords(kind, replyTo, props.isAnswer ?? false)
  const own = useRef<HTMLTextAreaElement>(null)
  const text = props.textRef ?? own
  const fetcher = useFetcher<Answer>()
  const uploads = useUploads({ url: '/files', maxBytes: MAX_FILE_BYTES, maxFiles: MAX_FILES })
  const draft = useCommentDraft(props, text, uploads)
  const contentNow = () =>
    commentDraft(text.current?.value ?? '', filesAsText(arrivedIn(uploads.entries)))
  useKeptFiles(uploads, () => draft.keep(contentNow()))
  const [sent, setSent] = useState('')
  const refusal = useRefusal(props, fetcher.data)
  const [isSealed, setSealed] = useState(refusal?.typed.isSealed === 'on')
  useAnswered(fetcher.data, ({ comment }) => {
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
  const room = `post:${post.number}`
  const id = replyTo ? 'reply' : IDS[kind]
  const sending = fetcher.formData?.get('body')
  const outbox = useCommentOutbox(props, fetcher.data, () => {
    draft.drop()
    uploads.clear()
  })
  const send = (event: FormEvent<HTMLFormElement>) => {
    if (fetcher.state !== 'idle') return event.preventDefault()
    if (uploads.holds(event)) return
    outbox.prepare(event.currentTarget)
    if (isOffline() && outbox.put()) {
      event.preventDefault()
      if (text.current) text.current.value = ''
      draft.drop()
      return uploads.clear()
    }
    // The words are on their way and stand above already; should they come back, they come back here.
    const sent = text.current?.value ?? ''
    setSent(sent)
    setTimeout(() => {
      if (text.current?.value === sent) text.current.value = ''
    })
  }
  useReturned(outbox.isWaiting ? undefined : refusal, sent, text)
  return (
    <fetcher.Form
      method="post"
      // Before scripts the address says which place to write is open and where it is; a refused form comes back to it.
      action={`${post.path}${useLocation().search}#${id}`}
      encType={useFormType()}
      id={id}
      className="discussion-composer"
      data-done={words.done}
      onSubmit={send}
      onFocus={draft.lookInAccount}
    >
      <input type="hidden" name="intent" value={'comment' satisfies DiscussionIntent} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="idempotencyKey" />
      {replyTo ? <input type="hidden" name="replyToId" value={replyTo.number} /> : null}
      <DraftNotice state={draft.state} onChoose={(which) => draft.choose(which, contentNow())} />
      {typeof sending === 'string' ? <Sending {...{ viewer, isSealed }} text={sending} /> : null}
      <Composer
        viewer={replyTo ? undefined : viewer}
        name="body"
        label={words.label}
        placeholder={words.hint}
        defaultValue={refusal?.typed.body ?? replyTo?.quote}
        maxLength={COMMENT_LENGTH}
        submitLabel={words.submit}
        isWorking={fetcher.state !== 'idle' || uploads.isWaiting}
        error={
          refusal?.fields.fileIds || outbox.isWaiting
            ? null
            : refusal &&
              (refusal.fields.body?.[0] ?? refusal.fields.isSealed?.[0] ?? refusal.message)
        }
        suggest={suggestPeople(post.space.number)}
        onText={(value) => {
          if (!isSealed) sendTyping(room)
          draft.keep(commentDraft(value, filesAsText(arrivedIn(uploads.entries))))
        }}
        onFiles={uploads.add}
        uploads={
          <>
            <UploadList uploads={uploads} fieldName="fileIds" />
            <FormFiles id={id} refusal={refusal} entries={uploads.entries} />
            <LateConfidential refusal={refusal} textRef={text} />
            {props.canBeSealed ? <SealedField {...{ id, isSealed, setSealed }} /> : null}
          </>
        }
        cancel={
          onCancel ? (
            <Button variant="quiet" size="small" onClick={onCancel}>
              {words.cancel}
            </Button>
          ) : null
        }
        textRef={text}
      />
    </fetcher.Form>
  )
}

/**
 * Where a comment waits that was sent without a connection, or whose answer was lost. Each time the form is sent it gets a
 * key, under which it is posted once.
 */
function useCommentOutbox(
  { post, kind, replyTo }: DiscussionComposerProps,
  answer: Answer | undefined,
  onKept: () => void,
) {
  const sent = useRef<OutboxEntry['fields']>([])
  const [waiting, setWaiting] = useState<Answer>()
  const keyIn = () => sent.current.find(([name]) => name === 'idempotencyKey')?.[1] ?? newKey()
  const put = (): boolean => {
    const id = keyIn()
    const fields = sent.current.filter(([name]) => name !== 'idempotencyKey')
    const title = fields.find(([name]) => name === 'body')?.[1] ?? ''
    return putInOutbox({ id, about: id, kind: 'comment', action: post.path, fields, title })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer
  useEffect(() => {
    const isLost = answer?.ok === false && 'code' in answer && answer.code === 'OFFLINE'
    if (!isLost || !put()) return
    setWaiting(answer)
    onKept()
  }, [answer])
  useEffect(() => {
    if (kind !== 'COMMENT' || replyTo) return
    return onOutboxSent((entry) => {
      if (entry.action === post.path && entry.kind === 'comment')
        dropInAccount(`comment:${post.number}`)
    })
  }, [post.path, post.number, kind, replyTo])
  return {
    isWaiting: answer !== undefined && waiting === answer,
    put,
    prepare: (form: HTMLFormElement) => {
      const key = form.elements.namedItem('idempotencyKey')
      if (key instanceof HTMLInputElement) key.value = newKey()
      sent.current = textsIn(form)
    },
  }
}

/** Why it was not taken: the answer to this form, before scripts the page's own. */
function useRefusal({ kind, replyTo }: DiscussionComposerProps, answer: Answer | undefined) {
  const ofPage = useActionData<{ ok: boolean }>()
  const refusal = refusalOf(answer ?? ofPage, 'comment')
  if (!refusal || refusal.typed.kind !== kind) return undefined
  return (refusal.typed.replyToId ?? '') === String(replyTo?.number ?? '') ? refusal : undefined
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

/** The content of a comment's draft; '' when there is nothing worth keeping. */
const commentDraft = (body: string, files: string): string =>
  body.trim() || files ? JSON.stringify(files ? { body, files } : { body }) : ''

/** The draft of a comment: on the device always, in the account for comments on the post itself. */
function useCommentDraft(
  props: DiscussionComposerProps,
  text: RefObject<HTMLTextAreaElement | null>,
  uploads: Uploads,
) {
  const { post, viewer, kind, replyTo, hasAccountDraft } = props
  const [hasLooked, setLooked] = useState(false)
  const fill = (content: string, isChosen = false) => {
    const { body } = JSON.parse(content || '{}') as { body?: unknown }
    const files = filesInDraft(content)
    if (isChosen || (files.length > 0 && uploads.entries.length === 0)) uploads.restore(files)
    if (!text.current || typeof body !== 'string') return
    if (isChosen || !text.current.value) text.current.value = body
  }
  const part = replyTo ? `:reply:${replyTo.number}` : kind === 'COMMENT' ? '' : `:${kind}`
  const draft = useDraft({
    place: `comment:${post.number}${part}`,
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
      const kept = await readAccount(`comment:${post.number}`)
      // What was typed meanwhile is not written over the account's words: saved, it is told of them.
      if (!kept || text.current?.value) return
      draft.setBase(kept.version)
      fill(kept.content)
    },
  }
}
