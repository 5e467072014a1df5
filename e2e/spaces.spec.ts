import { ask, createBoard, createIdea } from './fixtures.ts'
import { expect, scriptsRun, test, waitForRoom, word } from './people.ts'

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', before any script'

  test(`an owner archives a space: it is read, found and not written, and comes back${how}`, async ({
    as,
  }) => {
    const [saskia, kofi] = [await as('saskia', { javaScriptEnabled }), await as('kofi')]
    const mark = word()
    const board = await createBoard(saskia, { name: `Old ${mark}`, members: [kofi] })
    const idea = await createIdea(saskia, { board: board.slug, title: `A gate for the ${mark}` })
    await kofi.goto(idea.href)
    await waitForRoom(kofi, `post:${idea.number}`)
    await expect(kofi.getByRole('textbox', { name: 'Add a comment' })).toBeVisible()

    await saskia.goto(`/spaces/${board.space.slug}`)
    if (javaScriptEnabled) await scriptsRun(saskia)
    await saskia.getByRole('link', { name: 'Archive', exact: true }).click()
    const question = saskia.getByRole('region', { name: `Archive ${board.space.name}?` })
    await expect(question).toBeVisible()
    if (javaScriptEnabled) await expect(question).toBeFocused()
    await question.getByRole('button', { name: 'Archive space' }).click()
    await expect(saskia.getByText('This space is archived.')).toBeVisible()
    await expect(saskia.getByRole('link', { name: 'New board' })).toHaveCount(0)

    // Whoever has an idea of it open reads on, and is offered no field any longer.
    await kofi.reload()
    await expect(kofi.getByText('is archived. It can be read as before')).toBeVisible()
    await expect(kofi.getByRole('heading', { level: 1, name: idea.title })).toBeVisible()
    await expect(kofi.getByRole('textbox', { name: 'Add a comment' })).toHaveCount(0)

    // Search finds it, marked; lists can leave it out.
    await expect(async () => {
      await kofi.goto(`/search?q=${mark}`)
      const found = kofi.getByRole('listitem').filter({ hasText: idea.title })
      await expect(found.getByText('archived', { exact: true })).toBeVisible({ timeout: 1_000 })
    }).toPass()
    await kofi.goto('/ideas?view=ideas&sort=newest')
    await expect(kofi.getByRole('link', { name: idea.title })).toBeVisible()
    await kofi.goto('/ideas?view=ideas&sort=newest&filters=open')
    await kofi.getByRole('combobox', { name: 'Archived' }).selectOption('Without archived spaces')
    await kofi.getByRole('button', { name: 'Apply', exact: true }).click()
    await expect(kofi).toHaveURL(/archived=without/)
    await expect(kofi.getByRole('link', { name: idea.title })).toHaveCount(0)
    await kofi.goto('/ideas?view=closed')
    await expect(kofi.getByRole('row').filter({ hasText: board.name })).toContainText('archived')

    await saskia.getByRole('button', { name: 'Restore' }).click()
    await expect(saskia.getByText('This space is archived.')).toHaveCount(0)
    await kofi.goto(idea.href)
    await expect(kofi.getByRole('textbox', { name: 'Add a comment' })).toBeVisible()
  })
}

test('an open idea of a space that is archived meanwhile loses its fields without a reload', async ({
  as,
}) => {
  const [elif, tomasz] = [await as('elif'), await as('tomasz')]
  const board = await createBoard(elif, { name: `Live ${word()}`, members: [tomasz] })
  const idea = await createIdea(elif, { board: board.slug, title: `Something ${word()}` })
  await tomasz.goto(idea.href)
  await waitForRoom(tomasz, `post:${idea.number}`)
  await ask(elif, 'mutation ($id: ID!) { archiveSpace(spaceId: $id) { slug } }', {
    id: String(board.space.number),
  })
  await expect(tomasz.getByText('is archived. It can be read as before')).toBeVisible()
  await expect(tomasz.getByRole('textbox', { name: 'Add a comment' })).toHaveCount(0)
})
