// What may be wrong with the catalogues, and the typed module of each namespace. The command is bin/messages.ts.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Shape, shapeOf } from './shape.ts'

type Texts = Record<string, string>
/** Each language's messages by namespace. */
export type Catalogues = Map<string, Map<string, Texts>>
/** A source file, to find out which messages are used. */
export type SourceFile = { path: string; text: string }

/** The language that is written first. */
const FIRST = 'en'

/** Reads `<folder>/<language>/<namespace>.json`. @throws SyntaxError for a file that is no JSON, with its path */
export function readCatalogues(folder: string): Catalogues {
  const languages = readdirSync(folder, { withFileTypes: true }).filter(
    (one) => one.isDirectory() && one.name !== 'engine',
  )
  return new Map(
    languages.map(({ name }) => {
      const files = readdirSync(join(folder, name)).filter((file) => file.endsWith('.json'))
      const read = files.map((file) => [file.slice(0, -5), readJson(join(folder, name, file))])
      return [name, new Map(read as [string, Texts][])]
    }),
  )
}

function readJson(path: string): Texts {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Texts
  } catch (error) {
    throw new SyntaxError(`${path}: ${(error as Error).message}`)
  }
}

/** What is ill-formed, missing, too much, untranslated or unused, one line each. */
export function problemsOf(catalogues: Catalogues, sources: readonly SourceFile[]): string[] {
  const english = catalogues.get(FIRST) ?? new Map<string, Texts>()
  const problems: string[] = []
  for (const [language, namespaces] of catalogues) {
    for (const namespace of namespaces.keys())
      if (!english.has(namespace)) problems.push(`${language}/${namespace}.json: not in English`)
    for (const [namespace, texts] of english) {
      const own = namespaces.get(namespace)
      if (own) problems.push(...comparedWith(texts, own, `${language}/${namespace}.json`, language))
      else problems.push(`${language}/${namespace}.json: missing`)
    }
  }
  for (const [namespace, texts] of english) problems.push(...unused(namespace, texts, sources))
  return problems
}

function comparedWith(english: Texts, own: Texts, file: string, language: string): string[] {
  const problems: string[] = []
  for (const key of Object.keys(own))
    if (!Object.hasOwn(english, key)) problems.push(`${file} ${key}: not in English`)
  for (const [key, source] of Object.entries(english)) {
    const text = Object.hasOwn(own, key) ? own[key] : undefined
    if (typeof text !== 'string') {
      problems.push(`${file} ${key}: missing`)
      continue
    }
    const shape = shapeOf(language, text)
    problems.push(...shape.problems.map((problem) => `${file} ${key}: ${problem}`))
    if (language === FIRST) continue
    if (shape.problems.length === 0) {
      const first = shapeOf(FIRST, source)
      const wanted = named(first)
      const found = named(withoutAgreement(shape, first))
      if (wanted !== found)
        problems.push(`${file} ${key}: takes ${found || 'nothing'}, English ${wanted || 'nothing'}`)
    }
    if (text === source && wordsOf(source) >= 3) problems.push(`${file} ${key}: not translated`)
  }
  return problems
}

/**
 * A verb may agree with a number that English does not need ("Ana hat", "Ana und Ben haben"): the only value that a
 * translation may take beside those of English. The module asks for it, so that whoever says the message gives it.
 */
const withoutAgreement = ({ values, ...shape }: Shape, first: Shape): Shape => ({
  ...shape,
  values: new Map(
    [...values].filter(([name, type]) => type !== 'number' || first.values.has(name)),
  ),
})

/** Values and tags with their types, in an order that does not depend on the sentence. */
const named = ({ values, tags }: Shape): string =>
  [
    ...[...values].map(([name, type]) => `${name}: ${type.split(' | ').sort().join(' | ')}`),
    ...[...tags].map(([name, kind]) => `<${name}> (${kind})`),
  ]
    .sort()
    .join(', ')

const wordsOf = (text: string): number =>
  text.replace(/\{\w+(?:, number)?\}/g, '').match(/\p{L}{2,}/gu)?.length ?? 0

