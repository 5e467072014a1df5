// What a person wrote in a mail: without the quoted mail below it, and without what only a machine says. Pure, one pass over the lines.

/** The text of an HTML part, for mails that bring no other. Every tag is a blank, every block a line. */
export function textOfHtml(html: string): string {
  let text = ''
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open === -1) {
      text += html.slice(at)
      break
    }
    text += html.slice(at, open)
    const close = html.indexOf('>', open)
    if (close === -1) break
    const name = html.slice(open + 1, Math.min(close, open + 12)).toLowerCase()
    if (/^(style|script|head|title)\b/.test(name)) {
      const tag = name.match(/^[a-z]+/)?.[0] ?? ''
      const end = html.indexOf(`</${tag}`, close)
      at = end === -1 ? html.length : html.indexOf('>', end) + 1 || html.length
      continue
    }
    text += /^\/?(p|div|br|li|tr|h[1-6])\b/.test(name) ? '\n' : ' '
    at = close + 1
  }
  return text
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
}

/** The line by which mail programs begin the mail that is answered. */
const QUOTE_BEGINS =
  /^(-{2,} ?(Original Message|Ursprüngliche Nachricht|Oorspronkelijk bericht)|On .{5,200} wrote:$|Am .{5,200} schrieb .{1,100}:$|Op .{5,200} schreef .{1,100}:$)/

/** The words of this mail alone: up to the quoted mail, without quoted lines, up to the signature. */
export function ownWords(text: string): string {
  const kept: string[] = []
  for (const line of text.split('\n')) {
    const plain = line.trimEnd()
    if (plain === '--' || QUOTE_BEGINS.test(plain.slice(0, 300))) break
    if (!plain.startsWith('>')) kept.push(plain)
  }
  return kept.join('\n').trim()
}
