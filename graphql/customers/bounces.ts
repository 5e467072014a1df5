// A mail server says that an answer did not arrive: the answer is marked, whoever sent it is told, and its customer waits again.
import type { Attachment, Email } from 'postal-mime'
import { oneLine } from '#graphql/characters.ts'
import type { Actor } from '#graphql/context.ts'
import { cutText } from '#graphql/graphemes.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { restartClocks } from './clocks.ts'
import { answerBounced } from './events.ts'
import { threadById } from './find.ts'

/** So much of a part of a report is read, in characters. */
const MAX_PART = 20_000
const REASON_LENGTH = 200

/** What a report of RFC 3464 says: the reason, and the header of the mail that was not delivered. */
export type Bounce = { reason: string; mailId: string | null }

const textOf = ({ content }: Attachment): string =>
  (typeof content === 'string'
    ? content
    : Buffer.from(new Uint8Array(content)).toString('latin1')
  ).slice(0, MAX_PART)

/** The value of a header in the lines of a part, which may go on in the next line. */
function headerIn(text: string, name: string): string | null {
  const lines = text.split(/\r?\n/)
  const at = lines.findIndex((line) => line.toLowerCase().startsWith(`${name}:`))
  if (at < 0) return null
  const more = lines.slice(at + 1, at + 4)
  const end = more.findIndex((line) => !/^[ \t]/.test(line))
  return [lines[at]?.slice(name.length + 1), ...more.slice(0, end < 0 ? more.length : end)]
    .join(' ')
    .trim()
}

/** The report in a mail; null where it is none, or says that delivery is only late. */
export function bounceIn({ attachments }: Email): Bounce | null {
  const status = attachments.find(({ mimeType }) => mimeType === 'message/delivery-status')
  if (!status) return null
  const said = textOf(status)
  if (headerIn(said, 'action')?.toLowerCase() !== 'failed') return null
  const original = attachments.find(({ mimeType }) =>
    ['message/rfc822', 'message/rfc822-headers', 'text/rfc822-headers'].includes(mimeType),
  )
  const reason = headerIn(said, 'diagnostic-code') ?? headerIn(said, 'status') ?? ''
  return {
    reason: cutText(oneLine(reason.replaceAll('\u0000', '')), REASON_LENGTH),
    mailId: original ? headerIn(textOf(original), 'message-id') : null,
  }
}

type Bounced = { id: number; threadId: number; isAutomatic: boolean; authorId: number | null }

/**
 * Marks what was not delivered. Who made the report up would have to know the message's id, which is hard to guess. Gives the
 * thread; null where nothing of ours is meant.
 * @param ids of mails that the report names, without < and >
 */
export async function takeBounce(
  tx: Tx,
  by: Actor,
  channelId: number,
  { reason }: Bounce,
  ids: readonly string[],
): Promise<number | null> {
  const place = await tx.first<{ threadId: number }>(sql`
    select m."threadId" from "CustomerMessage" m where m."mailId" = any(${[...ids]}::text[]) and m."channelId" = ${channelId}
      and m.direction = 'OUT' order by m.id desc limit 1`)
  const thread = place && (await threadById(tx, place.threadId, 'lock'))
  if (!thread) return null
  const bounced = await tx.first<Bounced>(sql`
    update "CustomerMessage" set "bouncedAt" = ${tx.at}, error = ${reason}
    where "mailId" = any(${[...ids]}::text[]) and "channelId" = ${channelId} and "threadId" = ${thread.id} and direction = 'OUT'
      and state = 'SENT' and "bouncedAt" is null returning id, "threadId", "isAutomatic", "authorId"`)
  if (!bounced) return thread.id
  tx.later(sql`update "CustomerThread" set "changedAt" = ${tx.at} where id = ${thread.id}`)
  if (bounced.isAutomatic) return thread.id
  // The customer has read nothing: an answer is owed as before.
  tx.later(sql`
    update "CustomerThread" set "waitingSince" = coalesce("waitingSince", ${tx.at}) where id = ${thread.id} and not "isSpam"`)
  if (thread.waitingSince === null && !thread.isSpam) await restartClocks(tx, by, thread, true)
  await answerBounced.record(tx, by, {
    postId: thread.id,
    spaceId: thread.spaceId,
    messageId: bounced.id,
  })
  return thread.id
}
