export type DiffPart = { text: string; kind: 'same' | 'gone' | 'new' }

/** Above this many comparisons (words × words) two texts count as altogether different: about a second of work. */
const MAX_STEPS = 6_000_000

/**
 * What changed from one text to another, by words: the longest common subsequence of words, characters and spaces
 * (Hunt and Szymanski's problem, solved by the plain table). Equal beginnings and ends are cut off first.
 */
export function wordDiff(before: string, after: string): DiffPart[] {
  const old = wordsOf(before)
  const now = wordsOf(after)
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start++
  let end = 0
  while (
    end < old.length - start &&
    end < now.length - start &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  )
    end++
  const middle = diffMiddle(old.slice(start, old.length - end), now.slice(start, now.length - end))
  const same = (words: string[]): DiffPart => ({ text: words.join(''), kind: 'same' })
  return joined([same(old.slice(0, start)), ...middle, same(old.slice(old.length - end))])
}

const wordsOf = (text: string): string[] =>
  text.match(/\s+|[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu) ?? []

function diffMiddle(old: readonly string[], now: readonly string[]): DiffPart[] {
  if (old.length * now.length > MAX_STEPS)
    return [
      { text: old.join(''), kind: 'gone' },
      { text: now.join(''), kind: 'new' },
    ]
  const width = now.length + 1
  // lengths[i * width + j]: the longest common subsequence of what follows i and j.
  const lengths = new Uint16Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        old[i] === now[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0)
  const parts: DiffPart[] = []
  let i = 0
  let j = 0
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      parts.push({ text: old[i++] ?? '', kind: 'same' })
      j++
    } else if (
      j >= now.length ||
      (i < old.length && (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))
    )
      parts.push({ text: old[i++] ?? '', kind: 'gone' })
    else parts.push({ text: now[j++] ?? '', kind: 'new' })
  }
  return parts
}

function joined(parts: readonly DiffPart[]): DiffPart[] {
  const all: DiffPart[] = []
  for (const part of parts) {
    const last = all.at(-1)
    if (part.text === '') continue
    if (last?.kind === part.kind) last.text += part.text
    else all.push({ ...part })
  }
  return all
}
