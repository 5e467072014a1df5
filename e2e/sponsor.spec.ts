/** The sponsor's side of a challenge in browsers: figures and their lists before scripts, an invitation, and a value that is signed off. */
import type { Page } from '@playwright/test'
import { ask } from './fixtures.ts'
import { expect, test } from './people.ts'

type Listed = { path: string; stage: string }
async function challengeIn(page: Page, stage: string): Promise<string> {
  const { challenges } = await ask<{ challenges: { edges: { node: Listed }[] } }>(
    page,
    '{ challenges(first: 50) { edges { node { path stage } } } }',
  )
  return `${challenges.edges.find(({ node }) => node.stage === stage)?.node.path}`
}

test.describe('before a script has run', () => {
  test.use({ javaScriptEnabled: false, allowedConsoleErrors: /status of 400/ })

  test('a sponsor reads the figures, and each list is as long as its figure', async ({ as }) => {
    const hanne = await as('hanne')
    const path = await challengeIn(hanne, 'EVALUATE')
    await hanne.goto(path)
    await hanne.getByRole('link', { name: 'For the sponsor' }).click()
    await expect(hanne.getByRole('heading', { name: 'Who takes part' })).toBeVisible()
    const step = hanne.getByRole('listitem').filter({ hasText: 'Entries submitted' })
    const count = Number(await step.locator('b').textContent())
    await step.getByRole('link').click()
    await expect(hanne.getByText(`${count} entries`)).toBeVisible()
    await expect(hanne.locator('tbody tr')).toHaveCount(count)
    const csv = await hanne.request.get(`${path}/figures.csv?figure=entered`)
    expect((await csv.text()).trim().split('\r\n')).toHaveLength(count + 1)
    await hanne.goto(`${path}/sponsor?who=site#who`)
    await expect(hanne.getByRole('list', { name: 'Sites' })).toBeVisible()
  })

  test('a value is measured by one, refused without a note, and signed off by its owner', async ({
    as,
  }) => {
    const nils = await as('nils')
    const { valueLedger } = await ask<{
      valueLedger: { edges: { node: { challenge: { path: string }; idea: { number: number } } }[] }
    }>(
      nils,
      '{ valueLedger(first: 1, state: OVERDUE) { edges { node { challenge { path } idea { number } } } } }',
    )
    const found = valueLedger.edges[0]?.node
    await nils.goto('/challenges/value?state=overdue')
    await expect(nils.getByRole('row').filter({ hasText: 'Overdue' })).toHaveCount(1)
    await nils.goto(`${found?.challenge.path}/value/${found?.idea.number}`)
    await nils.getByLabel('Measured value per year').fill('12000')
    await nils.getByLabel('How was it measured?').fill('short')
    await nils.getByRole('button', { name: 'Save and sign off' }).click()
    await expect(nils.getByText('Describe how the value was measured.')).toBeVisible()
    await nils.getByLabel('How was it measured?').fill('Counted at the counter for four weeks.')
    await nils.getByRole('button', { name: 'Save and sign off' }).click()
    await expect(nils.getByText(/Signed off by Nils/)).toBeVisible()
    await nils.goto(`${found?.challenge.path}/result`)
    await expect(nils.getByRole('heading', { name: 'Value of the entries' })).toBeVisible()
    await expect(nils.getByText('Overdue')).toHaveCount(0)
  })
})
