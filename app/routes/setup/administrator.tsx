// The second step: who sets the company up becomes its first administrator, and gets a link to come in again.
import { Form, useActionData } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { SecretLink } from '#app/components/secret-link.tsx'
import { problemOf, type Refused, refusalOf, refused, wholeProblem } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { EMAIL_LENGTH, NAME_LENGTH } from '#graphql/setup/limits.ts'
import { setupMessages } from '#messages/setup.ts'
import type { Route } from './+types/administrator'
import { accessOf, doneSteps, SetupFrame, setupTitle } from './setup-frame.tsx'

const HasMail = graphql(`query SetUpMail { entrance { hasMailServer } }`)
const MakeFirstAdministrator = graphql(`
  mutation MakeFirstAdministrator($name: String!, $email: String!) {
    makeFirstAdministrator(name: $name, email: $email)
  }
`)

/** What the form has made is still to be shown where nobody else may be any more. */
export async function loader({ context }: Route.LoaderArgs) {
  const gateway = context.get(atrium)
  const [access, { entrance }, done] = await Promise.all([
    accessOf(gateway),
    gateway.ask(HasMail, {}),
    doneSteps(gateway),
  ])
  return { access, done, hasMailServer: entrance.hasMailServer }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { submit } = context.get(atrium)
  const { name = '', email = '' } = await fields(request)
  const result = await submit(MakeFirstAdministrator, { name, email })
  if (!result.ok) return refused(result, 'administrator', { name, email })
  return { ok: true as const, recovery: result.data.makeFirstAdministrator }
}

export const meta: Route.MetaFunction = ({ matches }) => setupTitle(matches)

export default function Administrator({ loaderData }: Route.ComponentProps) {
  const { access, hasMailServer } = loaderData
  const answer = useActionData<{ ok: boolean; recovery?: string }>()
  const t = useMessages(setupMessages)
  const isDone = answer?.ok || access === 'admin'
  return (
    <SetupFrame
      step="administrator"
      isSignedIn={isDone}
      done={loaderData.done}
      title={t(isDone ? 'administrator.is' : 'administrator.title')}
      text={t(
        !isDone ? 'administrator.text' : answer?.ok ? 'recovery.text' : 'administrator.isText',
      )}
    >
      {isDone ? (
        <Done recovery={answer?.recovery} />
      ) : access === 'browser' ? (
        <AdministratorForm answer={answer} hasMailServer={hasMailServer} />
      ) : (
        <Notice tone="warn">{t('being.text')}</Notice>
      )}
    </SetupFrame>
  )
}

function Done({ recovery }: { recovery: string | undefined }) {
  const t = useMessages(setupMessages)
  return (
    <div className="form">
      {recovery ? <SecretLink label={t('recovery.link')} url={recovery} /> : null}
      <div className="form-actions">
        <LinkButton to="/setup/sign-in" variant="primary" reloadDocument>
          {t('continue')}
        </LinkButton>
      </div>
    </div>
  )
}

type FormProps = { answer: { ok: boolean } | undefined; hasMailServer: boolean }

function AdministratorForm({ answer, hasMailServer }: FormProps) {
  const t = useMessages(setupMessages)
  const refusal: Refused | undefined = refusalOf(answer, 'administrator')
  const whole = wholeProblem(refusal)
  return (
    <Form method="post" className="form" reloadDocument>
      <TextField
        label={t('administrator.name')}
        name="name"
        required
        minLength={2}
        maxLength={NAME_LENGTH}
        autoComplete="name"
        defaultValue={refusal?.typed.name}
        error={problemOf(answer, 'administrator', 'name')}
      />
      <TextField
        label={t('administrator.email')}
        name="email"
        type="email"
        required
        maxLength={EMAIL_LENGTH}
        autoComplete="email"
        defaultValue={refusal?.typed.email}
        help={t(hasMailServer ? 'administrator.email.mail' : 'administrator.email.noMail')}
        error={problemOf(answer, 'administrator', 'email')}
      />
      {whole ? <FieldError>{whole}</FieldError> : null}
      <div className="form-actions">
        <Button type="submit" variant="primary">
          {t('administrator.make')}
        </Button>
      </div>
    </Form>
  )
}
