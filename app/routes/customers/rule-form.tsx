import '#app/styles/pages/customers.css'
import { Form, useNavigation } from 'react-router'
import { PersonField } from '#app/components/person-field.tsx'
import { type Refused, wholeProblem } from '#app/forms.ts'
import { useLanguage, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Checkbox, SelectField, TextField } from '#app/ui/input.tsx'
import {
  LANGUAGES,
  MAX_REACH,
  REPLY_NAME_LENGTH,
  SEVERITIES,
  TONES,
} from '#graphql/customers/limits.ts'
import { customerPagesMessages } from '#messages/customer-pages.ts'
import { customerRulesMessages } from '#messages/customer-rules.ts'
import type { RuleData } from './rules.tsx'

type Typed = Record<string, string>
type RuleFormProps = {
  channel: number
  rule?: RuleData
  typed?: Typed | undefined
  refusal?: Refused | undefined
}

const shownAs = (rule: RuleData | undefined): Typed =>
  rule
    ? {
        name: rule.name,
        words: rule.words.join(', '),
        without: rule.without.join(', '),
        authors: rule.authors.join(', '),
        language: rule.language ?? '',
        tone: rule.tone ?? '',
        minReach: String(rule.minReach),
        tags: rule.tags.join(', '),
        severity: String(rule.severity ?? ''),
        assignee: rule.assignee?.name ?? '',
        desk: rule.desk,
        isSpam: rule.isSpam ? 'on' : '',
      }
    : {}

/** A new rule, or one that is changed. It can be tried before it is saved. */
export function RuleForm({ channel, rule, typed, refusal }: RuleFormProps) {
  const t = useMessages(customerRulesMessages)
  const isWorking = useNavigation().formMethod === 'POST'
  const whole = wholeProblem(refusal)
  const shown = typed ?? shownAs(rule)
  const field = (name: string) => ({
    name,
    defaultValue: shown[name],
    // Of a list each item may be refused.
    error:
      refusal?.fields[name] ??
      Object.entries(refusal?.fields ?? {}).find(([key]) => key.startsWith(`${name}.`))?.[1],
  })
  return (
    <Form method="post" className="form customer-form">
      <input type="hidden" name="channel" value={channel} />
      {rule ? <input type="hidden" name="ruleId" value={rule.number} /> : null}
      {rule ? <input type="hidden" name="version" value={rule.version} /> : null}
      <TextField label={t('name')} maxLength={REPLY_NAME_LENGTH} {...field('name')} />
      <TextField label={t('words')} help={t('words.help')} {...field('words')} />
      <TextField label={t('without')} {...field('without')} />
      <TextField label={t('authors')} help={t('authors.help')} {...field('authors')} />
      <AsksFields shown={shown} />
      <TextField
        label={t('minReach')}
        type="number"
        min={1}
        max={MAX_REACH}
        {...field('minReach')}
      />
      <TextField label={t('tags')} help={t('words.help')} {...field('tags')} />
      <SeverityField shown={shown} />
      <PersonField
        label={t('assignee')}
        name="assignee"
        defaultValue={shown.assignee}
        error={refusal?.fields.assignee ?? refusal?.fields.personId}
      />
      <TextField label={t('desk')} help={t('desk.help')} {...field('desk')} />
      <Checkbox
        name="isSpam"
        value="on"
        label={t('isSpam')}
        defaultChecked={shown.isSpam === 'on'}
      />
      {whole ? <FieldError>{whole}</FieldError> : null}
      <div className="form-actions">
        <Button type="submit" variant="primary" name="intent" value="save" isWorking={isWorking}>
          {t('save')}
        </Button>
        {rule ? null : (
          <Button type="submit" name="intent" value="try">
            {t('try')}
          </Button>
        )}
      </div>
    </Form>
  )
}

function AsksFields({ shown }: { shown: Typed }) {
  const t = useMessages(customerRulesMessages)
  const names = new Intl.DisplayNames([useLanguage()], { type: 'language' })
  return (
    <>
      <SelectField label={t('language')} name="language" defaultValue={shown.language}>
        <option value="">{t('any')}</option>
        {LANGUAGES.map((one) => (
          <option key={one} value={one}>
            {names.of(one)}
          </option>
        ))}
      </SelectField>
      <SelectField label={t('tone')} name="tone" defaultValue={shown.tone}>
        <option value="">{t('any')}</option>
        {TONES.map((one) => (
          <option key={one} value={one}>
            {t(`tone.${one}`)}
          </option>
        ))}
      </SelectField>
    </>
  )
}

function SeverityField({ shown }: { shown: Typed }) {
  const t = useMessages(customerRulesMessages)
  const pages = useMessages(customerPagesMessages)
  const levels = { 1: pages('severity.1'), 2: pages('severity.2'), 3: pages('severity.3') }
  return (
    <SelectField label={pages('severity')} name="severity" defaultValue={shown.severity}>
      <option value="">{t('unchanged')}</option>
      {SEVERITIES.map((one) => (
        <option key={one} value={one}>
          {levels[one]}
        </option>
      ))}
    </SelectField>
  )
}
