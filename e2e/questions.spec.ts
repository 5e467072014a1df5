/** Questions in browsers: asked before scripts run, answered and accepted live in two browsers, found by whoever asks again. */
import type { Page } from '@playwright/test'
import { ask, createSpace } from './fixtures.ts'
import { expect, test, waitForRoom, word } from './people.ts'

async function createQuestion(page: Page, space: string, title: string): Promise<string> {
  const { askQuestion } = await ask<{ askQuestion: { path: string } }>(
    page,
    'mutation ($space: String!, $input: QuestionInput!) { askQuestion(space: $space, input: $input) { path } }',
    { space, input: { title } },
  )
  return askQuestion.path
}

test.describe('before a script has run', () => {
  test.use({ javaScriptEnabled: false, allowedConsoleErrors: /status of 400/ })

  test('somebody asks, is told what is wrong, gets an answer, and accepts it', async ({ as }) => {
    const [mireille, kofi] = [await as('mireille'), await as('kofi')]
    const space = await createSpace(mireille, { name: `Asking ${word()}`, members: [kofi] })
    const title = `Who knows about the ${word()}?`
    await mireille.goto(`/questions/new?space=${space.slug}&title=...`)
    await mireille.getByRole('button', { name: 'Ask', exact: true }).click()
    await expect(mireille.getByText('Ask in a few words.').first()).toBeVisible()
    await mireille.getByRole('textbox', { name: 'Your question' }).fill(title)
    await mireille.getByRole('button', { name: 'Ask', exact: true }).click()
    await expect(mireille.getByRole('heading', { level: 1, name: title })).toBeVisible()
    const path = new URL(mireille.url()).pathname

    await kofi.goto(path)
    await kofi.getByRole('button', { name: /I have this too/ }).click()
    await kofi.getByRole('textbox', { name: 'Write an answer' }).fill('I do, call me.')
    await kofi.getByRole('button', { name: 'Post' }).click()
    await expect(kofi.getByText('I do, call me.')).toBeVisible()

    await mireille.goto(path)
    await mireille.getByRole('button', { name: /^Upvote the answer by Kofi/ }).click()
    await mireille.getByRole('button', { name: /^Accept the answer by Kofi/ }).click()
    await expect(mireille.getByText('Accepted answer')).toBeVisible()
    await expect(mireille.getByRole('link', { name: /The answer by Kofi/ })).toBeVisible()
  })
})

test('an answer, a vote and what is accepted appear on a page that is open; whoever asks again reads the answer in the form', async ({
  as,
}) => {
  const [mireille, kofi, tomasz] = [await as('mireille'), await as('kofi'), await as('tomasz')]
  const space = await createSpace(mireille, { name: `Live ${word()}`, members: [kofi, tomasz] })
  const [one, other] = [word(), word()]
  const path = await createQuestion(mireille, space.slug, `Does the ${one} fit the ${other}?`)
  await Promise.all([mireille.goto(path), kofi.goto(path)])
  const room = `post:${path.split('/').at(-1)}`
  await Promise.all([waitForRoom(mireille, room), waitForRoom(kofi, room)])

  await kofi.getByRole('textbox', { name: 'Write an answer' }).fill('Only with the long screws.')
  await kofi.getByRole('button', { name: 'Post' }).click()
  await expect(mireille.getByText('Only with the long screws.')).toBeVisible()
  await mireille.getByRole('button', { name: /^Upvote the answer by Kofi/ }).click()
  await expect(
    kofi.getByRole('button', { name: /^Upvote the answer by Kofi.*1 vote/ }),
  ).toBeVisible()
  await mireille.getByRole('button', { name: /^Accept the answer by Kofi/ }).click()
  await expect(kofi.getByText('Accepted answer')).toBeVisible()

  await tomasz.goto(`/questions/new?space=${space.slug}`)
  await tomasz
    .getByRole('textbox', { name: 'Your question' })
    .fill(`Will the ${one} fit on the ${other}?`)
  const similar = tomasz
    .getByRole('listitem')
    .filter({ hasText: `Does the ${one} fit` })
    .filter({ hasText: 'Only with the long screws.' })
  await similar.getByRole('button', { name: 'This solved it' }).click()
  await expect(similar.getByText('You need not ask it again.')).toBeVisible()
  await kofi.goto('/notifications')
  await expect(kofi.getByText(/solved it for Tomasz/).first()).toBeVisible()
})
