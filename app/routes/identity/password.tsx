// An administrator comes in with their password and a recovery code, when nothing else works.
import { Form, useSearchParams } from 'react-router'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/input.tsx'
import { PASSWORD_LENGTH } from '#graphql/sign-in/limits.ts'
import { emergencyMessages } from '#messages/emergency.ts'
import { signInMessages } from '#messages/sign-in.ts'
import type { Route } from './+types/password'
import { AuthPage } from './auth-page.tsx'
import { SignInProblem } from './ways-in.tsx'

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, emergencyMessages)('enter')} · Atrium` },
]

export default function Password() {
  const t = useMessages(emergencyMessages)
  const signIn = useMessages(signInMessages)
  const [search] = useSearchParams()
  return (
    <AuthPage title={t('enter')} lead={t('enter.lead')}>
      <SignInProblem problem={search.get('problem')} />
      <Form method="post" action="/sign-in/password" className="form" reloadDocument>
        <TextField
          label={signIn('link.email')}
          name="email"
          type="email"
          autoComplete="username"
          maxLength={254}
          required
        />
        <TextField
          label={t('password')}
          name="password"
          type="password"
          autoComplete="current-password"
          maxLength={PASSWORD_LENGTH}
          required
        />
        <TextField
          label={t('code')}
          help={t('code.help')}
          name="code"
          className="auth-code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          required
        />
        <Button type="submit" variant="primary" size="large" isBlock>
          {signIn('link.go')}
        </Button>
      </Form>
    </AuthPage>
  )
}
