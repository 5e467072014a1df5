import { Form, Link, useActionData } from 'react-router'
import { problemOf } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/input.tsx'
import { Time } from '#app/ui/time.tsx'
import { ADDRESS_LENGTH } from '#graphql/customers/limits.ts'
import { customerProfileMessages } from '#messages/customer-profile.ts'
import type { CustomerData } from './profile.tsx'

/** Who else turned out to be this customer: merged, and taken apart again. */
export function MergeForms({ customer }: { customer: CustomerData }) {
  const t = useMessages(customerProfileMessages)
  const { merged, mergedIntoNumber, number, viewerCanEdit } = customer
  if (merged.length === 0 && !viewerCanEdit) return null
  return (
    <section className="stack stack-tight" aria-labelledby="merged">
      <h2 id="merged">{t('merged')}</h2>
      {merged.length === 0 && mergedIntoNumber === null ? (
        <p className="quiet small">{t('merged.none')}</p>
      ) : null}
      <ul className="meta-list">
        {merged.map((one) => (
          <li key={one.number}>
            <Form method="post" className="cluster">
              <input type="hidden" name="customer" value={one.number} />
              <Link to={`/customers/profiles/${one.number}`}>
                {t('merged.one', { number: one.number })}
              </Link>
              <span className="quiet small">
                {one.by ? <bdi dir="auto">{one.by.name}</bdi> : null}{' '}
                {one.at ? <Time at={one.at} as="day" /> : null}
              </span>
              {viewerCanEdit ? (
                <Button type="submit" size="small" name="intent" value="unmerge">
                  {t('unmerge')}
                </Button>
              ) : null}
            </Form>
          </li>
        ))}
      </ul>
      {viewerCanEdit && mergedIntoNumber !== null ? (
        <Form method="post">
          <input type="hidden" name="customer" value={number} />
          <Button type="submit" size="small" name="intent" value="unmerge">
            {t('unmerge')}
          </Button>
        </Form>
      ) : null}
      {viewerCanEdit && mergedIntoNumber === null ? <MergeForm /> : null}
    </section>
  )
}

function MergeForm() {
  const t = useMessages(customerProfileMessages)
  const data = useActionData<{ ok: boolean }>()
  const problem = problemOf(data, 'merge', 'other') ?? problemOf(data, 'merge', 'intoId')
  return (
    <details className="form-more" open={problem !== undefined}>
      <summary>{t('merge')}</summary>
      <Form method="post" className="form">
        <TextField
          label={t('merge.other')}
          name="other"
          maxLength={ADDRESS_LENGTH}
          help={t('merge.help')}
          error={problem}
        />
        <Button type="submit" size="small" name="intent" value="merge">
          {t('merge')}
        </Button>
      </Form>
    </details>
  )
}
