// Whoever has a link comes in: an invitation is accepted, or asked for with the link of a mail domain.
import '#app/styles/sheets/administration.css'
import { Form, redirect, useActionData } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { AuthLayout } from '#app/components/auth-layout.tsx'
import { LanguageChoice } from '#app/components/language-choice.tsx'
import { type Refused, refused, wholeProblem } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { RoofPlan } from '#app/ui/empty.tsx'
import { TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { EMAIL_LENGTH, NAME_LENGTH } from '#graphql/setup/limits.ts'
import { invitationsMessages } from '#messages/invitations.ts'
import type { Route } from './+types/accept'

const InvitationPage = graphql(`
  query InvitationPage($key: String!, $link: String!) {
    entrance {
      company
      invitation(key: $key) { email name inviter }
      invitationLink(key: $link) { domain inviter }
    }
  }
`)
type Entrance = ResultOf<typeof InvitationPage>['entrance']
const AcceptInvitation = graphql(`
  mutation AcceptInvitation($key: String!, $name: String!) { acceptInvitation(key: $key, name: $name) }
`)
const AskForInvitation = graphql(`
  mutation AskForInvitation($key: String!, $name: String!, $email: String!) {
    askForInvitation(key: $key, name: $name, email: $email)
  }
`)

export async function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const key = query.get('key') ?? ''
  const link = query.get('link') ?? ''
  const { entrance } = await context.get(atrium).ask(InvitationPage, { key, link })
  return { ...entrance, key, link, isAsked: query.has('asked') }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { submit } = context.get(atrium)
  const typed = await fields(request)
  const { key = '', name = '', email = '' } = typed
  if (typed.intent === 'ask') {
    const asked = await submit(AskForInvitation, { key, name, email })
    return asked.ok ? redirect('/invitation?asked=1', 303) : refused(asked, 'ask', typed)
  }
  const accepted = await submit(AcceptInvitation, { key, name })
  return accepted.ok ? redirect('/welcome', 303) : refused(accepted, 'accept', typed)
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, invitationsMessages)('accept.meta')} · Atrium` },
]

export default function AcceptPage({ loaderData }: Route.ComponentProps) {
  const { company, invitation, invitationLink, key, link, isAsked } = loaderData
  const answer = useActionData<Refused>()
  return (
    <AuthLayout company={company} to="/sign-in" foot={<LanguageChoice />}>
      <div className="setup-alone">
        <RoofPlan />
        {isAsked ? (
          <SignInInstead title="asked.title" text="asked.text" />
        ) : invitation ? (
          <Accept invitation={invitation} company={company} linkKey={key} answer={answer} />
        ) : invitationLink ? (
          <Ask link={invitationLink} company={company} linkKey={link} answer={answer} />
        ) : (
          <SignInInstead title="over.title" text="over.text" />
        )}
      </div>
    </AuthLayout>
  )
}

type InsteadProps = { title: 'asked.title' | 'over.title'; text: 'asked.text' | 'over.text' }

function SignInInstead({ title, text }: InsteadProps) {
  const t = useMessages(invitationsMessages)
  return (
    <>
      <h1 className="hero">{t(title)}</h1>
      <p>{t(text)}</p>
      <div>
        <LinkButton to="/sign-in">{t('accept.signIn')}</LinkButton>
      </div>
    </>
  )
}

type FormProps = { company: string; linkKey: string; answer: Refused | undefined }

function Problem({ answer }: { answer: Refused | undefined }) {
  const t = useMessages(invitationsMessages)
  const problem = answer?.fields.key?.[0] ?? wholeProblem(answer)
  if (!problem) return null
  return (
    <Notice
      tone="bad"
      role="alert"
      action={<LinkButton to="/sign-in">{t('accept.signIn')}</LinkButton>}
    >
      {problem}
    </Notice>
  )
}

function Accept({
  invitation,
  company,
  linkKey,
  answer,
}: FormProps & { invitation: NonNullable<Entrance['invitation']> }) {
  const t = useMessages(invitationsMessages)
  return (
    <>
      <h1 className="hero">{t('accept.title', { inviter: invitation.inviter })}</h1>
      <p>{t('accept.text', { company })}</p>
      <Problem answer={answer} />
      <Form method="post" className="form" reloadDocument>
        <input type="hidden" name="intent" value="accept" />
        <input type="hidden" name="key" value={linkKey} />
        <TextField
          label={t('accept.name')}
          name="name"
          required
          minLength={2}
          maxLength={NAME_LENGTH}
          autoComplete="name"
          defaultValue={answer?.typed.name ?? invitation.name}
          help={t('accept.name.help')}
          error={answer?.fields.name}
        />
        <p className="quiet">{t('accept.email', { email: invitation.email })}</p>
        <div className="form-actions">
          <Button type="submit" variant="primary" size="large">
            {t('accept')}
          </Button>
        </div>
      </Form>
    </>
  )
}

function Ask({
  link,
  company,
  linkKey,
  answer,
}: FormProps & { link: NonNullable<Entrance['invitationLink']> }) {
  const t = useMessages(invitationsMessages)
  return (
    <>
      <h1 className="hero">{t('accept.title', { inviter: link.inviter })}</h1>
      <p>{t('accept.text', { company })}</p>
      <Problem answer={answer} />
      <Form method="post" className="form" reloadDocument>
        <input type="hidden" name="intent" value="ask" />
        <input type="hidden" name="key" value={linkKey} />
        <TextField
          label={t('accept.name')}
          name="name"
          required
          minLength={2}
          maxLength={NAME_LENGTH}
          autoComplete="name"
          defaultValue={answer?.typed.name}
          help={t('accept.name.help')}
          error={answer?.fields.name}
        />
        <TextField
          label={t('ask.email')}
          name="email"
          type="email"
          required
          maxLength={EMAIL_LENGTH}
          autoComplete="email"
          defaultValue={answer?.typed.email}
          help={t('ask.email.help', { domain: link.domain })}
          error={answer?.fields.email}
        />
        <div className="form-actions">
          <Button type="submit" variant="primary" size="large">
            {t('ask')}
          </Button>
        </div>
      </Form>
    </>
  )
}
