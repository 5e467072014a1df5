// Where the link of a sign-in mail leads: it signs in when its button is pressed, not when something opens it.
import { Form, useParams } from 'react-router'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { signInMessages } from '#messages/sign-in.ts'
import type { Route } from './+types/link'
import { AuthPage } from './auth-page.tsx'

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, signInMessages)('link.title')} · Atrium` },
]

export default function MailLink() {
  const t = useMessages(signInMessages)
  const { token = '' } = useParams()
  return (
    <AuthPage title={t('link.title')} lead={t('link.lead')}>
      <Form method="post" action={`/sign-in/link/${encodeURIComponent(token)}`} reloadDocument>
        <Button type="submit" variant="primary" size="large" isBlock>
          {t('link.go')}
        </Button>
      </Form>
    </AuthPage>
  )
}
