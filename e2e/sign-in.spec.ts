// Coming in by the company's login and by mail, against a real sign-on service.
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { Provider } from 'oidc-provider'
import { ask } from './fixtures.ts'
import { emailOf, expect, test, word } from './people.ts'

/** A sign-on service that takes any name. Its forms need no script, and its pages are none of ours. */
async function openService(callback: () => string) {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const start = () => {
    const service = new Provider(issuer, {
      clients: [{ client_id: 'atrium', client_secret: 'secret', redirect_uris: [callback()] }],
      claims: { openid: ['sub'], profile: ['name', 'department'], email: ['email'] },
      findAccount: (_, id) => ({
        accountId: id,
        claims: async () => ({
          sub: id,
          name: `Nadia ${id}`,
          email: `${id}@hollin.example`,
          department: 'Acoustics lab',
        }),
      }),
      features: { devInteractions: { enabled: true } },
      cookies: { keys: ['key'] },
    })
    server.on('request', service.callback())
  }
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { issuer, start, close }
}

async function signInThere(page: Page, login: string) {
  await page.locator('input[name=login]').fill(login)
  await page.locator('input[name=password]').fill('any')
  await page.locator('button[type=submit]').click()
  await page.locator('button[type=submit]').click()
}

test.use({ allowedConsoleErrors: /127\.0\.0\.1/ })
for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', before any script'

  test(`an administrator connects the company’s login, tries it, switches it on, and somebody new comes in${how}`, async ({
    as,
    stranger,
  }) => {
    let callback = ''
    const service = await openService(() => callback)
    const nils = await as('nils', { javaScriptEnabled })
    const name = `Login ${word()}`
    await nils.goto('/admin/sign-in')
    await nils.getByRole('link', { name: 'New service' }).click()
    await nils.getByLabel('Name', { exact: true }).fill(name)
    await nils.getByLabel('Issuer').fill(service.issuer)
    await nils.getByLabel('Client ID').fill('atrium')
    await nils.getByLabel('Client secret').fill('secret')
    await nils.getByLabel('Unit').fill('department')
    await nils.getByText('Create accounts').click()
    await nils.getByRole('button', { name: 'Save' }).click()
    await expect(nils.getByText('Saved. Try it next.')).toBeVisible()
    callback = (await nils.locator('.sign-in-addresses code').first().textContent()) ?? ''
    service.start()
    const number = Number(callback.split('/').at(-1))
    await nils.getByRole('link', { name: 'Try it' }).click()
    await signInThere(nils, 'nils-there')
    await expect(nils.getByText('It worked.')).toBeVisible()
    await expect(nils.getByText('Acoustics lab')).toBeVisible()
    await nils.getByRole('button', { name: 'Switch on' }).click()
    await expect(nils.getByRole('button', { name: 'Switch off' }).first()).toBeVisible()

    const login = word()
    const guest = await stranger({ javaScriptEnabled })
    await guest.goto('/sign-in?returnTo=/people')
    await guest.getByRole('link', { name: `Continue with ${name}` }).click()
    await signInThere(guest, login)
    await expect(guest).toHaveURL(/\/people$/)
    expect((await ask<{ viewer: object }>(guest, '{ viewer { name unit } }')).viewer).toEqual({
      name: `Nadia ${login}`,
      unit: 'Acoustics lab',
    })
    await ask(nils, 'mutation ($n: Int!) { deleteSignInProvider(number: $n) }', { n: number })
    service.close()
  })

  test(`somebody comes in by the code of a mail${how}`, async ({ stranger }) => {
    const page = await stranger({ javaScriptEnabled })
    await page.goto('/sign-in?returnTo=/people')
    await page.getByText('Sign in another way').click()
    const who = javaScriptEnabled ? 'kofi' : 'priya'
    const before = mailsThere()
    await page.getByLabel('Your mail address').fill(emailOf(who))
    await page.getByRole('button', { name: 'Send me a link' }).click()
    await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible()
    await page.getByLabel('Code').fill('000000')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('alert')).toContainText('not right')
    let code = ''
    await expect
      .poll(() => {
        code = newestCode(before)
        return code
      })
      .toMatch(/^\d{6}$/)
    await page.getByLabel('Code').fill(code)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page).toHaveURL(/\/people$/)
    const { viewer } = await ask<{ viewer: { email: string } }>(page, '{ viewer { email } }')
    expect(viewer.email).toBe(emailOf(who))
  })
}

const folder = join(process.env.ATRIUM_E2E_DATA ?? '', 'mail')
function mailsThere(): string[] {
  try {
    return readdirSync(folder).filter((name) => name.startsWith('sign-in-'))
  } catch {
    return []
  }
}
function newestCode(before: string[]): string {
  const fresh = mailsThere().filter((name) => !before.includes(name))
  const [newest] = fresh.toSorted(
    (a, b) => statSync(join(folder, b)).mtimeMs - statSync(join(folder, a)).mtimeMs,
  )
  if (!newest) return ''
  return (
    /\d{6}/.exec(/^Subject:.*/m.exec(readFileSync(join(folder, newest), 'utf8'))?.[0] ?? '')?.[0] ??
    ''
  )
}
