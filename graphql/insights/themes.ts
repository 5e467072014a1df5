// Themes: named, merged and unmerged, split, linked to ideas and challenges.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import type { FoundPost } from '#graphql/post-kinds.ts'
import { findVisiblePost } from '#graphql/posts/find.ts'
import { canJoinByName } from '#graphql/posts/policy.ts'
import { mustBeVersion } from '#graphql/versions.ts'
import { write } from '#graphql/write.ts'
import { insightsMessages } from '#messages/insights.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import {
  insightEdited,
  themeLinked,
  themeMerged,
  themeNamed,
  themeSplit,
  themeUnlinked,
  themeUnmerged,
} from './events.ts'
import { findInsights, findOwnTheme, findTheme, findWholeTheme } from './find.ts'
import { LinkTheme, MergeThemes, PutIntoTheme, RenameTheme, SplitTheme, ThemeRef } from './input.ts'
import { queueProposals } from './jobs.ts'
import { MAX_LINKS } from './limits.ts'
import { canShapeThemes } from './policy.ts'

const say = insightsMessages.message
/** What answers a theme. */
const LINKED_KINDS = ['idea', 'challenge']

/** The theme of that name, whatever its case; begun if there is none. One at a time, so that two at once begin one. */
export async function themeByName(tx: Tx, context: SignedIn, name: string): Promise<number> {
  await lockNames(tx)
  const found = await tx.first<{ id: number }>(sql`
    select id from "InsightTheme" where lower(name) = lower(${name}) and "mergedIntoId" is null`)
  return found?.id ?? (await beginTheme(tx, context, name, null))
}

