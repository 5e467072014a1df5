/**
 * `npm run bench -- themes --train FILE [--test FILE]`: how often the theme of a text is right, on CSV files with the columns `text` and
 * `category`. Without a test file: five parts, each asked of what was trained on the others.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ThemeModel } from '#language/themes.ts'
import { ClassFigures, three } from './classes.ts'

type Row = { text: string; name: string }
const FOLDS = 5

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { train: { type: 'string' }, test: { type: 'string' } },
})

/** Cells of a CSV text, quoted ones too. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  const CELL = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/y
  for (let found = CELL.exec(text); found; found = CELL.exec(text)) {
    const cell = found[1] ?? ''
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (found[2] === '') break
    if (found[2] !== ',') rows.push([])
  }
  return rows
}
function readRows(path: string): Row[] {
  const [head = [], ...rows] = readCsv(readFileSync(path, 'utf8'))
  const [text, name] = [head.indexOf('text'), head.indexOf('category')]
  if (text < 0 || name < 0) throw new Error(`${path} has no columns text and category`)
  return rows
    .filter((row) => row.length > Math.max(text, name))
    .map((row) => ({ text: (row[text] ?? '').trim(), name: row[name] ?? '' }))
}

async function ask(figures: ClassFigures, train: readonly Row[], test: readonly Row[]) {
  const begin = performance.now()
  const model = await ThemeModel.train(train)
  const trained = ((performance.now() - begin) / 1000).toFixed(1)
  for (const { text, name } of test) figures.add(name, model.propose(text)?.name ?? '')
  process.stdout.write(`trained on ${train.length} in ${trained} s\n`)
}

if (!values.train) throw new Error('--train FILE is needed')
const rows = readRows(values.train)
const figures = new ClassFigures()
if (values.test) await ask(figures, rows, readRows(values.test))
else
  for (let fold = 0; fold < FOLDS; fold++)
    await ask(
      figures,
      rows.filter((_, at) => at % FOLDS !== fold),
      rows.filter((_, at) => at % FOLDS === fold),
    )
process.stdout.write(
  `accuracy ${three(figures.accuracy)}, macro-F1 ${three(figures.macroF1)} of ${figures.size}\n`,
)
