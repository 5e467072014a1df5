/** Questions in browsers: asked before scripts run, answered and accepted live in two browsers, found by whoever asks again. */
import type { Page } from '@playwright/test'
import { ask, createSpace, numberOf } from './fixtures.ts'
import { expect, test, waitForRoom, word } from './people.ts'

async function createQuestion(page: Page, space: string, title: string): Promise<string> {
  const { askQuestion } = await ask<{ askQuestion: { path: string } }>(
    page,
    'mutation ($space: String!, $input: QuestionInput!) { askQuestion(space: $space, input: $input) { path } }',
    { space, input: { title } },
  )
  return askQuestion.path
}

test.describe('before a script has run', () => {
  test.use({ javaScriptEnabled: false, allowedConsoleErrors: /status of 400/ })

  test('somebody asks, is told what is wrong, gets an answer, and accepts it', async ({ as }) => {
    const [mireille, kofi, tomasz] = [await as('mireille'), await as('kofi'), await as('tomasz')]
    // Other journeys ask them too, and a week has room for five.
    for (const one of [tomasz, kofi])
      await ask(one, 'mutation { setWeeklyCap(cap: 50) { weeklyCap } }')
    const space = await createSpace(mireille, { name: `Asking ${word()}`, members: [kofi, tomasz] })
    const title = `Who knows about the ${word()}?`
    await mireille.goto(`/people/${await numberOf(kofi)}`)
    await mireille.getByRole('link', { name: 'Ask Kofi Mensah' }).click()
    await mireille.getByRole('combobox', { name: 'Where' }).selectOption(space.slug)
    await mireille.getByRole('textbox', { name: 'Your question' }).fill('...')
    await mireille.getByRole('button', { name: 'Ask', exact: true }).click()
    await expect(mireille.getByText('Ask in a few words.').first()).toBeVisible()
    await mireille.getByRole('textbox', { name: 'Your question' }).fill(title)
    await mireille.getByRole('button', { name: 'Ask', exact: true }).click()
    await expect(mireille.getByRole('heading', { level: 1, name: title })).toBeVisible()
    const path = new URL(mireille.url()).pathname
    const asked = mireille.getByRole('complementary', { name: 'Who was asked' })
    await expect(asked.getByText('Kofi Mensah')).toBeVisible()
    await asked.getByRole('combobox', { name: 'Ask somebody by name' }).fill('Tomasz Wilk')
    await asked.getByRole('button', { name: 'Ask', exact: true }).click()
    await expect(asked.getByText('Tomasz Wilk')).toBeVisible()

    await kofi.goto(path)
    await kofi.getByRole('button', { name: /I have this too/ }).click()
    await kofi.getByRole('textbox', { name: 'Write an answer' }).fill('I do, call me.')
    await kofi.getByRole('button', { name: 'Post' }).click()
    await expect(kofi.getByText('I do, call me.')).toBeVisible()

    await mireille.goto(path)
    await mireille.getByRole('button', { name: /^Upvote the answer by Kofi/ }).click()
    await mireille.getByRole('button', { name: /^Accept the answer by Kofi/ }).click()
    await expect(mireille.getByText('Accepted answer')).toBeVisible()
    await expect(mireille.getByRole('link', { name: /The answer by Kofi/ })).toBeVisible()

    // It is known from now on: its owner verifies it, and readers say whether it holds.
    await kofi.goto(path)
    const known = kofi.getByRole('region', { name: 'Is this answer still true?' })
    await known.getByRole('button', { name: 'No longer true' }).click()
    await expect(known.getByText('May be out of date')).toBeVisible()
    await expect(known.getByText('1 reader says that it is no longer true')).toBeVisible()
    await kofi.goto('/questions?view=to-review')
    await kofi.getByRole('link', { name: title }).click()
    await known.getByRole('button', { name: 'Verify' }).click()
    await expect(known.getByText('Verified', { exact: true })).toBeVisible()

    // Without a name, once the space allows it.
    await mireille.goto(`/spaces/${space.slug}?edit=1`)
    await mireille.getByRole('checkbox', { name: 'Allow ideas, questions and answers' }).check()
    await mireille.getByRole('button', { name: 'Save', exact: true }).click()
    await kofi.goto(
      `/questions/new?space=${space.slug}&title=Who dares to ask about the ${word()}?`,
    )
    await kofi.getByRole('checkbox', { name: 'Ask without my name' }).check()
    await kofi.getByRole('button', { name: 'Ask', exact: true }).click()
    await expect(kofi.getByText(/Someone, without their name, asked/)).toBeVisible()
    const sealed = new URL(kofi.url()).pathname
    await expect(kofi.getByRole('checkbox', { name: 'Post without my name' })).toHaveCount(0)
    await mireille.goto(sealed)
    await mireille.getByRole('textbox', { name: 'Write an answer' }).fill('I would not dare.')
    await mireille.getByRole('checkbox', { name: 'Post without my name' }).check()
    await mireille.getByRole('button', { name: 'Post' }).click()
    await kofi.goto(sealed)
    const answer = kofi.getByRole('article', { name: 'Comment by Someone, without their name' })
    await expect(answer).toContainText('I would not dare.')
    await expect(answer).not.toContainText('Mireille')

    // With whom one works, and how one is connected.
    await kofi.goto(`/people/network?to=${encodeURIComponent(path)}`)
    await expect(kofi.getByText('You are part of it')).toBeVisible()
    await expect(
      kofi
        .getByRole('region', { name: 'Active contacts' })
        .getByRole('link', { name: 'Mireille Aerts' }),
    ).toBeVisible()
  })
})

