// The public form of a channel: for whoever has no account. It works before scripts, and in a frame of the company's own site.
import '#app/styles/pages/customers.css'
import { Form, redirect, useActionData } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { AuthLayout } from '#app/components/auth-layout.tsx'
import { LanguageChoice } from '#app/components/language-choice.tsx'
import { type Refused, refused, wholeProblem } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextAreaField, TextField } from '#app/ui/input.tsx'
import {
  ADDRESS_LENGTH,
  MESSAGE_LENGTH,
  NAME_LENGTH,
  SUBJECT_LENGTH,
} from '#graphql/customers/limits.ts'
import { askUsMessages } from '#messages/ask-us.ts'
import type { Route } from './+types/ask-us'

const AskUsPage = graphql(`
  query AskUsPage($channel: String!) { entrance { company customerForm(channel: $channel) { slug name about } } }
`)
const AskUs = graphql(`
  mutation AskUs($channel: String!, $name: String, $email: String, $subject: String, $text: String!) {
    askUs(channel: $channel, name: $name, email: $email, subject: $subject, text: $text) { name token }
  }
`)

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { entrance } = await context.get(atrium).ask(AskUsPage, { channel: params.channel })
  if (!entrance.customerForm) throw new Response('Not found', { status: 404 })
  const query = new URL(request.url).searchParams
  return {
    company: entrance.company,
    form: entrance.customerForm,
    number: query.get('number'),
    token: query.get('token'),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const typed = await fields(request)
  const { name = '', email = '', subject = '', text = '', website = '' } = typed
  // People leave the hidden field empty; programs that fill in everything are thanked and not listened to.
  if (website) return redirect(`/ask-us/${params.channel}?number=C-0`, 303)
  const result = await context
    .get(atrium)
    .submit(AskUs, { channel: params.channel, name, email, subject, text })
  if (!result.ok) return refused(result, 'ask', typed)
  const { name: number, token } = result.data.askUs
  const query = new URLSearchParams({ number, ...(token ? { token } : {}) })
  return redirect(`/ask-us/${params.channel}?${query}`, 303)
}

export const meta: Route.MetaFunction = ({ loaderData, matches }) => [
  { title: `${loaderData?.form.name ?? metaMessages(matches, askUsMessages)('title')} · Atrium` },
  { name: 'robots', content: 'noindex' },
]

export default function AskUsForm({ loaderData }: Route.ComponentProps) {
  const { company, form, number, token } = loaderData
  return (
    <AuthLayout company={company} to={`/ask-us/${form.slug}`} foot={<LanguageChoice />}>
      <div className="ask-us stack stack-close">
        {number ? <Thanks number={number} token={token} /> : <AskForm form={form} />}
      </div>
    </AuthLayout>
  )
}

function Thanks({ number, token }: { number: string; token: string | null }) {
  const t = useMessages(askUsMessages)
  return (
    <div role="status" className="stack stack-close">
      <h1 className="hero">{t('thanks')}</h1>
      <p>{t('thanks.number', { number })}</p>
      {token ? (
        <>
          <p>{t('thanks.link')}</p>
          <div>
            <LinkButton to={`/your-message/${token}`} reloadDocument>
              {t('follow')}
            </LinkButton>
          </div>
        </>
      ) : (
        <p>{t('thanks.mailed')}</p>
      )}
    </div>
  )
}

function AskForm({ form }: { form: { name: string; about: string } }) {
  const t = useMessages(askUsMessages)
  const refusal = useActionData<Refused>()
  const typed = refusal?.typed ?? {}
  const errors = refusal?.fields ?? {}
  const whole = wholeProblem(refusal)
  return (
    <>
      <h1 className="hero" dir="auto">
        {form.name}
      </h1>
      {form.about ? <p dir="auto">{form.about}</p> : null}
      <Form method="post" className="form" reloadDocument>
        <TextAreaField
          label={t('text')}
          name="text"
          rows={6}
          required
          maxLength={MESSAGE_LENGTH}
          defaultValue={typed.text}
          error={errors.text}
        />
        <TextField
          label={t('subject')}
          name="subject"
          maxLength={SUBJECT_LENGTH}
          defaultValue={typed.subject}
          error={errors.subject}
        />
        <TextField
          label={t('name')}
          name="name"
          maxLength={NAME_LENGTH}
          autoComplete="name"
          defaultValue={typed.name}
          error={errors.name}
        />
        <TextField
          label={t('email')}
          name="email"
          type="email"
          maxLength={ADDRESS_LENGTH}
          autoComplete="email"
          defaultValue={typed.email}
          help={t('email.help')}
          error={errors.email}
        />
        <div hidden>
          <TextField label={t('website')} name="website" tabIndex={-1} autoComplete="off" />
        </div>
        {whole ? <FieldError>{whole}</FieldError> : null}
        <div className="form-actions">
          <Button type="submit" variant="primary" size="large">
            {t('send')}
          </Button>
        </div>
      </Form>
    </>
  )
}
