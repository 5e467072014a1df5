import '#app/styles/pages/customers.css'
import { Form, useActionData } from 'react-router'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { PersonField } from '#app/components/person-field.tsx'
import { refusalOf, wholeProblem } from '#app/forms.ts'
import { useLanguage, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Checkbox, SelectField, TextField } from '#app/ui/input.tsx'
import { Time } from '#app/ui/time.tsx'
import { LANGUAGES, TITLE_LENGTH } from '#graphql/customers/limits.ts'
import { customerChannelsMessages } from '#messages/customer-channels.ts'
import type { ChannelData } from './channel.tsx'

/** Who may speak to customers on the channel; whoever manages it gives and ends voices. */
export function Voices({ channel }: { channel: ChannelData }) {
  const t = useMessages(customerChannelsMessages)
  const names = new Intl.DisplayNames([useLanguage()], { type: 'language' })
  const { number, viewerCanManage, voices } = channel
  return (
    <section aria-labelledby="voices">
      <div className="section-head">
        <h2 id="voices">{t('voices')}</h2>
        <small>{t('voices.help')}</small>
      </div>
      {voices.length === 0 ? <p className="quiet">{t('voices.none')}</p> : null}
      <ul className="list">
        {voices.map((voice) => (
          <li key={voice.number} className="channel-voice">
            <PersonChip
              person={faceOf(voice.person)}
              to={`/people/${voice.person.number}`}
              line={voice.title}
            />
            <span className="quiet small">
              {voice.language ? <bdi dir="auto">{names.of(voice.language)}</bdi> : t('voice.any')}
              {', '}
              {voice.until ? <Time at={voice.until} as="day" /> : t('voice.always')}
              {voice.isExecutive ? `, ${t('voice.executive.short')}` : ''}
            </span>
            {viewerCanManage ? (
              <Form method="post">
                <input type="hidden" name="id" value={number} />
                <input type="hidden" name="voiceId" value={voice.number} />
                <Button
                  type="submit"
                  size="small"
                  name="intent"
                  value="end"
                  aria-label={t('voice.end', { name: voice.person.name })}
                >
                  {t('voice.end.short')}
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
      {viewerCanManage ? <GrantForm channel={channel} names={names} /> : null}
    </section>
  )
}

function GrantForm({ channel, names }: { channel: ChannelData; names: Intl.DisplayNames }) {
  const t = useMessages(customerChannelsMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'grant')
  const whole = wholeProblem(refusal)
  return (
    <details className="form-more" open={refusal !== undefined}>
      <summary>{t('voice.grant')}</summary>
      <Form method="post" className="form">
        <input type="hidden" name="intent" value="grant" />
        <input type="hidden" name="id" value={channel.number} />
        <PersonField
          label={t('voice.person')}
          name="person"
          spaceNumber={channel.space.number}
          defaultValue={refusal?.typed.person ?? ''}
          error={refusal?.fields.person ?? refusal?.fields.personId}
        />
        <SelectField
          label={t('voice.language')}
          name="language"
          defaultValue={refusal?.typed.language ?? ''}
        >
          <option value="">{t('voice.any')}</option>
          {LANGUAGES.map((code) => (
            <option key={code} value={code} dir="auto">
              {names.of(code)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('voice.title')}
          name="title"
          maxLength={TITLE_LENGTH}
          defaultValue={refusal?.typed.title}
          error={refusal?.fields.title}
        />
        <TextField
          label={t('voice.until')}
          name="until"
          type="date"
          defaultValue={refusal?.typed.until}
          error={refusal?.fields.until}
        />
        <Checkbox name="isExecutive" value="on" label={t('voice.executive')} />
        {whole ? <FieldError>{whole}</FieldError> : null}
        <div className="form-actions">
          <Button type="submit">{t('voice.grant')}</Button>
        </div>
      </Form>
    </details>
  )
}
