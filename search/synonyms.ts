import type { Stems } from './stems.ts'
import { english } from './synonyms-en.ts'
import { dutch, french, german, portuguese, spanish } from './synonyms-other.ts'

/** By the numbers of their stems: which words may stand for which. */
export type Synonyms = Map<number, Set<number>>

const tables: Record<string, string> = {
  en: english,
  nl: dutch,
  de: german,
  es: spanish,
  pt: portuguese,
  fr: french,
}
const none: Synonyms = new Map()
const read = new WeakMap<Stems, Map<string, Promise<Synonyms>>>()

/** The table of a language, stemmed once a process with the stemmer of its documents; empty for languages without one. */
export function synonymsOf(language: string, stems: Stems): Promise<Synonyms> {
  const table = tables[language]
  if (!table) return Promise.resolve(none)
  const known = read.get(stems) ?? new Map<string, Promise<Synonyms>>()
  read.set(stems, known)
  const reading = known.get(language) ?? readTable(language, table, stems)
  known.set(language, reading)
  // A failed reading is tried again by the next question.
  reading.catch(() => known.delete(language))
  return reading
}

async function readTable(language: string, table: string, stems: Stems): Promise<Synonyms> {
  const groups = table
    .split(/[|\n]/)
    .map((group) => group.replaceAll('-', '').split(' ').filter(Boolean))
  await stems.learn(language, groups.flat())
  const synonyms: Synonyms = new Map()
  for (const group of groups) {
    const hashes = group.map((word) => stems.of(language, word).hash)
    for (const hash of hashes) {
      const others = synonyms.get(hash) ?? new Set()
      synonyms.set(hash, others)
      for (const other of hashes) if (other !== hash) others.add(other)
    }
  }
  return synonyms
}
