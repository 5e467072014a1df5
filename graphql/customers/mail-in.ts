// A mail that came in for a channel: read with limits, told from what machines send, and taken in.
import PostalMime, { type Email } from 'postal-mime'
import { oneLine, withoutOverrides } from '#graphql/characters.ts'
import { systemActor } from '#graphql/context.ts'
import { cutText } from '#graphql/graphemes.ts'
import { transaction } from '#graphql/transaction.ts'
import type { Db } from '#prisma/client.ts'
import { type Bounce, bounceIn, takeBounce } from './bounces.ts'
import { type ChannelRow, channelByAddress, takesIn } from './channel-queries.ts'
import { ADDRESS_LENGTH, NAME_LENGTH } from './limits.ts'
import { ownWords, textOfHtml } from './mail-text.ts'
import { type Received, receive } from './receive.ts'

/** A mail may be this long, in bytes: the listener refuses more before it is read. */
export const MAX_MAIL = 2 * 1024 * 1024
/** Parts within parts, and headers, beyond this no person sends: a mail that was made to burst is refused. */
const MAX_DEPTH = 20
const MAX_HEADERS = 64 * 1024
/** Of one text part, in characters. */
const MAX_TEXT = 200_000
const MAX_REFERENCES = 30

/** A mail that no channel takes, or that cannot be read; the listener says so to the sender's server. */
export class MailRefused extends Error {
  override name = 'MailRefused'
}

/** The channel of a mail address that is on. */
export async function channelFor(db: Db, address: string): Promise<ChannelRow | null> {
  const channel = await channelByAddress(db, address.toLowerCase().slice(0, ADDRESS_LENGTH))
  return channel?.kind === 'EMAIL' && takesIn(channel) ? channel : null
}

/**
 * Takes a mail in. Null: a machine wrote it, about nothing that is here. Throws MailRefused for what cannot be read.
 * @param from the sender as the envelope says; empty for a bounce
 */
export async function takeMail(
  raw: Uint8Array,
  channel: ChannelRow,
  from: string,
  at?: Date,
): Promise<Received | null> {
  const mail = await read(raw)
  const text = ownWords(plainOf(mail))
  const sender = (mail.from?.address ?? from).toLowerCase()
  // A mail of ours that comes back, by a rule that forwards it.
  if (sender === channel.address) return null
  const isAutomatic = isMachine(mail, from)
  const bounce = isAutomatic ? bounceIn(mail) : null
  if (bounce) return await returned(channel, bounce, mail, at)
  if (!isAutomatic && (!text || !isAddress(sender)))
    throw new MailRefused('there are no words in it')
  const mailId = idOf(mail.messageId)
  return await transaction(
    (tx) =>
      receive(tx, systemActor('mail'), {
        channel,
        externalId: mailId,
        mailId,
        references: referencesOf(mail),
        address: isAddress(sender) ? { kind: 'mail', address: sender } : null,
        name: cutText(oneLine(clean(mail.from?.name ?? '')), NAME_LENGTH),
        subject: withoutOverrides(clean(mail.subject ?? '')),
        text: text || '…',
        isAutomatic,
      }),
    at,
  )
}

/** A report of a mail server opens no thread and is no message of the customer. */
async function returned(
  channel: ChannelRow,
  bounce: Bounce,
  mail: Email,
  at: Date | undefined,
): Promise<Received | null> {
  const named = idOf(bounce.mailId ?? undefined)
  const ids = [...referencesOf(mail), ...(named ? [named] : [])]
  const id = await transaction(
    (tx) => takeBounce(tx, systemActor('mail'), channel.id, bounce, ids),
    at,
  )
  return id === null ? null : { id, isNew: false, isAgain: false }
}

export async function read(raw: Uint8Array): Promise<Email> {
  if (raw.length > MAX_MAIL) throw new MailRefused('it is too long')
  try {
    return await PostalMime.parse(raw, {
      maxNestingDepth: MAX_DEPTH,
      maxHeadersSize: MAX_HEADERS,
      attachmentEncoding: 'arraybuffer',
    })
  } catch {
    throw new MailRefused('it cannot be read')
  }
}

/** PostgreSQL keeps neither NUL nor half a character. */
const clean = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()

export function plainOf({ text, html }: Email): string {
  const plain = text?.trim() ? text : textOfHtml((html ?? '').slice(0, MAX_TEXT))
  return clean(plain.slice(0, MAX_TEXT).replaceAll('\r\n', '\n'))
}

const isAddress = (text: string): boolean =>
  text.length <= ADDRESS_LENGTH && /^[^\s@<>"(),;:\\]{1,64}@[^\s@<>"(),;:\\]{1,190}$/.test(text)

export const idOf = (text: string | undefined): string | null => {
  const id = (text ?? '').trim().replace(/^<|>$/g, '')
  return id && id.length <= 250 && /^[\x21-\x7e]+$/.test(id) ? id : null
}

function referencesOf({ inReplyTo, references }: Email): string[] {
  const all = `${(references ?? '').slice(0, 20_000)} ${inReplyTo ?? ''}`.split(/\s+/)
  return all.flatMap((one) => idOf(one) ?? []).slice(-MAX_REFERENCES)
}

const MACHINES_HEADERS = ['x-autoreply', 'x-autorespond', 'list-id', 'list-unsubscribe']
const MACHINES_ADDRESS =
  /^(?:mailer-daemon|postmaster|bounces?|(?:do[-._]?not|no)[-._]?reply|autoreply)(?:[-+._=][^@]*)?@/i

/** Out of office, a list, a bounce or another program: RFC 3834, and what mail programs say in its place. */
export function isMachine({ headers, from }: Email, envelope: string): boolean {
  const value = (name: string) =>
    headers
      .find(({ key }) => key === name)
      ?.value.trim()
      .toLowerCase()
  const submitted = value('auto-submitted')
  return (
    envelope === '' ||
    (submitted !== undefined && submitted !== 'no') ||
    ['bulk', 'junk', 'list', 'auto_reply'].includes(value('precedence') ?? '') ||
    MACHINES_HEADERS.some((name) => value(name) !== undefined) ||
    MACHINES_ADDRESS.test(from?.address ?? envelope)
  )
}
