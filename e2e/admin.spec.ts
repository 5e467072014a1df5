import { ask, createBoard, createIdea, numberOf } from './fixtures.ts'
import { expect, scriptsRun, test, word } from './people.ts'
import { signInByHand } from './session.ts'

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', before any script'

  test(`an administrator makes a space and a board, and archives it${how}`, async ({ as }) => {
    const nils = await as('nils', { javaScriptEnabled })
    const name = `Night crew ${word()}`
    await nils.goto('/admin')
    if (javaScriptEnabled) await scriptsRun(nils)
    await nils.getByRole('link', { name: 'New space' }).click()
    await nils.getByRole('textbox', { name: 'Name' }).fill(name)
    await nils.getByRole('radio', { name: /^Hidden/ }).check()
    await nils.getByRole('button', { name: 'Create space' }).click()
    await expect(nils.getByRole('status').filter({ hasText: `${name} is saved` })).toBeVisible()

    await nils.getByRole('link', { name: `New board in ${name}` }).click()
    await nils.getByRole('textbox', { name: 'Name' }).fill(`${name} asks`)
    await nils.getByRole('spinbutton', { name: 'Working days to a first response' }).fill('3')
    await nils.getByRole('button', { name: 'Create board' }).click()
    await expect(nils.getByText(`${name} asks is open. You own it.`)).toBeVisible()

    await nils.getByRole('button', { name: `Close ${name} asks` }).click()
    await expect(nils.getByText(`${name} asks is closed`)).toBeVisible()
    await nils.getByRole('button', { name: `Undo closing ${name} asks` }).click()
    await expect(nils.getByText(`${name} asks is open again`)).toBeVisible()
  })
}

