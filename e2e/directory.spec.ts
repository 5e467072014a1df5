// The lists of spaces and of people: found from every page, searched, joined, on a desk and on a phone.
import { createSpace } from './fixtures.ts'
import { CAST, expect, scriptsRun, test, word } from './people.ts'

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', before any script'

  test(`spaces are listed by name; an open one is joined and a closed one asked for${how}`, async ({
    as,
  }) => {
    const [elif, ruben] = [await as('elif'), await as('ruben', { javaScriptEnabled })]
    const mark = word()
    await createSpace(elif, { name: `Open ${mark}`, kind: 'OPEN' })
    await createSpace(elif, { name: `Closed ${mark}`, kind: 'CLOSED' })
    await createSpace(elif, { name: `Hidden ${mark}`, kind: 'HIDDEN' })

    await ruben.goto('/')
    await ruben
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Spaces' })
      .click()
    await expect(ruben.getByRole('heading', { level: 1, name: 'Spaces' })).toBeVisible()
    await ruben.goto(`/spaces?q=${mark}`)
    if (javaScriptEnabled) await scriptsRun(ruben)
    await expect(ruben.getByRole('main').getByRole('heading', { level: 2 })).toHaveText([
      `Closed ${mark}`,
      `Open ${mark}`,
    ])
    const open = ruben.getByRole('listitem').filter({ hasText: `Open ${mark}` })
    await expect(open).toContainText(CAST.elif)
    await open.getByRole('button', { name: `Join Open ${mark}` }).click()
    if (!javaScriptEnabled) await ruben.goto(`/spaces?q=${mark}`)
    await expect(open.getByText('Member', { exact: true })).toBeVisible()
    if (javaScriptEnabled) await expect(open.getByText('Member', { exact: true })).toBeFocused()
    const closed = ruben.getByRole('listitem').filter({ hasText: `Closed ${mark}` })
    await closed.getByRole('button', { name: `Request to join Closed ${mark}` }).click()
    if (!javaScriptEnabled) await ruben.goto(`/spaces?q=${mark}`)
    await expect(closed.getByText('Requested', { exact: true })).toBeVisible()
    await closed.getByRole('link', { name: `Closed ${mark}` }).click()
    await expect(ruben.getByText('Request sent.')).toBeVisible()
    await ruben
      .getByRole('navigation', { name: 'Breadcrumb' })
      .getByRole('link', { name: 'Spaces' })
      .click()
    await expect(ruben).toHaveURL('/spaces')
  })
}

test('people are listed by name, part by part, and found by name and unit', async ({ as }) => {
  const kofi = await as('kofi')
  await kofi.goto('/people')
  await scriptsRun(kofi)
  const rows = kofi.getByRole('main').locator('[data-row]')
  const first = await rows.count()
  expect(first).toBe(50)
  await kofi.getByRole('link', { name: 'More', exact: true }).click()
  await expect(async () => expect(await rows.count()).toBeGreaterThan(first)).toPass()
  await expect(rows.nth(first).getByRole('link')).toBeFocused()

  await kofi.keyboard.press('/')
  await kofi.keyboard.type('lindq')
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText(CAST.hanne)
  await kofi.getByRole('searchbox', { name: 'Name or email' }).fill('xylophone')
  await expect(kofi.getByText('Nobody is called “xylophone”')).toBeVisible()
  await kofi.getByRole('link', { name: 'All people' }).click()
  await expect(async () => expect(await rows.count()).toBeGreaterThanOrEqual(50)).toPass()
})

test('a phone reaches both lists from “More”, and a keyboard by G S and G P', async ({ as }) => {
  const ruben = await as('ruben', { viewport: { width: 360, height: 740 } })
  await ruben.goto('/')
  await scriptsRun(ruben)
  for (const [name, path] of [
    ['Spaces', '/spaces'],
    ['People', '/people'],
  ] as const) {
    await ruben.getByRole('button', { name: 'More', exact: true }).click()
    await ruben
      .getByRole('navigation', { name: 'More' })
      .getByRole('link', { name, exact: true })
      .click()
    await expect(ruben).toHaveURL(path)
    const { scroll, client } = await ruben.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }))
    expect(scroll).toBe(client)
  }
  await ruben.keyboard.press('g')
  await ruben.keyboard.press('s')
  await expect(ruben).toHaveURL('/spaces')
})