test('an answer, a vote and what is accepted appear on a page that is open; whoever asks again reads the answer in the form', async ({
  as,
}) => {
  const [mireille, kofi, tomasz] = [await as('mireille'), await as('kofi'), await as('tomasz')]
  const space = await createSpace(mireille, { name: `Live ${word()}`, members: [kofi, tomasz] })
  const [one, other] = [word(), word()]
  const path = await createQuestion(mireille, space.slug, `Does the ${one} fit the ${other}?`)
  await Promise.all([mireille.goto(path), kofi.goto(path)])
  const room = `post:${path.split('/').at(-1)}`
  await Promise.all([waitForRoom(mireille, room), waitForRoom(kofi, room)])

  await kofi.getByRole('textbox', { name: 'Write an answer' }).fill('Only with the long screws.')
  await kofi.getByRole('button', { name: 'Post' }).click()
  await expect(mireille.getByText('Only with the long screws.')).toBeVisible()
  await mireille.getByRole('button', { name: /^Upvote the answer by Kofi/ }).click()
  await expect(
    kofi.getByRole('button', { name: /^Upvote the answer by Kofi.*1 vote/ }),
  ).toBeVisible()
  await mireille.getByRole('button', { name: /^Accept the answer by Kofi/ }).click()
  await expect(kofi.getByText('Accepted answer')).toBeVisible()

  await tomasz.goto(`/questions/new?space=${space.slug}`)
  await tomasz
    .getByRole('textbox', { name: 'Your question' })
    .fill(`Will the ${one} fit on the ${other}?`)
  const similar = tomasz
    .getByRole('listitem')
    .filter({ hasText: `Does the ${one} fit` })
    .filter({ hasText: 'Only with the long screws.' })
  await similar.getByRole('button', { name: 'This solved it' }).click()
  await expect(similar.getByText('No need to ask it again.')).toBeVisible()
  await kofi.goto('/notifications')
  await expect(kofi.getByText(/solved it for Tomasz/).first()).toBeVisible()
})

