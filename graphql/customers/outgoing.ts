// By which way a message leaves: a mail in its conversation, a post below a customer's, or an event to the web address of a webhook's channel. It is made of
// the customer's side alone. Without an address the customer reads it by the link that they have.

import { env } from '#env.ts'
import { sendOutside } from '#graphql/notifications/send.ts'
import { decryptSecret } from '#graphql/seal.ts'
import { providerFetch } from '#graphql/sign-in/provider-fetch.ts'
import { signatureOf } from '#graphql/webhook-signature.ts'
import { customersMessages } from '#messages/customers.ts'
import { languageOf as interfaceLanguage } from '#messages/engine/languages.ts'
import type { Db } from '#prisma/client.ts'
import { secretPurpose } from './channel-queries.ts'
import { numberOfThread } from './customer-side.ts'
import type { ChannelKind } from './limits.ts'
import { linkOf } from './links.ts'
import { postAnswer } from './mastodon-channel.ts'

export type Outgoing = {
  id: number
  threadId: number
  mailId: string | null
  body: string
  language: string | null
  voiceName: string
  voiceTitle: string
  isAutomatic: boolean
  fixedText: string
  takesOverFrom: string
  handsOverTo: string
  asksIfRight: boolean
  subject: string
  linkKey: string
  channelId: number
  channelKind: ChannelKind
  channelName: string
  channelAddress: string | null
  outUrl: string | null
  sealedSecret: string | null
  externalKey: string | null
  /** The customer's mail address. */
  to: string | null
  /** Ids of the mails before, latest first. */
  references: string[]
}

/** Sends a message. Throws when it was not taken. */
export async function carryOut(db: Db, message: Outgoing, smtpUrl = env.SMTP_URL): Promise<void> {
  if (message.channelKind === 'WEBHOOK' && message.outUrl)
    return await post(message, message.outUrl)
  if (message.channelKind === 'MASTODON') {
    const t = customersMessages.in(interfaceLanguage(message.language) ?? 'en')
    const parts = [message.body, handOverWords(message, t), message.fixedText]
    return await postAnswer(db, { ...message, body: parts.filter(Boolean).join('\n\n') })
  }
  if (message.to) await mail(db, message, message.to, smtpUrl)
}

async function mail(
  db: Db,
  message: Outgoing,
  to: string,
  smtpUrl: string | undefined,
): Promise<void> {
  const { body, language, voiceName, voiceTitle, threadId, subject, isAutomatic, channelName } =
    message
  const t = customersMessages.in(interfaceLanguage(language) ?? 'en')
  const number = numberOfThread(threadId)
  const signature = isAutomatic ? channelName : [voiceName, voiceTitle].filter(Boolean).join(', ')
  const link = t('mail.link', { url: await linkOf(db, threadId, message.linkKey) })
  await sendOutside(
    {
      from: { name: signature, address: message.channelAddress },
      to,
      // Anybody can name an address in the form: the words that went in do not come out there.
      subject: isAutomatic
        ? t(message.asksIfRight ? 'right.subject' : 'acknowledgement.subject', { number })
        : `Re: ${subject} [${number}]`,
      text: [
        body,
        ...[handOverWords(message, t), signature, message.fixedText].flatMap((part) =>
          part ? ['', part] : [],
        ),
        ...['', '-- ', link, ''],
      ].join('\n'),
      mailId: message.mailId ?? '',
      references: message.references.toReversed(),
      isAutomatic,
    },
    smtpUrl,
  )
}

/** Who spoke before, and who looks after it from now on; empty: it stays with the same voice. */
const handOverWords = (
  { handsOverTo, takesOverFrom, voiceName }: Outgoing,
  t: ReturnType<typeof customersMessages.in>,
): string =>
  [
    takesOverFrom ? t('handOver.from', { name: voiceName, before: takesOverFrom }) : '',
    handsOverTo ? t('handOver.to', { name: handsOverTo }) : '',
  ]
    .filter(Boolean)
    .join(' ')

/** Redirects are not followed, private addresses are refused; anything but 2xx is not taken. */
async function post(message: Outgoing, url: string): Promise<void> {
  const body = JSON.stringify({
    id: `message-${message.id}`,
    thread: message.externalKey,
    number: numberOfThread(message.threadId),
    text: [message.body, message.fixedText].filter(Boolean).join('\n\n'),
    isAutomatic: message.isAutomatic,
    takesOverFrom: message.takesOverFrom || null,
    handsOverTo: message.handsOverTo || null,
    voice: message.isAutomatic ? null : { name: message.voiceName, title: message.voiceTitle },
  })
  const secret = message.sealedSecret
    ? decryptSecret(secretPurpose(message.channelId), message.sealedSecret)
    : ''
  const answer = await providerFetch(false)(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      // The same at each try, so that the receiver can tell a repetition.
      'idempotency-key': `message-${message.id}`,
      'atrium-signature': signatureOf(secret, Math.floor(Date.now() / 1_000), body),
    },
  })
  if (!answer.ok) throw new Error(`the webhook answered ${answer.status}`)
}
