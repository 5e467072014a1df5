// The router without what the house never turns on: 4 kB gzipped that every first page would load in vain.
import { join } from 'node:path'
import type { Config } from '@react-router/dev/config'
import type { Plugin } from 'vite'

/** Modules of the router whose work is switched off here, with what stands in for them. The stand-ins refuse to be used. */
export const standIns = new Map(
  ['fog-of-war', 'instrumentation'].map((name) => [
    `${name}.js`,
    join(import.meta.dirname, `${name}.ts`),
  ]),
)

const ROUTER = /node_modules[\\/]react-router[\\/]dist[\\/]/

/**
 * For the browser's build only: the server and development take the router as it is.
 * @throws when the configuration turns on what is left out
 */
export function leanRouter({ routeDiscovery }: Config): Plugin {
  if (routeDiscovery?.mode !== 'initial')
    throw new Error(
      'Routes are to be found while one walks: take out app/lean-router/fog-of-war.ts.',
    )
  const replaced = new Set<string>()
  return {
    name: 'lean-router',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    resolveId(source, importer) {
      const name = source.split('/').at(-1) ?? ''
      const standIn = standIns.get(name)
      if (!standIn || !importer || !ROUTER.test(importer)) return null
      replaced.add(name)
      return standIn
    },
    transform(code, id) {
      return ROUTER.test(id) ? { code: withoutSideEffects(code), map: null } : null
    },
    generateBundle() {
      const missing = [...standIns.keys()].filter((name) => !replaced.has(name))
      if (missing.length > 0)
        this.error(`The router has no ${missing.join(', ')} any more: see app/lean-router.`)
    },
  }
}

/** A component that is wrapped, or named for the developer's tools, looks as if it were used: the router's <Link>, say. */
export const withoutSideEffects = (code: string): string =>
  code
    .replace(/\bReact\$1\.(forwardRef|createContext|memo)\(/g, '/* @__PURE__ */ $&')
    .replace(/^\w+\.displayName = "[^"]*";$/gm, '')
