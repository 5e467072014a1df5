import { Form, useActionData } from 'react-router'
import { refusalOf } from '#app/forms.ts'
import { useLanguage, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Checkbox, SelectField, TextField } from '#app/ui/input.tsx'
import { CONSENTS, LANGUAGES, SEGMENT_LENGTH } from '#graphql/customers/limits.ts'
import { MAX_ACCOUNT_NAME, MAX_YEARLY_VALUE } from '#graphql/insights/limits.ts'
import { customerPagesMessages } from '#messages/customer-pages.ts'
import { customerProfileMessages } from '#messages/customer-profile.ts'
import type { CustomerData } from './profile.tsx'

type Props = { customer: CustomerData }

/** What is kept of a customer beside their words. */
export function EditForm({ customer }: Props) {
  const t = useMessages(customerProfileMessages)
  const pages = useMessages(customerPagesMessages)
  const names = new Intl.DisplayNames([useLanguage()], { type: 'language' })
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'edit')
  return (
    <details className="form-more" open={refusal !== undefined}>
      <summary>{t('edit')}</summary>
      <Form method="post" className="form">
        <input type="hidden" name="version" value={customer.version} />
        <TextField
          label={pages('customer.segment')}
          name="segment"
          maxLength={SEGMENT_LENGTH}
          defaultValue={refusal?.typed.segment ?? customer.segment}
          error={refusal?.fields.segment}
        />
        <SelectField label={t('language')} name="language" defaultValue={customer.language ?? ''}>
          <option value="">{t('language.unknown')}</option>
          {LANGUAGES.map((one) => (
            <option key={one} value={one} translate="no">
              {names.of(one)}
            </option>
          ))}
        </SelectField>
        <SelectField label={t('consent')} name="consent" defaultValue={customer.consent}>
          {CONSENTS.map((one) => (
            <option key={one} value={one}>
              {t(`consent.${one}`)}
            </option>
          ))}
        </SelectField>
        <Checkbox
          name="isKept"
          value="on"
          label={t('kept.box')}
          defaultChecked={customer.keptAt !== null}
        />
        <Button type="submit" size="small" name="intent" value="edit">
          {pages('save')}
        </Button>
      </Form>
    </details>
  )
}

/** The account of a customer, so that themes are counted by accounts and what they bring. */
export function AccountForm({ customer: { account, threads } }: Props) {
  const t = useMessages(customerProfileMessages)
  const pages = useMessages(customerPagesMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'account')
  const [thread] = threads
  if (!thread) return null
  return (
    <details className="form-more" open={refusal !== undefined}>
      <summary>{t('account')}</summary>
      <Form method="post" className="form" key={account?.name}>
        <input type="hidden" name="threadId" value={thread.number} />
        <TextField
          label={t('account.name')}
          name="name"
          maxLength={MAX_ACCOUNT_NAME}
          defaultValue={refusal?.typed.name ?? account?.name}
          error={refusal?.fields.name}
        />
        <TextField
          label={t('account.value')}
          name="yearlyValue"
          type="number"
          min={0}
          max={MAX_YEARLY_VALUE}
          defaultValue={account?.yearlyValue}
          error={refusal?.fields.yearlyValue}
        />
        <Button type="submit" size="small" name="intent" value="account">
          {pages('save')}
        </Button>
      </Form>
    </details>
  )
}

/** Erasing is for good: it says so before, and asks once more. */
export function EraseForm({ customer }: Props) {
  const t = useMessages(customerProfileMessages)
  if (customer.erasedAt) return <p className="quiet small">{t('erased')}</p>
  return (
    <details className="form-more">
      <summary>{t('erase')}</summary>
      <Form method="post" className="form">
        <p className="quiet small">{t('erase.help')}</p>
        <Checkbox name="isSure" value="on" label={t('erase.sure')} required />
        <Button type="submit" size="small" name="intent" value="erase">
          {t('erase')}
        </Button>
      </Form>
    </details>
  )
}
