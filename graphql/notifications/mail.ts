// What a mail says, as text and as plain HTML. Pure; every word from people is escaped.
import { env } from '#env.ts'

export type MailRhythm = 'AT_ONCE' | 'DAILY' | 'WEEKLY' | 'NEVER'
export type MailLine = { sentence: string; path: string }
export type MailWords = { subject: string; text: string; html: string }

/** More than this is no digest: the rest is a number and a link. */
export const MOST_LINES = 30

const WHY: Record<MailRhythm, string> = {
  AT_ONCE: 'You get such mail at once',
  DAILY: 'You get such mail once a day',
  WEEKLY: 'You get such mail on Mondays',
  NEVER: 'You get no more such mail',
}

const SIGNS: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] as string)
/** Titles are one line; a line break in a header or a list would be somebody's trick. */
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim()

/**
 * A mail of these things.
 * @param more how many further things it stands for, beyond the lines
 */
export function wordsOf(
  name: string,
  rhythm: MailRhythm,
  lines: readonly MailLine[],
  more: number,
): MailWords {
  const things = lines.map(({ sentence, path }) => ({
    sentence: oneLine(sentence),
    url: `${env.ATRIUM_URL}${path}`,
  }))
  const count = lines.length + more
  const subject =
    things.length === 1 && !more
      ? shortened(things[0]?.sentence ?? '')
      : `${count} things are new for you`
  const rest = more ? `And ${more} more: ${env.ATRIUM_URL}/notifications` : ''
  const settings = `${env.ATRIUM_URL}/settings`
  const text = [
    `Hello ${oneLine(name)},`,
    '',
    ...things.flatMap(({ sentence, url }) => [`- ${sentence}`, `  ${url}`, '']),
    ...(rest ? [rest, ''] : []),
    '--',
    `${WHY[rhythm]}. Choose what you hear of, and how often: ${settings}`,
    '',
  ].join('\n')
  return { subject, text, html: htmlOf(name, things, more, `${WHY[rhythm]}.`, settings) }
}

const shortened = (text: string): string =>
  text.length <= 120 ? text : `${text.slice(0, 118).trimEnd()}…`

function htmlOf(
  name: string,
  things: { sentence: string; url: string }[],
  more: number,
  why: string,
  settings: string,
): string {
  const rows = things.map(
    ({ sentence, url }) =>
      `<li style="margin:0 0 12px"><a href="${escaped(url)}" style="color:#1a4bc4;text-decoration:none">${escaped(sentence)}</a></li>`,
  )
  const rest = more
    ? `<p><a href="${escaped(`${env.ATRIUM_URL}/notifications`)}" style="color:#1a4bc4">And ${more} more</a></p>`
    : ''
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Atrium</title></head>
<body style="margin:0;background:#f4f2ee;color:#23201c;font:16px/1.5 system-ui,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:32px 24px">
<p style="margin:0 0 20px">Hello ${escaped(oneLine(name))},</p>
<ul style="margin:0 0 20px;padding-left:20px">
${rows.join('\n')}
</ul>
${rest}
<p style="margin:28px 0 0;font-size:13px;color:#6b655c">${escaped(why)} <a href="${escaped(settings)}" style="color:#6b655c">Choose what you hear of, and how often</a>.</p>
</div></body></html>
`
}
