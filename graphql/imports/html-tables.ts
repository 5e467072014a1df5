// A table of HTML as one of Markdown.

/** Several paragraphs, or program text, which no cell of Markdown holds. */
const isLong = (cell: string): boolean => /\n\s*\n|^ {0,3}(?:```|~~~|[-*>] |\d+\. )/m.test(cell)

/** @param rows the cells as Markdown. What only lays out a page (one column, or long cells) becomes paragraphs */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const filled = rows.filter((row) => row.length > 0)
  const width = Math.max(0, ...filled.map((row) => row.length))
  if (width < 2 || filled.some((row) => row.some(isLong)))
    return filled.flatMap((row) => row.filter(Boolean)).join('\n\n')
  const lineOf = (row: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, i) => cellOf(row[i] ?? '')).join(' | ')} |`
  const [head = [], ...body] = filled
  return [lineOf(head), `|${' --- |'.repeat(width)}`, ...body.map(lineOf)].join('\n')
}

const cellOf = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('|', '\\|')
