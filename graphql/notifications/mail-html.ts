// How a mail is laid out: styles stand on the elements, because mail programs drop others; dark colours in a style sheet.
import { directionOf, type Language } from '#messages/engine/languages.ts'
import type { MailFacts } from './mail.ts'

const SIGNS: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => SIGNS[character] as string)

const DARK = `@media (prefers-color-scheme: dark) {
body { background: #1b1a18 !important; color: #ece8e1 !important }
.thing { border-color: #3a3733 !important }
.title { color: #ece8e1 !important }
.said { color: #d8d2c8 !important; border-color: #57524b !important }
.next { background: #9db8ff !important; color: #14213d !important }
.outcome { background: #35312c !important; color: #d8d2c8 !important }
.quiet, .quiet a { color: #a39c91 !important }
}`

type Thing = MailFacts['things'][number]

function marksOf({ outcome, status }: Thing): string {
  if (!outcome && !status) return ''
  const mark = outcome
    ? `<span class="outcome" style="display:inline-block;margin:0 8px 0 0;padding:1px 8px;border-radius:4px;background:#e8e3da;color:#3d3832;font-weight:600">${escaped(outcome)}</span>`
    : ''
  const now = status ? `<span class="quiet" style="color:#6b655c">${escaped(status)}</span>` : ''
  return `<p style="margin:0 0 8px;font-size:14px">${mark}${now}</p>`
}

/** What people wrote says its language and finds its own direction; a mail program reads it aloud by these. */
const written = (tag: string, language: string | null, words: string, rest = ''): string =>
  `<${tag} dir="auto"${language ? ` lang="${escaped(language)}"` : ''}${rest}>${escaped(words)}</${tag}>`

/** The sentence, its title in the title's own language. */
function sentenceOf({ sentence, title }: Thing): string {
  const at = title?.text ? sentence.indexOf(title.text) : -1
  if (!title || at < 0) return escaped(sentence)
  const after = sentence.slice(at + title.text.length)
  return `${escaped(sentence.slice(0, at))}${written('span', title.language, title.text)}${escaped(after)}`
}

function blockOf(thing: Thing): string {
  const { url, text, textLanguage, next } = thing
  const address = escaped(url)
  const said = text
    ? written(
        'p',
        textLanguage,
        text,
        ' class="said" style="margin:0 0 12px;padding:0 0 0 12px;border-left:2px solid #d5cfc5;font-family:Georgia,serif;color:#3d3832"',
      )
    : ''
  return `<div class="thing" style="padding:18px 0;border-top:1px solid #ddd7cd">
<p style="margin:0 0 8px;font-weight:600"><a class="title" href="${address}" style="color:#23201c;text-decoration:none">${sentenceOf(thing)}</a></p>
${marksOf(thing)}${said}<p style="margin:0"><a class="next" href="${address}" style="display:inline-block;padding:7px 14px;border-radius:6px;background:#1a4bc4;color:#ffffff;font-size:14px;font-weight:600;text-decoration:none">${escaped(next)}</a></p>
</div>`
}

const linkOf = ({ words, url }: MailFacts['settings']): string =>
  `<a href="${escaped(url)}" style="color:#6b655c">${escaped(words)}</a>`

/** A mail as a page: each thing with what was said and one button. */
export function htmlOf(language: Language, title: string, facts: MailFacts): string {
  const { greeting, things, rest, why, settings, unsubscribe } = facts
  const more = rest
    ? `<p style="margin:18px 0 0"><a class="title" href="${escaped(rest.url)}" style="color:#1a4bc4">${escaped(rest.words)}</a></p>`
    : ''
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(title)}</title>
<style>${DARK}</style></head>
<body style="margin:0;background:#f4f2ee;color:#23201c;font:16px/1.5 system-ui,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:32px 24px">
<p style="margin:0 0 20px">${escaped(greeting)}</p>
${things.map(blockOf).join('\n')}
${more}
<p class="quiet" style="margin:28px 0 0;padding:18px 0 0;font-size:13px;color:#6b655c">${escaped(why)} ${linkOf(settings)} · ${linkOf(unsubscribe)}</p>
</div></body></html>
`
}

/** A mail that says one thing: paragraphs, one button, and a line below. */
export type LetterFacts = {
  paragraphs: readonly string[]
  button: { words: string; url: string }
  foot: string
}

/** The same look for a mail that is no digest. */
export function letterHtml(language: Language, title: string, facts: LetterFacts): string {
  const { paragraphs, button, foot } = facts
  const said = paragraphs.map(
    (text) => `<p dir="auto" style="margin:0 0 14px">${escaped(text)}</p>`,
  )
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(title)}</title>
<style>${DARK}</style></head>
<body style="margin:0;background:#f4f2ee;color:#23201c;font:16px/1.5 system-ui,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:32px 24px">
${said.join('\n')}
<p style="margin:20px 0 0"><a class="next" href="${escaped(button.url)}" style="display:inline-block;padding:9px 16px;border-radius:6px;background:#1a4bc4;color:#ffffff;font-weight:600;text-decoration:none">${escaped(button.words)}</a></p>
<p class="quiet" style="margin:28px 0 0;padding:18px 0 0;font-size:13px;color:#6b655c">${escaped(foot)}</p>
</div></body></html>
`
}
