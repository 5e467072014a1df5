// Counting and cutting people's texts, the same way in the browser and on the server: by what a person sees as one
// character (an emoji of several code points, a letter with its accents). Lengths in `limits.ts` are such characters.
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** UTF-16 units that a text may have for each of its characters: marks can be stacked on one without end. */
export const UNITS_A_CHARACTER = 20

/** Each unit is a character of its own: nothing below U+0300 combines, but for a line break of two units. */
const isPlain = (text: string): boolean => !/\r|[\u{300}-\u{10FFFF}]/u.test(text)

/** @returns how many characters a text has, as people count them; at least one for each 20 UTF-16 units */
export function countText(text: string): number {
  if (isPlain(text)) return text.length
  let count = 0
  for (const _ of segmenter.segment(text)) count++
  return Math.max(count, Math.ceil(text.length / UNITS_A_CHARACTER))
}

/** Has a text more than `max` characters? Very long texts are not counted. */
export const isLongerThan = (text: string, max: number): boolean =>
  text.length > max && (text.length > max * UNITS_A_CHARACTER || countText(text) > max)

/** The first `max` characters of a text, never half of one. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text
  const most = max * UNITS_A_CHARACTER
  const begin = text.slice(0, most + UNITS_A_CHARACTER)
  if (isPlain(begin)) return text.slice(0, max)
  let end = 0
  let count = 0
  for (const { index, segment } of segmenter.segment(begin)) {
    if (++count > max || index + segment.length > most) break
    end = index + segment.length
  }
  // One "character" longer than all that is allowed is cut all the same, but not within a surrogate pair.
  if (end === 0) return text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '')
  return text.slice(0, end)
}

/** A text of at most `max` characters with an ellipsis, cut between words where one ends in its second half. */
export function cutAtWord(text: string, max: number): string {
  if (!isLongerThan(text, max)) return text
  const cut = cutText(text, max - 1)
  const space = /\s/.test(text.charAt(cut.length)) ? -1 : cut.lastIndexOf(' ')
  return `${(space > cut.length / 2 ? cut.slice(0, space) : cut).trimEnd()}…`
}
