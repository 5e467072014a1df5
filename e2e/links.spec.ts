import { expect, scriptsRun, test } from './people.ts'

test('a link in the house walks there without a new document, and Back comes back', async ({
  as,
}) => {
  const page = await as('joao')
  await page.goto('/ideas')
  await page.evaluate(() => Object.assign(window, { isSameDocument: true }))
  const isSameDocument = () => page.evaluate(() => 'isSameDocument' in window)
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Home' }).click()
  await expect(page).toHaveURL('/')
  await page.goBack()
  await expect(page).toHaveURL('/ideas')
  expect(await isSameDocument()).toBe(true)
})

test('with Ctrl a link opens beside the page, as everywhere', async ({ as }) => {
  const page = await as('joao')
  await page.goto('/ideas')
  await scriptsRun(page)
  const home = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Home' })
  // Whether the page took the click, checked after its own listener. No tab is opened: the driver loses one now and then.
  await page.evaluate(() =>
    window.addEventListener('click', (event) => {
      document.title = event.defaultPrevented ? 'taken' : 'left to the browser'
      event.preventDefault()
    }),
  )
  await home.click({ modifiers: ['ControlOrMeta'] })
  await expect(page).toHaveTitle('left to the browser')
  await expect(page).toHaveURL('/ideas')
})

test('what stands behind a link is fetched while the pointer rests on it', async ({ as }) => {
  const page = await as('joao')
  await page.goto('/ideas')
  const fetched = page.locator('link[rel=prefetch][href*=".data"]')
  await expect(fetched).toHaveCount(0)
  const home = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Home' })
  // Only a pointer that moves while the scripts are there is noticed.
  await expect(async () => {
    await page.mouse.move(600, 300)
    await home.hover()
    await expect(fetched).not.toHaveCount(0, { timeout: 1_000 })
  }).toPass()
})

test('another tab of a list leaves the page where it is scrolled to', async ({ as }) => {
  const page = await as('joao', { viewport: { width: 1280, height: 420 } })
  await page.goto('/ideas')
  // A board with more ideas than fit on the screen.
  await page.locator('a[href="/ideas/boards/first-winter"]').first().click()
  const stages = page.getByRole('navigation', { name: 'Status' })
  await stages.getByRole('link', { name: /^All/ }).scrollIntoViewIfNeeded()
  await page.evaluate(() => window.scrollTo(0, 120))
  await stages.getByRole('link', { name: /^New/ }).click()
  await expect(page).toHaveURL(/stage=|status=/)
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(60)
})
