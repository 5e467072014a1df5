// Comparing the entries of a challenge, two at a time.
import '#app/styles/pages/contest.css'
import { Form, Link, useActionData } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { anyProblem, keepOnLoss } from '#app/forms.ts'
import { act } from '#app/intents.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { DUELS_ASKED } from '#graphql/challenges/limits.ts'
import { duelsMessages } from '#messages/duels.ts'
import type { Route } from './+types/compare'
import { ChallengeSubpage } from './challenge-subpage.tsx'
import { type CompareData, ComparePage, compareIntents } from './compare-document.ts'
import { DuelForm } from './duel-form.tsx'

export async function loader({ context, params }: Route.LoaderArgs) {
  const id = numberIn(params.number)
  const { challenge } = await context.get(atrium).ask(ComparePage, { id })
  if (!challenge?.hasDuels) throw new Response('Not found', { status: 404 })
  return { challenge }
}

export const action = ({ context, params, request }: Route.ActionArgs) => {
  const id = numberIn(params.number)
  const path = `/challenges/${id}/compare`
  return act(compareIntents, context.get(atrium), request, { id, path })
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, duelsMessages)('title')} · Atrium` },
]

export default function Compare({ loaderData: { challenge } }: Route.ComponentProps) {
  const t = useMessages(duelsMessages)
  const { duel, path, round, title, viewerCan } = challenge
  return (
    <ChallengeSubpage
      title={t('title')}
      challenge={{ path, title }}
      heading={t('question')}
      lead={<Prose html={challenge.html} language={challenge.language} />}
      actions={viewerCan.compare && round ? <Progress mine={round.mine} /> : null}
      headClass="duel-head"
    >
      {viewerCan.compare && duel ? (
        <DuelForm key={duel.number} duel={duel} canTakeBack={round?.canTakeBack ?? false} />
      ) : (
        <NoPair challenge={challenge} />
      )}
      <Exposure challenge={challenge} />
    </ChallengeSubpage>
  )
}

function Progress({ mine }: { mine: number }) {
  const t = useMessages(duelsMessages)
  return (
    <div className="duel-progress">
      <b>
        {mine < DUELS_ASKED
          ? t('progress', { mine, asked: DUELS_ASKED })
          : t('progress.done', { mine })}
      </b>
      <div className="duel-steps" aria-hidden="true">
        {Array.from({ length: DUELS_ASKED }, (_, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have nothing but their place
          <i key={nth} className={nth < mine ? 'is-done' : undefined} />
        ))}
      </div>
      <small className="quiet">{t('progress.help')}</small>
    </div>
  )
}

/** Before the first pair, after the last one, and where nobody compares now. */
function NoPair({ challenge }: { challenge: CompareData }) {
  const t = useMessages(duelsMessages)
  const problem = anyProblem(useActionData<{ ok: boolean }>())
  const { path, round, viewerCan } = challenge
  if (!viewerCan.compare)
    return (
      <Empty
        title={t('closed')}
        actions={<LinkButton to={`${path}/ranking`}>{t('ranking.see')}</LinkButton>}
      >
        {t('closed.help')}
      </Empty>
    )
  const isOver = round?.canTakeBack ?? false
  return (
    <Empty
      title={t(isOver ? 'over' : 'title')}
      actions={
        <>
          <Form method="post">
            <input type="hidden" name="intent" value="start" />
            <Button type="submit" variant={isOver ? 'plain' : 'primary'}>
              {t('start')}
            </Button>
          </Form>
          {isOver ? <LinkButton to={`${path}/ranking`}>{t('ranking.see')}</LinkButton> : null}
        </>
      }
    >
      {isOver ? t('over.help') : t('start.help', { asked: DUELS_ASKED })}
      {problem ? <FieldError>{problem}</FieldError> : null}
    </Empty>
  )
}

function Exposure({ challenge: { path, round } }: { challenge: CompareData }) {
  const t = useMessages(duelsMessages)
  if (!round || round.most === 0) return null
  const { least, most } = round
  return (
    <section className="duel-exposure" aria-labelledby="equally">
      <div className="section-head">
        <h2 id="equally">{t('equally')}</h2>
        <div className="section-head-end">
          <Link className="link small" to={`${path}/ranking`}>
            {t('ranking.see')}
          </Link>
        </div>
      </div>
      <p className="quiet small">{t('equally.line', { least, most })}</p>
    </section>
  )
}
