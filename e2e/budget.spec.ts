import { gzipSync } from 'node:zlib'
import { expect, scriptsRun, test } from './people.ts'

/**
 * Bytes of scripts that a page brings, gzipped: what the document preloads or imports. Code that is fetched on demand is
 * not counted. A page brings the messages of its own language only; the first page may reach 140 kB.
 * The build of the tests has a second kind of post (app/routes/testing-kind): what two kinds share weighs on both.
 */
const MAX_SCRIPT = {
  '/ideas/boards/first-winter': 137_800,
  '/': 138_800,
  '/search': 142_700,
  '/ideas': 141_700,
  '/ideas/new': 156_100,
  '/ideas/1': 163_000,
}

/** The other addresses in a document are those of routes that a link may lead to: nobody fetches them yet. */
const scriptsIn = (html: string): Set<string> =>
  new Set(
    [...html.matchAll(/rel="modulepreload" href="([^"]+)"|import [^"]*"(\/assets\/[^"]+)"/g)].map(
      ([, preloaded, imported]) => preloaded ?? imported ?? '',
    ),
  )

for (const [path, max] of Object.entries(MAX_SCRIPT))
  test(`${path} brings no more scripts than promised`, async ({ as }) => {
    const { request } = await as('joao')
    const html = await (await request.get(path)).text()
    const sizes = await Promise.all(
      [...scriptsIn(html)].map(async (file) => {
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
    ).toBeLessThanOrEqual(max)
  })

/**
 * All bytes of a first visit as they come over the wire, fonts left out: the document, scripts, styles, pictures, data. 160 kB
 * are wanted for each; pages above that may only become lighter.
 */
const MAX_WIRE = {
  '/ideas/boards/first-winter': 178_000,
  '/search': 175_600,
  '/': 176_800,
  '/ideas': 178_000,
  '/ideas/1': 209_400,
}

for (const [path, max] of Object.entries(MAX_WIRE))
  test(`a first visit of ${path} brings no more bytes than promised`, async ({ as }) => {
    const page = await as('joao')
    const network = await page.context().newCDPSession(page)
    await network.send('Network.enable')
    const addresses = new Map<string, string>()
    const bytes = new Map<string, number>()
    network.on('Network.responseReceived', ({ requestId, response }) => {
      addresses.set(requestId, new URL(response.url).pathname)
    })
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const address = addresses.get(requestId) ?? requestId
      // Where links lead to is asked in one piece or in two, as quickly as the page is drawn.
      const before = bytes.get(address) ?? 0
      const isRoutes = address === '/__manifest'
      bytes.set(
        address,
        isRoutes ? Math.max(before, encodedDataLength) : before + encodedDataLength,
      )
    })
    await page.goto(path, { waitUntil: 'load' })
    await scriptsRun(page)
    const counted = [...bytes].filter(([address]) => !address.endsWith('.woff2'))
    expect(counted.length).toBeGreaterThan(5)
    const all = counted.reduce((sum, [, size]) => sum + size, 0)
    const largest = counted.sort((a, b) => b[1] - a[1]).slice(0, 12)
    expect(
      all,
      `fetch on demand, or send compressed: ${largest.map((pair) => pair.join(' ')).join(', ')}`,
    ).toBeLessThanOrEqual(max)
  })
