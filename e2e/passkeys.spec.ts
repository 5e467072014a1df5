/** Passkeys with the browser's own dialogs, answered by a device that the browser makes up. */
import type { CDPSession, Page } from '@playwright/test'
import { problemsIn } from './looks.ts'
import { expect, test } from './people.ts'

/** A device with a fingerprint reader, of the page's browser. */
async function deviceOf(page: Page): Promise<{ cdp: CDPSession; authenticatorId: string }> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { cdp, authenticatorId }
}

test('somebody adds a passkey, names it, signs in with it, and removes it; a copy of its answer opens nothing', async ({
  as,
  stranger,
}) => {
  const page = await as('kofi')
  const { cdp, authenticatorId } = await deviceOf(page)
  await page.goto('/settings')
  await page.getByRole('link', { name: 'Passkeys', exact: true }).click()
  await page.getByRole('button', { name: 'Add passkey' }).click()
  await expect(page.getByText('The passkey is added.')).toBeVisible()
  await page.locator('summary').filter({ hasText: 'Rename' }).first().click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Work laptop')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Work laptop').first()).toBeVisible()
  expect(await problemsIn(page)).toEqual([])

  // A page that is open would go to the sign-in page by itself.
  await page.goto('about:blank')
  await page.request.post('/sign-out')
  await page.goto('/sign-in?returnTo=/notifications')
  await page.getByText('Sign in another way').click()
  const [sent] = await Promise.all([
    page.waitForRequest((request) => request.url().endsWith('/sign-in/passkey')),
    page.getByRole('button', { name: 'Sign in with a passkey' }).click(),
  ])
  await expect(page).toHaveURL('/notifications')
  await expect(page.getByRole('link', { name: /Kofi/ }).first()).toBeVisible()

  const thief = await stranger()
  await thief.goto('/sign-in')
  const form = Object.fromEntries(new URLSearchParams(sent.postData() ?? ''))
  for (const browser of [thief, page]) {
    const again = await browser.request.post('/sign-in/passkey', { form, maxRedirects: 0 })
    expect(again.headers().location).toBe('/sign-in?problem=passkey')
  }

  // A copy of the key counts from where it was copied.
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId })
  const [credential] = credentials
  if (!credential) throw new Error('the device has no key')
  await cdp.send('WebAuthn.clearCredentials', { authenticatorId })
  await cdp.send('WebAuthn.addCredential', {
    authenticatorId,
    credential: { ...credential, signCount: 0 },
  })
  // A page that is open would go to the sign-in page by itself.
  await page.goto('about:blank')
  await page.request.post('/sign-out')
  await page.goto('/sign-in')
  await page.getByText('Sign in another way').click()
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(page.getByText('This passkey does not work here.')).toBeVisible()

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
