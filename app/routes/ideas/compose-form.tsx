import '#app/styles/sheets/discussion.css'
import { type FormEvent, useRef, useState } from 'react'
import { Form, useActionData, useNavigate, useNavigation } from 'react-router'
import { filesAsText, filesInDraft, useKeptFiles } from '#app/components/draft-files.ts'
import { DraftNotice } from '#app/components/draft-notice.tsx'
import type { AccountDraft } from '#app/components/draft-store.ts'
import { FilesProblem, FormFiles } from '#app/components/form-files.tsx'
import { putInOutbox } from '#app/components/outbox.ts'
import { faceOf } from '#app/components/person-face.ts'
import { newKey, textsIn } from '#app/components/sent-form.ts'
import { UploadList } from '#app/components/upload-list.tsx'
import { useDraft } from '#app/components/use-draft.ts'
import { arrivedIn, useUploads } from '#app/components/use-uploads.ts'
import { useFormType } from '#app/form-type.ts'
import { refusalOf, wholeProblem } from '#app/forms.ts'
import { isOffline } from '#app/live/socket.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, FieldError } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { MAX_FILE_BYTES, MAX_FILES } from '#graphql/attachments/limits.ts'
import { composeMessages } from '#messages/compose.ts'
import { BoardField } from './board-field.tsx'
import { BodyField } from './body-field.tsx'
import { DraftLine } from './draft-line.tsx'
import { draftFromText, type IdeaText, NO_TEXT, textFromDraft } from './idea-text.ts'
import type { BoardToWriteOn } from './new-idea.tsx'
import { ResponsePromise } from './response-promise.tsx'
import { sendOnCommandEnter } from './send-on-enter.ts'
import { Nearby } from './similar-ideas.tsx'
import { TagsField } from './tags-field.tsx'
import { TitleField } from './title-field.tsx'
import { TitleProposal } from './title-proposal.tsx'
import { useSimilar } from './use-similar.ts'

type ComposeFormProps = {
  boards: readonly BoardToWriteOn[]
  tags: readonly { tag: string; count: number }[]
  account: AccountDraft | null
  initial: IdeaText
  person: string
}

