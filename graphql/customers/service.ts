// Voices by hand: the public form, a customer's own link, and what an employee heard outside. Mails and webhooks have their own files.
import type * as z from 'zod/mini'
import { type Context, momentOf, type SignedIn, systemActor } from '#graphql/context.ts'
import { Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { admitReader } from '#graphql/posts/readers.ts'
import { sharedLimiter } from '#graphql/shared-limiter.ts'
import { transaction } from '#graphql/transaction.ts'
import { write } from '#graphql/write.ts'
import { customersMessages } from '#messages/customers.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { type ChannelRow, channelBySlug, channelsByIds, takesIn } from './channel-queries.ts'
import { AskUs, NoteHeard, ReplyByLink } from './input.ts'
import { threadOfLink, tokenOf } from './links.ts'
import { canNote } from './policy.ts'
import { receive } from './receive.ts'

const say = customersMessages.message

/** Messages that one network sends in ten minutes, by whichever way, over all processes. */
export const MAX_ASKED = 30
const asking = sharedLimiter('ask-us', MAX_ASKED, 600)

type Outside = Pick<Context, 'db' | 'requestId' | 'at' | 'network'>
/** Throws TooMany. */
export const spendOne = async ({ network }: Outside): Promise<void> => {
  if (network !== undefined) await asking.spend(network)
}

/** The channel of a public form that is on; null for every other. */
export async function openForm(db: Db, slug: string): Promise<ChannelRow | null> {
  const channel = await channelBySlug(db, slug)
  return channel?.kind === 'FORM' && takesIn(channel) ? channel : null
}

/**
 * Takes in what somebody outside writes in the public form. Without an address, gives the token of the link by which they follow it.
 * Throws Invalid, TooMany, and NotFound for a form that is not on.
 */
export async function askUs(context: Outside, raw: z.input<typeof AskUs>) {
  const input = parse(AskUs, raw)
  await spendOne(context)
  const channel = await openForm(context.db, input.channel)
  if (!channel) throw new NotFound()
  const received = await transaction(
    (tx) =>
      receive(tx, systemActor(context.requestId), {
        channel,
        address: input.email ? { kind: 'mail', address: input.email } : null,
        name: input.name,
        subject: input.subject,
        text: input.text,
      }),
    context.at,
  )
  const id = received?.id ?? 0
  // Anybody can name an address: the link goes there by mail, to whoever it belongs to.
  if (input.email || received?.isAgain) return { id, token: null }
  const row = await context.db.first<{ linkKey: string }>(
    sql`select "linkKey" from "CustomerThread" where id = ${id}`,
  )
  return { id, token: row ? await tokenOf(context.db, id, row.linkKey) : null }
}

/** What a customer answers by their own link. Throws Invalid, TooMany, and NotFound for a link that is none. */
export async function replyByLink(context: Outside, raw: z.input<typeof ReplyByLink>) {
  const input = parse(ReplyByLink, raw)
  await spendOne(context)
  const threadId = await threadOfLink(context.db, input.token, momentOf(context))
  if (threadId === null) throw new NotFound()
  const channel = await channelOfThread(context.db, threadId)
  await transaction(
    (tx) =>
      receive(tx, systemActor(context.requestId), {
        channel,
        threadId,
        address: null,
        name: '',
        subject: '',
        text: input.text,
      }),
    context.at,
  )
}

async function channelOfThread(db: Db, threadId: number): Promise<ChannelRow> {
  const row = await db.first<{ channelId: number }>(
    sql`select "channelId" from "CustomerThread" where id = ${threadId}`,
  )
  const [channel] = await channelsByIds(db, row ? [row.channelId] : [])
  if (!channel || !takesIn(channel)) throw new NotFound()
  return channel
}

/** Notes what an employee heard outside; they see the thread from then on. Throws Invalid, NotFound and NotAllowed. */
export async function noteHeard(context: SignedIn, raw: z.input<typeof NoteHeard>) {
  const input = parse(NoteHeard, raw)
  const { viewer } = context
  return write(context, 'noteHeard', input, async (tx) => {
    const [channel] = await channelsByIds(tx, [input.channelId])
    if (channel?.kind !== 'HEARD' || !viewer.spaceIds.includes(channel.spaceId))
      throw new NotFound()
    if (!canNote(viewer, channel)) throw new NotAllowed()
    if (!takesIn(channel)) throw new Invalid({ channelId: [say('refused.channelOff')] })
    const received = await receive(tx, context, {
      channel,
      address: input.email ? { kind: 'mail', address: input.email } : null,
      name: input.name,
      subject: '',
      text: input.text,
      severity: input.severity,
      heardById: viewer.id,
    })
    const id = received?.id ?? 0
    // What they told of is theirs to follow; an older thread of the same words is not.
    if (received?.isNew) await admitReader(tx, id, viewer.id, null)
    return { id: received?.isNew ? id : 0 }
  })
}
