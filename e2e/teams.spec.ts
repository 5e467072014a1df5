/** A team in browsers: formed, joined and released before scripts run; and a challenge that hides names. */
import { ask, createSpace } from './fixtures.ts'
import { expect, test, word } from './people.ts'

test.use({ javaScriptEnabled: false, allowedConsoleErrors: /status of 400/ })

const later = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('an author forms a team, a colleague applies, and a manager releases in one tap', async ({
  as,
}) => {
  const [priya, nils, kofi] = [await as('priya'), await as('nils'), await as('kofi')]
  const space = await createSpace(priya, { name: `Teams ${word()}`, members: [nils, kofi] })
  const title = `Quieter ${word()}`
  const { startChallenge } = await ask<{ startChallenge: { number: number } }>(
    priya,
    'mutation ($space: String!, $input: ChallengeInput!) { startChallenge(space: $space, input: $input) { number } }',
    {
      space: space.slug,
      input: {
        title: `Fewer ${word()}`,
        question: 'What could we stop doing?',
        timeZone: 'UTC',
        closesOn: `${later(10)}T10:00`,
      },
    },
  )
  const { enterNewIdea } = await ask<{ enterNewIdea: { path: string } }>(
    kofi,
    'mutation ($id: ID!, $title: String!) { enterNewIdea(challengeId: $id, title: $title) { path } }',
    { id: String(startChallenge.number), title },
  )
  await kofi.goto(enterNewIdea.path)
  await kofi.getByRole('link', { name: 'Form a team' }).click()
  await kofi.getByRole('textbox', { name: 'Charter' }).fill('Half as loud by summer.')
  await kofi.getByLabel('Demo', { exact: true }).fill(later(20))
  await kofi.getByLabel('Ends', { exact: true }).fill(later(30))
  await kofi.getByRole('textbox', { name: 'Skills you look for' }).fill('Juggling of knives')
  await kofi.getByRole('button', { name: 'Save' }).click()
  await expect(kofi.getByText('No skill is called “Juggling of knives”')).toBeVisible()
  await kofi.getByRole('textbox', { name: 'Skills you look for' }).fill('accessibility')
  await kofi.getByRole('button', { name: 'Save' }).click()
  await expect(kofi.getByRole('heading', { level: 1, name: `Team of “${title}”` })).toBeVisible()
  await expect(kofi.getByText('A team has 3 to 7 people.')).toBeVisible()
  const path = new URL(kofi.url()).pathname

  await nils.goto(path)
  await nils.getByRole('button', { name: 'Join for accessibility' }).click()
  await expect(nils.getByText('Would like to join')).toBeVisible()
  await kofi.goto(path)
  await kofi.getByRole('button', { name: 'Accept' }).click()
  await priya.goto('/teams')
  const request = priya.getByRole('listitem').filter({ hasText: title }).first()
  await request.getByRole('button', { name: 'Release', exact: true }).click()
  await priya.goto(path)
  await expect(priya.getByText('2 members')).toBeVisible()
})
