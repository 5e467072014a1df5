// One named voice over all channels: another one says whom it takes over from, and an executive names who looks after it next.
import type { Actor } from '#graphql/context.ts'
import { Invalid } from '#graphql/errors.ts'
import { customersMessages } from '#messages/customers.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { threadAssigned } from './events.ts'
import type { FoundThread, ThreadFacts } from './find.ts'
import { holdFromNow } from './holdings.ts'
import { type Card, mustSeeThread } from './voices.ts'

const say = customersMessages.message

type Before = { authorId: number | null; voiceName: string; handsOverToId: number | null }

/** The name of the voice that answered this customer last, in whichever channel; empty: the same person, one who was announced, or none. */
export async function voiceBefore(
  tx: Tx,
  personId: number,
  { customerId }: FoundThread,
): Promise<string> {
  const before = await tx.first<Before>(sql`
    select m."authorId", m."voiceName", m."handsOverToId" from "CustomerMessage" m join "CustomerThread" k on k.id = m."threadId"
    where k."customerId" in (select o.id from "Customer" c join "Customer" o
        on o.id = coalesce(c."mergedIntoId", c.id) or o."mergedIntoId" = coalesce(c."mergedIntoId", c.id) where c.id = ${customerId})
      and m.direction = 'OUT' and not m."isAutomatic" and m.state = 'SENT' order by m.at desc, m.id desc limit 1`)
  const isSame = !before || before.authorId === personId || before.handsOverToId === personId
  return isSame ? '' : before.voiceName
}

/** Who looks after the thread from this answer on. Throws Invalid where an executive's first answer names nobody, or for oneself. */
export async function handOverTo(
  tx: Tx,
  thread: FoundThread,
  { isExecutive }: Card,
  senderId: number,
  personId: number | null,
): Promise<{ id: number | null; name: string }> {
  if (personId === null) {
    if (isExecutive && thread.firstAnsweredAt === null)
      throw new Invalid({ handOverToId: [say('refused.handOver')] })
    return { id: null, name: '' }
  }
  if (personId === senderId) throw new Invalid({ handOverToId: [say('refused.handOverSelf')] })
  await mustSeeThread(tx, personId, thread.id, 'handOverToId')
  const row = await tx.first<{ name: string; title: string }>(sql`
    select who.name, coalesce((select v.title from "CustomerVoice" v where v."personId" = who.id and v."channelId" = ${thread.channelId}
      and v."endedAt" is null and (v.until is null or v.until > ${tx.at}) order by v.id limit 1), '') as title
    from "Person" who where who.id = ${personId}`)
  return { id: personId, name: [row?.name, row?.title].filter(Boolean).join(', ') }
}

/** The message has left: whom it named has the thread now. */
export async function handOver(
  tx: Tx,
  by: Actor,
  thread: ThreadFacts,
  messageId: number,
): Promise<void> {
  const row = await tx.first<{ personId: number | null; byId: number | null }>(sql`
    select m."handsOverToId" as "personId", m."authorId" as "byId" from "CustomerMessage" m
    where m.id = ${messageId} and m."handsOverToId" is not null`)
  const personId = row?.personId ?? null
  if (personId === null || thread.assigneeId === personId) return
  tx.later(sql`update "CustomerThread" set "assigneeId" = ${personId} where id = ${thread.id}`)
  holdFromNow(tx, thread.id, personId)
  await threadAssigned.record(tx, by, {
    ...{ postId: thread.id, spaceId: thread.spaceId },
    ...{ personId, byId: row?.byId ?? 0 },
  })
}
