import '#app/styles/pages/customers.css'
import { PersonField } from '#app/components/person-field.tsx'
import { type Refused, wholeProblem } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useLanguage, useMessages } from '#app/messages.tsx'
import { FieldError, FieldGroup } from '#app/ui/field.tsx'
import { SelectField, TextAreaField, TextField } from '#app/ui/input.tsx'
import {
  ABOUT_LENGTH,
  ADDRESS_LENGTH,
  BRAND_LENGTH,
  CHANNEL_NAME_LENGTH,
  type ChannelKind,
  COUNTRIES,
  GUIDE_LENGTH,
  LANGUAGES,
  MAX_HOURS,
  MAX_RETENTION_DAYS,
  MIN_RETENTION_DAYS,
  URL_LENGTH,
} from '#graphql/customers/limits.ts'
import { customerChannelsMessages } from '#messages/customer-channels.ts'

/** What the form of a channel shows of one. */
export const ChannelFormFields = graphql(`
  fragment ChannelFormFields on CustomerChannel {
    name about voiceGuide brand country language address outUrl feedUrl retentionDays sites calendar { id } firstHours nextHours rightHours reviewHours
    owner { name }
    space { number slug }
  }
`)
export type ChannelFormData = ResultOf<typeof ChannelFormFields>

const HOURS = ['firstHours', 'nextHours', 'rightHours', 'reviewHours'] as const

type ChannelFormProps = {
  kind: ChannelKind
  channel?: ChannelFormData
  calendars: readonly { id: string; name: string }[]
  refusal: Refused | undefined
}

const nameOf = (language: string, code: string): string =>
  new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code

/** The fields of a channel; which there are depends on its kind. */
export function ChannelFields({ kind, channel, calendars, refusal }: ChannelFormProps) {
  const t = useMessages(customerChannelsMessages)
  const typed = refusal?.typed ?? {}
  const errors = refusal?.fields ?? {}
  const whole = wholeProblem(refusal)
  return (
    <>
      <TextField
        label={t('name')}
        name="name"
        required
        maxLength={CHANNEL_NAME_LENGTH}
        defaultValue={typed.name ?? channel?.name}
        help={t('name.help')}
        error={errors.name}
      />
      <PersonField
        label={t('owner')}
        name="owner"
        {...(channel ? { spaceNumber: channel.space.number } : {})}
        defaultValue={typed.owner ?? channel?.owner?.name ?? ''}
        error={errors.owner?.[0] ?? errors.ownerId?.[0]}
      />
      <FieldsOfKind kind={kind} {...(channel ? { channel } : {})} refusal={refusal} />
      <TextAreaField
        label={t('guide')}
        name="voiceGuide"
        rows={3}
        maxLength={GUIDE_LENGTH}
        defaultValue={typed.voiceGuide ?? channel?.voiceGuide}
        help={t('guide.help')}
        error={errors.voiceGuide}
      />
      <BrandAndCountry {...(channel ? { channel } : {})} refusal={refusal} />
      <TextField
        label={t('retention')}
        name="retentionDays"
        type="number"
        min={MIN_RETENTION_DAYS}
        max={MAX_RETENTION_DAYS}
        defaultValue={typed.retentionDays ?? channel?.retentionDays ?? ''}
        help={t('retention.help')}
        error={errors.retentionDays}
      />
      <LanguageAndHours {...(channel ? { channel } : {})} calendars={calendars} refusal={refusal} />
      {whole ? <FieldError>{whole}</FieldError> : null}
    </>
  )
}

type PartProps = Pick<ChannelFormProps, 'channel' | 'refusal'>

/** What only a form, a mail address or a webhook has. */
function FieldsOfKind({ kind, channel, refusal }: PartProps & { kind: ChannelKind }) {
  const t = useMessages(customerChannelsMessages)
  const typed = refusal?.typed ?? {}
  const errors = refusal?.fields ?? {}
  return (
    <>
      {kind === 'EMAIL' ? (
        <TextField
          label={t('address')}
          name="address"
          type="email"
          maxLength={ADDRESS_LENGTH}
          defaultValue={typed.address ?? channel?.address ?? ''}
          error={errors.address}
        />
      ) : null}
      {kind === 'WEBHOOK' ? (
        <TextField
          label={t('outUrl')}
          name="outUrl"
          type="url"
          maxLength={URL_LENGTH}
          defaultValue={typed.outUrl ?? channel?.outUrl ?? ''}
          error={errors.outUrl}
        />
      ) : null}
      {kind === 'FEED' ? (
        <TextField
          label={t('feedUrl')}
          name="feedUrl"
          type="url"
          maxLength={URL_LENGTH}
          defaultValue={typed.feedUrl ?? channel?.feedUrl ?? ''}
          help={t('feedUrl.help')}
          error={errors.feedUrl}
        />
      ) : null}
      {kind === 'FORM' ? <FormFields {...(channel ? { channel } : {})} refusal={refusal} /> : null}
    </>
  )
}

