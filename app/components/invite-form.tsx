import '#app/styles/sheets/administration.css'
import { Form } from 'react-router'
import { problemOf, type Refused, refusalOf, wholeProblem } from '#app/forms.ts'
import { useLanguage, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field, FieldError } from '#app/ui/field.tsx'
import { TextAreaField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { listIn } from '#messages/engine/catalogue.ts'
import { invitationsMessages } from '#messages/invitations.ts'
import type { InviteAnswer } from './invite-writes.ts'
import { SecretLink } from './secret-link.tsx'

type InviteFormProps = {
  hasMailServer: boolean
  sample: { subject: string; text: string }
  answer: { ok: boolean } | null | undefined
  beside?: React.ReactNode
}

/** Invites people by their addresses, pasted or in a CSV, and shows the mail they get. */
export function InviteForm({ hasMailServer, sample, answer, beside }: InviteFormProps) {
  const t = useMessages(invitationsMessages)
  const refusal = refusalOf(answer, 'invite')
  const whole = wholeProblem(refusal)
  return (
    <>
      {answer?.ok && 'invited' in answer ? <Invited {...(answer as InviteAnswer)} /> : null}
      <Form method="post" encType="multipart/form-data" className="form" reloadDocument>
        <input type="hidden" name="intent" value="invite" />
        {hasMailServer ? null : <Notice tone="warn">{t('noMail')}</Notice>}
        <TextAreaField
          label={t('people')}
          name="people"
          rows={5}
          className="input-addresses"
          spellCheck={false}
          autoCapitalize="none"
          defaultValue={(refusal as Refused | undefined)?.typed.people}
          help={t('people.help')}
          error={problemOf(answer, 'invite', 'people')}
        />
        <Field label={t('file')} help={t('file.help')} error={problemOf(answer, 'invite', 'file')}>
          {(inputProps) => (
            <input
              className="input"
              type="file"
              name="file"
              accept=".csv,text/csv"
              {...inputProps}
            />
          )}
        </Field>
        <details className="sample-mail">
          <summary>{t('sample')}</summary>
          <div className="sheet sheet-pad">
            <b dir="auto">{sample.subject}</b>
            <pre dir="auto">{sample.text}</pre>
          </div>
        </details>
        {whole ? <FieldError>{whole}</FieldError> : null}
        <div className="form-actions">
          <Button type="submit" variant={answer?.ok ? 'plain' : 'primary'}>
            {t(hasMailServer ? 'send' : 'send.noMail')}
          </Button>
          {beside}
        </div>
      </Form>
    </>
  )
}

/** Who was invited, who was not and why; without a mail server the links to pass on. */
function Invited({ invited }: InviteAnswer) {
  const t = useMessages(invitationsMessages)
  const language = useLanguage()
  const { invitations, known, open, unread, links } = invited
  const count = invitations.length
  const sent = links.length > 0 ? t('result.made', { count }) : t('result.sent', { count })
  return (
    <div className="stack-close invited" role="status">
      <Notice tone={count > 0 ? 'good' : 'warn'}>{count > 0 ? sent : t('result.none')}</Notice>
      {links.length > 0 ? (
        <ul className="invited-links" aria-label={t('result.links')}>
          {links.map(({ email, url }) => (
            <li key={email}>
              <SecretLink label={email} url={url} />
            </li>
          ))}
          <li className="quiet">{t('result.once')}</li>
        </ul>
      ) : null}
      {known.length > 0 ? <p>{t('result.known', { list: listIn(language, known) })}</p> : null}
      {open.length > 0 ? <p>{t('result.open', { list: listIn(language, open) })}</p> : null}
      {unread.length > 0 ? <p>{t('result.unread', { list: listIn(language, unread) })}</p> : null}
    </div>
  )
}
