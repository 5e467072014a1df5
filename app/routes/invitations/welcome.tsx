// Where somebody arrives who has just joined; and what dismisses a check list, wherever it stands.
import { Link, redirect } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { FirstWeekFields } from '#app/components/first-week-fields.ts'
import { LateFirstWeek } from '#app/components/late-first-week.tsx'
import { Page } from '#app/components/page.tsx'
import { firstNameOf } from '#app/components/person-face.ts'
import { beginningAt } from '#app/components/places.ts'
import { pageBefore, refused, unknownForm } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { invitationsMessages } from '#messages/invitations.ts'
import type { Route } from './+types/welcome'

const WelcomePage = graphql(
  `query WelcomePage {
    entrance { company }
    viewer { name }
    checkLists { ...FirstWeekFields }
  }`,
  [FirstWeekFields],
)
const DismissCheckList = graphql(`
  mutation DismissCheckList($list: String!) { dismissCheckList(list: $list) }
`)

export const loader = ({ context }: Route.LoaderArgs) => context.get(atrium).ask(WelcomePage, {})

export async function action({ context, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const { intent = '', list = '' } = await fields(request)
  if (intent !== 'dismiss') throw new Response(unknownForm(gateway.language), { status: 400 })
  const result = await gateway.submit(DismissCheckList, { list })
  return result.ok ? redirect(pageBefore(request, '/'), 303) : refused(result, intent)
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, invitationsMessages)('welcome.meta')} · Atrium` },
]

export default function Welcome({ loaderData }: Route.ComponentProps) {
  const { entrance, viewer, checkLists } = loaderData
  const t = useMessages(invitationsMessages)
  const begins = beginningAt('/welcome')
  return (
    <Page title={t('welcome.meta')} hasNew={false}>
      <div className="welcome">
        <header>
          <h1 className="hero">{t('welcome.title', { name: firstNameOf(viewer.name) })}</h1>
          <p className="soft">{t('welcome.text', { company: entrance.company })}</p>
        </header>
        <div className="cluster">
          {begins ? (
            <LinkButton to={begins.to('/welcome')} variant="primary" size="large">
              {t('welcome.post')}
            </LinkButton>
          ) : null}
          <LinkButton to="/" size="large">
            {t('welcome.home')}
          </LinkButton>
        </div>
        <LateFirstWeek lists={checkLists} />
        <p className="quiet">
          {t.rich('welcome.settings', {
            link: (inside) => (
              <Link className="link" to="/settings">
                {inside}
              </Link>
            ),
          })}
        </p>
      </div>
    </Page>
  )
}
