// Which language a text is written in: pages and mails say it, so that it is read aloud, hyphenated and drawn as what it is.
import { detectLanguage } from '#search/language.ts'
import { wordsOf } from '#search/words.ts'

/** Scripts with the languages that are written in them here; the first is meant where nothing tells. */
const SCRIPTS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, ['ja']],
  [/\p{Script=Hangul}/gu, ['ko']],
  [/\p{Script=Han}/gu, ['zh', 'ja']],
  [/\p{Script=Cyrillic}/gu, ['ru', 'uk', 'bg', 'sr', 'mk', 'be', 'kk', 'mn']],
  [/\p{Script=Greek}/gu, ['el']],
  [/\p{Script=Arabic}/gu, ['ar', 'fa', 'ur', 'ps', 'ku']],
  [/\p{Script=Hebrew}/gu, ['he', 'yi']],
  [/\p{Script=Thai}/gu, ['th']],
  [/\p{Script=Devanagari}/gu, ['hi', 'mr', 'ne']],
  [/\p{Script=Bengali}/gu, ['bn', 'as']],
  [/\p{Script=Tamil}/gu, ['ta']],
  [/\p{Script=Telugu}/gu, ['te']],
  [/\p{Script=Gujarati}/gu, ['gu']],
  [/\p{Script=Georgian}/gu, ['ka']],
  [/\p{Script=Armenian}/gu, ['hy']],
  [/\p{Script=Ethiopic}/gu, ['am', 'ti']],
]
/** Letters of one language only within a script. */
const TELLING: readonly (readonly [RegExp, string])[] = [
  [/[іїєґ]/iu, 'uk'],
  [/[ў]/iu, 'be'],
  [/[پچژگ]/u, 'fa'],
]

/** So much of a text tells. */
const READ = 4_000

/**
 * The language of a text, ISO 639-1.
 * @param usual what its writer usually writes, if that may count: others need more to be believed
 * @returns null when neither tells
 */
export function writtenIn(text: string, usual: string | null): string | null {
  const read = text.slice(0, READ)
  const letters = read.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return null
  // A few kana among Chinese characters make it Japanese.
  const [kana = 0, hangul = 0, ...others] = SCRIPTS.map(
    ([script]) => read.match(script)?.length ?? 0,
  )
  const counts = [kana > 0 ? kana + (others[0] ?? 0) : 0, hangul, ...others]
  const most = Math.max(...counts)
  if (most * 2 >= letters) {
    const languages = SCRIPTS[counts.indexOf(most)]?.[1] ?? []
    const told = TELLING.find(([sign, one]) => languages.includes(one) && sign.test(read))?.[1]
    if (usual && languages.includes(usual)) return usual
    return told ?? languages[0] ?? null
  }
  const isLatin = (language: string) => !SCRIPTS.some(([, some]) => some.includes(language))
  const expected = usual && isLatin(usual) ? usual : null
  const words = wordsOf(read, 200).map((word) => word.plain)
  const told = detectLanguage(words, expected)
  return (told && isLatin(told) ? told : null) ?? expected
}
