/** What stands beside an entry, before scripts: its gates, the evidence and what if, a link to another one, a risk and its answer. */
import { ask, createSpace } from './fixtures.ts'
import { expect, test, word } from './people.ts'

test.use({ javaScriptEnabled: false, allowedConsoleErrors: /status of (400|403)/ })

test('an entry is held by its gate, linked, played through, flagged and answered', async ({
  as,
}) => {
  const [priya, nils, kofi] = [await as('priya'), await as('nils'), await as('kofi')]
  const space = await createSpace(priya, { name: `Entries ${word()}`, members: [nils, kofi] })
  const { startChallenge } = await ask<{ startChallenge: { number: number; path: string } }>(
    priya,
    'mutation ($space: String!, $input: ChallengeInput!) { startChallenge(space: $space, input: $input) { number path } }',
    {
      space: space.slug,
      input: {
        title: `The ${word()} of boxes`,
        question: 'Which box need not travel?',
        timeZone: 'UTC',
        closesOn: new Date(Date.now() + 864_000_000).toISOString().slice(0, 16),
        stages: ['SHAPE'],
      },
    },
  )
  const enter = async (title: string) =>
    (
      await ask<{ enterNewIdea: { number: number } }>(
        priya,
        'mutation ($id: ID!, $title: String!) { enterNewIdea(challengeId: $id, title: $title) { number } }',
        { id: String(startChallenge.number), title },
      )
    ).enterNewIdea.number
  const [first, other] = [await enter('Boxes that come back'), await enter('Blankets, no boxes')]
  const { path } = startChallenge
  const entry = `${path}/entries/${first}`

  await priya.goto(path)
  await priya.getByRole('link', { name: 'Edit stage gates' }).click()
  const shape = priya.getByRole('region', { name: 'Gate to Shape' })
  await shape.getByLabel('Comments, at least').fill('2')
  await shape.getByRole('button', { name: 'Save gate' }).click()
  await expect(shape.getByText('Shape: 2 comments')).toBeVisible()

  await priya.goto(entry)
  await priya.getByRole('button', { name: 'Move to Shape' }).click()
  await expect(priya.getByRole('alert')).toContainText('2 comments are missing.')
  await priya.getByLabel('It builds on').selectOption(String(other))
  await priya.getByRole('button', { name: 'Add link' }).click()
  await expect(priya.getByRole('heading', { name: 'Builds on' })).toBeVisible()

  const whatIf = priya.locator('#what-if')
  await whatIf.getByLabel('Cost, once, in EUR').fill('6000')
  await whatIf.getByLabel('Benefit per year, in EUR').fill('4000')
  await whatIf.getByLabel('How much of the benefit').fill('50')
  await whatIf.getByRole('button', { name: 'Compute' }).click()
  await expect(whatIf.getByRole('status')).toContainText('36 months')

  await nils.goto('/challenges/risks')
  const name = `Packaging ${word()}`
  await nils.locator('#add-name').fill(name)
  await nils.locator('#add-owner').fill('Nils Brandt')
  await nils.getByRole('button', { name: 'Add process' }).click()
  await expect(nils.getByText(name, { exact: true })).toBeVisible()
  await kofi.goto(entry)
  await kofi.getByText('Flag a risk', { exact: true }).click()
  await kofi.getByLabel('Process', { exact: true }).selectOption({ label: `${name} (Nils Brandt)` })
  await kofi.getByLabel('What is the risk?').fill('One supplier alone makes these boxes.')
  await kofi.getByRole('button', { name: 'Flag risk' }).click()
  await expect(kofi.getByText('Waits for Nils Brandt')).toBeVisible()
  await nils.goto('/')
  await nils.getByRole('link', { name: `A risk for ${name}` }).click()
  await nils.getByLabel('Your answer').selectOption('Only under conditions')
  await nils.getByLabel('Explanation').fill('Only with a second supplier.')
  await nils.getByRole('button', { name: 'Send answer' }).click()
  await expect(nils.getByText('Only with a second supplier.')).toBeVisible()
  await nils.goto('/')
  await expect(nils.getByRole('link', { name: `A risk for ${name}` })).toHaveCount(0)
})
