// What a feed says: RSS, Atom and JSON Feed, read in one pass. Entities that a document declares are not read, so nothing grows and
// nothing is fetched.
import { createHash } from 'node:crypto'
import { Parser } from 'htmlparser2'
import { oneLine } from '#graphql/characters.ts'
import { cutText } from '#graphql/graphemes.ts'
import { MESSAGE_LENGTH, NAME_LENGTH, SUBJECT_LENGTH } from './limits.ts'
import { textOfHtml } from './mail-text.ts'

export type FeedItem = {
  /** The same item has the same one at each reading. */
  key: string
  title: string
  text: string
  author: string
  /** Where it stands; empty: nowhere that can be opened. */
  link: string
}
/** Of one reading, from the top: feeds have their latest items there. */
export const MAX_ITEMS = 50
/** Of one element's text, in characters. */
const MAX_TEXT = 100_000
/** Elements within elements, beyond which no feed goes. */
const MAX_DEPTH = 50

type Raw = Record<'id' | 'link' | 'title' | 'body' | 'author', string>
const empty = (): Raw => ({ id: '', link: '', title: '', body: '', author: '' })

/** Which part of an item an element is, by its name. */
const PARTS: Readonly<Record<string, keyof Raw>> = {
  guid: 'id',
  id: 'id',
  link: 'link',
  title: 'title',
  description: 'body',
  summary: 'body',
  content: 'body',
  'content:encoded': 'body',
  author: 'author',
  name: 'author',
  'dc:creator': 'author',
}

/** The items of an RSS or Atom document; null: it is neither. */
function readXml(document: string): Raw[] | null {
  const items: Raw[] = []
  let item: Raw | null = null
  let isFeed = false
  const path: string[] = []
  let text = ''
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        path.push(name)
        if (path.length > MAX_DEPTH || items.length >= MAX_ITEMS) return
        if (path.length === 1) isFeed = ['rss', 'feed', 'rdf:rdf'].includes(name.toLowerCase())
        if (name === 'item' || name === 'entry') item = empty()
        text = ''
        if (
          item &&
          name === 'link' &&
          attributes.href &&
          (attributes.rel ?? 'alternate') === 'alternate'
        )
          item.link ||= attributes.href
      },
      ontext(part) {
        if (text.length < MAX_TEXT) text += part
      },
      onclosetag(name) {
        path.pop()
        const part = PARTS[name]
        const said = text.slice(0, MAX_TEXT).trim()
        if (name === 'item' || name === 'entry') {
          if (item) items.push(item)
          item = null
        } else if (item && part && said) {
          // The whole text is better than its summary.
          if (part !== 'body') item[part] ||= said
          else if (said.length > item.body.length) item.body = said
        }
        text = ''
      },
    },
    { xmlMode: true },
  )
  parser.end(document)
  return isFeed ? items : null
}

const said = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, MAX_TEXT) : ''

/** The items of a JSON Feed; null: it is none. */
function readJson(document: string): Raw[] | null {
  let feed: unknown
  try {
    feed = JSON.parse(document)
  } catch {
    return null
  }
  const { items } = (feed ?? {}) as { items?: unknown }
  if (!Array.isArray(items)) return null
  return items.slice(0, MAX_ITEMS).flatMap((given: unknown) => {
    if (given === null || typeof given !== 'object') return []
    const item = given as Record<string, unknown>
    const [author] = Array.isArray(item.authors) ? item.authors : [item.author]
    return {
      id: said(item.id),
      link: said(item.url),
      title: said(item.title),
      body: said(item.content_text) || said(item.content_html) || said(item.summary),
      author: said((author as { name?: unknown } | undefined)?.name),
    }
  })
}

/** PostgreSQL keeps neither NUL nor half a character. */
const clean = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()
/** Titles and texts are often HTML: what a person reads of them. */
const plain = (html: string): string => clean(textOfHtml(html)).trim()

/** An address that a browser may open; '' for every other. */
function linkFrom(link: string, base: string): string {
  if (!URL.canParse(link, base)) return ''
  const url = new URL(link, base)
  return /^https?:$/.test(url.protocol) && url.href.length <= 1_000 ? url.href : ''
}

/**
 * The items of a document, the first MAX_ITEMS; null: it is no feed. Linear in its length.
 * @param base the feed's own address, from which relative links go
 */
export function itemsOf(document: string, base: string): FeedItem[] | null {
  const isJson = document.trimStart().startsWith('{')
  const raw = isJson ? readJson(document) : readXml(document)
  return (
    raw?.slice(0, MAX_ITEMS).flatMap((one) => {
      const link = one.link ? linkFrom(one.link.trim(), base) : ''
      const title = cutText(oneLine(plain(one.title)), SUBJECT_LENGTH)
      const words = plain(one.body) || title
      if (!words) return []
      // Without an id of its own it is known by where it stands, else by what it says.
      const known = one.id.trim() || link || `${title}\n${words}`
      return {
        key: `feed-${createHash('sha256').update(known).digest('base64url')}`,
        title,
        text: cutText(
          link ? `${cutText(words, MESSAGE_LENGTH - 1_100)}\n\n${link}` : words,
          MESSAGE_LENGTH,
        ),
        author: cutText(oneLine(plain(one.author)), NAME_LENGTH),
        link,
      }
    }) ?? null
  )
}
