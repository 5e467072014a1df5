// What a person wrote in a mail: without the quoted mail below it, and without what only a machine says. Pure, one pass over the lines.
import { Parser } from 'htmlparser2'

/** Elements whose text nobody reads. */
const UNREAD = new Set(['style', 'script', 'head', 'title', 'template', 'noscript'])
/** Elements that begin a line of their own. */
const BLOCK = /^(?:p|div|br|li|tr|h[1-6])$/

/**
 * The text of an HTML part, for mails that bring no other. Every tag is a blank, every block a line; a sign that begins no tag
 * (`5 < 6`) stays.
 */
export function textOfHtml(html: string): string {
  let text = ''
  let unread: string | null = null
  const parser = new Parser({
    onopentagname(name) {
      if (unread === null && UNREAD.has(name)) unread = name
      text += BLOCK.test(name) ? '\n' : ' '
    },
    ontext(part) {
      if (unread === null) text += part
    },
    onclosetag(name) {
      if (name === unread) unread = null
      text += BLOCK.test(name) ? '\n' : ' '
    },
  })
  parser.end(html)
  return text.replaceAll('\u00a0', ' ')
}

/** The line by which mail programs begin the mail that is answered. */
const QUOTE_BEGINS =
  /^(?:-{2,} ?(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Weitergeleitete Nachricht|Oorspronkelijk bericht|Doorgestuurd bericht|Message d.origine|Mensaje original|Messaggio originale|Mensagem original)|_{20,}$)/i
/** "On … wrote:" in the languages of mail programs, with a date; a long one goes on in a second line. */
const WHO_WROTE =
  /^(?:On|Am|Op|Le|El|Il|Em|W dniu|Den|Dne|Pada) (?=.{0,200}\d).{5,300}? (?:wrote|schrieb(?: .{1,100})?|schreef(?: .{1,100})?|a écrit|escribió|ha scritto|escreveu|pisze|napisał\(?a?\)?|skrev(?: .{1,100})?|napsal\(?a?\)?|menulis) ?:$/u
/** In Chinese, Japanese and Korean the verb is last, or there is none. */
const WHO_WROTE_EAST = /^(?=.{0,200}\d).{5,250}(?:のメール|写道|寫道|작성|@[^<>]{1,150}>) ?[:：]$/u

/** The head of the mail that is answered, as Outlook writes it: a sender, and in the next lines when and to whom. */
const FROM = /^\*?(?:From|Von|Van|De|Da|Od|Fra|Från)\s?:\*?\s/
const SENT =
  /^\*?(?:Sent|Date|Gesendet|Datum|Verzonden|Envoyé|Enviado|Inviato|Data|Wysłano|Sendt|Skickat)\s?:\*?\s/

/** The words of this mail alone: up to the quoted mail, without quoted lines, up to the signature. */
export function ownWords(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd())
  const end = lines.findIndex((line, at) => line === '--' || beginsQuote(lines, at))
  return lines
    .slice(0, end < 0 ? lines.length : end)
    .filter((line) => !line.startsWith('>'))
    .join('\n')
    .trim()
}

function beginsQuote(lines: readonly string[], at: number): boolean {
  const line = (lines[at] as string).slice(0, 300)
  const next = (lines[at + 1] ?? '').slice(0, 150)
  if (QUOTE_BEGINS.test(line) || WHO_WROTE.test(line) || WHO_WROTE_EAST.test(line)) return true
  if (next.endsWith(':') && /[@<]/.test(line + next) && WHO_WROTE.test(`${line} ${next}`))
    return true
  return FROM.test(line) && (SENT.test(next) || SENT.test((lines[at + 2] ?? '').slice(0, 150)))
}
