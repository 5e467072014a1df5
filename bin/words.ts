/**
 * Refuses names and labels that were replaced by the field's own words. The list is words.json: each word with the term to
 * use and, where it means something else, the folders in which it is allowed.
 */
import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './programs.ts'

type Identifier = {
  word: string
  use: string
  /** Folders where the word means something else. */
  allowedIn?: string[]
  /** The word is common: it is refused only in these folders. */
  onlyIn?: string[]
  /** The word is common in prose: only fields of this name are refused. */
  isField?: boolean
}
type Lists = {
  identifiers: Identifier[]
  prefixes: { prefix: string; use: string }[]
  labels: { label: string; use: string }[]
}

const isIn = (file: string, folders: readonly string[]): boolean =>
  folders.some((folder) => file === folder || file.startsWith(`${folder}/`))

/** A field that is declared, given or read: `word:`, `word?:` or `.word`. */
const isField = (line: string, word: string): boolean =>
  new RegExp(`(^|[\\s{,(])${word}\\??:|\\.${word}\\b`).test(line)

/** @returns one line for each refused identifier of a file: where it stands, and the term to use */
export function refusedNames(file: string, text: string, lists: Lists): string[] {
  const byWord = new Map(lists.identifiers.map((one) => [one.word, one]))
  return text.split('\n').flatMap((line, index) =>
    [...new Set(line.match(/[A-Za-z_][A-Za-z0-9_]*/g))].flatMap((word) => {
      const where = `${file}:${index + 1}`
      const prefix = lists.prefixes.find((one) => word.startsWith(one.prefix))
      if (prefix) return [`${where} ${word}: use ${prefix.use}`]
      const known = byWord.get(word)
      if (!known || isIn(file, known.allowedIn ?? [])) return []
      if (known.onlyIn && !isIn(file, known.onlyIn)) return []
      if (known.isField && !isField(line, word)) return []
      return [`${where} ${word}: use ${known.use}`]
    }),
  )
}

/** @returns one line for each message of a catalogue that is one of the labels that were replaced */
export function refusedLabels(file: string, text: string, { labels }: Lists): string[] {
  const byLabel = new Map(labels.map(({ label, use }) => [label, use]))
  const quoted = text.matchAll(/:\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')/g)
  return [...quoted].flatMap(([, double, single]) => {
    const label = double ?? single ?? ''
    const use = byLabel.get(label)
    return use ? [`${file} “${label}”: say “${use}”`] : []
  })
}

/** The lists of words.json. */
export const wordLists = async (): Promise<Lists> =>
  JSON.parse(await readFile(join(root, 'bin', 'words.json'), 'utf8')) as Lists

const CODE = /\.(ts|tsx|mjs|prisma|graphql|css)$/
const ENGLISH = /^messages\/en\/.*\.json$/
const isLeftAlone = (file: string): boolean =>
  /^prisma\/migrations\/|^bin\/words|^prisma\/words-migration|^app\/graphql-env/.test(file)

/** Reads every file of the project that git knows. @returns what is refused, one line each */
export async function checkWords(): Promise<string[]> {
  const lists = await wordLists()
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 16 << 20,
  })
  const files = listed
    .split('\n')
    .filter((file) => (CODE.test(file) || ENGLISH.test(file)) && !isLeftAlone(file))
  const found = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(root, file), 'utf8').catch(() => '')
      return [
        ...(CODE.test(file) ? refusedNames(file, text, lists) : []),
        ...(ENGLISH.test(file) ? refusedLabels(file, text, lists) : []),
      ]
    }),
  )
  return found.flat()
}

if (import.meta.main) {
  const found = await checkWords()
  if (found.length > 0) {
    process.stderr.write(`${found.join('\n')}\n`)
    process.exitCode = 1
  }
}
