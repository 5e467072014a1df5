// The themes as a table for a spreadsheet.
import { atrium } from '#app/atrium.ts'
import { allOf, csvOf } from '#app/csv.ts'
import { graphql } from '#app/graphql.ts'
import { messagesIn } from '#app/messages.tsx'
import { insightPagesMessages } from '#messages/insight-pages.ts'
import type { Route } from './+types/themes-csv'

const ThemesCsv = graphql(`
  query ThemesCsv($after: String) {
    insightThemes(first: 50, after: $after) {
      edges { node { name people accounts yearlyValue quotes firstAt lastAt weeks { week people } } }
      pageInfo { endCursor hasNextPage }
    }
  }
`)
const day = (at: string | null): string => at?.slice(0, 10) ?? ''

export async function loader({ context }: Route.LoaderArgs) {
  const gateway = context.get(atrium)
  const t = messagesIn(gateway.language, insightPagesMessages)
  const themes = await allOf(
    async (after) => (await gateway.ask(ThemesCsv, { after })).insightThemes,
  )
  const weeks = themes[0]?.weeks.map(({ week }) => day(week)) ?? []
  const head = [
    t('theme'),
    t('people'),
    t('csv.accounts'),
    t('csv.value'),
    t('quotes'),
    t('csv.first'),
    t('csv.last'),
    ...weeks,
  ]
  const rows = themes.map((theme) => [
    theme.name,
    theme.people,
    theme.accounts,
    theme.yearlyValue,
    theme.quotes,
    day(theme.firstAt),
    day(theme.lastAt),
    ...theme.weeks.map(({ people }) => people),
  ])
  return csvOf('themes.csv', [head, ...rows])
}
