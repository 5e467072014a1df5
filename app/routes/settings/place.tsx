// The languages that somebody reads and writes, and their time zone.
import '#app/styles/sheets/administration.css'
import { Form, useActionData } from 'react-router'
import { problemOf } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { SelectField } from '#app/ui/input.tsx'
import { LANGUAGES as WRITING_LANGUAGES } from '#graphql/people/limits.ts'
import { LANGUAGES, WRITTEN_LANGUAGES } from '#messages/engine/languages.ts'
import { settingsMessages } from '#messages/settings.ts'

/** How each language that people write in calls itself. */
const LANGUAGE_NAMES: Record<(typeof WRITING_LANGUAGES)[number], string> = {
  en: 'English',
  nl: 'Nederlands',
  pt: 'Português',
  pl: 'Polski',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
}

type PlaceProps = {
  language: string
  interfaceLanguage: string | null
  timeZone: string
  timeZones: readonly string[]
}
type KeptAnswer = { ok: boolean; intent?: string }

/** A plain form: a page in another language is another document, with other messages. */
export function Place({ language, interfaceLanguage, timeZone, timeZones }: PlaceProps) {
  const t = useMessages(settingsMessages)
  const answer = useActionData<KeptAnswer>()
  return (
    <section className="settings-section" id="place">
      <h2>{t('place')}</h2>
      <Form method="post" className="form" reloadDocument>
        <input type="hidden" name="intent" value="place" />
        <SelectField
          label={t('language')}
          name="interfaceLanguage"
          defaultValue={interfaceLanguage ?? ''}
          help={t('language.help')}
          error={problemOf(answer, 'place', 'interfaceLanguage')}
        >
          <option value="">{t('language.browser')}</option>
          {WRITTEN_LANGUAGES.map((code) => (
            <option key={code} value={code} lang={code}>
              {LANGUAGES[code].name}
            </option>
          ))}
        </SelectField>
        <div className="form-row">
          <SelectField
            label={t('writes')}
            name="language"
            defaultValue={language}
            help={t('writes.help')}
            error={problemOf(answer, 'place', 'language')}
          >
            {WRITING_LANGUAGES.map((code) => (
              <option key={code} value={code} lang={code}>
                {LANGUAGE_NAMES[code]}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={t('timeZone')}
            name="timeZone"
            defaultValue={timeZone}
            error={problemOf(answer, 'place', 'timeZone')}
          >
            {timeZones.map((zone) => (
              <option key={zone} value={zone} translate="no">
                {zone.replaceAll('_', ' ').replace('/', ', ')}
              </option>
            ))}
          </SelectField>
        </div>
        <div className="form-actions">
          <Button type="submit">{t('save')}</Button>
        </div>
      </Form>
    </section>
  )
}
