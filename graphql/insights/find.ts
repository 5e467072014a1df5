// Finding insights and themes as somebody: what may not be seen is not found.
import type { Viewer } from '#graphql/context.ts'
import { type FoundThread, findThread } from '#graphql/customers/find.ts'
import { NotAllowed, NotFound } from '#graphql/errors.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { insightsMessages } from '#messages/insights.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { canCapture, canSeeInsights, canShapeAnyTheme, canShapeThemes } from './policy.ts'

/** Insights `i` that a viewer sees, with thread `k`, post `p`, customer `c` and message `m`. Spam counts nowhere. */
export const seenInsights = (viewer: Viewer): Sql => sql`"Insight" i
  join "CustomerThread" k on k.id = i."threadId" and not k."isSpam"
  join "Post" p on p.id = k.id and ${visibleTo(viewer)}
  join "Customer" c on c.id = i."customerId"
  join "CustomerMessage" m on m.id = i."messageId"
  left join "InsightTheme" th on th.id = i."themeId"`
/** The theme that an insight of seenInsights counts for after all merges. */
export const rootOf = sql`coalesce(th."rootId", th.id)`
/** The person behind it, who may write by several addresses. */
export const personOf = sql`coalesce(c."mergedIntoId", c.id)`

export type FoundInsight = {
  id: number
  threadId: number
  customerId: number
  messageId: number
  themeId: number | null
  version: number
}
export type FoundTheme = {
  id: number
  name: string
  version: number
  mergedIntoId: number | null
  rootId: number | null
}

/** A message that came in, with its thread. Throws NotFound, and NotAllowed for who may not capture. */
export async function findMessage(
  tx: Tx,
  viewer: Viewer,
  messageId: number,
): Promise<{ id: number; body: string; customerId: number; thread: FoundThread }> {
  const message = await tx.first<{ threadId: number; body: string; customerId: number | null }>(sql`
    select "threadId", body, "customerId" from "CustomerMessage" where id = ${messageId} and direction = 'IN'`)
  if (!message) throw new NotFound()
  const thread = await findThread(tx, viewer, message.threadId)
  if (!canCapture(viewer, thread)) throw new NotAllowed()
  const { body } = message
  return { id: messageId, body, customerId: message.customerId ?? thread.customerId, thread }
}

/** Insights to be changed, locked. Throws NotFound if one is not seen, NotAllowed if one may not be changed. */
export async function findInsights(
  tx: Tx,
  viewer: Viewer,
  ids: readonly number[],
): Promise<FoundInsight[]> {
  const rows = await tx.rows<FoundInsight>(sql`
    select i.id, i."threadId", i."customerId", i."messageId", i."themeId", i.version from "Insight" i
    where i.id = any(${[...ids]}::int[]) order by i.id for no key update`)
  if (rows.length !== new Set(ids).size) throw new NotFound()
  for (const threadId of new Set(rows.map((row) => row.threadId))) {
    const thread = await findThread(tx, viewer, threadId)
    if (!canCapture(viewer, thread)) throw new NotAllowed()
  }
  return rows
}

/** A theme of which the viewer sees a quote, or which is their own. */
const seesTheme = (viewer: Viewer): Sql => sql`(t."byId" = ${viewer.id} or exists (
  select 1 from ${seenInsights(viewer)} where i."themeId" in (
    select b.id from "InsightTheme" b where b.id = t.id or b."rootId" = t.id)))`

/** Throws NotFound for a theme that the viewer does not see, and for people whose role does not see any. */
export async function findTheme(
  db: Db,
  viewer: Viewer,
  themeId: number,
  lock?: 'lock',
): Promise<FoundTheme> {
  if (!canSeeInsights(viewer)) throw new NotFound()
  const theme = await db.first<FoundTheme>(sql`
    select t.id, t.name, t.version, t."mergedIntoId", t."rootId" from "InsightTheme" t
    where t.id = ${themeId} and ${seesTheme(viewer)} ${lock ? sql`for no key update of t` : sql``}`)
  if (!theme) throw new NotFound()
  return theme
}

/** The same for who wants to change it. Throws NotAllowed, too. */
export async function findOwnTheme(tx: Tx, viewer: Viewer, themeId: number): Promise<FoundTheme> {
  const theme = await findTheme(tx, viewer, themeId, 'lock')
  if (!canShapeThemes(viewer)) throw new NotAllowed()
  return theme
}

/**
 * The same for who changes what it holds or how it is called, for everybody: they see every quote of it and of what it was merged with,
 * or work on threads of the whole company. Throws NotAllowed, too.
 */
export async function findWholeTheme(tx: Tx, viewer: Viewer, themeId: number): Promise<FoundTheme> {
  const theme = await findOwnTheme(tx, viewer, themeId)
  if (canShapeAnyTheme(viewer)) return theme
  const unseen = await tx.first(sql`
    select 1 from "InsightTheme" t join "Insight" i on i."themeId" = t.id
    join "CustomerThread" k on k.id = i."threadId" and not k."isSpam" join "Post" p on p.id = k.id
    where coalesce(t."rootId", t.id) = ${theme.rootId ?? theme.id} and not ${visibleTo(viewer)} limit 1`)
  if (unseen) throw new NotAllowed(insightsMessages.message('refused.unseen'))
  return theme
}
