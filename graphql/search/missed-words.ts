// What several people searched for in a week and did not find, as administrators are told.
import { days } from '#graphql/time.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { wordsIn } from './aliases.ts'
import { MAX_ALIASES, MIN_PEOPLE } from './limits.ts'

const MAX_TOLD = 5
const MAX_READ = 100
/** Words that are still searched for in vain are told again after four weeks. */
const TOLD_AGAIN = days(27)

/** Chooses at most five for this day, the most asked first; words that an alias has by now are left out. @returns how many */
export async function chooseMissed(tx: Tx): Promise<number> {
  const missed = await tx.rows<{ words: string }>(sql`
    select words from "SearchWithoutResult"
    where "lastDay" > ${new Date(tx.at.getTime() - days(7))}::date and bit_count(people::bit(32)) >= ${MIN_PEOPLE}
      and ("toldOn" is null or "toldOn" < ${new Date(tx.at.getTime() - TOLD_AGAIN)}::date)
    order by times desc, words limit ${MAX_READ} for update`)
  const aliases = await tx.rows<{ name: string; other: string }>(
    sql`select name, other from "SearchAlias" limit ${MAX_ALIASES}`,
  )
  const known = new Set(aliases.flatMap(({ name, other }) => [wordsIn(name), wordsIn(other)]))
  const chosen = missed.map(({ words }) => words).filter((words) => !known.has(words))
  await tx.rows(sql`
    update "SearchWithoutResult" set "toldOn" = ${tx.at}::date where words = any(${chosen.slice(0, MAX_TOLD)}::text[])`)
  return chosen.length
}

/** What was chosen for a day, as YYYY-MM-DD. */
export async function missedWords(db: Db, day: string): Promise<string[]> {
  const rows = await db.rows<{ words: string }>(sql`
    select words from "SearchWithoutResult" where "toldOn" = ${day}::date order by times desc, words limit ${MAX_TOLD}`)
  return rows.map(({ words }) => words)
}
