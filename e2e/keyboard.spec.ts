import type { Page } from '@playwright/test'
import { ask, createBoard, createIdea } from './fixtures.ts'
import { expect, scriptsRun, test, word } from './people.ts'

/** Walks on with Tab until the focus is on it, as one does who sees no pointer. */
async function tabTo(page: Page, role: Parameters<Page['getByRole']>[0], name: string | RegExp) {
  const wanted = page
    .getByRole(role, { name, exact: typeof name === 'string' })
    .and(page.locator(':focus'))
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press('Tab')
    if ((await wanted.count()) > 0) return
  }
  throw new Error(`Tab never reached the ${role} ${name}`)
}

test('an idea is posted with the keyboard alone', async ({ as }) => {
  const page = await as('elif')
  const board = await createBoard(page, { name: `Keys ${word()}` })
  const title = `No mouse for ${word()}`
  await page.goto('/')
  await scriptsRun(page)
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await expect(page).toHaveURL('/ideas')
  await page.keyboard.press('c')
  await expect(page).toHaveURL('/ideas/new')
  await expect(page.getByRole('textbox', { name: 'Your idea in one line' })).toBeFocused()
  await page.keyboard.type(title)
  // Enter goes on to the text.
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Now, and how it could be' })).toBeFocused()
  await page.keyboard.type('Ten fingers are ')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('enough')
  await tabTo(page, 'combobox', 'Board')
  await page.keyboard.type(board.name)
  await expect(page.getByRole('combobox', { name: 'Board' })).toHaveValue(board.slug)
  await tabTo(page, 'combobox', 'Tags')
  await page.keyboard.type('hands')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Remove hands' })).toBeVisible()
  await tabTo(page, 'button', /^Post idea/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByText('enough').and(page.locator('strong'))).toBeVisible()
})

test('from a board a new idea begins on that board: by its key, by the palette, at the foot of a phone', async ({
  as,
}) => {
  const page = await as('elif')
  const board = await createBoard(page, { name: `Here ${word()}` })
  const beginsThere = async () => {
    await expect(page).toHaveURL(`/ideas/new?board=${board.slug}`)
    await expect(page.getByRole('combobox', { name: 'Board' })).toHaveValue(board.slug)
    await page.goto(`/ideas/boards/${board.slug}`)
    await scriptsRun(page)
  }
  await page.goto(`/ideas/boards/${board.slug}`)
  await scriptsRun(page)
  await page.keyboard.press('c')
  await beginsThere()
  await page.keyboard.press('Control+k')
  await page.getByRole('option', { name: 'New idea' }).click()
  await beginsThere()
  await page.setViewportSize({ width: 390, height: 844 })
  await page
    .getByRole('navigation', { name: 'Bottom navigation' })
    .getByRole('link', { name: 'New idea' })
    .click()
  await beginsThere()
})

