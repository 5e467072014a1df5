import '#app/styles/sheets/administration.css'
import { Form } from 'react-router'
import { problemOf, refusalOf, wholeProblem } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { SelectField, TextField } from '#app/ui/input.tsx'
import { Time } from '#app/ui/time.tsx'
import { DOMAIN_LENGTH, LINK_DAYS } from '#graphql/invitations/limits.ts'
import { invitationsMessages } from '#messages/invitations.ts'
import { SecretLink } from './secret-link.tsx'

export const InvitationLinkFields = graphql(`
  fragment InvitationLinkFields on InvitationLink { number domain expiresAt asked createdBy { name } }
`)

type DomainLinksProps = {
  links: readonly ResultOf<typeof InvitationLinkFields>[]
  answer: { ok: boolean } | null | undefined
  /** The address of the one that was just made. */
  made: string | undefined
  isOff: boolean
}

/** Links that may be passed on: whoever has an address of the domain asks for an invitation with one. */
export function DomainLinks({ links, answer, made, isOff }: DomainLinksProps) {
  const t = useMessages(invitationsMessages)
  const refusal = refusalOf(answer, 'link')
  const whole = wholeProblem(refusal)
  return (
    <section aria-labelledby="link">
      <h2 id="link">{t('link')}</h2>
      <p className="soft">{t('link.lead')}</p>
      {made ? (
        <div role="status">
          <SecretLink label={t('link.made')} url={made} />
        </div>
      ) : null}
      {isOff ? null : (
        <Form method="post" className="form" reloadDocument>
          <input type="hidden" name="intent" value="link" />
          <div className="form-row">
            <TextField
              label={t('link.domain')}
              name="domain"
              required
              maxLength={DOMAIN_LENGTH}
              placeholder="example.com"
              translate="no"
              spellCheck={false}
              autoCapitalize="none"
              dir="ltr"
              defaultValue={refusal?.typed.domain}
              error={problemOf(answer, 'link', 'domain')}
            />
            <SelectField
              label={t('link.days')}
              name="days"
              defaultValue={refusal?.typed.days ?? '7'}
              error={problemOf(answer, 'link', 'days')}
            >
              {LINK_DAYS.map((days) => (
                <option key={days} value={days}>
                  {t('link.days.option', { days })}
                </option>
              ))}
            </SelectField>
          </div>
          {whole ? <FieldError>{whole}</FieldError> : null}
          <div className="form-actions">
            <Button type="submit">{t('link.make')}</Button>
          </div>
        </Form>
      )}
      {links.length > 0 ? (
        <ul className="list list-ruled domain-links" aria-label={t('links')}>
          {links.map((link) => (
            <DomainLink key={link.number} link={link} />
          ))}
        </ul>
      ) : null}
    </section>
  )
}

function DomainLink({ link }: { link: DomainLinksProps['links'][number] }) {
  const t = useMessages(invitationsMessages)
  return (
    <li>
      <span>
        <b dir="ltr">@{link.domain}</b>
        <small>
          {t.rich('links.until', { at: <Time at={link.expiresAt} as="day" /> })} ·{' '}
          {t('links.asked', { count: link.asked })}
        </small>
      </span>
      <Form method="post" reloadDocument>
        <input type="hidden" name="intent" value="withdrawLink" />
        <input type="hidden" name="id" value={link.number} />
        <Button
          type="submit"
          variant="quiet"
          size="small"
          aria-label={t('withdrawLink', { domain: link.domain })}
        >
          {t('withdraw')}
        </Button>
      </Form>
    </li>
  )
}
