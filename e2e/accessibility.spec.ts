import { sidewaysScroll, violations } from './looks.ts'
import { expect, scriptsRun, test } from './people.ts'
import { places } from './places.ts'

const LOOKS = ['light', 'dark'] as const
const WIDTHS = { desk: { width: 1440, height: 900 }, phone: { width: 360, height: 740 } } as const
// What a browser says by itself about a page that is not there.
test.use({ allowedConsoleErrors: /status of 404/ })
// What is wrong is said in words; recording each of some hundred pages costs a tenth of the time.
test.use({ trace: 'off' })

// Each page by itself, so that both workers have something to look at until the end.
test.describe.configure({ mode: 'parallel' })

for (const place of places)
  test(`${place.name} can be used by everyone, by day and at dusk, on a desk and on a small phone`, async ({
    as,
    stranger,
  }) => {
    const options = { reducedMotion: 'reduce', viewport: WIDTHS.desk } as const
    const page = place.who ? await as(place.who, options) : await stranger(options)
    await page.goto(typeof place.at === 'string' ? place.at : await place.at(page))
    if (place.who) await scriptsRun(page)
    await page.evaluate(() => document.fonts.ready)
    await place.opens?.(page)
    const wrong: string[] = []
    for (const [name, size] of Object.entries(WIDTHS)) {
      await page.setViewportSize(size)
      for (const look of LOOKS) {
        await page.emulateMedia({ colorScheme: look })
        const found = await violations(page, look === 'light' ? 'all' : 'colours')
        wrong.push(...found.map((line) => `${name}, ${look}: ${line}`))
      }
      const wide = await sidewaysScroll(page)
      wrong.push(...wide.map((line) => `${name}: scrolls sideways because of ${line}`))
    }
    expect(wrong).toEqual([])
  })
