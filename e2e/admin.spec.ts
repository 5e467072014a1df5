import { ask } from './given.ts'
import { expect, scriptsRun, test, word } from './people.ts'

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', before any script'

  test(`an administrator makes a space and a board, and archives it${how}`, async ({ as }) => {
    const nils = await as('nils', { javaScriptEnabled })
    const name = `Night crew ${word()}`
    await nils.goto('/admin')
    if (javaScriptEnabled) await scriptsRun(nils)
    await nils.getByRole('link', { name: 'Make a space' }).click()
    await nils.getByRole('textbox', { name: 'Name' }).fill(name)
    await nils.getByRole('radio', { name: /^Hidden/ }).check()
    await nils.getByRole('button', { name: 'Make the space' }).click()
    await expect(nils.getByRole('status').filter({ hasText: `${name} is kept` })).toBeVisible()

    await nils.getByRole('link', { name: `Make a board in ${name}` }).click()
    await nils.getByRole('textbox', { name: 'Name' }).fill(`${name} asks`)
    await nils.getByRole('spinbutton', { name: 'Working days to a first answer' }).fill('3')
    await nils.getByRole('button', { name: 'Make the board' }).click()
    await expect(nils.getByText(`${name} asks is open. You answer for it.`)).toBeVisible()

    await nils.getByRole('button', { name: `Archive: ${name} asks` }).click()
    await expect(nils.getByText(`${name} asks is archived`)).toBeVisible()
    await nils.getByRole('button', { name: `Undo: ${name} asks` }).click()
    await expect(nils.getByText(`${name} asks is open again`)).toBeVisible()
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
  await his.request.post('/sign-in/demo', { form: { person: stijn.email }, maxRedirects: 0 })

  await nils.goto('/admin/people?q=stijn')
  await scriptsRun(nils)
  await nils.getByRole('link', { name: stijn.name }).click()
  await nils.getByRole('link', { name: 'Deactivate Stijn' }).click()
  const question = nils.getByRole('region', { name: `End the access of ${stijn.name}?` })
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
  await nils.getByRole('button', { name: 'Bring Stijn back' }).click()
  await expect(nils.getByText('Stijn can sign in again.')).toBeVisible()
})

test.describe('somebody who is no administrator', () => {
  test.use({ mayBeHeard: /404/ })

  for (const path of ['/admin', '/admin/people', '/admin/log', '/admin/mail']) {
    test(`finds nothing at ${path}`, async ({ as }) => {
      const mireille = await as('mireille')
      const answer = await mireille.goto(path)
      expect(answer?.status()).toBe(404)
      await expect(
        mireille.getByRole('heading', { name: 'This page is not here, or not open to you' }),
      ).toBeVisible()
    })
  }
})

test('somebody signs out everywhere else and stays signed in here', async ({ stranger }) => {
  // Nobody of the cast: others may be at work as them at this moment.
  const fenna = { form: { person: 'fenna@hollin.example' }, maxRedirects: 0 }
  const [here, elsewhere] = [await stranger(), await stranger()]
  for (const page of [here, elsewhere]) await page.request.post('/sign-in/demo', fenna)
  await here.goto('/settings')
  await scriptsRun(here)
  await here.getByRole('button', { name: /^End the other/ }).click()
  await expect(here.getByText('You are signed in here only.')).toBeVisible()
  await elsewhere.goto('/settings')
  await expect(elsewhere).toHaveURL(/sign-in/)
  await here.reload()
  await expect(here.getByRole('heading', { name: 'Signed in on' })).toBeVisible()
})
