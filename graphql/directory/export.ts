// The directory as CSV, read part by part: what the columns are called is what the import of people reads.
import type { SignedIn } from '#graphql/context.ts'
import { momentOf } from '#graphql/context.ts'
import { lineOf } from '#graphql/csv-cells.ts'
import { peopleByIds } from '#graphql/people/queries.ts'
import { findPeople, type Search } from './queries.ts'

/** So many people are read at once, and stand in memory. */
const AT_ONCE = 500
const COLUMNS = [
  'name',
  'email',
  'title',
  'unit',
  'site',
  'manager_email',
  'languages',
  'time_zone',
  'phone',
  'chat',
  'away_until',
  'skills',
] as const

/** Those who fit a search, by name, as a file in parts. */
export async function* peopleAsCsv(context: SignedIn, search: Search): AsyncGenerator<string> {
  const { db, viewer } = context
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  yield `\uFEFF${lineOf(COLUMNS)}`
  for (let after: [string, number] | null = null; ; ) {
    const rows = (await findPeople(db, viewer, search, AT_ONCE, after, momentOf(context))).slice(
      0,
      AT_ONCE,
    )
    const managers = await peopleByIds(
      db,
      rows.map(({ managerId }) => managerId ?? 0),
    )
    const lines = rows.map((row, at) =>
      lineOf([
        row.name,
        row.email,
        row.title,
        row.unit,
        row.site,
        managers[at]?.email ?? '',
        row.spokenLanguages.length > 0 ? row.spokenLanguages : row.language,
        row.timeZone,
        row.phone,
        row.chatUrl,
        row.awayUntil ?? '',
        row.skills,
      ]),
    )
    if (lines.length > 0) yield lines.join('')
    const last = rows.at(-1)
    if (!last || rows.length < AT_ONCE) return
    after = [last.name, last.id]
  }
}
