// Where the code of a sign-in mail is typed.
import { Form, Link, useSearchParams } from 'react-router'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/input.tsx'
import { signInMessages } from '#messages/sign-in.ts'
import type { Route } from './+types/code'
import { AuthPage } from './auth-page.tsx'
import { SignInProblem } from './ways-in.tsx'

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, signInMessages)('code.title')} · Atrium` },
]

export default function Code() {
  const t = useMessages(signInMessages)
  const [search] = useSearchParams()
  return (
    <AuthPage title={t('code.title')} lead={t('code.lead')}>
      <SignInProblem problem={search.get('problem')} />
      <Form method="post" action="/sign-in/code" className="form" reloadDocument>
        <TextField
          label={t('code')}
          name="code"
          className="auth-code"
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="[0-9 ]{6,8}"
          required
        />
        <Button type="submit" variant="primary" size="large" isBlock>
          {t('link.go')}
        </Button>
        <p>
          <Link className="link" to="/sign-in">
            {t('code.again')}
          </Link>
        </p>
      </Form>
    </AuthPage>
  )
}
