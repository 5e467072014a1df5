import { ask, createBoard, createIdea } from './fixtures.ts'
import { expect, scriptsRun, test, waitForRoom, word } from './people.ts'
import { signInByHand } from './session.ts'

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

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', before any script'

  test(`an owner invites a guest, who accepts the agreement and sees that space alone, until it ends${how}`, async ({
    as,
    stranger,
  }) => {
    const owner = await as('mireille', { javaScriptEnabled })
    const mark = word()
    const { makeSpace } = await ask<{ makeSpace: { slug: string; name: string } }>(
      owner,
      'mutation ($input: MakeSpaceInput!) { makeSpace(input: $input) { slug name } }',
      { input: { name: `Studio ${mark}`, about: '', kind: 'CLOSED' } },
    )
    await owner.goto(`/spaces/${makeSpace.slug}`)
    await owner.getByRole('link', { name: 'Guests', exact: true }).click()
    const email = `guest-${mark.toLowerCase()}@studio.example`
    await owner.getByRole('textbox', { name: 'Name' }).fill(`Guest ${mark}`)
    await owner.getByRole('textbox', { name: 'Email' }).fill(email)
    const day = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
    await owner.getByLabel('Last day').last().fill(day)
    await owner.getByRole('button', { name: 'Invite' }).click()
    await expect(owner.getByText('The guest has been invited by email.')).toBeVisible()

    const guest = await stranger({ javaScriptEnabled })
    await signInByHand(guest, email)
    await guest.goto('/')
    await expect(guest.getByRole('heading', { name: 'Before you come in' })).toBeVisible()
    await guest.getByRole('button', { name: 'Accept' }).click()
    await expect(guest).toHaveURL(/\/$/)
    await guest.goto('/spaces')
    await expect(guest.getByRole('link', { name: makeSpace.name }).first()).toBeVisible()
    await expect(guest.getByText('Field service')).toHaveCount(0)
    expect((await guest.request.get('/spaces/field-service')).status()).toBe(404)

    await owner.getByText(`Change the access of Guest ${mark}`).click()
    await owner.getByRole('button', { name: 'End access' }).click()
    await expect(owner.getByText('The access has ended.')).toBeVisible()
    await guest.goto('/')
    await expect(guest).toHaveURL(/sign-in/)
  })
}
