/**
 * Checks the message catalogues and writes the typed module of each namespace. With --check it writes nothing, and fails
 * also when a module differs from its catalogue.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { moduleOf, problemsOf, readCatalogues, type SourceFile } from '#messages/engine/check.ts'
import { WRITTEN_LANGUAGES } from '#messages/engine/languages.ts'
import { root } from './programs.ts'

const folder = join(root, 'messages')
const onlyCheck = process.argv.includes('--check')

const catalogues = readCatalogues(folder)
const problems = problemsOf(
  catalogues,
  ['app', 'graphql', 'bin', 'prisma', 'demo'].flatMap(sourcesIn),
)
for (const language of new Set([...catalogues.keys(), ...WRITTEN_LANGUAGES]))
  if (!catalogues.has(language) || !(WRITTEN_LANGUAGES as string[]).includes(language))
    problems.push(`messages/${language}/ and LANGUAGES in messages/languages.ts do not agree`)
problems.push(...differences())
if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`)
  process.exitCode = 1
}

/** Writes the modules, or tells which are not as their catalogue is. */
function differences(): string[] {
  const english = catalogues.get('en') ?? new Map<string, Record<string, string>>()
  const wrong: string[] = []
  for (const namespace of english.keys()) {
    const path = join(folder, `${namespace}.ts`)
    const text = moduleOf(namespace, catalogues, WRITTEN_LANGUAGES)
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue
    if (onlyCheck) wrong.push(`messages/${namespace}.ts is not as its catalogue: npm run messages`)
    else writeFileSync(path, text)
  }
  for (const file of readdirSync(folder)) {
    const path = join(folder, file)
    const isLeft =
      file.endsWith('.ts') &&
      !english.has(file.slice(0, -3)) &&
      readFileSync(path, 'utf8').startsWith('// Made by `npm run messages`')
    if (!isLeft) continue
    if (onlyCheck) wrong.push(`messages/${file} has no catalogue any more: npm run messages`)
    else rmSync(path)
  }
  return wrong
}

function sourcesIn(top: string): SourceFile[] {
  if (!existsSync(join(root, top))) return []
  return readdirSync(join(root, top), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .filter((entry) => !/\.test\.tsx?$/.test(entry.name) && !entry.parentPath.includes('generated'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}
