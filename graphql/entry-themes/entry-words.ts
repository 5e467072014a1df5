// The words of entries: stems with a weight, and how people write them.
import { jobPool } from '#prisma/client.ts'
import { Stems } from '#search/stems.ts'
import { languageIn, plainWords } from '#search/terms.ts'

export type EntryText = { id: number; title: string; body: string; language: string | null }
/** By stem: how much it says of the entry, and the word as it was written. */
export type EntryWords = { id: number; words: Map<string, { weight: number; word: string }> }

const TITLE_WORDS = 24
const BODY_WORDS = 200
/** Words of one entry that count, those of its title first. */
const MAX_WORDS = 40
const MIN_LENGTH = 3
const TITLE_WEIGHT = 2

/** Words that say nothing of what an entry is about, beside the small ones of each language. */
const HOLLOW = new Set(
  `would could may might must shall should also like many much make makes get gets one way need want
  zou zouden kunnen kan moeten moet willen wil ook veel maken maakt doen
  würde würden könnte könnten kann können muss müssen soll sollte auch viel machen macht`.split(
    /\s+/,
  ),
)

const stems = new Stems(jobPool)

/** Reads all texts; words that no dictionary has seen yet are asked for once for each language. */
export async function wordsOfEntries(texts: readonly EntryText[]): Promise<EntryWords[]> {
  const read = texts.map(({ id, title, body, language }) => {
    const [inTitle, inBody] = [plainWords(title, TITLE_WORDS), plainWords(body, BODY_WORDS)]
    return { id, inTitle, inBody, language: languageIn([...inTitle, ...inBody], language, null) }
  })
  const byLanguage = Map.groupBy(read, ({ language }) => language)
  for (const [language, some] of byLanguage)
    await stems.learn(
      language,
      some.flatMap(({ inTitle, inBody }) => [...inTitle, ...inBody]),
    )
  return read.map(({ id, inTitle, inBody, language }) => {
    const words: EntryWords['words'] = new Map()
    const add = (word: string, weight: number) => {
      const { term, isSmall } = stems.of(language, word)
      if (isSmall || HOLLOW.has(word.toLowerCase()) || term.length < MIN_LENGTH || /^\d/.test(term))
        return
      if (!words.has(term) && words.size < MAX_WORDS) words.set(term, { weight, word })
    }
    for (const word of inTitle) add(word, TITLE_WEIGHT)
    for (const word of inBody) add(word, 1)
    return { id, words }
  })
}

/** How rare each stem is, and in which entries it stands: the entries' places in the list, in order. */
export function indexOf(entries: readonly EntryWords[]) {
  const places = new Map<string, number[]>()
  entries.forEach(({ words }, place) => {
    for (const term of words.keys()) {
      const there = places.get(term)
      if (there) there.push(place)
      else places.set(term, [place])
    }
  })
  const rarity = (term: string): number =>
    Math.log(1 + entries.length / (places.get(term)?.length ?? 1))
  return { places, rarity }
}
