// One webhook: its form, its secret, and what it has sent.
import { Form, Link } from 'react-router'
import { SecretLink } from '#app/components/secret-link.tsx'
import { problemOf, refusalOf, wholeProblem } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldGroup } from '#app/ui/field.tsx'
import { Checkbox, SelectField, TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import {
  WEBHOOK_FORMATS,
  WEBHOOK_NAME_LENGTH,
  WEBHOOK_URL_LENGTH,
} from '#graphql/webhooks/limits.ts'
import { webhooksMessages } from '#messages/webhooks.ts'
import { AdminSheet } from './admin-frame.tsx'
import { type Deliveries, WebhookDeliveries } from './webhook-deliveries.tsx'
import type { WebhookAnswer } from './webhooks.tsx'

const LIST = '/admin/webhooks'
export const WebhookFields = graphql(`
  fragment WebhookFields on Webhook {
    number name url format topics pausedAt version account { number name }
  }
`)
type Webhook = ResultOf<typeof WebhookFields>
type Choices = {
  topics: readonly { topic: string; label: string }[]
  accounts: readonly { number: number; name: string }[]
}

type NewProps = { choices: Choices; answer: WebhookAnswer | undefined }

export function NewWebhook({ choices, answer }: NewProps) {
  const t = useMessages(webhooksMessages)
  return (
    <AdminSheet kind={t('kind')} title={t('new')} closeTo={LIST} thing="webhook-new">
      {answer?.text ? (
        <div className="form">
          <Secret text={answer.text} />
          <p>
            <Link className="link" to={`${LIST}?open=${answer.number}`}>
              {t('deliveries')}
            </Link>
          </p>
        </div>
      ) : choices.accounts.length === 0 ? (
        <div className="stack">
          <p>{t('noAccounts')}</p>
          <p>
            <Link className="link" to="/admin/service-accounts?new=1">
              {t('noAccounts.make')}
            </Link>
          </p>
        </div>
      ) : (
        <WebhookForm choices={choices} answer={answer} />
      )}
    </AdminSheet>
  )
}

function Secret({ text }: { text: string }) {
  const t = useMessages(webhooksMessages)
  return (
    <>
      <Notice role="status" tone="good">
        {t('made')}
      </Notice>
      <SecretLink label={t('secret')} url={text} />
    </>
  )
}

type FormProps = NewProps & { webhook?: Webhook }

function WebhookForm({ choices, answer, webhook }: FormProps) {
  const t = useMessages(webhooksMessages)
  const intent = webhook ? 'edit' : 'make'
  const refusal = refusalOf(answer, intent)
  const whole = wholeProblem(refusal)
  const typed = refusal?.typed
  const problem = (field: string) => problemOf(answer, intent, field)
  const isTold = (topic: string): boolean =>
    typed ? typed[`topic.${topic}`] !== undefined : (webhook?.topics.includes(topic) ?? false)
  return (
    <Form method="post" className="form">
      {webhook ? <input type="hidden" name="number" value={webhook.number} /> : null}
      {webhook ? <input type="hidden" name="version" value={webhook.version} /> : null}
      {whole ? (
        <Notice role="alert" tone="bad">
          {whole}
        </Notice>
      ) : null}
      <Fields {...{ choices, webhook, typed, problem }} />
      <FieldGroup legend={t('topics')} error={problem('topics')}>
        {choices.topics.map(({ topic, label }) => (
          <Checkbox
            key={topic}
            name={`topic.${topic}`}
            label={label}
            defaultChecked={isTold(topic)}
          />
        ))}
      </FieldGroup>
      {webhook ? <Checkbox name="on" label={t('on')} defaultChecked={!webhook.pausedAt} /> : null}
      <div className="form-actions">
        <Button type="submit" variant="primary" name="intent" value={intent}>
          {t(webhook ? 'save' : 'make')}
        </Button>
      </div>
    </Form>
  )
}

type FieldsProps = {
  choices: Choices
  webhook: Webhook | undefined
  typed: Record<string, string> | undefined
  problem: (field: string) => string | undefined
}

function Fields({ choices, webhook, typed, problem }: FieldsProps) {
  const t = useMessages(webhooksMessages)
  return (
    <>
      <TextField
        label={t('name')}
        name="name"
        maxLength={WEBHOOK_NAME_LENGTH}
        defaultValue={typed?.name ?? webhook?.name}
        error={problem('name')}
        required
      />
      <TextField
        label={t('url')}
        help={t('url.help')}
        name="url"
        type="url"
        dir="ltr"
        maxLength={WEBHOOK_URL_LENGTH}
        defaultValue={typed?.url ?? webhook?.url}
        error={problem('url')}
        required
      />
      <SelectField
        label={t('format')}
        name="format"
        defaultValue={typed?.format ?? webhook?.format ?? 'JSON'}
      >
        {WEBHOOK_FORMATS.map((format) => (
          <option key={format} value={format}>
            {t(`format.${format}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('account')}
        help={t('account.help')}
        name="account"
        defaultValue={typed?.account ?? String(webhook?.account.number ?? '')}
        error={problem('personId')}
      >
        {choices.accounts.map(({ number, name }) => (
          <option key={number} value={number}>
            {name}
          </option>
        ))}
      </SelectField>
    </>
  )
}

type SheetProps = {
  webhook: Webhook
  choices: Choices
  deliveries: Deliveries
  canChange: boolean
  done: string | null
  answer: WebhookAnswer | undefined
}
const SAID = { edit: 'saved', test: 'tested', again: 'again' } as const

export function WebhookSheet(props: SheetProps) {
  const { webhook, choices, deliveries, canChange, done, answer } = props
  const t = useMessages(webhooksMessages)
  const said = SAID[done as keyof typeof SAID]
  return (
    <AdminSheet
      kind={t('kind')}
      title={webhook.name}
      closeTo={LIST}
      thing={`webhook-${webhook.number}`}
    >
      {said && !answer ? (
        <Notice role="status" tone="good">
          {t(said)}
        </Notice>
      ) : null}
      {webhook.pausedAt ? (
        <Notice tone="bad">{t.rich('pausedSince', { at: <Time at={webhook.pausedAt} /> })}</Notice>
      ) : null}
      {answer?.text ? <Secret text={answer.text} /> : null}
      {canChange ? <WebhookForm {...{ choices, answer, webhook }} /> : null}
      {canChange ? <Tools number={webhook.number} /> : null}
      <WebhookDeliveries webhook={webhook.number} {...{ deliveries, canChange }} />
    </AdminSheet>
  )
}

function Tools({ number }: { number: number }) {
  const t = useMessages(webhooksMessages)
  return (
    <section className="stack">
      <Form method="post" className="cluster" preventScrollReset>
        <input type="hidden" name="number" value={number} />
        <Button type="submit" name="intent" value="test">
          {t('test')}
        </Button>
        <Button type="submit" name="intent" value="renew">
          {t('renew')}
        </Button>
      </Form>
      <details>
        <summary className="link">{t('delete')}</summary>
        <Form method="post" className="stack stack-tight">
          <input type="hidden" name="number" value={number} />
          <p>{t('delete.help')}</p>
          <div>
            <Button type="submit" variant="danger" name="intent" value="remove">
              {t('delete')}
            </Button>
          </div>
        </Form>
      </details>
    </section>
  )
}
