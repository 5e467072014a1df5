// Mastodon channels: posts that name their account come in, each once, and answers leave as posts below them.
import { systemActor } from '#graphql/context.ts'
import { decryptSecret } from '#graphql/seal.ts'
import { transaction } from '#graphql/transaction.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { accountPurpose, type Due, keepPosition, pollAccounts } from './channel-accounts.ts'
import { type ChannelRow, channelsByIds, takesIn } from './channel-queries.ts'
import {
  type Ask,
  askMastodon,
  type Mention,
  mentions,
  ownAccount,
  PAGE_SIZE,
  postReply,
} from './mastodon.ts'
import { receive } from './receive.ts'

/** Pages of one reading: what is beyond them is read a minute later. */
const MAX_PAGES = 5
const externalIdOf = (statusId: string): string => `status-${statusId}`

/** Reads every Mastodon channel that is due. */
export const pollMastodon = (db: Db, now: Date, ask: Ask = askMastodon): Promise<void> =>
  pollAccounts(db, now, 'MASTODON', (due) => readAccount(db, due, now, ask))

async function readAccount(db: Db, due: Due, now: Date, ask: Ask): Promise<void> {
  const [channel] = await channelsByIds(db, [due.channelId])
  if (!channel || !takesIn(channel)) return
  const account = { server: due.server, token: due.secret }
  const own = due.username || (await ownAccount(ask, account))
  if (!due.username)
    await db.rows(
      sql`update "ChannelAccount" set username = ${own} where "channelId" = ${due.channelId} and server = ${due.server}`,
    )
  if (due.position === null) {
    // What came before the channel was connected is not owed an answer.
    const [latest] = await mentions(ask, account, own, null)
    await keepPosition(db, due, latest?.id ?? '0')
    return
  }
  let after = due.position
  for (let page = 0; page < MAX_PAGES; page++) {
    const found = await mentions(ask, account, own, after)
    for (const mention of found) {
      await transaction((tx) => take(tx, channel, mention), now)
      // Only now: what was not taken in is asked for again, and is the same message then.
      after = mention.id
      await keepPosition(db, due, after)
    }
    if (found.length < PAGE_SIZE) return
  }
}

async function take(tx: Tx, channel: ChannelRow, mention: Mention): Promise<void> {
  const { answers, handle, isBot, name, reach, statusId, text } = mention
  await receive(tx, systemActor('mastodon'), {
    channel,
    externalId: externalIdOf(statusId),
    threadId: answers === null ? null : await threadOf(tx, channel.id, answers, handle),
    address: { kind: 'handle', address: handle },
    name,
    subject: '',
    text,
    reach,
    isAutomatic: isBot,
  })
}

/** The thread in which a post stands, of the same customer: whoever else answers there begins a thread of their own. */
async function threadOf(
  tx: Tx,
  channelId: number,
  statusId: string,
  handle: string,
): Promise<number | null> {
  const row = await tx.first<{ id: number }>(sql`
    select m."threadId" as id from "CustomerMessage" m join "CustomerThread" k on k.id = m."threadId"
    join "CustomerAddress" a on a.kind = 'handle' and a.address = ${handle} join "Customer" c on c.id = a."customerId"
    where m."channelId" = ${channelId} and m."externalId" = ${externalIdOf(statusId)}
      and k."customerId" in (c.id, c."mergedIntoId")`)
  return row?.id ?? null
}

type Leaving = {
  id: number
  threadId: number
  channelId: number
  body: string
  language: string | null
  voiceName: string
}

/** Posts an answer below the customer's latest post. Throws when it was not taken. */
export async function postAnswer(db: Db, message: Leaving, ask: Ask = askMastodon): Promise<void> {
  const found = await db.first<{ server: string; sealedSecret: string; answers: string }>(sql`
    select a.server, a."sealedSecret", substring(m."externalId" from 8) as answers from "ChannelAccount" a
    join "CustomerMessage" m on m."channelId" = a."channelId" and m."threadId" = ${message.threadId}
      and m.direction = 'IN' and m."externalId" like 'status-%'
    where a."channelId" = ${message.channelId} order by m.id desc limit 1`)
  if (!found) throw new Error('the channel is not connected, or there is no post to answer')
  const posted = await postReply(
    ask,
    {
      server: found.server,
      token: decryptSecret(accountPurpose(message.channelId), found.sealedSecret),
    },
    {
      key: `message-${message.id}`,
      answers: found.answers,
      body: message.body,
      voice: message.voiceName,
      language: message.language,
    },
  )
  // What answers this post belongs to the thread.
  await db.rows(sql`
    update "CustomerMessage" set "externalId" = ${externalIdOf(posted)} where id = ${message.id} and "externalId" is null`)
}
