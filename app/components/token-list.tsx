// API tokens as their owner or an administrator sees them, and the form of a new one. A secret is shown once.
import '#app/styles/sheets/administration.css'
import { Form } from 'react-router'
import { type Answered, problemOf, refusalOf, wholeProblem } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldGroup } from '#app/ui/field.tsx'
import { Radio, SelectField, TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { TOKEN_DAYS, TOKEN_NAME_LENGTH } from '#graphql/tokens/limits.ts'
import { tokensMessages } from '#messages/tokens.ts'
import { SecretLink } from './secret-link.tsx'

export const TokenFields = graphql(`
  fragment TokenFields on ApiToken { number name canWrite createdAt expiresAt hasExpired lastUsedAt }
`)
type Token = ResultOf<typeof TokenFields>

export function TokenList({ tokens }: { tokens: readonly Token[] }) {
  const t = useMessages(tokensMessages)
  return (
    <ul className="list list-ruled settings-ways">
      {tokens.map((token) => (
        <li key={token.number}>
          <span>
            <b dir="auto">{token.name}</b>
            <small>{t(token.canWrite ? 'scope.write' : 'scope.read')}</small>
            <small>
              <Life token={token} />
            </small>
          </span>
          <Form method="post">
            <input type="hidden" name="number" value={token.number} />
            <Button
              type="submit"
              size="small"
              variant="danger"
              name="intent"
              value="revoke"
              aria-label={t('revoke.name', { name: token.name })}
            >
              {t('revoke')}
            </Button>
          </Form>
        </li>
      ))}
    </ul>
  )
}

/** “Created …, expires …, last used …” */
function Life({ token: { createdAt, expiresAt, hasExpired, lastUsedAt } }: { token: Token }) {
  const t = useMessages(tokensMessages)
  return (
    <>
      {t.rich('created', { at: <Time at={createdAt} as="day" /> })} ·{' '}
      {expiresAt
        ? t.rich(hasExpired ? 'expired' : 'expires', { at: <Time at={expiresAt} as="day" /> })
        : t('noEnd')}{' '}
      · {lastUsedAt ? t.rich('used', { at: <Time at={lastUsedAt} /> }) : t('unused')}
    </>
  )
}

/** @param account the number of the service account that it is for; without, it is one's own */
export function TokenForm({ answer, account }: { answer: Answered; account?: number }) {
  const t = useMessages(tokensMessages)
  const refusal = refusalOf(answer, 'make')
  const own =
    account === undefined || refusal?.typed.account === String(account) ? refusal : undefined
  const whole = wholeProblem(own)
  const typed = own?.typed
  const problem = (name: string) =>
    own && (problemOf(own, 'make', name) ?? problemOf(own, 'make', `token.${name}`))
  return (
    <Form method="post" className="form" reloadDocument>
      {account === undefined ? null : <input type="hidden" name="account" value={account} />}
      {whole ? (
        <Notice role="alert" tone="bad">
          {whole}
        </Notice>
      ) : null}
      <TextField
        label={t('name')}
        help={t('name.help')}
        name="name"
        maxLength={TOKEN_NAME_LENGTH}
        defaultValue={typed?.name}
        error={problem('name')}
        required
      />
      <FieldGroup legend={t('scope')}>
        <Radio
          name="scope"
          value="read"
          label={t('scope.read')}
          defaultChecked={typed?.scope !== 'write'}
        />
        <Radio
          name="scope"
          value="write"
          label={t('scope.write')}
          defaultChecked={typed?.scope === 'write'}
        />
      </FieldGroup>
      <SelectField
        label={t('days')}
        name="days"
        defaultValue={typed?.days ?? String(TOKEN_DAYS[1])}
        error={problem('days')}
      >
        {TOKEN_DAYS.map((count) => (
          <option key={count} value={count}>
            {t('days.count', { count })}
          </option>
        ))}
      </SelectField>
      <div className="form-actions">
        <Button type="submit" variant="primary" name="intent" value="make">
          {t('make')}
        </Button>
      </div>
    </Form>
  )
}

/** The secret of a token that was made just now. */
export function MadeToken({ text, title }: { text: string; title?: string }) {
  const t = useMessages(tokensMessages)
  return (
    <div className="form">
      <Notice role="status" tone="good">
        {title ? `${title}. ` : ''}
        {t('made')}
      </Notice>
      <SecretLink label={t('token')} url={text} />
    </div>
  )
}
