import '#app/styles/pages/customers.css'
import { Form, Link, useActionData } from 'react-router'
import { refusalOf, wholeProblem } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useLanguage, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Checkbox, SelectField, TextField } from '#app/ui/input.tsx'
import {
  LANGUAGES,
  RULE_TAG_LENGTH,
  SEVERITIES,
  VIEW_NAME_LENGTH,
} from '#graphql/customers/limits.ts'
import { customerPagesMessages } from '#messages/customer-pages.ts'
import { type Criteria, inboxAddress, isNarrowed } from './inbox-criteria.ts'

export const InboxFilterFields = graphql(`
  fragment InboxFilterFields on Query {
    customerViews {
      number name view channelId language severity tag isUnassigned viewerCanRemove
      space { name }
    }
    customerTeams { number name }
    customerChannels { number name }
  }
`)
type FilterData = ResultOf<typeof InboxFilterFields>
type FilterProps = { criteria: Criteria; data: FilterData }

/** Saved views, the filter of the list, and saving what it shows. */
export function InboxFilter({ criteria, data }: FilterProps) {
  const t = useMessages(customerPagesMessages)
  return (
    <div className="inbox-filter">
      <SavedViews criteria={criteria} data={data} />
      <div className="cluster inbox-filter-forms">
        <FilterForm key={inboxAddress(criteria)} criteria={criteria} data={data} />
        <SaveForm criteria={criteria} data={data} />
        {isNarrowed(criteria) ? (
          <Link
            className="link"
            to={inboxAddress({
              ...{ view: criteria.view, channelId: null, language: null, severity: 1, tag: '' },
              isUnassigned: false,
            })}
          >
            {t('filter.clear')}
          </Link>
        ) : null}
      </div>
    </div>
  )
}

function SavedViews({ criteria, data: { customerViews } }: FilterProps) {
  const t = useMessages(customerPagesMessages)
  const current = inboxAddress(criteria)
  if (customerViews.length === 0) return null
  return (
    <nav aria-label={t('saved')}>
      <ul className="cluster saved-views">
        {customerViews.map((view) => (
          <li key={view.number} className="saved-view">
            <Link
              to={inboxAddress(view)}
              aria-current={inboxAddress(view) === current ? 'page' : undefined}
              dir="auto"
            >
              {view.name}
            </Link>
            {view.space ? (
              <small className="quiet" title={t('saved.team', { space: view.space.name })}>
                {t('saved.shared')}
              </small>
            ) : null}
            {view.viewerCanRemove ? (
              <Form method="post">
                <input type="hidden" name="viewId" value={view.number} />
                <button
                  type="submit"
                  className="saved-view-remove"
                  name="intent"
                  value="removeView"
                  aria-label={t('saved.remove', { name: view.name })}
                >
                  <span aria-hidden="true">×</span>
                </button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </nav>
  )
}

function FilterForm({ criteria, data }: FilterProps) {
  const t = useMessages(customerPagesMessages)
  const names = new Intl.DisplayNames([useLanguage()], { type: 'language' })
  const severities = { 1: t('severity.1'), 2: t('severity.2'), 3: t('severity.3') } as const
  return (
    <details className="form-more">
      <summary>{t('filter')}</summary>
      <Form method="get" action="/customers" className="form">
        {criteria.view === 'OPEN' ? null : (
          <input type="hidden" name="view" value={criteria.view.toLowerCase()} />
        )}
        <SelectField label={t('channel')} name="channel" defaultValue={criteria.channelId ?? ''}>
          <option value="">{t('filter.any')}</option>
          {data.customerChannels.map(({ number, name }) => (
            <option key={number} value={number} dir="auto">
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('filter.language')}
          name="language"
          defaultValue={criteria.language ?? ''}
        >
          <option value="">{t('filter.any')}</option>
          {LANGUAGES.map((code) => (
            <option key={code} value={code} translate="no">
              {names.of(code)}
            </option>
          ))}
        </SelectField>
        <SelectField label={t('filter.severity')} name="severity" defaultValue={criteria.severity}>
          {SEVERITIES.map((one) => (
            <option key={one} value={one}>
              {severities[one]}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('filter.tag')}
          name="tag"
          maxLength={RULE_TAG_LENGTH}
          defaultValue={criteria.tag}
        />
        <Checkbox
          name="free"
          value="1"
          label={t('filter.free')}
          defaultChecked={criteria.isUnassigned}
        />
        <div className="form-actions">
          <Button type="submit" size="small">
            {t('filter.apply')}
          </Button>
        </div>
      </Form>
    </details>
  )
}

/** Saves what the list shows now. */
function SaveForm({ criteria, data: { customerTeams } }: FilterProps) {
  const t = useMessages(customerPagesMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'saveView')
  const whole = wholeProblem(refusal)
  return (
    <details className="form-more" open={refusal !== undefined}>
      <summary>{t('saved.save')}</summary>
      <Form method="post" className="form">
        <input type="hidden" name="criteria" value={inboxAddress(criteria)} />
        <TextField
          label={t('saved.name')}
          name="viewName"
          required
          maxLength={VIEW_NAME_LENGTH}
          defaultValue={refusal?.typed.viewName}
          error={refusal?.fields.name}
        />
        <SelectField
          label={t('saved.for')}
          name="team"
          defaultValue={refusal?.typed.team ?? ''}
          error={refusal?.fields.spaceId}
        >
          <option value="">{t('saved.me')}</option>
          {customerTeams.map(({ number, name }) => (
            <option key={number} value={number} dir="auto">
              {t('saved.team', { space: name })}
            </option>
          ))}
        </SelectField>
        {whole ? <FieldError>{whole}</FieldError> : null}
        <div className="form-actions">
          <Button type="submit" size="small" name="intent" value="saveView">
            {t('saved.save')}
          </Button>
        </div>
      </Form>
    </details>
  )
}
