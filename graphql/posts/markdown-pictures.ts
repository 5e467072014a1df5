// Pictures in texts: ours are shown, others are links with their words, for showing one would tell a stranger who reads what.
import type { MarkdownIt, Token } from 'markdown-it'
import { seenOf } from '#graphql/characters.ts'

/** What a text is parsed with: the files that are shown as pictures; all of ours without it. */
export type PicturesEnv = { fileIds?: readonly string[] }

/** The id in an address of one of our files. */
export const fileIn = (address: string): string | undefined =>
  /^\/files\/([\w-]{10,40})$/.exec(address)?.[1]

export const isPicture = (token: Token): boolean => token.type === 'image'

/** Makes a link of a picture from elsewhere; within a link it is its words alone. */
export function linkOutsidePictures(markdown: MarkdownIt): void {
  markdown.core.ruler.before('text_join', 'outside_pictures', (state) => {
    const { fileIds } = state.env as PicturesEnv
    const isShown = (id: string | undefined) => id !== undefined && (fileIds?.includes(id) ?? true)
    for (const block of state.tokens) {
      if (!block.children?.some(isPicture)) continue
      let links = 0
      block.children = block.children.flatMap((token) => {
        if (token.type === 'link_open') links++
        else if (token.type === 'link_close') links--
        const address = String(token.attrGet('src') ?? '')
        if (!isPicture(token) || isShown(fileIn(address))) return [token]
        return instead(token, address, links > 0, state.Token)
      })
    }
  })
}

function instead(picture: Token, address: string, isInLink: boolean, TokenType: typeof Token) {
  const isLink = !isInLink && /^(https?:\/\/|\/files\/)/i.test(address)
  const words = new TokenType('text', '', 0)
  // Words that nobody can see are none.
  words.content = seenOf(picture.content) ? picture.content.trim() : address.trim()
  if (!isLink) return [words]
  const open = new TokenType('link_open', 'a', 1)
  open.attrs = [['href', address]]
  return [open, words, new TokenType('link_close', 'a', -1)]
}
