// Emphasis in scripts without blanks between words: "**重要。**次に" is no emphasis to CommonMark, which wants a blank there.
import type { MarkdownIt } from 'markdown-it'
import { isUnspaced } from '#graphql/characters.ts'

/** Lets a mark open or close beside punctuation when a character of such a script stands on its other side. */
export function emphasizeUnspaced(markdown: MarkdownIt): void {
  const { isMdAsciiPunct, isPunctCharCode, isWhiteSpace } = markdown.utils
  const isPunctuation = (code: number) => isMdAsciiPunct(code) || isPunctCharCode(code)
  markdown.inline.State = class extends markdown.inline.State {
    override scanDelims(start: number, canSplitWord: boolean) {
      const found = super.scanDelims(start, canSplitWord)
      const before = characterBefore(this.src, start)
      const after = characterAt(this.src, start + found.length, this.posMax)
      const [last, next] = [before.codePointAt(0) as number, after.codePointAt(0) as number]
      const mayOpen = !isWhiteSpace(next) && isPunctuation(next) && isUnspaced(before)
      const mayClose = !isWhiteSpace(last) && isPunctuation(last) && isUnspaced(after)
      return {
        ...found,
        can_open: found.can_open || (canSplitWord && mayOpen),
        can_close: found.can_close || (canSplitWord && mayClose),
      }
    }
  }
}

const characterBefore = (text: string, at: number): string =>
  text.slice(Math.max(0, at - 2), at).match(/.$/su)?.[0] ?? ' '

const characterAt = (text: string, at: number, end: number): string =>
  text.slice(at, Math.min(at + 2, end)).match(/^./su)?.[0] ?? ' '
