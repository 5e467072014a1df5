// The first PIN of a badge, for somebody who has an address: made when it is sent, so that nobody else ever has it.
import { oneLine } from '#graphql/characters.ts'
import { sendPrivately } from '#graphql/notifications/send.ts'
import { badgesMessages } from '#messages/badges.ts'
import { languageOf } from '#messages/engine/languages.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { hashPassword } from './argon2.ts'
import { newPin } from './badges.ts'
import { letterOf } from './password-mail.ts'

type Reader = {
  number: string
  email: string
  name: string
  language: string
  interfaceLanguage: string | null
}

/** Makes the first PIN and sends it. Done again, it makes another one, until its owner has chosen their own. */
export async function sendBadgeMail(personId: number, db: Db, now: Date): Promise<void> {
  const pin = newPin()
  const pinHash = await hashPassword(pin)
  const reader = await db.first<Reader>(sql`
    update "Badge" b set "pinHash" = ${pinHash}, "pinSetAt" = ${now} from "Person" p
    where b."personId" = ${personId} and b."mustChangePin" and p.id = b."personId" and p."deactivatedAt" is null
    returning b.number, p.email, p.name, p.language, p."interfaceLanguage"`)
  if (!reader) return
  const language = languageOf(reader.interfaceLanguage) ?? languageOf(reader.language) ?? 'en'
  const t = badgesMessages.in(language)
  const letter = letterOf(language, t('mail.subject'), [
    t('mail.given', { name: oneLine(reader.name), number: reader.number }),
    t('mail.pin', { pin }),
    t('mail.what'),
  ])
  await sendPrivately({ ...letter, to: reader.email, key: `badge-${personId}` })
}
