// Where somebody who came with the first PIN of their badge chooses one of their own.
import { Form, useSearchParams } from 'react-router'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/input.tsx'
import { PIN_LENGTH, PIN_MIN } from '#graphql/sign-in/limits.ts'
import { signInMessages } from '#messages/sign-in.ts'
import type { Route } from './+types/badge-pin'
import { AuthPage } from './auth-page.tsx'
import { SignInProblem } from './ways-in.tsx'

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, signInMessages)('badge.choose')} · Atrium` },
]

export default function BadgePin() {
  const t = useMessages(signInMessages)
  const [search] = useSearchParams()
  const digits = {
    type: 'password',
    inputMode: 'numeric',
    autoComplete: 'new-password',
    minLength: PIN_MIN,
    maxLength: PIN_LENGTH,
    required: true,
  } as const
  return (
    <AuthPage title={t('badge.choose')} lead={t('badge.choose.lead')}>
      <SignInProblem problem={search.get('problem')} />
      <Form method="post" action="/sign-in/badge/pin" className="form" reloadDocument>
        <TextField
          label={t('badge.new')}
          help={t('badge.new.help', { min: PIN_MIN, max: PIN_LENGTH })}
          name="pin"
          {...digits}
        />
        <TextField label={t('badge.again')} name="again" {...digits} />
        <Button type="submit" variant="primary" size="large" isBlock>
          {t('badge.save')}
        </Button>
      </Form>
    </AuthPage>
  )
}
