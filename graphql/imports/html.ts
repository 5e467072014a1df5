// HTML in a file as Markdown: its words, links, pictures, lists and code. Only real tags count: `a < b` and `<3` stay, and so
// does whatever stands in Markdown's own code, letter for letter. What comes out is text for the one Markdown renderer.
import { decodeHTMLStrict } from 'entities'
import { HtmlReader, hasTags } from './html-reader.ts'

/** Pieces of a Markdown text in turn: what is not code, and what is (fences with their lines, and text in backticks). */
export function splitCode(text: string): { isCode: boolean; text: string }[] {
  if (!/[`~]/.test(text)) return [{ isCode: false, text }]
  const pieces: { isCode: boolean; text: string }[] = []
  let from = 0
  const add = (isCode: boolean, to: number) => {
    if (to > from) pieces.push({ isCode, text: text.slice(from, to) })
    from = to
  }
  for (const { start, end } of fencesOf(text)) {
    for (const span of spansOf(text, from, start)) {
      add(false, span.start)
      add(true, span.end)
    }
    add(false, start)
    add(true, end)
  }
  for (const span of spansOf(text, from, text.length)) {
    add(false, span.start)
    add(true, span.end)
  }
  add(false, text.length)
  return pieces
}

type Stretch = { start: number; end: number }

/** Fenced blocks. One that is never closed goes on to the end, as the renderer has it. */
function fencesOf(text: string): Stretch[] {
  const fences: Stretch[] = []
  let open: { start: number; mark: string } | null = null
  for (const { index, 0: line } of text.matchAll(/^.*$/gm)) {
    const mark = /^ {0,12}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1]
    if (!mark) continue
    if (!open) open = { start: index, mark }
    else if (mark[0] === open.mark[0] && mark.length >= open.mark.length && line.trim() === mark) {
      fences.push({ start: open.start, end: index + line.length })
      open = null
    }
  }
  if (open) fences.push({ start: open.start, end: text.length })
  return fences
}

/** Code between backticks: a run of them ends at the next run of the same length. */
function spansOf(text: string, from: number, to: number): Stretch[] {
  const runs = [...text.slice(from, to).matchAll(/`+/g)].map(({ index, 0: run }) => ({
    at: from + index,
    length: run.length,
  }))
  // The next run of each length, so that many runs without a partner cost no more than one look each.
  const next = new Map<number, number>()
  const partner = runs.map(() => -1)
  for (let i = runs.length - 1; i >= 0; i--) {
    const { length } = runs[i] as { length: number }
    partner[i] = next.get(length) ?? -1
    next.set(length, i)
  }
  const spans: Stretch[] = []
  for (let i = 0; i < runs.length; i++) {
    const end = runs[partner[i] ?? -1]
    const start = runs[i]
    if (!end || !start) continue
    spans.push({ start: start.at, end: end.at + end.length })
    i = partner[i] as number
  }
  return spans
}

/** The words of one line: tags are left out, entities are letters. */
export const wordsOfHtml = (text: string): string =>
  splitCode(text)
    .map((piece) => (piece.isCode ? piece.text : decodeHTMLStrict(withoutTags(piece.text))))
    .join('')

function withoutTags(text: string): string {
  if (!hasTags(text)) return text
  const reader = new HtmlReader()
  reader.read(text, false)
  return reader.end()
}

/** A text that may hold HTML, as Markdown. */
export function markdownOf(text: string): string {
  const pieces = splitCode(text)
  if (!pieces.some((piece) => !piece.isCode && hasTags(piece.text)))
    return pieces
      .map((piece) => (piece.isCode ? piece.text : decodeHTMLStrict(piece.text)))
      .join('')
  const reader = new HtmlReader()
  for (const piece of pieces) piece.isCode ? reader.code(piece.text) : reader.read(piece.text, true)
  return reader.end()
}
