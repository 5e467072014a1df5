// HTML in a file as Markdown: its words, links, pictures, lists and code. Only real tags count: `a < b` and `<3` stay, and so
// does whatever stands in Markdown's own code, letter for letter. What comes out is text for the one Markdown renderer.
import { decodeHTMLStrict } from 'entities'

const TAG =
  /<(\/?)(p|br|div|span|a|b|i|u|s|em|strong|small|big|ul|ol|li|h[1-6]|table|thead|tbody|tr|td|th|blockquote|pre|code|img|hr|font|center|script|style|iframe|section|article|figure|figcaption|del|ins|sub|sup|header|footer|main)\b([^<>]*)>/gi

/** Elements whose words are none for people. */
const UNREAD = new Set(['script', 'style', 'iframe'])
const BLOCKS =
  /^(?:p|div|h[1-6]|ul|ol|table|blockquote|hr|section|article|figure|figcaption|header|footer|main)$/

/** Pieces of a Markdown text in turn: what is not code, and what is (fences with their lines, and text in backticks). */
export function splitCode(text: string): { isCode: boolean; text: string }[] {
  if (!/[`~]/.test(text)) return [{ isCode: false, text }]
  const pieces: { isCode: boolean; text: string }[] = []
  let from = 0
  const add = (isCode: boolean, to: number) => {
    if (to > from) pieces.push({ isCode, text: text.slice(from, to) })
    from = to
  }
  for (const { start, end } of fencesOf(text)) {
    for (const span of spansOf(text, from, start)) {
      add(false, span.start)
      add(true, span.end)
    }
    add(false, start)
    add(true, end)
  }
  for (const span of spansOf(text, from, text.length)) {
    add(false, span.start)
    add(true, span.end)
  }
  add(false, text.length)
  return pieces
}

type Stretch = { start: number; end: number }

/** Fenced blocks. One that is never closed goes on to the end, as the renderer has it. */
function fencesOf(text: string): Stretch[] {
  const fences: Stretch[] = []
  let open: { start: number; mark: string } | null = null
  for (const { index, 0: line } of text.matchAll(/^.*$/gm)) {
    const mark = /^ {0,12}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1]
    if (!mark) continue
    if (!open) open = { start: index, mark }
    else if (mark[0] === open.mark[0] && mark.length >= open.mark.length && line.trim() === mark) {
      fences.push({ start: open.start, end: index + line.length })
      open = null
    }
  }
  if (open) fences.push({ start: open.start, end: text.length })
  return fences
}

/** Code between backticks: a run of them ends at the next run of the same length. */
function spansOf(text: string, from: number, to: number): Stretch[] {
  const runs = [...text.slice(from, to).matchAll(/`+/g)].map(({ index, 0: run }) => ({
    at: from + index,
    length: run.length,
  }))
  // The next run of each length, so that many runs without a partner cost no more than one look each.
  const next = new Map<number, number>()
  const partner = runs.map(() => -1)
  for (let i = runs.length - 1; i >= 0; i--) {
    const { length } = runs[i] as { length: number }
    partner[i] = next.get(length) ?? -1
    next.set(length, i)
  }
  const spans: Stretch[] = []
  for (let i = 0; i < runs.length; i++) {
    const end = runs[partner[i] ?? -1]
    const start = runs[i]
    if (!end || !start) continue
    spans.push({ start: start.at, end: end.at + end.length })
    i = partner[i] as number
  }
  return spans
}

const ONE_TAG = new RegExp(TAG.source, 'i')
/** Does a text hold HTML? */
const hasTags = (text: string): boolean => text.includes('<') && ONE_TAG.test(text)

/** The words of one line: tags are left out, entities are letters. */
export const wordsOfHtml = (text: string): string =>
  splitCode(text)
    .map((piece) => (piece.isCode ? piece.text : decodeHTMLStrict(withoutTags(piece.text))))
    .join('')

function withoutTags(text: string): string {
  if (!hasTags(text)) return text
  const reader = new HtmlReader()
  reader.read(text, false)
  return reader.end()
}

/** A text that may hold HTML, as Markdown. */
export function markdownOf(text: string): string {
  const pieces = splitCode(text)
  if (!pieces.some((piece) => !piece.isCode && hasTags(piece.text)))
    return pieces
      .map((piece) => (piece.isCode ? piece.text : decodeHTMLStrict(piece.text)))
      .join('')
  const reader = new HtmlReader()
  for (const piece of pieces) piece.isCode ? reader.code(piece.text) : reader.read(piece.text, true)
  return reader.end()
}

type List = { isOrdered: boolean; count: number }

/** Turns tags into Markdown as they come. What is opened and never closed ends with the text. */
class HtmlReader {
  #out: string[] = []
  #lists: List[] = []
  /** Where the words of an open link begin in `#out`, and where it leads. */
  #link: { at: number; href: string } | null = null
  #unread: string | null = null
  #code: 'pre' | 'code' | null = null
  #codeAt = 0

