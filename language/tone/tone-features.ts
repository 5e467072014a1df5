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

/** What the word list says of the whole text, and how it is written: the same numbers in the same order for every text. */
export function measuresOf(tokens: readonly Token[], { valences, isNegated }: Said): number[] {
  let good = 0
  let bad = 0
  let goods = 0
  let bads = 0
  let best = 0
  let worst = 0
  let last = 0
  let faces = 0
  let afterContrast = 0
  let hasContrast = false
  const counts = { negations: 0, stronger: 0, unreal: 0, own: 0, shouted: 0, words: 0, turned: 0 }
  const seen = new Set<string>()
  tokens.forEach((token, at) => {
    const valence = valences[at] as number
    if (valence > 0) {
      good += valence
      goods++
    } else if (valence < 0) {
      bad -= valence
      bads++
    }
    best = Math.max(best, valence)
    worst = Math.min(worst, valence)
    if (valence !== 0) last = valence
    if (token.kind === 'face') faces += Math.sign(valence)
    if (CONTRASTS.has(token.text)) {
      hasContrast = true
      afterContrast = 0
    }
    afterContrast += valence
    if (token.kind === 'word') counts.words++
    if (NEGATIONS.has(token.text)) counts.negations++
    if (STRONGER.has(token.text)) counts.stronger++
    if (UNREAL.has(token.text)) counts.unreal++
    if (OWN.has(token.text)) counts.own++
    if (token.isShouted) counts.shouted++
    if (isNegated[at] && valence !== 0) counts.turned++
    if (token.kind === 'sign') seen.add(token.text)
  })
  const sum = good - bad
  const perWord = sum / Math.max(3, counts.words)
  return [
    share(sum),
    share(good),
    share(bad),
    best / 4,
    worst / 4,
    last / 4,
    Math.min(3, goods) / 3,
    Math.min(3, bads) / 3,
    Math.sign(faces),
    hasContrast ? share(afterContrast) : 0,
    hasContrast ? 1 : 0,
    Math.max(-1, Math.min(1, perWord)),
    goods > 0 && bads > 0 ? 1 : 0,
    Math.min(3, counts.negations) / 3,
    Math.min(3, counts.stronger) / 3,
    Math.min(3, counts.unreal) / 3,
    Math.min(3, counts.own) / 3,
    Math.min(3, counts.shouted) / 3,
    Math.min(2, counts.turned) / 2,
    Math.min(40, counts.words) / 40,
    seen.has('<url>') ? 1 : 0,
    seen.has('<user>') ? 1 : 0,
    seen.has('!') || seen.has('<!!>') ? 1 : 0,
    seen.has('?') || seen.has('<?!>') ? 1 : 0,
    ...steps(share(sum), [-0.7, -0.45, -0.2, -0.01, 0.01, 0.2, 0.45, 0.7]),
    ...steps(perWord, [-0.4, -0.15, -0.01, 0.01, 0.15, 0.4]),
  ]
}
