// The composer to the customer: a framed sheet with its steps, unlike the grey inside below it. What is written here reaches the
// customer only when a voice sends it; what is written inside never does.
import '#app/styles/pages/customers.css'
import { WritingLine } from '#app/components/discussion/comment-tree.tsx'
import { useTyping } from '#app/live/use-presence.ts'
import { useMessages } from '#app/messages.tsx'
import { customerPagesMessages } from '#messages/customer-pages.ts'
import { AnswerForm } from './answer-form.tsx'
import { DraftReview } from './draft-review.tsx'
import type { DraftData, ThreadData } from './thread-document.ts'

const STEPS = ['DRAFT', 'REVIEW', 'SENT'] as const

export function AnswerCard({ thread }: { thread: ThreadData }) {
  const t = useMessages(customerPagesMessages)
  const [draft] = thread.drafts
  const writing = useTyping(`post:${thread.number}`)
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
      {writing.length > 0 ? (
        <div className="answer-writing">
          <WritingLine names={writing} />
        </div>
      ) : null}
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
