import '#app/styles/sheets/challenges.css'
import type { ReactNode } from 'react'
import { Form, useNavigation } from 'react-router'
import { LateConfidential } from '#app/components/late-confidential.tsx'
import { type Refused, wholeProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { ErrorSummary, FieldError, FieldGroup } from '#app/ui/field.tsx'
import { Checkbox, SelectField, TextAreaField, TextField } from '#app/ui/input.tsx'
import {
  BRIEF_LENGTH,
  BRIEF_PARTS,
  CURRENCIES,
  MAX_MONEY,
  MAX_RESPONSE_DAYS,
  MAX_VOTES,
  NAMES_STAGES,
  QUESTION_LENGTH,
  RESPONSE_DAYS,
  TITLE_LENGTH,
} from '#graphql/challenges/limits.ts'
import { challengeFormMessages } from '#messages/challenge-form.ts'
import { challengesMessages } from '#messages/challenges.ts'
import type { ChallengeToEdit } from './challenge-form-documents.ts'
import { rightsOf, StageFields } from './stage-fields.tsx'

export type Rules = ChallengeToEdit['stages']
type ChallengeFormProps = {
  refusal: Refused | undefined
  /** What the fields hold, by name. */
  initial: Record<string, string>
  /** The stages as they are, or as a template has them; none: the defaults. */
  rules: Rules
  isNew?: boolean
  submit: string
  backTo: string
  /** Fields that only one of the two pages has. */
  children: ReactNode
}

/** What a field of the form needs: its name, what it holds, and what is wrong with it. */
export type FieldOf = (name: string) => {
  name: string
  id: string
  defaultValue: string
  error: readonly string[] | undefined
}

const NAMES = [
  'title',
  'question',
  'closesOn',
  'opensOn',
  'timeZone',
  'stages',
  'evaluateOn',
  'trialOn',
  'decideOn',
  'tellOn',
  'promisedBudget',
  'responseDays',
  'voteBudget',
  'namesFrom',
  'sponsorId',
] as const

/** The form of a challenge: what is needed first, everything else has a default. Plain fields, so it works before scripts. */
export function ChallengeForm(props: ChallengeFormProps) {
  const { refusal, initial, rules, isNew = false, submit, backTo, children } = props
  const t = useMessages(challengeFormMessages)
  const isWorking = useNavigation().formMethod === 'POST'
  const values: Record<string, string> = { ...initial, ...rightsOf(rules), ...refusal?.typed }
  const field: FieldOf = (name) => ({
    name,
    id: `challenge-${name}`,
    defaultValue: values[name] ?? '',
    error: refusal?.fields[name],
  })
  const problems = Object.entries(refusal?.fields ?? {}).map(([name, [message = '']]) => ({
    field: `challenge-${name}`,
    label: t(NAMES.find((one) => one === name) ?? 'form'),
    message,
  }))
  const whole = wholeProblem(refusal)
  return (
    <Form method="post" className="form challenge-form">
      <input type="hidden" name="intent" value="save" />
      <ErrorSummary problems={problems} />
      <TextField label={t('title')} required maxLength={TITLE_LENGTH} {...field('title')} />
      <TextAreaField
        label={t('question')}
        rows={3}
        required
        maxLength={QUESTION_LENGTH}
        help={t('question.help')}
        {...field('question')}
      />
      <TextField label={t('closesOn')} type="datetime-local" required {...field('closesOn')} />
      {children}
      <StageFields {...{ field, values, rules, isNew }} />
      <BriefFields field={field} />
      <NamesField field={field} />
      <MoneyFields
        field={field}
        isOn={(name) => (values.hasStages ? refusal?.typed[name] : values[name]) === 'on'}
      />
      {whole ? <FieldError>{whole}</FieldError> : null}
      <LateConfidential refusal={refusal} />
      <div className="form-actions">
        <Button type="submit" variant="primary" isWorking={isWorking}>
          {submit}
        </Button>
        <LinkButton variant="quiet" to={backTo}>
          {t('cancel')}
        </LinkButton>
      </div>
    </Form>
  )
}

function BriefFields({ field }: { field: FieldOf }) {
  const t = useMessages(challengeFormMessages)
  const isOpen = BRIEF_PARTS.some((part) => field(part).defaultValue || field(part).error)
  return (
    <details className="form-more" open={isOpen}>
      <summary>{t('brief')}</summary>
      <div className="form">
        {BRIEF_PARTS.map((part) => (
          <TextAreaField
            key={part}
            label={t(`part.${part}`)}
            rows={3}
            maxLength={BRIEF_LENGTH}
            {...field(part)}
          />
        ))}
      </div>
    </details>
  )
}

/** Whether entries have names, and if not, until when. */
function NamesField({ field }: { field: FieldOf }) {
  const t = useMessages(challengeFormMessages)
  const word = useMessages(challengesMessages)
  return (
    <SelectField label={t('namesFrom')} help={t('namesFrom.help')} {...field('namesFrom')}>
      <option value="">{t('namesFrom.none')}</option>
      {NAMES_STAGES.map((stage) => (
        <option key={stage} value={stage}>
          {t('namesFrom.until', { stage: word(`stage.${stage}`) })}
        </option>
      ))}
    </SelectField>
  )
}

type MoneyFieldsProps = { field: FieldOf; isOn: (name: string) => boolean }

function MoneyFields({ field, isOn }: MoneyFieldsProps) {
  const t = useMessages(challengeFormMessages)
  return (
    <FieldGroup legend={t('more')}>
      <div className="form-row">
        <TextField
          label={t('promisedBudget')}
          type="number"
          min={0}
          max={MAX_MONEY}
          step={1}
          help={t('promisedBudget.help')}
          {...field('promisedBudget')}
        />
        <SelectField label={t('currency')} {...field('currency')}>
          {CURRENCIES.map((currency) => (
            <option key={currency} translate="no">
              {currency}
            </option>
          ))}
        </SelectField>
      </div>
      <TextField
        label={t('responseDays')}
        type="number"
        min={1}
        max={MAX_RESPONSE_DAYS}
        step={1}
        help={t('responseDays.help', { days: RESPONSE_DAYS })}
        {...field('responseDays')}
      />
      <TextField
        label={t('voteBudget')}
        type="number"
        min={1}
        max={MAX_VOTES}
        step={1}
        help={t('voteBudget.help')}
        {...field('voteBudget')}
      />
      <Checkbox name="hasDuels" defaultChecked={isOn('hasDuels')} label={t('hasDuels')} />
      <p className="field-help">{t('hasDuels.help')}</p>
      <Checkbox name="hidesTotals" defaultChecked={isOn('hidesTotals')} label={t('hidesTotals')} />
    </FieldGroup>
  )
}