/** The form of a new idea. The fields are the browser's own; the state beside them is for draft, promise and likeness. */
export function ComposeForm({ boards, tags, account, initial, person }: ComposeFormProps) {
  const t = useMessages(composeMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'post')
  const [text, setText] = useState<IdeaText>({ ...initial, ...refusal?.typed })
  const [round, setRound] = useState(0)
  const uploads = useUploads({
    url: '/files',
    maxBytes: MAX_FILE_BYTES,
    maxFiles: MAX_FILES,
    arrived: filesInDraft(account?.content),
  })
  const form = useRef<HTMLFormElement>(null)
  const isSending = useNavigation().formData?.get('intent') === 'post'
  const navigate = useNavigate()
  const fill = (content: string) => {
    const kept = textFromDraft(content)
    setText({ ...kept, board: kept.board || initial.board })
    uploads.restore(filesInDraft(content))
    // Fields are uncontrolled, so that nobody's cursor jumps: another round draws them anew.
    setRound((before) => before + 1)
  }
  const draft = useDraft({ place: 'idea', person, account, onRestore: fill })
  const change = (part: Partial<IdeaText>) => {
    const next = { ...text, ...part }
    setText(next)
    draft.keep(draftFromText(next, filesAsText(arrivedIn(uploads.entries))))
  }
  useKeptFiles(uploads, (files) => draft.keep(draftFromText(text, filesAsText(files))))
  const outbox = useIdeaOutbox(text.title, () => {
    draft.drop()
    uploads.clear()
    setText({ ...NO_TEXT, board: text.board })
    setRound((before) => before + 1)
  })
  const similar = useSimilar(text.title, text.body)
  const board = boards.find(({ slug }) => slug === text.board)
  const problem = (field: string) => refusal?.fields[field]?.join(' ')
  const promise = board ? (
    <PromiseOf board={board} />
  ) : (
    <p className="quiet">{t('field.board.promise')}</p>
  )
  return (
    <Form
      method="post"
      encType={useFormType()}
      className="compose page-own-foot"
      ref={form}
      onSubmit={(event) => {
        if (uploads.holds(event) || outbox.takes(event)) return
        draft.setSent(true)
      }}
      onKeyDown={sendOnCommandEnter}
    >
      <input type="hidden" name="intent" value="post" />
      <input type="hidden" name="idempotencyKey" />
      <input type="hidden" name="draftVersion" value={account?.version ?? 0} />
      <header className="compose-head">
        <h1>{t('title')}</h1>
        <DraftLine state={draft.state} account={account} />
      </header>
      <div className="compose-title">
        <Problems refusal={refusal} />
        {outbox.isKept ? (
          <Notice role="status">
            <b dir="auto">{outbox.isKept}</b> {t('waiting')}
          </Notice>
        ) : null}
        <DraftNotice
          state={draft.state}
          onChoose={(which) =>
            draft.choose(which, draftFromText(text, filesAsText(arrivedIn(uploads.entries))))
          }
        />
        <TitleField
          key={`title-${round}`}
          value={text.title}
          onText={(title) => change({ title })}
          error={problem('title')}
          near={similar.ideas.length}
        />
        <TitleProposal text={text} />
      </div>
      <Nearby similar={similar} />
      <div className="compose-rest" key={`rest-${round}`}>
        <BodyField
          value={text.body}
          spaceNumber={board?.space.number ?? null}
          error={problem('body')}
          refusal={refusal}
          onText={(body) => change({ body })}
          onFiles={uploads.add}
          uploads={<UploadList uploads={uploads} fieldName="fileIds" textId="idea-body" />}
        />
        <FormFiles id="idea" refusal={refusal} entries={uploads.entries} />
        <div className="form-row">
          <BoardField
            boards={boards}
            board={board}
            onBoard={(slug) => change({ board: slug })}
            error={problem('board')}
          />
          <TagsField
            value={text.tags}
            onTags={(value) => change({ tags: value })}
            known={tags}
            error={problem('tags')}
          />
        </div>
      </div>
      {/* On a phone the bar at the foot holds only what a thumb needs; the promise stands above it, in the page. */}
      <div className="compose-promise">{promise}</div>
      <footer className="compose-foot">
        <div className="compose-foot-promise">{promise}</div>
        <span className="compose-foot-draft">
          <DraftLine state={draft.state} account={account} />
        </span>
        <div className="cluster">
          <Button
            type="submit"
            name="intent"
            value="keep"
            variant="quiet"
            className="compose-later"
            formNoValidate
            onClick={(event) => {
              // With scripts the draft is kept already.
              event.preventDefault()
              void navigate(-1)
            }}
          >
            {t('saveDraft')}
          </Button>
          <Button
            type="submit"
            variant="primary"
            keyHint="Ctrl ↵"
            isWorking={isSending || uploads.isWaiting}
          >
            {t('post')}
          </Button>
        </div>
      </footer>
    </Form>
  )
}

/** An idea that is posted without a connection goes out when it is back; each try has a key, under which it is posted once. */
function useIdeaOutbox(title: string, onKept: () => void) {
  const [isKept, setKept] = useState('')
  const takes = (event: FormEvent<HTMLFormElement>): boolean => {
    const form = event.currentTarget
    const id = newKey()
    const key = form.elements.namedItem('idempotencyKey')
    if (key instanceof HTMLInputElement) key.value = id
    if (!isOffline()) return false
    const fields = textsIn(form).filter(([name]) => name !== 'idempotencyKey')
    const about = { id, about: id, kind: 'post', action: '/ideas/new', fields, title } as const
    if (!putInOutbox(about)) return false
    event.preventDefault()
    setKept(title)
    onKept()
    return true
  }
  return { isKept, takes }
}

const LABELS = {
  title: 'field.title',
  body: 'field.body',
  board: 'field.board',
  tags: 'field.tags',
  fileIds: 'field.files',
} as const

function Problems({ refusal }: { refusal: ReturnType<typeof refusalOf> }) {
  const t = useMessages(composeMessages)
  if (!refusal) return null
  const whole = wholeProblem(refusal)
  return (
    <>
      {whole ? <FieldError>{whole}</FieldError> : null}
      <FilesProblem id="idea" refusal={refusal} />
      <ErrorSummary
        problems={Object.entries(refusal.fields).map(([field, [message = '']]) => ({
          field: `idea-${field}`,
          label: t(LABELS[field as keyof typeof LABELS] ?? 'form'),
          message,
        }))}
      />
    </>
  )
}

function PromiseOf({ board }: { board: BoardToWriteOn }) {
  const { owner, promise } = board
  return (
    <ResponsePromise
      owner={owner ? faceOf(owner) : null}
      dueAt={promise.responseBy}
      kept={promise.kept}
      late={promise.late}
    />
  )
}
