// By what entries are scored, by whom and until when: for those who run the challenge.
import '#app/styles/pages/contest.css'
import {
  Form,
  redirect,
  useActionData,
  useNavigation,
  useRevalidator,
  useSearchParams,
} from 'react-router'
import { atrium, fields, type Gateway } from '#app/atrium.ts'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { PersonField } from '#app/components/person-field.tsx'
import { keepOnLoss, refusalOf, refused, refuseField, wholeProblem } from '#app/forms.ts'
import { useHints } from '#app/live/use-live.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { personNamed } from '#app/person-choice.ts'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextField } from '#app/ui/input.tsx'
import { Time } from '#app/ui/time.tsx'
import { CRITERION_LENGTH, MAX_CRITERIA, MAX_WEIGHT } from '#graphql/challenges/limits.ts'
import { evaluationMessages } from '#messages/evaluation.ts'
import type { Route } from './+types/evaluation'
import { ChallengeSubpage } from './challenge-subpage.tsx'
import {
  AddEvaluators,
  type EvaluationData,
  EvaluationPage,
  RemoveEvaluator,
  SetCriteria,
} from './evaluate-document.ts'
import { Scores, scoreSortIn } from './scores.tsx'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const { challenge } = await context.get(atrium).ask(EvaluationPage, {
    id: numberIn(params.number),
    sort: scoreSortIn(query),
    scores: query.get('scores'),
  })
  if (!challenge?.viewerCan.change) throw new Response('Not found', { status: 404 })
  return { challenge }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const id = numberIn(params.number)
  const typed = await fields(request)
  const [intent = '', person = ''] = (typed.intent ?? '').split(' ')
  if (intent === 'add') return addEvaluator(gateway, id, typed)
  const result =
    intent === 'remove'
      ? await gateway.submit(RemoveEvaluator, { id, personId: person })
      : await gateway.submit(SetCriteria, { id, criteria: criteriaIn(typed) })
  if (!result.ok) return refused(result, intent || 'criteria', typed)
  throw redirect(`/challenges/${id}/evaluation`, 303)
}

async function addEvaluator(
  gateway: Gateway & { language: Parameters<typeof personNamed>[0]['language'] },
  id: string,
  typed: Record<string, string>,
) {
  const { challenge } = await gateway.ask(EvaluationPage, { id })
  const person = await personNamed(gateway, typed.evaluator ?? '', challenge?.space.number)
  if (!person.ok) return refuseField('add', 'evaluatorIds', person.message, typed)
  const result = await gateway.submit(AddEvaluators, {
    id,
    evaluatorIds: person.number === null ? [] : [String(person.number)],
    dueOn: typed.dueOn ?? '',
  })
  if (!result.ok) return refused(result, 'add', typed)
  throw redirect(`/challenges/${id}/evaluation`, 303)
}

