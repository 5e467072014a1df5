// The SMTP listener for mails to channels and answers to notifications: it takes mail for their addresses alone, relays nothing, and has an end to every wait.
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { env } from '#env.ts'
import { repliedBy } from '#graphql/notifications/reply-address.ts'
import { seconds } from '#graphql/time.ts'
import { log } from '#log.ts'
import { db } from '#prisma/client.ts'
import { channelFor, MAX_MAIL, MailRefused, takeMail } from './mail-in.ts'
import { takeReply } from './reply-mail.ts'

const MAX_RECIPIENTS = 5

/** An answer of SMTP: 5xx is final, 4xx asks to come back. */
const answer = (code: number, text: string): Error =>
  Object.assign(new Error(text), { responseCode: code })

type Stream = AsyncIterable<Buffer> & { sizeExceeded?: boolean }
async function bytesOf(stream: Stream): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of stream) {
    length += chunk.length
    // What is too long is read to its end and kept no longer.
    if (length <= MAX_MAIL) chunks.push(chunk)
  }
  if (length > MAX_MAIL || stream.sizeExceeded) throw answer(552, 'The message is too long')
  return Buffer.concat(chunks)
}

/** What goes wrong here and is not the mail's fault is tried again by the sender's server. */
const toAnswer = (error: unknown): Error => {
  if (error instanceof MailRefused) return answer(554, `Not taken: ${error.message}`)
  if (typeof (error as { responseCode?: unknown }).responseCode === 'number') return error as Error
  log.error({ err: error as Error }, 'a mail could not be taken in')
  return answer(451, 'Try again later')
}

/**
 * Opens the listener. @returns its port, and how it is closed
 * @param replies the address for answers to notification mails; without one there are none
 */
export async function openMailListener(
  port: number,
  host: string,
  replies = env.ATRIUM_REPLY_ADDRESS,
) {
  const repliedAt = (address: string) => repliedBy(db, address, new Date(), replies)
  const server = new SMTPServer({
    banner: 'Atrium',
    size: MAX_MAIL,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    maxClients: 50,
    socketTimeout: seconds(60),
    closeTimeout: seconds(5),
    logger: false,
    onRcptTo(address, session, done) {
      if (session.envelope.rcptTo.length >= MAX_RECIPIENTS)
        return done(answer(452, 'Too many recipients'))
      Promise.all([channelFor(db, address.address), repliedAt(address.address)]).then(
        (known) => done(known.some(Boolean) ? null : answer(550, 'No such mailbox here')),
        (error: unknown) => done(toAnswer(error)),
      )
    },
    onData(stream, session, done) {
      const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
      const take = async () => {
        const raw = await bytesOf(stream as unknown as Stream)
        for (const { address } of session.envelope.rcptTo) {
          const channel = await channelFor(db, address)
          if (channel) await takeMail(raw, channel, from)
          const replied = await repliedAt(address)
          if (replied) await takeReply(db, raw, replied, from)
        }
      }
      take().then(
        () => done(null),
        (error: unknown) => done(toAnswer(error)),
      )
    },
  })
  server.on('error', (error) => log.warn({ err: error }, 'the mail listener'))
  const listening = server.listen(port, host)
  await new Promise<void>((resolve, reject) => {
    listening.once('listening', resolve).once('error', reject)
  })
  return {
    port: (listening.address() as AddressInfo).port,
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  }
}
