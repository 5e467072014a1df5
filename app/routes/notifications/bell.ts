// How many notifications are unread: asked when something happens to the viewer, instead of the whole page.
import { atrium } from '#app/atrium.ts'
import { graphql } from '#app/graphql.ts'
import type { Route } from './+types/bell'

const BellNow = graphql(`query BellNow { bell { unread } }`)

export async function loader({ context }: Route.LoaderArgs) {
  const { bell } = await context.get(atrium).ask(BellNow, {})
  return Response.json({ unread: bell.unread })
}
