// What the tone model counts of a text. Linear in the text's length.
import { CONTRASTS, NEGATIONS, OWN, STRONGER, UNREAL } from './marks.ts'
import type { Token } from './tone-tokens.ts'
import type { Said } from './valences.ts'

/** Words and pairs, each once; what stands after a negation begins with "!". */
export function phrasesOf(tokens: readonly Token[], { isNegated }: Said): Set<string> {
  const phrases = new Set<string>()
  let before = '^'
  tokens.forEach((token, at) => {
    if (token.kind === 'end' && token.text !== '<...>') {
      before = '^'
      return
    }
    phrases.add(isNegated[at] ? `!${token.text}` : token.text)
    phrases.add(`${before} ${token.text}`)
    before = token.text
  })
  return phrases
}

/** Steps of a number, as one feature each: where a score is low says something else than where it is high. */
function steps(value: number, bounds: readonly number[]): number[] {
  const place = bounds.filter((bound) => value > bound).length
  return Array.from({ length: bounds.length + 1 }, (_, at) => (at === place ? 1 : 0))
}
const share = (sum: number): number => sum / Math.sqrt(sum * sum + 15)

type Sums = Record<
  | 'good'
  | 'bad'
  | 'goods'
  | 'bads'
  | 'best'
  | 'worst'
  | 'last'
  | 'faces'
  | 'afterContrast'
  | 'contrasts'
  | 'turned',
  number
>
/** What the word list says of the text in sums. */
function sumsOf(tokens: readonly Token[], { valences, isNegated }: Said): Sums {
  const sums: Sums = {
    good: 0,
    bad: 0,
    goods: 0,
    bads: 0,
    best: 0,
    worst: 0,
    last: 0,
    faces: 0,
    afterContrast: 0,
    contrasts: 0,
    turned: 0,
  }
  tokens.forEach(({ kind, text }, at) => {
    const valence = valences[at] as number
    if (CONTRASTS.has(text)) {
      sums.contrasts++
      sums.afterContrast = 0
    }
    if (valence === 0) return
    sums[valence > 0 ? 'good' : 'bad'] += Math.abs(valence)
    sums[valence > 0 ? 'goods' : 'bads']++
    sums.best = Math.max(sums.best, valence)
    sums.worst = Math.min(sums.worst, valence)
    sums.last = valence
    sums.afterContrast += valence
    if (kind === 'face') sums.faces += Math.sign(valence)
    if (isNegated[at]) sums.turned++
  })
  return sums
}

/** How it is written, each as a share of what counts at most. */
function mannerOf(tokens: readonly Token[], turned: number): number[] {
  const upTo = (most: number, count: number) => Math.min(most, count) / most
  const among = (words: ReadonlySet<string>) => tokens.filter(({ text }) => words.has(text)).length
  const signs = new Set(tokens.filter(({ kind }) => kind === 'sign').map(({ text }) => text))
  const has = (...texts: string[]) => (texts.some((text) => signs.has(text)) ? 1 : 0)
  return [
    upTo(3, among(NEGATIONS)),
    upTo(3, among(STRONGER)),
    upTo(3, among(UNREAL)),
    upTo(3, among(OWN)),
    upTo(3, tokens.filter(({ isShouted }) => isShouted).length),
    upTo(2, turned),
    upTo(40, wordCount(tokens)),
    has('<url>'),
    has('<user>'),
    has('!', '<!!>'),
    has('?', '<?!>'),
  ]
}
const wordCount = (tokens: readonly Token[]): number =>
  tokens.filter(({ kind }) => kind === 'word').length

/** What the word list says of the whole text, and how it is written: the same numbers in the same order for every text. */
export function measuresOf(tokens: readonly Token[], said: Said): number[] {
  const sums = sumsOf(tokens, said)
  const sum = sums.good - sums.bad
  const perWord = sum / Math.max(3, wordCount(tokens))
  return [
    share(sum),
    share(sums.good),
    share(sums.bad),
    sums.best / 4,
    sums.worst / 4,
    sums.last / 4,
    Math.min(3, sums.goods) / 3,
    Math.min(3, sums.bads) / 3,
    Math.sign(sums.faces),
    sums.contrasts > 0 ? share(sums.afterContrast) : 0,
    sums.contrasts > 0 ? 1 : 0,
    Math.max(-1, Math.min(1, perWord)),
    sums.goods > 0 && sums.bads > 0 ? 1 : 0,
    ...mannerOf(tokens, sums.turned),
    ...steps(share(sum), [-0.7, -0.45, -0.2, -0.01, 0.01, 0.2, 0.45, 0.7]),
    ...steps(perWord, [-0.4, -0.15, -0.01, 0.01, 0.15, 0.4]),
  ]
}
