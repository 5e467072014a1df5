import { Link, useFetcher } from 'react-router'
import type { Refused } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Time } from '#app/ui/time.tsx'
import { questionsMessages } from '#messages/questions.ts'
import type { QuestionIntent } from './question-action.ts'
import type { QuestionData } from './question-document.ts'

type Props = { question: QuestionData }

/** The accepted answer as what the company knows: who owns it, whether it was verified, and whether readers say that it holds. */
export function KnowledgePanel({ question }: Props) {
  const t = useMessages(questionsMessages)
  const { knowledge, viewerCan } = question
  if (!knowledge) return null
  const { confirmedCount, doubtCount, label, myCheck, owner, state } = knowledge
  const said = [
    ...(confirmedCount > 0 ? [t('knowledge.confirmed', { count: confirmedCount })] : []),
    ...(doubtCount > 0 ? [t('knowledge.doubted', { count: doubtCount })] : []),
  ]
  return (
    <section
      className="sheet sheet-pad stack stack-tight"
      id="knowledge"
      aria-labelledby="knowledge-heading"
    >
      <div className="cluster">
        <h2 id="knowledge-heading">{t('knowledge.heading')}</h2>
        <span className={state === 'VERIFIED' ? 'chip chip-good' : 'chip chip-warn'}>{label}</span>
      </div>
      <p className="small soft">
        {owner
          ? t.rich('knowledge.owner', {
              owner: (
                <Link className="link" to={`/people/${owner.number}`} dir="auto">
                  {owner.name}
                </Link>
              ),
            })
          : t('knowledge.noOwner')}
        {' · '}
        {t.rich('knowledge.verified', { at: <Time at={knowledge.verifiedAt} /> })}
        {' · '}
        {t.rich('knowledge.review', { at: <Time at={knowledge.reviewAt} as="day" /> })}
      </p>
      {said.length > 0 ? <p className="small">{said.join(' · ')}</p> : null}
      {viewerCan.checkKnowledge ? (
        <div className="cluster">
          <CheckButton question={question} holds={true}>
            {t(viewerCan.verifyKnowledge ? 'knowledge.verify' : 'knowledge.holds')}
          </CheckButton>
          <CheckButton question={question} holds={false}>
            {t('knowledge.holdsNot')}
          </CheckButton>
          {myCheck === null ? null : (
            <span className="quiet small" role="status">
              {t(myCheck ? 'knowledge.mine.true' : 'knowledge.mine.false')}
            </span>
          )}
        </div>
      ) : null}
    </section>
  )
}

function CheckButton({ question, holds, children }: Props & { holds: boolean; children: string }) {
  const t = useMessages(questionsMessages)
  const fetcher = useFetcher<{ ok: true } | Refused>()
  const refusal = fetcher.data?.ok === false ? fetcher.data.message : null
  return (
    <fetcher.Form method="post" action={question.path}>
      <input type="hidden" name="intent" value={'check' satisfies QuestionIntent} />
      <input type="hidden" name="holds" value={String(holds)} />
      <Button type="submit" size="small" isWorking={fetcher.state !== 'idle'}>
        {children}
      </Button>
      {refusal ? <FieldError>{t('notSaved', { reason: refusal })}</FieldError> : null}
    </fetcher.Form>
  )
}
