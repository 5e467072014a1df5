/** Home: which posts it shows, why, where they end, and what one has missed. */
import { ask, createBoard, createIdea } from './fixtures.ts'
import { expect, scriptsRun, test, word } from './people.ts'

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', before any script'

  test(`the list of Home is chosen and kept, each row says why it is there${how}`, async ({
    as,
  }) => {
    const [gavin, elif] = [await as('gavin', { javaScriptEnabled }), await as('elif')]
    const board = await createBoard(elif, { name: `Home ${word()}`, kind: 'OPEN' })
    const idea = await createIdea(elif, { board: board.slug, title: `A shelf for ${word()}` })
    await gavin.goto('/')
    if (javaScriptEnabled) await scriptsRun(gavin)
    const posts = gavin.getByRole('region', { name: 'Posts' })
    const row = posts.getByRole('listitem').filter({ hasText: idea.title })
    await posts.getByRole('button', { name: 'Latest' }).click()
    await expect(posts.getByRole('button', { name: 'Latest' })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    await expect(row).toContainText(`New in ${board.space.name}`)

    // The same on the next visit, without an address of its own.
    await gavin.goto('/settings')
    await gavin.goto('/')
    await expect(row).toContainText(`New in ${board.space.name}`)

    await ask(gavin, 'mutation ($id: ID!) { followBoard(boardId: $id, level: FOLLOW) { id } }', {
      id: String(board.number),
    })
    await gavin.goto('/')
    if (javaScriptEnabled) await scriptsRun(gavin)
    await posts.getByRole('button', { name: 'Following' }).click()
    await expect(row).toContainText(`You follow ${board.name}`)

    await gavin.goto('/settings')
    if (javaScriptEnabled) await scriptsRun(gavin)
    await gavin.getByRole('checkbox', { name: 'Choose posts for me' }).uncheck()
    if (!javaScriptEnabled)
      await gavin.locator('#home').getByRole('button', { name: 'Save' }).click()
    else await expect(gavin.getByText('Saved', { exact: true })).toBeVisible()
    await gavin.goto('/?list=for-you')
    await expect(posts.getByRole('button', { name: 'Latest' })).toBeVisible()
    await expect(posts.getByRole('button', { name: 'For you' })).toHaveCount(0)
    await ask(
      gavin,
      'mutation { changeSettings(input: { isPersonalised: true, homeList: "FOR_YOU" }) { number } }',
    )
  })

  test(`a list goes on to its end and says so${how}`, async ({ as }) => {
    const [kofi, elif] = [await as('kofi', { javaScriptEnabled }), await as('elif')]
    const board = await createBoard(elif, { name: `Long ${word()}`, members: [kofi] })
    const titles = Array.from({ length: 10 }, (_, nth) => `Step ${nth} of ${word()}`)
    for (const title of titles) await createIdea(elif, { board: board.slug, title })
    await ask(kofi, 'mutation ($id: ID!) { followBoard(boardId: $id, level: FOLLOW) { id } }', {
      id: String(board.number),
    })
    await kofi.goto('/?list=following')
    if (javaScriptEnabled) await scriptsRun(kofi)
    const posts = kofi.getByRole('region', { name: 'Posts' })
    await expect(posts.getByRole('link', { name: titles.at(-1) })).toBeVisible()
    await expect(posts.getByText('You are all caught up.')).toHaveCount(0)
    await posts.getByRole('link', { name: 'More', exact: true }).click()
    await expect(posts.getByRole('link', { name: titles[0] })).toBeVisible()
    const more = posts.getByRole('link', { name: 'More', exact: true })
    await expect(async () => {
      if (await more.isVisible()) await more.click()
      await expect(posts.getByText('You are all caught up.')).toBeVisible({ timeout: 1_000 })
    }).toPass()
  })
}

