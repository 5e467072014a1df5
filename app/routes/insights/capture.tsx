// Quoting a customer: their messages with the words that made their tone, and the passage that becomes an insight.
import '#app/styles/pages/insights.css'
import { Link, useRevalidator } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { keepOnLoss } from '#app/forms.ts'
import { act } from '#app/intents.ts'
import { useHints } from '#app/live/use-live.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { insightPagesMessages } from '#messages/insight-pages.ts'
import type { Route } from './+types/capture'
import { AccountForm, CaptureForm, ToneForm } from './capture-forms.tsx'
import { captureIntents } from './insight-writes.ts'
import { type CaptureData, CapturePage, type ToneData, TonesOfThread } from './insights-document.ts'
import { Quote } from './quote.tsx'

export async function loader({ context, params }: Route.LoaderArgs) {
  const id = numberIn(params.number)
  const { ask } = context.get(atrium)
  const { customerThread, insightThemes } = await ask(CapturePage, { id })
  if (!customerThread?.canCapture) throw new Response('Not found', { status: 404 })
  const messages = customerThread.messages.filter(({ direction }) => direction === 'IN')
  const tones = await ask(TonesOfThread, { id, messages: messages.map(({ number }) => number) })
  return {
    thread: customerThread,
    messages,
    tones: tones.customerThread?.tones ?? [],
    themes: insightThemes.edges.map(({ node }) => node.name),
  }
}

export const action = ({ context, params, request }: Route.ActionArgs) => {
  const id = numberIn(params.number)
  return act(captureIntents, context.get(atrium), request, { id, path: `/insights/capture/${id}` })
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, insightPagesMessages)('capture')} · Atrium` },
]

export default function Capture({ loaderData }: Route.ComponentProps) {
  const t = useMessages(insightPagesMessages)
  const { messages, thread, themes, tones } = loaderData
  const { revalidate } = useRevalidator()
  useHints(`post:${thread.number}`, () => void revalidate())
  return (
    <Page
      title={t('capture')}
      crumbs={[
        { label: t('customers'), to: '/customers' },
        { label: thread.title, to: thread.path },
      ]}
      hasNew={false}
    >
      <header className="page-head">
        <div>
          <h1>{t('capture')}</h1>
          <p className="soft">
            {t('capture.lead', { name: thread.customer.name })}{' '}
            {t(thread.customer.consent === 'QUOTE' ? 'capture.consent' : 'capture.noConsent')}
          </p>
        </div>
      </header>
      <div className="columns">
        <div className="stack">
          {messages.map((message) => {
            const tone = tones.find(({ messageNumber }) => messageNumber === message.number)
            return (
              <article key={message.number} className="sheet sheet-pad stack stack-close">
                <p
                  className="voice customer-words"
                  dir="auto"
                  lang={thread.language ?? undefined}
                  data-message={message.number}
                >
                  <Marked text={message.text} tone={tone} />
                </p>
                {tone ? <ToneForm message={message.number} tone={tone} /> : null}
              </article>
            )
          })}
          <Captured thread={thread} />
        </div>
        <aside className="stack">
          <CaptureForm key={thread.insights.edges.length} messages={messages} themes={themes} />
          <AccountForm />
        </aside>
      </div>
    </Page>
  )
}

function Captured({ thread }: { thread: CaptureData }) {
  const t = useMessages(insightPagesMessages)
  const insights = thread.insights.edges.map(({ node }) => node)
  return (
    <section id="insights" aria-labelledby="captured">
      <div className="section-head">
        <h2 id="captured">{t('captured')}</h2>
      </div>
      {insights.length === 0 ? <p className="quiet">{t('captured.none')}</p> : null}
      {insights.map((insight) => (
        <Quote
          key={insight.number}
          insight={insight}
          more={
            insight.theme ? (
              <Link to={insight.theme.path} dir="auto">
                {insight.theme.name}
              </Link>
            ) : null
          }
        />
      ))}
    </section>
  )
}

/** A message with the words marked that made its tone. */
function Marked({ text, tone }: { text: string; tone: ToneData | undefined }) {
  const causes = [...(tone?.causes ?? [])].sort((one, other) => one.from - other.from)
  const pieces = causes.flatMap(({ from, to }, nth) => [
    text.slice(causes[nth - 1]?.to ?? 0, from),
    <mark key={from} className="tone-cause" data-tone={tone?.readTone}>
      {text.slice(from, to)}
    </mark>,
  ])
  return [...pieces, text.slice(causes.at(-1)?.to ?? 0)]
}
