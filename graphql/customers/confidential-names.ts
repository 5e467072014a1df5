// Names of customers are confidential outside of their threads.
import type { NameSource } from '#graphql/confidential/sources.ts'
import { sql } from '#prisma/sql.ts'

/** The same expression as the index's: words in small letters with one blank between them. */
const phrase = sql`btrim(regexp_replace(lower(c.name), '[^[:alnum:]]+', ' ', 'g'))`

/** A name of one word is a word like any other; a name that somebody here has is theirs. */
export const customerNames: NameSource = async (db, phrases, max) => {
  const rows = await db.rows<{ phrase: string }>(sql`
    select distinct ${phrase} as phrase from "Customer" c
    where ${phrase} = any(${phrases.filter((one) => one.includes(' '))}::text[]) and c."erasedAt" is null
      and not exists (select 1 from "Person" who where lower(who.name) = lower(c.name) and who."deactivatedAt" is null)
    order by phrase limit ${max}`)
  return rows.map((row) => row.phrase)
}