test('what one has missed begins with what was decided, each line leads there', async ({ as }) => {
  const [nils, ruben] = [await as('nils'), await as('ruben')]
  const board = await createBoard(ruben, { name: `Missed ${word()}`, members: [nils] })
  const idea = await createIdea(nils, { board: board.slug, title: `A tap for ${word()}` })
  const id = String(idea.number)
  await ask(
    ruben,
    'mutation ($id: ID!) { respondToIdea(ideaId: $id, kind: YES, text: "From May on.") { number } }',
    { id },
  )
  await ask(
    ruben,
    'mutation ($id: ID!) { postComment(input: { postId: $id, body: "And in blue." }) { number } }',
    { id },
  )
  await expect(async () => {
    await nils.goto('/')
    const lines = nils
      .getByRole('complementary', { name: 'Since you last looked' })
      .getByRole('listitem')
      .filter({ hasText: idea.title })
    await expect(lines.first()).toContainText('yes', { ignoreCase: true, timeout: 1_000 })
    await expect(lines.last()).toContainText('comment', { timeout: 1_000 })
  }).toPass()
  await nils
    .getByRole('complementary', { name: 'Since you last looked' })
    .getByRole('link', { name: idea.title })
    .first()
    .click()
  await expect(nils.getByRole('heading', { level: 1, name: idea.title })).toBeVisible()
})

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', before any script'

  test(`a search is followed, its new posts notify, and it is removed in the settings${how}`, async ({
    as,
  }) => {
    const [pieter, elif] = [await as('pieter', { javaScriptEnabled }), await as('elif')]
    const mark = word()
    const board = await createBoard(elif, { name: `Topics ${mark}`, kind: 'OPEN' })
    await pieter.goto(`/search?q=${mark}`)
    if (javaScriptEnabled) await scriptsRun(pieter)
    await pieter.getByRole('link', { name: 'Follow this search' }).click()
    await expect(pieter.getByRole('heading', { level: 1 })).toHaveText(`Follow ${mark}`)
    await expect(pieter.getByText('No new posts in the last four weeks.')).toBeVisible()
    await pieter.getByRole('button', { name: 'Save' }).click()
    const row = pieter.locator('#following').getByRole('listitem').filter({ hasText: mark })
    await expect(row).toContainText('Search')

    const idea = await createIdea(elif, { board: board.slug, title: `A ${mark} in each hall` })
    await expect(async () => {
      await pieter.goto('/notifications')
      await expect(pieter.getByRole('main')).toContainText(`New on “${mark}”`, { timeout: 1_000 })
    }).toPass()
    await expect(pieter.getByRole('link', { name: idea.title }).first()).toBeVisible()

    await pieter.goto('/settings')
    if (javaScriptEnabled) await scriptsRun(pieter)
    await row.getByRole('button', { name: 'Unfollow' }).click()
    await expect(row).toHaveCount(0)
  })
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', before any script'

  test(`in focus hours a mention waits, and comes when they are over${how}`, async ({ as }) => {
    const [ifeoma, ruben] = [await as('ifeoma', { javaScriptEnabled }), await as('ruben')]
    const board = await createBoard(ruben, { name: `Focus ${word()}`, members: [ifeoma] })
    const idea = await createIdea(ruben, { board: board.slug, title: `A quiet room for ${word()}` })
    const { settings } = await ask<{ settings: { timeZone: string } }>(
      ifeoma,
      '{ settings { timeZone } }',
    )
    const hour = Number(
      new Intl.DateTimeFormat('en-GB', {
        hour: '2-digit',
        hourCycle: 'h23',
        timeZone: settings.timeZone,
      }).format(new Date()),
    )
    const [from, to] =
      hour < 11 ? ['00:00', '11:00'] : hour < 22 ? ['11:00', '22:00'] : ['22:00', '23:59']
    const section = ifeoma.locator('#focus')
    const save = async (isOn: boolean) => {
      await ifeoma.goto('/settings')
      if (javaScriptEnabled) await scriptsRun(ifeoma)
      for (const day of await section.getByRole('checkbox').all()) await day.setChecked(isOn)
      await section.getByLabel('From').fill(from as string)
      await section.getByLabel('Until').fill(to as string)
      await section.getByRole('button', { name: 'Save' }).click()
      await expect(ifeoma).toHaveURL(/kept=focus|settings$/)
    }
    await save(true)
    await ask(
      ruben,
      'mutation ($id: ID!) { postComment(input: { postId: $id, body: "And you, @Ifeoma Okafor?" }) { number } }',
      { id: String(idea.number) },
    )
    const thing = ifeoma.getByRole('main').getByRole('listitem').filter({ hasText: idea.title })
    await expect(async () => {
      await ifeoma.goto('/notifications')
      await expect(ifeoma.getByText(/waits? until your focus hours end/)).toBeVisible({
        timeout: 1_000,
      })
    }).toPass()
    await expect(thing).toHaveCount(0)
    await ifeoma.getByRole('link', { name: 'Show them' }).click()
    await expect(thing.first()).toBeVisible()
    await save(false)
    await ifeoma.goto('/notifications')
    await expect(thing.first()).toBeVisible()
  })
}
