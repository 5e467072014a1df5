import type { Page } from '@playwright/test'
import { createBoard, createIdea } from './fixtures.ts'
import { expect, scriptsRun, test, word } from './people.ts'

const text = (name: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from('Some words.'),
})

/** Holds uploads back until the returned function is called. */
async function holdUploads(page: Page) {
  const held = Promise.withResolvers<void>()
  await page.route('**/files', async (route) => {
    await held.promise
    await route.continue()
  })
  return () => held.resolve()
}

test.describe('while a file is on its way', () => {
  test('a comment that is posted waits for it, says so, and goes by itself', async ({ as }) => {
    const page = await as('mireille')
    const board = await createBoard(page, { name: `Slow line ${word()}` })
    const idea = await createIdea(page, { board: board.slug, title: 'A photo of the van' })
    await page.goto(idea.href)
    await scriptsRun(page)
    const release = await holdUploads(page)
    const form = page.locator('form#comment')
    await form.getByLabel('Attach a file').setInputFiles(text('van.txt'))
    await form.getByRole('textbox', { name: 'Add a comment' }).fill('Here is how it looks.')
    await form.getByRole('button', { name: /^Post/ }).click()
    await expect(form.getByText('This is sent as soon as the files are uploaded.')).toBeVisible()
    release()
    const comment = page.locator('article.comment').filter({ hasText: 'Here is how it looks.' })
    await expect(comment.getByRole('link', { name: /van\.txt/ })).toBeVisible()
    await expect(comment).toHaveCount(1)
  })

  test('what waits can be held back, and stays when the file does not arrive', async ({ as }) => {
    const page = await as('mireille')
    const board = await createBoard(page, { name: `Lost line ${word()}` })
    const idea = await createIdea(page, { board: board.slug, title: 'Another photo' })
    await page.goto(idea.href)
    await scriptsRun(page)
    const release = await holdUploads(page)
    const form = page.locator('form#comment')
    await form.getByLabel('Attach a file').setInputFiles(text('van.txt'))
    await form.getByRole('textbox', { name: 'Add a comment' }).fill('Not yet.')
    await form.getByRole('button', { name: /^Post/ }).click()
    await form.getByRole('button', { name: 'Do not send' }).click()
    release()
    await expect(form.getByText('Uploaded')).toBeVisible()
    await expect(form.getByRole('textbox', { name: 'Add a comment' })).toHaveValue('Not yet.')
    await expect(page.locator('article.comment').filter({ hasText: 'Not yet.' })).toHaveCount(0)
  })

  test('an idea that is posted by a key waits for it too', async ({ as }) => {
    const page = await as('mireille')
    const board = await createBoard(page, { name: `Slow idea ${word()}` })
    await page.goto(`/ideas/new?board=${board.slug}`)
    await scriptsRun(page)
    const release = await holdUploads(page)
    const title = `A plan for ${word()}`
    await page.getByRole('textbox', { name: 'Your idea in one line' }).fill(title)
    await page.locator('#idea-body').fill('As it is drawn.')
    await page.locator('.compose .editor input[type=file]').first().setInputFiles(text('plan.txt'))
    await page.locator('#idea-body').press('Control+Enter')
    await expect(page.getByText('This is sent as soon as the files are uploaded.')).toBeVisible()
    release()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(page.getByRole('link', { name: /plan\.txt/ })).toBeVisible()
  })
})

/** The part of the window's height that bars cover which stay while one scrolls. */
const covered = (page: Page) =>
  page.evaluate(() => {
    const bars = [...document.body.querySelectorAll('*')].filter((one) => {
      const { position, display } = getComputedStyle(one)
      return /fixed|sticky/.test(position) && display !== 'none'
    })
    const rows = new Set<number>()
    for (const bar of bars) {
      const { top, bottom, width } = bar.getBoundingClientRect()
      if (width < innerWidth / 2) continue
      for (let y = Math.max(0, Math.floor(top)); y < Math.min(innerHeight, bottom); y++) rows.add(y)
    }
    return rows.size / innerHeight
  })

test('writing an idea on a small phone leaves four fifths of the screen to the text, with Post under the thumb', async ({
  as,
}) => {
  const page = await as('tomasz', { viewport: { width: 360, height: 640 }, hasTouch: true })
  for (const address of ['/ideas/new', '/ideas/new?board=first-winter']) {
    await page.goto(address)
    await scriptsRun(page)
    expect(await covered(page), address).toBeLessThan(0.2)
    const post = await page.getByRole('button', { name: /^Post/ }).boundingBox()
    expect(post?.height, address).toBeGreaterThanOrEqual(44)
    expect(post?.y, address).toBeGreaterThan(320)
  }
})

test('at 400 % nothing covers the field one writes in', async ({ as }) => {
  // 1280 × 1024 enlarged four times.
  const page = await as('tomasz', { viewport: { width: 320, height: 256 } })
  for (const address of ['/ideas/new', '/ideas/new?board=first-winter']) {
    await page.goto(address)
    await scriptsRun(page)
    for (const field of ['#idea-title', '#idea-body', '#idea-board', '#idea-tags']) {
      await page.locator(field).focus()
      const isSeen = await page.locator(field).evaluate((one) => {
        const { left, top, width, height } = one.getBoundingClientRect()
        const visibleTop = Math.max(top, 0)
        const visibleBottom = Math.min(top + height, innerHeight)
        const points = [visibleTop + 4, (visibleTop + visibleBottom) / 2, visibleBottom - 4]
        return points.every((y) => {
          const there = document.elementFromPoint(left + width / 2, y)
          return there === one || one.contains(there)
        })
      })
      expect(isSeen, `${field} of ${address}`).toBe(true)
    }
    expect(await covered(page), address).toBeLessThan(0.2)
  }
})

test('a pasted text proposes its first sentence as the title, which Ctrl Z takes back', async ({
  as,
}) => {
  const page = await as('hanne')
  await page.goto('/ideas/new')
  await scriptsRun(page)
  await page.locator('#idea-body').focus()
  await page.keyboard.insertText(
    '## The vans stand **half empty** at noon. Two of them could go together.\n\nMore below.',
  )
  await page
    .getByRole('button', { name: 'Use as title: The vans stand half empty at noon' })
    .click()
  await expect(page.locator('#idea-title')).toHaveValue('The vans stand half empty at noon')
  await expect(page.locator('#idea-title')).toBeFocused()
  await expect(page.getByRole('button', { name: /^Use as title/ })).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.locator('#idea-title')).toHaveValue('')
})