/** Sentences of events and of notifications, which only the server says: browsers do not get them. */
export const isServerOnly = (key: string): boolean => /^(event|notification)\./.test(key)

/** Keys that no file with the catalogue names, whole or as the beginning of a template (`stage.${stage}`). */
function unused(namespace: string, texts: Texts, sources: readonly SourceFile[]): string[] {
  const users = sources.filter(({ text }) => text.includes(`#messages/${namespace}.ts`))
  const onServer = users.filter(({ path }) => !/(^|\/)app\//.test(path))
  const keys = Object.keys(texts)
  return [
    ...unnamed(
      keys.filter((key) => !isServerOnly(key)),
      users,
    ).map((key) => `${key}: used by no file that imports #messages/${namespace}.ts`),
    ...unnamed(keys.filter(isServerOnly), onServer).map(
      (key) =>
        `${key}: used by no file of the server, and browsers do not get it: name it otherwise`,
    ),
  ].map((problem) => `en/${namespace}.json ${problem}`)
}

function unnamed(keys: readonly string[], sources: readonly SourceFile[]): string[] {
  const all = sources.map(({ text }) => text).join('\n')
  const beginnings = [...all.matchAll(/`([\w.-]+)\$\{/g)].map(([, beginning = '']) => beginning)
  return keys
    .filter((key) => !all.includes(`'${key}'`) && !all.includes(`"${key}"`))
    .filter((key) => !beginnings.some((beginning) => key.startsWith(beginning)))
}

/** The name a namespace's catalogue is exported by: `board-settings` → `boardSettingsMessages`. */
export const exportName = (namespace: string): string =>
  `${namespace.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Messages`

/** What a message takes in any language: as in English, and the numbers that verbs of others agree with. */
function takenBy(key: string, namespace: string, catalogues: Catalogues): Shape {
  const shape = shapeOf(FIRST, catalogues.get(FIRST)?.get(namespace)?.[key] ?? '')
  for (const [language, namespaces] of catalogues) {
    const text = namespaces.get(namespace)?.[key]
    if (language === FIRST || typeof text !== 'string') continue
    for (const [name, type] of shapeOf(language, text).values)
      if (type === 'number' && !shape.values.has(name)) shape.values.set(name, type)
  }
  return shape
}

/** The module that types a namespace's messages and loads them. */
export function moduleOf(
  namespace: string,
  catalogues: Catalogues,
  languages: readonly string[],
): string {
  const plain: string[] = []
  const rich: string[] = []
  for (const key of Object.keys(catalogues.get(FIRST)?.get(namespace) ?? {})) {
    const { values, tags } = takenBy(key, namespace, catalogues)
    const members = [
      ...[...values].map(([name, type]) => `${name}: ${type}`),
      ...[...tags].map(([name, kind]) => `${name}: ${kind === 'wrap' ? 'Wrap' : 'ReactNode'}`),
    ]
    const line = `  ${/^\w+$/.test(key) ? key : `'${key}'`}: [${members.length ? `{ ${members.join('; ')} }` : ''}]`
    ;(tags.size ? rich : plain).push(line)
  }
  const richText = rich.join('\n')
  const types = ['catalogue', ...(richText.includes('Wrap') ? ['type Wrap'] : [])].join(', ')
  return [
    `// Made by \`npm run messages\` from en/${namespace}.json: change that file.`,
    ...(richText.includes('ReactNode') ? ["import type { ReactNode } from 'react'"] : []),
    `import { ${types} } from './engine/catalogue.ts'`,
    '',
    `type Plain = {\n${plain.join('\n')}\n}`,
    ...(rich.length ? [`type Rich = {\n${richText}\n}`] : []),
    '',
    `export const ${exportName(namespace)} = await catalogue<Plain${rich.length ? ', Rich' : ''}>('${namespace}', {`,
    ...languages.map(
      (one) => `  ${one}: () => import('./${one}/${namespace}.json', { with: { type: 'json' } }),`,
    ),
    '})',
    '',
  ].join('\n')
}
