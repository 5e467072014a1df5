// Mailboxes that mail channels read by IMAP: each mail once, by the UIDs of its folder, which stays as it is.
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { env } from '#env.ts'
import { isPrivateAddress } from '#graphql/sign-in/provider-fetch.ts'
import { seconds } from '#graphql/time.ts'
import { log } from '#log.ts'
import type { Db } from '#prisma/client.ts'
import { type Due, keepPosition, pollAccounts } from './channel-accounts.ts'
import { type ChannelRow, channelsByIds, takesIn } from './channel-queries.ts'
import { MAX_MAIL, MailRefused, takeMail } from './mail-in.ts'
import { CannotRead } from './reading.ts'

/** Until a server answers, and until everything is done. */
const MAX_WAIT = seconds(8)
const MAX_TIME = seconds(60)
/** Mails of one reading: what is beyond them is read a minute later. */
const MAX_MAILS = 50
/** UIDs of one reading, which may have gaps. */
const MAX_UIDS = 500
const FOLDER = 'INBOX'

type Mail = { uid: number; raw: Uint8Array }
/** What is new in a folder, and up to where it was read then. */
export type Batch = { mails: Mail[]; position: string }
/** A folder as it is now, and its mails after a place in it. */
export type Folder = {
  /** Changes when the server has numbered everything anew. */
  validity: string
  /** The number of the next mail. */
  next: number
  /** The numbers of mails that came on a day or later. */
  since: (day: Date) => Promise<number[]>
  /** Mails from one number to another, at most so many. */
  read: (from: number, to: number, most: number) => Promise<Mail[]>
}

/** Reads every mailbox that is due. @param open opens its folder, and closes it afterwards */
export const pollMailboxes = (db: Db, now: Date, open: typeof withFolder = withFolder) =>
  pollAccounts(db, now, 'EMAIL', async (due) => {
    const [channel] = await channelsByIds(db, [due.channelId])
    if (!channel || !takesIn(channel)) return
    const { mails, position } = await open(due, (folder) =>
      batchOf(folder, due.position, due.connectedAt),
    )
    for (const mail of mails) {
      await take(mail, channel, now)
      // Only now: what was not taken in is asked for again, and is known by its Message-ID then.
      await keepPosition(db, due, `${position.split(':')[0]}:${mail.uid}`)
    }
    await keepPosition(db, due, position)
  })

/**
 * The next mails of a folder after a place in it. Without a place: none, it is read from now on. Where the server has numbered
 * everything anew, those that came since the channel was connected, which are known by their ids.
 */
export async function batchOf(
  folder: Folder,
  position: string | null,
  connectedAt: Date,
): Promise<Batch> {
  const { next, validity } = folder
  if (position === null) return { mails: [], position: `${validity}:${next - 1}` }
  const [before, uid] = position.split(':')
  if (before !== validity) {
    const since = await folder.since(connectedAt)
    return batchFrom(
      folder,
      since.reduce((first, uid) => Math.min(first, uid), next),
    )
  }
  return batchFrom(folder, (Number(uid) || 0) + 1)
}

async function batchFrom(folder: Folder, from: number): Promise<Batch> {
  const { next, validity } = folder
  const to = Math.min(next - 1, from + MAX_UIDS - 1)
  if (to < from) return { mails: [], position: `${validity}:${from - 1}` }
  const mails = (await folder.read(from, to, MAX_MAILS)).toSorted(
    (one, other) => one.uid - other.uid,
  )
  const isAll = mails.length < MAX_MAILS
  return { mails, position: `${validity}:${isAll ? to : (mails.at(-1)?.uid ?? to)}` }
}

/** Who sent it as the envelope says, empty for a report of a mail server; where the mailbox does not tell, nobody. */
export function envelopeSender(raw: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(raw.subarray(0, 16_384))
  const end = head.search(/\r?\n\r?\n/)
  const found = /^return-path:[ \t]{0,20}<([^<>\r\n]{0,250})>/im.exec(
    end < 0 ? head : head.slice(0, end),
  )
  return found ? (found[1] ?? '') : 'unknown'
}

async function take({ raw }: Mail, channel: ChannelRow, now: Date): Promise<void> {
  try {
    await takeMail(raw, channel, envelopeSender(raw), now)
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error
    log.warn({ channelId: channel.id, reason: error.message }, 'a mail of a mailbox was not taken')
  }
}

/** Where a mail server is: a public address, unless the company allows its own network. Throws CannotRead. */
async function addressOf(host: string): Promise<string> {
  const found = isIP(host)
    ? [host]
    : await lookup(host, { all: true }).then(
        (all) => all.map(({ address }) => address),
        () => [],
      )
  const [first] = found
  if (!first) throw new CannotRead('SILENT')
  if (!env.ATRIUM_PRIVATE_MAILBOXES && found.some(isPrivateAddress)) throw new CannotRead('ADDRESS')
  return first
}

/** Opens the inbox of a mailbox for reading alone, over TLS, and closes it. Throws CannotRead. */
export async function withFolder<Answer>(
  { server, username, secret }: Pick<Due, 'server' | 'username' | 'secret'>,
  use: (folder: Folder) => Promise<Answer>,
): Promise<Answer> {
  const [host = '', port] = server.split(':')
  const { ImapFlow } = await import('imapflow')
  const client = new ImapFlow({
    host: await addressOf(host),
    port: Number(port),
    // On the old port the connection is made safe (STARTTLS) before anything is said, or it ends.
    ...(port === '143' ? { secure: false, doSTARTTLS: true } : { secure: true }),
    ...(isIP(host) ? {} : { servername: host }),
    auth: { user: username, pass: secret },
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    connectionTimeout: MAX_WAIT,
    greetingTimeout: MAX_WAIT,
    socketTimeout: MAX_WAIT * 2,
    maxLiteralSize: MAX_MAIL + 1_024,
  })
  // What follows from it is the answer of whatever waits.
  client.on('error', () => {})
  const end = setTimeout(() => client.close(), MAX_TIME)
  try {
    await client.connect()
    const lock = await client.getMailboxLock(FOLDER, { readOnly: true })
    try {
      return await use(folderOf(client))
    } finally {
      lock.release()
    }
  } catch (error) {
    if (error instanceof CannotRead) throw error
    const { authenticationFailed } = error as { authenticationFailed?: boolean }
    throw new CannotRead(authenticationFailed ? 'PASSWORD' : 'SILENT')
  } finally {
    clearTimeout(end)
    client.close()
  }
}

type Client = InstanceType<Awaited<typeof import('imapflow')>['ImapFlow']>
function folderOf(client: Client): Folder {
  const { mailbox } = client
  if (!mailbox) throw new CannotRead('NO_INBOX')
  return {
    validity: String(mailbox.uidValidity),
    next: mailbox.uidNext,
    since: async (day) => (await client.search({ since: day }, { uid: true })) || [],
    read: async (from, to, most) => {
      const uids = (await client.search({ uid: `${from}:${to}` }, { uid: true })) || []
      const mails: Mail[] = []
      for (const uid of uids.toSorted((one, other) => one - other).slice(0, most)) {
        // Of a mail that is too long, its beginning: there the words are.
        const found = await client.fetchOne(
          String(uid),
          { uid: true, source: { start: 0, maxLength: MAX_MAIL } },
          { uid: true },
        )
        const source = found ? found.source : undefined
        if (source) mails.push({ uid, raw: source })
      }
      return mails
    },
  }
}
