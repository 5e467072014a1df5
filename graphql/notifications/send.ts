// A mail on its way: through the company's server, or, without one, into the data folder as a file that opens in
// every mail program.
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import nodemailer from 'nodemailer'
import { env } from '#env.ts'
import { seconds } from '#graphql/time.ts'
import { log } from '#log.ts'
import { type Db, db as ownDb } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { type Carried, SETTINGS, wordsNow } from './digest.ts'
import type { MailWords } from './mail.ts'
import { NOTHING_LEFT } from './mails.ts'
import { replyAddressOf } from './reply-address.ts'

/** Where mails lie that no server takes. */
const MAILS = join(env.ATRIUM_DATA, 'mail')

const host = new URL(env.ATRIUM_URL).hostname
/** A name that mail programs accept as a domain, also for a demo on this machine. */
const domain = host.includes('.') && !/^[\d.]+$/.test(host) ? host : 'atrium.invalid'

type MailRow = { id: number; personId: number | null; key: string; carries: Carried[] }
/** `unsubscribe`: where such mails can be ended; null for one that is sent once. */
export type Letter = {
  id: number
  key: string
  to: string
  unsubscribe: string | null
  /** Where it is answered; without one it is not. */
  replyTo?: string | null
} & MailWords

/**
 * Sends a written mail, once: a mail that was sent is left alone. What it says is asked anew first, so that nothing
 * leaves that its reader may no longer see. Throws when the server did not take it; the queue then tries again.
 */
export async function sendMail(
  mailId: number,
  over: Db = ownDb,
  smtpUrl = env.SMTP_URL,
  replies = env.ATRIUM_REPLY_ADDRESS,
): Promise<void> {
  const mail = await over.first<MailRow>(sql`
    select id, "personId", key, carries from "Mail" where id = ${mailId} and "sentAt" is null`)
  if (!mail?.personId) return
  const words = await wordsNow(over, mail.personId, mail.carries, replies !== undefined)
  if (!words) {
    await over.rows(sql`
      update "Mail" set error = ${NOTHING_LEFT}, text = '', html = '' where id = ${mail.id}`)
    return
  }
  // Administrators may read what was sent; nobody but its reader may end the mails.
  const kept = (text: string): string => text.replaceAll(words.unsubscribe, SETTINGS)
  const letter = {
    ...words,
    ...{ id: mail.id, key: mail.key },
    replyTo: words.isAnswerable && replies ? await replyAddressOf(over, mail.id, replies) : null,
  }
  let file: string | null
  try {
    file = await deliverLetter(letter, smtpUrl)
  } catch (error) {
    const reason = (error as Error).message.slice(0, 300)
    await over.rows(
      sql`update "Mail" set error = ${reason} where id = ${mail.id} and "sentAt" is null`,
    )
    throw error
  }
  // An error from here on is the database's: the mail has left, and this may have been kept.
  await over.rows(sql`
    update "Mail" set "sentAt" = now(), file = ${file}, error = null, "to" = ${letter.to}, subject = ${letter.subject},
      text = ${kept(letter.text)}, html = ${kept(letter.html)} where id = ${mail.id}`)
}

/**
 * Hands a mail to the company's server or, without one, writes it to the data folder.
 * @returns its file in the data folder; null when it left. Throws when the server did not take it
 */
export const deliverLetter = (letter: Letter, smtpUrl = env.SMTP_URL): Promise<string | null> =>
  smtpUrl
    ? sendThrough(smtpUrl, messageOf(letter))
    : writeToFolder(String(letter.id).padStart(6, '0'), messageOf(letter))

