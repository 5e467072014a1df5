// The log as a table for a spreadsheet, as it is filtered on its page: the latest 10,000 entries.
import { atrium } from '#app/atrium.ts'
import { allOf, csvOf } from '#app/csv.ts'
import { graphql } from '#app/graphql.ts'
import { messagesIn } from '#app/messages.tsx'
import { adminMessages } from '#messages/admin.ts'
import type { Route } from './+types/log-csv'
import { mustBeAdmin } from './admin-frame.tsx'
import { logChoice, variablesOf } from './log-choice.ts'

const IsAdmin = graphql(`query IsAdminForLog { settings { isAdmin } }`)
const LogCsv = graphql(`
  query LogCsv($topic: String, $actor: ID, $firstDay: String, $lastDay: String, $after: String) {
    events(
      first: 100, topic: $topic, actor: $actor, firstDay: $firstDay, lastDay: $lastDay, after: $after
    ) {
      edges { node { id at name requestId detail parts { text } } }
      pageInfo { endCursor hasNextPage }
    }
  }
`)

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask, language } = context.get(atrium)
  mustBeAdmin(await ask(IsAdmin, {}))
  const { choice } = await logChoice(ask, new URL(request.url).searchParams)
  const variables = variablesOf(choice)
  const events = await allOf(async (after) => (await ask(LogCsv, { ...variables, after })).events)
  const t = messagesIn(language, adminMessages)
  const head = [
    'log.number',
    'log.at',
    'log.what',
    'log.detail',
    'log.event',
    'log.request',
  ] as const
  const rows = events.map(({ id, at, name, requestId, detail, parts }) => [
    id,
    at,
    parts.map(({ text }) => text).join(''),
    detail,
    name,
    requestId,
  ])
  return csvOf('audit-log.csv', [head.map((one) => t(one)), ...rows])
}
