// Words and addresses of customers in what is kept of an import: in samples of columns, and where a reason quotes its row.

const QUOTED = /[“„«][^”“»]*[”“»]/g
type Reason = [string, number]

/** What is kept of an import of customers' messages: nothing that they wrote, for it would outlive what is erased. */
export const withoutWords = (report: Record<string, unknown>): Record<string, unknown> =>
  JSON.parse(
    JSON.stringify(report, (key, value) => {
      if (key === 'samples') return []
      return key === 'reasons' && Array.isArray(value)
        ? (value as Reason[]).map(([reason, times]) => [reason.replace(QUOTED, '“…”'), times])
        : value
    }),
  )

/** Of what was kept, that which tells of no row: for those who do not see customers' data where it goes. */
export function countsAlone(report: Record<string, unknown>): Record<string, unknown> {
  const { refused, preview, ...rest } = report
  return JSON.parse(
    JSON.stringify(rest, (key, value) => (key === 'samples' || key === 'reasons' ? [] : value)),
  )
}
