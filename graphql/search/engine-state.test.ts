import type { Request, Response } from 'express'
import { register } from 'prom-client'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { TestingMeilisearch } from '#search/testing-meilisearch.ts'

const server = new TestingMeilisearch()
beforeAll(async () => {
  server.key = 'right'
  // Read once, when the environment is.
  process.env.MEILI_URL = await server.start()
  process.env.MEILI_KEY = 'wrong'
})
afterAll(() => server.stop())

test('a wrong key is said once at the start, in the figures, and by the health page, which stays ready', async () => {
  const { saySearchState, whySearchIsLimited } = await import('./engine-state.ts')
  const { health } = await import('#graphql/health.ts')
  const { log } = await import('#log.ts')
  const warned = vi.spyOn(log, 'warn')
  await saySearchState()
  expect(warned.mock.calls).toEqual([
    [{ detail: 'invalid_api_key' }, expect.stringContaining('refuses our key (MEILI_KEY)')],
  ])
  expect(await register.metrics()).toContain('atrium_search_engine_up{state="refused"} 0')

  const ready = async () => {
    let said: unknown[] = []
    const response = {
      status: (code: number) => {
        said = [code]
        return response
      },
      type: () => response,
      send: (text: string) => said.push(text),
    }
    await health(whySearchIsLimited).readyz({} as Request, response as unknown as Response)
    return said
  }
  expect(await ready()).toEqual([200, 'ready\nsearch is limited: refused (invalid_api_key)'])
  await server.stop()
  await saySearchState()
  expect(warned.mock.lastCall?.[1]).toContain('does not answer (MEILI_URL)')
  expect((await ready())[1]).toContain('search is limited: away')
})
