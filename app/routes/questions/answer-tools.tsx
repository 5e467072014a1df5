import '#app/styles/sheets/people.css'
import { Check } from 'lucide'
import { useFetcher } from 'react-router'
import type { DiscussionAnswers } from '#app/components/discussion/discussion-answers.ts'
import { Toggle, type ToggleAnswer } from '#app/components/toggle.tsx'
import type { Refused } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { FieldError } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import type { CommentFields } from '#graphql/comments/fragments.ts'
import { questionsMessages } from '#messages/questions.ts'
import type { QuestionIntent } from './question-action.ts'
import type { QuestionData } from './question-document.ts'

/** What can be done with the answers of a question, and what is said of them. */
export const answersOf = (question: QuestionData): DiscussionAnswers => ({
  canBeSealed: question.viewerCan.answerSealed,
  tools: (answer, onChanged) => <AnswerTools {...{ question, answer, onChanged }} />,
  mark: (answer) =>
    answer.number === question.acceptedNumber && !answer.isRemoved ? <Accepted /> : null,
})

function Accepted() {
  const t = useMessages(questionsMessages)
  return (
    <span className="quiet good accepted-mark">
      <Icon of={Check} size={14} /> {t('accepted')}
    </span>
  )
}

type AnswerToolsProps = {
  question: QuestionData
  answer: CommentFields
  onChanged: (answer: CommentFields) => void
}

type Voted = ToggleAnswer & { comment: CommentFields }

function AnswerTools({ question, answer, onChanged }: AnswerToolsProps) {
  const t = useMessages(questionsMessages)
  const id = String(answer.number)
  const name =
    answer.author?.name ?? answer.authorName ?? t(answer.isSealed ? 'sealed.answerer' : 'someone')
  return (
    <>
      <Toggle<Voted>
        fetcherKey={`upvote-${id}`}
        action={question.path}
        fields={{ intent: 'upvote' satisfies QuestionIntent, commentId: id }}
        isOn={answer.hasMyVote}
        count={answer.answer?.votes ?? 0}
        isDisabled={!answer.viewerCan.upvote}
        className={({ isOn }) =>
          classNames('button', 'button-small', 'vote-button', isOn && 'is-on')
        }
        label={({ count }) => t('vote.of', { name, count })}
        title={({ refusal }) => (refusal === null ? t('vote') : t('notSaved', { reason: refusal }))}
        onAnswer={({ comment }) => onChanged(comment)}
        outbox={{ kind: 'reaction', title: t('vote') }}
      >
        {({ count }) => count}
      </Toggle>
      {question.viewerCan.accept ? <AcceptButton {...{ question, answer, name }} /> : null}
    </>
  )
}

/** Accept an answer, another one in its place, or none any longer. */
function AcceptButton({
  question,
  answer,
  name,
}: Omit<AnswerToolsProps, 'onChanged'> & { name: string }) {
  const t = useMessages(questionsMessages)
  const fetcher = useFetcher<{ ok: true } | Refused>()
  const isAccepted = question.acceptedNumber === answer.number
  const refusal = fetcher.data?.ok === false ? fetcher.data.message : null
  return (
    <fetcher.Form method="post" action={question.path}>
      <input type="hidden" name="intent" value={'accept' satisfies QuestionIntent} />
      <input type="hidden" name="answerId" value={isAccepted ? '' : answer.number} />
      <Button
        type="submit"
        size="small"
        variant="quiet"
        isWorking={fetcher.state !== 'idle'}
        aria-label={t(isAccepted ? 'unaccept.of' : 'accept.of', { name })}
      >
        {isAccepted ? null : <Icon of={Check} size={14} />}
        {t(isAccepted ? 'unaccept' : 'accept')}
      </Button>
      {refusal ? <FieldError>{t('notSaved', { reason: refusal })}</FieldError> : null}
    </fetcher.Form>
  )
}
