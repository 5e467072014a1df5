// Spaces and boards of the house, for administrators.
import { Link } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { graphql } from '#app/graphql.ts'
import type { Route } from './+types/admin'

const AdminPage = graphql(`
  query AdminPage {
    settings { isAdmin }
    boards { slug name space { name } }
  }
`)

export async function loader({ context }: Route.LoaderArgs) {
  const read = await context.get(atrium).ask(AdminPage, {})
  if (!read.settings.isAdmin) throw new Response('Not found', { status: 404 })
  return read
}

export const meta: Route.MetaFunction = () => [{ title: 'Spaces and boards · Atrium' }]

export default function Admin({ loaderData }: Route.ComponentProps) {
  return (
    <Page title="Admin" hasNewIdea={false}>
      <h1>Spaces and boards</h1>
      <ul>
        {loaderData.boards.map((board) => (
          <li key={board.slug}>
            <Link to={`/ideas/boards/${board.slug}`}>{board.name}</Link> {board.space.name}
          </li>
        ))}
      </ul>
    </Page>
  )
}
