// Cutting people's texts: never within what a person sees as one character (an emoji of several code points, a letter with
// its accents), nor within a surrogate pair.
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** What may hang on a character: longer ones are cut all the same. */
const LONGEST = 200

/** The beginning of a text, at most `max` UTF-16 units, ending between two characters. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text
  let end = 0
  for (const { index, segment } of segmenter.segment(text.slice(0, max + LONGEST))) {
    if (index + segment.length > max) break
    end = index + segment.length
  }
  return text
    .slice(0, end || max)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
}

/** A text of at most `max` UTF-16 units with an ellipsis, cut between words where one ends in its second half. */
export function cutAtWord(text: string, max: number): string {
  if (text.length <= max) return text
  const cut = cutText(text, max - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > max / 2 ? cut.slice(0, space) : cut).trimEnd()}…`
}
