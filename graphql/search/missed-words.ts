// What several people searched for in a week and did not find.
import { days } from '#graphql/time.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { wordsIn } from './aliases.ts'
import { MAX_ALIASES, MIN_PEOPLE } from './limits.ts'

const MAX_TOLD = 5
const MAX_READ = 100

/** At most five, the most asked first; words that an alias has by now are left out. @param until the end of the week */
export async function missedWords(db: Db, until: Date): Promise<string[]> {
  const [missed, aliases] = await Promise.all([
    db.rows<{ words: string }>(sql`
      select words from "SearchWithoutResult"
      where "lastDay" > ${new Date(until.getTime() - days(7))}::date and bit_count(people::bit(32)) >= ${MIN_PEOPLE}
      order by times desc, words limit ${MAX_READ}`),
    db.rows<{ name: string; other: string }>(
      sql`select name, other from "SearchAlias" limit ${MAX_ALIASES}`,
    ),
  ])
  const known = new Set(aliases.flatMap(({ name, other }) => [wordsIn(name), wordsIn(other)]))
  return missed
    .map(({ words }) => words)
    .filter((words) => !known.has(words))
    .slice(0, MAX_TOLD)
}
