import { createBoard, createComment, createIdea } from './fixtures.ts'
import { CAST, expect, scriptsRun, test, word } from './people.ts'

test('a comment is reported, hidden by the owner of the space, and everybody concerned reads why', {
  tag: ['@report', '@decideCase'],
}, async ({ as }) => {
  const [hanne, joao, kofi] = [await as('hanne'), await as('joao'), await as('kofi')]
  const board = await createBoard(hanne, { name: `Talk ${word()}`, members: [joao, kofi] })
  const idea = await createIdea(hanne, { board: board.slug, title: `A kinder tone ${word()}` })
  const words = `Only a fool would say that ${word()}`
  await createComment(joao, idea, words)

  await kofi.goto(idea.href)
  await scriptsRun(kofi)
  await kofi.getByRole('button', { name: `More about ${CAST.joao}’s comment` }).click()
  await kofi.getByRole('menuitem', { name: 'Report' }).click()
  await kofi.getByRole('radio', { name: 'Harassment or insult' }).check()
  await kofi.getByRole('textbox', { name: /What should they know/ }).fill('He means Ruben.')
  await kofi.getByRole('button', { name: 'Report', exact: true }).click()
  await expect(kofi.getByRole('status')).toContainText('Your report was sent')

  await hanne.goto('/moderation')
  await scriptsRun(hanne)
  await hanne.getByRole('link', { name: words }).click()
  await expect(hanne.getByText('He means Ruben.')).toBeVisible()
  await hanne.getByRole('radio', { name: /^Hide/ }).check()
  await hanne.getByRole('textbox', { name: 'Reason' }).fill('We do not call each other names.')
  await hanne.getByRole('button', { name: 'Save decision' }).click()
  await expect(hanne.getByRole('status')).toContainText('The decision is saved')

  await kofi.goto(idea.href)
  await expect(kofi.getByRole('heading', { name: idea.title })).toBeVisible()
  await expect(kofi.getByText(words)).toHaveCount(0)
  for (const page of [kofi, joao]) {
    await page.goto('/reports')
    const one = page.getByRole('listitem').filter({ hasText: words })
    await expect(one).toContainText('Hidden')
    await expect(one).toContainText('We do not call each other names.')
  }

  await hanne.goto('/moderation?show=decided')
  await hanne.getByRole('link', { name: words }).click()
  await hanne.getByRole('radio', { name: /^No action/ }).check()
  await hanne.getByRole('textbox', { name: 'Reason' }).fill('It was a quotation.')
  await hanne.getByRole('button', { name: 'Save decision' }).click()
  await expect(hanne.getByRole('status')).toContainText('The decision is saved')
  await kofi.goto(idea.href)
  await expect(kofi.getByText(words)).toBeVisible()
})

test.describe(() => {
  test.use({ allowedConsoleErrors: /status of 404/ })

  test('whoever looks after no space finds no queue', async ({ as }) => {
    const tomasz = await as('tomasz', { javaScriptEnabled: false })
    const answer = await tomasz.goto('/moderation')
    expect(answer?.status()).toBe(404)
  })
})
