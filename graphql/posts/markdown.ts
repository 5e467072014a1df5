// The only way from what people write to HTML: markdown-it without HTML, then sanitize-html as a second safeguard.
import MarkdownIt from 'markdown-it'
import sanitizeHtml from 'sanitize-html'
import { cutAtWord, cutText } from '#graphql/graphemes.ts'

/** A person who was named with @ and may see the text. */
export type Named = { id: number; name: string }
type Env = { named?: readonly Named[] }

const markdown = new MarkdownIt({
  html: false,
  linkify: true,
  breaks: true,
  typographer: false,
  maxNesting: 12,
})
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
markdown.core.ruler.push('names', (state) => {
  const { named = [] } = state.env as Env
  if (named.length === 0) return
  for (const block of state.tokens) {
    if (block.type !== 'inline' || !block.children) continue
    block.children = block.children.flatMap((token) => {
      if (token.type !== 'text' || !token.content.includes('@')) return [token]
      return pieces(token.content, named).map((piece) => {
        const made = new state.Token(piece.person ? 'html_inline' : 'text', '', 0)
        made.content = piece.person
          ? `<a class="named" href="/people/${piece.person.id}">@${markdown.utils.escapeHtml(piece.person.name)}</a>`
          : piece.text
        return made
      })
    })
  }
})

/** Cuts a text at the names that follow an @; the longest name wins. Looks no further than a name is long, so that its time is linear. */
function pieces(text: string, named: readonly Named[]): { text: string; person?: Named }[] {
  const byLength = [...named]
    .sort((a, b) => b.name.length - a.name.length)
    .map((person) => ({ person, lower: person.name.toLocaleLowerCase() }))
  const found: { text: string; person?: Named }[] = []
  let from = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const start = at + 1
    const match = byLength.find(({ person: { name }, lower }) => {
      const end = start + name.length
      return (
        text.slice(start, end).toLocaleLowerCase() === lower &&
        !/^[\p{L}\p{N}]/u.test(text.slice(end, end + 2))
      )
    })
    if (!match) continue
    const end = start + match.person.name.length
    if (at > from) found.push({ text: text.slice(from, at) })
    found.push({ text: text.slice(at, end), person: match.person })
    from = end
  }
  if (from < text.length) found.push({ text: text.slice(from) })
  return found
}

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

/** An address of one of our files, by its id. */
const FILE = /^\/files\/([\w-]{10,40})$/
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
 * what, or show what stands elsewhere.
 */
export function toHtml(
  text: string,
  named: readonly Named[] = [],
  fileIds: readonly string[] = [],
): string {
  return sanitizeHtml(markdown.render(text, { named } satisfies Env), {
    ...ALLOWED,
    exclusiveFilter: ({ tag, attribs }) =>
      tag === 'img' && !fileIds.includes(FILE.exec(attribs.src ?? '')?.[1] ?? ''),
  })
}

/** The words of a Markdown text without its marks: for the index and for dense rows. */
export function toPlainText(text: string): string {
  const words: string[] = []
  for (const block of markdown.parse(text, {})) {
    if (block.type === 'fence' || block.type === 'code_block') words.push(block.content)
    if (block.type !== 'inline') continue
    for (const token of block.children ?? [])
      words.push(token.type === 'softbreak' || token.type === 'hardbreak' ? ' ' : token.content)
    words.push(' ')
  }
  return words.join('').replace(/\s+/g, ' ').trim()
}

/** The first words of a text, at most 160 characters, cut between words. */
export const summaryOf = (text: string): string => cutAtWord(toPlainText(cutText(text, 2_000)), 160)
