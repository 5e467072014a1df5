// What an evaluator has to score, and what all have scored once they have nothing left.
import '#app/styles/pages/contest.css'
import { useRef } from 'react'
import { useRevalidator, useSearchParams } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { MoreRows } from '#app/components/more-rows.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { useHints } from '#app/live/use-live.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { evaluationMessages } from '#messages/evaluation.ts'
import type { Route } from './+types/evaluate'
import { ChallengeSubpage } from './challenge-subpage.tsx'
import { type EvaluateData, EvaluatePage } from './evaluate-document.ts'
import { Scores, scoreSortIn } from './scores.tsx'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const id = numberIn(params.number)
  const query = new URL(request.url).searchParams
  const { challenge } = await context.get(atrium).ask(EvaluatePage, {
    id,
    after: query.get('after'),
    sort: scoreSortIn(query),
    scores: query.get('scores'),
  })
  if (!challenge?.viewerEvaluates) throw new Response('Not found', { status: 404 })
  return { challenge, own: challenge.viewerEvaluates }
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, evaluationMessages)('title')} · Atrium` },
]

export default function Evaluate({ loaderData: { challenge, own } }: Route.ComponentProps) {
  const t = useMessages(evaluationMessages)
  const { revalidate } = useRevalidator()
  const [query] = useSearchParams()
  useHints(`post:${challenge.number}`, () => void revalidate())
  const { path, title } = challenge
  const done = own.submitted + own.recused
  return (
    <ChallengeSubpage
      title={t('title')}
      challenge={{ path, title }}
      lead={
        <>
          <p className="soft">
            {t.rich('progress', {
              done,
              all: done + own.left,
              at: <Time at={own.dueAt} as="moment" />,
            })}
          </p>
          <p className="quiet small">{t('blind')}</p>
        </>
      }
    >
      <div className="stack">
        {challenge.viewerCanScore ? null : (
          <Notice>
            {t('closed')}. {t('closed.help')}
          </Notice>
        )}
        <Cards challenge={challenge} />
        <Scores
          scored={challenge.scored}
          sort={scoreSortIn(query)}
          path={`${path}/evaluate`}
          isHidden={!challenge.viewerSeesScores}
        />
      </div>
    </ChallengeSubpage>
  )
}

function Cards({ challenge }: { challenge: EvaluateData }) {
  const t = useMessages(evaluationMessages)
  const list = useRef<HTMLUListElement>(null)
  const grown = useRows(challenge.scorecards, {
    of: (page: { challenge: EvaluateData }) => page.challenge.scorecards,
    idOf: ({ idea }) => idea.number,
  })
  if (grown.rows.length === 0) return <Empty title={t('none')}>{t('none.help')}</Empty>
  return (
    <section aria-label={t('list')}>
      <ul className="list list-ruled" ref={list} aria-label={t('list')}>
        {grown.rows.map((card) => (
          <Card key={card.idea.number} card={card} challenge={challenge} />
        ))}
      </ul>
      <MoreRows list={list} grown={grown} />
    </section>
  )
}

type CardOf = EvaluateData['scorecards']['edges'][number]['node']

function Card({ card, challenge }: { card: CardOf; challenge: EvaluateData }) {
  const t = useMessages(evaluationMessages)
  const { idea, recusedAt, submittedAt } = card
  const { language, number, summary, title } = idea
  const state = submittedAt
    ? 'submitted'
    : recusedAt
      ? 'recused'
      : card.isOwn
        ? 'own'
        : card.scores.length > 0 || card.comment
          ? 'draft'
          : 'open'
  return (
    <li className="score-row" data-row={number}>
      <div>
        <h2 className="post-row-title" dir="auto" lang={language ?? undefined}>
          {title}
        </h2>
        {summary ? (
          <p className="post-row-line" dir="auto" lang={language ?? undefined}>
            {summary}
          </p>
        ) : null}
      </div>
      <span className={submittedAt ? 'good small' : 'quiet small'}>{t(`state.${state}`)}</span>
      {challenge.viewerCanScore && !submittedAt ? (
        <LinkButton
          size="small"
          to={`${challenge.path}/evaluate/${number}`}
          aria-label={t('evaluate.label', { title })}
        >
          {t('evaluate')}
        </LinkButton>
      ) : null}
    </li>
  )
}
