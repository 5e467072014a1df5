// The interface in several languages: chosen, kept, and whole. Pseudo-languages show what was left in English.
import type { Page } from '@playwright/test'
import { expect, scriptsRun, test } from './people.ts'
import { type Place, places } from './places.ts'

test('the browser’s language is spoken at sign-in, and another can be chosen there', async ({
  stranger,
}) => {
  const page = await stranger({ locale: 'de-AT' })
  await page.goto('/sign-in?returnTo=/settings')
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page).toHaveTitle('Anmelden · Atrium')
  await page.getByRole('button', { name: 'Nederlands' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'nl')
  await expect(page.getByRole('button', { name: 'Nederlands' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await page.getByRole('button', { name: /Mireille Aerts/ }).click()
  await expect(page).toHaveURL('/settings')
  await expect(page.getByRole('heading', { name: 'Instellingen' })).toBeVisible()
})

test('a language chosen in the settings wins over the browser’s, in every browser', async ({
  as,
}) => {
  const page = await as('gavin', { locale: 'nl-BE' })
  await page.goto('/settings')
  await scriptsRun(page)
  await expect(page.getByRole('heading', { name: 'Instellingen' })).toBeVisible()
  await page.getByRole('combobox', { name: 'Taal', exact: true }).selectOption('de')
  await page.locator('#place').getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible()
  await scriptsRun(page)
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  const elsewhere = await as('gavin', { locale: 'en-GB' })
  await elsewhere.goto('/settings')
  await expect(elsewhere.getByRole('heading', { name: 'Einstellungen' })).toBeVisible()
  await elsewhere.getByRole('combobox', { name: 'Sprache', exact: true }).selectOption('')
  await elsewhere.locator('#place').getByRole('button', { name: 'Speichern' }).click()
  await expect(elsewhere.getByRole('heading', { name: 'Settings' })).toBeVisible()
})

test('a page brings the messages of its own language only', async ({ as }) => {
  const page = await as('joao', { locale: 'nl' })
  const loaded: string[] = []
  page.on('response', async (answer) => {
    if (answer.url().endsWith('.js')) loaded.push(await answer.text())
  })
  await page.goto('/settings')
  await scriptsRun(page)
  const all = loaded.join('\n')
  expect(all).toContain('Sneltoetsen')
  expect(all).not.toContain('Tastenkürzel')
  expect(all).not.toContain('Keyboard shortcuts')
})

// What a browser says by itself about a page that is not there.
test.use({ allowedConsoleErrors: /status of (403|404)/ })

// People by people, so that both workers are busy until the end.
test.describe.configure({ mode: 'parallel' })

const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 360, height: 740 } } as const
const PSEUDO = ['en-XA', 'ar-XB'] as const
const people = [...new Set(places.map(({ who }) => who))]

for (const language of PSEUDO)
  for (const who of people)
    test(`${language}: every page of ${who ?? 'nobody'} is translated and fits`, async ({
      as,
      stranger,
      baseURL,
    }) => {
      const own = places.filter((place) => place.who === who)
      test.setTimeout(30_000 + own.length * 15_000)
      const options = { reducedMotion: 'reduce', viewport: SIZES.desk } as const
      const page = who ? await as(who, options) : await stranger(options)
      const cookie = { name: 'atrium-language', value: language, url: baseURL as string }
      await page.context().addCookies([cookie])
      const wrong: string[] = []
      for (const place of own)
        for (const [size, viewport] of Object.entries(SIZES)) {
          // One document for both sizes; what was opened in it is opened again.
          if (size === 'desk' || place.opens) await open(page, place, viewport)
          else await page.setViewportSize(viewport)
          await expect(page.locator('html')).toHaveAttribute('lang', language)
          const found = [...(await untranslated(page)), ...(await clipped(page))]
          wrong.push(...found.map((line) => `${place.name}, ${size}: ${line}`))
        }
      expect(wrong).toEqual([])
    })

async function open(page: Page, place: Place, viewport: (typeof SIZES)['desk' | 'phone']) {
  await page.setViewportSize(viewport)
  await page.goto(typeof place.at === 'string' ? place.at : await place.at(page))
  if (place.who) await scriptsRun(page)
  await place.opens?.(page)
  await page.evaluate(() => document.fonts.ready)
}

/**
 * Text in none of a message's brackets. What people wrote (`dir="auto"`), names that are the same in every language
 * (`translate="no"`), times and keys are left out. And texts of posts and comments that do not say their language.
 */
const untranslated = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.body
    const LEFT_OUT =
      'script, style, noscript, template, [dir=auto], [translate=no], time, kbd, code'
    const OWN_LANGUAGE = '[lang]:not(html)'
    const found: string[] = []
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    let depth = 0
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (!element || element.closest(`${LEFT_OUT}, ${OWN_LANGUAGE}`)) continue
      let outside = ''
      for (const emoji of node.textContent ?? '') {
        if (emoji === '⟦') depth++
        else if (emoji === '⟧') depth--
        else if (depth === 0) outside += emoji
      }
      // The kind of post that only tests know has no catalogue, nor have its statuses.
      if (/memo|^(calm|urgent)$/i.test(outside.trim())) continue
      if (/\p{L}/u.test(outside)) found.push(`untranslated: “${outside.trim()}”`)
    }
    for (const element of root.querySelectorAll('*')) {
      if (element.closest(`${LEFT_OUT}, ${OWN_LANGUAGE}`)) continue
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) {
        const value = element.getAttribute(name)
        if (value && /\p{L}/u.test(value) && !value.includes('⟦'))
          found.push(`untranslated ${name}: “${value}”`)
      }
    }
    const title = document.title.replace(/ · Atrium$/, '')
    const names = [...root.querySelectorAll('h1[dir=auto]')].map((one) => one.textContent)
    if (!title.includes('⟦') && !names.includes(title)) found.push(`untranslated title: “${title}”`)
    for (const text of root.querySelectorAll('.prose, .idea-title, .post-row-title a'))
      if (!text.closest(OWN_LANGUAGE))
        found.push(`no lang: “${text.textContent?.trim().slice(0, 40)}”`)
    return found
  })

/** What scrolls sideways, and controls whose words do not fit into them. */
const clipped = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const { clientWidth, scrollWidth } = document.documentElement
    const nameOf = (one: Element) =>
      `${one.tagName.toLowerCase()}.${one.className} “${one.textContent?.trim().slice(0, 40)}”`
    if (scrollWidth > clientWidth) {
      const scrolls = (one: Element | null): boolean =>
        one !== null &&
        one !== document.body &&
        (getComputedStyle(one).overflowX !== 'visible' || scrolls(one.parentElement))
      const wide = [...document.body.querySelectorAll('*')].filter((one) => {
        const { left, right } = one.getBoundingClientRect()
        return (right > clientWidth + 1 || left < -1) && !scrolls(one.parentElement)
      })
      found.push(...wide.slice(0, 3).map((one) => `scrolls sideways: ${nameOf(one)}`))
    }
    for (const control of document.querySelectorAll('button, a, label, legend, h1, h2, h3, th')) {
      const box = control.getBoundingClientRect()
      if (box.width <= 1 || box.height <= 1) continue
      const style = getComputedStyle(control)
      const hides = style.overflow !== 'visible' && style.textOverflow !== 'ellipsis'
      if (hides && control.scrollWidth > control.clientWidth + 1)
        found.push(`clipped: ${nameOf(control)}`)
    }
    return found
  })
