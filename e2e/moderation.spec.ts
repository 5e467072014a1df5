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

  // The navigation leads there, with the number of what waits.
  await hanne.goto('/')
  await scriptsRun(hanne)
  await hanne
    .getByRole('navigation', { name: 'Main', exact: true })
    .getByRole('link', { name: /^Reports .*open$/ })
    .click()
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
    await expect(one).toContainText('Rule: Treat each other with respect')
  }

  await hanne.goto('/moderation?show=decided')
  await hanne.getByRole('link', { name: words }).click()
  await hanne.getByRole('radio', { name: /^No action/ }).check()
  await hanne.getByRole('textbox', { name: 'Reason' }).fill('It was a quotation.')
  await hanne.getByRole('button', { name: 'Save decision' }).click()
  await expect(hanne.getByRole('status')).toContainText('The decision is saved')
  await kofi.goto(idea.href)
  await expect(kofi.getByText(words)).toBeVisible()

  // The author may not comment for a while, and reads why and from whom; then the discussion is locked for everybody.
  await hanne.getByRole('link', { name: 'Restrict the author' }).click()
  const why = `A week to cool down ${word()}`
  await expect(hanne.getByRole('heading', { name: `Restrict ${CAST.joao}` })).toBeVisible()
  await hanne.getByRole('textbox', { name: 'Reason' }).fill(why)
  await hanne.getByRole('button', { name: 'Restrict', exact: true }).click()
  await expect(hanne.getByRole('listitem').filter({ hasText: why })).toContainText(CAST.joao)
  await joao.goto(idea.href)
  await expect(joao.getByText(/You cannot post here until/)).toContainText(why)
  await hanne.goto(idea.href)
  await hanne.getByRole('link', { name: 'Lock or pin' }).click()
  await hanne.getByRole('textbox', { name: 'Reason' }).fill('We go on next week.')
  await hanne.getByRole('button', { name: 'Lock discussion' }).click()
  await expect(hanne.getByRole('status')).toContainText('Saved')
  await hanne.getByRole('button', { name: 'Pin post' }).click()
  await expect(hanne.getByRole('button', { name: 'Unpin post' })).toBeVisible()
  await kofi.goto(idea.href)
  await expect(kofi.getByText(/locked this discussion until .*We go on next week/)).toBeVisible()
})

test.describe(() => {
  test.use({ allowedConsoleErrors: /status of 40[04]/ })

  test('a comment that looks confidential is asked about before scripts, and posted with a reason', {
    tag: ['@mustConfirm'],
  }, async ({ as }) => {
    const kofi = await as('kofi', { javaScriptEnabled: false })
    const hanne = await as('hanne')
    const board = await createBoard(hanne, { name: `Cards ${word()}`, members: [kofi] })
    const idea = await createIdea(hanne, { board: board.slug, title: `Paying by card ${word()}` })
    await kofi.goto(idea.href)
    const text = kofi.getByRole('textbox', { name: 'Add a comment' })
    await text.fill('The test card is 4111 1111 1111 1111')
    await kofi.getByRole('button', { name: 'Post', exact: true }).click()
    await expect(kofi.getByText(/looks confidential: card number …1111/)).toBeVisible()
    await kofi
      .getByRole('textbox', { name: /Why does it need to be here/ })
      .fill('It is a test number.')
    await kofi.getByRole('button', { name: 'Post', exact: true }).click()
    await expect(kofi.getByText('The test card is 4111 1111 1111 1111')).toBeVisible()

    await hanne.goto(idea.href)
    await scriptsRun(hanne)
    await hanne
      .getByRole('textbox', { name: 'Add a comment' })
      .pressSequentially('And 5555 5555 5555 4444')
    await expect(hanne.getByRole('status').filter({ hasText: '…4444' })).toBeVisible()
  })

  test('whoever looks after no space finds no queue', async ({ as }) => {
    const tomasz = await as('tomasz', { javaScriptEnabled: false })
    const answer = await tomasz.goto('/moderation')
    expect(answer?.status()).toBe(404)
  })
})

test('an administrator sees how everything is, what a rule would do before it is set, and takes the log along', {
  tag: ['@systemHealth', '@setQuietDays', '@watchWord'],
}, async ({ as }) => {
  const nils = await as('nils', { javaScriptEnabled: false })
  await nils.goto('/admin/health')
  await nils.getByRole('button', { name: /^Send a test email/ }).click()
  await expect(
    nils.getByRole('status').filter({ hasText: 'The test email was sent' }),
  ).toBeVisible()

  await nils.goto('/admin/quiet-spaces')
  await nils.getByRole('spinbutton', { name: 'Quiet days' }).fill('700')
  await nils.getByRole('button', { name: 'Show which spaces' }).click()
  await expect(nils.getByText('No space would get a notice now.')).toBeVisible()
  await nils.getByRole('button', { name: 'Archive spaces after 700 quiet days' }).click()
  await expect(nils.getByText('Spaces are archived after 700 quiet days.')).toBeVisible()

  await nils.goto('/moderation/rules')
  const phrase = `secret ${word()}`
  await nils.getByRole('textbox', { name: 'Word or phrase' }).fill(phrase)
  await nils.getByRole('radio', { name: /^Hold/ }).check()
  await nils.getByRole('button', { name: 'Try over the last 30 days' }).first().click()
  await expect(nils.getByText('It would have caught nothing')).toBeVisible()
  await nils.getByRole('button', { name: `Add “${phrase}” to the list` }).click()
  await expect(nils.getByRole('listitem').filter({ hasText: phrase })).toContainText('Hold')

  const file = await nils.request.get('/admin/log.csv?topic=confidential&firstDay=2020-01-01')
  expect(file.status()).toBe(200)
  expect(await file.text()).toMatch(/Nils Brandt listed a word/)

  // Held, it is read by a moderator first; the author sees that it waits.
  const [hanne, kofi] = [await as('hanne'), await as('kofi')]
  const board = await createBoard(hanne, { name: `Held ${word()}`, members: [kofi] })
  const idea = await createIdea(hanne, { board: board.slug, title: `What is held ${word()}` })
  const text = `It is the ${phrase} of us all`
  await createComment(kofi, idea, text)
  await kofi.goto(idea.href)
  await expect(kofi.getByRole('article', { name: `Comment by ${CAST.kofi}` })).toContainText(
    'Waiting for a moderator',
  )
  await hanne.goto('/moderation/held')
  const item = hanne.getByRole('listitem').filter({ hasText: text })
  await item.getByRole('button', { name: 'Approve' }).click()
  await expect(hanne.getByRole('status')).toContainText('The author was notified')
  await kofi.reload()
  await expect(kofi.getByRole('article', { name: `Comment by ${CAST.kofi}` })).not.toContainText(
    'Waiting',
  )
})
