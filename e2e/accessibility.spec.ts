import type { Page } from '@playwright/test'
import { problemsIn } from './looks.ts'
import { expect, scriptsRun, test } from './people.ts'
import { type Place, places } from './places.ts'

const DESK = { width: 1440, height: 900 }
// What a browser says by itself about a page that is not there.
test.use({ allowedConsoleErrors: /status of 404/ })
// What is wrong is said in words; recording each of some hundred pages costs a tenth of the time.
test.use({ trace: 'off' })

// A few pages of one person in one browser, so that scripts come from its cache, and both workers are busy until the end.
test.describe.configure({ mode: 'parallel' })

const PLACES_AT_ONCE = 8

for (const [who, ofOne] of Map.groupBy(places, (place) => place.who))
  for (let from = 0; from < ofOne.length; from += PLACES_AT_ONCE) {
    const some = ofOne.slice(from, from + PLACES_AT_ONCE)
    const names = some.map(({ name }) => name).join(', ')
    test(`by day and at dusk, on a desk and on a small phone everyone can use ${names}`, async ({
      as,
      stranger,
    }) => {
      test.setTimeout(some.length * 15_000)
      const options = { reducedMotion: 'reduce', viewport: DESK } as const
      const page = who ? await as(who, options) : await stranger(options)
      const wrong: string[] = []
      for (const place of some) {
        const found = await problemsOf(page, place)
        wrong.push(...found.map((line) => `${place.name}, ${line}`))
      }
      expect(wrong).toEqual([])
    })
  }

async function problemsOf(page: Page, place: Place): Promise<string[]> {
  await page.setViewportSize(DESK)
  await page.goto(typeof place.at === 'string' ? place.at : await place.at(page))
  if (place.who) await scriptsRun(page)
  await page.evaluate(() => document.fonts.ready)
  await place.opens?.(page)
  return problemsIn(page)
}
