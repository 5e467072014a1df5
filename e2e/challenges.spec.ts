/** A challenge in browsers: a sponsor asks before scripts run, colleagues enter, vote and see it live, and it ends with a result. */
import type { Page } from '@playwright/test'
import { ask, createSpace } from './fixtures.ts'
import { expect, test, waitForRoom, word } from './people.ts'

/** By the clock of the demo’s people, far enough ahead. */
const soon = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16)

type Started = { number: number; path: string }
async function createChallenge(
  page: Page,
  space: string,
  more = {},
): Promise<Started & { title: string }> {
  const title = `The ${word()} of winter`
  const { startChallenge } = await ask<{ startChallenge: Started }>(
    page,
    'mutation ($space: String!, $input: ChallengeInput!) { startChallenge(space: $space, input: $input) { number path } }',
    {
      space,
      input: {
        title,
        question: 'What could we stop doing?',
        timeZone: 'UTC',
        closesOn: soon(10),
        ...more,
      },
    },
  )
  return { ...startChallenge, title }
}

test.describe('before a script has run', () => {
  test.use({ javaScriptEnabled: false, allowedConsoleErrors: /status of 400/ })

  test('a sponsor starts a challenge with three fields, is told what is wrong, and an employee enters an idea', async ({
    as,
  }) => {
    const [priya, kofi] = [await as('priya'), await as('kofi')]
    const space = await createSpace(priya, { name: `Questions ${word()}`, members: [kofi] })
    const title = `Half the ${word()}`
    await priya.goto(`/challenges/new?space=${space.slug}`)
    await priya.getByRole('textbox', { name: 'Title' }).fill(title)
    await priya.getByRole('textbox', { name: 'Question' }).fill('Which of it never needed to come?')
    await priya.getByLabel('Takes entries until').fill('2020-01-01T10:00')
    await priya.getByRole('button', { name: 'Start challenge' }).click()
    await expect(priya.getByText('It must close after it opens.')).toBeVisible()
    await expect(priya.getByRole('textbox', { name: 'Title' })).toHaveValue(title)
    await priya.getByLabel('Takes entries until').fill(soon(10))
    await priya.getByRole('button', { name: 'Start challenge' }).click()
    await expect(priya.getByRole('heading', { level: 1, name: title })).toBeVisible()
    const path = new URL(priya.url()).pathname

    await kofi.goto(path)
    await kofi.getByRole('link', { name: 'Enter an idea' }).click()
    await kofi
      .getByRole('textbox', { name: 'Your idea in one line' })
      .fill('A blanket in place of a box')
    await kofi.getByRole('button', { name: 'Save draft' }).click()
    await kofi.getByRole('link', { name: 'Enter an idea' }).click()
    await expect(kofi.getByRole('textbox', { name: 'Your idea in one line' })).toHaveValue(
      'A blanket in place of a box',
    )
    await kofi.getByRole('button', { name: 'Enter idea' }).click()
    const entry = kofi.getByRole('listitem').filter({ hasText: 'A blanket in place of a box' })
    await expect(entry).toBeVisible()
    await entry.getByRole('link', { name: 'A blanket in place of a box', exact: true }).click()
    await expect(kofi.getByRole('link', { name: `Entered in ${title}` })).toBeVisible()

    await priya.goto(path)
    await priya.getByRole('textbox', { name: 'Tell everyone who takes part' }).fill('One so far.')
    await priya.getByRole('button', { name: 'Post update' }).click()
    await expect(priya.getByText('One so far.')).toBeVisible()
  })
})

test('an entry and a stage appear on a page that is open; votes come from a budget; the result is told', async ({
  as,
}) => {
  // It closes at a whole minute of the clock, up to a minute and a half from now.
  test.setTimeout(150_000)
  const [priya, kofi] = [await as('priya'), await as('kofi')]
  const space = await createSpace(priya, { name: `Questions ${word()}`, members: [kofi] })
  const challenge = await createChallenge(priya, space.slug, {
    stages: [],
    voteBudget: 2,
    rules: [{ stage: 'COLLECT', voters: 'EVERYONE' }],
  })
  await kofi.goto(challenge.path)
  await waitForRoom(kofi, `post:${challenge.number}`)
  const idea = `Call before the cold night, ${word()}`
  await ask(
    priya,
    'mutation ($id: ID!, $title: String!) { enterNewIdea(challengeId: $id, title: $title) { number } }',
    {
      id: String(challenge.number),
      title: idea,
    },
  )
  const entry = kofi.getByRole('listitem').filter({ hasText: idea })
  await expect(entry).toBeVisible()

  const more = entry.getByRole('button', { name: `One vote more for “${idea}”` })
  await more.click()
  await expect(entry).toContainText('1 vote')
  await more.click()
  await expect(entry).toContainText('2 votes')
  await expect(kofi.getByText('0 of 2 votes left')).toBeVisible()
  await expect(more).toBeDisabled()

  // The sponsor closes it by its date, decides, and tells.
  const { challenge: found } = await ask<{ challenge: { version: number } }>(
    priya,
    `{ challenge(id: ${challenge.number}) { version } }`,
  )
  await ask(
    priya,
    'mutation ($id: ID!, $version: Int!, $input: ChallengeInput!) { editChallenge(challengeId: $id, version: $version, input: $input) { stage } }',
    {
      id: String(challenge.number),
      version: found.version,
      input: {
        title: challenge.title,
        question: 'What could we stop doing?',
        timeZone: 'UTC',
        opensOn: null,
        closesOn: soon(1 / 1440),
        stages: [],
        voteBudget: 2,
      },
    },
  )
  await expect(kofi.getByRole('listitem').filter({ hasText: 'Decide' }).first()).toHaveAttribute(
    'aria-current',
    'step',
    { timeout: 90_000 },
  )
  await priya.goto(challenge.path)
  await priya.getByRole('link', { name: `Decide on “${idea}”` }).click()
  await priya.getByRole('radio', { name: 'Winner' }).check()
  await priya.getByRole('textbox', { name: 'Why' }).fill('We tried it, and nobody called.')
  await priya.getByRole('button', { name: 'Save decision' }).click()
  await priya.getByRole('link', { name: 'Tell the result' }).click()
  await priya
    .getByRole('textbox', { name: 'What came of it' })
    .fill('Nobody called **all winter**.')
  await priya.getByRole('button', { name: 'Tell the result' }).click()
  await expect(priya.locator('.prose strong', { hasText: 'all winter' })).toBeVisible()
  await expect(kofi.locator('.prose strong', { hasText: 'all winter' })).toBeVisible()
  await expect(entry).toContainText('Winner')
})
