import '#app/styles/sheets/challenges.css'
import { useMessages } from '#app/messages.tsx'
import { FieldGroup } from '#app/ui/field.tsx'
import { Checkbox, SelectField, TextField } from '#app/ui/input.tsx'
import { OPTIONAL_STAGES, STAGE_AUDIENCES, STAGES } from '#graphql/challenges/limits.ts'
import { challengeFormMessages } from '#messages/challenge-form.ts'
import { challengesMessages } from '#messages/challenges.ts'
import type { FieldOf, Rules } from './challenge-form.tsx'

type StageFieldsProps = {
  field: FieldOf
  /** What the form holds, by name. */
  values: Record<string, string>
  rules: Rules
  isNew: boolean
}

/** The fields of the stages' beginnings, and the stage that each belongs to. */
const MOMENTS = [
  ['evaluateOn', 'EVALUATE'],
  ['trialOn', 'TRIAL'],
  ['decideOn', 'DECIDE'],
] as const

/** Which stages it takes, when they begin, and who may do what in each. */
export function StageFields({ field, values, rules, isNew }: StageFieldsProps) {
  const t = useMessages(challengeFormMessages)
  const takes = (stage: string) =>
    values.hasStages
      ? (values.stages ?? '').split(' ').includes(stage)
      : rules.length === 0 || rules.some((rule) => rule.stage === stage)
  /** The one after collecting begins when it closes, which is a field of its own. */
  const next = rules[1]?.stage
  const hasProblem = [
    'opensOn',
    'timeZone',
    'stages',
    'evaluateOn',
    'trialOn',
    'decideOn',
    'tellOn',
  ].some((name) => field(name).error)
  return (
    <details className="form-more" open={!isNew || rules.length > 0 || hasProblem}>
      <summary>{t('dates')}</summary>
      <div className="form">
        <div className="form-row">
          <TextField
            label={t('opensOn')}
            type="datetime-local"
            help={t('opensOn.help')}
            {...field('opensOn')}
          />
          <TextField label={t('timeZone')} required {...field('timeZone')} />
        </div>
        <FieldGroup legend={t('stages')} error={field('stages').error}>
          <input type="hidden" name="hasStages" value="yes" />
          <p className="field-help">{t('stages.help')}</p>
          {OPTIONAL_STAGES.map((stage) => (
            <Checkbox
              key={stage}
              name="stages"
              value={stage}
              defaultChecked={takes(stage)}
              label={t(`stage.${stage}`)}
            />
          ))}
        </FieldGroup>
        {MOMENTS.map(([name, stage]) =>
          stage === next ? null : (
            <TextField key={name} label={t(name)} type="datetime-local" {...field(name)} />
          ),
        )}
        <TextField
          label={t('tellOn')}
          type="datetime-local"
          help={t('tellOn.help')}
          {...field('tellOn')}
        />
        <Rights {...{ field, values, rules, isNew }} />
      </div>
    </details>
  )
}

/** Who may enter ideas, vote and comment in each stage; of a new challenge each can be left as usual. */
function Rights({ field, values, rules, isNew }: StageFieldsProps) {
  const t = useMessages(challengeFormMessages)
  const word = useMessages(challengesMessages)
  const stages = rules.length > 0 ? rules : STAGES.map((stage) => ({ stage, allowsComments: true }))
  return (
    <FieldGroup legend={t('who')}>
      {isNew ? <p className="field-help">{t('who.help')}</p> : null}
      {stages.map(({ allowsComments, stage }) => {
        const label = { stage: word(`stage.${stage}`) }
        const isOpen = values.hasStages ? values[`comments-${stage}`] === 'on' : allowsComments
        return (
          <div className="form-row challenge-rights" key={stage}>
            <Audience
              label={t('who.submitters', label)}
              isNew={isNew}
              {...field(`submitters-${stage}`)}
            />
            <Audience label={t('who.voters', label)} isNew={isNew} {...field(`voters-${stage}`)} />
            <Checkbox
              name={`comments-${stage}`}
              defaultChecked={isOpen}
              label={t('who.comments', label)}
            />
          </div>
        )
      })}
    </FieldGroup>
  )
}

type AudienceProps = ReturnType<FieldOf> & { label: string; isNew: boolean }

function Audience({ isNew, ...field }: AudienceProps) {
  const t = useMessages(challengeFormMessages)
  return (
    <SelectField {...field}>
      {isNew ? <option value="">{t('audience.default')}</option> : null}
      {STAGE_AUDIENCES.map((audience) => (
        <option key={audience} value={audience}>
          {t(`audience.${audience}`)}
        </option>
      ))}
    </SelectField>
  )
}

/** The rights of stages as the fields of the form hold them. */
export const rightsOf = (rules: Rules): Record<string, string> =>
  Object.fromEntries(
    rules.flatMap(({ stage, submitters, voters }) => [
      [`submitters-${stage}`, submitters],
      [`voters-${stage}`, voters],
    ]),
  )
