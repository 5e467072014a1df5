// The composer to the customer: a framed sheet with its steps, unlike the grey inside below it. What is written here reaches the
// customer only when a voice sends it; what is written inside never does.
import { useState } from 'react'
import { useFetcher } from 'react-router'
import { problemOf, refusalOf, wholeProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { SelectField, TextAreaField } from '#app/ui/input.tsx'
import { MESSAGE_LENGTH } from '#graphql/customers/limits.ts'
import { customerPagesMessages } from '#messages/customer-pages.ts'
import { DraftReview } from './draft-review.tsx'
import type { DraftData, ThreadData } from './thread-document.ts'

const STEPS = ['DRAFT', 'REVIEW', 'SENT'] as const

export function AnswerCard({ thread }: { thread: ThreadData }) {
  const t = useMessages(customerPagesMessages)
  const [draft] = thread.drafts
  if (!thread.viewerCan.draft && !draft) return null
  return (
    <section className="answer-card" id="answer" aria-labelledby="answer-title">
      <header className="answer-card-head">
        <h2 id="answer-title">{t('answer')}</h2>
        <ol className="answer-steps" aria-label={t('steps')}>
          {STEPS.map((step) => (
            <li key={step} aria-current={step === stepOf(draft) ? 'step' : undefined}>
              {t(`step.${step}`)}
            </li>
          ))}
        </ol>
      </header>
      {draft ? (
        <DraftReview key={`${draft.number} ${draft.version}`} draft={draft} thread={thread} />
      ) : (
        <AnswerForm thread={thread} />
      )}
    </section>
  )
}

const stepOf = (draft: DraftData | undefined) =>
  draft && draft.state !== 'DRAFT' ? 'REVIEW' : 'DRAFT'

type AnswerFormProps = { thread: ThreadData; draft?: DraftData; onClose?: () => void }

/** Writes a draft, from nothing or from a saved reply, or changes one. */
export function AnswerForm({ thread, draft, onClose }: AnswerFormProps) {
  const t = useMessages(customerPagesMessages)
  const fetcher = useFetcher<{ ok: boolean }>()
  const [text, setText] = useState(draft?.text ?? '')
  const refusal = refusalOf(fetcher.data, 'saveAnswer')
  const whole =
    refusal?.message && Object.keys(refusal.fields).length === 0
      ? refusal.message
      : wholeProblem(refusal)
  const { replies } = thread.channel
  return (
    <fetcher.Form method="post" action={thread.path} className="form answer-form">
      <input type="hidden" name="intent" value="saveAnswer" />
      {draft ? (
        <>
          <input type="hidden" name="draftId" value={draft.number} />
          <input type="hidden" name="version" value={draft.version} />
        </>
      ) : null}
      {replies.length > 0 ? (
        <div className="needs-scripts">
          <SelectField
            label={t('reply.use')}
            value=""
            onChange={({ currentTarget: { value } }) => {
              const reply = replies.find(({ number }) => String(number) === value)
              if (reply) setText((now) => (now ? `${now}\n\n${reply.text}` : reply.text))
            }}
          >
            <option value="" />
            {replies.map((reply) => (
              <option key={reply.number} value={reply.number}>
                {reply.name}
              </option>
            ))}
          </SelectField>
        </div>
      ) : null}
      <TextAreaField
        label={t('answer.new')}
        name="text"
        rows={6}
        required
        maxLength={MESSAGE_LENGTH}
        value={text}
        onChange={({ currentTarget: { value } }) => setText(value)}
        help={t('answer.help')}
        error={problemOf(fetcher.data, 'saveAnswer', 'text')}
      />
      {whole ? <FieldError>{whole}</FieldError> : null}
      <div className="form-actions">
        <Button type="submit" isWorking={fetcher.state !== 'idle'}>
          {t('answer.save')}
        </Button>
        {onClose ? (
          <Button variant="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
        ) : null}
      </div>
    </fetcher.Form>
  )
}
