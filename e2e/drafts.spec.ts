// What is being written is kept: photos too, and the text of each of two tabs.
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { createBoard, createIdea } from './fixtures.ts'
import { expect, scriptsRun, test, word } from './people.ts'

// A browser says to its console that a draft, or a form, was refused.
test.use({ allowedConsoleErrors: /status of 409/ })

const photo = async (name: string) => ({
  name,
  mimeType: 'image/png',
  buffer: await sharp({ create: { width: 40, height: 30, channels: 3, background: '#36a' } })
    .png()
    .toBuffer(),
})
const attach = async (page: Page, name: string) =>
  page.getByLabel('Add a picture or a file').setInputFiles(await photo(name))
const isSaved = (page: Page, what = '') =>
  page.waitForResponse(
    (answer) =>
      answer.url().includes('/ask/draft') && Boolean(answer.request().postData()?.includes(what)),
  )

test('a photo of a draft is there after a reload, and goes with the idea', async ({ as }) => {
  const page = await as('kofi')
  const board = await createBoard(page, { name: `Drafts ${word()}` })
  const title = `A lamp for ${word()}`
  await page.goto(`/ideas/new?board=${board.slug}`)
  await scriptsRun(page)
  await page.getByRole('textbox', { name: 'Your idea in one line' }).fill(title)
  const saved = isSaved(page, 'lamp.png')
  await attach(page, 'lamp.png')
  await expect(page.getByText('lamp.png')).toBeVisible()
  await saved
  await page.reload()
  await scriptsRun(page)
  await expect(page.getByText('lamp.png')).toBeVisible()
  await page.getByRole('button', { name: 'Post idea' }).click()
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await expect(page.locator('img[src*="/files/"]').first()).toBeVisible()
})

test('two tabs write a comment on one idea: both texts are offered afterwards', async ({ as }) => {
  const one = await as('kofi')
  const board = await createBoard(one, { name: `Tabs ${word()}` })
  const idea = await createIdea(one, { board: board.slug, title: `A bell for ${word()}` })
  const two = await one.context().newPage()
  const boxOf = (page: Page) => page.getByRole('textbox', { name: 'Add a comment' })
  for (const page of [one, two]) {
    await page.goto(idea.href)
    await scriptsRun(page)
    const looked = page.waitForResponse((answer) => answer.url().includes('/ask/draft'))
    await boxOf(page).focus()
    await looked
  }
  const write = async (page: Page, text: string) => {
    const saved = isSaved(page)
    await boxOf(page).pressSequentially(text)
    return (await saved).status()
  }
  expect(await write(one, 'tab one text')).toBe(200)
  expect(await write(two, 'tab two text')).toBe(409)
  const told = (page: Page) => page.getByText('You continued elsewhere')
  await expect(told(two)).toContainText('tab one text')
  expect(await write(one, ' and more')).toBe(200)
  await two.close()
  await one.goto('/')
  await one.goto(idea.href)
  await scriptsRun(one)
  await expect(boxOf(one)).toHaveValue('tab one text and more')
  await expect(told(one)).toContainText('tab two text')
  await one.getByRole('button', { name: 'Use that one' }).click()
  await expect(boxOf(one)).toHaveValue('tab two text')
  await expect(told(one)).toHaveCount(0)
})

test('two tabs change the settings of a board: the second is told, and both texts are there', async ({
  as,
}) => {
  const one = await as('kofi')
  const board = await createBoard(one, { name: `Twice ${word()}` })
  const two = await one.context().newPage()
  const settings = `/ideas/boards/${board.slug}/settings`
  const about = (page: Page) => page.locator('#board-about')
  for (const page of [one, two]) {
    await page.goto(settings)
    await scriptsRun(page)
  }
  await about(one).fill('What the first wrote')
  await one.getByRole('button', { name: 'Save' }).click()
  await expect(one).not.toHaveURL(/settings/)
  await about(two).fill('What the second wrote')
  await two.getByRole('button', { name: 'Save' }).click()
  await expect(two.getByRole('alert')).toContainText('It was changed meanwhile')
  await expect(two.getByRole('alert')).toContainText('What the first wrote')
  await expect(about(two)).toHaveValue('What the second wrote')
  await two.getByRole('button', { name: 'Save' }).click()
  await expect(two).not.toHaveURL(/settings/)
  await one.goto(settings)
  await expect(about(one)).toHaveValue('What the second wrote')
})
