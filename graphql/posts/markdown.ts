// The only way from what people write to HTML: markdown-it without HTML, then sanitize-html as a second safeguard.
import MarkdownIt from 'markdown-it'
import sanitizeHtml from 'sanitize-html'
import { seenOf, withoutOverrides } from '#graphql/characters.ts'
import { countText, cutAtWord, cutText } from '#graphql/graphemes.ts'
import { emphasizeUnspaced } from './markdown-emphasis.ts'
import { fileIn, isPicture, linkOutsidePictures, type PicturesEnv } from './markdown-pictures.ts'
import { linkNames, type Named, type NamesEnv, type Piece } from './name-links.ts'

export type { Named }

const markdown = new MarkdownIt({
  html: false,
  linkify: true,
  breaks: true,
  typographer: false,
  maxNesting: 12,
})
// An address that is longer is no link: looking for its end from each of its colons took a time that grew with its length.
markdown.linkify.set({ maxLength: 2_000 })
emphasizeUnspaced(markdown)
// A heading in a post stands under the page's own headings.
markdown.core.ruler.push('lower_headings', (state) => {
  for (const token of state.tokens)
    if (token.type === 'heading_open' || token.type === 'heading_close')
      token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + 2)}`
})
// A task of a list is shown as a box, ticked or not.
markdown.core.ruler.push('tasks', ({ tokens }) => {
  for (const [at, token] of tokens.entries()) {
    const first = token.type === 'inline' ? token.children?.[0] : undefined
    if (first?.type !== 'text' || tokens[at - 2]?.type !== 'list_item_open') continue
    const [, tick] = /^\[([ xX])\] /.exec(first.content) ?? []
    if (tick) first.content = `${tick === ' ' ? '☐' : '☑'}${first.content.slice(3)}`
  }
})
linkOutsidePictures(markdown)
linkNames(markdown)

const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: [
    'p',
    'br',
    'hr',
    'strong',
    'em',
    's',
    'code',
    'pre',
    'blockquote',
    'ul',
    'ol',
    'li',
    'h3',
    'h4',
    'h5',
    'h6',
    'a',
    'img',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
  ],
  allowedAttributes: { a: ['href', 'class', 'rel'], img: ['src', 'alt', 'loading'], ol: ['start'] },
  allowedClasses: { a: ['named'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  transformTags: {
    a: (tagName, attribs) => ({
      tagName,
      attribs: attribs.href?.startsWith('/')
        ? attribs
        : { ...attribs, rel: 'nofollow noopener noreferrer ugc' },
    }),
    img: (tagName, attribs) => ({ tagName, attribs: { ...attribs, loading: 'lazy' } }),
  },
}

const FOR_STRANGERS = (ALLOWED.allowedTags as string[]).filter((tag) => !['a', 'img'].includes(tag))

/** So many pictures are looked for in a text that is previewed. */
const MAX_PICTURES = 20

/** Ids of the files that a text shows as pictures, as far as they could be ours. */
export const picturesIn = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(/\]\(\/files\/([\w-]{10,40})[ )]/g)]
      .slice(0, MAX_PICTURES)
      .map(([, id]) => id as string),
  ),
]

/**
 * Markdown as safe HTML.
 * @param text what somebody wrote, at most the length its input allows
 * @param named the people whose "@Name" becomes a link
 * @param fileIds the files of the text: only these are shown as pictures. Any other picture would tell a stranger who reads
 * what, or show what stands elsewhere: it is a link.
 */
export function toHtml(
  text: string,
  named: readonly Named[] = [],
  fileIds: readonly string[] = [],
): string {
  const html = markdown.render(text, { named, fileIds } satisfies NamesEnv & PicturesEnv)
  // What turns the order of the words after it makes another address or name of what follows.
  return sanitizeHtml(html.replace(/[\u202a-\u202e]/g, ''), {
    ...ALLOWED,
    exclusiveFilter: ({ tag, attribs }) =>
      tag === 'img' && !fileIds.includes(fileIn(attribs.src ?? '') ?? ''),
  })
}

/**
 * The HTML of a text for whoever has no account: without links and pictures, which lead to what they may not see, and
 * without the people who are named in it.
 * @param someone what stands in place of a name
 */
export const forStrangers = (html: string, someone: string): string =>
  sanitizeHtml(html, {
    allowedTags: [...FOR_STRANGERS, 'span'],
    allowedAttributes: { ol: ['start'] },
    transformTags: {
      a: (tagName, attribs) =>
        attribs.class === 'named'
          ? { tagName: 'span', attribs: {}, text: someone }
          : { tagName, attribs },
    },
  })

type Parsed = ReturnType<typeof markdown.parse>

/** What a person reads of a parsed text, piece by piece. */
function* wordsOf(blocks: Parsed): Generator<string> {
  for (const block of blocks) {
    if (block.type === 'fence' || block.type === 'code_block') yield block.content
    if (block.type !== 'inline') continue
    for (const token of block.children ?? [])
      yield token.type === 'softbreak' || token.type === 'hardbreak' ? ' ' : token.content
    yield ' '
  }
}

/** The words of a Markdown text without its marks: for the index and for dense rows. */
export const toPlainText = (text: string): string =>
  withoutOverrides([...wordsOf(markdown.parse(text, {}))].join(''))
    .replace(/\s+/g, ' ')
    .trim()

/** How many characters can be seen of a Markdown text; a picture of ours counts as one. */
export function seenLength(text: string): number {
  const blocks = markdown.parse(text, {})
  const pictures = blocks.flatMap(({ children }) => children ?? []).filter(isPicture)
  return countText(seenOf([...wordsOf(blocks)].join(''))) + pictures.length
}

/** The pieces of a text in which people can be named. */
export function namingPieces(text: string): Piece[] {
  const pieces: Piece[] = []
  markdown.parse(text, { pieces } satisfies NamesEnv)
  return pieces
}

/** The first words of a text, at most 160 characters, cut between words. */
export const summaryOf = (text: string): string => cutAtWord(toPlainText(cutText(text, 2_000)), 160)
