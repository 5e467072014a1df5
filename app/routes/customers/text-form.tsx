import '#app/styles/pages/customers.css'
import { Form, useActionData } from 'react-router'
import { EditConflict } from '#app/components/edit-conflict.tsx'
import { PersonField } from '#app/components/person-field.tsx'
import { type Refused, refusalOf, wholeProblem } from '#app/forms.ts'
import { useLanguage, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { SelectField, TextAreaField, TextField } from '#app/ui/input.tsx'
import {
  AVOID_LENGTH,
  BRAND_LENGTH,
  COUNTRIES,
  LANGUAGES,
  MESSAGE_LENGTH,
  REPLY_NAME_LENGTH,
  TEXT_KINDS,
  URL_LENGTH,
} from '#graphql/customers/limits.ts'
import { customerTextsMessages } from '#messages/customer-texts.ts'
import type { AnswerTextData } from './answer-texts.tsx'

export type Team = { number: number; name: string }
type TextFormProps = { teams: readonly Team[]; text?: AnswerTextData }

/** Adds a text, or changes one. */
export function TextForm({ teams, text }: TextFormProps) {
  const t = useMessages(customerTextsMessages)
  const intent = text ? `save-${text.number}` : 'save'
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), intent)
  const typed = refusal?.typed ?? {}
  const whole = wholeProblem(refusal)
  return (
    <details className="form-more" open={refusal !== undefined}>
      <summary>{t(text ? 'edit' : 'new')}</summary>
      <Form method="post" className="form customer-form">
        <input type="hidden" name="intent" value={intent} />
        {text ? <input type="hidden" name="textId" value={text.number} /> : null}
        {text ? (
          <EditConflict version={text.version} refusal={refusal} labels={{ text: t('text') }} />
        ) : null}
        {teams.length > 1 && !text ? (
          <SelectField label={t('team')} name="team" defaultValue={typed.team}>
            {teams.map(({ number, name }) => (
              <option key={number} value={number} dir="auto">
                {name}
              </option>
            ))}
          </SelectField>
        ) : (
          <input type="hidden" name="team" value={text?.space.number ?? teams[0]?.number} />
        )}
        <SelectField
          label={t('kind')}
          name="kind"
          defaultValue={typed.kind ?? text?.kind}
          help={t('kind.help')}
        >
          {TEXT_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kind.${kind}`)}
            </option>
          ))}
        </SelectField>
        <Words refusal={refusal} {...(text ? { text } : {})} />
        <Scope refusal={refusal} {...(text ? { text } : {})} />
        {whole ? <FieldError>{whole}</FieldError> : null}
        <div className="form-actions">
          <Button type="submit">{t('save')}</Button>
        </div>
      </Form>
    </details>
  )
}

type PartProps = { refusal: Refused | undefined; text?: AnswerTextData }

function Words({ refusal, text }: PartProps) {
  const t = useMessages(customerTextsMessages)
  const typed = refusal?.typed ?? {}
  const errors = refusal?.fields ?? {}
  return (
    <>
      <TextField
        label={t('name')}
        name="name"
        required
        maxLength={REPLY_NAME_LENGTH}
        defaultValue={typed.name ?? text?.name}
        error={errors.name}
      />
      <TextAreaField
        label={t('text')}
        name="text"
        rows={4}
        required
        maxLength={MESSAGE_LENGTH}
        defaultValue={typed.text ?? text?.text}
        error={errors.text}
      />
      <TextAreaField
        label={t('avoid')}
        name="avoid"
        rows={2}
        maxLength={AVOID_LENGTH}
        defaultValue={typed.avoid ?? text?.avoid}
        error={errors.avoid}
      />
      <TextField
        label={t('source')}
        name="source"
        maxLength={URL_LENGTH}
        defaultValue={typed.source ?? text?.source}
        help={t('source.help')}
        error={errors.source}
      />
    </>
  )
}

/** Whose words they are, until when, and for which channels and language. */
function Scope({ refusal, text }: PartProps) {
  const t = useMessages(customerTextsMessages)
  const language = useLanguage()
  const typed = refusal?.typed ?? {}
  const errors = refusal?.fields ?? {}
  const languages = new Intl.DisplayNames([language], { type: 'language' })
  const countries = new Intl.DisplayNames([language], { type: 'region' })
  return (
    <>
      <PersonField
        label={t('owner')}
        name="owner"
        defaultValue={typed.owner ?? text?.owner?.name ?? ''}
        error={errors.owner?.[0] ?? errors.ownerId?.[0]}
      />
      <TextField
        label={t('until')}
        name="until"
        type="date"
        defaultValue={typed.until ?? text?.until?.slice(0, 10)}
        error={errors.until}
      />
      <SelectField
        label={t('language')}
        name="language"
        defaultValue={typed.language ?? text?.language ?? ''}
      >
        <option value="">{t('any')}</option>
        {LANGUAGES.map((code) => (
          <option key={code} value={code} translate="no">
            {languages.of(code)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('country')}
        name="country"
        defaultValue={typed.country ?? text?.country ?? ''}
      >
        <option value="">{t('any')}</option>
        {COUNTRIES.map((code) => (
          <option key={code} value={code} translate="no">
            {countries.of(code)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('brand')}
        name="brand"
        maxLength={BRAND_LENGTH}
        defaultValue={typed.brand ?? text?.brand}
        error={errors.brand}
      />
    </>
  )
}