test('a comment is posted, answered and given a reaction with the keyboard alone', async ({
  as,
}) => {
  const page = await as('elif')
  const board = await createBoard(page, { name: `Keys ${word()}` })
  const idea = await createIdea(page, { board: board.slug, title: `Words for ${word()}` })
  await page.goto(idea.href)
  await scriptsRun(page)
  await page.keyboard.press('r')
  await expect(page.getByRole('textbox', { name: 'Add a comment' })).toBeFocused()
  await page.keyboard.type('Said by hand.')
  await page.keyboard.press('Control+Enter')
  const said = page.getByRole('article', { name: 'Comment by Elif Yıldız' })
  await expect(said).toContainText('Said by hand.')

  await said.getByRole('link', { name: 'Reply to Elif Yıldız' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Reply to Elif Yıldız' })).toBeFocused()
  await page.keyboard.type('And answered.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('And answered.')).toBeVisible()

  const add = said.getByRole('button', { name: 'Add a reaction' }).first()
  await add.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(add).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('a')
  await expect(page.getByRole('menuitem', { name: 'Agree' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Agree, 1' })).toBeVisible()
})

test('J, K, V and Enter walk through a list', async ({ as }) => {
  const page = await as('elif')
  const board = await createBoard(page, { name: `Walk ${word()}` })
  await createIdea(page, { board: board.slug, title: 'The first of two' })
  await createIdea(page, { board: board.slug, title: 'The second of two' })
  await page.goto(`/ideas/boards/${board.slug}?sort=newest`)
  await scriptsRun(page)
  await page.keyboard.press('j')
  await expect(page.getByRole('link', { name: 'The second of two' })).toBeFocused()
  await page.keyboard.press('j')
  await expect(page.getByRole('link', { name: 'The first of two' })).toBeFocused()
  await page.keyboard.press('v')
  await expect(
    page
      .getByRole('button', { name: 'Support “The first of two”, 1 supporter', pressed: true })
      .first(),
  ).toBeVisible()
  await page.keyboard.press('k')
  await expect(page.getByRole('link', { name: 'The second of two' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'The second of two' })).toBeVisible()
})

test('F opens the filters, whose code comes only then, and closes them again', async ({ as }) => {
  const page = await as('elif')
  const fetched: string[] = []
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
  const panelCode = () => fetched.filter((path) => path.includes('filter-panel'))
  await page.goto('/ideas/boards/first-winter')
  await scriptsRun(page)
  expect(panelCode()).toEqual([])
  const panel = page.getByRole('form', { name: 'Filters' })
  await page.keyboard.press('f')
  await expect(page).toHaveURL(/filters=open/)
  await expect(panel.getByRole('combobox', { name: 'Author’s unit' })).toBeVisible()
  expect(panelCode()).toHaveLength(1)
  // The focus went to the first filter: there the letter chooses an entry.
  await page.getByRole('link', { name: 'Filter' }).focus()
  await page.keyboard.press('f')
  await expect(panel).toHaveCount(0)
  await page.goBack()
  await page.reload()
  await scriptsRun(page)
  await panel.getByRole('combobox', { name: 'Author’s unit' }).selectOption('Engineering')
  await panel.getByRole('button', { name: 'Apply', exact: true }).press('Enter')
  await expect(page).toHaveURL('/ideas/boards/first-winter?tag=&unit=Engineering&mine=')
})

test('Ctrl K opens the palette from anywhere, finds people and pages, and gives the focus back', async ({
  as,
}) => {
  const page = await as('elif')
  await page.goto('/ideas/boards/first-winter')
  await scriptsRun(page)
  const before = page.getByRole('link', { name: 'Filter' })
  await before.focus()
  await page.keyboard.press('Control+k')
  // It begins in the space of the page; Backspace in the empty field widens it.
  const within = page.getByRole('combobox', { name: /^Search in / })
  await expect(within).toBeFocused()
  await expect(page.getByRole('button', { name: /Search the whole company$/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(within).toHaveCount(0)
  await expect(before).toBeFocused()

  await page.keyboard.press('Control+k')
  await expect(within).toBeFocused()
  await page.keyboard.press('Backspace')
  const field = page.getByRole('combobox', { name: 'Search or jump to' })
  await expect(field).toBeFocused()
  await page.keyboard.type('mirei')
  await expect(page.getByRole('option', { name: /Mireille Aerts/ }).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(field).toHaveCount(0)

  await page.keyboard.press('Control+k')
  await expect(within).toBeFocused()
  await page.keyboard.type('Notific')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/notifications')
})

test('what is typed while the palette is still on its way is in its field', async ({ as }) => {
  const page = await as('elif')
  await page.goto('/')
  await scriptsRun(page)
  const view = /palette-view.*\.js/
  let arrive = () => {}
  const mayArrive = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await page.route(view, async (route) => {
    await mayArrive
    await route.continue()
  })
  const asked = page.waitForRequest(view)
  await page.keyboard.press('Control+k')
  await asked
  // “c” alone would begin a new idea.
  await page.keyboard.type('coffxx')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  arrive()
  const field = page.getByRole('combobox', { name: 'Search or jump to' })
  await expect(field).toHaveValue('coff')
  await page.keyboard.type('ee')
  await expect(field).toHaveValue('coffee')
  await expect(page).toHaveURL('/')
})

test('once the palette is closed again, what is typed goes where the focus is', async ({ as }) => {
  const page = await as('elif', {
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 844 },
  })
  await page.goto('/ideas/new')
  await scriptsRun(page)
  await page.getByRole('link', { name: 'Search', exact: true }).first().tap()
  await page.getByRole('button', { name: 'Cancel' }).tap()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const title = page.getByRole('textbox', { name: 'Your idea in one line' })
  await title.tap()
  await page.keyboard.type('Heard')
  await expect(title).toHaveValue('Heard')
})

test('/ goes to the page’s own search, and ? tells all keys', async ({ as }) => {
  const page = await as('elif')
  await page.goto('/search')
  await scriptsRun(page)
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox', { name: 'What are you looking for?' })).toBeFocused()
  await page.goto('/ideas/boards/first-winter')
  await scriptsRun(page)
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(keys).toContainText('Next post')
  await page.keyboard.press('Escape')
  await expect(keys).toHaveCount(0)
})

test('letters do nothing but write once somebody has turned the keys off', async ({ as }) => {
  const page = await as('tomasz')
  const turn = (shortcutsDisabled: boolean) =>
    ask(page, 'mutation ($input: SettingsInput!) { changeSettings(input: $input) { number } }', {
      input: { shortcutsDisabled },
    })
  await turn(false)
  await page.goto('/settings')
  await scriptsRun(page)
  const kept = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await page.getByRole('checkbox', { name: /^Single-key shortcuts/ }).uncheck()
  await kept
  await page.goto('/ideas')
  await scriptsRun(page)
  await page.keyboard.press('c')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Search or jump to' })).toBeFocused()
  await expect(page).toHaveURL('/ideas')
  await turn(false)
})

test('the first Tab offers to skip to the page', async ({ as }) => {
  const page = await as('elif')
  await page.goto('/ideas/boards/first-winter')
  await scriptsRun(page)
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to main content' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})
