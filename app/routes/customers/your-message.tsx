// A customer's own page of their thread, by a signed link: what they wrote, what was answered, and a field to write again.
import '#app/styles/pages/customers.css'
import { Form, redirect, useActionData } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { AuthLayout } from '#app/components/auth-layout.tsx'
import { LanguageChoice } from '#app/components/language-choice.tsx'
import { anyProblem, type Refused, refusalOf, refused, wholeProblem } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextAreaField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { MESSAGE_LENGTH } from '#graphql/customers/limits.ts'
import { askUsMessages } from '#messages/ask-us.ts'
import type { Route } from './+types/your-message'

const YourMessagePage = graphql(`
  query YourMessagePage($token: String!) {
    entrance {
      company
      customerSide(token: $token) {
        name title channel stateLabel linkUntil asksIfRight
        messages { number isOurs isAutomatic text voice voiceTitle fixedText takesOverFrom handsOverTo at }
      }
    }
  }
`)
const ReplyByLink = graphql(
  `mutation ReplyByLink($token: String!, $text: String!) { replyByLink(token: $token, text: $text) }`,
)
const SayRight = graphql(
  `mutation SayRight($token: String!, $isRight: Boolean!) { sayRight(token: $token, isRight: $isRight) }`,
)

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { entrance } = await context.get(atrium).ask(YourMessagePage, { token: params.token })
  if (!entrance.customerSide) throw new Response('Not found', { status: 404 })
  return {
    company: entrance.company,
    side: entrance.customerSide,
    isSent: new URL(request.url).searchParams.has('sent'),
    hasSaid: new URL(request.url).searchParams.has('said'),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const typed = await fields(request)
  if (typed.intent === 'right' || typed.intent === 'notRight') {
    const isRight = typed.intent === 'right'
    const said = await context.get(atrium).submit(SayRight, { token: params.token, isRight })
    if (!said.ok) return refused(said, 'right', typed)
    return redirect(`/your-message/${params.token}?said=1`, 303)
  }
  const result = await context
    .get(atrium)
    .submit(ReplyByLink, { token: params.token, text: typed.text ?? '' })
  if (!result.ok) return refused(result, 'reply', typed)
  return redirect(`/your-message/${params.token}?sent=1`, 303)
}

export const meta: Route.MetaFunction = ({ loaderData, matches }) => [
  { title: `${loaderData?.side.title ?? metaMessages(matches, askUsMessages)('title')} · Atrium` },
  // The address is a key: nobody else shall find it.
  { name: 'robots', content: 'noindex' },
]

export default function YourMessage({ loaderData, params }: Route.ComponentProps) {
  const t = useMessages(askUsMessages)
  const { company, hasSaid, isSent, side } = loaderData
  const refusal = useActionData<Refused>()
  const whole = wholeProblem(refusalOf(refusal, 'reply'))
  return (
    <AuthLayout company={company} to={`/your-message/${params.token}`} foot={<LanguageChoice />}>
      <div className="ask-us stack stack-close">
        <header>
          <h1 className="voice-title" dir="auto">
            {side.title}
          </h1>
          <p className="meta">
            <span>{t('number', { number: side.name })}</span>
            <Chip>{side.stateLabel}</Chip>
          </p>
        </header>
        {isSent ? (
          <Notice tone="good" role="status">
            {t('sent')}
          </Notice>
        ) : null}
        {hasSaid ? (
          <Notice tone="good" role="status">
            {t('right.thanks')}
          </Notice>
        ) : null}
        <section className="stack stack-close" aria-label={t('messages')}>
          {side.messages.map((message) => (
            <Message key={message.number} message={message} />
          ))}
        </section>
        {side.asksIfRight ? <RightForm /> : null}
        <Form method="post" className="form" reloadDocument key={side.messages.length}>
          <TextAreaField
            label={t('again')}
            name="text"
            rows={4}
            required
            maxLength={MESSAGE_LENGTH}
            defaultValue={refusal?.typed.text}
            error={refusal?.fields.text}
          />
          {whole ? <FieldError>{whole}</FieldError> : null}
          <div className="form-actions">
            <Button type="submit" variant="primary">
              {t('send')}
            </Button>
          </div>
        </Form>
        <p className="quiet small">
          {t.rich('link.until', { time: <Time at={side.linkUntil} as="day" /> })}
        </p>
      </div>
    </AuthLayout>
  )
}

/** Was it put right? One click either way. */
function RightForm() {
  const t = useMessages(askUsMessages)
  const problem = anyProblem(refusalOf(useActionData<Refused>(), 'right'))
  return (
    <Form method="post" className="stack stack-tight your-right" reloadDocument>
      <h2 id="right">{t('right')}</h2>
      <div className="cluster">
        <Button type="submit" name="intent" value="right">
          {t('right.yes')}
        </Button>
        <Button type="submit" name="intent" value="notRight">
          {t('right.no')}
        </Button>
      </div>
      {problem ? <FieldError>{problem}</FieldError> : null}
    </Form>
  )
}

type Side = Route.ComponentProps['loaderData']['side']

function Message({ message }: { message: Side['messages'][number] }) {
  const t = useMessages(askUsMessages)
  return (
    <article className="customer-message" data-direction={message.isOurs ? 'OUT' : 'IN'}>
      <header className="meta">
        <b>
          {message.isOurs
            ? [message.voice, message.voiceTitle].filter(Boolean).join(', ')
            : t('yours')}
        </b>
        {message.isAutomatic ? <span>{t('automatic')}</span> : null}
        <Time at={message.at} as="moment" />
      </header>
      <p className="voice customer-words" dir="auto">
        {message.text}
      </p>
      {message.takesOverFrom ? (
        <p className="quiet small">
          {t('from', { name: message.voice, before: message.takesOverFrom })}
        </p>
      ) : null}
      {message.handsOverTo ? (
        <p className="quiet small">{t('to', { name: message.handsOverTo })}</p>
      ) : null}
      {message.fixedText ? (
        <p className="quiet small customer-words" dir="auto">
          {message.fixedText}
        </p>
      ) : null}
    </article>
  )
}
