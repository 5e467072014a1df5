// What the mail of an invitation says, and sending it. Its link is made at the moment it is sent, so that no secret waits in a queue.
import { env } from '#env.ts'
import { companyOf } from '#graphql/identity/company.ts'
import { letterWords, sendLetter } from '#graphql/notifications/letters.ts'
import type { MailWords } from '#graphql/notifications/mail.ts'
import { type Language, languageOf, localeOf } from '#messages/engine/languages.ts'
import { entryMessages } from '#messages/entry.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { addLink } from './keys.ts'

type Invited = {
  language: Language
  inviter: string
  company: string
  name: string
  url: string
  expiresAt: Date
}

/** The mail, in the language of whoever invites: the language of who is invited is not known yet. */
export function invitationWords(invited: Invited): MailWords {
  const { language, inviter, company, name, url, expiresAt } = invited
  const t = entryMessages.in(language)
  const until = new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(expiresAt)
  return letterWords(language, t('mail.subject', { inviter, company }), {
    paragraphs: [
      name ? t('mail.greeting', { name }) : t('mail.greetingNoName'),
      t('mail.invites', { inviter, company }),
      t('mail.about'),
    ],
    button: { words: t('mail.button'), url },
    foot: t('mail.foot', { until }),
  })
}

/** The language of somebody's mails. */
export const languageOfInviter = (row: { interfaceLanguage: string | null; language: string }) =>
  languageOf(row.interfaceLanguage) ?? languageOf(row.language) ?? 'en'

/** A sample of the mail, as the viewer's invitations would look. */
export async function sampleFor(
  db: Db,
  viewer: { name: string; interfaceLanguage: string | null; language: string },
): Promise<MailWords> {
  const { name: company } = await companyOf(db)
  return invitationWords({
    language: languageOfInviter(viewer),
    inviter: viewer.name,
    company,
    name: '',
    url: `${env.ATRIUM_URL}/invitation?key=…`,
    expiresAt: new Date(Date.now() + 14 * 86_400_000),
  })
}

/** Queues the mail; it leaves when the transaction has committed. */
export const queueInvitation = (tx: Tx, invitationId: number, send: number): void =>
  tx.later(sql`
    select 1 from graphile_worker.add_job('send-invitation',
      json_build_object('invitationId', ${invitationId}::int, 'send', ${send}::int), max_attempts => 8)`)

type Row = {
  email: string
  name: string
  expiresAt: Date
  inviter: string
  interfaceLanguage: string | null
  language: string
}

/** Sends the mail of an invitation that is still open. */
export async function sendInvitation(db: Db, invitationId: number, send: number): Promise<void> {
  const row = await db.first<Row>(sql`
    select i.email, i.name, i."expiresAt", p.name as inviter, p."interfaceLanguage", p.language
    from "Invitation" i join "Person" p on p.id = i."invitedById" where i.id = ${invitationId}`)
  const url = row && (await addLink(db, invitationId))
  if (!row || !url) return
  const { name: company } = await companyOf(db)
  const words = invitationWords({ ...row, language: languageOfInviter(row), company, url })
  const key = `invitation:${invitationId}:${send}`
  await sendLetter(db, { personId: null, to: row.email, key, words, secretUrl: url })
}
