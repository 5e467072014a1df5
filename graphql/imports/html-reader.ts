// HTML's tags as Markdown, one after the other. What is opened and never closed ends with the text.
import { decodeHTMLStrict } from 'entities'
import { markdownTable } from './html-tables.ts'

const NAMES =
  'p|br|div|span|a|b|i|u|s|em|strong|small|big|ul|ol|li|h[1-6]|table|thead|tbody|tr|td|th|blockquote|pre|code|img|hr|font|' +
  'center|script|style|iframe|section|article|figure|figcaption|del|ins|sub|sup|header|footer|main'
/** Names that alone make no HTML of a text (somebody writes about `<kbd>`), and are tags where there is HTML. */
const FURTHER =
  'html|head|body|meta|link|title|base|noscript|details|summary|video|audio|source|track|embed|object|param|picture|svg|math|' +
  'canvas|map|area|kbd|mark|abbr|cite|q|dfn|var|samp|time|data|address|nav|aside|dl|dt|dd|caption|colgroup|col|tfoot|form|' +
  'input|button|label|select|option|optgroup|textarea|fieldset|legend|bdi|bdo|ruby|rt|rp|wbr|tt|strike|nobr|template|dialog|' +
  '[ovwmx]\\d*:[a-z]+'

const ONE_TAG = new RegExp(`<(\\/?)(${NAMES})(?=[\\s/>])([^<>]*)>`, 'i')
const TAG = new RegExp(`<(\\/?)(${NAMES}|${FURTHER})(?=[\\s/>])([^<>]*)>`, 'gi')

/** Does a text hold HTML? */
export const hasTags = (text: string): boolean => text.includes('<') && ONE_TAG.test(text)

/** Elements whose words are none for people. */
const UNREAD = new Set(['script', 'style', 'iframe', 'head', 'title', 'svg', 'template', 'object'])
const BLOCKS =
  /^(?:p|div|h[1-6]|ul|ol|table|blockquote|hr|section|article|figure|figcaption|header|footer|main|details|summary|address|nav|aside|dl|dt|caption|form|fieldset|legend|option)$/
/** What they show is a link here. */
const PLAYED = new Set(['iframe', 'video', 'audio', 'source', 'embed'])
/** Quotes within quotes beyond this are read as the last one. */
const MAX_QUOTES = 8

type List = { isOrdered: boolean; count: number }

/** A text without HTML's comments, and without what says which kind of HTML it is. */
function withoutComments(text: string): string {
  if (!text.includes('<!')) return text
  let kept = ''
  let from = 0
  for (let at = text.indexOf('<!--'); at >= 0; at = text.indexOf('<!--', from)) {
    const end = text.indexOf('-->', at + 4)
    if (end < 0) break
    kept += text.slice(from, at)
    from = end + 3
  }
  return (kept + text.slice(from)).replace(/<!doctype[^<>]*>/gi, '')
}

/** Turns tags into Markdown as they come. */
export class HtmlReader {
  #out: string[] = []
  #lists: List[] = []
  /** Where the words of an open link begin in `#out`, and where it leads. */
  #link: { at: number; href: string } | null = null
  #unread: string | null = null
  #code: 'pre' | 'code' | null = null
  #codeAt = 0
  /** Where the open quotes begin in `#out`, and how many are open beyond them. */
  #quotes: number[] = []
  #deeper = 0
  /** The rows of the open table, and where its open cell begins in `#out`; tables within it are read as words. */
  #table: { rows: string[][]; cellAt: number | null } | null = null
  #tables = 0

  /** Markdown's own code comes along as it is. */
  code(text: string): void {
    if (!this.#unread) this.#out.push(text)
  }

  read(given: string, asMarkdown: boolean): void {
    const text = withoutComments(given)
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
    if (this.#table) this.#closeTable()
    while (this.#quotes.length) this.#closeQuote()
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
    if (asMarkdown && !isEnd && PLAYED.has(name)) this.#played(attributes)
    if (UNREAD.has(name)) {
      if (!isEnd && !attributes.endsWith('/')) this.#unread = name
      return
    }
    if (!asMarkdown) return void this.#out.push(name === 'br' || BLOCKS.test(name) ? ' ' : '')
    if (name === 'pre' || name === 'code') return this.#codeTag(name, isEnd)
    if (this.#code) return name === 'br' ? void this.#out.push('\n') : undefined
    if (name === 'a') return isEnd ? this.#closeLink() : this.#openLink(attributes)
    if (name === 'img' && !isEnd) return this.#picture(attributes)
    if (name === 'blockquote') return isEnd ? this.#closeQuote() : this.#openQuote()
    if (/^(?:table|tr|td|th)$/.test(name)) return this.#tableTag(name, isEnd)
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
    if (name === 'hr') return '\n\n---\n\n'
    if (name === 'dd') return isEnd ? '' : '\n'
    if (BLOCKS.test(name)) return this.#lists.length ? '' : '\n\n'
    return ''
  }

  #openQuote(): void {
    if (this.#link) this.#closeLink()
    if (this.#quotes.length < MAX_QUOTES) this.#quotes.push(this.#out.length)
    else this.#deeper++
  }

  /** Each of its lines is marked, empty ones too: it is one quote. */
  #closeQuote(): void {
    if (this.#link) this.#closeLink()
    if (this.#deeper > 0) return void this.#deeper--
    const from = this.#quotes.pop()
    if (from === undefined) return
    const words = this.#out.splice(from).join('').trim()
    const marked = words.replace(/\n{3,}/g, '\n\n').replace(/^/gm, '> ')
    this.#out.push(words ? `\n\n${marked}\n\n` : '')
  }

  #tableTag(name: string, isEnd: boolean): void {
    if (name === 'table') this.#tables = Math.max(0, this.#tables + (isEnd ? -1 : 1))
    if (this.#tables > 1 || (this.#tables === 1 && name === 'table' && isEnd))
      return void this.#out.push(name === 'td' || name === 'th' ? ' ' : '\n')
    if (name === 'table') return isEnd ? this.#closeTable() : this.#openTable()
    if (!this.#table) return void this.#out.push(name === 'tr' ? '\n' : ' ')
    this.#closeCell()
    if (isEnd) return
    if (name === 'tr') this.#table.rows.push([])
    else this.#table.cellAt = this.#out.length
  }

  #openTable(): void {
    if (this.#link) this.#closeLink()
    if (this.#table) this.#closeTable()
    this.#table = { rows: [], cellAt: null }
  }

  #closeCell(): void {
    const { rows, cellAt } = this.#table ?? {}
    if (!this.#table || cellAt === null || cellAt === undefined) return
    if (this.#link) this.#closeLink()
    this.#table.cellAt = null
    if (!rows?.length) rows?.push([])
    rows?.at(-1)?.push(this.#out.splice(cellAt).join('').trim())
  }

  #closeTable(): void {
    this.#closeCell()
    const rows = this.#table?.rows ?? []
    this.#table = null
    this.#out.push(`\n\n${markdownTable(rows)}\n\n`)
  }

  #played(attributes: string): void {
    const source = addressIn(attributes, 'src')
    if (source) this.#out.push(`\n\n${source}\n\n`)
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
    const words = attribute(attributes, 'alt')
    // Of a picture that is nowhere to be found its words are kept.
    this.#out.push(source ? `![${bracketed(words)}](${source})` : words)
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
  const given = attribute(attributes, name).replace(/^\/\/(?=[^/\s])/, 'https://')
  return /^(?:https?:\/\/|mailto:)\S+$/i.test(given)
    ? given.replace(/[()<>\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    : ''
}