const messageOf = ({ id, key, to, subject, text, html, unsubscribe, replyTo }: Letter) => ({
  from: { name: 'Atrium', address: env.SMTP_FROM ?? `atrium@${domain}` },
  to,
  ...(replyTo ? { replyTo } : {}),
  subject,
  text,
  html,
  // The same at each try, so that a server or a mail program can tell a repetition.
  messageId: `<${key.replace(/[^\w-]/g, '.')}.${id}@${domain}>`,
  // RFC 8058: a mail program offers to end the mails, and does so by itself with a POST.
  ...(unsubscribe ? { list: { unsubscribe: { url: unsubscribe, comment: '' } } } : {}),
  headers: {
    ...(unsubscribe ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
  },
  disableFileAccess: true,
  disableUrlAccess: true,
})

/** A mail that is no notification and is not kept: only its reader may have it. */
export type PrivateLetter = MailWords & { to: string; key: string }

/**
 * Sends a mail that is kept nowhere, through the company's server or, without one, as a file. Throws when it was not taken.
 * @returns nothing: whether it arrives nobody learns
 */
export async function sendPrivately(letter: PrivateLetter, smtpUrl = env.SMTP_URL): Promise<void> {
  const { key, to, subject, text, html } = letter
  const message = {
    from: { name: 'Atrium', address: env.SMTP_FROM ?? `atrium@${domain}` },
    to,
    subject,
    text,
    html,
    messageId: `<${key}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  await (smtpUrl ? sendThrough(smtpUrl, message) : writeToFolder(key, message))
}

/** A Message-ID without < and >. @param key letters, digits, dots and dashes */
export const mailIdOf = (key: string): string => `${key}@${domain}`

/** A mail to somebody outside, in a conversation. It is a person's words, so a machine's headers stand only on an acknowledgement. */
export type OutsideLetter = {
  from: { name: string; address: string | null }
  to: string
  subject: string
  text: string
  /** Ids without < and >. */
  mailId: string
  references: readonly string[]
  isAutomatic: boolean
}

/** Sends it through the company's server or, without one, writes it to the data folder. Throws when it was not taken. */
export async function sendOutside(letter: OutsideLetter, smtpUrl = env.SMTP_URL): Promise<void> {
  const { from, to, subject, text, mailId, references, isAutomatic } = letter
  const [latest] = references.slice(-1)
  const message: Message = {
    from: { name: from.name, address: from.address ?? env.SMTP_FROM ?? `atrium@${domain}` },
    to,
    subject,
    text,
    messageId: `<${mailId}>`,
    ...(latest ? { inReplyTo: `<${latest}>`, references: references.map((id) => `<${id}>`) } : {}),
    headers: isAutomatic
      ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' }
      : {},
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  await (smtpUrl
    ? sendThrough(smtpUrl, message)
    : writeToFolder(mailId.replace(/[^\w.-]/g, '.'), message))
}

type Message = Parameters<ReturnType<typeof nodemailer.createTransport>['sendMail']>[0]

async function sendThrough(smtpUrl: string, message: Message): Promise<null> {
  const server = nodemailer.createTransport({
    url: smtpUrl,
    connectionTimeout: seconds(10),
    greetingTimeout: seconds(10),
    socketTimeout: seconds(10),
    dnsTimeout: seconds(10),
  })
  try {
    await server.sendMail(message)
  } finally {
    server.close()
  }
  return null
}

/** Removes mails that were written to the folder, by their files; those that are gone already are no error. */
export async function forgetMailFiles(files: readonly string[]): Promise<void> {
  for (const file of files) await rm(join(MAILS, basename(file)), { force: true })
}

async function writeToFolder(fileName: string, message: Message): Promise<string> {
  const folder = MAILS
  await mkdir(folder, { recursive: true })
  const built = await nodemailer
    .createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
    .sendMail(message)
  const name = `${fileName}.eml`
  // Under another name until it is whole: a full disk leaves no half email.
  const unfinished = join(folder, `.${name}`)
  const file = await open(unfinished, 'w', 0o600)
  try {
    await file.writeFile(built.message as Buffer)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, join(folder, name))
  log.info({ file: `mail/${name}` }, 'no SMTP_URL: a mail was written to the data folder')
  return `mail/${name}`
}