async function lockNames(tx: Tx): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended('names of themes', 0))`)
}

async function beginTheme(
  tx: Tx,
  context: SignedIn,
  name: string,
  splitFromId: number | null,
): Promise<number> {
  const made = (await tx.first<{ id: number }>(sql`
    insert into "InsightTheme" (name, "byId", "ownerId", at, "splitFromId")
    values (${name}, ${context.viewer.id}, ${context.viewer.id}, ${tx.at}, ${splitFromId}::int)
    returning id`)) as { id: number }
  if (splitFromId === null) await themeNamed.record(tx, context, { themeId: made.id })
  return made.id
}

async function mustBeFree(tx: Tx, name: string, except: number | null): Promise<void> {
  await lockNames(tx)
  const other = await tx.first(sql`
    select 1 from "InsightTheme" where lower(name) = lower(${name}) and "mergedIntoId" is null
      and id is distinct from ${except}::int`)
  if (other) throw new Invalid({ name: [say('refused.nameTaken')] })
}

/** Puts quotes into the theme of a name, which begins if there is none. */
export async function putIntoTheme(context: SignedIn, raw: z.input<typeof PutIntoTheme>) {
  const input = parse(PutIntoTheme, raw)
  return write(context, 'putIntoTheme', input, async (tx) => {
    const insights = await findInsights(tx, context.viewer, input.insightIds)
    const themeId = await themeByName(tx, context, input.theme)
    await moveTo(tx, context, insights, themeId)
    return { id: themeId }
  })
}

async function moveTo(
  tx: Tx,
  context: SignedIn,
  insights: readonly { id: number; threadId: number }[],
  themeId: number,
): Promise<void> {
  await tx.rows(sql`
    update "Insight" set "themeId" = ${themeId}, "proposedThemeId" = null, "proposedLead" = null, version = version + 1
    where id = any(${insights.map(({ id }) => id)}::int[])`)
  for (const { id, threadId } of insights)
    await insightEdited.record(tx, context, { postId: threadId, insightId: id })
  queueProposals(tx)
}

export async function renameTheme(context: SignedIn, raw: z.input<typeof RenameTheme>) {
  const input = parse(RenameTheme, raw)
  return write(context, 'renameTheme', input, async (tx) => {
    const theme = await findWholeTheme(tx, context.viewer, input.themeId)
    mustBeVersion(theme.version, input.version, { name: theme.name })
    await mustBeFree(tx, input.name, theme.id)
    await tx.rows(sql`
      update "InsightTheme" set name = ${input.name}, version = version + 1 where id = ${theme.id}`)
    await themeNamed.record(tx, context, { themeId: theme.id })
    return { id: theme.id }
  })
}

/** Every theme's root after a merge or its end: the last of the themes that it was merged into, one after the other. */
async function settleRoots(tx: Tx): Promise<void> {
  await tx.rows(sql`
    with recursive up(id, root) as (
      select id, id from "InsightTheme" where "mergedIntoId" is null
      union all select t.id, up.root from "InsightTheme" t join up on t."mergedIntoId" = up.id)
    update "InsightTheme" t set "rootId" = nullif(up.root, up.id) from up
    where up.id = t.id and t."rootId" is distinct from nullif(up.root, up.id)`)
}

/** Two themes are one from now on; the quotes stay where they are, so that unmerging brings them back. */
export async function mergeThemes(context: SignedIn, raw: z.input<typeof MergeThemes>) {
  const input = parse(MergeThemes, raw)
  const { viewer } = context
  return write(context, 'mergeThemes', input, async (tx) => {
    await lockNames(tx)
    const theme = await findWholeTheme(tx, viewer, input.themeId)
    const into = await findWholeTheme(tx, viewer, input.intoId)
    if (theme.id === into.id || into.rootId === theme.id)
      throw new Invalid({ intoId: [say('refused.mergeSelf')] })
    if (theme.mergedIntoId !== null || into.mergedIntoId !== null)
      throw new Conflict(say('refused.merged'))
    await tx.rows(sql`
      update "InsightTheme" set "mergedIntoId" = ${into.id}, "mergedById" = ${viewer.id}, "mergedAt" = ${tx.at}, version = version + 1
      where id = ${theme.id}`)
    await settleRoots(tx)
    await themeMerged.record(tx, context, { themeId: theme.id, intoId: into.id })
    queueProposals(tx)
    return { id: into.id }
  })
}

/** Undoes a merge. Throws Conflict where its name is taken by now. */
export async function unmergeTheme(context: SignedIn, raw: z.input<typeof ThemeRef>) {
  const input = parse(ThemeRef, raw)
  return write(context, 'unmergeTheme', input, async (tx) => {
    const theme = await findWholeTheme(tx, context.viewer, input.themeId)
    if (theme.mergedIntoId === null) return { id: theme.id }
    await mustBeFree(tx, theme.name, theme.id)
    await tx.rows(sql`
      update "InsightTheme" set "mergedIntoId" = null, "mergedById" = null, "mergedAt" = null, version = version + 1
      where id = ${theme.id}`)
    await settleRoots(tx)
    await themeUnmerged.record(tx, context, { themeId: theme.id })
    queueProposals(tx)
    return { id: theme.id }
  })
}

/** Puts some quotes of a theme into a new one. Merging the new one into the old one undoes it. */
export async function splitTheme(context: SignedIn, raw: z.input<typeof SplitTheme>) {
  const input = parse(SplitTheme, raw)
  return write(context, 'splitTheme', input, async (tx) => {
    const theme = await findWholeTheme(tx, context.viewer, input.themeId)
    const insights = await findInsights(tx, context.viewer, input.insightIds)
    const below = await tx.rows<{ id: number }>(sql`
      select id from "InsightTheme" where id = ${theme.id} or "rootId" = ${theme.id}`)
    if (insights.some(({ themeId }) => !below.some(({ id }) => id === themeId)))
      throw new Invalid({ insightIds: [say('refused.otherTheme')] })
    await mustBeFree(tx, input.name, null)
    const themeId = await beginTheme(tx, context, input.name, theme.id)
    await moveTo(tx, context, insights, themeId)
    await themeSplit.record(tx, context, { themeId, fromId: theme.id })
    return { id: themeId }
  })
}

/** A post that the viewer links by name; the author of one without a name has none to do so with. Throws NotFound, NotAllowed. */
async function findLinkable(tx: Tx, context: SignedIn, postId: number): Promise<FoundPost> {
  const post = await findVisiblePost(tx, context.viewer, postId)
  if (!canJoinByName(context.viewer, post)) throw new NotAllowed(say('refused.linkSealed'))
  return post
}

/** Says that an idea or a challenge answers the theme. Throws Invalid for any other post, and above MAX_LINKS. */
export async function linkTheme(context: SignedIn, raw: z.input<typeof LinkTheme>) {
  const input = parse(LinkTheme, raw)
  const { viewer } = context
  return write(context, 'linkTheme', input, async (tx) => {
    const theme = await findOwnTheme(tx, viewer, input.themeId)
    const post = await findLinkable(tx, context, input.postId)
    if (!LINKED_KINDS.includes(post.kind)) throw new Invalid({ postId: [say('refused.link')] })
    const count = await tx.first<{ n: number }>(
      sql`select count(*)::int as n from "ThemeLink" where "themeId" = ${theme.id}`,
    )
    if ((count?.n ?? 0) >= MAX_LINKS)
      throw new Invalid({ postId: [say('refused.links', { max: MAX_LINKS })] })
    const made = await tx.first(sql`
      insert into "ThemeLink" ("themeId", "postId", "byId", at) values (${theme.id}, ${post.id}, ${viewer.id}, ${tx.at})
      on conflict do nothing returning 1`)
    if (made) await themeLinked.record(tx, context, { themeId: theme.id, postId: post.id })
    return { id: theme.id }
  })
}

export async function unlinkTheme(context: SignedIn, raw: z.input<typeof LinkTheme>) {
  const input = parse(LinkTheme, raw)
  const { viewer } = context
  return write(context, 'unlinkTheme', input, async (tx) => {
    const theme = await findTheme(tx, viewer, input.themeId, 'lock')
    if (!canShapeThemes(viewer)) throw new NotAllowed()
    const post = await findLinkable(tx, context, input.postId)
    const gone = await tx.first(sql`
      delete from "ThemeLink" l using "InsightTheme" t where t.id = l."themeId" and (t.id = ${theme.id} or t."rootId" = ${theme.id})
        and l."postId" = ${post.id} returning 1`)
    if (gone) await themeUnlinked.record(tx, context, { themeId: theme.id, postId: post.id })
    return { id: theme.id }
  })
}
