import { ask, createBoard, createIdea } from './fixtures.ts'
import { expect, scriptsRun, test, waitForRoom, word } from './people.ts'

test('an idea is promised a first answer, gets it, and walks along its road', async ({ as }) => {
  const ruben = await as('ruben')
  const ayse = await as('ayse')
  const board = await createBoard(ruben, {
    name: `Road ${word()}`,
    members: [ayse],
    responseDays: 3,
  })
  const idea = await createIdea(ayse, { board: board.slug, title: `A rail for ${word()}` })
  await ayse.goto(idea.href)
  await expect(ayse.getByRole('region', { name: 'First response' })).toContainText(
    /Ruben responds by \w+day/,
  )
  await waitForRoom(ayse, `post:${idea.number}`)

  await ruben.goto(idea.href)
  await scriptsRun(ruben)
  await ruben.getByRole('link', { name: 'Respond', exact: true }).click()
  await ruben.getByRole('radio', { name: 'Yes, it goes ahead' }).check()
  await ruben
    .getByRole('textbox', { name: 'Your response' })
    .fill('We have the steel. Let us try one.')
  await ruben.getByRole('button', { name: 'Respond', exact: true }).click()
  await expect(ayse.getByRole('region', { name: 'Official response', exact: true })).toContainText(
    'We have the steel. Let us try one.',
  )
  await expect(ayse.getByRole('region', { name: 'First response' })).toContainText(
    /Ruben responded on/,
  )

  await ruben.getByRole('link', { name: 'Change status' }).click()
  await ruben.getByRole('combobox', { name: 'New status' }).first().selectOption('Trial')
  await ruben.getByRole('textbox', { name: 'Why' }).fill('One hall for four weeks.')
  await ruben.getByRole('textbox', { name: 'Next step' }).fill('Ask the night shift')
  await ruben.getByRole('button', { name: 'Change status' }).click()
  const road = ayse.getByRole('list', { name: 'Status of this idea' })
  await expect(road.locator('[aria-current=step]')).toContainText('Trial')
  await expect(ayse.getByText('Next step: Ask the night shift').first()).toBeVisible()

  // She is notified.
  await ayse.goto('/notifications')
  await expect(
    ayse
      .getByRole('listitem')
      .filter({ has: ayse.getByRole('link', { name: idea.title }) })
      .first(),
  ).toContainText('Ruben')
})

test('a Not now needs a reason and words; it is shown with both, and can be asked again', async ({
  as,
}) => {
  const ruben = await as('ruben')
  const ayse = await as('ayse')
  const board = await createBoard(ruben, { name: `Later ${word()}`, members: [ayse] })
  const idea = await createIdea(ayse, { board: board.slug, title: `Gold for ${word()}` })
  await ruben.goto(`${idea.href}?tool=decline#tools`)
  await scriptsRun(ruben)
  await ruben.getByRole('button', { name: 'Decline for now' }).click()
  await expect(ruben.getByRole('combobox', { name: 'Reason' })).toBeFocused()
  await ruben.getByRole('combobox', { name: 'Reason' }).selectOption('No budget this year')
  await ruben.getByRole('textbox', { name: 'In your own words' }).fill('The roof comes first.')
  await ruben.getByRole('button', { name: 'Decline for now' }).click()

  await ayse.goto(idea.href)
  const answer = ayse.getByRole('region', { name: 'Official response', exact: true })
  await expect(answer).toContainText('Not now')
  await expect(answer).toContainText('No budget this year')
  await expect(answer).toContainText('The roof comes first.')
  await answer.getByRole('link', { name: 'Add your case and ask again' }).click()
  await ayse.getByRole('textbox', { name: 'Add your case' }).fill('The roof is done.')
  await ayse
    .getByRole('region', { name: 'Comments' })
    .getByRole('button', { name: 'Post', exact: true })
    .first()
    .click()
  await expect(ayse.getByRole('article', { name: 'Comment by Ayşe Demir' })).toContainText(
    'The roof is done.',
  )
})

test('two ideas about the same become one, and nobody’s support is lost', async ({ as }) => {
  const ruben = await as('ruben')
  const elif = await as('elif')
  const board = await createBoard(ruben, { name: `Join ${word()}`, members: [elif] })
  const kept = await createIdea(ruben, { board: board.slug, title: `One shelf for ${word()}` })
  const joined = await createIdea(elif, { board: board.slug, title: `Two shelves for ${word()}` })
  await ask(elif, 'mutation ($id: ID!) { supportIdea(ideaId: $id) { number } }', {
    id: String(joined.number),
  })
  await ruben.goto(`${joined.href}?tool=merge#tools`)
  await scriptsRun(ruben)
  await ruben.getByLabel('Merge it into').fill(String(kept.number))
  await ruben.getByRole('button', { name: 'Merge' }).click()
  await expect(ruben.getByRole('link', { name: kept.title }).first()).toBeVisible()
  await ruben.goto(kept.href)
  await expect(ruben.getByRole('link', { name: '1 supporter' })).toBeVisible()
  await expect(ruben.getByRole('link', { name: `Includes “${joined.title}”` })).toBeVisible()
})

