// What a guest accepts before they see anything.
import '#app/styles/sheets/administration.css'
import { redirect } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { AuthLayout } from '#app/components/auth-layout.tsx'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Time } from '#app/ui/time.tsx'
import { guestsMessages } from '#messages/guests.ts'
import type { Route } from './+types/agreement'

const AgreementPage = graphql(`
  query AgreementPage {
    entrance { company }
    guestAgreement { text space post invitedBy until }
  }
`)
const Accept = graphql(`mutation AcceptGuestAgreement { acceptGuestAgreement }`)

export async function loader({ context }: Route.LoaderArgs) {
  const { entrance, guestAgreement } = await context.get(atrium).ask(AgreementPage, {})
  if (!guestAgreement) throw redirect('/', 303)
  return { company: entrance.company, agreement: guestAgreement }
}

export async function action({ context }: Route.ActionArgs) {
  await context.get(atrium).submit(Accept, {})
  return redirect('/', 303)
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, guestsMessages)('agreement.title')} · Atrium` },
]

export default function Agreement({ loaderData: { company, agreement } }: Route.ComponentProps) {
  const t = useMessages(guestsMessages)
  const { space, post, invitedBy, until, text } = agreement
  return (
    <AuthLayout company={company}>
      <div className="auth-one">
        <section className="stack stack-close">
          <h1 className="hero">{t('agreement.title')}</h1>
          <p>
            {post
              ? invitedBy
                ? t('agreement.byPost', { name: invitedBy, post })
                : t('agreement.toPost', { post })
              : invitedBy
                ? t('agreement.by', { name: invitedBy, space })
                : t('agreement.to', { space })}{' '}
            {t.rich('agreement.until', { day: <Time at={until} as="day" /> })}
          </p>
          <p className="sheet sheet-pad guest-agreement" dir="auto">
            {text}
          </p>
          <form method="post" className="cluster">
            <Button type="submit" variant="primary">
              {t('agreement.accept')}
            </Button>
            <Button type="submit" variant="quiet" formAction="/sign-out">
              {t('agreement.decline')}
            </Button>
          </form>
        </section>
      </div>
    </AuthLayout>
  )
}
