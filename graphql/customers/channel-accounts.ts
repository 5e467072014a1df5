// As whom a channel reads at another server: connected and disconnected by people, read by a job, each again after a while.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { canSeal, decryptSecret, encryptSecret } from '#graphql/seal.ts'
import { hours, minutes } from '#graphql/time.ts'
import { write } from '#graphql/write.ts'
import { customersMessages } from '#messages/customers.ts'
import type { Db } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { ConnectChannel } from './account-input.ts'
import { findChannel } from './channel-queries.ts'
import { channelSaved } from './events.ts'
import { ChannelRef } from './input.ts'
import type { ChannelKind } from './limits.ts'
import { canConnectChannel } from './policy.ts'
import { type CannotRead, pauseAfter, readEach } from './reading.ts'

const say = customersMessages.message

/** Read again after so long; each failure in a row doubles it. */
const EVERY = minutes(1)
const MAX_PAUSE = hours(6)
/** Accounts that one run of the job reads. */
const MAX_ACCOUNTS = 10

export const accountPurpose = (channelId: number): string => `channel account ${channelId}`

export type AccountRow = {
  channelId: number
  server: string
  username: string
  readAt: Date | null
  error: string | null
}
/** The accounts of channels, without their secrets. */
export const accountsOf = (db: Db, channelIds: readonly number[]): Promise<AccountRow[]> =>
  db.rows<AccountRow>(sql`
    select "channelId", server, username, "readAt", error from "ChannelAccount" where "channelId" = any(${[...channelIds]}::int[])`)

/** What a server's address looks like, by the kind of channel; null: this kind reads at no other server. */
export function serverOf(kind: ChannelKind, given: string): string | null | undefined {
  if (kind === 'MASTODON') {
    const address = given.includes('://') ? given : `https://${given}`
    const url = URL.canParse(address) ? new URL(address) : null
    return url?.protocol === 'https:' && !url.username && url.hostname.includes('.')
      ? url.origin
      : null
  }
  if (kind !== 'EMAIL') return undefined
  const [, host = '', port = '993'] = /^([a-z0-9.-]{1,200})(?::(\d{1,5}))?$/i.exec(given) ?? []
  return host && Number(port) > 0 && Number(port) < 65_536 ? `${host.toLowerCase()}:${port}` : null
}

/** Connects a channel with a mailbox or a Mastodon account; read from then on. Throws Invalid, NotFound, NotAllowed, and Conflict without a key to keep the secret with. */
export async function connectChannel(context: SignedIn, raw: z.input<typeof ConnectChannel>) {
  const { secret, ...input } = parse(ConnectChannel, raw)
  if (!canSeal()) throw new Conflict(say('refused.noKey'))
  return write(context, 'connectChannel', input, async (tx) => {
    const channel = await findChannel(tx, context.viewer, input.channelId, 'lock')
    if (!canConnectChannel(context.viewer, channel)) throw new NotAllowed()
    const server = serverOf(channel.kind, input.server)
    if (server === undefined) throw new Conflict(say('refused.noAccount'))
    if (server === null) throw new Invalid({ server: [say('refused.server')] })
    if (channel.kind === 'EMAIL' && !input.username)
      throw new Invalid({ username: [say('refused.username')] })
    const username = channel.kind === 'EMAIL' ? input.username : ''
    const sealed = encryptSecret(accountPurpose(channel.id), secret)
    await tx.rows(sql`
      insert into "ChannelAccount" as a ("channelId", server, username, "sealedSecret", "connectedAt")
      values (${channel.id}, ${server}, ${username}, ${sealed}, ${tx.at})
      on conflict ("channelId") do update set server = excluded.server, username = excluded.username,
        "sealedSecret" = excluded."sealedSecret", "connectedAt" = excluded."connectedAt", "nextAt" = null, error = null, failures = 0,
        position = case when a.server = excluded.server and (a.username = excluded.username or excluded.username = '') then a.position end`)
    await channelSaved.record(tx, context, { channelId: channel.id, spaceId: channel.spaceId })
    return { id: channel.id }
  })
}

