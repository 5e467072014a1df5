/** Rewards in a browser before scripts: proposed, refused for its amount, taken out again, taken back; and one's own points. */
import { ask } from './fixtures.ts'
import { expect, test } from './people.ts'

type Listed = { path: string; stage: string }

test.describe('before a script has run', () => {
  test.use({ javaScriptEnabled: false, allowedConsoleErrors: /status of 400/ })

  test('a sponsor proposes a reward, which waits for somebody else, and takes one back; the ledger sums', async ({
    as,
  }) => {
    const nils = await as('nils')
    const { challenges } = await ask<{ challenges: { edges: { node: Listed }[] } }>(
      nils,
      '{ challenges(first: 20, group: TOLD) { edges { node { path stage } } } }',
    )
    const path = challenges.edges.find(({ node }) => node.stage === 'TOLD')?.node.path
    await nils.goto(`${path}/sponsor`)
    await nils.getByRole('link', { name: 'Rewards', exact: true }).click()
    const ledger = nils.getByRole('table')
    await expect(ledger.locator('tfoot')).toContainText('€800')
    // What is waiting is Nils' own proposal: somebody else approves it.
    const waiting = nils.getByRole('listitem').filter({ hasText: 'Waiting for somebody else' })
    await expect(waiting).toHaveCount(1)
    await expect(nils.getByRole('button', { name: 'Approve' })).toHaveCount(0)
    await nils.getByLabel('Amount in EUR').fill('400')
    await nils.getByLabel('Reason').fill('short')
    await nils.getByRole('button', { name: 'Propose' }).click()
    await expect(nils.getByLabel('Reason')).toHaveAttribute('aria-invalid', 'true')
    await nils.getByLabel('Reason').fill('The trial goes on through the winter.')
    await nils.getByRole('button', { name: 'Propose' }).click()
    await expect(waiting).toHaveCount(2)
    await waiting.first().getByRole('button', { name: 'Withdraw' }).click()
    await expect(waiting).toHaveCount(1)
    const given = nils.getByRole('listitem').filter({ hasText: 'Amina drew the steps' })
    await given.getByText('Reverse').first().click()
    await given.getByLabel('Why is it reversed?').fill('It was paid with the salary already.')
    await given.getByRole('button', { name: 'Reverse' }).click()
    await expect(ledger.locator('tfoot')).toContainText('€400')
  })

  test('somebody sees their own points, and an administrator switches them off for their site', async ({
    as,
  }) => {
    const tomasz = await as('tomasz')
    await tomasz.goto('/challenges')
    await tomasz.getByRole('link', { name: 'Your rewards' }).click()
    await expect(tomasz.getByRole('heading', { name: 'Where your points come from' })).toBeVisible()
    await expect(tomasz.getByText('Entry goes ahead').first()).toBeVisible()
    const nils = await as('nils')
    await nils.goto('/admin/rewards')
    await nils.getByLabel(/Porto/).check()
    await nils.getByRole('button', { name: 'Save' }).click()
    await expect(nils.getByRole('status')).toHaveText('Saved.')
    await expect(nils.getByLabel(/Porto/)).toBeChecked()
  })
})
