// Writes of channels: who owns one, how soon it answers, and whether it is on.
import { randomBytes } from 'node:crypto'
import type * as z from 'zod/mini'
import { changePolicy, makePolicy } from '#graphql/clocks/policies.ts'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { canSeal, encryptSecret } from '#graphql/seal.ts'
import { spaceBySlug } from '#graphql/spaces/queries.ts'
import { slugOf } from '#graphql/spaces/slugs.ts'
import { mustBeVersion } from '#graphql/versions.ts'
import { write } from '#graphql/write.ts'
import { customersMessages } from '#messages/customers.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { accountsOf } from './channel-accounts.ts'
import { type ChannelRow, findChannel, secretPurpose } from './channel-queries.ts'
import { channelSaved, channelSwitched } from './events.ts'
import {
  ChannelRef,
  type ChannelSettings,
  EditChannel,
  MakeChannel,
  SwitchChannel,
} from './input.ts'
import { MAX_CHANNELS } from './limits.ts'
import { canConnectChannel, canMakeChannel, canManageChannel, canOpenChannel } from './policy.ts'
import { mustRead } from './voices.ts'

const say = customersMessages.message

/** Makes a channel in a space; it is off until it is switched on. Throws Invalid, NotFound and NotAllowed. */
export async function makeChannel(context: SignedIn, raw: z.input<typeof MakeChannel>) {
  const { space: spaceSlug, kind, ...settings } = parse(MakeChannel, raw)
  const { viewer } = context
  return write(context, 'makeChannel', { spaceSlug, kind, ...settings }, async (tx) => {
    const space = await spaceBySlug(tx, viewer, spaceSlug)
    if (!space || !viewer.spaceIds.includes(space.id)) throw new NotFound()
    if (!canMakeChannel(viewer, space.id)) throw new NotAllowed()
    const count = await tx.first<{ n: number }>(
      sql`select count(*)::int as n from "CustomerChannel"`,
    )
    if ((count?.n ?? 0) >= MAX_CHANNELS) throw new Invalid({ '': [say('refused.tooMany')] })
    const policies: number[] = []
    for (let nth = 0; nth < 4; nth++) policies.push(await makePolicy(tx, null))
    const [first, next, right, review] = policies
    const row = await tx.first<{ id: number }>(sql`
      insert into "CustomerChannel" (slug, name, kind, "spaceId", "firstPolicyId", "nextPolicyId", "rightPolicyId", "reviewPolicyId", "createdAt")
      values (${await freeSlug(tx, settings.name)}, ${settings.name}, ${kind}::"CustomerChannelKind", ${space.id}, ${first}, ${next},
        ${right}, ${review}, ${tx.at}) returning id`)
    const channel = await findChannel(tx, viewer, (row as { id: number }).id, 'lock')
    await save(tx, context, channel, settings)
    await channelSaved.record(tx, context, { channelId: channel.id, spaceId: space.id })
    return { id: channel.id }
  })
}

async function freeSlug(tx: Tx, name: string): Promise<string> {
  const wished = slugOf(name) || 'channel'
  const rows = await tx.rows<{ slug: string }>(sql`
    select slug from "CustomerChannel" where slug = ${wished} or slug like ${`${wished}-%`}`)
  const taken = new Set(rows.map(({ slug }) => slug))
  for (let nth = 1; ; nth++) {
    const slug = nth === 1 ? wished : `${wished}-${nth}`
    if (!taken.has(slug)) return slug
  }
}

/** Changes a channel. Throws Invalid, NotFound, NotAllowed, and Conflict when it changed meanwhile. */
export async function editChannel(context: SignedIn, raw: z.input<typeof EditChannel>) {
  const { channelId, version, ...settings } = parse(EditChannel, raw)
  return write(context, 'editChannel', { channelId, version, ...settings }, async (tx) => {
    const channel = await findChannel(tx, context.viewer, channelId, 'lock')
    if (!canManageChannel(context.viewer, channel)) throw new NotAllowed()
    mustBeVersion(channel.version, version)
    await save(tx, context, channel, settings)
    await channelSaved.record(tx, context, { channelId, spaceId: channel.spaceId })
    return { id: channelId }
  })
}

async function save(
  tx: Tx,
  context: SignedIn,
  channel: ChannelRow,
  settings: ChannelSettings,
): Promise<void> {
  const { kind, id, isOn, spaceId } = channel
  const { ownerId } = settings
  mustBeAllowed(context, channel, settings)
  const address = kind === 'EMAIL' && settings.address ? settings.address : null
  const outUrl = kind === 'WEBHOOK' && settings.outUrl ? settings.outUrl : null
  const feedUrl = kind === 'FEED' && settings.feedUrl ? settings.feedUrl : null
  if (isOn) mustBeComplete(kind, { ownerId, firstHours: settings.firstHours, address, feedUrl })
  if (ownerId !== null && ownerId !== channel.ownerId)
    await mustRead(tx, ownerId, spaceId, 'ownerId')
  if (address) {
    const taken = await tx.first(
      sql`select 1 from "CustomerChannel" where address = ${address} and id <> ${id}`,
    )
    if (taken) throw new Invalid({ address: [say('refused.addressTaken')] })
  }
  await tx.rows(sql`
    update "CustomerChannel" set name = ${settings.name}, "ownerId" = ${ownerId}::int, about = ${settings.about},
      "voiceGuide" = ${settings.voiceGuide}, brand = ${settings.brand}, country = ${settings.country}, language = ${settings.language}, address = ${address}::text,
      "outUrl" = ${outUrl}::text, "feedUrl" = ${feedUrl}::text, ${feedUrl === channel.feedUrl ? sql`` : feedAnew} sites = ${settings.sites}, "retentionDays" = ${settings.retentionDays}::int, version = version + 1 where id = ${id}`)
  for (const [policyId, hours] of [
    [channel.firstPolicyId, settings.firstHours],
    [channel.nextPolicyId, settings.nextHours],
    [channel.rightPolicyId, settings.rightHours],
    [channel.reviewPolicyId, settings.reviewHours],
  ] as const)
    await changePolicy(tx, context, policyId, {
      respondWithin: hours,
      unit: 'HOURS',
      calendarId: settings.calendarId,
      // At three quarters of the time.
      warnBefore: hours === null ? null : hours * 15,
      escalateAfter: hours === null ? null : hours * 30,
    })
}

