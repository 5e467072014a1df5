// What single characters do in people's texts: some show nothing, some turn the words beside them, some are for machines.

/** Shows nothing: blanks, what Unicode says to ignore, control characters, and a few that fonts draw as nothing. */
const UNSEEN =
  /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}\u2800\uFFF9-\uFFFB\u{16FE4}\u{1D159}]+/gu

/** @returns a text without all that nobody can see: empty when nothing can be seen of it */
export const seenOf = (text: string): string => text.replace(UNSEEN, '')

/** Control characters that no text needs: all but tab, line breaks and page breaks. */
export const hasControls = (text: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F]/.test(text)

/**
 * A text without the characters that turn the order of the words after them ("exe.jpg" out of "gpj.exe"). Marks that only
 * say how a single neighbour reads (LRM, RLM, ALM) stay.
 */
export const withoutOverrides = (text: string): string =>
  text.replace(/[\u202A-\u202E\u2066-\u2069]/g, '')

/** One line: blanks and line breaks of any kind become one space, and nothing turns what stands beside it. */
export const oneLine = (text: string): string =>
  withoutOverrides(text)
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()

/**
 * A tag as it is stored and compared: composed, in lower case, without the sign that some programs put before it and without what nobody
 * sees; the Turkish İ is an i in every language.
 */
export const tagOf = (text: string): string =>
  oneLine(text.replace(/[\u00ad\u200b\u2060\ufeff]/g, ''))
    .replace(/^#+\s*/, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('i\u0307', 'i')
    .normalize('NFC')

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303F\u30FC\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65]/u

/** Of a script that writes words, or what hangs on them, without a blank between; its punctuation, too. */
export const isUnspaced = (character: string): boolean => UNSPACED.test(character)