/** What only a public form has. */
function FormFields({ channel, refusal }: PartProps) {
  const t = useMessages(customerChannelsMessages)
  const typed = refusal?.typed ?? {}
  const errors = refusal?.fields ?? {}
  return (
    <>
      <TextAreaField
        label={t('about')}
        name="about"
        rows={2}
        maxLength={ABOUT_LENGTH}
        defaultValue={typed.about ?? channel?.about}
        error={errors.about}
      />
      <TextAreaField
        label={t('sites')}
        name="sites"
        rows={2}
        defaultValue={typed.sites ?? channel?.sites.join('\n')}
        help={t('sites.help')}
        error={
          errors.sites ?? Object.entries(errors).find(([name]) => name.startsWith('sites.'))?.[1]
        }
      />
    </>
  )
}

/** By which texts for answers are chosen. */
function BrandAndCountry({ channel, refusal }: PartProps) {
  const t = useMessages(customerChannelsMessages)
  const typed = refusal?.typed ?? {}
  const errors = refusal?.fields ?? {}
  const names = new Intl.DisplayNames([useLanguage()], { type: 'region' })
  return (
    <>
      <TextField
        label={t('brand')}
        name="brand"
        maxLength={BRAND_LENGTH}
        defaultValue={typed.brand ?? channel?.brand}
        help={t('brand.help')}
        error={errors.brand}
      />
      <SelectField
        label={t('country')}
        name="country"
        defaultValue={typed.country ?? channel?.country ?? ''}
        help={t('country.help')}
        error={errors.country}
      >
        <option value="">{t('country.none')}</option>
        {COUNTRIES.map((code) => (
          <option key={code} value={code} translate="no">
            {names.of(code)}
          </option>
        ))}
      </SelectField>
    </>
  )
}

function LanguageAndHours({
  channel,
  calendars,
  refusal,
}: PartProps & Pick<ChannelFormProps, 'calendars'>) {
  const t = useMessages(customerChannelsMessages)
  const typed = refusal?.typed ?? {}
  const errors = refusal?.fields ?? {}
  return (
    <>
      <SelectField
        label={t('language')}
        name="language"
        defaultValue={typed.language ?? channel?.language ?? 'en'}
      >
        {LANGUAGES.map((code) => (
          <option key={code} value={code} lang={code} translate="no">
            {nameOf(code, code)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('calendar')}
        name="calendarId"
        defaultValue={typed.calendarId ?? channel?.calendar?.id ?? ''}
      >
        <option value="">{t('calendar.default')}</option>
        {calendars.map(({ id, name }) => (
          <option key={id} value={id} dir="auto">
            {name}
          </option>
        ))}
      </SelectField>
      <FieldGroup legend={t('clock')}>
        <div className="channel-hours">
          {HOURS.map((name) => (
            <TextField
              key={name}
              label={t(name)}
              name={name}
              type="number"
              min={1}
              max={MAX_HOURS}
              defaultValue={typed[name] ?? channel?.[name] ?? ''}
              error={errors[name] ?? (name === 'firstHours' ? errors.respondWithin : undefined)}
            />
          ))}
        </div>
      </FieldGroup>
    </>
  )
}

const hours = (typed: string | undefined): number | null => (typed ? Number(typed) || 0 : null)

/** The form as the API takes it. */
export const channelInput = (typed: Record<string, string>, ownerId: number | null) => ({
  name: typed.name ?? '',
  ownerId: ownerId === null ? null : String(ownerId),
  about: typed.about ?? '',
  voiceGuide: typed.voiceGuide ?? '',
  brand: typed.brand ?? '',
  country: typed.country ?? '',
  language: typed.language ?? 'en',
  address: typed.address ?? '',
  outUrl: typed.outUrl ?? '',
  feedUrl: typed.feedUrl ?? '',
  retentionDays: hours(typed.retentionDays),
  sites: (typed.sites ?? '').split(/\s+/).filter(Boolean),
  calendarId: typed.calendarId || null,
  firstHours: hours(typed.firstHours),
  nextHours: hours(typed.nextHours),
  rightHours: hours(typed.rightHours),
  reviewHours: hours(typed.reviewHours),
})
