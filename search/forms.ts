/**
 * Further forms under which a word stands in the index, for languages whose words no stemmer cuts: a Korean noun without its
 * particles, and each Chinese character by itself.
 */

const hangul = /^\p{Script=Hangul}+$/u
const han = /\p{Script=Han}/u

// Particles (josa) that stand behind nouns, and the copula's and verb endings that behave alike.
const particles = [
  ...'은 는 이 가 을 를 의 에 로 와 과 도 만 나 요 들 야'.split(' '),
  ...'에서 에게 한테 께서 으로 까지 부터 마다 처럼 보다 조차 밖에 이나 이랑 하고 라도 이다 에는 에도 로서 로써 들을 들이 들은 들의 이란 이라 입니다'.split(
    ' ',
  ),
  ...'에서는 에서도 으로서 으로써 으로는 에게서 한테서 까지는 부터는 에게는 이라도 하지만 들에게'.split(
    ' ',
  ),
].map((particle) => particle.normalize('NFC'))
const longestParticle = 3
const particleSet = new Set(particles)

/** `회의에서` → 회의 (and 회의에 is none); every reading of the end as particles, the word itself left out. */
function withoutParticles(word: string): string[] {
  const found: string[] = []
  for (let length = 1; length <= Math.min(longestParticle, word.length - 1); length++)
    if (particleSet.has(word.slice(-length))) found.push(word.slice(0, -length))
  return found
}

/** Half as much as the pair: a character stands in many words. */
const characterWeight = 0.5

/** More forms of a document's word, each with its share of the word's weight. */
export function formsToIndex(plain: string): { form: string; weight: number }[] {
  if (hangul.test(plain)) return withoutParticles(plain).map((form) => ({ form, weight: 1 }))
  if (plain.length > 1 && plain.length <= 4 && han.test(plain))
    return [...plain]
      .filter((character) => han.test(character))
      .map((form) => ({ form, weight: characterWeight }))
  return []
}

/** More forms of a question's word; one syllable that is left over says too little. */
export const formsToAskFor = (plain: string): string[] =>
  hangul.test(plain)
    ? withoutParticles(plain).filter((form) => form.length > 1 || plain.length > 2)
    : []

/** Words of a dictionary that may have another one inside are found by the short pieces they are made of: four letters, of Hangul two. */
const pieceLength = (word: string) => (hangul.test(word) ? 2 : 4)
/** So much longer than what is inside a word must be. */
const MIN_REST = 2
const MAX_LENGTH = 40

/** The different pieces of a word, as texts. Words with digits have none. */
export function piecesOf(word: string): string[] {
  const length = pieceLength(word)
  if (word.length < length || word.length > MAX_LENGTH || /\d/.test(word)) return []
  const count = word.length - length + 1
  return [...new Set(Array.from({ length: count }, (_, i) => word.slice(i, i + length)))]
}

/** The pieces to store for a word of the dictionary: none for those too short to have another one inside. */
export const piecesToStore = (word: string): string[] =>
  word.length < pieceLength(word) + (hangul.test(word) ? 1 : MIN_REST) ? [] : piecesOf(word)

/** Is this word a part of the longer one: at its beginning or end, or, when it has five letters or more, anywhere? */
export function isInside(part: string, word: string): boolean {
  const rest = hangul.test(part) ? 1 : MIN_REST
  if (word.length < part.length + rest) return false
  if (part.length > 4) return word.includes(part)
  return word.startsWith(part) || word.endsWith(part)
}
