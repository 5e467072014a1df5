// Themes as those who run a challenge shape them, and pairs that are not the same.
import type * as z from 'zod/mini'
import { type FoundChallenge, findChallenge } from '#graphql/challenges/queries.ts'
import type { SignedIn } from '#graphql/context.ts'
import { Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { entriesPlaced, pairDismissed, themeNamed } from './events.ts'
import { DismissPair, NameTheme, PlaceEntries } from './input.ts'
import { MAX_THEMES } from './limits.ts'
import { canShapeEntryThemes } from './policy.ts'

const say = refusalMessages.message

/** The challenge, locked, so that the job waits. Throws NotFound, NotAllowed. */
async function challengeToShape(tx: Tx, { viewer }: SignedIn, id: number): Promise<FoundChallenge> {
  const challenge = await findChallenge(tx, viewer, id, 'lock')
  if (!canShapeEntryThemes(viewer, challenge)) throw new NotAllowed()
  return challenge
}

/** Names a theme: from then on it stays. Throws Invalid, NotFound, NotAllowed. */
export async function nameTheme(context: SignedIn, raw: z.input<typeof NameTheme>) {
  const input = parse(NameTheme, raw)
  return write(context, 'nameTheme', input, async (tx) => {
    const theme = await tx.first<{ challengeId: number }>(
      sql`select "challengeId" from "EntryTheme" where id = ${input.themeId}`,
    )
    if (!theme) throw new NotFound()
    const { id: challengeId, spaceId } = await challengeToShape(tx, context, theme.challengeId)
    const named = await tx.first(sql`
      update "EntryTheme" set name = ${input.name}, "isKept" = true where id = ${input.themeId} returning 1`)
    if (!named) throw new NotFound()
    await themeNamed.record(tx, context, { challengeId, spaceId, themeId: input.themeId })
    return { challengeId }
  })
}

/**
 * Puts entries into a theme, or into a new one; out of the others unless they stay there, too. Throws Invalid by field, NotFound,
 * NotAllowed.
 */
export async function placeEntries(context: SignedIn, raw: z.input<typeof PlaceEntries>) {
  const input = parse(PlaceEntries, raw)
  return write(context, 'placeEntries', input, async (tx) => {
    const challenge = await challengeToShape(tx, context, input.challengeId)
    const { id: challengeId, spaceId } = challenge
    const ids = [...new Set(input.ideaIds)]
    const there = await tx.rows(sql`
      select 1 from "ChallengeEntry" e join "Post" p on p.id = e."ideaId" and ${visibleTo(context.viewer)}
      where e."challengeId" = ${challengeId} and e."ideaId" = any(${ids}::int[]) and e."closedAt" is null`)
    if (there.length !== ids.length) throw new Invalid({ ideaIds: [say('challengeNoEntry')] })
    const themeId = await themeFor(tx, challengeId, input)
    if (!input.keeps)
      await tx.rows(sql`
        delete from "ThemeEntry" m using "EntryTheme" t
        where t.id = m."themeId" and t."challengeId" = ${challengeId} and m."ideaId" = any(${ids}::int[]) and t.id <> ${themeId}`)
    await tx.rows(sql`
      insert into "ThemeEntry" ("themeId", "ideaId") select ${themeId}, unnest(${ids}::int[]) on conflict do nothing`)
    await tx.rows(sql`
      insert into "EntryPlacing" ("challengeId", "ideaId", "byId", at)
      select ${challengeId}, unnest(${ids}::int[]), ${context.viewer.id}, ${tx.at}
      on conflict ("challengeId", "ideaId") do update set "byId" = excluded."byId", at = excluded.at`)
    await entriesPlaced.record(tx, context, { challengeId, spaceId, themeId })
    return { challengeId, themeId }
  })
}

async function themeFor(
  tx: Tx,
  challengeId: number,
  { toId, newName }: { toId: number | null; newName: string | null },
): Promise<number> {
  if ((toId === null) === (newName === null)) throw new Invalid({ toId: [say('themeChoose')] })
  if (toId !== null) {
    const theme = await tx.first(sql`
      update "EntryTheme" set "isKept" = true where id = ${toId} and "challengeId" = ${challengeId} returning 1`)
    if (!theme) throw new Invalid({ toId: [say('themeChoose')] })
    return toId
  }
  const made = await tx.first<{ id: number }>(sql`
    insert into "EntryTheme" ("challengeId", name, "isKept", words, terms, "createdAt")
    select ${challengeId}, ${newName}, true, '{}', '{}', ${tx.at}
    where (select count(*) from "EntryTheme" where "challengeId" = ${challengeId}) < ${MAX_THEMES} returning id`)
  if (!made) throw new Invalid({ newName: [say('themeMany', { max: MAX_THEMES })] })
  return made.id
}

/** Two entries are not the same: they are proposed no more. Twice is once. Throws Invalid, NotFound, NotAllowed. */
export async function dismissPair(context: SignedIn, raw: z.input<typeof DismissPair>) {
  const input = parse(DismissPair, raw)
  return write(context, 'dismissPair', input, async (tx) => {
    const challenge = await challengeToShape(tx, context, input.challengeId)
    const { id: challengeId, spaceId } = challenge
    const [firstId, secondId] = [input.firstId, input.secondId].sort((a, b) => a - b) as [
      number,
      number,
    ]
    const pair = await tx.first<{ isDismissed: boolean }>(sql`
      select "dismissedAt" is not null as "isDismissed" from "EntryPair"
      where "challengeId" = ${challengeId} and "firstId" = ${firstId} and "secondId" = ${secondId}`)
    if (!pair) throw new NotFound()
    if (pair.isDismissed) return { challengeId }
    await tx.rows(sql`
      update "EntryPair" set "dismissedById" = ${context.viewer.id}, "dismissedAt" = ${tx.at}
      where "challengeId" = ${challengeId} and "firstId" = ${firstId} and "secondId" = ${secondId}`)
    await pairDismissed.record(tx, context, { challengeId, spaceId, firstId, secondId })
    return { challengeId }
  })
}
