import * as z from 'zod/mini'
import { env } from '#env.ts'
import type { Job } from '#graphql/define.ts'
import { letterWords, sendLetter } from '#graphql/notifications/letters.ts'
import { accountMessages } from '#messages/account.ts'
import { languageOf } from '#messages/engine/languages.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { ERASURE_DAYS } from './limits.ts'
import { eraseDue } from './service.ts'

const Payload = z.object({
  personId: z.int(),
  what: z.enum(['asked', 'takenBack']),
  at: z.string(),
})
type Reader = { email: string; interfaceLanguage: string | null; language: string }

/** Tells whom it is about that their account is to be erased, or no longer. */
async function mailErasure(payload: unknown, db: Db): Promise<void> {
  const { personId, what, at } = z.parse(Payload, payload)
  const person = await db.first<Reader>(sql`
    select email, "interfaceLanguage", language from "Person" where id = ${personId} and "deactivatedAt" is null`)
  if (!person) return
  const language = languageOf(person.interfaceLanguage) ?? languageOf(person.language) ?? 'en'
  const t = accountMessages.in(language)
  const words = letterWords(language, t(`mail.${what}.subject`), {
    paragraphs: [
      what === 'asked' ? t('mail.asked.text', { days: ERASURE_DAYS }) : t('mail.takenBack.text'),
    ],
    button: { words: t('mail.button'), url: `${env.ATRIUM_URL}/settings/erasure` },
    foot: t('mail.foot'),
  })
  const key = `erasure:${personId}:${what}:${at}`
  await sendLetter(db, { personId, to: person.email, key, words, secretUrl: null })
}

export const jobs: readonly Job[] = [
  { name: 'erase-accounts', cron: '20 * * * *', run: (_, db, now) => eraseDue(db, now) },
  { name: 'mail-erasure', run: mailErasure },
]
