import '#app/styles/sheets/administration.css'
import { Form } from 'react-router'
import { problemOf, type Refused } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field, FieldGroup } from '#app/ui/field.tsx'
import { Checkbox, Radio, TextField } from '#app/ui/input.tsx'
import { UNNAMED } from '#graphql/identity/limits.ts'
import { ACCENTS, COMPANY_LENGTH, LOGO_TYPES } from '#graphql/setup/limits.ts'
import { setupMessages } from '#messages/setup.ts'

/** What the form begins with; also for who sets the company up, before anybody is signed in. */
export const CompanyLook = graphql(`
  fragment CompanyLook on Entrance { company accent logoUrl }
`)

type CompanyFormProps = {
  company: ResultOf<typeof CompanyLook>
  answer: { ok: boolean } | null | undefined
  /** Of the button: “Continue” in the steps, “Save” in Admin. */
  submit: string
  /** Beside the button. */
  beside?: React.ReactNode
}

const NAMED = Object.entries(ACCENTS) as [keyof typeof ACCENTS, string][]

/** Name, logo and accent. A document of its own answers it: every page's style changes with it. */
export function CompanyForm({ company, answer, submit, beside }: CompanyFormProps) {
  const t = useMessages(setupMessages)
  const typed = answer?.ok === false ? (answer as Refused).typed : {}
  const problem = (field: string) => problemOf(answer, 'company', field)
  return (
    <Form method="post" encType="multipart/form-data" className="form" reloadDocument>
      <input type="hidden" name="intent" value="company" />
      <TextField
        label={t('company.name')}
        name="name"
        required
        minLength={2}
        maxLength={COMPANY_LENGTH}
        autoComplete="organization"
        defaultValue={typed.name ?? (company.company === UNNAMED ? '' : company.company)}
        error={problem('name')}
      />
      <Field label={t('company.logo')} help={t('company.logo.help')} error={problem('logo')}>
        {(inputProps) => (
          <input className="input" type="file" name="logo" accept={LOGO_TYPES} {...inputProps} />
        )}
      </Field>
      {company.logoUrl ? (
        <div className="company-logo-now">
          <img src={company.logoUrl} alt={t('company.logo.now')} height={32} />
          <Checkbox name="removeLogo" label={t('company.logo.remove')} />
        </div>
      ) : null}
      <AccentChoice
        chosen={typed.accent ?? company.accent ?? ''}
        other={typed.accentOther}
        error={problem('accent')}
      />
      <div className="form-actions">
        <Button type="submit" variant="primary">
          {submit}
        </Button>
        {beside}
      </div>
    </Form>
  )
}

type AccentChoiceProps = { chosen: string; other: string | undefined; error: string | undefined }

function AccentChoice({ chosen, other, error }: AccentChoiceProps) {
  const t = useMessages(setupMessages)
  const isNamed = chosen === '' || NAMED.some(([, hex]) => hex === chosen)
  const isOther = chosen === 'other' || !isNamed
  return (
    <FieldGroup legend={t('company.accent')}>
      <div className="accents">
        <Accent value="" hex="#1a4bc4" label={t('accent.blue')} isChosen={chosen === ''} />
        {NAMED.map(([name, hex]) => (
          <Accent
            key={name}
            value={hex}
            hex={hex}
            label={t(`accent.${name}`)}
            isChosen={chosen === hex}
          />
        ))}
      </div>
      <Radio name="accent" value="other" label={t('accent.other')} defaultChecked={isOther} />
      <div className="accent-other">
        <TextField
          label={t('accent.hex')}
          name="accentOther"
          className="input-code"
          placeholder="#1a4bc4"
          translate="no"
          maxLength={7}
          spellCheck={false}
          autoCapitalize="none"
          dir="ltr"
          defaultValue={other ?? (isNamed ? '' : chosen)}
          help={t('accent.help')}
          error={error}
        />
      </div>
    </FieldGroup>
  )
}

type AccentProps = { value: string; hex: string; label: string; isChosen: boolean }

function Accent({ value, hex, label, isChosen }: AccentProps) {
  const swatch = (
    <svg className="accent-swatch" width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      <rect width="18" height="18" rx="4" fill={hex} />
    </svg>
  )
  return (
    <Radio
      name="accent"
      value={value}
      defaultChecked={isChosen}
      label={
        <span className="accent-name">
          {swatch}
          {label}
        </span>
      }
    />
  )
}
