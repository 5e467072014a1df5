// What administrators are told when a password was used. Pure.
import { oneLine } from '#graphql/characters.ts'
import { emergencyMessages } from '#messages/emergency.ts'
import { directionOf, type Language, localeOf } from '#messages/engine/languages.ts'

const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (one) => NAMED[one] as string)

export function passwordMail(language: Language, name: string, at: Date) {
  const t = emergencyMessages.in(language)
  const when = new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'long',
    timeStyle: 'long',
    timeZone: 'UTC',
  }).format(at)
  const subject = t('mail.subject')
  const lines = [t('mail.used', { name: oneLine(name), at: when }), t('mail.what')]
  return letterOf(language, subject, lines)
}

/** A mail of a few paragraphs. */
export function letterOf(language: Language, subject: string, lines: readonly string[]) {
  const html = `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="font:16px/1.5 system-ui,sans-serif">${lines.map((line) => `<p>${escaped(line)}</p>`).join('')}</body></html>
`
  return { subject, text: `${lines.join('\n\n')}\n`, html }
}