for (const [javaScriptEnabled, beginsWith] of [
  [true, 'viktor'],
  [false, 'leyla'],
] as const) {
  const how = javaScriptEnabled ? '' : ', before any script'

  test(`an administrator makes somebody an administrator, and a member again${how}`, async ({
    as,
    stranger,
  }) => {
    const nils = await as('nils', { javaScriptEnabled })
    const other = await stranger()
    await signInByHand(other, `${beginsWith}@hollin.example`)
    const status = async () => (await other.request.get('/admin/people')).status()
    expect(await status()).toBe(404)

    await nils.goto(`/admin/people?q=${beginsWith}`)
    if (javaScriptEnabled) await scriptsRun(nils)
    await nils.getByRole('row').getByRole('link').first().click()
    await nils.getByRole('link', { name: /^Make .* an administrator$/ }).click()
    const question = nils.getByRole('region', { name: /^Make .* an administrator\?$/ })
    if (javaScriptEnabled) await expect(question).toBeFocused()
    await question.getByRole('textbox', { name: 'Reason' }).fill('Stands in for Nils')
    await question.getByRole('button', { name: 'Make administrator' }).click()
    await expect(nils.getByText(/is an administrator now\./)).toBeVisible()
    expect(await status()).toBe(200)

    await nils.getByRole('link', { name: /^Make .* a member$/ }).click()
    await nils
      .getByRole('region', { name: /^Make .* a member\?$/ })
      .getByRole('textbox', { name: 'Reason' })
      .fill('Nils is back')
    await nils.getByRole('button', { name: 'Make member' }).click()
    await expect(nils.getByText(/is a member now\./)).toBeVisible()
    expect(await status()).toBe(404)
    await nils.goto('/admin/log?topic=person')
    await expect(nils.getByText(/^Nils Brandt made .* a member again/).first()).toBeVisible()
  })

  test(`boards of all spaces are found by name and archived${how}`, async ({ as }) => {
    const nils = await as('nils', { javaScriptEnabled })
    const mark = word()
    const { makeSpace } = await ask<{ makeSpace: { slug: string; name: string } }>(
      nils,
      'mutation ($input: MakeSpaceInput!) { makeSpace(input: $input) { slug name } }',
      { input: { name: `Many ${mark}`, about: '', kind: 'HIDDEN' } },
    )
    for (let i = 10; i < 64; i++)
      await ask(nils, 'mutation ($input: MakeBoardInput!) { makeBoard(input: $input) { slug } }', {
        input: { space: makeSpace.slug, name: `Question ${i} of ${mark}` },
      })
    // Under its space stand the first ten, and the way to all.
    await nils.goto(`/admin?q=${mark}`)
    await expect(nils.getByRole('row', { name: /^Question/ })).toHaveCount(10)
    await nils.getByRole('link', { name: `All boards of ${makeSpace.name}` }).click()
    await expect(nils.getByRole('row', { name: /^Question/ })).toHaveCount(50)
    if (javaScriptEnabled) await scriptsRun(nils)
    await nils.getByRole('link', { name: 'More', exact: true }).click()
    await expect(
      nils.getByRole('row', { name: new RegExp(`^Question 63 of ${mark}`) }),
    ).toBeVisible()
    await expect(nils.getByRole('row', { name: /^Question/ })).toHaveCount(
      javaScriptEnabled ? 54 : 4,
    )

    await nils.goto('/admin/boards')
    if (javaScriptEnabled) await scriptsRun(nils)
    await nils.getByRole('searchbox', { name: 'Find a board' }).fill(`42 of ${mark}`)
    if (!javaScriptEnabled) await nils.getByRole('button', { name: /^(Find|Search)$/ }).click()
    await expect(nils.getByRole('row', { name: /^Question/ })).toHaveCount(1)
    await nils.getByRole('button', { name: `Close Question 42 of ${mark}` }).click()
    await expect(nils.getByText(`Question 42 of ${mark} is closed`)).toBeVisible()
    await expect(nils).toHaveURL(/admin\/boards\?q=/)
    await nils.getByRole('button', { name: `Undo closing Question 42 of ${mark}` }).click()
    await expect(nils.getByText(`Question 42 of ${mark} is open again`)).toBeVisible()

    // The whole space, from the list of spaces.
    await nils.goto(`/admin?q=${mark}`)
    await nils.getByRole('link', { name: `Archive ${makeSpace.name}`, exact: true }).click()
    await nils.getByRole('button', { name: 'Archive space' }).click()
    await expect(nils.getByText(`${makeSpace.name} is archived and read-only`)).toBeVisible()
    await nils
      .getByRole('button', { name: `Restore ${makeSpace.name}` })
      .first()
      .click()
    await expect(nils.getByText(`${makeSpace.name} is restored.`)).toBeVisible()
  })
}

test('ending somebody’s access names what is left alone, signs them out, and is in the log', async ({
  as,
  stranger,
}) => {
  const nils = await as('nils')
  type Found = { people: { edges: { node: { number: number; name: string; email: string } }[] } }
  const { people } = await ask<Found>(
    nils,
    '{ people(query: "Stijn") { edges { node { number name email } } } }',
  )
  const stijn = people.edges[0]?.node
  if (!stijn) throw new Error('the company has no Stijn')
  const { makeSpace } = await ask<{ makeSpace: { slug: string } }>(
    nils,
    'mutation ($input: MakeSpaceInput!) { makeSpace(input: $input) { slug } }',
    { input: { name: `Left ${word()}`, about: '', kind: 'OPEN' } },
  )
  const board = `Alone ${word()}`
  await ask(nils, 'mutation ($input: MakeBoardInput!) { makeBoard(input: $input) { slug } }', {
    input: { space: makeSpace.slug, name: board, ownerId: String(stijn.number) },
  })
  const his = await stranger()
  await signInByHand(his, stijn.email)

  await nils.goto('/admin/people?q=stijn')
  await scriptsRun(nils)
  await nils.getByRole('link', { name: stijn.name }).click()
  await nils.getByRole('link', { name: 'Deactivate Stijn' }).click()
  const question = nils.getByRole('region', { name: `Deactivate ${stijn.name}?` })
  await expect(question).toBeFocused()
  await expect(question).toContainText(board)
  await question.getByRole('button', { name: 'Deactivate Stijn' }).click()
  await expect(nils.getByText('Stijn is signed out everywhere.')).toBeVisible()

  await his.goto('/')
  await expect(his).toHaveURL(/sign-in/)
  await nils.goto('/admin/log?topic=person')
  await expect(
    nils.getByText(`Nils Brandt ended the access of ${stijn.name}`).first(),
  ).toBeVisible()

  await nils.goto(`/admin/people?who=left&person=${stijn.number}`)
  await nils.getByRole('button', { name: 'Reactivate Stijn', exact: true }).click()
  await expect(nils.getByText('Stijn can sign in again.')).toBeVisible()
})

