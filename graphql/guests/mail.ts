// What a guest is told by mail when they are invited: by whom, to what, until when, and where they sign in.
import { env } from '#env.ts'
import { companyOf } from '#graphql/identity/company.ts'
import { letterWords, sendLetter } from '#graphql/notifications/letters.ts'
import { languageOf, localeOf } from '#messages/engine/languages.ts'
import { guestMailMessages } from '#messages/guest-mail.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

/** It leaves when the transaction has committed. */
export const queueGuestMail = (tx: Tx, personId: number): void =>
  tx.later(sql`
    select 1 from graphile_worker.add_job('send-guest-mail',
      json_build_object('personId', ${personId}::int, 'at', ${tx.at.toISOString()}::text), max_attempts => 8)`)

type Row = {
  email: string
  name: string
  until: Date
  space: string
  post: string | null
  inviter: string
  interfaceLanguage: string | null
  language: string
}

/** Sends the mail of an invitation that still holds, in the language of whoever invites. Repeated, it is the same mail. */
export async function sendGuestMail(db: Db, personId: number, at: string): Promise<void> {
  const row = await db.first<Row>(sql`
    select who.email, who.name, g.until, s.name as space, p.title as post, by.name as inviter,
      by."interfaceLanguage", by.language
    from "Guest" g join "Person" who on who.id = g."personId" join "Space" s on s.id = g."spaceId"
    join "Person" by on by.id = g."invitedById" left join "Post" p on p.id = g."postId"
    where g."personId" = ${personId} and g."endedAt" is null and who."deactivatedAt" is null`)
  if (!row) return
  const { email, name, inviter, post, space } = row
  const language = languageOf(row.interfaceLanguage) ?? languageOf(row.language) ?? 'en'
  const t = guestMailMessages.in(language)
  const { name: company } = await companyOf(db)
  const until = new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(row.until)
  const url = `${env.ATRIUM_URL}/sign-in`
  const words = letterWords(language, t('subject', { inviter, company }), {
    paragraphs: [
      t('greeting', { name }),
      post ? t('post', { inviter, company, post }) : t('space', { inviter, company, space }),
      t('how', { email }),
    ],
    button: { words: t('button'), url },
    foot: t('foot', { until }),
  })
  await sendLetter(db, {
    personId,
    to: email,
    key: `guest:${personId}:${at}`,
    words,
    secretUrl: null,
  })
}
