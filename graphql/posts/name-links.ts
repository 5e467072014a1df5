// "@Ana Silva" in a parsed text: what may be a name, and the link it becomes. Not in code, quotes and links, nor after \@.
// Linear in the text's length: a name is looked for from its @ to the next one.
import type { MarkdownIt, Token } from 'markdown-it'
import { isUnspaced } from '#graphql/characters.ts'

/** A person who was named with @ and may see the text. */
export type Named = { id: number; name: string }

/** What a text is parsed with: whose names become links, and where its readable pieces with an @ are put. */
export type NamesEnv = { named?: readonly Named[]; pieces?: Piece[] }

/** A readable piece of text, and the same as it is compared. */
export type Piece = {
  text: string
  folded: string
  /** Where each unit of `folded` begins in `text`; one more for the end. */
  starts: number[]
  /** Places in `folded` where an @ stands that names somebody. */
  signs: number[]
}

/** Longer than this no name is. */
const MAX_NAME = 120
/** So many beginnings of what follows an @ may be the name. */
const MAX_BEGINNINGS = 16

/** Words as they are compared: composed, in lower case, one blank of any kind, one apostrophe of any kind. */
function fold(text: string, isSign: (index: number) => boolean): Piece {
  const starts: number[] = []
  const signs: number[] = []
  let folded = ''
  // Looking at the end of a text that grows would copy it each time.
  let wasBlank = false
  let at = 0
  for (const character of text) {
    const isBlank = /\s/.test(character)
    if (!isBlank || !wasBlank) {
      const plain = isBlank
        ? ' '
        : character
            .toLowerCase()
            .replace(/[’ʼ＇]/, "'")
            .replace('＠', '@')
      if (plain === '@' && isSign(at)) signs.push(folded.length)
      for (let i = 0; i < plain.length; i++) starts.push(at)
      folded += plain
    }
    wasBlank = isBlank
    at += character.length
  }
  starts.push(text.length)
  return { text, folded, starts, signs }
}

const foldedName = (name: string): string => fold(name.normalize('NFC').trim(), () => false).folded

/** Does a text name anybody? Input methods write the sign in full width. */
export const hasSign = (text: string): boolean => /[@＠]/.test(text)

/** Does no letter go on after `end`? In scripts without blanks between words the next one may follow at once, also after a Latin name. */
function endsWord({ folded }: Piece, end: number): boolean {
  const next = folded.slice(end, end + 2).match(/^./su)?.[0] ?? ''
  if (!/[\p{L}\p{M}\p{N}]/u.test(next)) return true
  const last = folded.slice(end - 2, end).match(/.$/su)?.[0] ?? ''
  return (isUnspaced(last) || isUnspaced(next)) && !/\p{M}/u.test(next)
}

/** What may be the names in pieces of a text, as they are written there, at most `max`. */
export function possibleNames(pieces: readonly Piece[], max: number): Set<string> {
  const names = new Set<string>()
  for (const piece of pieces) {
    for (const sign of piece.signs) {
      const next = piece.folded.indexOf('@', sign + 1)
      const last = Math.min(next < 0 ? piece.folded.length : next, sign + 1 + MAX_NAME)
      let found = 0
      for (let end = sign + 2; end <= last && found < MAX_BEGINNINGS; end++) {
        if (piece.folded[end - 1] === ' ' || !endsWord(piece, end)) continue
        found++
        names.add(piece.text.slice(piece.starts[sign + 1], piece.starts[end]).replace(/\s+/g, ' '))
        if (names.size >= max) return names
      }
    }
  }
  return names
}

type Found = { from: number; to: number; person: Named }

