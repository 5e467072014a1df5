// Large answers on their way to the browser: handed over as one text. The router encodes every value of a loader's answer
// by itself, which for a list of thirty costs more than drawing it (DECISIONS.md).

/** An answer under way: its place among the page's answers, or its text, or (where it was made) the answer itself. */
export type Packed<Data> = {
  readonly at?: number | undefined
  readonly text?: string | undefined
  /** Never there; it carries the type. */
  readonly of?: Data
}

/** Where a page's own script has put its packed answers. */
const SHELF = 'atriumAnswers'

const opened = new WeakMap<object, unknown>()

/** The answer again, in loaders' pages on both sides. */
export function unpacked<Data>(packed: Packed<Data>): Data {
  // Not instanceof: the server has this module twice, its own and the pages'.
  if ('inside' in packed) return packed.inside as Data
  if (!opened.has(packed)) {
    const shelf = (globalThis as { [SHELF]?: unknown[] })[SHELF]
    opened.set(
      packed,
      packed.text === undefined ? shelf?.[packed.at ?? -1] : JSON.parse(packed.text),
    )
  }
  return opened.get(packed) as Data
}

/** The router encodes only what is enumerable: the place or the text, whichever there is. */
class Parcel<Data> {
  readonly at?: number
  readonly text?: string
  readonly inside!: Data
  constructor(inside: Data, label: { at: number } | { text: string }) {
    Object.defineProperty(this, 'inside', { value: inside, enumerable: false })
    Object.assign(this, label)
  }
}

/**
 * Packs the answers of one request. In a page they become one script, which the browser reads as it stands; in the data
 * of a later step, each becomes a text.
 */
export function packing(isPage: boolean) {
  const answers: unknown[] = []
  return {
    pack: <Data>(answer: Data): Packed<Data> =>
      new Parcel(
        answer,
        isPage ? { at: answers.push(answer) - 1 } : { text: JSON.stringify(answer) },
      ),
    /** The script's words; empty when nothing was packed. Plain JSON: whoever writes it into a page escapes it. */
    get script() {
      return answers.length > 0 ? `window.${SHELF}=${JSON.stringify(answers)};` : ''
    },
  }
}
