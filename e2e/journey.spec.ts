import { ask } from './fixtures.ts'
import { expect, scriptsRun, test, waitForRoom, word } from './people.ts'

test('two people meet over an idea: one writes it, the other supports and answers it, both see it happen', async ({
  stranger,
  as,
}) => {
  const mark = word()
  const title = `A folding bench for ladder crews in ${mark}`

  // Tomasz opens the address somebody gave him, and says who he is.
  const tomasz = await stranger()
  await tomasz.goto('/ideas')
  await expect(tomasz).toHaveURL(/\/sign-in\?returnTo=/)
  await tomasz.getByRole('button', { name: /Tomasz Wilk/ }).click()
  await expect(tomasz).toHaveURL('/ideas')

  // Saskia looks at a board meanwhile.
  const saskia = await as('saskia')
  await saskia.goto('/ideas/boards/vans-and-routes')
  await waitForRoom(saskia, await roomOfBoard(saskia, 'vans-and-routes'))

  // He finds a board, and begins an idea on it; what others wrote close to it comes while he types.
  await tomasz.getByRole('main').getByRole('link', { name: 'Vans and routes', exact: true }).click()
  await expect(tomasz.getByRole('heading', { level: 1, name: 'Vans and routes' })).toBeVisible()
  await tomasz.getByRole('link', { name: 'New idea' }).click()
  await scriptsRun(tomasz)
  const field = tomasz.getByRole('textbox', { name: 'Your idea in one line' })
  await field.pressSequentially('Park the van so that the ladder comes off', { delay: 15 })
  await expect(tomasz.getByRole('heading', { name: 'Similar ideas' })).toBeVisible()
  const near = tomasz.getByRole('complementary', { name: 'Similar ideas' }).getByRole('listitem')
  expect(await near.count()).toBeLessThanOrEqual(5)
  await expect(near.first().getByRole('link').first()).toBeVisible()

  // His is another one. He finishes it and posts it.
  await field.fill(title)
  await tomasz
    .getByRole('textbox', { name: 'Now, and how it could be' })
    .fill('We sit on **kerbs**. A bench of four kilos hangs on the van’s door.')
  await tomasz.getByRole('combobox', { name: 'Board' }).selectOption('Vans and routes')
  await expect(tomasz.getByText(/^Visible to all \d+ people in the company$/)).toBeVisible()
  await tomasz.getByRole('button', { name: 'Post idea' }).click()
  await expect(tomasz.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(
    tomasz.getByRole('region', { name: 'First response' }).getByText(/Zofia responds by/),
  ).toBeVisible()
  const number = Number(new URL(tomasz.url()).pathname.split('/').at(-1))
  await waitForRoom(tomasz, `post:${number}`)

  // On Saskia's board it is announced, and comes when she asks for it. She supports it.
  await saskia.getByRole('button', { name: /^\d+ new ideas?$/ }).click()
  await saskia.getByRole('button', { name: `Support “${title}”, 0 supporters` }).click()
  await expect(
    saskia.getByRole('button', { name: `Support “${title}”, 1 supporter`, pressed: true }),
  ).toBeVisible()

  // He sees it, without touching anything.
  await expect(tomasz.getByRole('link', { name: '1 supporter' })).toBeVisible()

  // She opens it and comments; it appears on his page, and he is notified.
  await saskia.getByRole('link', { name: title }).click()
  await expect(saskia.getByText('people are reading this')).toBeVisible()
  const words = `In ${mark} we sit on paint buckets.`
  await saskia.getByRole('textbox', { name: 'Add a comment' }).fill(words)
  await saskia.getByRole('button', { name: 'Post', exact: true }).click()
  await expect(tomasz.getByRole('article', { name: 'Comment by Saskia de Wit' })).toContainText(
    words,
  )
  await expect(tomasz.getByRole('link', { name: /^Notifications, \d+ new$/ })).toBeVisible()

  // He finds his idea again although he mistypes it.
  await tomasz.getByRole('link', { name: 'Search', exact: true }).click()
  await tomasz.getByRole('combobox', { name: /^Search (in|or) / }).fill(`foldng bensh ${mark}`)
  await tomasz.keyboard.press('Control+Enter')
  await expect(tomasz).toHaveURL(/\/search\?q=/)
  await expect(
    tomasz
      .getByRole('list', { name: 'Results, best first' })
      .getByRole('link', { name: title })
      .first(),
  ).toBeVisible()

  // And the notification leads to it.
  await tomasz.getByRole('link', { name: /^Notifications, \d+ new$/ }).click()
  const thing = tomasz
    .getByRole('listitem')
    .filter({ has: tomasz.getByRole('link', { name: title }) })
    .first()
  await expect(thing).toContainText('Saskia')
  await thing.getByRole('link', { name: title }).click()
  await expect(tomasz.getByRole('heading', { level: 1, name: title })).toBeVisible()
})

async function roomOfBoard(page: Parameters<typeof ask>[0], slug: string) {
  const { board } = await ask<{ board: { number: number } }>(
    page,
    'query ($slug: String!) { board(slug: $slug) { number } }',
    { slug },
  )
  return `board:${board.number}`
}
