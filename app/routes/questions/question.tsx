// A question: what is asked by whom, its answers in order, and the one that was accepted. It changes while it is read.
import { useMemo } from 'react'
import { useRouteLoaderData, useSearchParams } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { ArchivedNotice } from '#app/components/archived-notice.tsx'
import { Discussion } from '#app/components/discussion/discussion.tsx'
import { discussionKey, readDiscussion } from '#app/components/discussion/read-discussion.ts'
import { type DiscussionData, useDiscussion } from '#app/components/discussion/use-discussion.ts'
import { Page } from '#app/components/page.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { keepOnLoss } from '#app/forms.ts'
import { act } from '#app/intents.ts'
import { usePresence } from '#app/live/use-presence.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { unlessAnswered } from '#app/revalidation.ts'
import { questionsMessages } from '#messages/questions.ts'
import type { Route } from './+types/question'
import { answersOf } from './answer-tools.tsx'
import { KnowledgePanel } from './knowledge-panel.tsx'
import { questionIntents } from './question-action.ts'
import { type QuestionData, QuestionPage } from './question-document.ts'
import { QuestionHead } from './question-head.tsx'
import { RequestPanel, WhoWasAsked } from './request-panel.tsx'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { ask, now } = context.get(atrium)
  const id = numberIn(params.number)
  const { variables, data } = readDiscussion({ ask, now }, id, request.url, 'TOP')
  const [{ question }, discussion] = await Promise.all([
    ask(QuestionPage, { id, ...variables }),
    data(),
  ])
  if (!question) throw new Response('Not found', { status: 404 })
  return { question, discussion }
}

export const action = ({ context, params, request }: Route.ActionArgs) => {
  const id = numberIn(params.number)
  return act(questionIntents, context.get(atrium), request, { id, path: `/questions/${id}` })
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const shouldRevalidate = unlessAnswered

export const meta: Route.MetaFunction = ({ loaderData, matches }) => [
  {
    title: `${loaderData?.question.title ?? metaMessages(matches, questionsMessages)('title')} · Atrium`,
  },
]

export default function Question({ loaderData }: Route.ComponentProps) {
  const [query] = useSearchParams()
  const { question, discussion } = loaderData
  return (
    <QuestionView
      key={`${question.number} ${discussionKey(query)}`}
      question={question}
      discussion={discussion}
    />
  )
}

type LayoutData = { viewer: { number: number; name: string; pictureUrl: string | null } }
type QuestionViewProps = { question: QuestionData; discussion: DiscussionData }

function QuestionView({ question, discussion }: QuestionViewProps) {
  const t = useMessages(questionsMessages)
  const layout = useRouteLoaderData<LayoutData>('routes/app-layout')
  const discussing = useDiscussion(question, discussion)
  const present = usePresence(`post:${question.number}`)
  const here = useMemo(() => new Set(present?.people.map(({ id }) => String(id))), [present])
  const viewer = layout ? faceOf(layout.viewer) : { id: '0', name: '' }
  return (
    <Page title={question.title} crumbs={[{ label: t('title'), to: '/questions' }]}>
      <div className="columns">
        <div className="stack">
          <QuestionHead question={question} supportCount={discussing.counts.supportCount} />
          <KnowledgePanel question={question} />
          <RequestPanel question={question} />
          {question.space.isArchived ? <ArchivedNotice space={question.space} /> : null}
          <Discussion
            post={question}
            answers={answersOf(question)}
            {...{ discussing, viewer, here }}
          />
        </div>
        <WhoWasAsked question={question} />
      </div>
    </Page>
  )
}
