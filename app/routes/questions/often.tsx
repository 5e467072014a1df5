// How often somebody is asked questions, and about what they are not asked any more.
import { Form, useActionData } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { done, keepOnLoss, type Refused, refusalOf, refused } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { MAX_CAP } from '#graphql/questions/limits.ts'
import { questionsMessages } from '#messages/questions.ts'
import type { Route } from './+types/often'

const OftenPage = graphql(`
  query OftenPage {
    questionAvailability { weeklyCap askedThisWeek }
    viewer { hiddenTopics }
  }
`)
const SetWeeklyCap = graphql(`
  mutation SetWeeklyCap($cap: Int!) { setWeeklyCap(cap: $cap) { weeklyCap } }
`)
const HideTopicAsked = graphql(`
  mutation HideTopicAsked($topic: String!) { hideTopic(topic: $topic) { number } }
`)
const ShowTopicAsked = graphql(`
  mutation ShowTopicAsked($topic: String!) { showTopic(topic: $topic) { number } }
`)

export async function loader({ context, request }: Route.LoaderArgs) {
  const { questionAvailability, viewer } = await context.get(atrium).ask(OftenPage, {})
  return {
    availability: questionAvailability,
    hiddenTopics: viewer?.hiddenTopics ?? [],
    isSaved: new URL(request.url).searchParams.has('saved'),
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { submit } = context.get(atrium)
  const { intent = '', cap = '', topic = '' } = await fields(request)
  const result =
    intent === 'cap'
      ? await submit(SetWeeklyCap, { cap: capIn(cap) })
      : intent === 'show'
        ? await submit(ShowTopicAsked, { topic })
        : await submit(HideTopicAsked, { topic })
  if (!result.ok) return refused(result, intent, { cap, topic })
  return done(request, '/questions/often?saved', { intent })
}

/** What is no number is refused as one below 0. */
const capIn = (text: string): number => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : -1)

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, questionsMessages)('often.title')} · Atrium` },
]

export default function Often({ loaderData }: Route.ComponentProps) {
  const t = useMessages(questionsMessages)
  const { availability, hiddenTopics, isSaved } = loaderData
  const answer = useActionData<{ ok: boolean }>()
  const capRefusal = refusalOf(answer, 'cap')
  return (
    <Page
      title={t('often.title')}
      crumbs={[{ label: t('title'), to: '/questions' }]}
      hasNew={false}
    >
      <header className="page-head">
        <div>
          <h1>{t('often.title')}</h1>
          <p className="soft">{t('often.lead')}</p>
        </div>
      </header>
      <div className="stack">
        {isSaved || answer?.ok ? (
          <Notice tone="good" role="status">
            {t('often.saved')}
          </Notice>
        ) : null}
        <Form method="post" className="form">
          <input type="hidden" name="intent" value="cap" />
          <TextField
            label={t('often.cap')}
            name="cap"
            type="number"
            min={0}
            max={MAX_CAP}
            step={1}
            required
            defaultValue={capRefusal?.typed.cap ?? availability.weeklyCap}
            error={capRefusal?.fields.cap}
            help={t('often.cap.help', { max: MAX_CAP, asked: availability.askedThisWeek })}
          />
          <div className="form-actions">
            <Button type="submit">{t('save')}</Button>
          </div>
        </Form>
        <HideTopic key={hiddenTopics.length} refusal={refusalOf(answer, 'hide')} />
        {hiddenTopics.length > 0 ? <HiddenTopics topics={hiddenTopics} /> : null}
      </div>
    </Page>
  )
}

/** About what somebody does not want to be asked. */
function HideTopic({ refusal }: { refusal: Refused | undefined }) {
  const t = useMessages(questionsMessages)
  return (
    <Form method="post" className="form">
      <input type="hidden" name="intent" value="hide" />
      <TextField
        label={t('often.hide')}
        name="topic"
        required
        maxLength={80}
        defaultValue={refusal?.typed.topic}
        error={refusal?.fields.topic ?? (refusal ? [refusal.message] : undefined)}
        help={t('often.hide.help')}
      />
      <div className="form-actions">
        <Button type="submit">{t('often.hide.submit')}</Button>
      </div>
    </Form>
  )
}

function HiddenTopics({ topics }: { topics: readonly string[] }) {
  const t = useMessages(questionsMessages)
  return (
    <section aria-labelledby="hidden-heading">
      <div className="section-head">
        <h2 id="hidden-heading">{t('often.hidden')}</h2>
      </div>
      <ul className="list list-ruled">
        {topics.map((topic) => (
          <li key={topic} className="cluster">
            <span dir="auto">{topic}</span>
            <Form method="post">
              <input type="hidden" name="intent" value="show" />
              <input type="hidden" name="topic" value={topic} />
              <Button
                type="submit"
                size="small"
                variant="quiet"
                aria-label={t('often.show', { topic })}
              >
                {t('often.show.short')}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
}
