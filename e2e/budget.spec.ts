import { gzipSync } from 'node:zlib'
import { expect, test } from './people.ts'

/** What a page names of scripts, in bytes as they travel; what it fetches on demand comes later and is not counted. */
const MOST_SCRIPT = {
  '/ideas/boards/first-winter': 130_000,
  '/': 132_000,
  '/search': 134_000,
  '/ideas': 142_000,
  '/ideas/new': 146_000,
  '/ideas/1': 156_000,
}

for (const [path, most] of Object.entries(MOST_SCRIPT))
  test(`${path} brings no more scripts than promised`, async ({ as }) => {
    const { request } = await as('joao')
    const html = await (await request.get(path)).text()
    const named = new Set(html.match(/\/assets\/[\w.-]+\.js/g))
    const sizes = await Promise.all(
      [...named].map(async (file) => {
        const answer = await request.get(file)
        expect(answer.status(), file).toBe(200)
        return gzipSync(await answer.body()).length
      }),
    )
    expect(sizes.length).toBeGreaterThan(3)
    const all = sizes.reduce((sum, size) => sum + size, 0)
    expect(
      all,
      'fetch it on demand, or say in DECISIONS.md why it is worth more',
    ).toBeLessThanOrEqual(most)
  })
