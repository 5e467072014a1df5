// The themes as a table for a spreadsheet.
import { type Atrium, atrium } from '#app/atrium.ts'
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
const MAX_PAGES = 40

/** A cell that no spreadsheet takes for a formula. */
const cell = (value: string | number): string => {
  const text = String(value)
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
const day = (at: string | null): string => at?.slice(0, 10) ?? ''

async function themesOf({ ask }: Pick<Atrium, 'ask'>) {
  const themes = []
  let after: string | null = null
  for (let page = 0; page < MAX_PAGES; page++) {
    const { edges, pageInfo }: Awaited<ReturnType<typeof ask<Answer, unknown>>>['insightThemes'] = (
      await ask(ThemesCsv, { after })
    ).insightThemes
    themes.push(...edges.map(({ node }) => node))
    if (!pageInfo.hasNextPage) break
    after = pageInfo.endCursor
  }
  return themes
}
type Answer = import('#app/graphql.ts').ResultOf<typeof ThemesCsv>

export async function loader({ context }: Route.LoaderArgs) {
  const gateway = context.get(atrium)
  const t = messagesIn(gateway.language, insightPagesMessages)
  const themes = await themesOf(gateway)
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
  const text = [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')
  return new Response(`\uFEFF${text}\r\n`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="themes.csv"',
      'cache-control': 'private, no-store',
    },
  })
}