/** Ends it; the secret is gone. Throws NotFound, NotAllowed. */
export async function disconnectChannel(context: SignedIn, raw: z.input<typeof ChannelRef>) {
  const input = parse(ChannelRef, raw)
  return write(context, 'disconnectChannel', input, async (tx) => {
    const channel = await findChannel(tx, context.viewer, input.channelId, 'lock')
    if (!canConnectChannel(context.viewer, channel)) throw new NotAllowed()
    await tx.rows(sql`delete from "ChannelAccount" where "channelId" = ${channel.id}`)
    // Nothing comes in there any more.
    if (channel.kind === 'MASTODON')
      tx.later(
        sql`update "CustomerChannel" set "isOn" = false, version = version + 1 where id = ${channel.id}`,
      )
    await channelSaved.record(tx, context, { channelId: channel.id, spaceId: channel.spaceId })
    return { id: channel.id }
  })
}

export type Due = {
  channelId: number
  kind: ChannelKind
  server: string
  username: string
  secret: string
  position: string | null
  failures: number
  connectedAt: Date
}
type Sealed = Omit<Due, 'secret'> & { sealedSecret: string }

/** Takes accounts whose time has come for this process alone: they are due again only later. */
const claim = (db: Db, kind: ChannelKind, now: Date): Promise<Sealed[]> =>
  db.rows<Sealed>(sql`
    update "ChannelAccount" a set "nextAt" = ${new Date(now.getTime() + EVERY)}
    from (select a."channelId", c.kind from "ChannelAccount" a join "CustomerChannel" c on c.id = a."channelId" and c."isOn"
      join "Space" s on s.id = c."spaceId" and s."archivedAt" is null
      where c.kind = ${kind}::"CustomerChannelKind" and (a."nextAt" is null or a."nextAt" <= ${now})
      order by a."nextAt" nulls first, a."channelId" limit ${MAX_ACCOUNTS} for update of a skip locked) due
    where a."channelId" = due."channelId"
    returning a."channelId", due.kind, a.server, a.username, a."sealedSecret", a.position, a.failures, a."connectedAt"`)

/** Reads every account of a kind that is due. One that fails is read less often, and its channel says why. Throws as readEach. */
export async function pollAccounts(
  db: Db,
  now: Date,
  kind: ChannelKind,
  read: (due: Due) => Promise<void>,
): Promise<void> {
  await readEach(
    await claim(db, kind, now),
    ({ sealedSecret, ...due }) =>
      read({ ...due, secret: decryptSecret(accountPurpose(due.channelId), sealedSecret) }),
    (due, fault) =>
      db.rows(
        fault
          ? sql`
              update "ChannelAccount" set error = ${fault.message}, failures = failures + 1, "nextAt" = ${nextTry(due.failures + 1, fault, now)}
              where ${sameAs(due)}`
          : sql`
              update "ChannelAccount" set "readAt" = ${now}, error = null, failures = 0 where ${sameAs(due)}`,
      ),
  )
}

/** After its pause, or when its server wants to be asked again, but not later than MAX_PAUSE. */
function nextTry(failures: number, { until }: CannotRead, now: Date): Date {
  const own = now.getTime() + pauseAfter(failures, EVERY, MAX_PAUSE)
  const asked = typeof until === 'number' ? now.getTime() + until : (until?.getTime() ?? 0)
  return new Date(Math.max(own, Math.min(asked, now.getTime() + MAX_PAUSE)))
}

/** Keeps up to where it was read, unless it was connected anew meanwhile. */
export const keepPosition = (db: Db, due: Due, position: string) =>
  db.rows(sql`update "ChannelAccount" set position = ${position} where ${sameAs(due)}`)

const sameAs = ({ channelId, connectedAt }: Pick<Due, 'channelId' | 'connectedAt'>): Sql =>
  sql`"channelId" = ${channelId} and "connectedAt" = ${connectedAt}`
