import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import * as fog from './fog-of-war.ts'
import * as instrumentation from './instrumentation.ts'
import { leanRouter, standIns, withoutSideEffects } from './plugin.ts'

const root = join(import.meta.dirname, '..', '..')
const load = async (...path: string[]) => await import(pathToFileURL(join(root, ...path)).href)
const lib = join('node_modules', 'react-router', 'dist', 'production', 'lib')
const fogOfWar = await load(lib, 'dom/ssr/fog-of-war.js')
const instrumenting = await load(lib, 'router/instrumentation.js')
const { default: config } = await load('react-router.config.ts')

describe('what stands in for parts of the router', () => {
  test('has every name of the part', () => {
    expect([...standIns.keys()]).toEqual(['fog-of-war.js', 'instrumentation.js'])
    expect(Object.keys(fog).sort()).toEqual(Object.keys(fogOfWar).sort())
    expect(Object.keys(instrumentation).sort()).toEqual(Object.keys(instrumenting).sort())
  })

  test('says what the part says as this house is configured', () => {
    const { routeDiscovery } = config
    expect(routeDiscovery).toEqual({ mode: 'initial' })
    expect(fogOfWar.isFogOfWarEnabled(routeDiscovery, true)).toBe(false)
    expect(fog.isFogOfWarEnabled(routeDiscovery)).toBe(false)
    const patch = [() => undefined, {}, {}, true, routeDiscovery, false] as const
    expect(fogOfWar.getPatchRoutesOnNavigationFunction(...patch)).toBeUndefined()
    expect(fog.getPatchRoutesOnNavigationFunction()).toBeUndefined()
    const router = {}
    expect(instrumenting.consumeInstrumentationClientResultMetaReceiver(router)).toBeUndefined()
    expect(instrumentation.consumeInstrumentationClientResultMetaReceiver()).toBeUndefined()
  })

  test('refuses what would need the part', () => {
    expect(() => leanRouter({ routeDiscovery: { mode: 'lazy' } })).toThrow('fog-of-war')
    expect(() => leanRouter({})).toThrow('fog-of-war')
    expect(() => fog.isFogOfWarEnabled({ mode: 'lazy' })).toThrow('left out')
    expect(() => instrumentation.getRouteInstrumentationUpdates()).toThrow('left out')
  })
})

test('only names for the tools and marks of purity change', () => {
  const code = [
    'const Link = React$1.forwardRef(function Link() { return React$1.createElement("a"); });',
    'Link.displayName = "Link";',
    'Link.defaultProps = {};',
  ].join('\n')
  expect(withoutSideEffects(code)).toBe(
    [
      'const Link = /* @__PURE__ */ React$1.forwardRef(function Link() { return React$1.createElement("a"); });',
      '',
      'Link.defaultProps = {};',
    ].join('\n'),
  )
})
