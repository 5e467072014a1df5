import type { Page } from '@playwright/test'
import { ask, createBoard, createIdea, support } from './fixtures.ts'
import { expect, scriptsRun, test, type Who, waitForRoom, word } from './people.ts'

const LISTS: readonly [who: Who, at: string, name: string][] = [
  ['nils', '/admin/people', 'people in the administration'],
  ['mireille', '/search?q=the', 'search results'],
  ['mireille', '/notifications', 'notifications'],
  ['mireille', '/ideas?view=ideas', 'all ideas'],
]
const LOST = 'The rest could not be loaded. What is here stays.'

test.use({ allowedConsoleErrors: /Failed to load resource|WebSocket/ })

const rowsOf = (page: Page) => page.locator('main [data-row]')
/** What stands in the rows; to one of several notifications more may come, behind its first. */
const namesOf = (page: Page) =>
  rowsOf(page).evaluateAll((rows) =>
    rows.map((row) => (row as HTMLElement).dataset.row?.split(',')[0] ?? ''),
  )
const moreOf = (page: Page) => page.getByRole('link', { name: 'More', exact: true })

/** The parts that the page's scripts ask for from now on. */
function partsAskedBy(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'fetch' && request.url().includes('after='))
      asked.push(request.url())
  })
  return asked
}

/** A board of its own, with more ideas than come at once. */
async function fullBoard(page: Page) {
  const board = await createBoard(page, { name: `Full ${word()}` })
  const first = await createIdea(page, { board: board.slug, title: 'The first of many' })
  for (let i = 2; i <= 32; i++)
    await createIdea(page, { board: board.slug, title: `Idea number ${i} of many` })
  return { board, first }
}

for (const [who, at, name] of LISTS) {
  test(`${name}: without the line what is shown stays, and goes on later by keys`, async ({
    as,
  }) => {
    const page = await as(who)
    await page.goto(at)
    await scriptsRun(page)
    const first = await namesOf(page)
    const asked = partsAskedBy(page)
    await moreOf(page).focus()
    await page.context().setOffline(true)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status').filter({ hasText: LOST })).toBeVisible()
    const again = page.getByRole('link', { name: 'Try again' })
    await expect(again).toBeFocused()
    await page.keyboard.press('Enter')
    await expect.poll(() => asked.length).toBe(2)
    await expect(page.getByRole('status').filter({ hasText: LOST })).toBeVisible()
    expect(await namesOf(page)).toEqual(first)
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(at)

    await page.context().setOffline(false)
    await page.keyboard.press('Enter')
    await expect(page.getByText(LOST)).toHaveCount(0)
    await expect(rowsOf(page).nth(first.length)).toBeVisible()
    const all = await namesOf(page)
    expect(all.slice(0, first.length)).toEqual(first)
    expect(new Set(all).size, 'no row stands twice').toBe(all.length)
    expect(new Set(asked).size, 'the same part each time').toBe(1)
    await expect(rowsOf(page).nth(first.length).getByRole('link').first()).toBeFocused()
  })

  test(`${name}: before scripts, more is the next page`, async ({ as }) => {
    const page = await as(who, { javaScriptEnabled: false })
    await page.goto(at)
    const first = await namesOf(page)
    await moreOf(page).click()
    await expect(page).toHaveURL(/[?&]after=/)
    const next = await namesOf(page)
    expect(next.length).toBeGreaterThan(0)
    expect(next.filter((row) => first.includes(row))).toEqual([])
  })
}

test('a server that is too busy for more is asked again', async ({ as }) => {
  const page = await as('nils')
  await page.goto('/admin/people')
  await scriptsRun(page)
  const count = await rowsOf(page).count()
  const isPart = (url: URL) => url.searchParams.has('after')
  await page.route(isPart, (route) => route.fulfill({ status: 503, body: 'Later' }))
  await moreOf(page).click()
  await expect(page.getByRole('status').filter({ hasText: LOST })).toBeVisible()
  await expect(rowsOf(page)).toHaveCount(count)
  await page.unroute(isPart)
  await page.getByRole('link', { name: 'Try again' }).click()
  await expect(rowsOf(page).nth(count)).toBeVisible()
})