test('somebody who does not answer for the board is offered no such tools', async ({ as }) => {
  const ruben = await as('ruben')
  const kofi = await as('kofi')
  const board = await createBoard(ruben, { name: `Plain ${word()}`, members: [kofi] })
  const idea = await createIdea(ruben, { board: board.slug, title: `A hook for ${word()}` })
  await kofi.goto(`${idea.href}?tool=decline#tools`)
  await expect(kofi.getByRole('heading', { level: 1, name: idea.title })).toBeVisible()
  await expect(kofi.getByRole('heading', { name: 'Owner actions' })).toHaveCount(0)
  await expect(kofi.getByRole('button', { name: 'Decline for now' })).toHaveCount(0)
})

test('the promised response stands above the comments on a phone, and first on its owner’s home', async ({
  as,
}) => {
  const phone = { viewport: { width: 390, height: 844 } }
  const [gavin, priya] = [await as('gavin', phone), await as('priya', phone)]
  const board = await createBoard(gavin, {
    name: `Promise ${word()}`,
    members: [priya],
    responseDays: 3,
  })
  const idea = await createIdea(priya, { board: board.slug, title: `A bench for ${word()}` })
  await priya.goto(idea.href)
  const promise = priya.getByRole('region', { name: 'First response' })
  await expect(promise).toContainText(/Gavin responds by \w+day/)
  const topOf = async (name: string | RegExp) =>
    (await priya.getByRole('heading', { name }).first().boundingBox())?.y ?? 0
  expect((await promise.boundingBox())?.y).toBeLessThan(await topOf(/Comments|Discussion/))

  for (const viewport of [phone.viewport, { width: 1440, height: 900 }]) {
    await gavin.setViewportSize(viewport)
    await gavin.goto('/')
    const main = gavin.getByRole('main')
    await expect(main.getByRole('heading', { level: 2 }).first()).toHaveText('Waiting for you')
    const waiting = gavin.getByRole('region', { name: 'Waiting for you' })
    await expect(waiting.getByRole('link', { name: idea.title })).toBeVisible()
    const trending = gavin.getByRole('region', { name: 'Posts' })
    const [first, then] = [await waiting.boundingBox(), await trending.boundingBox()]
    expect(first?.y).toBeLessThan(then?.y ?? 0)
  }
})

test('an official response is corrected and withdrawn in front of everybody; a board is seen in columns meanwhile', async ({
  as,
}) => {
  const [ruben, ayse] = [await as('ruben'), await as('ayse')]
  const board = await createBoard(ruben, { name: `Right ${word()}`, members: [ayse] })
  const idea = await createIdea(ayse, { board: board.slug, title: `A lamp for ${word()}` })
  await ask(
    ruben,
    'mutation ($id: ID!) { respondToIdea(ideaId: $id, kind: YES, text: "In Marhc, @Ayşe Demir.") { number } }',
    { id: String(idea.number) },
  )
  await ayse.goto(idea.href)
  await waitForRoom(ayse, `post:${idea.number}`)
  const shown = ayse.getByRole('region', { name: 'Official response', exact: true })
  await expect(shown.getByRole('link', { name: '@Ayşe Demir' })).toBeVisible()

  await ruben.goto(idea.href)
  await scriptsRun(ruben)
  const more = ruben.getByRole('button', { name: 'More about this response' })
  await more.click()
  await ruben.getByRole('menuitem', { name: 'Correct' }).click()
  const text = ruben.getByRole('textbox', { name: 'Your response' })
  await expect(text).toHaveValue('In Marhc, @Ayşe Demir.')
  await text.fill('In March, @Ayşe Demir.')
  await ruben.getByRole('button', { name: 'Save correction' }).click()
  await expect(shown).toContainText('In March')
  await shown.getByText('1 earlier version').click()
  await expect(shown).toContainText('In Marhc')

  await more.click()
  await ruben.getByRole('menuitem', { name: 'Withdraw' }).click()
  await ruben.getByRole('textbox', { name: 'Why' }).fill('It was meant for another lamp')
  await ruben.getByRole('button', { name: 'Withdraw response' }).click()
  await expect(shown).toContainText('It was meant for another lamp')

  // In columns: the idea changes its column while somebody looks.
  await ayse.goto(`/ideas/boards/${board.slug}?view=columns`)
  await waitForRoom(ayse, `board:${board.number}`)
  const column = (name: string) => ayse.getByRole('region', { name, exact: true })
  await expect(column('New').getByRole('link', { name: idea.title })).toBeVisible()
  await ask(
    ruben,
    'mutation ($id: ID!) { changeIdeaStatus(ideaId: $id, to: TRIAL, note: "One hall") { number } }',
    { id: String(idea.number) },
  )
  await expect(column('Trial').getByRole('link', { name: idea.title })).toBeVisible()
  await expect(column('New').getByRole('link', { name: idea.title })).toHaveCount(0)
  await ayse.keyboard.press('j')
  await expect(column('Trial').getByRole('link', { name: idea.title })).toBeFocused()
})
