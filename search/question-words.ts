/**
 * Words by which a question says what it wants to know: "how does it spread" is another question than "what is it". The
 * stemmers' stop lists have them, so a search leaves them out; `similar` counts them, at a part of their rarity.
 */
// biome-ignore format: a table reads best compact
const questionWords: Record<string, string> = {
  en: 'what how where when who whom whose which why can could should would may must',
  nl: 'wat hoe waar wanneer wie welke welk waarom kan kunnen mag moet moeten',
  de: 'was wie wo wann wer wen wem welche welcher welches warum kann können darf muss soll sollte',
  fr: 'que quoi comment où quand qui quel quelle quels quelles pourquoi peut doit',
  es: 'qué cómo dónde cuándo quién quiénes cuál cuáles cuánto cuántos puede',
  pt: 'que como onde quando quem qual quais quanto pode deve',
  it: 'che cosa come dove quando chi quale quali quanto può deve',
  sv: 'vad hur var när vem vilka vilken varför kan ska skall måste',
  da: 'hvad hvor hvornår hvem hvilke hvilken hvorfor hvordan kan skal må',
  no: 'hva hvor når hvem hvilke hvilken hvorfor hvordan kan skal må',
  fi: 'mikä mitä miten missä milloin kuka miksi voiko onko',
  tr: 'ne nasıl nerede nereye kim hangi niçin neden mı mi mu mü',
  ro: 'ce cum unde când cine care poate trebuie este sunt',
}
const setOf = new Map(
  Object.entries(questionWords).map(([language, words]) => [language, new Set(words.split(' '))]),
)

/** Is this word (lower case, accents kept) one that asks, in this language? */
export const isQuestionWord = (language: string | null, plain: string): boolean =>
  (language !== null && setOf.get(language)?.has(plain)) || false
