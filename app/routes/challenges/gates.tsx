// What entries need to be taken into each stage: for those who run the challenge.
import { Form, redirect, useActionData, useNavigation } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { keepOnLoss, refusalOf, refused, wholeProblem } from '#app/forms.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextField } from '#app/ui/input.tsx'
import {
  GATE_MEASURES,
  GATE_STAGES,
  type GateStage,
  MAX_NEEDED,
} from '#graphql/stage-gates/limits.ts'
import { challengesMessages } from '#messages/challenges.ts'
import { stageGatesMessages } from '#messages/stage-gates.ts'
import type { Route } from './+types/gates'
import { BackToChallenge, ChallengeSubpage } from './challenge-subpage.tsx'
import { GateWords } from './gate-words.tsx'
import { type GatesData, GatesPage, SetStageGate } from './gates-document.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { challenge } = await context.get(atrium).ask(GatesPage, { id: numberIn(params.number) })
  if (!challenge?.viewerCanSetGates) throw new Response('Not found', { status: 404 })
  return { challenge }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const id = numberIn(params.number)
  const typed = await fields(request)
  const stage = GATE_STAGES.find((one) => one === typed.stage) ?? 'SHAPE'
  const needed = Object.fromEntries(
    GATE_MEASURES.map((measure) => [measure, Number.parseInt(typed[measure] ?? '0', 10) || 0]),
  )
  const result = await context.get(atrium).submit(SetStageGate, { id, stage, ...needed })
  if (!result.ok) return refused(result, stage, typed)
  throw redirect(`/challenges/${id}/gates`, 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, stageGatesMessages)('title')} · Atrium` },
]

export default function Gates({ loaderData: { challenge } }: Route.ComponentProps) {
  const t = useMessages(stageGatesMessages)
  const { path, stages, title } = challenge
  const taken = GATE_STAGES.filter((stage) => stages.some((one) => one.stage === stage))
  return (
    <ChallengeSubpage
      title={t('title')}
      challenge={{ path, title }}
      lead={<p className="soft">{t('lead')}</p>}
      actions={<BackToChallenge path={path} />}
    >
      <div className="stack">
        <p className="soft small">{t('fairness')}</p>
        {taken.map((stage) => (
          <GateForm key={stage} stage={stage} gates={challenge.gates} />
        ))}
      </div>
    </ChallengeSubpage>
  )
}

function GateForm({ stage, gates }: { stage: GateStage; gates: GatesData['gates'] }) {
  const t = useMessages(stageGatesMessages)
  const stages = useMessages(challengesMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), stage)
  const isWorking = useNavigation().formData?.get('stage') === stage
  const gate = gates.find((one) => one.stage === stage)
  const name = stages(`stage.${stage}`)
  const whole = wholeProblem(refusal)
  return (
    <section className="stack-tight stack" aria-labelledby={`gate-${stage}`}>
      <div className="section-head">
        <h2 id={`gate-${stage}`}>{t('form', { stage: name })}</h2>
      </div>
      <p>{gate ? <GateWords gate={gate} /> : t('rule.none', { stage: name })}</p>
      <Form method="post" className="form">
        <input type="hidden" name="stage" value={stage} />
        <div className="form-row">
          {GATE_MEASURES.map((measure) => (
            <TextField
              key={measure}
              label={t(`field.${measure}`)}
              name={measure}
              id={`${stage}-${measure}`}
              type="number"
              min={0}
              max={MAX_NEEDED}
              step={1}
              defaultValue={refusal?.typed[measure] ?? gate?.[measure] ?? 0}
              error={refusal?.fields[measure]}
            />
          ))}
        </div>
        <p className="field-help">{t('form.help')}</p>
        {refusal?.fields.stage ? <FieldError>{refusal.fields.stage}</FieldError> : null}
        {whole ? <FieldError>{whole}</FieldError> : null}
        <div className="form-actions">
          <Button type="submit" isWorking={isWorking}>
            {t('save')}
          </Button>
        </div>
      </Form>
    </section>
  )
}
