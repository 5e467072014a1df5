// Mails that were written or sent, for administrators.
import { atrium } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { graphql } from '#app/graphql.ts'
import { Time } from '#app/ui/time.tsx'
import type { Route } from './+types/mail'

const AdminMailPage = graphql(`
  query AdminMailPage {
    settings { isAdmin }
    mails(first: 50) { edges { node { id to subject writtenAt } } }
  }
`)

export const loader = ({ context }: Route.LoaderArgs) => context.get(atrium).ask(AdminMailPage, {})

export const meta: Route.MetaFunction = () => [{ title: 'Mail · Atrium' }]

export default function MailPage({ loaderData }: Route.ComponentProps) {
  return (
    <Page title="Mail" hasNewIdea={false}>
      <h1>Mail</h1>
      <ul>
        {loaderData.mails.edges.map(({ node }) => (
          <li key={node.id}>
            {node.subject} {node.to} <Time at={node.writtenAt} />
          </li>
        ))}
      </ul>
    </Page>
  )
}