test('somebody asks, is shown who knows with proofs, and the one who is asked passes it on; the answer is accepted and found', async ({
  as,
}) => {
  const [mireille, tomasz, kofi] = [await as('mireille'), await as('tomasz'), await as('kofi')]
  // Other journeys ask them too, and a week has room for five.
  for (const one of [tomasz, kofi])
    await ask(one, 'mutation { setWeeklyCap(cap: 50) { weeklyCap } }')
  const space = await createSpace(mireille, { name: `Knowing ${word()}`, members: [tomasz, kofi] })
  const about = word()
  const earlier = await createQuestion(mireille, space.slug, `How does the ${about} open?`)
  const number = earlier.split('/').at(-1)
  const { postComment } = await ask<{ postComment: { number: number } }>(
    tomasz,
    'mutation ($id: ID!, $body: String!) { postComment(input: { postId: $id, body: $body }) { number } }',
    { id: number, body: `Pull the ${about} towards you.` },
  )
  // Kofi has written about it too, so Tomasz can pass it on to him with one button.
  await ask(
    kofi,
    'mutation ($id: ID!, $body: String!) { postComment(input: { postId: $id, body: $body }) { number } }',
    { id: number, body: `Or lift the ${about} a little.` },
  )
  await ask(
    mireille,
    'mutation ($id: ID!, $answer: ID) { acceptAnswer(questionId: $id, answerId: $answer) { number } }',
    { id: number, answer: postComment.number },
  )

  const title = `Why does the ${about} not open?`
  const suggested = mireille.getByRole('group', { name: 'Who is asked first' })
  // What somebody knows follows from their work a moment later.
  await expect(async () => {
    await mireille.goto(`/questions/new?space=${space.slug}&title=${encodeURIComponent(title)}`)
    await expect(suggested.getByRole('checkbox', { name: /Tomasz Wilk/ })).toBeChecked({
      timeout: 3_000,
    })
  }).toPass({ timeout: 30_000 })
  await expect(
    suggested.getByRole('link', { name: `How does the ${about} open?` }).first(),
  ).toBeVisible()
  // Whoever is asked already cannot be passed the question.
  await suggested.getByRole('checkbox', { name: /Kofi Mensah/ }).uncheck()
  await mireille.getByRole('textbox', { name: 'Tags' }).fill(about)
  await mireille.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(mireille.getByRole('heading', { level: 1, name: title })).toBeVisible()
  const path = new URL(mireille.url()).pathname
  const asked = mireille.getByRole('complementary', { name: 'Who was asked' })
  await expect(asked.getByText('Tomasz Wilk')).toBeVisible()

  await tomasz.goto('/questions?view=for-me')
  await tomasz.getByRole('link', { name: title }).click()
  await expect(tomasz.getByRole('heading', { name: 'You may know the answer' })).toBeVisible()
  await tomasz.getByRole('button', { name: 'Ask Kofi Mensah instead' }).click()
  await expect(asked.getByText('passed it on to Kofi Mensah')).toBeVisible()

  await kofi.goto(path)
  await kofi.getByRole('button', { name: 'I will answer' }).click()
  await expect(asked.getByText('will answer')).toBeVisible()
  const key = word()
  await kofi.getByRole('textbox', { name: 'Write an answer' }).fill(`It needs the ${key}.`)
  await kofi.getByRole('button', { name: 'Post' }).click()
  await mireille.getByRole('button', { name: /^Accept the answer by Kofi/ }).click()
  await expect(mireille.getByRole('link', { name: /The answer by Kofi/ })).toBeVisible()

  await expect(async () => {
    await tomasz.goto(`/search?q=${key}`)
    await expect(tomasz.getByRole('link', { name: title }).first()).toBeVisible({ timeout: 3_000 })
  }).toPass({ timeout: 30_000 })
  // Whoever answered is known for it from now on, with the question as a proof.
  await mireille.getByRole('link', { name: 'Kofi Mensah', exact: true }).first().click()
  await expect(mireille.getByRole('heading', { level: 1, name: 'Kofi Mensah' })).toBeVisible()
  await mireille.getByRole('link', { name: 'See the evidence' }).click()
  await expect(mireille.getByRole('heading', { name: about })).toBeVisible()
  await expect(mireille.getByRole('link', { name: title }).first()).toBeVisible()
})
