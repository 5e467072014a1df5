// An answer to one of Atrium's own notification mails becomes a comment of whoever the mail was for, under all rules of a comment.
import { createHash } from 'node:crypto'
import { postComment } from '#graphql/comments/service.ts'
import { Refusal } from '#graphql/errors.ts'
import { viewerOfPerson } from '#graphql/identity/viewer.ts'
import type { Replied } from '#graphql/notifications/reply-address.ts'
import { languageOf } from '#messages/engine/languages.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { idOf, isMachine, MailRefused, plainOf, read } from './mail-in.ts'
import { ownWords } from './mail-text.ts'

/**
 * Takes an answer in. Null: a machine wrote it, which is answered by nothing. The same mail twice is one comment. Throws MailRefused for
 * a foreign sender, without words of its own, and for what its writer may not say there.
 */
export async function takeReply(
  db: Db,
  raw: Uint8Array,
  replied: Replied,
  envelope: string,
): Promise<number | null> {
  const mail = await read(raw)
  // Out of office, a list, a bounce, and a notification of ours that a rule sends back.
  if (isMachine(mail, envelope)) return null
  if (mail.from?.address?.toLowerCase() !== replied.email.toLowerCase())
    throw new MailRefused('it does not come from the address that the notification went to')
  const body = ownWords(plainOf(mail))
  if (!body) throw new MailRefused('there are no words in it')
  const viewer = await viewerOfPerson(replied.personId, db)
  if (!viewer) throw new MailRefused('its sender has no account any longer')
  const language = languageOf(viewer.interfaceLanguage) ?? 'en'
  // Without an id of its own a mail is known by its bytes.
  const mailId = idOf(mail.messageId) || createHash('sha256').update(raw).digest('base64url')
  const context = {
    ...{ viewer, db, language, requestId: 'mail' },
    idempotencyKey: `mail-reply:${mailId}`.slice(0, 200),
  }
  try {
    const { postId } = replied
    const replyToId = await stillThere(db, replied)
    return Number((await postComment(context, { postId, replyToId, body })).id)
  } catch (error) {
    if (error instanceof Refusal && error.extensions.code !== 'TOO_MANY')
      throw new MailRefused(error.message)
    throw error
  }
}

/** The comment that the mail told of; one that was deleted meanwhile is answered by a comment of its own. */
const stillThere = async (db: Db, { commentId, postId }: Replied): Promise<number | null> =>
  (
    await db.first<{ id: number }>(sql`
      select id from "Comment" where id = ${commentId}::int and "postId" = ${postId} and state = 'OPEN'`)
  )?.id ?? null
