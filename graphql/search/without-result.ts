// Words that were searched for and found nothing: kept as words and a count, without anybody.
import { type SignedIn, systemActor } from '#graphql/context.ts'
import type { Job } from '#graphql/define.ts'
import { signed } from '#graphql/signing.ts'
import { days } from '#graphql/time.ts'
import { transaction } from '#graphql/transaction.ts'
import { log } from '#log.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { hashOf } from '#search/words.ts'
import { wordsIn } from './aliases.ts'
import { searchesMissed } from './events.ts'
import { chooseMissed } from './missed-words.ts'

const MAX_WORDS = 4
const MAX_LENGTH = 60
const MAX_ROWS = 5_000
const KEPT = days(90)
const PURPOSE = 'search-without-result'

/**
 * Counts a search that found nothing. The person only sets one of 32 bits, another one for other words: how many are set says how many
 * asked at least, and nothing says who. Addresses, numbers and long texts are not kept at all.
 */
export async function noteWithoutResult(context: SignedIn, query: string): Promise<void> {
  const words = wordsIn(query)
  const count = words.split(' ').length
  if (!words || words.length > MAX_LENGTH || count > MAX_WORDS || /[@\d]/.test(query)) return
  if (!context.viewer.scopes.includes('write')) return
  try {
    const bit = await bitOf(context, words)
    await transaction(
      (tx) =>
        tx.rows(sql`
          insert into "SearchWithoutResult" (words, people, "lastDay")
          select ${words}, ${1 << bit}::int, ${tx.at}::date
          where (select count(*) from "SearchWithoutResult") < ${2 * MAX_ROWS}
          on conflict (words) do update set times = "SearchWithoutResult".times + 1,
            people = "SearchWithoutResult".people | excluded.people, "lastDay" = excluded."lastDay"`),
      context.at,
    )
  } catch (error) {
    log.warn({ error }, 'a search without a result was not counted')
  }
}

async function bitOf({ db, viewer }: SignedIn, words: string): Promise<number> {
  const token = await signed(db, PURPOSE, `${viewer.id}-${hashOf(words) >>> 0}`)
  return (Buffer.from(token.slice(token.indexOf('.') + 1), 'base64url')[0] as number) % 32
}

/** Forgets what nobody has asked for 90 days, and the least asked beyond 5,000. */
async function sweep(db: Db, now: Date): Promise<void> {
  await db.rows(sql`
    delete from "SearchWithoutResult" where "lastDay" < ${new Date(now.getTime() - KEPT)}::date or words in (
      select words from "SearchWithoutResult" order by times desc, words offset ${MAX_ROWS})`)
}

const SYSTEM = systemActor('search')

/** Once a week administrators are told what several people searched for and did not find. Safe to repeat: words are told once. */
async function tellMissed(_: unknown, _db: Db, now: Date): Promise<void> {
  await transaction(async (tx) => {
    if ((await chooseMissed(tx)) > 0)
      await searchesMissed.record(tx, SYSTEM, { week: now.toISOString().slice(0, 10) })
  }, now)
}

export const jobs: readonly Job[] = [
  {
    name: 'sweep-searches-without-result',
    cron: '20 3 * * *',
    run: (_, db, now) => sweep(db, now),
  },
  { name: 'tell-searches-without-result', cron: '50 5 * * 1', run: tellMissed },
]
