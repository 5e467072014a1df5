// What happened in the house, for administrators.
import { atrium } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { graphql } from '#app/graphql.ts'
import { Time } from '#app/ui/time.tsx'
import type { Route } from './+types/log'

const AdminLogPage = graphql(`
  query AdminLogPage {
    settings { isAdmin }
    events(first: 50) { edges { node { id name at actor { name } } } }
  }
`)

export const loader = ({ context }: Route.LoaderArgs) => context.get(atrium).ask(AdminLogPage, {})

export const meta: Route.MetaFunction = () => [{ title: 'Log · Atrium' }]

export default function Log({ loaderData }: Route.ComponentProps) {
  return (
    <Page title="Log" hasNewIdea={false}>
      <h1>Log</h1>
      <ul>
        {loaderData.events.edges.map(({ node }) => (
          <li key={node.id}>
            {node.actor?.name ?? 'Atrium'} {node.name} <Time at={node.at} />
          </li>
        ))}
      </ul>
    </Page>
  )
}
