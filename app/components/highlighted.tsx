import { Fragment } from 'react'

/** What the server marks in a text stands between these two characters: matches, or the names in a sentence. */
const BEGIN = '\uE000'
const END = '\uE001'

type HighlightedProps = {
  text: string
  /** How what is marked is drawn: matches as `mark`, names as `b`. */
  as?: 'mark' | 'b'
}

/** Text with what is marked in it. It is text, never HTML. */
export function Highlighted({ text, as: Mark = 'mark' }: HighlightedProps) {
  return text.split(BEGIN).map((piece, index) => {
    const end = index === 0 ? -1 : piece.indexOf(END)
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, never reordered
      <Fragment key={index}>
        {end >= 0 ? <Mark>{piece.slice(0, end)}</Mark> : null}
        {piece.slice(end + 1)}
      </Fragment>
    )
  })
}

/** The same text without the characters. */
export const withoutHighlights = (text: string): string =>
  text.replaceAll(BEGIN, '').replaceAll(END, '')
