// How many quotes of customers stand behind a post, the same for everybody who sees it.
import { sql } from '#prisma/sql.ts'

/** Of a post `p`: quotes in themes that it answers, from open spaces and from its own. A number alone, never the words. */
export const quoteCount = sql`(
  select count(distinct i.id)::int from "ThemeLink" l
  join "InsightTheme" answered on answered.id = l."themeId"
  join "InsightTheme" said on coalesce(said."rootId", said.id) = coalesce(answered."rootId", answered.id)
  join "Insight" i on i."themeId" = said.id and i.verbatim <> ''
  join "CustomerThread" k on k.id = i."threadId" and not k."isSpam"
  join "Post" heard on heard.id = k.id and heard.state = 'OPEN'
  join "Space" place on place.id = heard."spaceId" and (place.kind = 'OPEN' or place.id = p."spaceId")
  where l."postId" = p.id)`
