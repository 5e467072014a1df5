// How many notifications are unread: asked when something happens to the viewer, instead of the whole page.
import { atrium } from '#app/atrium.ts'
import { graphql } from '#app/graphql.ts'
import type { Route } from './+types/unread-count'

const UnreadCount = graphql(`query UnreadCount { notificationSummary { unread } }`)

export async function loader({ context }: Route.LoaderArgs) {
  const { notificationSummary } = await context.get(atrium).ask(UnreadCount, {})
  return { unread: notificationSummary.unread }
}
