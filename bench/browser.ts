// What the first page costs a browser: bytes of JavaScript, and when something can be seen.
import { gzipSync } from 'node:zlib'
import { chromium as playwright } from '@playwright/test'
import { chromium } from '#e2e/chromium.ts'

export type FirstPage = {
  path: string
  scripts: number
  scriptBytes: number
  firstPaint: number
  settledBytes: number
}

/**
 * Opens a page signed in, with an empty cache.
 * @returns gzipped bytes of the scripts of the first page before and after it settled, and first contentful paint (ms, median of 5)
 */
export async function firstPage(address: string, cookie: string, path: string): Promise<FirstPage> {
  const browser = await playwright.launch(await chromium())
  const paints: number[] = []
  const early = new Map<string, number>()
  const late = new Map<string, number>()
  for (let i = 0; i < 5; i++) {
    const context = await browser.newContext({ extraHTTPHeaders: {} })
    const [name = '', value = ''] = cookie.split('=', 2)
    await context.addCookies([{ name, value, url: address }])
    const page = await context.newPage()
    let loaded = false
    page.on('response', async (response) => {
      if (!/\.js(\?|$)/.test(new URL(response.url()).pathname)) return
      const isEarly = !loaded
      const size = gzipSync(await response.body().catch(() => Buffer.alloc(0))).length
      ;(isEarly ? early : late).set(response.url(), size)
    })
    await page.goto(`${address}${path}`, { waitUntil: 'load' })
    loaded = true
    // The browser notes the first paint when it has been shown, which may be after everything is loaded.
    const painted = await page.waitForFunction(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    )
    paints.push(Number(await painted.jsonValue()))
    await page.waitForLoadState('networkidle')
    await context.close()
  }
  await browser.close()
  const sum = (sizes: Map<string, number>) =>
    [...sizes.values()].reduce((all, size) => all + size, 0)
  paints.sort((a, b) => a - b)
  return {
    path,
    scripts: early.size,
    scriptBytes: sum(early),
    settledBytes: sum(new Map([...early, ...late])),
    firstPaint: paints[2] ?? Number.NaN,
  }
}
