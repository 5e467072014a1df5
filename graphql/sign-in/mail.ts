// What the mail with a sign-in link says. Pure.
import { env } from '#env.ts'
import { oneLine } from '#graphql/characters.ts'
import { directionOf, type Language } from '#messages/engine/languages.ts'
import { signInMailMessages } from '#messages/sign-in-mail.ts'

const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (one) => NAMED[one] as string)

const DARK = `@media (prefers-color-scheme: dark) {
body { background: #1b1a18 !important; color: #ece8e1 !important }
.next { background: #9db8ff !important; color: #14213d !important }
.quiet { color: #a39c91 !important }
}`

/** The mail with link and code, in its reader's language. */
export function linkMail(language: Language, name: string, token: string, code: string) {
  const t = signInMailMessages.in(language)
  const url = `${env.ATRIUM_URL}/sign-in/link/${token}`
  const subject = t('subject', { code })
  const hello = t('hello', { name: oneLine(name) })
  const text = [hello, '', t('code', { code }), '', t('link', { url }), '', t('foot'), ''].join(
    '\n',
  )
  const html = `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(subject)}</title>
<style>${DARK}</style></head>
<body style="margin:0;background:#f4f2ee;color:#23201c;font:16px/1.5 system-ui,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:32px 24px">
<p style="margin:0 0 20px">${escaped(hello)}</p>
<p style="margin:0 0 8px">${escaped(t('code.html'))}</p>
<p style="margin:0 0 24px;font-size:28px;font-weight:600;letter-spacing:4px">${code}</p>
<p style="margin:0 0 12px">${escaped(t('link.html'))}</p>
<p style="margin:0"><a class="next" href="${url}" style="display:inline-block;padding:9px 18px;border-radius:6px;background:#1a4bc4;color:#ffffff;font-weight:600;text-decoration:none">${escaped(t('button'))}</a></p>
<p class="quiet" style="margin:28px 0 0;font-size:13px;color:#6b655c">${escaped(t('foot'))}</p>
</div></body></html>
`
  return { subject, text, html }
}