/** Finds people by their names; the longest name wins. */
export function finderOf(named: readonly Named[]): (piece: Piece) => Found[] {
  const byLength = named
    .map((person) => ({ person, name: foldedName(person.name) }))
    .filter(({ name }) => name)
    .sort((a, b) => b.name.length - a.name.length)
  return (piece) =>
    piece.signs.flatMap((sign) => {
      const match = byLength.find(
        ({ name }) =>
          piece.folded.startsWith(name, sign + 1) && endsWord(piece, sign + 1 + name.length),
      )
      if (!match) return []
      const end = sign + 1 + match.name.length
      return [
        {
          from: piece.starts[sign] as number,
          to: piece.starts[end] as number,
          person: match.person,
        },
      ]
    })
}

/**
 * A text as it was written, with something else in place of each @ that names this person, also in code and after a backslash.
 * Of names that begin alike the longest counts, so those of `others` have to be given too.
 */
export function withoutName(
  text: string,
  person: Named,
  others: readonly Named[],
  instead: string,
): string {
  if (!hasSign(text)) return text
  const piece = fold(text.normalize('NFC'), () => true)
  const found = finderOf([person, ...others])(piece).filter((one) => one.person.id === person.id)
  let words = ''
  let from = 0
  for (const one of found) {
    const isEscaped = piece.text[one.from - 1] === '\\'
    words += piece.text.slice(from, isEscaped ? one.from - 1 : one.from) + instead
    from = one.to
  }
  return found.length ? words + piece.text.slice(from) : text
}

/** Adds the rule to a parser. It runs before escaped characters become part of their text. */
export function linkNames(markdown: MarkdownIt): void {
  markdown.core.ruler.before('text_join', 'names', (state) => {
    const { named = [], pieces } = state.env as NamesEnv
    if (named.length === 0 && !pieces) return
    const find = finderOf(named)
    let quotes = 0
    for (const block of state.tokens) {
      if (block.type === 'blockquote_open') quotes++
      else if (block.type === 'blockquote_close') quotes--
      if (quotes > 0 || block.type !== 'inline' || !block.children) continue
      block.children = readableRuns(block.children).flatMap((run) => {
        if (!run.isReadable) return run.tokens
        const piece = pieceOf(run.tokens)
        if (piece.signs.length === 0) return run.tokens
        pieces?.push(piece)
        const found = find(piece)
        return found.length ? linked(piece, found, state.Token) : run.tokens
      })
    }
  })
}

type Run = { isReadable: boolean; tokens: Token[] }

/** Neighbouring texts outside of links as one run each, and what stands between. */
function readableRuns(tokens: readonly Token[]): Run[] {
  const runs: Run[] = []
  let links = 0
  for (const token of tokens) {
    const isReadable = links === 0 && (token.type === 'text' || token.type === 'text_special')
    if (token.type === 'link_open') links++
    else if (token.type === 'link_close') links--
    const last = runs.at(-1)
    if (last?.isReadable === isReadable) last.tokens.push(token)
    else runs.push({ isReadable, tokens: [token] })
  }
  return runs
}

function pieceOf(tokens: readonly Token[]): Piece {
  let text = ''
  const escaped = new Set<number>()
  for (const { type, content } of tokens) {
    if (type === 'text_special') escaped.add(text.length)
    text += content.normalize('NFC')
  }
  if (!hasSign(text)) return { text, folded: '', starts: [], signs: [] }
  return fold(text, (at) => !escaped.has(at))
}

function linked(piece: Piece, found: readonly Found[], TokenType: typeof Token): Token[] {
  const made: Token[] = []
  const add = (type: string, content: string) => {
    if (content) made.push(Object.assign(new TokenType(type, '', 0), { content }))
  }
  let from = 0
  for (const one of found) {
    add('text', piece.text.slice(from, one.from))
    const open = new TokenType('link_open', 'a', 1)
    open.attrs = [
      ['class', 'named'],
      ['href', `/people/${one.person.id}`],
    ]
    made.push(open)
    add('text', `@${one.person.name}`)
    made.push(new TokenType('link_close', 'a', -1))
    from = one.to
  }
  add('text', piece.text.slice(from))
  return made
}