  /** Markdown's own code comes along as it is. */
  code(text: string): void {
    if (!this.#unread) this.#out.push(text)
  }

  read(text: string, asMarkdown: boolean): void {
    let from = 0
    for (const match of text.matchAll(TAG)) {
      const [tag, slash, name = '', attributes = ''] = match
      this.#words(text.slice(from, match.index), asMarkdown)
      from = match.index + tag.length
      this.#tag(name.toLowerCase(), slash === '/', attributes, asMarkdown)
    }
    this.#words(text.slice(from), asMarkdown)
  }

  end(): string {
    if (this.#code) this.#closeCode()
    if (this.#link) this.#closeLink()
    return this.#out.join('')
  }

  #words(text: string, asMarkdown: boolean): void {
    if (this.#unread || !text) return
    this.#out.push(asMarkdown ? decodeHTMLStrict(text) : text)
  }

  #tag(name: string, isEnd: boolean, attributes: string, asMarkdown: boolean): void {
    if (this.#unread) {
      if (isEnd && name === this.#unread) this.#unread = null
      return
    }
    if (UNREAD.has(name)) {
      if (!isEnd && !attributes.endsWith('/')) this.#unread = name
      return
    }
    if (!asMarkdown) return void this.#out.push(name === 'br' || BLOCKS.test(name) ? ' ' : '')
    if (name === 'pre' || name === 'code') return this.#codeTag(name, isEnd)
    if (this.#code) return name === 'br' ? void this.#out.push('\n') : undefined
    if (name === 'a') return isEnd ? this.#closeLink() : this.#openLink(attributes)
    if (name === 'img' && !isEnd) return this.#picture(attributes)
    this.#out.push(this.#meaning(name, isEnd))
  }

  #meaning(name: string, isEnd: boolean): string {
    if (name === 'br') return '\n'
    if (name === 'ul' || name === 'ol') {
      if (isEnd) this.#lists.pop()
      else this.#lists.push({ isOrdered: name === 'ol', count: 0 })
      return this.#lists.length > (isEnd ? 0 : 1) ? '' : '\n\n'
    }
    if (name === 'li') return isEnd ? '' : this.#item()
    if (/^h[1-6]$/.test(name)) return isEnd ? '\n\n' : `\n\n${'#'.repeat(Number(name[1]))} `
    if (name === 'blockquote') return isEnd ? '\n\n' : '\n\n> '
    if (name === 'hr') return '\n\n---\n\n'
    if (BLOCKS.test(name)) return this.#lists.length ? '' : '\n\n'
    if (name === 'tr') return isEnd ? '\n' : ''
    return name === 'td' || name === 'th' ? ' ' : ''
  }

  #item(): string {
    const list = this.#lists.at(-1)
    if (list) list.count++
    // Under "1. " three blanks, under "- " two: as far as its parent's words. Deeper than eight nobody reads.
    const indent = this.#lists
      .slice(-9, -1)
      .map((one) => (one.isOrdered ? '   ' : '  '))
      .join('')
    return `\n${indent}${list?.isOrdered ? `${list.count}.` : '-'} `
  }

  #codeTag(name: 'pre' | 'code', isEnd: boolean): void {
    if (!isEnd && !this.#code) {
      this.#code = name
      this.#codeAt = this.#out.length
    } else if (isEnd && this.#code === name) this.#closeCode()
  }

  /** Code keeps its letters; its fence is longer than any in it. */
  #closeCode(): void {
    const text = this.#out.splice(this.#codeAt).join('')
    const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
    if (this.#code === 'pre') {
      const fence = '`'.repeat(Math.max(3, longest + 1))
      this.#out.push(`\n\n${fence}\n${text.replace(/^\n|\n$/g, '')}\n${fence}\n\n`)
    } else if (text) {
      const mark = '`'.repeat(longest + 1)
      const space = /^`|`$/.test(text) ? ' ' : ''
      this.#out.push(`${mark}${space}${text}${space}${mark}`)
    }
    this.#code = null
  }

  #openLink(attributes: string): void {
    if (this.#link) this.#closeLink()
    this.#link = { at: this.#out.length, href: addressIn(attributes, 'href') }
  }

  #closeLink(): void {
    const link = this.#link
    this.#link = null
    if (!link) return
    const words = this.#out.splice(link.at).join('').replace(/\s+/g, ' ')
    const shown = words.trim() || link.href
    if (!link.href || shown === link.href) this.#out.push(words.trim() ? words : shown)
    else this.#out.push(`[${bracketed(shown)}](${link.href})`)
  }

  #picture(attributes: string): void {
    const source = addressIn(attributes, 'src')
    if (source) this.#out.push(`![${bracketed(attribute(attributes, 'alt'))}](${source})`)
  }
}

/** Brackets of the words may not end the link's; those of a picture within it belong there. */
const bracketed = (words: string): string =>
  words.includes('](') ? words : words.replace(/[[\]]/g, '\\$&')

const attribute = (attributes: string, name: string): string => {
  const match = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
    attributes,
  )
  return decodeHTMLStrict(match?.[1] ?? match?.[2] ?? match?.[3] ?? '').trim()
}

/** An address of the web or of mail, safe in Markdown's brackets; '' for any other. */
function addressIn(attributes: string, name: string): string {
  const given = attribute(attributes, name)
  return /^(?:https?:\/\/|mailto:)\S+$/i.test(given)
    ? given.replace(/[()<>\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    : ''
}
