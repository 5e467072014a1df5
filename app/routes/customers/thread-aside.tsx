import '#app/styles/pages/customers.css'
import { Form, Link, useActionData } from 'react-router'
import { anyProblem, refusalOf } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { SelectField, TextField } from '#app/ui/input.tsx'
import { Time } from '#app/ui/time.tsx'
import {
  ALL_STATES,
  CAUSE_LENGTH,
  LOST_CAUSES,
  MAX_REACH,
  SEVERITIES,
} from '#graphql/customers/limits.ts'
import { customerPagesMessages } from '#messages/customer-pages.ts'
import { customersMessages } from '#messages/customers.ts'
import { SnoozeChoice } from './snooze-choice.tsx'
import type { ThreadData } from './thread-document.ts'
import { Hearing, Ties } from './thread-hearing.tsx'
import { HeldTimes } from './thread-held.tsx'
import { WhoAnswers } from './thread-people.tsx'

type AsideProps = { thread: ThreadData }

export function ThreadAside({ thread }: AsideProps) {
  const { viewerCan } = thread
  return (
    <aside className="thread-aside stack">
      <WhoAnswers thread={thread} />
      {viewerCan.move ? <StateForm key={thread.state} thread={thread} /> : null}
      {viewerCan.work ? <WorkForms thread={thread} /> : null}
      <Hearing thread={thread} />
      <WhoWrote thread={thread} />
      <Ties thread={thread} />
      <Guide thread={thread} />
      <HeldTimes thread={thread} />
      <History thread={thread} />
    </aside>
  )
}

function StateForm({ thread }: AsideProps) {
  const t = useMessages(customerPagesMessages)
  const word = useMessages(customersMessages)
  const data = useActionData<{ ok: boolean }>()
  const refusal = refusalOf(data, 'move')
  return (
    <details className="form-more" open={refusal !== undefined}>
      <summary>{t('state.change')}</summary>
      <Form method="post" className="form">
        <SelectField label={t('state')} name="to" defaultValue={refusal?.typed.to ?? thread.state}>
          {ALL_STATES.map((state) => (
            <option key={state} value={state}>
              {word(`state.${state}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('cause')}
          name="lostCause"
          defaultValue={thread.lostCause ?? ''}
          error={refusal?.fields.lostCause}
        >
          <option value="">{t('cause.none')}</option>
          {LOST_CAUSES.map((cause) => (
            <option key={cause} value={cause}>
              {t(`cause.${cause}`)}
            </option>
          ))}
        </SelectField>
        <TextField label={t('state.note')} name="stateNote" maxLength={CAUSE_LENGTH} />
        <Button type="submit" size="small" name="intent" value="move">
          {t('save')}
        </Button>
      </Form>
    </details>
  )
}

function WorkForms({ thread }: AsideProps) {
  const t = useMessages(customerPagesMessages)
  const data = useActionData<{ ok: boolean }>()
  const problem =
    refusalOf(data, 'snooze') || refusalOf(data, 'spam') || refusalOf(data, 'rate')
      ? anyProblem(data)
      : undefined
  const severities = { 1: t('severity.1'), 2: t('severity.2'), 3: t('severity.3') } as const
  return (
    <>
      <Form method="post" className="cluster">
        <Button
          type="submit"
          size="small"
          name="intent"
          value={thread.snoozedUntil ? 'wake' : 'snooze'}
        >
          {t(thread.snoozedUntil ? 'wake' : 'snooze')}
        </Button>
        {thread.snoozedUntil ? null : <SnoozeChoice />}
        <Button type="submit" size="small" name="intent" value={thread.isSpam ? 'noSpam' : 'spam'}>
          {t(thread.isSpam ? 'spam.undo' : 'spam')}
        </Button>
        {problem ? <FieldError>{problem}</FieldError> : null}
      </Form>
      <details className="form-more">
        <summary>{t('severity')}</summary>
        <Form method="post" className="form">
          <SelectField label={t('severity')} name="severity" defaultValue={thread.severity}>
            {SEVERITIES.map((one) => (
              <option key={one} value={one}>
                {severities[one]}
              </option>
            ))}
          </SelectField>
          <TextField
            label={t('reach')}
            name="reach"
            type="number"
            min={1}
            max={MAX_REACH}
            defaultValue={thread.urgency?.reach ?? ''}
          />
          <Button type="submit" size="small" name="intent" value="rate">
            {t('save')}
          </Button>
        </Form>
      </details>
    </>
  )
}

function WhoWrote({ thread }: AsideProps) {
  const { customer } = thread
  const t = useMessages(customerPagesMessages)
  return (
    <section className="stack stack-tight" aria-labelledby="who-wrote">
      <h2 id="who-wrote">{t('customer')}</h2>
      <p>
        <Link to={`/customers/profiles/${customer.number}`} dir="auto">
          <b>{customer.name}</b>
        </Link>
      </p>
      {customer.isMasked ? <p className="quiet small">{t('customer.masked')}</p> : null}
      <dl className="facts">
        <dt>{t('customer.threads')}</dt>
        <dd>{customer.threadCount}</dd>
        <dt>{t('customer.since')}</dt>
        <dd>
          <Time at={customer.firstAt} as="day" />
        </dd>
        {customer.segment ? (
          <>
            <dt>{t('customer.segment')}</dt>
            <dd dir="auto">{customer.segment}</dd>
          </>
        ) : null}
        {customer.addresses.length > 0 ? (
          <>
            <dt>{t('customer.addresses')}</dt>
            <dd className="thread-addresses" translate="no">
              {customer.addresses.join(', ')}
            </dd>
          </>
        ) : null}
      </dl>
      <CustomerLink thread={thread} />
    </section>
  )
}

/** Until when the customer's own link works, and ending it. */
function CustomerLink({ thread: { linkUntil, viewerCan } }: AsideProps) {
  const t = useMessages(customerPagesMessages)
  return (
    <details className="form-more">
      <summary>{t('link')}</summary>
      <p className="quiet small">
        {t.rich('link.until', { time: <Time at={linkUntil} as="day" /> })}
      </p>
      {viewerCan.work ? (
        <Form method="post" className="form">
          <p className="quiet small">{t('link.end.help')}</p>
          <Button type="submit" size="small" name="intent" value="endLink">
            {t('link.end')}
          </Button>
        </Form>
      ) : null}
    </details>
  )
}

function Guide({ thread: { channel } }: AsideProps) {
  const t = useMessages(customerPagesMessages)
  if (!channel.voiceGuide) return null
  return (
    <section className="stack stack-tight" aria-labelledby="guide">
      <h2 id="guide">{t('guide')}</h2>
      <p className="soft thread-guide" dir="auto">
        {channel.voiceGuide}
      </p>
    </section>
  )
}

function History({ thread: { moves } }: AsideProps) {
  const t = useMessages(customerPagesMessages)
  const word = useMessages(customersMessages)
  if (moves.length === 0) return null
  return (
    <section className="stack stack-tight" aria-labelledby="history">
      <h2 id="history">{t('history')}</h2>
      <ol className="meta-list small">
        {moves.map((move) => (
          <li key={move.at}>
            {t('history.moved', { from: word(`state.${move.from}`), to: word(`state.${move.to}`) })}
            {' · '}
            {move.by ? <bdi dir="auto">{move.by.name}</bdi> : t('history.customer')}·{' '}
            <Time at={move.at} as="day" />
            {move.cause ? (
              <span className="quiet" dir="auto">
                {' '}
                {move.cause}
              </span>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
