// Saved views of the inbox: somebody's own, and those of the team that answers customers in a space.
import type * as z from 'zod/mini'
import { viewerAsReader } from '#graphql/audience.ts'
import type { SignedIn, Viewer } from '#graphql/context.ts'
import { Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { write } from '#graphql/write.ts'
import { customersMessages } from '#messages/customers.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { viewSaved } from './answer-events.ts'
import { findChannel } from './channel-queries.ts'
import { SaveView, ViewRef } from './input.ts'
import { type InboxView, MAX_VIEWS } from './limits.ts'
import { canRemoveView, canShareWithTeam } from './policy.ts'

const say = customersMessages.message

export type ViewRow = {
  id: number
  name: string
  ownerId: number
  spaceId: number | null
  view: InboxView
  channelId: number | null
  language: string | null
  severity: number
  tag: string
  isUnassigned: boolean
}

/** The views that somebody sees, their own first; one of a channel that they no longer see shows nothing and is left out. */
export const viewsOf = (db: Db, viewer: Viewer): Promise<ViewRow[]> => {
  const reader = viewerAsReader(viewer)
  return db.rows<ViewRow>(sql`
    select v.id, v.name, v."ownerId", v."spaceId", v.view, v."channelId", v.language, v.severity, v.tag, v."isUnassigned"
    from "CustomerView" v left join "CustomerChannel" c on c.id = v."channelId"
    where ((v."spaceId" is null and v."ownerId" = ${viewer.id}) or ${reader.readsRestricted(sql`v."spaceId"`)})
      and (c.id is null or ${reader.readsRestricted(sql`c."spaceId"`)} or c."ownerId" = ${viewer.id})
    order by v."spaceId" nulls first, v.name, v.id limit ${2 * MAX_VIEWS}`)
}

/** Saves a view. Throws NotFound for a channel, NotAllowed for a team of others, and Invalid above MAX_VIEWS. */
export async function saveView(context: SignedIn, raw: z.input<typeof SaveView>) {
  const input = parse(SaveView, raw)
  const { viewer } = context
  const { channelId, isUnassigned, language, name, severity, spaceId, tag, view } = input
  return write(context, 'saveCustomerView', input, async (tx) => {
    if (spaceId !== null && !canShareWithTeam(viewer, spaceId)) throw new NotAllowed()
    if (channelId !== null) await findChannel(tx, viewer, channelId)
    // Two at once wait for each other, so that both are counted.
    await tx.rows(sql`select 1 from "Person" where id = ${viewer.id} for no key update`)
    const count = await tx.first<{ n: number }>(sql`
      select count(*)::int as n from "CustomerView" where "ownerId" = ${viewer.id}`)
    if ((count?.n ?? 0) >= MAX_VIEWS) throw new Invalid({ name: [say('refused.tooMany')] })
    const made = (await tx.first<{ id: number }>(sql`
      insert into "CustomerView" (name, "ownerId", "spaceId", view, "channelId", language, severity, tag, "isUnassigned", at)
      values (${name}, ${viewer.id}, ${spaceId}::int, ${view}, ${channelId}::int, ${language}::text, ${severity}, ${tag}, ${isUnassigned},
        ${tx.at}) returning id`)) as { id: number }
    await viewSaved.record(tx, context, { viewId: made.id })
    return { id: made.id }
  })
}

/** Removes a view. Throws NotFound for what the viewer does not see, and NotAllowed for one of a team that they only read. */
export async function removeView(context: SignedIn, raw: z.input<typeof ViewRef>) {
  const input = parse(ViewRef, raw)
  return write(context, 'removeCustomerView', input, async (tx) => {
    const view = (await viewsOf(tx, context.viewer)).find(({ id }) => id === input.viewId)
    if (!view) throw new NotFound()
    if (!canRemoveView(context.viewer, view)) throw new NotAllowed()
    await tx.rows(sql`delete from "CustomerView" where id = ${view.id}`)
    await viewSaved.record(tx, context, { viewId: view.id })
    return { id: view.id }
  })
}

/** Whoever leaves has no views of their own any more; those of a team stay with it. */
export async function endOwnViews(tx: Tx, personId: number): Promise<void> {
  await tx.rows(sql`delete from "CustomerView" where "ownerId" = ${personId} and "spaceId" is null`)
}
