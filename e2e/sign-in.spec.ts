// Coming in by the code of a mail.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ask } from './fixtures.ts'
import { emailOf, expect, test } from './people.ts'

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', before any script'

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
