/**
 * `npm run bench -- tone --test FILE`: how right the tone of English texts is, on a file of JSON lines (README.md says what is in it).
 * `npm run bench -- tone --tone FOLDER --words FOLDER`: trained anew without each collection in turn, and asked about it.
 */
import { parseArgs } from 'node:util'
import { readEnglish, unpack } from '#language/tone/packed.ts'
import { readEnglishTone, TONES } from '#language/tone/tone.ts'
import { measuresOf } from '#language/tone/tone-features.ts'
import { toneTokens } from '#language/tone/tone-tokens.ts'
import { valencesOf } from '#language/tone/valences.ts'
import { ClassFigures, three } from './classes.ts'
import { readTones, readTrainingTones, type ToneExample, toneOfSide } from './tone-collections.ts'
import { readToneWords } from './tone-words.ts'
import { trainTone } from './train-tone.ts'

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    test: { type: 'string', multiple: true, default: [] },
    tone: { type: 'string' },
    words: { type: 'string' },
  },
})
type Model = ReturnType<typeof readEnglish>
/** A sum of valences is a tone from here on, as word lists are used. */
const LIST_TONE = 0.05

function print(name: string, figures: ClassFigures): void {
  const classes = TONES.map((tone) => `${tone} ${three(figures.f1(tone))}`).join(', ')
  process.stdout.write(
    `${name}: macro-F1 ${three(figures.macroF1)}, accuracy ${three(figures.accuracy)} of ${figures.size} (F1: ${classes})\n`,
  )
}

function measure(name: string, examples: readonly ToneExample[], model: Model): void {
  const ours = new ClassFigures()
  const byList = new ClassFigures()
  for (const { text, side } of examples) {
    const tokens = toneTokens(text)
    ours.add(toneOfSide(side), readEnglishTone(text, tokens, model).tone)
    const [sum = 0] = measuresOf(tokens, valencesOf(tokens, model.list))
    byList.add(toneOfSide(side), sum > LIST_TONE ? 'GLAD' : sum < -LIST_TONE ? 'UPSET' : 'NEUTRAL')
  }
  print(name, ours)
  print('  word list alone', byList)
}

for (const path of values.test) measure(path, readTones(path), readEnglish())
if (values.tone && values.words) {
  const examples = readTrainingTones(values.tone)
  const list = readToneWords(values.words)
  for (const kept of ['tweets', 'news']) {
    const model = unpack(
      trainTone(
        examples.filter(({ source }) => source !== kept),
        list,
      ),
    )
    measure(
      `${kept}, trained on the others`,
      examples.filter(({ source }) => source === kept),
      model,
    )
  }
}
