/** A customer's words on their way: quoted, in a theme, linked to an idea that shows it, and the chain that leads back. */
import { ask, createBoard, createIdea } from './fixtures.ts'
import { expect, test, word } from './people.ts'

test('select a passage, keep it as an insight, in a theme; the linked idea shows it, and the chain leads both ways', async ({
  as,
}) => {
  const [priya, kofi] = [await as('priya'), await as('kofi')]
  const noise = word()
  const words = `Since Tuesday the unit makes a ${noise}. Then I am awake.`
  const { customerChannels } = await ask<{ customerChannels: { number: number; kind: string }[] }>(
    priya,
    '{ customerChannels { number kind } }',
  )
  const { noteHeard: number } = await ask<{ noteHeard: number }>(
    kofi,
    'mutation ($channel: Int!, $text: String!) { noteHeard(channelId: $channel, text: $text) }',
    { channel: customerChannels.find(({ kind }) => kind === 'HEARD')?.number, text: words },
  )
  const board = await createBoard(priya, { name: `Rooms ${word()}`, members: [kofi] })
  const idea = await createIdea(kofi, { board: board.slug, title: `Quieter than a ${noise}` })

  await priya.goto(`/customers/${number}`)
  await priya.getByRole('link', { name: 'Quote' }).click()
  await expect(priya.getByRole('heading', { level: 1, name: 'Quote a customer' })).toBeVisible()
  // The passage is selected in the message: the form takes it over.
  const passage = priya.getByRole('textbox', { name: 'Passage' })
  await expect(async () => {
    await priya
      .locator('[data-message]')
      .first()
      .evaluate((message) => {
        document.getSelection()?.selectAllChildren(message)
      })
    await expect(passage).toHaveValue(words, { timeout: 500 })
  }).toPass()
  await passage.fill(`a ${noise}`)
  const theme = `The ${noise}`
  await priya.getByRole('textbox', { name: 'What it means' }).fill('The fan touches the ice.')
  await priya.getByRole('combobox', { name: 'Theme' }).fill(theme)
  await priya.getByRole('button', { name: 'Save quote' }).click()
  const quotes = priya.getByRole('region', { name: 'Quotes of this thread' })
  await expect(quotes.getByText(`“a ${noise}”`)).toBeVisible()
  await quotes.getByRole('link', { name: theme }).click()

  await expect(priya.getByRole('heading', { level: 1, name: theme })).toBeVisible()
  await expect(priya.getByText('One voice so far')).toBeVisible()
  await priya.getByRole('textbox', { name: 'Link an idea or a challenge' }).fill(idea.href)
  await priya.getByRole('button', { name: 'Link', exact: true }).click()
  await priya.getByRole('link', { name: idea.title }).click()
  await expect(priya.getByRole('heading', { level: 1, name: idea.title })).toBeVisible()
  await priya.getByRole('link', { name: `One customer says: ${theme}` }).click()

  const chain = priya.getByRole('list', { name: 'Evidence chain' })
  await expect(chain.getByRole('listitem')).toHaveCount(7)
  await expect(chain.getByText(`“a ${noise}”`)).toBeVisible()
  await expect(chain.getByText('The fan touches the ice.')).toBeVisible()
  await chain.getByRole('link', { name: 'Open: Heard' }).click()
  await expect(priya).toHaveURL(new RegExp(`/customers/${number}$`))

  // Whoever reads no threads sees the idea, and nothing of what customers say.
  await kofi.goto(idea.href)
  await expect(kofi.getByRole('heading', { level: 1, name: idea.title })).toBeVisible()
  await expect(kofi.getByText(theme)).toHaveCount(0)
  expect((await kofi.request.get('/insights')).status()).toBe(404)
  const { post } = await ask<{ post: { themes: unknown[] } }>(
    kofi,
    'query ($id: ID!) { post(id: $id) { themes { name } } }',
    { id: String(idea.number) },
  )
  expect(post.themes).toEqual([])
})
