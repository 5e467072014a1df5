// Ending all mail, from the link in a mail: it works without being signed in, and asks before anything changes.
import { atrium } from '#app/atrium.ts'
import { AuthLayout } from '#app/components/auth-layout.tsx'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { unsubscribeMessages } from '#messages/unsubscribe.ts'
import type { Route } from './+types/unsubscribe'

const UnsubscribePage = graphql(`
  query UnsubscribePage($token: String!) {
    entrance { company emailFrequencyOf(token: $token) }
  }
`)

export async function loader({ context, params }: Route.LoaderArgs) {
  const { entrance } = await context.get(atrium).ask(UnsubscribePage, { token: params.token })
  if (entrance.emailFrequencyOf === null) throw new Response('Not found', { status: 404 })
  return { company: entrance.company, isDone: entrance.emailFrequencyOf === 'NEVER' }
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, unsubscribeMessages)('title')} · Atrium` },
  // The address is a key: nobody else shall find it.
  { name: 'robots', content: 'noindex' },
  { name: 'referrer', content: 'no-referrer' },
]

export default function Unsubscribe({ loaderData, params }: Route.ComponentProps) {
  const { company, isDone } = loaderData
  const t = useMessages(unsubscribeMessages)
  return (
    <AuthLayout company={company}>
      <div className="auth-one">
        <section className="stack stack-close">
          <h1 className="hero">{t(isDone ? 'done' : 'title')}</h1>
          <p>{t(isDone ? 'done.about' : 'about')}</p>
          {isDone ? (
            <div className="cluster">
              <LinkButton to="/settings" reloadDocument>
                {t('settings')}
              </LinkButton>
            </div>
          ) : (
            <form method="post" action={`/unsubscribe/${params.token}`} className="cluster">
              <input type="hidden" name="confirmed" value="1" />
              <Button type="submit" variant="primary">
                {t('confirm')}
              </Button>
              <LinkButton variant="quiet" to="/settings" reloadDocument>
                {t('settings')}
              </LinkButton>
            </form>
          )}
        </section>
      </div>
    </AuthLayout>
  )
}