test.describe('the last administrator', () => {
  // A browser says to its console that a form was refused.
  test.use({ allowedConsoleErrors: /status of 400/ })

  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? '' : ', before any script'

    test(`is told why the role cannot be laid down${how}`, async ({ as }) => {
      const nils = await as('nils', { javaScriptEnabled })
      await nils.goto(`/admin/people?person=${await numberOf(nils)}`)
      if (javaScriptEnabled) await scriptsRun(nils)
      await nils.getByRole('link', { name: 'Give up the administrator role' }).click()
      await nils.getByRole('textbox', { name: 'Reason' }).fill('Somebody else takes over')
      await nils.getByRole('button', { name: 'Make member' }).click()
      await expect(nils.getByText('Choose another administrator first')).toBeVisible()
      expect((await nils.request.get('/admin')).status()).toBe(200)
    })
  }
})

test.describe('somebody who is no administrator', () => {
  test.use({ allowedConsoleErrors: /404/ })

  for (const path of ['/admin', '/admin/boards', '/admin/people', '/admin/log', '/admin/mail']) {
    test(`finds nothing at ${path}`, async ({ as }) => {
      const mireille = await as('mireille')
      const answer = await mireille.goto(path)
      expect(answer?.status()).toBe(404)
      await expect(
        mireille.getByRole('heading', {
          name: 'This page does not exist, or you have no access to it',
        }),
      ).toBeVisible()
    })
  }
})

test('somebody signs out everywhere else and stays signed in here', async ({ stranger }) => {
  // Nobody of the cast: others may be at work as them at this moment.
  const [here, elsewhere] = [await stranger(), await stranger()]
  for (const page of [here, elsewhere]) await signInByHand(page, 'fenna@hollin.example')
  const third = await stranger()
  await signInByHand(third, 'fenna@hollin.example')
  await third.goto('/settings')
  await scriptsRun(third)
  await here.goto('/settings')
  await scriptsRun(here)
  // In one place first: the one that was used last stands behind this one.
  const others = here.getByRole('button', { name: /^Sign out of / })
  const count = await others.count()
  await others.first().click()
  await expect(others).toHaveCount(count - 1)
  // An open page learns of it, and leaves by itself.
  await expect(third).toHaveURL(/sign-in/)
  await here.getByRole('button', { name: /^Sign out (the other|\d+ other)/ }).click()
  await expect(here.getByText('You are signed in here only.')).toBeVisible()
  await elsewhere.goto('/settings')
  await expect(elsewhere).toHaveURL(/sign-in/)
  await here.reload()
  await expect(here.getByRole('heading', { name: 'Sessions' })).toBeVisible()
})

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', before any script'

  test(`an administrator makes somebody an auditor, who reads the log and changes nothing${how}`, async ({
    as,
  }) => {
    const nils = await as('nils', { javaScriptEnabled })
    const who = javaScriptEnabled ? 'gavin' : 'kofi'
    const other = await as(who)
    await nils.goto(`/admin/people?q=${who}`)
    if (javaScriptEnabled) await scriptsRun(nils)
    await nils.getByRole('row').getByRole('link').first().click()
    await nils.getByText('Give a role', { exact: true }).click()
    await nils.getByRole('combobox', { name: 'Role' }).selectOption('Auditor')
    await nils.getByRole('textbox', { name: 'Reason' }).last().fill('Yearly check')
    await nils.getByRole('button', { name: 'Give role' }).click()
    await expect(nils.getByText('The role is given. It applies at once.')).toBeVisible()
    await expect(nils.getByText('Yearly check')).toBeVisible()

    await other.goto('/admin/log?topic=person')
    await expect(other.getByText(/^Nils Brandt gave .* a role/).first()).toBeVisible()
    await other.goto('/admin/people?person=1')
    await expect(other.getByRole('heading', { name: 'Mireille Aerts' })).toBeVisible()
    await expect(other.getByRole('link', { name: /^(Make|Deactivate) / })).toHaveCount(0)
    await expect(other.getByText('Give a role', { exact: true })).toHaveCount(0)

    await nils.getByText('End the role Auditor').click()
    await nils.getByRole('textbox', { name: 'Reason' }).first().fill('Checked')
    await nils.getByRole('button', { name: 'End role' }).click()
    await expect(nils.getByText('The role has ended. This applies at once.')).toBeVisible()
    expect((await other.request.get('/admin/log')).status()).toBe(404)
  })
}

