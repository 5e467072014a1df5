// The templates of stages above the form of a new challenge, and the form that saves the stages of one as a template.
import '#app/styles/sheets/challenges.css'
import type { ReactNode } from 'react'
import { Form, useActionData, useNavigation } from 'react-router'
import { type Refused, refusalOf, wholeProblem } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { TEMPLATE_NAME_LENGTH } from '#graphql/stage-templates/limits.ts'
import { challengesMessages } from '#messages/challenges.ts'
import { stageTemplatesMessages } from '#messages/stage-templates.ts'

/** Asked for where a challenge starts. */
export const StageTemplates = graphql(`
  query StageTemplates {
    stageTemplates {
      number builtIn name namesFrom voteBudget hidesTotals hasDuels
      stages { stage days startsOn submitters voters allowsComments }
    }
  }
`)
export const SaveStageTemplate = graphql(`
  mutation SaveStageTemplate($id: ID!, $name: String!) {
    saveStageTemplate(challengeId: $id, name: $name)
  }
`)
export const DeleteStageTemplate = graphql(`
  mutation DeleteStageTemplate($number: Int!) { deleteStageTemplate(number: $number) }
`)
export type StageTemplate = ResultOf<typeof StageTemplates>['stageTemplates'][number]

/** What an address calls it. */
export const keyOfTemplate = ({ builtIn, number }: StageTemplate): string =>
  builtIn ?? String(number)

/** What the fields of the form begin with. */
export function wordsOfTemplate(template: StageTemplate): Record<string, string> {
  const [, next] = template.stages
  const starts = Object.fromEntries(template.stages.map((one) => [one.stage, one.startsOn]))
  return {
    closesOn: next?.startsOn ?? '',
    evaluateOn: starts.EVALUATE ?? '',
    trialOn: starts.TRIAL ?? '',
    decideOn: starts.DECIDE ?? '',
    tellOn: starts.TOLD ?? '',
    namesFrom: template.namesFrom ?? '',
    voteBudget: template.voteBudget === null ? '' : String(template.voteBudget),
    hidesTotals: template.hidesTotals ? 'on' : '',
    hasDuels: template.hasDuels ? 'on' : '',
  }
}

type TemplatesProps = {
  templates: readonly StageTemplate[]
  chosen: StageTemplate | null
  /** Where a template leads: the page with what else it was opened with. */
  query: string
  wasDeleted: boolean
}

export function Templates({ templates, chosen, query, wasDeleted }: TemplatesProps) {
  const t = useMessages(stageTemplatesMessages)
  const own = templates.filter(({ number }) => number !== null)
  const link = (template: StageTemplate) => {
    const params = new URLSearchParams(query)
    params.delete('done')
    params.set('template', keyOfTemplate(template))
    return `/challenges/new?${params}`
  }
  return (
    <section className="stack stack-tight challenge-form" aria-labelledby="templates">
      <div className="section-head">
        <h2 id="templates">{t('title')}</h2>
      </div>
      {wasDeleted ? (
        <Notice role="status" tone="good">
          {t('deleted')}
        </Notice>
      ) : null}
      <p className="field-help">{t('help')}</p>
      <ul className="meta-list">
        {templates
          .filter(({ builtIn }) => builtIn !== null)
          .map((template) => (
            <Template key={template.builtIn} {...{ template, chosen }} to={link(template)} />
          ))}
      </ul>
      {own.length > 0 ? (
        <>
          <h3>{t('own')}</h3>
          <ul className="meta-list">
            {own.map((template) => (
              <Template key={template.number} {...{ template, chosen }} to={link(template)}>
                <DeleteTemplate template={template} />
              </Template>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}

type TemplateProps = {
  template: StageTemplate
  chosen: StageTemplate | null
  to: string
  children?: ReactNode
}

function Template({ template, chosen, to, children }: TemplateProps) {
  const t = useMessages(stageTemplatesMessages)
  const word = useMessages(challengesMessages)
  const { builtIn, name, stages } = template
  const stageNames = stages.map(({ stage }) => word(`stage.${stage}`)).join(' · ')
  const days = stages.reduce((sum, one) => sum + one.days, 0)
  return (
    <li className="cluster">
      <LinkButton
        size="small"
        to={to}
        className="button-wrap"
        aria-current={template === chosen ? 'true' : undefined}
        dir={builtIn ? undefined : 'auto'}
      >
        {builtIn ? t(`built.${builtIn}`) : name}
      </LinkButton>
      <span className="quiet small">{t('describe', { stages: stageNames, days })}</span>
      {children}
    </li>
  )
}

function DeleteTemplate({ template: { name, number } }: { template: StageTemplate }) {
  const t = useMessages(stageTemplatesMessages)
  const isWorking = useNavigation().formData?.get('number') === String(number)
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="deleteTemplate" />
      <input type="hidden" name="number" value={number ?? ''} />
      <Button
        type="submit"
        size="small"
        variant="quiet"
        isWorking={isWorking}
        aria-label={t('delete.label', { name: name ?? '' })}
      >
        {t('delete')}
      </Button>
    </Form>
  )
}

/** Saves the stages of the challenge that stands above under a name. */
export function SaveTemplate({ wasSaved }: { wasSaved: boolean }) {
  const t = useMessages(stageTemplatesMessages)
  const refusal: Refused | undefined = refusalOf(useActionData<{ ok: boolean }>(), 'saveTemplate')
  const isWorking = useNavigation().formData?.get('intent') === 'saveTemplate'
  const whole = wholeProblem(refusal)
  return (
    <section className="stack stack-tight challenge-form" id="template">
      <div className="section-head">
        <h2>{t('save')}</h2>
      </div>
      {wasSaved ? (
        <Notice role="status" tone="good">
          {t('saved')}
        </Notice>
      ) : null}
      <Form method="post" className="form">
        <input type="hidden" name="intent" value="saveTemplate" />
        <TextField
          label={t('name')}
          name="name"
          required
          maxLength={TEMPLATE_NAME_LENGTH}
          help={t('save.help')}
          defaultValue={refusal?.typed.name ?? ''}
          error={refusal?.fields.name}
        />
        {whole ? <FieldError>{whole}</FieldError> : null}
        <div className="form-actions">
          <Button type="submit" isWorking={isWorking}>
            {t('submit')}
          </Button>
        </div>
      </Form>
    </section>
  )
}