/** Another feed is read at once, and as if nothing were known of it. */
const feedAnew = sql`"feedEtag" = null, "feedModified" = null, "feedNextAt" = null, "feedError" = null, "feedFailures" = 0,`

/** Throws NotAllowed for what leads out of the company or into it, by somebody who manages the channel alone. */
function mustBeAllowed(
  { viewer }: SignedIn,
  channel: ChannelRow,
  { address, feedUrl, outUrl, sites }: ChannelSettings,
): void {
  const isOpened =
    (channel.kind === 'EMAIL' && address !== (channel.address ?? '')) ||
    (channel.kind === 'FEED' && feedUrl !== (channel.feedUrl ?? '')) ||
    sites.join(' ') !== channel.sites.join(' ')
  if (isOpened && !canOpenChannel(viewer, channel)) throw new NotAllowed()
  const isConnected = channel.kind === 'WEBHOOK' && outUrl !== (channel.outUrl ?? '')
  if (isConnected && !canConnectChannel(viewer, channel)) throw new NotAllowed()
}

type Complete = {
  ownerId: number | null
  firstHours: number | null
  address: string | null
  feedUrl: string | null
}

/** Throws Invalid for what a channel cannot be on without: an owner and a clock, and an address where mails come in. */
function mustBeComplete(
  kind: ChannelRow['kind'],
  { ownerId, firstHours, address, feedUrl }: Complete,
): void {
  if (ownerId === null) throw new Invalid({ ownerId: [say('refused.owner')] })
  if (firstHours === null) throw new Invalid({ firstHours: [say('refused.clock')] })
  if (kind === 'EMAIL' && !address) throw new Invalid({ address: [say('refused.noAddress')] })
  if (kind === 'FEED' && !feedUrl) throw new Invalid({ feedUrl: [say('refused.noFeed')] })
}

/** Switches a channel on or off. Off, nothing comes in and nothing leaves. Throws Invalid without an owner or a clock. */
export async function switchChannel(context: SignedIn, raw: z.input<typeof SwitchChannel>) {
  const input = parse(SwitchChannel, raw)
  const { viewer } = context
  return write(context, 'switchChannel', input, async (tx) => {
    const channel = await findChannel(tx, viewer, input.channelId, 'lock')
    if (!canManageChannel(viewer, channel)) throw new NotAllowed()
    if (channel.isOn === input.isOn) return { id: channel.id }
    if (input.isOn) {
      const clock = await tx.first<{ hours: number | null }>(sql`
        select "respondWithin" as hours from "ClockPolicy" where id = ${channel.firstPolicyId}`)
      mustBeComplete(channel.kind, { ...channel, firstHours: clock?.hours ?? null })
      if (channel.kind === 'MASTODON' && (await accountsOf(tx, [channel.id])).length === 0)
        throw new Invalid({ '': [say('refused.notConnected')] })
    }
    await tx.rows(
      sql`update "CustomerChannel" set "isOn" = ${input.isOn}, version = version + 1 where id = ${channel.id}`,
    )
    await channelSwitched.record(tx, context, {
      channelId: channel.id,
      spaceId: channel.spaceId,
      isOn: input.isOn,
    })
    return { id: channel.id }
  })
}

/** A new secret for a webhook; the one before ends at once. It is shown this once. Throws Conflict where no key is set to keep it with. */
export async function renewSecret(
  context: SignedIn,
  raw: z.input<typeof ChannelRef>,
): Promise<string> {
  const input = parse(ChannelRef, raw)
  if (!canSeal()) throw new Conflict(say('refused.noKey'))
  const secret = randomBytes(32).toString('base64url')
  await write(context, 'renewChannelSecret', input, async (tx) => {
    const channel = await findChannel(tx, context.viewer, input.channelId, 'lock')
    if (!canConnectChannel(context.viewer, channel)) throw new NotAllowed()
    if (channel.kind !== 'WEBHOOK') throw new Conflict(say('refused.noWebhook'))
    await tx.rows(sql`
      update "CustomerChannel" set "sealedSecret" = ${encryptSecret(secretPurpose(channel.id), secret)}, version = version + 1 where id = ${channel.id}`)
    await channelSaved.record(tx, context, { channelId: channel.id, spaceId: channel.spaceId })
    return { id: channel.id }
  })
  return secret
}
