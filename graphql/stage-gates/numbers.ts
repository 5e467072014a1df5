// The numbers of an entry `e` with its post `p`, as SQL: what gates ask for.
import { quoteCount } from '#graphql/insights/quote-count.ts'
import { sql } from '#prisma/sql.ts'

/** Units of the company among those who support it. */
export const units = sql`(
  select count(distinct who.unit)::int from "Support" s join "Person" who on who.id = s."personId"
  where s."postId" = p.id and who.unit <> '')`

/** All of them as columns. */
export const numberColumns = sql`p."supportCount" as supporters, ${units} as units, ${quoteCount} as quotes,
  p."commentCount" as comments`

/** Where an entry `e` stands: the last stage into which it was let. */
export const entryStage = sql`coalesce((
  select max(m.stage) from "EntryMove" m where m."challengeId" = e."challengeId" and m."ideaId" = e."ideaId"), 'COLLECT')`
