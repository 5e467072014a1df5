// Writing with an input method, on keyboards of other scripts, with held keys, and in characters of several code points.
import type { Page } from '@playwright/test'
import { createBoard, createIdea } from './fixtures.ts'
import { expect, scriptsRun, test, word } from './people.ts'

/** Composes a text as an input method does, ends it with Enter, which is the method's own, and takes what it offers. */
async function compose(page: Page, shown: string, taken: string) {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Input.imeSetComposition', {
    text: shown,
    selectionStart: shown.length,
    selectionEnd: shown.length,
  })
  await cdp.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 229,
  })
  await cdp.send('Input.insertText', { text: taken })
  await cdp.detach()
}

/** A key as a keyboard of another script tells it. */
type Key = { key: string; code: string; ctrlKey?: boolean; shiftKey?: boolean }
const pressAs = (page: Page, init: Key) =>
  page.evaluate((given) => {
    const event = new KeyboardEvent('keydown', { ...given, bubbles: true, cancelable: true })
    ;(document.activeElement ?? document.body).dispatchEvent(event)
  }, init)

test('while an input method composes, Enter is its own', async ({ as }) => {
  const page = await as('elif')
  await page.goto('/ideas/new')
  await scriptsRun(page)
  const tags = page.getByRole('combobox', { name: 'Tags' })
  await tags.focus()
  await compose(page, 'けいひ', '経費')
  await expect(tags).toHaveValue('経費')
  await expect(page.getByRole('button', { name: /^Remove/ })).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Remove 経費' })).toBeVisible()

  const title = page.getByRole('textbox', { name: 'Your idea in one line' })
  await title.focus()
  await compose(page, 'けいひ', '経費')
  await expect(title).toBeFocused()
  await expect(title).toHaveValue('経費')
})

test('while an input method composes, no name is chosen', async ({ as }) => {
  const page = await as('elif')
  const board = await createBoard(page, { name: `Names ${word()}`, kind: 'OPEN' })
  const idea = await createIdea(page, { board: board.slug, title: `Names ${word()}` })
  await page.goto(`/ideas/${idea.number}`)
  await scriptsRun(page)
  const comment = page.getByRole('textbox', { name: /comment/i }).first()
  await comment.focus()
  await page.keyboard.type('@kof')
  await expect(page.getByRole('listbox', { name: 'People' })).toBeVisible()
  await compose(page, 'i', 'i')
  await expect(comment).toHaveValue('@kofi')
})

test('shortcuts work on keyboards of other scripts', async ({ as }) => {
  const page = await as('elif')
  await page.goto('/ideas')
  await scriptsRun(page)
  const opens = async (event: Key) => {
    await pressAs(page, event)
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  }
  for (const key of ['л', 'κ', 'ㅏ', 'ｋ', 'Unidentified'])
    await opens({ key, code: 'KeyK', ctrlKey: true })
  // Dvorak: the letter on the key, not the key's place.
  await opens({ key: 'k', code: 'KeyV', ctrlKey: true })
  await opens({ key: '؟', code: 'Slash', shiftKey: true })
  await pressAs(page, { key: 'с', code: 'KeyC' })
  await expect(page).toHaveURL('/ideas/new')
  await scriptsRun(page)
  const text = page.locator('#idea-body')
  await text.focus()
  // Arabic has two letters on one key.
  await pressAs(page, { key: 'لا', code: 'KeyB', ctrlKey: true })
  await expect(text).toHaveValue(/^\*\*.*\*\*$/)
})

test('a held key acts once', async ({ as }) => {
  const page = await as('elif')
  const author = await as('kofi')
  const board = await createBoard(author, { name: `Held ${word()}`, kind: 'OPEN' })
  const idea = await createIdea(author, { board: board.slug, title: `Held ${word()}` })
  await page.goto(`/ideas/${idea.number}`)
  await scriptsRun(page)
  const support = page.locator('[data-key=vote]').first()
  await page.keyboard.down('v')
  await page.keyboard.down('v')
  await page.keyboard.up('v')
  await expect(support).toHaveAttribute('aria-pressed', 'true')

  await page.goto('/ideas/new')
  await scriptsRun(page)
  await page.getByRole('combobox', { name: 'Tags' }).focus()
  await page.keyboard.type('one,ab')
  for (let i = 0; i < 5; i++) await page.keyboard.down('Backspace')
  await page.keyboard.up('Backspace')
  await expect(page.getByRole('button', { name: 'Remove one' })).toBeVisible()
})

test('a title has room for as many characters as it says, whatever they are made of', async ({
  as,
}) => {
  const page = await as('elif')
  await page.goto('/ideas/new')
  await scriptsRun(page)
  const title = page.getByRole('textbox', { name: 'Your idea in one line' })
  await title.focus()
  for (const one of ['🚀', '👨‍👩‍👧‍👦']) {
    await title.fill('')
    await page.keyboard.insertText(one.repeat(60))
    await expect(title).toHaveValue(one.repeat(60))
    await expect(page.getByText('60 of 90 characters')).toBeVisible()
    await page.keyboard.insertText(one.repeat(40))
    await expect(title).toHaveValue(one.repeat(90))
    // What does not fit is not written, wherever it is written; nothing else goes.
    await page.keyboard.press('Home')
    await page.keyboard.insertText('x')
    await expect(title).toHaveValue(one.repeat(90))
  }
})

test('a word without end in a title makes no page wider', async ({ as }) => {
  const page = await as('elif', { viewport: { width: 360, height: 640 } })
  const board = await createBoard(page, { name: `Long ${word()}` })
  const idea = await createIdea(page, { board: board.slug, title: 'W'.repeat(90) })
  for (const path of [idea.href, `/ideas/boards/${board.slug}`, `${idea.href}/history`]) {
    await page.goto(path)
    await expect(page.getByText('W'.repeat(90)).first()).toBeAttached()
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width, path).toBeLessThanOrEqual(360)
  }
})

test('F opens the filters with the focus in them, Esc closes them', async ({ as }) => {
  const page = await as('elif')
  for (const list of ['/ideas?view=ideas', '/ideas/boards/first-winter']) {
    await page.goto(list)
    await scriptsRun(page)
    await page.keyboard.press('f')
    const filters = page.getByRole('form', { name: 'Filters' })
    await expect(filters.locator(':focus')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(filters).toBeHidden()
  }
})
