/**
 * `npm run shots`: the README's picture. `npm run shots -- FOLDER` photographs every page for looking at: on a desk and
 * on a phone, by day and at dusk; `-- FOLDER NAME…` only these pages. Uses the Atrium at ATRIUM_URL.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium as driver, type Page } from '@playwright/test'
import sharp from 'sharp'
import { chromium } from './chromium.ts'
import { places } from './places.ts'

const address = process.env.ATRIUM_URL || `http://localhost:${process.env.PORT || 3000}`
const picture = join(import.meta.dirname, 'pictures', 'board.png')
const LOOKS = ['light', 'dark'] as const
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }
type Look = (typeof LOOKS)[number]
type Size = keyof typeof SIZES

const [folder, ...names] = process.argv.slice(2)
await fetch(`${address}/readyz`).catch(() => {
  console.error(`Nobody answers at ${address}. Start Atrium first, with npm start.`)
  process.exit(1)
})
const browser = await driver.launch(await chromium())
try {
  await (folder ? shootAll(folder) : shootPicture())
} finally {
  await browser.close()
}

/** A board as it looks in use, small enough for a README: 64 colours are plenty for paper and ink. */
async function shootPicture() {
  const page = await open(browser, 'mireille', 'desk', 'light')
  await show(page, '/ideas/boards/first-winter')
  const shot = await page.screenshot()
  await mkdir(join(picture, '..'), { recursive: true })
  await sharp(shot).png({ palette: true, colours: 64, effort: 10 }).toFile(picture)
  console.log(`Wrote ${picture}`)
}

async function shootAll(into: string) {
  await mkdir(into, { recursive: true })
  for (const look of LOOKS)
    for (const size of Object.keys(SIZES) as Size[])
      for (const place of places) {
        if (names.length > 0 && !names.includes(place.name)) continue
        const page = await open(browser, place.who, size, look)
        await show(page, typeof place.at === 'string' ? place.at : await place.at(page))
        await place.opens?.(page)
        const path = join(into, `${place.name}-${size}-${look}.png`)
        await page.screenshot({ path, fullPage: true })
        console.log(path)
        await page.context().close()
      }
}

async function open(from: Browser, who: string | null, size: Size, look: Look): Promise<Page> {
  const context = await from.newContext({
    baseURL: address,
    viewport: SIZES[size],
    colorScheme: look,
    locale: 'en-GB',
    timezoneId: 'Europe/Brussels',
    reducedMotion: 'reduce',
  })
  if (who) {
    const form = { person: `${who}@hollin.example` }
    await context.request.post('/sign-in/demo', { form, maxRedirects: 0 })
  }
  return context.newPage()
}

async function show(page: Page, path: string) {
  await page.goto(path, { waitUntil: 'networkidle' })
  await page.evaluate(() => document.fonts.ready)
}
