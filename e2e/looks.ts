/** What is wrong with how a page looks: for those who see little, and on a small phone. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** Of the same page at dusk only the colours are others. */
export async function violations(page: Page, which: 'all' | 'colours'): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  if (which === 'colours') axe.withRules(['color-contrast', 'link-in-text-block'])
  const { violations: found } = await axe.analyze()
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => {
      const [, why = ''] = failureSummary?.split('\n') ?? []
      return `${id}: ${target.join(' ')} ${why.trim()}`
    }),
  )
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
