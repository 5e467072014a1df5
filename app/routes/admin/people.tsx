// Who is in the house, for administrators.
import { Link } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { graphql } from '#app/graphql.ts'
import type { Route } from './+types/people'

const AdminPeoplePage = graphql(`
  query AdminPeoplePage {
    settings { isAdmin }
    people(first: 50, who: ALL) { edges { node { number name unit } } }
  }
`)

export async function loader({ context }: Route.LoaderArgs) {
  const read = await context.get(atrium).ask(AdminPeoplePage, {})
  if (!read.settings.isAdmin) throw new Response('Not found', { status: 404 })
  return read
}

export const meta: Route.MetaFunction = () => [{ title: 'People · Atrium' }]

export default function People({ loaderData }: Route.ComponentProps) {
  return (
    <Page title="People" hasNewIdea={false}>
      <h1>People</h1>
      <ul>
        {loaderData.people.edges.map(({ node }) => (
          <li key={node.number}>
            <Link to={`/people/${node.number}`}>{node.name}</Link> {node.unit}
          </li>
        ))}
      </ul>
    </Page>
  )
}
