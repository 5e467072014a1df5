// The kind of post that only tests know: its pages are in a build that asks for them, and no byte of it in any other.
import { join } from 'node:path'
import type { RouteConfigEntry } from '@react-router/dev/routes'
import { build, type Rolldown } from 'vite'
import { expect, test, vi } from 'vitest'
import { compiledMessages } from '#messages/engine/plugin.ts'

/** The frame's places as a build carries them. */
async function placesIn(isForTests: boolean): Promise<string> {
  vi.stubEnv('ATRIUM_TESTING_KIND', isForTests ? '1' : '')
  vi.resetModules()
  const { define } = await import('#app/routes/testing-kind/build.ts')
  const entry = join(import.meta.dirname, 'components/places.ts')
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    define,
    plugins: [compiledMessages()],
    build: { write: false, minify: false, lib: { entry, formats: ['es'] } },
  })) as Rolldown.RolldownOutput[]
  return built
    .flatMap(({ output }) => output.map((file) => ('code' in file ? file.code : '')))
    .join()
}

/** The files of all routes that a build has. */
async function routesIn(isForTests: boolean): Promise<string> {
  vi.stubEnv('ATRIUM_TESTING_KIND', isForTests ? '1' : '')
  vi.resetModules()
  const { default: routes } = (await import('./routes.ts')) as { default: RouteConfigEntry[] }
  return JSON.stringify(routes)
}

test('a build for people has neither its pages nor its place', async () => {
  expect(await routesIn(false)).not.toMatch(/testing-kind|memo/)
  const places = await placesIn(false)
  expect(places).toContain('/ideas/new')
  expect(places).not.toMatch(/testing-kind|memos/i)
})

test('a build for tests has both, so that the test above would see them', async () => {
  expect(await routesIn(true)).toContain('testing-kind/memo.tsx')
  expect(await placesIn(true)).toContain('/memos')
})
