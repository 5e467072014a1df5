// Vite's side of the catalogues: each JSON file becomes a module of functions, so that no browser parses a message.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import MessageFormat from '@messageformat/core'
import compileModule from '@messageformat/core/compile-module.js'
import type { Plugin, Rolldown } from 'vite'
import { isServerOnly } from './check.ts'
import { compilerOptions } from './compile.ts'

const PREFIX = 'virtual:messages/'
/** For the server's build: which files with messages a script of the pages goes on to load, by language. */
const CHUNKS = 'virtual:message-chunks'
/** What every page and nearly every list says, what comes a moment later, and what stands under every post: one file a language, for each costs a request. */
const TOGETHER: Record<string, readonly string[]> = {
  words: ['frame', 'ui', 'posts', 'idea-list'],
  'late-words': ['offline', 'error-page'],
  'discussion-words': [
    'discussion',
    'uploads',
    'editor',
    'drafts',
    'idea',
    'entries',
    'insight-section',
  ],
}
const BUNDLE = 'virtual:messages-together/'
const bundleOf = (namespace: string) =>
  Object.keys(TOGETHER).find((bundle) => TOGETHER[bundle]?.includes(namespace))
const nameIn = (namespace: string) => namespace.replaceAll('-', '_')
const folder = join(import.meta.dirname, '..')
/** The browser's build leaves it for the server's, which comes after it. */
const chunksFile = join(folder, '..', 'build', 'message-chunks.json')

/** Files by the script that loads them and by language, as addresses. */
export type MessageChunks = Record<string, Record<string, string[]>>

/** Compiles `messages/<language>/<namespace>.json`. A changed file makes the page load anew in development. */
export function compiledMessages(): Plugin {
  return {
    name: 'atrium-messages',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source === CHUNKS) return `\0${CHUNKS}`
      if (source.startsWith(BUNDLE) || source.startsWith(PREFIX)) return `\0${source}`
      const found = /^\.\/([a-z]+)\/([a-z-]+)\.json$/.exec(source)
      return found && importer?.startsWith(`${folder}/`)
        ? `\0${PREFIX}${found[1]}/${found[2]}`
        : null
    },
    load(id) {
      if (id === `\0${CHUNKS}`) {
        const isBuilt = this.environment.mode === 'build' && existsSync(chunksFile)
        return `export default ${isBuilt ? readFileSync(chunksFile, 'utf8') : '{}'}`
      }
      if (id.startsWith(`\0${BUNDLE}`)) return { code: bundled(id), moduleType: 'js' }
      if (!id.startsWith(`\0${PREFIX}`)) return null
      const [language = '', namespace = ''] = id.slice(PREFIX.length + 1).split('/')
      const file = join(folder, language, `${namespace}.json`)
      this.addWatchFile(file)
      const compiler = new MessageFormat(language, compilerOptions)
      const all = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
      const isClient = this.environment.name === 'client'
      const wanted = Object.entries(all).filter(([key]) => !isClient || !isServerOnly(key))
      const code = compileModule(compiler as never, Object.fromEntries(wanted))
      return { code, moduleType: 'js' }
    },
    transform(code, id) {
      const isBuilt = this.environment.mode === 'build' && this.environment.name === 'client'
      const namespace = /^\/([a-z-]+)\.ts$/.exec(id.slice(folder.length))?.[1]
      const bundle = id.startsWith(folder) && namespace && bundleOf(namespace)
      if (!isBuilt || !bundle) return null
      return code.replace(
        /import\('\.\/([a-z]+)\/[a-z-]+\.json'[^)]*\)/g,
        (_, language) =>
          `import('${BUNDLE}${bundle}/${language}').then((all) => ({ default: all.${nameIn(namespace)} }))`,
      )
    },
    writeBundle(_, bundle) {
      if (this.environment.name !== 'client') return
      mkdirSync(dirname(chunksFile), { recursive: true })
      writeFileSync(chunksFile, JSON.stringify(chunksOf(Object.values(bundle))))
    },
  }
}

/** The module of all messages in one language that come in one file. */
function bundled(id: string): string {
  const [bundle = '', language = ''] = id.slice(BUNDLE.length + 1).split('/')
  return (TOGETHER[bundle] ?? [])
    .map((one) => `export { default as ${nameIn(one)} } from '${PREFIX}${language}/${one}'`)
    .join('\n')
}

function chunksOf(bundle: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[]): MessageChunks {
  const scripts = bundle.filter((one) => one.type === 'chunk')
  const files = new Map<string, string[]>()
  for (const { fileName, imports, moduleIds } of scripts)
    for (const id of moduleIds)
      if (id.startsWith(`\0${PREFIX}`))
        files.set(
          id.slice(PREFIX.length + 1),
          [fileName, ...imports].map((file) => `/${file}`),
        )
  const found: MessageChunks = {}
  for (const { fileName, moduleIds } of scripts)
    for (const id of moduleIds) {
      const namespace =
        id.startsWith(folder) && /^\/([a-z-]+)\.ts$/.exec(id.slice(folder.length))?.[1]
      if (!namespace) continue
      for (const [name, own] of files) {
        const [language = '', one] = name.split('/')
        if (one !== namespace) continue
        const byLanguage = found[`/${fileName}`] ?? {}
        found[`/${fileName}`] = byLanguage
        byLanguage[language] = [...new Set([...(byLanguage[language] ?? []), ...own])]
      }
    }
  return found
}
