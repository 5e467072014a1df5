import { Fragment } from 'react'

/** What was found stands between these two signs of the search's answers; it is text, never HTML. */
const BEGIN = '\uE000'
const END = '\uE001'

/** Text with the words that were found in light. */
export function Highlighted({ text }: { text: string }) {
  return text.split(BEGIN).map((piece, index) => {
    const end = index === 0 ? -1 : piece.indexOf(END)
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, never reordered
      <Fragment key={index}>
        {end >= 0 ? <mark>{piece.slice(0, end)}</mark> : null}
        {piece.slice(end + 1)}
      </Fragment>
    )
  })
}

/** The same text without the characters. */
export const withoutHighlights = (text: string): string =>
  text.replaceAll(BEGIN, '').replaceAll(END, '')
