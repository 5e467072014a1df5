// The channel that imported messages of customers go to, by its number or its address.

import type { SignedIn } from '#graphql/context.ts'
import {
  type ChannelRow,
  channelBySlug,
  channelsByIds,
} from '#graphql/customers/channel-queries.ts'
import { canOpenChannel, canSeeChannel } from '#graphql/customers/policy.ts'
import { importsMessages } from '#messages/imports.ts'
import { sql } from '#prisma/sql.ts'
import { ImportRefused } from './refused.ts'

const say = importsMessages.message

export type ImportChannel = Pick<ChannelRow, 'id' | 'spaceId' | 'name'> & { spaceSlug: string }

/**
 * Finds the channel. Whoever imports must see it, and may open it to the outside. A channel that is off takes imports: what it
 * received before is no news.
 * @throws ImportRefused
 */
export async function findImportChannel(
  { db, viewer }: SignedIn,
  given: string | undefined,
): Promise<ImportChannel> {
  if (!given) throw new ImportRefused(say('channel.needed'))
  const channel = /^\d{1,9}$/.test(given)
    ? (await channelsByIds(db, [Number(given)]))[0]
    : await channelBySlug(db, given)
  if (!channel || !canSeeChannel(viewer, channel))
    throw new ImportRefused(say('channel.none', { channel: given }))
  if (channel.isArchived || !canOpenChannel(viewer, channel))
    throw new ImportRefused(say('channel.notAllowed', { name: viewer.name, channel: channel.name }))
  const space = await db.first<{ slug: string }>(
    sql`select slug from "Space" where id = ${channel.spaceId}`,
  )
  return {
    id: channel.id,
    spaceId: channel.spaceId,
    name: channel.name,
    spaceSlug: space?.slug ?? '',
  }
}
