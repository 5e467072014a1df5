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

test('people are listed by name, part by part, and found by words that become tokens', async ({
  as,
}) => {
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

  const line = kofi.getByRole('searchbox')
  await line.fill('noise at night Polish')
  await expect(kofi.getByText('Read as: knows noise at night and speaks Polish.')).toBeVisible()
  await expect(rows.filter({ hasText: CAST.tomasz })).toHaveCount(1)
  // Whoever has shown it is named with their work, declared or not.
  const shown = kofi.getByRole('region', { name: 'Who knows about “noise at night”' })
  await expect(shown.getByRole('link', { name: CAST.joao })).toBeVisible()
  await line.press('Enter')
  await expect(kofi).toHaveURL(/\/people\?skill=\d+&speaks=pl$/)
  await expect(line).toHaveValue('')
  await expect(kofi.getByRole('link', { name: 'Remove: speaks Polish' })).toBeVisible()
  await expect(kofi.getByRole('checkbox', { name: /^Polish/ })).toBeChecked()

  await kofi.getByText('Save search').click()
  await kofi.getByPlaceholder('Name of this search').fill('Night shift')
  await kofi.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(kofi.getByRole('link', { name: 'Night shift' })).toBeVisible()
  await line.press('Backspace')
  await expect(kofi).toHaveURL(/\/people\?skill=\d+$/)
  await kofi.getByRole('link', { name: 'Night shift' }).click()
  await expect(kofi).toHaveURL(/speaks=pl$/)
  await kofi.getByRole('button', { name: 'Delete Night shift' }).click()
  await expect(kofi.getByRole('link', { name: 'Night shift' })).toHaveCount(0)

  await kofi.getByRole('link', { name: 'Search for these words instead' }).click()
  await expect(kofi.getByText('Words are searched anywhere on a card.')).toBeVisible()
  await line.fill('xylophone')
  await expect(kofi.getByText('Nobody matches this search')).toBeVisible()
  await kofi.getByRole('link', { name: 'All people' }).click()
  await expect(async () => expect(await rows.count()).toBeGreaterThanOrEqual(50)).toPass()
})

test('before any script, two tokens and the org chart work with a form and links, on a phone', async ({
  as,
}) => {
  const ruben = await as('ruben', {
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  })
  await ruben.goto('/people')
  await ruben.getByRole('searchbox').fill('Porto Dutch')
  await ruben.getByRole('searchbox').press('Enter')
  await expect(ruben).toHaveURL('/people?site=Porto&speaks=nl')
  await ruben.getByRole('link', { name: 'Remove: speaks Dutch' }).click()
  await expect(ruben).toHaveURL('/people?site=Porto')
  await ruben.getByRole('link', { name: 'Org chart', exact: true }).click()
  await ruben.getByRole('treeitem').first().click()
  await expect(ruben).toHaveURL(/\/people\/chart\?at=\d+$/)
  await expect(ruben.getByRole('tree')).toHaveCount(2)
  const { scroll, client } = await ruben.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }))
  expect(scroll).toBe(client)
})

test('the org chart opens by the arrows, level by level, and leads back', async ({ as }) => {
  const kofi = await as('kofi')
  await kofi.goto('/people/chart')
  await scriptsRun(kofi)
  const focused = kofi.locator(':focus')
  const top = kofi.getByRole('treeitem').first()
  await top.focus()
  const head = await top.getAttribute('data-person')
  await kofi.keyboard.press('ArrowRight')
  await expect(kofi).toHaveURL(`/people/chart?at=${head}`)
  await expect(focused).toHaveAttribute('aria-level', '2')
  await kofi.keyboard.press('End')
  await kofi.keyboard.press('Home')
  await expect(focused).toHaveAttribute('aria-posinset', '1')
  await kofi.keyboard.press('ArrowDown')
  await expect(focused).toHaveAttribute('aria-posinset', '2')
  await kofi.keyboard.press('ArrowLeft')
  await expect(top).toBeFocused()
  await expect(top).toHaveAttribute('aria-expanded', 'true')
})

test.describe('a form that is refused first', () => {
  test.use({ allowedConsoleErrors: /status of 4(00|09)/ })

  test('somebody fills in their card: a skill suggested by its beginning, phone, languages, away', async ({
    as,
  }) => {
    const ruben = await as('ruben')
    await ruben.goto('/people')
    await scriptsRun(ruben)
    await ruben.getByRole('searchbox').fill('ruben claes')
    await ruben.getByRole('main').getByRole('link', { name: CAST.ruben }).click()
    await ruben.getByRole('link', { name: 'Edit profile' }).click()
    const skills = ruben.getByRole('combobox', { name: 'Skills' })
    const before = await skills.inputValue()
    await skills.fill(`${before}, noise at`)
    await expect(ruben.getByRole('option').first()).toContainText('noise at night')
    await skills.press('Enter')
    await expect(skills).toHaveValue(`${before}, noise at night, `)
    await ruben.getByLabel('Phone').fill('call me')
    await ruben.getByRole('checkbox', { name: 'Danish' }).check()
    await ruben.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(ruben.getByText('Enter a phone number, like +32 9 123 45 67.')).toBeVisible()
    await ruben.getByLabel('Phone').fill('+32 9 555 99 99')
    await ruben.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(ruben.getByRole('link', { name: '+32 9 555 99 99' })).toHaveAttribute(
      'href',
      'tel:+3295559999',
    )
    await expect(ruben.getByText(/Danish/)).toBeVisible()
    await ruben.getByRole('link', { name: 'noise at night' }).click()
    await expect(ruben.getByRole('main').getByRole('link', { name: CAST.ruben })).toBeVisible()
  })

  test('a curator is offered the merge of two skills of one name, and undoes it', async ({
    as,
  }) => {
    const nils = await as('nils')
    await nils.goto('/admin/skills?q=terraces')
    await scriptsRun(nils)
    await nils.getByRole('link', { name: 'terraces', exact: true }).click()
    await nils.getByLabel('New name').fill('noise at night')
    await nils.getByRole('button', { name: 'Rename' }).click()
    await expect(nils.getByText('Merge “terraces” into it?')).toBeVisible()
    await nils.getByRole('button', { name: 'Merge', exact: true }).first().click()
    await expect(nils.getByRole('heading', { name: 'noise at night' })).toBeVisible()
    await nils
      .getByRole('button', { name: 'Undo: “terraces” merged into “noise at night”' })
      .click()
    await expect(nils.getByText('Undone').first()).toBeVisible()
  })
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
