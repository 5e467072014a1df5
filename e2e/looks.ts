/** What is wrong with how a page looks: for those who see little, and on a small phone. */
import type { Page } from '@playwright/test'
import axe from 'axe-core'

const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/**
 * Of the same page at dusk only the colours are others. axe runs in the page itself: our pages have no frames, and its
 * helper for Playwright opens a second page for every run, which took four times as long as the rules do.
 */
export async function violations(page: Page, which: 'all' | 'colours'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const rules = which === 'colours' ? COLOUR_RULES : null
  return page.evaluate(async (values) => {
    const { axe: engine } = globalThis as unknown as { axe: typeof axe }
    const { violations: found } = await engine.run(document, {
      resultTypes: ['violations'],
      ...(values ? { runOnly: { type: 'rule' as const, values } } : {}),
    })
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => {
        const [, why = ''] = failureSummary?.split('\n') ?? []
        return `${id}: ${target.join(' ')} ${why.trim()}`
      }),
    )
  }, rules)
}

/** What makes the page wider than its window, or [] when nothing does. */
export const sidewaysScroll = (page: Page) =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    return [...document.body.querySelectorAll('*')]
      .filter((one) => one.getBoundingClientRect().right > clientWidth + 1)
      .map((one) => `${one.tagName.toLowerCase()}.${one.className}`)
      .slice(0, 5)
  })

const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 360, height: 740 } } as const

/** All that is wrong with the page as it stands, in both sizes and themes. Gives its size back. */
export async function problemsIn(page: Page): Promise<string[]> {
  const wrong: string[] = []
  const before = page.viewportSize()
  for (const [name, size] of Object.entries(SIZES)) {
    await page.setViewportSize(size)
    for (const look of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: look, reducedMotion: 'reduce' })
      const found = await violations(page, look === 'light' ? 'all' : 'colours')
      wrong.push(...found.map((line) => `${name}, ${look}: ${line}`))
    }
    wrong.push(...(await sidewaysScroll(page)).map((line) => `${name}: sideways: ${line}`))
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  if (before) await page.setViewportSize(before)
  return wrong
}
