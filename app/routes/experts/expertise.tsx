// What somebody knows and why: every topic with its proofs; colleagues endorse it, and the person keeps topics away.
import '#app/styles/sheets/people.css'
import { Form, redirect, useActionData } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { anyProblem, type Refused, refused, unknownForm } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useLanguage, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { expertiseMessages } from '#messages/expertise.ts'
import { frameMessages } from '#messages/frame.ts'
import type { Route } from './+types/expertise'
import { TopicCard, TopicCardFields } from './topic-card.tsx'

const ExpertisePage = graphql(
  `
  query ExpertisePage($id: ID!) {
    person(id: $id) {
      number name isViewer hiddenTopics canEndorse canHideTopics
      expertise(first: 20) { ...TopicCardFields }
    }
  }
`,
  [TopicCardFields],
)
const Endorse = graphql(`
  mutation Endorse($id: ID!, $topic: String!, $post: ID!) { endorse(personId: $id, topic: $topic, postId: $post) { number } }
`)
const WithdrawEndorsement = graphql(`
  mutation WithdrawEndorsement($id: ID!, $topic: String!) { withdrawEndorsement(personId: $id, topic: $topic) { number } }
`)
const HideTopic = graphql(
  `mutation HideTopic($topic: String!) { hideTopic(topic: $topic) { number } }`,
)
const ShowTopic = graphql(
  `mutation ShowTopic($topic: String!) { showTopic(topic: $topic) { number } }`,
)

export async function loader({ context, params, request }: Route.LoaderArgs) {
  if (!/^\d{1,9}$/.test(params.number)) throw new Response('Not found', { status: 404 })
  const { person } = await context.get(atrium).ask(ExpertisePage, { id: params.number })
  if (!person) throw new Response('Not found', { status: 404 })
  const query = new URL(request.url).searchParams
  return { person, done: query.get('done'), topic: query.get('topic') ?? '' }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { submit, language } = context.get(atrium)
  const { intent = '', topic = '', post = '', ...form } = await fields(request)
  const id = params.number
  const result =
    intent === 'endorse'
      ? await submit(Endorse, { id, topic, post })
      : intent === 'withdraw'
        ? await submit(WithdrawEndorsement, { id, topic })
        : intent === 'hide'
          ? await submit(HideTopic, { topic })
          : intent === 'show'
            ? await submit(ShowTopic, { topic })
            : null
  if (!result) throw new Response(unknownForm(language), { status: 400 })
  if (!result.ok) return refused(result, intent, { ...form, topic, post })
  const query = new URLSearchParams({ done: intent, topic })
  throw redirect(`/people/${params.number}/expertise?${query}`, 303)
}

export const meta: Route.MetaFunction = ({ loaderData, matches }) => [
  {
    title: `${metaMessages(matches, expertiseMessages)('title', { name: loaderData?.person.name ?? '' })} · Atrium`,
  },
]

const DONE = ['endorse', 'withdraw', 'hide', 'show'] as const

export default function Expertise({ loaderData: { person, done, topic } }: Route.ComponentProps) {
  const t = useMessages(expertiseMessages)
  const language = useLanguage()
  const answer = useActionData<typeof action>()
  const refusal = answer?.ok === false ? (answer as Refused) : undefined
  const said = refusal ? undefined : DONE.find((one) => one === done)
  const crumbs = [
    { label: frameMessages.in(language)('place.people'), to: '/people' },
    { label: person.name, to: `/people/${person.number}` },
  ]
  return (
    <Page title={t('heading')} crumbs={crumbs}>
      <header className="page-head">
        <div>
          <h1 dir="auto">{t('title', { name: person.name })}</h1>
          <p className="soft">{t(person.isViewer ? 'about.own' : 'about')}</p>
        </div>
      </header>
      {said ? (
        <Notice
          role="status"
          tone="good"
          action={
            said === 'hide' ? <TopicButton intent="show" topic={topic} label={t('undo')} /> : null
          }
        >
          {t(`done.${said}`, { topic })}
        </Notice>
      ) : null}
      {refusal ? <FieldError>{anyProblem(answer)}</FieldError> : null}
      {person.expertise.length > 0 ? (
        <ul className="list list-ruled">
          {person.expertise.map((one) => (
            <TopicCard
              key={one.topic}
              data={one}
              canEndorse={person.canEndorse}
              canHide={person.canHideTopics}
            />
          ))}
        </ul>
      ) : (
        <Empty title={t('none')}>{t('none.help')}</Empty>
      )}
      {person.hiddenTopics?.length ? <Hidden topics={person.hiddenTopics} /> : null}
    </Page>
  )
}

/** What one is not known for, with the way back. */
function Hidden({ topics }: { topics: readonly string[] }) {
  const t = useMessages(expertiseMessages)
  return (
    <section aria-labelledby="hidden-topics">
      <div className="section-head">
        <h2 id="hidden-topics">{t('hidden')}</h2>
        <small>{t('hidden.help')}</small>
      </div>
      <ul className="list list-ruled">
        {topics.map((topic) => (
          <li key={topic} className="expertise-row">
            <h3 dir="auto">{topic}</h3>
            <TopicButton
              intent="show"
              topic={topic}
              label={t('show')}
              about={t('show.topic', { topic })}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function TopicButton(props: { intent: string; topic: string; label: string; about?: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={props.intent} />
      <input type="hidden" name="topic" value={props.topic} />
      <Button type="submit" variant="quiet" size="small" aria-label={props.about}>
        {props.label}
      </Button>
    </Form>
  )
}
