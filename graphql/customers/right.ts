// "Was it put right?": asked when a thread is said to be put right, answered by the customer on the page of their own link.
import type * as z from 'zod/mini'
import { type Context, momentOf, systemActor } from '#graphql/context.ts'
import { NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { transaction } from '#graphql/transaction.ts'
import { customersMessages } from '#messages/customers.ts'
import { languageOf as interfaceLanguage } from '#messages/engine/languages.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { rightSaid } from './answer-events.ts'
import { restartClocks } from './clocks.ts'
import { numberOfThread } from './customer-side.ts'
import { type FoundThread, threadById } from './find.ts'
import { SayRight } from './input.ts'
import { threadOfLink } from './links.ts'
import { queueSending } from './sending.ts'

type Channel = { name: string; language: string; isReached: boolean }

/** Asks the customer; by a message where one can reach them, else when they open their link. */
export async function askIfRight(tx: Tx, thread: FoundThread): Promise<void> {
  tx.later(sql`
    update "CustomerThread" set "rightAskedAt" = ${tx.at}, "isRight" = null, "rightSaidAt" = null where id = ${thread.id}`)
  const channel = await tx.first<Channel>(sql`
    select c.name, c.language, c."isOn" and (c."outUrl" is not null or (c.kind in ('FORM', 'EMAIL') and exists (
      select 1 from "CustomerAddress" a join "Customer" o on o.id = a."customerId"
      where a.kind = 'mail' and (o.id = ${thread.customerId} or o."mergedIntoId" = ${thread.customerId})))) as "isReached"
    from "CustomerChannel" c where c.id = ${thread.channelId}`)
  // Whoever was never answered would hear of us for the first time.
  if (!channel?.isReached || thread.firstAnsweredAt === null) return
  const t = customersMessages.in(
    interfaceLanguage(thread.language) ?? interfaceLanguage(channel.language) ?? 'en',
  )
  const row = await tx.first<{ id: number }>(sql`
    insert into "CustomerMessage" ("threadId", "channelId", direction, "isAutomatic", "asksIfRight", state, body, language, "voiceName",
      "sendAt", at)
    values (${thread.id}, ${thread.channelId}, 'OUT', true, true, 'QUEUED', ${t('right.question', { number: numberOfThread(thread.id) })},
      ${thread.language}::text, ${channel.name}, ${tx.at}, ${tx.at}) returning id`)
  queueSending(tx, (row as { id: number }).id, tx.at)
}

type Outside = Pick<Context, 'db' | 'requestId' | 'at' | 'network'>

/**
 * What the customer of a link says: it was put right, and they thank; or it was not, and they wait again. Throws Invalid, and NotFound
 * for a link that is none or a thread that asks nothing.
 */
export async function sayRight(context: Outside, raw: z.input<typeof SayRight>): Promise<void> {
  const { isRight, token } = parse(SayRight, raw)
  const threadId = await threadOfLink(context.db, token, momentOf(context))
  if (threadId === null) throw new NotFound()
  await transaction(async (tx) => {
    const thread = await threadById(tx, threadId, 'lock')
    if (thread?.threadState !== 'PUT_RIGHT') throw new NotFound()
    const to = isRight ? 'THANKED' : 'ACKNOWLEDGED'
    const asked = await tx.first(sql`
      update "CustomerThread" set "isRight" = ${isRight}, "rightSaidAt" = ${tx.at}, state = ${to}::"CustomerThreadState", "stateAt" = ${tx.at},
        "changedAt" = ${tx.at}, "waitingSince" = ${isRight ? null : tx.at}::timestamptz, "snoozedUntil" = null
      where id = ${threadId} and "rightAskedAt" is not null and "rightSaidAt" is null returning id`)
    if (!asked) throw new NotFound()
    await tx.rows(sql`
      insert into "CustomerThreadMove" ("threadId", "from", "to", at)
      values (${threadId}, 'PUT_RIGHT', ${to}::"CustomerThreadState", ${tx.at})`)
    const by = systemActor(context.requestId)
    if (!isRight) await restartClocks(tx, by, thread, true)
    await rightSaid.record(tx, by, { postId: threadId, spaceId: thread.spaceId, isRight })
  }, context.at)
}
