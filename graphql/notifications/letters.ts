// A mail that is no digest: it says one thing to one address, which may belong to nobody here, with one link to follow.
import { env } from '#env.ts'
import type { Language } from '#messages/engine/languages.ts'
import { type Db, inTransaction } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { MailWords } from './mail.ts'
import { type LetterFacts, letterHtml } from './mail-html.ts'
import { deliverLetter } from './send.ts'

/** Stands in what administrators may read in place of the link, which is good for whoever has it. */
const WITHOUT_LINK = `${env.ATRIUM_URL}/…`

/** A letter as text and as HTML. */
export const letterWords = (
  language: Language,
  subject: string,
  facts: LetterFacts,
): MailWords => ({
  subject,
  text: [
    ...facts.paragraphs.flatMap((text) => [text, '']),
    `${facts.button.words}: ${facts.button.url}`,
    '',
    '--',
    facts.foot,
    '',
  ].join('\n'),
  html: letterHtml(language, subject, facts),
})

type Sent = {
  /** Null: to somebody who is nobody here yet. */
  personId: number | null
  to: string
  /** Of this mail alone: a mail of a key that was sent is left alone. */
  key: string
  words: MailWords
  /** The link that works once: replaced in what is kept. Null: nothing in it is secret. */
  secretUrl: string | null
}

/** Sends a letter and keeps a row of it. Throws when the server did not take it; the queue then tries again. */
export async function sendLetter(over: Db, { personId, to, key, words, secretUrl }: Sent) {
  const kept = (text: string): string =>
    secretUrl ? text.replaceAll(secretUrl, WITHOUT_LINK) : text
  const row = await inTransaction((tx) =>
    tx.first<{ id: number; sentAt: Date | null }>(sql`
      insert into "Mail" ("personId", "to", subject, text, html, key, "createdAt")
      values (${personId}::int, ${to}, ${words.subject}, ${kept(words.text)}, ${kept(words.html)}, ${key}, ${tx.at})
      on conflict (key) do update set key = excluded.key returning id, "sentAt"`),
  )
  if (!row || row.sentAt) return
  let file: string | null
  try {
    file = await deliverLetter({ id: row.id, key, to, unsubscribe: null, ...words })
  } catch (error) {
    const reason = (error as Error).message.slice(0, 300)
    await over.rows(sql`update "Mail" set error = ${reason} where id = ${row.id}`)
    throw error
  }
  await over.rows(sql`
    update "Mail" set "sentAt" = now(), file = ${file}, error = null where id = ${row.id}`)
}
