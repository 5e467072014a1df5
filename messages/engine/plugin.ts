// Vite's side of the catalogues: each JSON file becomes a module of functions, so that no browser parses a message.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import MessageFormat from '@messageformat/core'
import compileModule from '@messageformat/core/compile-module.js'
import type { Plugin } from 'vite'
import { compilerOptions } from './compile.ts'

const PREFIX = 'virtual:messages/'
const folder = join(import.meta.dirname, '..')

/** Compiles `messages/<language>/<namespace>.json`. A changed file makes the page load anew in development. */
export function compiledMessages(): Plugin {
  return {
    name: 'atrium-messages',
    enforce: 'pre',
    resolveId(source, importer) {
      const found = /^\.\/([a-z]+)\/([a-z-]+)\.json$/.exec(source)
      return found && importer?.startsWith(`${folder}/`)
        ? `\0${PREFIX}${found[1]}/${found[2]}`
        : null
    },
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null
      const [language = '', namespace = ''] = id.slice(PREFIX.length + 1).split('/')
      const file = join(folder, language, `${namespace}.json`)
      this.addWatchFile(file)
      const compiler = new MessageFormat(language, compilerOptions)
      const code = compileModule(compiler as never, JSON.parse(readFileSync(file, 'utf8')))
      return { code, moduleType: 'js' }
    },
  }
}