test('an administrator exports a space, downloads it once, and restores it', async ({ as }) => {
  const nils = await as('nils')
  // A space of this test alone: a second one of the demo's would be found by others.
  const { slug: board, space } = await createBoard(nils, { name: `Exported ${word()}` })
  await createIdea(nils, { board, title: `Carried ${word()}` })
  await nils.goto('/admin/exports')
  await scriptsRun(nils)
  await nils.getByLabel('Space', { exact: true }).selectOption({ label: space.name })
  await nils.getByRole('button', { name: 'Make export' }).click()
  await expect(nils.getByText('The export is being made.')).toBeVisible()
  const button = nils.getByRole('button', { name: /^Download export/ }).first()
  await expect(button).toBeVisible({ timeout: 20_000 })
  const coming = nils.waitForEvent('download')
  await button.click()
  const path = await (await coming).path()
  await nils.goto('/admin/exports')
  await expect(nils.getByText('Downloaded', { exact: true }).first()).toBeVisible()
  await nils.getByLabel('Export file (ZIP)').setInputFiles(path)
  await nils.getByRole('button', { name: 'Upload and check' }).click()
  await expect(nils.getByText('Checked', { exact: true })).toBeVisible({ timeout: 20_000 })
  await expect(nils.getByText(`Spaces: ${space.name}`)).toBeVisible()
  await nils.getByRole('button', { name: /^Restore / }).click()
  await expect(nils.getByText('Restored', { exact: true })).toBeVisible({ timeout: 20_000 })
})

test('people are chosen and changed together, and one’s own account is erased and not, before any script', async ({
  as,
}) => {
  const nils = await as('nils', { javaScriptEnabled: false })
  await nils.goto('/admin/people?q=viktor')
  await nils.getByRole('checkbox', { name: /^Choose Viktor/ }).check()
  await nils.getByRole('button', { name: 'Change selected people' }).click()
  await nils.getByRole('combobox', { name: 'New unit' }).fill('Night crew')
  await nils.getByRole('button', { name: 'Show what will change' }).click()
  await expect(nils.getByText('1 person will be changed:')).toBeVisible()
  await expect(nils.getByText('→ Night crew')).toBeVisible()
  await nils.getByRole('button', { name: 'Change 1 person' }).click()
  await expect(nils.getByText('1 person was changed.')).toBeVisible()
  const hanne = await as('hanne', { javaScriptEnabled: false })
  await hanne.goto('/settings/erasure')
  await hanne.getByRole('button', { name: 'Erase my account' }).click()
  await expect(hanne.getByText(/^Your account will be erased on/)).toBeVisible()
  await hanne.getByRole('button', { name: 'Cancel erasure' }).click()
  await expect(hanne.getByText('Cancelled. Nothing will be erased.')).toBeVisible()
})
