// Hours in which only what is due is told, in the person's own time zone.
import '#app/styles/sheets/administration.css'
import { Form, useActionData } from 'react-router'
import { problemOf } from '#app/forms.ts'
import { useLanguage, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldGroup } from '#app/ui/field.tsx'
import { Checkbox, TextField } from '#app/ui/input.tsx'
import { localeOf } from '#messages/engine/languages.ts'
import { settingsMessages } from '#messages/settings.ts'

type FocusHoursProps = {
  focusDays: readonly number[]
  focusFrom: string
  focusTo: string
  timeZone: string
}

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const
/** 1 January 2024 was a Monday. */
const dayName = (day: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, day),
  )

export function FocusHours({ focusDays, focusFrom, focusTo, timeZone }: FocusHoursProps) {
  const t = useMessages(settingsMessages)
  const locale = localeOf(useLanguage())
  const answer = useActionData<{ ok: boolean; intent?: string }>()
  return (
    <section className="settings-section" id="focus">
      <h2>{t('focus')}</h2>
      <p className="soft">{t('focus.help', { zone: timeZone.replaceAll('_', ' ') })}</p>
      <Form method="post" className="form" data-done={t('saved')}>
        <input type="hidden" name="intent" value="focus" />
        <FieldGroup legend={t('focus.days')}>
          {DAYS.map((day) => (
            <Checkbox
              key={day}
              name="focusDays"
              value={String(day)}
              label={<span lang={locale}>{dayName(day, locale)}</span>}
              defaultChecked={focusDays.includes(day)}
            />
          ))}
        </FieldGroup>
        <div className="form-row">
          <TextField
            label={t('focus.from')}
            name="focusFrom"
            type="time"
            required
            defaultValue={focusFrom}
            error={problemOf(answer, 'focus', 'focusFrom')}
          />
          <TextField
            label={t('focus.to')}
            name="focusTo"
            type="time"
            required
            defaultValue={focusTo}
            error={problemOf(answer, 'focus', 'focusTo')}
          />
        </div>
        <div className="form-actions">
          <Button type="submit">{t('save')}</Button>
        </div>
      </Form>
    </section>
  )
}
