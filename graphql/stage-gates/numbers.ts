// The numbers of an entry `e` with its post `p`, as SQL: what gates ask for.
import { sql } from '#prisma/sql.ts'

/** Units of the company among those who support it. */
export const units = sql`(
  select count(distinct who.unit)::int from "Support" s join "Person" who on who.id = s."personId"
  where s."postId" = p.id and who.unit <> '')`

/** Customers' quotes in themes that it answers: from open spaces and from its own, for everybody who sees it sees the number. */
export const quotes = sql`(
  select count(distinct i.id)::int from "ThemeLink" l
  join "InsightTheme" answered on answered.id = l."themeId"
  join "InsightTheme" said on coalesce(said."rootId", said.id) = coalesce(answered."rootId", answered.id)
  join "Insight" i on i."themeId" = said.id and i.verbatim <> ''
  join "CustomerThread" k on k.id = i."threadId" and not k."isSpam"
  join "Post" heard on heard.id = k.id and heard.state = 'OPEN'
  join "Space" place on place.id = heard."spaceId" and (place.kind = 'OPEN' or place.id = p."spaceId")
  where l."postId" = p.id)`

/** All of them as columns. */
export const numberColumns = sql`p."supportCount" as supporters, ${units} as units, ${quotes} as quotes,
  p."commentCount" as comments`

/** Where an entry `e` stands: the last stage into which it was let. */
export const entryStage = sql`coalesce((
  select max(m.stage) from "EntryMove" m where m."challengeId" = e."challengeId" and m."ideaId" = e."ideaId"), 'COLLECT')`
