import '#app/styles/sheets/people.css'
import { useFetcher } from 'react-router'
import { Avatar } from '#app/components/avatar.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { PersonField } from '#app/components/person-field.tsx'
import type { Refused } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Time } from '#app/ui/time.tsx'
import { questionsMessages } from '#messages/questions.ts'
import type { QuestionIntent } from './question-action.ts'
import type { QuestionData } from './question-document.ts'

type Props = { question: QuestionData }
type Answer = { ok: true } | Refused

const isOpen = ({ status, space }: QuestionData): boolean =>
  (status === 'UNANSWERED' || status === 'ANSWERED') && !space.isArchived

/** For whoever was asked: answer, decline, or pass it on with one step. */
export function RequestPanel({ question }: Props) {
  const t = useMessages(questionsMessages)
  const { myRequest } = question
  if (!isOpen(question) || (myRequest !== 'ASKED' && myRequest !== 'ACCEPTED')) return null
  return (
    <section className="sheet sheet-pad stack stack-tight" aria-labelledby="request-heading">
      <h2 id="request-heading">{t('request.heading')}</h2>
      <p className="soft">{t(myRequest === 'ACCEPTED' ? 'request.accepted' : 'request.help')}</p>
      <div className="cluster">
        {myRequest === 'ASKED' ? (
          <IntentButton question={question} fields={{ intent: 'respond', response: 'ACCEPT' }}>
            {t('request.accept')}
          </IntentButton>
        ) : null}
        <IntentButton question={question} fields={{ intent: 'respond', response: 'DECLINE' }}>
          {t('request.decline')}
        </IntentButton>
        <LinkButton variant="quiet" size="small" to="/questions/often">
          {t('request.often')}
        </LinkButton>
      </div>
      <PassTo question={question} />
      <PersonForm question={question} intent="pass" label={t('request.pass')}>
        {t('request.pass.submit')}
      </PersonForm>
    </section>
  )
}

/** Those who would be asked next, each with why and one button that passes the question on. */
function PassTo({ question }: Props) {
  const t = useMessages(questionsMessages)
  if (question.passCandidates.length === 0) return null
  return (
    <ul className="list list-ruled people-rows" aria-label={t('request.passTo')}>
      {question.passCandidates.map(({ person, reason }) => (
        <li key={person.number}>
          <Avatar person={faceOf(person)} size={28} />
          <span>
            <b dir="auto">{person.name}</b> <span className="quiet small">{reason}</span>
          </span>
          <IntentButton
            question={question}
            fields={{ intent: 'pass', personId: String(person.number) }}
          >
            {t('request.passTo.submit', { name: person.name })}
          </IntentButton>
        </li>
      ))}
    </ul>
  )
}

/** For those who were asked, the asker and the owners of the space: who was asked, and what they said. */
export function WhoWasAsked({ question }: Props) {
  const t = useMessages(questionsMessages)
  const { dueAt, nextWaveAt, requests, status, viewerCan, wave } = question
  const canFind = viewerCan.findSomebody && isOpen(question)
  if (requests.length === 0 && !canFind) return null
  return (
    <aside className="stack stack-tight" aria-labelledby="asked-heading">
      <div className="section-head">
        <h2 id="asked-heading">{t('asked.heading')}</h2>
        <small>{requests.length}</small>
      </div>
      <ul className="list list-ruled people-rows">
        {requests.map((request) => (
          <Asked key={request.person.number} request={request} />
        ))}
      </ul>
      {dueAt && status === 'UNANSWERED' ? (
        <p className="quiet small">
          {t.rich('asked.due', { at: <Time at={dueAt} as="moment" /> })}
        </p>
      ) : null}
      {nextWaveAt && isOpen(question) ? (
        <p className="quiet small">
          {wave === 0
            ? t('asked.soon')
            : t.rich('asked.next', { at: <Time at={nextWaveAt} as="moment" /> })}
        </p>
      ) : null}
      <p className="quiet small">{t('asked.only')}</p>
      {canFind ? (
        <>
          <PersonForm question={question} intent="askPerson" label={t('find')}>
            {t('find.submit')}
          </PersonForm>
          {status === 'UNANSWERED' ? (
            <IntentButton question={question} fields={{ intent: 'unknown' }}>
              {t('unknown')}
            </IntentButton>
          ) : null}
        </>
      ) : null}
    </aside>
  )
}

function Asked({ request }: { request: QuestionData['requests'][number] }) {
  const t = useMessages(questionsMessages)
  const { askedAt, passedTo, person, respondedAt, state } = request
  const said =
    state === 'ASKED'
      ? t.rich('state.ASKED', { at: <Time at={askedAt} /> })
      : state === 'ANSWERED'
        ? t.rich('state.ANSWERED', { at: <Time at={respondedAt ?? askedAt} /> })
        : state === 'PASSED'
          ? t('state.PASSED', { name: passedTo?.name ?? t('someone') })
          : t(`state.${state}`)
  return (
    <li>
      <Avatar person={faceOf(person)} size={28} />
      <span>
        <b dir="auto">{person.name}</b> <span className="quiet small">{said}</span>
      </span>
    </li>
  )
}

type IntentButtonProps = Props & {
  fields: { intent: QuestionIntent } & Readonly<Record<string, string>>
  children: string
}

function IntentButton({ question, fields, children }: IntentButtonProps) {
  const t = useMessages(questionsMessages)
  const fetcher = useFetcher<Answer>()
  const refusal = fetcher.data?.ok === false ? fetcher.data.message : null
  return (
    <fetcher.Form method="post" action={question.path}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" size="small" isWorking={fetcher.state !== 'idle'}>
        {children}
      </Button>
      {refusal ? <FieldError>{t('notSaved', { reason: refusal })}</FieldError> : null}
    </fetcher.Form>
  )
}

type PersonFormProps = Props & { intent: 'pass' | 'askPerson'; label: string; children: string }

/** Somebody by name, who can read the question. */
function PersonForm({ question, intent, label, children }: PersonFormProps) {
  const fetcher = useFetcher<Answer>()
  const refusal = fetcher.data?.ok === false ? fetcher.data : undefined
  return (
    <fetcher.Form method="post" action={question.path} className="field-and-button">
      <input type="hidden" name="intent" value={intent satisfies QuestionIntent} />
      <PersonField
        key={question.requests.length}
        id={`question-${intent}`}
        label={label}
        name="person"
        spaceNumber={question.space.number}
        defaultValue={refusal?.typed.person}
        error={refusal?.fields.personId ?? (refusal ? [refusal.message] : undefined)}
      />
      <Button type="submit" size="small" isWorking={fetcher.state !== 'idle'}>
        {children}
      </Button>
    </fetcher.Form>
  )
}
