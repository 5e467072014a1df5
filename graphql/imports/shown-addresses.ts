// Mail addresses in what becomes labels: they are for nobody to read.

const MAX_DEPTH = 6

/** Is a text one mail address, and nothing else? */
export const isAddress = (value: unknown): boolean =>
  typeof value === 'string' &&
  value.length <= 320 &&
  /^(?:mailto:)?<?[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+>?$/i.test(value.trim())

/**
 * A value without the addresses in it, and where they stood: '' for the value itself, `.author.email` within an object.
 */
export function withoutAddresses(value: unknown, depth = 0): { value: unknown; left: string[] } {
  if (isAddress(value)) return { value: undefined, left: [''] }
  if (value === null || typeof value !== 'object' || depth > MAX_DEPTH) return { value, left: [] }
  const left = new Set<string>()
  const parts = Object.entries(value).flatMap(([name, part]) => {
    const own = withoutAddresses(part, depth + 1)
    for (const path of own.left) left.add(Array.isArray(value) ? path : `.${name}${path}`)
    return own.value === undefined ? [] : [[name, own.value] as const]
  })
  if (left.size === 0) return { value, left: [] }
  const kept = Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts)
  return { value: parts.length > 0 ? kept : undefined, left: [...left] }
}
