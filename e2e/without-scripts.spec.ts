import { createBoard, createComment, createIdea } from './fixtures.ts'
import { CAST, expect, test, word } from './people.ts'

// A browser says to its console that a form was refused.
test.use({ javaScriptEnabled: false, allowedConsoleErrors: /status of 400/ })

test('everything one came for works before a script has run', async ({ stranger }) => {
  const page = await stranger()
  const mark = word()
  const title = `A drawer for ${mark}`
  await page.goto('/ideas/boards/paper-we-could-stop-printing')
  await page.getByRole('button', { name: new RegExp(CAST.priya) }).click()
  await expect(page).toHaveURL('/ideas/boards/paper-we-could-stop-printing')

  // Writes an idea; it is refused once, with everything still there.
  await page.getByRole('link', { name: 'New idea' }).first().click()
  await page.getByRole('textbox', { name: 'Your idea in one line' }).fill('     ')
  await page
    .getByRole('textbox', { name: 'Now, and how it could be' })
    .fill('All of it is **on the floor**.')
  await page.getByRole('textbox', { name: 'Tags' }).fill('order, Ghent')
  await page.getByRole('combobox', { name: 'Board' }).selectOption('Paper we could stop printing')
  await page.getByRole('button', { name: 'Post idea' }).click()
  await expect(page.getByText('Say it in a few words.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Now, and how it could be' })).toHaveValue(
    'All of it is **on the floor**.',
  )
  await expect(page.getByRole('textbox', { name: 'Tags' })).toHaveValue(/order, ghent/i)
  await expect(page.getByRole('combobox', { name: 'Board' })).toHaveValue(
    'paper-we-could-stop-printing',
  )
  await page.getByRole('textbox', { name: 'Your idea in one line' }).fill(title)
  await page.getByRole('button', { name: 'Post idea' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByText('on the floor').first()).toBeVisible()
  const address = page.url()

  // Supports it and takes it back.
  await page
    .getByRole('button', { name: `Support “${title}”, 0 supporters` })
    .first()
    .click()
  await expect(page.getByRole('link', { name: '1 supporter' })).toBeVisible()
  await page
    .getByRole('button', { name: `Support “${title}”, 1 supporter`, pressed: true })
    .first()
    .click()
  await expect(page.getByText('Nobody supports it yet.')).toBeVisible()

  // Says something, answers it, reacts to it.
  await page.getByRole('textbox', { name: 'Add a comment' }).fill('Any drawer will do.')
  await page.getByRole('button', { name: 'Post', exact: true }).last().click()
  const said = page.getByRole('article', { name: `Comment by ${CAST.priya}` })
  await expect(said).toContainText('Any drawer will do.')
  await said.getByRole('link', { name: `Reply to ${CAST.priya}` }).click()
  await page.getByRole('textbox', { name: `Reply to ${CAST.priya}` }).fill('Even a small one.')
  await page.getByRole('button', { name: 'Reply', exact: true }).click()
  await expect(page.getByText('Even a small one.')).toBeVisible()
  await said.first().getByRole('link', { name: 'Add a reaction' }).first().click()
  await page.getByRole('button', { name: 'Thank you' }).click()
  await expect(page.getByRole('button', { name: 'Thank you, 1' })).toBeVisible()

  // Finds it again.
  await page.getByRole('link', { name: 'Search', exact: true }).click()
  await page.getByRole('searchbox', { name: 'What are you looking for?' }).fill(`drawwer ${mark}`)
  await page.getByRole('main').getByRole('button', { name: 'Search' }).click()
  await page
    .getByRole('list', { name: 'Results, best first' })
    .getByRole('link', { name: title })
    .first()
    .click()
  await expect(page).toHaveURL(new RegExp(new URL(address).pathname))
})

test('a board is filtered and ordered', async ({ as }) => {
  const page = await as('kofi')
  await page.goto('/ideas/boards/first-winter')
  await page
    .getByRole('navigation', { name: 'Status' })
    .getByRole('link', { name: /^In use/ })
    .click()
  await expect(page).toHaveURL(/status=in-use/)
  await page.getByRole('link', { name: 'Filter' }).click()
  await page.getByRole('combobox', { name: 'Author’s unit' }).selectOption('Field Service')
  await page.getByRole('button', { name: 'Apply', exact: true }).click()
  await expect(page).toHaveURL(/unit=Field\+Service/)
  await expect(page).toHaveURL(/status=in-use/)
  await expect(page.getByRole('link', { name: /Field Service/ }).first()).toBeVisible()
})

test('settings are kept, and one signs out', async ({ as }) => {
  const page = await as('ayse')
  await page.goto('/settings')
  const look = page.getByRole('group', { name: 'Theme' })
  await look.getByRole('radio', { name: /^Dark/ }).check()
  await page.getByRole('button', { name: 'Save' }).first().click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await look.getByRole('radio', { name: /^System/ }).check()
  await page.getByRole('button', { name: 'Save' }).first().click()
  await expect(page.locator('html')).not.toHaveAttribute('data-theme')
  await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL('/sign-in')
})

test('an empty comment comes back with its message, a changed one is kept', async ({ as }) => {
  const page = await as('elif')
  const board = await createBoard(page, { name: `Plain ${word()}` })
  const idea = await createIdea(page, { board: board.slug, title: `A lamp for ${word()}` })
  const comment = await createComment(page, idea, 'It is dark.')
  await page.goto(idea.href)
  await page.getByRole('textbox', { name: 'Add a comment' }).fill('   ')
  await page.getByRole('button', { name: 'Post', exact: true }).last().click()
  await expect(page.getByText('Write something first.')).toBeVisible()

  await page.goto(`${idea.href}?comment=${comment}&edit=${comment}#comment-${comment}`)
  await page.getByRole('textbox', { name: 'Your comment' }).fill('It is quite dark.')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('It is quite dark.')).toBeVisible()
})

test('a new idea can be kept for later', async ({ as }) => {
  const page = await as('joao')
  const title = `Perhaps ${word()}`
  await page.goto('/ideas/new')
  await page.getByRole('textbox', { name: 'Your idea in one line' }).fill(title)
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page).toHaveURL('/ideas')
  await page.goto('/ideas/new')
  await expect(page.getByRole('textbox', { name: 'Your idea in one line' })).toHaveValue(title)
})

test('the one who answers moves an idea on, and says not now', async ({ as }) => {
  const page = await as('ruben')
  const board = await createBoard(page, { name: `Road ${word()}`, responseDays: 5 })
  const idea = await createIdea(page, { board: board.slug, title: `A ramp for ${word()}` })
  await page.goto(idea.href)
  await page.getByRole('link', { name: 'Change status' }).click()
  await page.getByRole('combobox', { name: 'New status' }).selectOption('Shaping')
  await page.getByRole('textbox', { name: 'Why' }).fill('It is a short ramp.')
  await page.getByRole('button', { name: 'Change status' }).click()
  await expect(
    page.getByRole('list', { name: 'Status of this idea' }).locator('[aria-current=step]'),
  ).toContainText('Shaping')
  await page.getByRole('link', { name: 'Not now', exact: true }).click()
  await page.getByRole('combobox', { name: 'Reason' }).selectOption('Too early')
  await page.getByRole('textbox', { name: 'In your own words' }).fill('The step goes away in May.')
  await page.getByRole('button', { name: 'Decline for now' }).click()
  await expect(page.getByRole('region', { name: /^Official responses?$/ })).toContainText(
    'The step goes away in May.',
  )
})
