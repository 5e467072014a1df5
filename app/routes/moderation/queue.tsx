// What was reported in the spaces where one decides: the gravest first; and what was decided.
import '#app/styles/sheets/moderation.css'
import { useRef } from 'react'
import { Link } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { MoreRows } from '#app/components/more-rows.tsx'
import { Page } from '#app/components/page.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Time } from '#app/ui/time.tsx'
import { moderationMessages } from '#messages/moderation.ts'
import type { Route } from './+types/queue'
import { ModerationTabs } from './moderation-tabs.tsx'
import { OutcomeChip } from './outcome-chip.tsx'

const CaseRowFields = graphql(`
  fragment CaseRowFields on ModerationCase {
    number isComment severity reportCount evidence openedAt outcome
    space { name }
    author { name }
    reports { reason }
  }
`)
const QueuePage = graphql(
  `
  query ModerationQueue($isDecided: Boolean!, $after: String) {
    viewerModerates
    viewerModeratesCompany
    openCases(first: 25, after: $after) @skip(if: $isDecided) {
      edges { node { ...CaseRowFields } }
      pageInfo { endCursor hasNextPage }
    }
    decidedCases(first: 25, after: $after) @include(if: $isDecided) {
      edges { node { ...CaseRowFields } }
      pageInfo { endCursor hasNextPage }
    }
  }
`,
  [CaseRowFields],
)
type Read = ResultOf<typeof QueuePage>
type Case = ResultOf<typeof CaseRowFields>

export async function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const isDecided = query.get('show') === 'decided'
  const read = await context.get(atrium).ask(QueuePage, { isDecided, after: query.get('after') })
  if (!read.viewerModerates && !read.viewerModeratesCompany)
    throw new Response('Not found', { status: 404 })
  return { ...read, isDecided }
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, moderationMessages)('queue.title')} · Atrium` },
]

export default function Queue({ loaderData }: Route.ComponentProps) {
  const t = useMessages(moderationMessages)
  const { isDecided } = loaderData
  const list = useRef<HTMLUListElement>(null)
  const grown = useRows((isDecided ? loaderData.decidedCases : loaderData.openCases) ?? null, {
    of: ({ openCases, decidedCases }: Read) => openCases ?? decidedCases,
    idOf: ({ number }: Case) => number,
  })
  return (
    <Page title={t('queue.title')} hasNew={false}>
      <header className="page-head">
        <h1>{t('queue.title')}</h1>
      </header>
      <div className="stack">
        <ModerationTabs
          at={isDecided ? '/moderation?show=decided' : '/moderation'}
          isOfCompany={loaderData.viewerModeratesCompany}
        />
        {grown.rows.length > 0 ? (
          <ul className="list list-ruled" ref={list}>
            {grown.rows.map((one) => (
              <CaseRow key={one.number} case={one} />
            ))}
          </ul>
        ) : (
          <Empty title={t(isDecided ? 'queue.noneDecided' : 'queue.none')}>
            {t(isDecided ? 'queue.noneDecided.help' : 'queue.none.help')}
          </Empty>
        )}
        <MoreRows list={list} grown={grown} />
      </div>
    </Page>
  )
}

const TONES = ['plain', 'plain', 'warn', 'bad'] as const

function CaseRow({ case: one }: { case: Case }) {
  const t = useMessages(moderationMessages)
  const reasons = [...new Set(one.reports.map(({ reason }) => reason))]
  return (
    <li className="stack stack-tight case" data-row={one.number}>
      <p className="cluster small soft">
        {one.outcome ? (
          <OutcomeChip outcome={one.outcome} />
        ) : (
          <Chip tone={TONES[one.severity]}>{t(`severity.${String(one.severity) as '1'}`)}</Chip>
        )}
        <span>{t(one.isComment ? 'queue.comment' : 'queue.post')}</span>
        {one.author ? <span>{t('queue.by', { name: one.author.name })}</span> : null}
        <span>{t('queue.in', { space: one.space.name })}</span>
        <Time at={one.openedAt} />
      </p>
      <p className="case-words case-words-short" dir="auto">
        <Link className="link" to={`/moderation/${one.number}`}>
          {one.evidence}
        </Link>
      </p>
      <p className="small soft">
        {t('queue.reports', { count: one.reportCount })} ·{' '}
        {reasons.map((reason) => t(`reason.${reason}`)).join(' · ')}
      </p>
    </li>
  )
}
