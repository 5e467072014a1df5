// What a mail says, as text and as plain HTML. Pure; every word from people is escaped.
import { env } from '#env.ts'
import { emailsMessages } from '#messages/emails.ts'
import { directionOf, type Language } from '#messages/engine/languages.ts'

export type EmailFrequency = 'AT_ONCE' | 'DAILY' | 'WEEKLY' | 'NEVER'
export type MailLine = { sentence: string; path: string }
export type MailWords = { subject: string; text: string; html: string }

/** More than this is no digest: the rest is a number and a link. */
export const MAX_LINES = 30

const SIGNS: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (emoji) => SIGNS[emoji] as string)
/** Titles are one line; a line break in a header or a list would be somebody's trick. */
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim()

/**
 * A mail of these things, in the recipient's language.
 * @param more how many further things it stands for, beyond the lines
 */
export function wordsOf(
  language: Language,
  name: string,
  frequency: EmailFrequency,
  lines: readonly MailLine[],
  more: number,
): MailWords {
  const t = emailsMessages.in(language)
  const things = lines.map(({ sentence, path }) => ({
    sentence: oneLine(sentence),
    url: `${env.ATRIUM_URL}${path}`,
  }))
  const count = lines.length + more
  const subject =
    things.length === 1 && !more ? shortened(things[0]?.sentence ?? '') : t('subject', { count })
  const rest = more ? `${t('more', { count: more })}: ${env.ATRIUM_URL}/notifications` : ''
  const settings = `${env.ATRIUM_URL}/settings`
  const text = [
    t('greeting', { name: oneLine(name) }),
    '',
    ...things.flatMap(({ sentence, url }) => [`- ${sentence}`, `  ${url}`, '']),
    ...(rest ? [rest, ''] : []),
    '--',
    `${t(`why.${frequency}`)} ${t('settings', { url: settings })}`,
    '',
  ].join('\n')
  return { subject, text, html: htmlOf(language, { name, frequency, things, more, settings }) }
}

const shortened = (text: string): string =>
  text.length <= 120 ? text : `${text.slice(0, 118).trimEnd()}…`

type Html = {
  name: string
  frequency: EmailFrequency
  things: { sentence: string; url: string }[]
  more: number
  settings: string
}

function htmlOf(language: Language, { name, frequency, things, more, settings }: Html): string {
  const t = emailsMessages.in(language)
  const rows = things.map(
    ({ sentence, url }) =>
      `<li style="margin:0 0 12px" dir="auto"><a href="${escaped(url)}" style="color:#1a4bc4;text-decoration:none">${escaped(sentence)}</a></li>`,
  )
  const rest = more
    ? `<p><a href="${escaped(`${env.ATRIUM_URL}/notifications`)}" style="color:#1a4bc4">${escaped(t('more', { count: more }))}</a></p>`
    : ''
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Atrium</title></head>
<body style="margin:0;background:#f4f2ee;color:#23201c;font:16px/1.5 system-ui,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:32px 24px">
<p style="margin:0 0 20px">${escaped(t('greeting', { name: oneLine(name) }))}</p>
<ul style="margin:0 0 20px;padding-left:20px">
${rows.join('\n')}
</ul>
${rest}
<p style="margin:28px 0 0;font-size:13px;color:#6b655c">${escaped(t(`why.${frequency}`))} <a href="${escaped(settings)}" style="color:#6b655c">${escaped(t('settings.link'))}</a></p>
</div></body></html>
`
}
