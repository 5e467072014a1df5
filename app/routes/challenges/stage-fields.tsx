import '#app/styles/sheets/challenges.css'
import { useMessages } from '#app/messages.tsx'
import { FieldGroup } from '#app/ui/field.tsx'
import { Checkbox, SelectField, TextField } from '#app/ui/input.tsx'
import { OPTIONAL_STAGES, STAGE_AUDIENCES } from '#graphql/challenges/limits.ts'
import { challengeFormMessages } from '#messages/challenge-form.ts'
import { challengesMessages } from '#messages/challenges.ts'
import type { FieldOf, Rules } from './challenge-form.tsx'

type StageFieldsProps = { field: FieldOf; rules: Rules; isNew: boolean }

/** The fields of the stages' beginnings, and the stage that each belongs to. */
const MOMENTS = [
  ['evaluateOn', 'EVALUATE'],
  ['trialOn', 'TRIAL'],
  ['decideOn', 'DECIDE'],
] as const

/** Which stages it takes and when they begin; of one that is there, also who may do what in each. */
export function StageFields({ field, rules, isNew }: StageFieldsProps) {
  const t = useMessages(challengeFormMessages)
  const takes = (stage: string) => isNew || rules.some((rule) => rule.stage === stage)
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
    <details className="form-more" open={!isNew || hasProblem}>
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
        {isNew ? null : <Rights rules={rules} />}
      </div>
    </details>
  )
}

/** Who may enter ideas, vote and comment in each stage. */
function Rights({ rules }: { rules: Rules }) {
  const t = useMessages(challengeFormMessages)
  const word = useMessages(challengesMessages)
  return (
    <FieldGroup legend={t('who')}>
      {rules.map(({ allowsComments, stage, submitters, voters }) => {
        const label = { stage: word(`stage.${stage}`) }
        return (
          <div className="form-row challenge-rights" key={stage}>
            <Audience
              label={t('who.submitters', label)}
              name={`submitters-${stage}`}
              value={submitters}
            />
            <Audience label={t('who.voters', label)} name={`voters-${stage}`} value={voters} />
            <Checkbox
              name={`comments-${stage}`}
              defaultChecked={allowsComments}
              label={t('who.comments', label)}
            />
          </div>
        )
      })}
    </FieldGroup>
  )
}

function Audience({ label, name, value }: { label: string; name: string; value: string }) {
  const t = useMessages(challengeFormMessages)
  return (
    <SelectField label={label} name={name} defaultValue={value}>
      {STAGE_AUDIENCES.map((audience) => (
        <option key={audience} value={audience}>
          {t(`audience.${audience}`)}
        </option>
      ))}
    </SelectField>
  )
}