test('what was asked of one list, or failed in it, is nothing of the next', async ({ as }) => {
  const page = await as('nils')
  await page.goto('/ideas?view=ideas')
  await scriptsRun(page)
  let held: (() => void) | undefined
  const isPart = (url: URL) => url.searchParams.has('after')
  await page.route(
    isPart,
    async (route) => {
      await new Promise<void>((resolve) => {
        held = resolve
      })
      await route.abort()
    },
    { times: 1 },
  )
  await moreOf(page).click()
  await expect(page.locator('main a[aria-busy]')).toBeVisible()
  const order = async (from: string, to: string) => {
    await page.getByRole('button', { name: `Sort: ${from}` }).click()
    await page.getByRole('menuitem', { name: to }).click()
    await expect(page.getByRole('button', { name: `Sort: ${to}` })).toBeVisible()
  }
  await order('Trending', 'Newest')
  const count = await rowsOf(page).count()
  await moreOf(page).click()
  await expect(rowsOf(page).nth(count)).toBeVisible()
  held?.()

  await page.route(isPart, (route) => route.fulfill({ status: 503, body: 'Later' }), {
    times: 1,
  })
  await moreOf(page).click()
  await expect(page.getByText(LOST)).toBeVisible()
  await order('Newest', 'Most supported')
  await expect(moreOf(page)).toBeVisible()
  await expect(page.getByText(LOST)).toHaveCount(0)
})

test('whose session is over signs in and comes back', async ({ as }) => {
  const { board } = await fullBoard(await as('nils'))
  for (const at of ['/admin/people', `/ideas/boards/${board.slug}`]) {
    const page = await as('nils')
    // Only More asks: a hint that comes now would lead to the entrance before it.
    await page.route(/\/(ask\/unread|live\/(?!socket))/, (route) => route.abort())
    await page.goto(at)
    // The socket knows who it is until it is lost; the next question does not.
    await waitForRoom(page, 'company:0')
    await page.context().clearCookies()
    await moreOf(page).click()
    await expect(page).toHaveURL(`/sign-in?returnTo=${encodeURIComponent(at)}`)
  }
})

test('an idea that moved down meanwhile stands once, where it was', async ({ as }) => {
  const page = await as('nils')
  const { board, first } = await fullBoard(page)
  await support(page, first)
  await page.goto(`/ideas/boards/${board.slug}?sort=support`)
  await scriptsRun(page)
  expect((await namesOf(page))[0]).toBe(String(first.number))
  await ask(page, 'mutation ($id: ID!) { withdrawSupport(ideaId: $id) { number } }', {
    id: String(first.number),
  })
  await moreOf(page).click()
  await expect(rowsOf(page)).toHaveCount(32)
  const names = await namesOf(page)
  expect(names[0]).toBe(String(first.number))
  expect(new Set(names).size).toBe(32)
})

test('what was read further down stays when a form reads the page anew', async ({ as }) => {
  const page = await as('mireille')
  await page.goto('/notifications')
  await scriptsRun(page)
  const count = await rowsOf(page).count()
  await moreOf(page).click()
  await expect(rowsOf(page).nth(count)).toBeVisible()
  const grown = await rowsOf(page).count()
  const parts = partsAskedBy(page)
  const told = await ask<{ notificationSummary: { unread: number } }>(
    page,
    '{ notificationSummary { unread } }',
  )
  expect(told.notificationSummary.unread).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Mark all as read' }).click()
  await expect.poll(() => parts.length, { message: 'the further part is read anew' }).toBe(1)
  await expect(page.locator('main .notification-group.is-unread')).toHaveCount(0)
  const names = await namesOf(page)
  expect(names.length).toBeGreaterThan(count)
  expect(names.length).toBeLessThanOrEqual(grown)
  expect(new Set(names).size).toBe(names.length)
})

test('a page as JSON is open to whom the page is open', async ({ as, stranger }) => {
  const asked = { headers: { accept: 'application/json' }, maxRedirects: 0 }
  const own = await (await as('nils')).request.get('/admin/people', asked)
  expect(own.status()).toBe(200)
  expect(Object.keys(await own.json())).toContain('people')
  const other = await (await as('mireille')).request.get('/admin/people', asked)
  expect(other.status()).toBe(404)
  expect(await other.json()).toBeNull()
  const nobody = await (await stranger()).request.get('/admin/people', asked)
  expect(nobody.headers().location).toBe('/sign-in?returnTo=%2Fadmin%2Fpeople')
})

test('opening the filters beside a list keeps what was read further down', async ({ as }) => {
  const page = await as('nils')
  const { board } = await fullBoard(page)
  for (const at of ['/ideas?view=ideas', `/ideas/boards/${board.slug}`]) {
    await page.goto(at)
    await scriptsRun(page)
    const count = await rowsOf(page).count()
    await moreOf(page).click()
    await expect(rowsOf(page).nth(count)).toBeVisible()
    const grown = await namesOf(page)
    await page.keyboard.press('f')
    await expect(page).toHaveURL(/filters=open/)
    await expect(page.getByRole('link', { name: 'Filter', expanded: true })).toBeVisible()
    expect(await namesOf(page)).toEqual(grown)
    await expect(page.getByRole('form', { name: 'Filters' }).locator(':focus')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page).not.toHaveURL(/filters=open/)
    expect(await namesOf(page)).toEqual(grown)
  }
})
