// Who takes care of a theme.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Invalid } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { write } from '#graphql/write.ts'
import { insightsMessages } from '#messages/insights.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { readsInsights } from './alerts.ts'
import { themeOwned } from './events.ts'
import { findOwnTheme } from './find.ts'
import { SetThemeOwner } from './input.ts'

const say = insightsMessages.message

/** Gives a theme to somebody, or to nobody. Throws NotFound, NotAllowed, and Invalid for somebody who sees no quote of it. */
export async function setThemeOwner(context: SignedIn, raw: z.input<typeof SetThemeOwner>) {
  const input = parse(SetThemeOwner, raw)
  return write(context, 'setThemeOwner', input, async (tx) => {
    const theme = await findOwnTheme(tx, context.viewer, input.themeId)
    if (input.ownerId !== null) await mustSeeQuotes(tx, input.ownerId, theme.rootId ?? theme.id)
    await tx.rows(sql`
      update "InsightTheme" set "ownerId" = ${input.ownerId}::int, version = version + 1 where id = ${theme.id}`)
    await themeOwned.record(tx, context, { themeId: theme.id, ownerId: input.ownerId })
    return { id: theme.id }
  })
}

async function mustSeeQuotes(tx: Tx, personId: number, themeId: number): Promise<void> {
  const sees = await tx.first(sql`
    select 1 from "Person" who join "InsightTheme" th on coalesce(th."rootId", th.id) = ${themeId}
    join "Insight" i on i."themeId" = th.id join "Post" p on p.id = i."threadId"
    where who.id = ${personId} and who."deactivatedAt" is null and ${readsInsights(sql`who.id`)} limit 1`)
  if (!sees) throw new Invalid({ ownerId: [say('refused.themeOwner')] })
}
