// All questions that somebody may see: those without an answer first of all.
import { CircleQuestionMark } from 'lucide'
import { useRef } from 'react'
import { useRevalidator } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { MoreRows } from '#app/components/more-rows.tsx'
import { Page } from '#app/components/page.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useHints } from '#app/live/use-live.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { QUESTION_VIEWS, type QuestionView } from '#graphql/questions/limits.ts'
import { questionsMessages } from '#messages/questions.ts'
import type { Route } from './+types/questions'
import { QuestionRowFields } from './question-fields.ts'
import { QuestionRow } from './question-row.tsx'

const QuestionsPage = graphql(
  `
    query QuestionsPage($view: QuestionView!, $tag: String, $after: String) {
      canReadKnowledgeGaps
      questions(view: $view, tag: $tag, first: 20, after: $after) {
        edges { node { ...QuestionRowFields } }
        pageInfo { endCursor hasNextPage }
      }
    }
  `,
  [QuestionRowFields],
)
type Listed = ResultOf<typeof QuestionsPage>['questions']

const nameOf = (view: QuestionView) => view.toLowerCase().replace('_', '-')

export async function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const view = QUESTION_VIEWS.find((one) => nameOf(one) === query.get('view')) ?? 'UNANSWERED'
  const tag = query.get('tag')?.slice(0, 80) || null
  const asked = { view: tag ? ('ALL' as const) : view, tag, after: query.get('after') }
  const { questions, canReadKnowledgeGaps } = await context.get(atrium).ask(QuestionsPage, asked)
  return { view: asked.view, tag, questions, canReadGaps: canReadKnowledgeGaps }
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, questionsMessages)('title')} · Atrium` },
]

export default function Questions({ loaderData }: Route.ComponentProps) {
  const t = useMessages(questionsMessages)
  const { view, tag, questions } = loaderData
  const { revalidate } = useRevalidator()
  useHints('company:0', () => void revalidate())
  return (
    <Page title={t('title')} hasNew={false}>
      <header className="page-head">
        <div>
          <h1>{tag ? t('title.tag', { tag }) : t('title')}</h1>
          <p className="soft">{t('lead')}</p>
        </div>
        <div className="cluster">
          {loaderData.canReadGaps ? (
            <LinkButton to="/questions/gaps">{t('gaps')}</LinkButton>
          ) : null}
          <LinkButton variant="primary" to="/questions/new">
            <Icon of={CircleQuestionMark} />
            {t('ask')}
          </LinkButton>
        </div>
      </header>
      <div className="list-bar">
        <Tabs
          label={t('view')}
          items={QUESTION_VIEWS.map((one) => ({
            label: t(`view.${one}`),
            to: one === 'UNANSWERED' ? '/questions' : `/questions?view=${nameOf(one)}`,
            isCurrent: one === view && tag === null,
          }))}
        />
      </div>
      <QuestionList key={`${view} ${tag}`} view={view} questions={questions} />
    </Page>
  )
}

function QuestionList({ view, questions }: { view: QuestionView; questions: Listed }) {
  const t = useMessages(questionsMessages)
  const grown = useRows(questions, {
    of: (page: { questions: Listed }) => page.questions,
    idOf: ({ number }) => number,
  })
  const list = useRef<HTMLUListElement>(null)
  if (grown.rows.length === 0)
    return <Empty title={t(`none.${view}`)}>{t(`none.${view}.help`)}</Empty>
  return (
    <>
      <ul className="list" ref={list} aria-label={t('list', { view: t(`view.${view}`) })}>
        {grown.rows.map((question) => (
          <QuestionRow key={question.number} question={question} />
        ))}
      </ul>
      <MoreRows list={list} grown={grown} />
    </>
  )
}
