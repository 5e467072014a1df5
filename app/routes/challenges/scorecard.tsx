// Scoring one entry: each criterion from 1 to 5, a comment, and the way out for those who cannot judge it.
import '#app/styles/pages/contest.css'
import { Form, Link, redirect, useActionData, useNavigation } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { keepOnLoss, type Refused, refusalOf, refused, wholeProblem } from '#app/forms.ts'
import type { ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError, FieldGroup } from '#app/ui/field.tsx'
import { Radio, TextAreaField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { MAX_SCORE, SCORE_COMMENT_LENGTH } from '#graphql/challenges/limits.ts'
import { evaluationMessages } from '#messages/evaluation.ts'
import type { Route } from './+types/scorecard'
import { ChallengeSubpage } from './challenge-subpage.tsx'
import { Recuse, SaveScorecard, ScorecardPage } from './evaluate-document.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const variables = { id: numberIn(params.number), ideaId: numberIn(params.idea) }
  const { challenge } = await context.get(atrium).ask(ScorecardPage, variables)
  if (!challenge?.scorecard || !challenge.viewerCanScore || challenge.scorecard.submittedAt)
    throw new Response('Not found', { status: 404 })
  return { challenge, card: challenge.scorecard }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const typed = await fields(request)
  const variables = { id: numberIn(params.number), ideaId: numberIn(params.idea) }
  const { submit } = context.get(atrium)
  const result =
    typed.intent === 'recuse'
      ? await submit(Recuse, variables)
      : await submit(SaveScorecard, {
          ...variables,
          scores: scoresIn(typed),
          comment: typed.comment ?? '',
          submits: typed.intent === 'submit',
        })
  if (!result.ok) return refused(result, 'score', typed)
  throw redirect(`/challenges/${variables.id}/evaluate`, 303)
}

const scoresIn = (typed: Record<string, string>) =>
  Object.entries(typed).flatMap(([name, value]) => {
    const [, id] = /^score-(\d{1,9})$/.exec(name) ?? []
    return id ? [{ criterion: Number(id), score: Number(value) || 0 }] : []
  })

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, evaluationMessages)('title.card')} · Atrium` },
]

export default function ScorecardOfEntry({ loaderData }: Route.ComponentProps) {
  const t = useMessages(evaluationMessages)
  const { path, title } = loaderData.challenge
  const { html, language, path: ideaPath, title: ideaTitle } = loaderData.card.idea
  return (
    <ChallengeSubpage
      title={t('title.card')}
      challenge={{ path, title }}
      within={{ label: t('title'), to: `${path}/evaluate` }}
      heading={ideaTitle}
      language={language}
      lead={
        <p>
          <Link className="link small" to={ideaPath}>
            {t('read')}
          </Link>
        </p>
      }
    >
      <div className="columns">
        <Prose html={html} language={language} />
        <ScoreForm {...loaderData} />
      </div>
    </ChallengeSubpage>
  )
}

type Challenge = NonNullable<ResultOf<typeof ScorecardPage>['challenge']>
type ScoreFormProps = { challenge: Challenge; card: NonNullable<Challenge['scorecard']> }

function ScoreForm({ challenge: { criteria, path }, card }: ScoreFormProps) {
  const t = useMessages(evaluationMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'score')
  const isWorking = useNavigation().formMethod === 'POST'
  const whole = wholeProblem(refusal)
  if (card.isOwn) return <OwnCard isWorking={isWorking} message={whole} />
  if (criteria.length === 0) return <p className="soft">{t('noCriteria')}</p>
  return (
    <Form method="post" className="form">
      <p className="quiet small">{t('scale')}</p>
      {criteria.map((criterion) => (
        <ScoreField key={criterion.number} {...{ criterion, card, refusal }} />
      ))}
      {refusal?.fields.scores ? <FieldError>{refusal.fields.scores[0]}</FieldError> : null}
      <TextAreaField
        label={t('comment')}
        name="comment"
        rows={3}
        maxLength={SCORE_COMMENT_LENGTH}
        defaultValue={refusal?.typed.comment ?? card.comment}
        error={refusal?.fields.comment}
      />
      {whole ? <FieldError>{whole}</FieldError> : null}
      <p className="quiet small">{t('submit.help')}</p>
      <div className="form-actions">
        <Button type="submit" name="intent" value="submit" variant="primary" isWorking={isWorking}>
          {t('submit')}
        </Button>
        <Button type="submit" name="intent" value="draft" isWorking={isWorking}>
          {t('draft')}
        </Button>
        <LinkButton variant="quiet" to={`${path}/evaluate`}>
          {t('cancel')}
        </LinkButton>
      </div>
      <details className="form-more">
        <summary>{t('recuse')}</summary>
        <p className="soft small">{t('recuse.help')}</p>
        <Button type="submit" name="intent" value="recuse" isWorking={isWorking}>
          {t('recuse')}
        </Button>
      </details>
    </Form>
  )
}

/** Whoever wrote it without their name, or helped with it, is told before they score it; they can take it off their list. */
function OwnCard({ isWorking, message }: { isWorking: boolean; message: string | undefined }) {
  const t = useMessages(evaluationMessages)
  return (
    <Form method="post" className="form">
      <Notice>{t('own')}</Notice>
      {message ? <FieldError>{message}</FieldError> : null}
      <div className="form-actions">
        <Button type="submit" name="intent" value="recuse" isWorking={isWorking}>
          {t('recuse')}
        </Button>
      </div>
    </Form>
  )
}

type ScoreFieldProps = {
  criterion: Challenge['criteria'][number]
  card: ScoreFormProps['card']
  refusal: Refused | undefined
}

function ScoreField({ criterion: { name, number, weight }, card, refusal }: ScoreFieldProps) {
  const t = useMessages(evaluationMessages)
  const field = `score-${number}`
  const kept = card.scores.find(({ criterion }) => criterion === number)?.score
  const chosen = refusal?.typed[field] ?? (kept === undefined ? '' : String(kept))
  return (
    <FieldGroup legend={t('criterion', { name, weight })}>
      <div className="cluster">
        {Array.from({ length: MAX_SCORE }, (_, nth) => String(nth + 1)).map((score) => (
          <Radio
            key={score}
            name={field}
            value={score}
            defaultChecked={score === chosen}
            label={score}
          />
        ))}
      </div>
    </FieldGroup>
  )
}
