// Saved replies: texts that answers on a channel use again.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { mustBeVersion } from '#graphql/versions.ts'
import { write } from '#graphql/write.ts'
import { customersMessages } from '#messages/customers.ts'
import { sql } from '#prisma/sql.ts'
import { findChannel } from './channel-queries.ts'
import { replySaved } from './events.ts'
import { RemoveReply, SaveReply } from './input.ts'
import { MAX_REPLIES } from './limits.ts'
import { canKeepReplies } from './policy.ts'

const say = customersMessages.message

/** Saves a reply; one with the same name gets the new text. Throws NotFound, NotAllowed, Invalid and Conflict. */
export async function saveReply(context: SignedIn, raw: z.input<typeof SaveReply>) {
  const input = parse(SaveReply, raw)
  return write(context, 'saveReply', input, async (tx) => {
    const channel = await findChannel(tx, context.viewer, input.channelId, 'lock')
    if (!canKeepReplies(context.viewer, channel.spaceId)) throw new NotAllowed()
    const present = await tx.first<{ body: string; version: number }>(sql`
      select body, version from "SavedReply" where "channelId" = ${channel.id} and name = ${input.name}`)
    mustBeVersion(present?.version ?? 0, input.version, { text: present?.body ?? '' })
    const count = await tx.first<{ n: number }>(sql`
      select count(*)::int as n from "SavedReply" where "channelId" = ${channel.id} and name <> ${input.name}`)
    if ((count?.n ?? 0) >= MAX_REPLIES) throw new Invalid({ '': [say('refused.tooMany')] })
    await tx.rows(sql`
      insert into "SavedReply" ("channelId", name, body, "byId", at)
      values (${channel.id}, ${input.name}, ${input.text}, ${context.viewer.id}, ${tx.at})
      on conflict ("channelId", name) do update set body = excluded.body,
        version = "SavedReply".version + 1, "byId" = excluded."byId", at = excluded.at`)
    await replySaved.record(tx, context, { channelId: channel.id, spaceId: channel.spaceId })
    return { id: channel.id }
  })
}

export async function removeReply(context: SignedIn, raw: z.input<typeof RemoveReply>) {
  const input = parse(RemoveReply, raw)
  return write(context, 'removeReply', input, async (tx) => {
    const reply = await tx.first<{ channelId: number }>(
      sql`select "channelId" from "SavedReply" where id = ${input.replyId}`,
    )
    if (!reply) throw new NotFound()
    const channel = await findChannel(tx, context.viewer, reply.channelId, 'lock')
    if (!canKeepReplies(context.viewer, channel.spaceId)) throw new NotAllowed()
    await tx.rows(sql`delete from "SavedReply" where id = ${input.replyId}`)
    await replySaved.record(tx, context, { channelId: channel.id, spaceId: channel.spaceId })
    return { id: channel.id }
  })
}
