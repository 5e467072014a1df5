/** Choosing among the entries of a challenge: two at a time before scripts and by keyboard, the ranking, a scorecard. */
import type { Page } from '@playwright/test'
import { ask, createSpace } from './fixtures.ts'
import { expect, test, word } from './people.ts'

const soon = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16)

/** A challenge that takes entries and choices at once, with three entries of its sponsor. */
async function createContest(sponsor: Page, space: string, more = {}) {
  const input = {
    title: `The ${word()} of winter`,
    question: 'What could we stop doing?',
    timeZone: 'UTC',
    closesOn: soon(10),
    stages: [],
    hasDuels: true,
    rules: [{ stage: 'COLLECT', voters: 'EVERYONE' }],
    ...more,
  }
  const { startChallenge } = await ask<{ startChallenge: { number: number; path: string } }>(
    sponsor,
    'mutation ($space: String!, $input: ChallengeInput!) { startChallenge(space: $space, input: $input) { number path } }',
    { space, input },
  )
  const titles = ['Call before the cold night', 'A blanket for a box', 'One page instead of six']
  for (const title of titles)
    await ask(
      sponsor,
      'mutation ($id: ID!, $title: String!) { enterNewIdea(challengeId: $id, title: $title) { number } }',
      { id: String(startChallenge.number), title },
    )
  return { ...startChallenge, title: input.title }
}

test.describe('before a script has run', () => {
  test.use({ javaScriptEnabled: false, allowedConsoleErrors: /status of 400/ })

  test('somebody chooses, skips, goes back one, and has seen all pairs', async ({ as }) => {
    const [priya, kofi] = [await as('priya'), await as('kofi')]
    const space = await createSpace(priya, { name: `Choices ${word()}`, members: [kofi] })
    const contest = await createContest(priya, space.slug)
    await kofi.goto(contest.path)
    await kofi.getByRole('link', { name: 'Compare entries' }).click()
    await kofi.getByRole('button', { name: 'Start comparing' }).click()
    const left = kofi.getByRole('article', { name: 'Entry on the left' })
    const first = await left.getByRole('heading').textContent()
    await left.getByRole('button', { name: `Choose “${first}”` }).click()
    await expect(kofi.getByText('1 of 15')).toBeVisible()
    await kofi.getByRole('button', { name: 'Previous' }).click()
    await expect(kofi.getByText('0 of 15')).toBeVisible()
    await expect(left.getByRole('heading')).toHaveText(first ?? '')
    await kofi.getByRole('button', { name: 'Too close' }).click()
    await kofi.getByRole('button', { name: 'Skip' }).click()
    await kofi.getByRole('button', { name: 'Too close' }).click()
    await expect(kofi.getByRole('heading', { name: 'You have compared all pairs' })).toBeVisible()
  })

  test('an evaluator is told what is missing, chooses scores, and sees none of the others’ before the last', async ({
    as,
  }) => {
    const ifeoma = await as('ifeoma')
    const { challenges } = await ask<{
      challenges: { edges: { node: { path: string; stage: string } }[] }
    }>(ifeoma, '{ challenges(first: 50) { edges { node { path stage } } } }')
    const found = challenges.edges.find(({ node }) => node.stage === 'EVALUATE')?.node
    await ifeoma.goto(`${found?.path}`)
    await ifeoma.getByRole('link', { name: 'Evaluate entries' }).click()
    await expect(ifeoma.getByText('Scores are hidden until you have submitted')).toBeVisible()
    const open = ifeoma.getByRole('listitem').filter({ hasText: 'Not evaluated' })
    const before = await open.count()
    await open.first().getByRole('link', { name: 'Evaluate' }).click()
    await ifeoma.getByRole('button', { name: 'Submit scorecard' }).click()
    await expect(ifeoma.getByText('Give a score for every criterion.')).toBeVisible()
    for (const score of await ifeoma.getByRole('radio', { name: '4' }).all()) await score.check()
    await ifeoma.getByRole('button', { name: 'Submit scorecard' }).click()
    await expect(open).toHaveCount(before - 1)
  })
})

test('arrows choose, and the ranking appears on an open page without a reload', async ({ as }) => {
  const [priya, kofi] = [await as('priya'), await as('kofi')]
  const space = await createSpace(priya, { name: `Choices ${word()}`, members: [kofi] })
  const contest = await createContest(priya, space.slug)
  await priya.goto(`${contest.path}/ranking`)
  await expect(priya.getByRole('heading', { name: 'No ranking yet' })).toBeVisible()
  await kofi.goto(`${contest.path}/compare`)
  await kofi.getByRole('button', { name: 'Start comparing' }).click()
  for (const [nth, key] of ['ArrowLeft', 'ArrowRight', 'ArrowDown'].entries()) {
    await expect(kofi.getByText(`${nth} of 15`)).toBeVisible()
    await expect(kofi.getByRole('article')).toHaveCount(2)
    await kofi.keyboard.press(key)
  }
  await expect(kofi.getByRole('heading', { name: 'You have compared all pairs' })).toBeVisible()
  // The job computes it within ten seconds.
  const ranking = priya.getByRole('list', { name: 'Entries, best first' })
  await expect(ranking.getByRole('listitem')).toHaveCount(3, { timeout: 30_000 })
  await priya.getByText('As a table').click()
  await expect(priya.getByRole('row')).toHaveCount(4)
})
