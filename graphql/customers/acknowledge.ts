// The acknowledgement: a number and the link to one's own thread. It answers nothing, so it stops no clock.

import { customersMessages } from '#messages/customers.ts'
import { languageOf as interfaceLanguage } from '#messages/engine/languages.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { ChannelRow } from './channel-queries.ts'
import { numberOfThread } from './customer-side.ts'
import type { Address } from './recognise.ts'
import { queueSending } from './sending.ts'

type About = {
  threadId: number
  channel: ChannelRow
  address: Address | null
  language: string | null
}

/** Queues it for whoever can be reached: a mail address, or a webhook that takes answers. */
export async function acknowledge(
  tx: Tx,
  { threadId, channel, address, language }: About,
): Promise<void> {
  const isReached = address?.kind === 'mail' || channel.outUrl !== null
  if (!isReached) return
  const t = customersMessages.in(
    interfaceLanguage(language) ?? interfaceLanguage(channel.language) ?? 'en',
  )
  const row = await tx.first<{ id: number }>(sql`
    insert into "CustomerMessage" ("threadId", "channelId", direction, "isAutomatic", state, body, language, "voiceName", "sendAt", at)
    values (${threadId}, ${channel.id}, 'OUT', true, 'QUEUED', ${t('acknowledgement', { number: numberOfThread(threadId) })},
      ${language}::text, ${channel.name}, ${tx.at}, ${tx.at}) returning id`)
  queueSending(tx, (row as { id: number }).id, tx.at)
}
