// Signing in with a badge number and a PIN, for colleagues without an email address.
import { Form, redirect, useSearchParams } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/input.tsx'
import { BADGE_LENGTH, PIN_LENGTH } from '#graphql/sign-in/limits.ts'
import { signInMessages } from '#messages/sign-in.ts'
import type { Route } from './+types/badge'
import { AuthPage } from './auth-page.tsx'
import { SignInProblem } from './ways-in.tsx'

const BadgePage = graphql(`query BadgePage { entrance { hasBadges } }`)

export async function loader({ context }: Route.LoaderArgs) {
  const { entrance } = await context.get(atrium).ask(BadgePage, {})
  if (!entrance.hasBadges) throw redirect('/sign-in?problem=off', 303)
  return null
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, signInMessages)('badge')} · Atrium` },
]

export default function Badge() {
  const t = useMessages(signInMessages)
  const [search] = useSearchParams()
  return (
    <AuthPage title={t('badge')} lead={t('badge.lead')}>
      <SignInProblem problem={search.get('problem')} />
      <Form method="post" action="/sign-in/badge" className="form" reloadDocument>
        <TextField
          label={t('badge.number')}
          name="badge"
          autoComplete="username"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={BADGE_LENGTH}
          required
        />
        <TextField
          label={t('badge.pin')}
          name="pin"
          type="password"
          inputMode="numeric"
          autoComplete="current-password"
          maxLength={PIN_LENGTH}
          required
        />
        <Button type="submit" variant="primary" size="large" isBlock>
          {t('link.go')}
        </Button>
      </Form>
    </AuthPage>
  )
}
