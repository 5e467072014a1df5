// Tables for spreadsheets, as files that pages give.
export type CsvCell = string | number | null

/** A cell that no spreadsheet takes for a formula. */
const cell = (value: CsvCell): string => {
  if (value === null) return ''
  const text = String(value)
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A file of rows, the first with the names of the columns. The mark at its beginning tells spreadsheets that it is UTF-8. */
export function csvOf(filename: string, rows: readonly (readonly CsvCell[])[]): Response {
  const text = rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
  return new Response(`\uFEFF${text}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${filename}"`,
      'cache-control': 'private, no-store',
    },
  })
}

type Pages<Node> = {
  edges: readonly { node: Node }[]
  pageInfo: { endCursor: string | null; hasNextPage: boolean }
}
/** A file ends after so many pages of a list: 10,000 rows of the usual hundred. */
const MAX_PAGES = 100

/** All rows of a list, page after page. */
export async function allOf<Node>(page: (after: string | null) => Promise<Pages<Node>>) {
  const nodes: Node[] = []
  let after: string | null = null
  for (let count = 0; count < MAX_PAGES; count++) {
    const { edges, pageInfo }: Pages<Node> = await page(after)
    nodes.push(...edges.map(({ node }) => node))
    if (!pageInfo.hasNextPage) break
    after = pageInfo.endCursor
  }
  return nodes
}
