// Who takes care of a theme, and the weeks of which they were told.
import '#app/styles/pages/insights.css'
import { Form, useActionData } from 'react-router'
import { PersonField } from '#app/components/person-field.tsx'
import { problemOf } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Time } from '#app/ui/time.tsx'
import { insightPagesMessages } from '#messages/insight-pages.ts'
import type { ThemeData } from './insights-document.ts'

export function OwnerForm({ theme }: { theme: ThemeData }) {
  const t = useMessages(insightPagesMessages)
  const data = useActionData<{ ok: boolean }>()
  return (
    <Form method="post" className="form" data-done={t('saved')} key={theme.owner?.name ?? ''}>
      <input type="hidden" name="intent" value="themeOwner" />
      <PersonField
        label={t('owner')}
        help={t('owner.help')}
        name="themeOwner"
        defaultValue={theme.owner?.name ?? ''}
        error={
          problemOf(data, 'themeOwner', 'themeOwner') ?? problemOf(data, 'themeOwner', 'ownerId')
        }
      />
      <Button type="submit">{t('owner.save')}</Button>
    </Form>
  )
}

export function Alerts({ theme: { alerts } }: { theme: ThemeData }) {
  const t = useMessages(insightPagesMessages)
  if (alerts.length === 0) return null
  return (
    <section className="stack stack-close" aria-labelledby="alerts">
      <div className="section-head">
        <h2 id="alerts">{t('alerts')}</h2>
        <small>{t('alerts.help')}</small>
      </div>
      <ul className="list">
        {alerts.map((alert) => (
          <li key={alert.week}>
            <p>{t.rich('alerts.week', { at: <Time at={alert.week} as="day" /> })}</p>
            <p className="small quiet">{t('alerts.people', alert)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
