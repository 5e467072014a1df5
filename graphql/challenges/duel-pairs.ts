// Which two entries somebody compares next. Pure.

export type Candidate = {
  id: number
  /** Duels that it has had. */
  duels: number
  strength: number
}

/** A pair, always the same way round. */
export const pairKey = (one: number, other: number): string =>
  one < other ? `${one} ${other}` : `${other} ${one}`

/**
 * The entry that was compared least, with the one among those compared least that stands closest to it: all have the same number of
 * duels, or one more, and the choice says most. Null when all pairs were seen.
 * @param candidates those with fewest duels first, and equal ones by lot
 * @param seen pairs that the person was asked before
 */
export function choosePair(
  candidates: readonly Candidate[],
  seen: ReadonlySet<string>,
): [Candidate, Candidate] | null {
  let found: [Candidate, Candidate] | null = null
  for (const [nth, one] of candidates.entries()) {
    // Whoever comes later has had as many duels or more.
    if (found && one.duels + one.duels >= sumOf(found)) break
    for (const other of candidates.slice(nth + 1)) {
      if (found && one.duels + other.duels > sumOf(found)) break
      if (seen.has(pairKey(one.id, other.id))) continue
      if (!found || isBetter([one, other], found)) found = [one, other]
    }
  }
  return found
}

const sumOf = ([one, other]: readonly [Candidate, Candidate]): number => one.duels + other.duels
const gapOf = ([one, other]: readonly [Candidate, Candidate]): number =>
  Math.abs(one.strength - other.strength)

/** Fewer duels first; among those with as many the first entry stays, and the closest other one is taken. */
const isBetter = (
  pair: readonly [Candidate, Candidate],
  than: readonly [Candidate, Candidate],
): boolean =>
  sumOf(pair) < sumOf(than) ||
  (sumOf(pair) === sumOf(than) && pair[0].id === than[0].id && gapOf(pair) < gapOf(than))
