/** Which language a text is written in, told by its small words; and which stemmer PostgreSQL has for it. */

/** ISO 639-1 → PostgreSQL's snowball dictionary. Languages without one (Polish, Czech …) are matched by word and spelling. */
// biome-ignore format: a table reads best compact
const stemmers: Record<string, string> = {
  ar: 'arabic_stem', ca: 'catalan_stem', da: 'danish_stem', de: 'german_stem', el: 'greek_stem', en: 'english_stem',
  es: 'spanish_stem', eu: 'basque_stem', fi: 'finnish_stem', fr: 'french_stem', ga: 'irish_stem', hi: 'hindi_stem',
  hu: 'hungarian_stem', hy: 'armenian_stem', id: 'indonesian_stem', it: 'italian_stem', lt: 'lithuanian_stem',
  nl: 'dutch_stem', no: 'norwegian_stem', nb: 'norwegian_stem', nn: 'norwegian_stem', pt: 'portuguese_stem',
  ro: 'romanian_stem', ru: 'russian_stem', sr: 'serbian_stem', sv: 'swedish_stem', ta: 'tamil_stem', tr: 'turkish_stem',
}

/** The dictionary's name, or null where there is none. `pt-BR` is read as `pt`. */
export const stemmerOf = (language: string | null): string | null =>
  language === null ? null : (stemmers[language] ?? stemmers[short(language) ?? ''] ?? null)

/** Two small letters, or null: `nl-NL` → `nl`. */
export function short(language: string | null | undefined): string | null {
  const code = language?.slice(0, 2).toLowerCase()
  return code && /^[a-z]{2}$/.test(code) && !/[a-z]/i.test(language?.[2] ?? '') ? code : null
}

const smallWords: Record<string, string> = {
  en: 'the of and to in is that for it with as are this be on by not have from at which we you can our would should their will an or if when what how there they has was been more than i do my me why who where could get use make does after',
  nl: 'de het een van en in is dat op te voor met niet zijn aan er om ook als bij naar we wij ik je kan wordt worden hebben heeft nog maar dit deze die door uit over onze waar veel meer geen hoe mijn bij elke per ik te tijdens binnen',
  de: 'der die das und in zu den ist von mit sich des auf für nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um noch wie einem über wir so zum kann oder unsere mehr sind am im wo beim vom vor ohne pro jede jeden ich',
  fr: 'le la les de des et en un une du que est pour qui dans par sur pas plus avec ce au sont nous vous se il elle ne cette mais ou leur aux être notre nos peut comme où comment chaque fois',
  es: 'el la los las de que y en un una por con para no se del al es lo como más pero sus su le ya o este si porque esta son muy sin sobre también hay nos cuando todo nuestro cómo dónde qué cada desde',
  pt: 'o a os as de que e em um uma para com não se do da dos das por mais como mas foi ao ele no na seu sua ou ser quando muito há nos já está eu também só pelo pela são nossa nosso',
  it: 'il lo la i gli le di che e in un una per con non si del della da è sono più come ma anche al nel alla dei delle ha questo questa o se ci nostro perché',
  pl: 'i w na z do się nie to że jest o jak za po co ale od przez dla są oraz czy tak już przy może być ich który która które by tego aby',
  sv: 'och i att det som en på är av för med den till inte om ett har de vi kan så var från eller men när ska vara också mer alla vår',
  da: 'og i at det er en til på som med for af den ikke der vi har kan de et om så men fra eller skal være også når vores',
  no: 'og i det er på som en til for med av at den ikke vi har kan de et om så men fra eller skal være også når vår',
  tr: 've bir bu için ile da de çok daha olarak olan gibi ne var mı en o kadar sonra ya ama biz her',
  ro: 'și de la în a cu pe care nu este o un să din pentru mai că se sunt ce au fi sau prin',
  fi: 'ja on ei se että hän oli ovat mutta kun tai joka myös niin voi kuin ole sen jos mitä',
}

const isAscii = /^\p{ASCII}*$/u
const languagesOf = new Map<string, string[]>()
for (const [language, words] of Object.entries(smallWords))
  for (const word of words.split(' '))
    languagesOf.set(word, [...(languagesOf.get(word) ?? []), language])

const scripts: [RegExp, string][] = [
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Devanagari}/u, 'hi'],
  [/\p{Script=Armenian}/u, 'hy'],
  [/\p{Script=Tamil}/u, 'ta'],
]

/** Letters that hardly any other of these languages writes. */
const tellingLetters: [RegExp, string][] = [
  [/[ığ]/, 'tr'],
  [/[łąęńśźż]/, 'pl'],
  [/ß/, 'de'],
  [/ñ/, 'es'],
  [/[ãõ]/, 'pt'],
  [/[œêû]/, 'fr'],
  [/[șț]/, 'ro'],
]
const letterScore = 0.75
/** What a language that is expected has before the first word. */
const expectedScore = 1

/**
 * The language of a text's words (lower case, accents kept), or null when they do not tell: too few small words and
 * letters, or two languages alike.
 * @param expected what the text would be in if it did not tell: others need more to be believed, a short text above all
 */
export function detectLanguage(words: string[], expected: string | null = null): string | null {
  const scores = new Map<string, number>()
  const add = (language: string, score: number) =>
    scores.set(language, (scores.get(language) ?? 0) + score)
  if (expected) add(expected, expectedScore)
  for (const word of words.slice(0, 200)) {
    const languages = languagesOf.get(word)
    for (const language of languages ?? []) add(language, 1 / (languages?.length ?? 1))
    if (isAscii.test(word)) continue
    for (const [letters, language] of tellingLetters)
      if (letters.test(word)) add(language, letterScore)
  }
  const [first, second] = [...scores].sort((a, b) => b[1] - a[1])
  if (first && first[1] >= 1.5 && first[1] > 1.3 * (second?.[1] ?? 0)) return first[0]
  const sample = words.slice(0, 20).join('')
  return scripts.find(([script]) => script.test(sample))?.[1] ?? null
}
