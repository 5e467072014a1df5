import '#app/styles/sheets/people.css'
import { problemOf, refusalOf } from '#app/forms.ts'
import { useLanguage, useMessages } from '#app/messages.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Checkbox, SelectField, TextField } from '#app/ui/input.tsx'
import {
  CHAT_URL_LENGTH,
  MAX_SPOKEN,
  PHONE_LENGTH,
  SITE_LENGTH,
  SPOKEN_LANGUAGES,
} from '#graphql/people/limits.ts'
import { localeOf } from '#messages/engine/languages.ts'
import { profileMessages } from '#messages/profile.ts'
import type { PersonCardData } from './person-document.ts'

type ContactFieldsProps = {
  person: PersonCardData
  answer: { ok: boolean } | undefined
  timeZones: readonly string[]
}

/** Where and when somebody is reached, and in which languages. */
export function ContactFields({ person, answer, timeZones }: ContactFieldsProps) {
  const t = useMessages(profileMessages)
  const refusal = refusalOf(answer, 'profile')
  const problem = (field: string) => problemOf(answer, 'profile', field)
  const typed = (name: string, own: string) => refusal?.typed[name] ?? own
  const zones = timeZones.includes(person.timeZone) ? timeZones : [person.timeZone, ...timeZones]
  return (
    <>
      <TextField
        label={t('site')}
        name="site"
        maxLength={SITE_LENGTH}
        defaultValue={typed('site', person.site)}
        error={problem('site')}
      />
      <TextField
        label={t('phone')}
        name="phone"
        type="tel"
        autoComplete="work tel"
        maxLength={PHONE_LENGTH}
        defaultValue={typed('phone', person.phone)}
        error={problem('phone')}
      />
      <TextField
        label={t('chat')}
        name="chatUrl"
        inputMode="url"
        maxLength={CHAT_URL_LENGTH}
        defaultValue={typed('chatUrl', person.chatUrl)}
        help={t('chat.help')}
        error={problem('chatUrl')}
      />
      <SelectField
        label={t('timeZone')}
        name="timeZone"
        defaultValue={typed('timeZone', person.timeZone)}
        error={problem('timeZone')}
      >
        {zones.map((zone) => (
          <option key={zone} value={zone} translate="no">
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('away')}
        name="awayUntil"
        type="date"
        defaultValue={typed('awayUntil', person.awayUntil ?? '')}
        help={t('away.help')}
        error={problem('awayUntil')}
      />
      <Spoken own={person.spokenLanguages} error={problem('spokenLanguages')} />
    </>
  )
}

function Spoken({ own, error }: { own: readonly string[]; error: string | undefined }) {
  const t = useMessages(profileMessages)
  const locale = localeOf(useLanguage())
  const names = new Intl.DisplayNames([locale], { type: 'language' })
  const codes = [...SPOKEN_LANGUAGES]
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((one, other) => one.name.localeCompare(other.name, locale))
  return (
    <fieldset>
      <legend className="field-label">{t('spoken')}</legend>
      <p className="field-help">{t('spoken.help', { max: MAX_SPOKEN })}</p>
      <input type="hidden" name="hasSpoken" value="1" />
      <div className="language-choices">
        {codes.map(({ code, name }) => (
          <Checkbox
            key={code}
            name="spoken"
            value={code}
            label={<bdi dir="auto">{name}</bdi>}
            defaultChecked={own.includes(code)}
          />
        ))}
      </div>
      {error ? <FieldError>{error}</FieldError> : null}
    </fieldset>
  )
}
