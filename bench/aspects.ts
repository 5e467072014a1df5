/**
 * `npm run bench -- aspects --data FILE`: which aspects of a product a sentence speaks of, on JSON lines with `product`, `text` and
 * `aspects`, beside a word list: the aspects that people named for the other products.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { aspectsIn, aspectsOf, stemOfName, USUAL_ASPECTS } from '#language/aspects.ts'
import { wordsOf } from '#language/tokens.ts'
import { three } from './classes.ts'

type Line = { product: string; text: string; aspects: { aspect: string }[] }
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { data: { type: 'string' } },
})
if (!values.data) throw new Error('--data FILE is needed')
const lines = readFileSync(values.data, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Line)
const products = [...new Set(lines.map(({ product }) => product))]

/** As names are compared: the last two words, in the singular. */
function nameOf(aspect: string): string {
  const words = wordsOf(aspect).slice(-2)
  return [...words.slice(0, -1), stemOfName(words.at(-1) ?? '')].join(' ')
}
/** Named by people, and standing in the sentence with these words: others are meant without being said. */
const named = ({ text, aspects }: Line): string[] => {
  const words = wordsOf(text).map(stemOfName)
  return aspects
    .map(({ aspect }) => nameOf(aspect))
    .filter((name) => name.split(' ').every((word) => words.includes(stemOfName(word))))
}
/** "battery" is right for "battery life": one of the two stands in the other. */
const isSame = (one: string, other: string): boolean =>
  one === other || one.split(' ').includes(other) || other.split(' ').includes(one)

class Counts {
  #said = 0
  #saidRight = 0
  #true = 0
  #trueFound = 0

  add(truth: readonly string[], said: readonly string[]): void {
    this.#said += said.length
    this.#true += truth.length
    this.#saidRight += said.filter((one) => truth.some((other) => isSame(one, other))).length
    this.#trueFound += truth.filter((one) => said.some((other) => isSame(one, other))).length
  }
  print(name: string): void {
    const precision = this.#saidRight / Math.max(1, this.#said)
    const recall = this.#trueFound / Math.max(1, this.#true)
    const f1 = (2 * precision * recall) / Math.max(1e-9, precision + recall)
    process.stdout.write(
      `${name}: precision ${three(precision)}, recall ${three(recall)}, F1 ${three(f1)} (${this.#true} aspects)\n`,
    )
  }
}

/** Aspects that stand beside no word of tone in their sentence are not opinions: only sentences with an opinion are asked. */
const [all, allByList, opinions, opinionsByList] = [
  new Counts(),
  new Counts(),
  new Counts(),
  new Counts(),
]
for (const product of products) {
  const mine = lines.filter((line) => line.product === product)
  const found = new Set(
    aspectsOf(
      mine.map(({ text }) => text),
      USUAL_ASPECTS,
    ).map(({ name }) => name),
  )
  const listed = new Set(lines.filter((line) => line.product !== product).flatMap(named))
  for (const line of mine) {
    const truth = [...new Set(named(line))]
    const said = [...new Set(aspectsIn(line.text, found).map(({ name }) => name))]
    const byList = [...new Set(aspectsIn(line.text, listed).map(({ name }) => name))]
    all.add(truth, said)
    allByList.add(truth, byList)
    if (line.aspects.length === 0) continue
    opinions.add(truth, said)
    opinionsByList.add(truth, byList)
  }
}
all.print('all sentences')
allByList.print('  word list of other products')
opinions.print('sentences with an opinion')
opinionsByList.print('  word list of other products')
