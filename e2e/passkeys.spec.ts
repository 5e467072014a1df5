/** Passkeys with the browser's own dialogs, answered by a device that the browser makes up. */
import type { Page } from '@playwright/test'
import { problemsIn } from './looks.ts'
import { expect, test } from './people.ts'

/** A device with a fingerprint reader, of the page's browser. */
async function addDevice(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

test('somebody adds a passkey, names it, and removes it', async ({ as }) => {
  const page = await as('kofi')
  await addDevice(page)
  await page.goto('/settings')
  await page.getByRole('link', { name: 'Passkeys', exact: true }).click()
  await page.getByRole('button', { name: 'Add passkey' }).click()
  await expect(page.getByText('The passkey is added.')).toBeVisible()
  await page.locator('summary').filter({ hasText: 'Rename' }).first().click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Work laptop')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Work laptop').first()).toBeVisible()
  expect(await problemsIn(page)).toEqual([])

  const again = await as('kofi')
  await again.goto('/settings/passkeys')
  await again.getByRole('button', { name: 'Remove Work laptop' }).click()
  await expect(again.getByText('The passkey is removed.')).toBeVisible()
  await expect(again.getByText('No passkeys yet')).toBeVisible()
})

test('before scripts a page without passkeys says why', async ({ as }) => {
  const page = await as('kofi', { javaScriptEnabled: false })
  await page.goto('/settings/passkeys')
  await expect(page.locator('noscript p')).toHaveText('Passkeys need JavaScript.')
  await page.goto('/sign-in')
  await expect(page.getByRole('button', { name: 'Sign in with a passkey' })).toBeHidden()
})
