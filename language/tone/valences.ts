// What each word of a text says by the word list, turned and strengthened by its neighbours. Linear in the text's length.
import { NEGATIONS, STRONGER, WEAKER } from './marks.ts'
import type { Token } from './tone-tokens.ts'

/** What words say alone: below zero bad, above zero good, at most 4. */
export type WordList = { get(word: string): number | undefined }

/** Words that turn, strengthen or weaken those after them. */
export type Turns = Record<'negations' | 'stronger' | 'weaker', ReadonlySet<string>>
const ENGLISH: Turns = { negations: NEGATIONS, stronger: STRONGER, weaker: WEAKER }

export type Said = {
  /** Of each token, after its neighbours turned or strengthened it. */
  valences: Float64Array
  /** Does each token stand after a negation of its clause? */
  isNegated: Uint8Array
}

/** A negation reaches so many words. */
const REACH = 4
/** What a turned word keeps, with the opposite sign: "not great" is less bad than "bad". */
const TURNED = -0.7

export function valencesOf(
  tokens: readonly Token[],
  list: WordList,
  { negations, stronger, weaker }: Turns = ENGLISH,
): Said {
  const valences = new Float64Array(tokens.length)
  const isNegated = new Uint8Array(tokens.length)
  let negatedUntil = -1
  tokens.forEach((token, at) => {
    if (token.kind === 'end' && token.text !== '-') negatedUntil = -1
    if (token.kind !== 'end' && at <= negatedUntil) isNegated[at] = 1
    const own = list.get(token.text) ?? 0
    if (own !== 0) {
      const before = tokens[at - 1]?.text ?? ''
      const beforeThat = tokens[at - 2]?.text ?? ''
      let valence = own
      const sign = Math.sign(own)
      if (stronger.has(before)) valence += 0.6 * sign
      else if (weaker.has(before)) valence -= 0.6 * sign
      if (stronger.has(beforeThat)) valence += 0.3 * sign
      if (token.isShouted) valence += 0.6 * sign
      valences[at] = isNegated[at] ? valence * TURNED : valence
    }
    if (negations.has(token.text)) negatedUntil = at + REACH
  })
  return { valences, isNegated }
}
