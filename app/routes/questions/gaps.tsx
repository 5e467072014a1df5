// Which knowledge is missing: topics without an expert, with one alone, and with many open questions.
import { Link } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { GAP_DAYS, MIN_ASKERS } from '#graphql/questions/limits.ts'
import { gapsMessages } from '#messages/gaps.ts'
import { questionsMessages } from '#messages/questions.ts'
import type { Route } from './+types/gaps'

const GapsPage = graphql(`
  query GapsPage { knowledgeGaps { topic gap askers questions open answers topShare } }
`)
type Gap = NonNullable<ResultOf<typeof GapsPage>['knowledgeGaps']>[number]
const GAPS = ['NO_EXPERT', 'SINGLE_POINT', 'OPEN_QUESTIONS'] as const

export async function loader({ context }: Route.LoaderArgs) {
  const { knowledgeGaps } = await context.get(atrium).ask(GapsPage, {})
  if (!knowledgeGaps) throw new Response('Not found', { status: 404 })
  return { gaps: knowledgeGaps }
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, gapsMessages)('title')} · Atrium` },
]

export default function Gaps({ loaderData: { gaps } }: Route.ComponentProps) {
  const t = useMessages(gapsMessages)
  const word = useMessages(questionsMessages)
  return (
    <Page title={t('title')} crumbs={[{ label: word('title'), to: '/questions' }]} hasNew={false}>
      <header className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="soft">{t('lead', { days: GAP_DAYS, min: MIN_ASKERS })}</p>
        </div>
      </header>
      {gaps.length === 0 ? <Empty title={t('none')}>{t('none.help')}</Empty> : null}
      <div className="stack">
        {GAPS.map((gap) => (
          <Topics key={gap} gap={gap} topics={gaps.filter((one) => one.gap === gap)} />
        ))}
      </div>
    </Page>
  )
}

function Topics({ gap, topics }: { gap: Gap['gap']; topics: readonly Gap[] }) {
  const t = useMessages(gapsMessages)
  if (topics.length === 0) return null
  return (
    <section className="stack stack-tight" aria-labelledby={gap}>
      <h2 id={gap}>{t(`gap.${gap}`)}</h2>
      <p className="small soft">{t(`gap.${gap}.help`)}</p>
      <div className="table-scroll">
        <table className="grid-table">
          <thead>
            <tr>
              <th scope="col">{t('topic')}</th>
              <th scope="col">{t('askers')}</th>
              <th scope="col">{t('questions')}</th>
              <th scope="col">{t('open')}</th>
              <th scope="col">{t('share')}</th>
            </tr>
          </thead>
          <tbody>
            {topics.map(({ answers, askers, open, questions, topic, topShare }) => (
              <tr key={topic}>
                <th scope="row" dir="auto">
                  <Link className="link" to={`/questions?tag=${encodeURIComponent(topic)}`}>
                    {topic}
                  </Link>
                </th>
                <td>{askers}</td>
                <td>{questions}</td>
                <td>{open}</td>
                <td>{answers > 0 ? t('share.of', { share: topShare }) : t('share.none')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
