// Themes of entries by their words. Pure and deterministic: a theme begins with the word that tells most of all that stand in
// two entries without a theme or more, and takes the words that stand with it. Linear in the words of all entries for a fixed number of themes.
import { type EntryWords, indexOf } from './entry-words.ts'

export type Theme = {
  /** As stems; the first is what it was found by. */
  terms: string[]
  /** The same as people write them. */
  words: string[]
}

const MAX_FOUND = 12
const MIN_IN_THEME = 2
/** A word of more than this share of all entries tells none apart. */
const MAX_SHARE = 0.4
/** Among few entries as many may have it, but for one. */
const FEW = 6
const WORDS_OF_THEME = 5
/** Fewer entries have no themes. */
const MIN_ENTRIES = 5
/** An entry is in a second theme that has so much of what the first has. */
const SECOND_SHARE = 0.6

const byValue = (a: [string, number], b: [string, number]): number =>
  b[1] - a[1] || (a[0] < b[0] ? -1 : 1)

/** The themes of entries, those with most first; none of few entries. */
export function themesOf(entries: readonly EntryWords[]): Theme[] {
  if (entries.length < MIN_ENTRIES) return []
  const { places, rarity } = indexOf(entries)
  const most = Math.min(entries.length - 1, Math.max(FEW, Math.floor(entries.length * MAX_SHARE)))
  const candidates = [...places].filter(
    ([, there]) => there.length >= MIN_IN_THEME && there.length <= most,
  )
  const isTaken = new Set<number>()
  const used = new Set<string>()
  const themes: Theme[] = []
  while (themes.length < MAX_FOUND) {
    let best: { term: string; gain: number } | null = null
    for (const [term, there] of candidates) {
      if (used.has(term)) continue
      if (there.filter((place) => !isTaken.has(place)).length < MIN_IN_THEME) continue
      const gain =
        there.reduce((sum, place) => sum + (entries[place]?.words.get(term)?.weight ?? 0), 0) *
        rarity(term)
      if (!best || gain > best.gain || (gain === best.gain && term < best.term))
        best = { term, gain }
    }
    if (!best) break
    const members = places.get(best.term) ?? []
    const terms = [best.term, ...companionsOf(best.term, members, entries, places, used)]
    for (const term of terms) used.add(term)
    for (const place of members) isTaken.add(place)
    themes.push({ terms, words: terms.map((term) => writtenAs(term, members, entries)) })
  }
  return themes
}

/** Words that stand with another one at least twice, and elsewhere seldom; the most telling first. */
function companionsOf(
  seed: string,
  members: readonly number[],
  entries: readonly EntryWords[],
  places: ReadonlyMap<string, readonly number[]>,
  used: ReadonlySet<string>,
): string[] {
  const counts = new Map<string, number>()
  for (const place of members)
    for (const term of entries[place]?.words.keys() ?? [])
      counts.set(term, (counts.get(term) ?? 0) + 1)
  return [...counts]
    .filter(([term, count]) => term !== seed && !used.has(term) && count >= MIN_IN_THEME)
    .map(([term, count]): [string, number] => [
      term,
      (count * count) / (places.get(term)?.length ?? 1),
    ])
    .sort(byValue)
    .slice(0, WORDS_OF_THEME - 1)
    .map(([term]) => term)
}

/** The words of stems as the entries write them that have them; a stem that none has any longer gives none. */
export function wordsNow(terms: readonly string[], entries: readonly EntryWords[]): string[] {
  return terms.flatMap((term) => {
    const members = [...entries.keys()].filter((place) => entries[place]?.words.has(term))
    return members.length === 0 ? [] : [writtenAs(term, members, entries)]
  })
}

/** The word as most of these entries write it. */
function writtenAs(
  term: string,
  members: readonly number[],
  entries: readonly EntryWords[],
): string {
  const counts = new Map<string, number>()
  for (const place of members) {
    const word = entries[place]?.words.get(term)?.word
    if (word) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts].sort(byValue)[0]?.[0] ?? term
}

/** To which themes an entry belongs by its words, as places in the list: the one with most, and a second one that is near. */
export function belongsTo(entry: EntryWords, themes: readonly Pick<Theme, 'terms'>[]): number[] {
  const scored = themes
    .map(({ terms }, place) => ({
      place,
      score: terms.reduce(
        // What it was found by counts twice.
        (sum, term, nth) => sum + (entry.words.get(term)?.weight ?? 0) * (nth === 0 ? 2 : 1),
        0,
      ),
    }))
    .filter(({ score }) => score >= 2)
    .sort((a, b) => b.score - a.score || a.place - b.place)
  const best = scored[0]?.score ?? 0
  return scored
    .filter(({ score }, nth) => nth === 0 || (nth === 1 && score >= best * SECOND_SHARE))
    .map(({ place }) => place)
}