/** Criteria without a name are left out. */
const criteriaIn = (typed: Record<string, string>) =>
  Array.from({ length: MAX_CRITERIA }, (_, nth) => ({
    name: typed[`name-${nth}`] ?? '',
    weight: Number(typed[`weight-${nth}`]) || 0,
  })).filter(({ name }) => name.trim())

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, evaluationMessages)('title.setup')} · Atrium` },
]

export default function Evaluation({ loaderData: { challenge } }: Route.ComponentProps) {
  const t = useMessages(evaluationMessages)
  const { path, title } = challenge
  const { revalidate } = useRevalidator()
  const [query] = useSearchParams()
  useHints(`post:${challenge.number}`, () => void revalidate())
  return (
    <ChallengeSubpage
      title={t('title.setup')}
      challenge={{ path, title }}
      lead={
        <p className="soft" dir="auto">
          {title}
        </p>
      }
    >
      <div className="stack">
        <Scores
          scored={challenge.scored}
          sort={scoreSortIn(query)}
          path={`${path}/evaluation`}
          isHidden={!challenge.viewerSeesScores}
        />
        <div className="stack evaluation-setup">
          <Evaluators challenge={challenge} />
          <Criteria challenge={challenge} />
        </div>
      </div>
    </ChallengeSubpage>
  )
}

/** As many empty lines stand below the criteria that there are. */
const SPARE = 2

function Criteria({ challenge: { criteria, evaluators } }: { challenge: EvaluationData }) {
  const t = useMessages(evaluationMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'criteria')
  const isWorking = useNavigation().formMethod === 'POST'
  const isFixed = evaluators.some(({ submitted }) => submitted > 0)
  const count = Math.min(MAX_CRITERIA, Math.max(3, criteria.length + SPARE))
  const typed = refusal?.typed ?? {}
  const problem =
    wholeProblem(refusal) ?? Object.values(refusal?.fields ?? {}).flat()[0] ?? undefined
  return (
    <section aria-labelledby="criteria">
      <div className="section-head">
        <h2 id="criteria">{t('criteria')}</h2>
      </div>
      <p className="soft small">{t(isFixed ? 'criteria.fixed' : 'criteria.help')}</p>
      {isFixed ? (
        <ul className="meta-list">
          {criteria.map(({ name, number, weight }) => (
            <li key={number}>{t('criterion', { name, weight })}</li>
          ))}
        </ul>
      ) : (
        <Form method="post" className="form">
          <input type="hidden" name="intent" value="criteria" />
          {Array.from({ length: count }, (_, nth) => ({ nth, kept: criteria[nth] })).map(
            ({ nth, kept }) => (
              <div className="form-row criterion-row" key={nth}>
                <TextField
                  label={t('criteria.name', { nth: nth + 1 })}
                  name={`name-${nth}`}
                  maxLength={CRITERION_LENGTH}
                  defaultValue={typed[`name-${nth}`] ?? kept?.name ?? ''}
                />
                <TextField
                  label={t('criteria.weight', { nth: nth + 1 })}
                  name={`weight-${nth}`}
                  type="number"
                  min={0}
                  max={MAX_WEIGHT}
                  defaultValue={typed[`weight-${nth}`] ?? String(kept?.weight ?? 1)}
                />
              </div>
            ),
          )}
          {problem ? <FieldError>{problem}</FieldError> : null}
          <div className="form-actions">
            <Button type="submit" variant="primary" isWorking={isWorking}>
              {t('criteria.save')}
            </Button>
          </div>
        </Form>
      )}
    </section>
  )
}

function Evaluators({ challenge }: { challenge: EvaluationData }) {
  const t = useMessages(evaluationMessages)
  const { evaluators, space, timeZone } = challenge
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'add')
  const isWorking = useNavigation().formMethod === 'POST'
  const whole = wholeProblem(refusal)
  return (
    <section aria-labelledby="evaluators">
      <div className="section-head">
        <h2 id="evaluators">{t('evaluators')}</h2>
        <small>{evaluators.length}</small>
      </div>
      {evaluators.length === 0 ? <p className="soft">{t('evaluators.none')}</p> : null}
      <ul className="list list-ruled" aria-label={t('evaluators')}>
        {evaluators.map((evaluator) => (
          <EvaluatorRow key={evaluator.person.number} evaluator={evaluator} />
        ))}
      </ul>
      <Form method="post" className="form">
        <div className="form-row">
          <PersonField
            label={t('evaluators.name')}
            name="evaluator"
            spaceNumber={space.number}
            defaultValue={refusal?.typed.evaluator ?? ''}
            error={refusal?.fields.evaluatorIds}
            help={t('evaluators.name.help')}
          />
          <TextField
            label={t('evaluators.due', { zone: timeZone })}
            name="dueOn"
            type="datetime-local"
            required
            defaultValue={refusal?.typed.dueOn ?? ''}
            error={refusal?.fields.dueOn}
          />
        </div>
        {whole ? <FieldError>{whole}</FieldError> : null}
        <div className="form-actions">
          <Button type="submit" name="intent" value="add" isWorking={isWorking}>
            {t('evaluators.add')}
          </Button>
        </div>
      </Form>
    </section>
  )
}

function EvaluatorRow({ evaluator }: { evaluator: EvaluationData['evaluators'][number] }) {
  const t = useMessages(evaluationMessages)
  const { agreement, dueAt, left, person, recused, submitted } = evaluator
  const done = submitted + recused
  return (
    <li className="score-row">
      <PersonChip
        person={faceOf(person)}
        to={`/people/${person.number}`}
        size={32}
        line={t.rich('evaluators.progress', {
          done,
          all: done + left,
          at: <Time at={dueAt} as="day" />,
        })}
      />
      {agreement ? <small className="quiet">{t('agreement', agreement)}</small> : null}
      <Form method="post">
        <Button
          type="submit"
          size="small"
          variant="quiet"
          name="intent"
          value={`remove ${person.number}`}
          aria-label={t('evaluators.remove', { name: person.name })}
        >
          {t('evaluators.remove.short')}
        </Button>
      </Form>
    </li>
  )
}
