// A notification and its mail are in the language of who reads them, whoever acted in whatever language.
import { expect, test } from 'vitest'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { writeMail } from './digest.ts'
import { ana, ben, inboxOf, say } from './testing.ts'

test.each([
  ['nl', 'Ben Okafor heeft gereageerd op “Quieter vans”', 'Hallo Ana Silva,'],
  ['de', 'Ben Okafor hat „Quieter vans“ kommentiert', 'Hallo Ana Silva,'],
  [null, 'Ben Okafor commented on “Quieter vans”', 'Hello Ana Silva,'],
])('an English comment is told in %s', async (language, sentence, greeting) => {
  await db.rows(sql`
    update "Person" set "interfaceLanguage" = ${language}, "emailFrequency" = 'AT_ONCE' where id = ${ana.id}`)
  await say(ben, 'Rubber feet.')
  expect((await inboxOf(ana)).rows[0]?.sentence).toBe(sentence)
  const before = new Date(Date.now() + 60_000).toISOString()
  const mailId = await writeMail({ personId: ana.id, key: `language:${ana.id}`, before })
  const mail = await db.first<{ subject: string; text: string }>(
    sql`select subject, text from "Mail" where id = ${mailId}`,
  )
  expect(mail?.subject).toBe(sentence)
  expect(mail?.text).toContain(greeting)
  expect(mail?.text).toContain(`- ${sentence}`)
})

test('a title and words that somebody wrote say their own language in a mail', async () => {
  await db.rows(sql`
    update "Person" set "interfaceLanguage" = 'nl', "emailFrequency" = 'AT_ONCE' where id = ${ana.id}`)
  await db.rows(sql`update "Post" set language = 'en' where title = 'Quieter vans'`)
  await say(ben, '静かな車が欲しいです')
  const before = new Date(Date.now() + 60_000).toISOString()
  const mailId = await writeMail({ personId: ana.id, key: `own:${ana.id}`, before })
  const mail = await db.first<{ html: string }>(sql`select html from "Mail" where id = ${mailId}`)
  expect(mail?.html).toContain('<html lang="nl"')
  expect(mail?.html).toContain('op “<span dir="auto" lang="en">Quieter vans</span>”')
  expect(mail?.html).toMatch(/<p dir="auto" lang="ja" class="said"[^>]*>静かな車が欲しいです<\/p>/)
})
