import type { Page } from '@playwright/test'
import { expect, test } from './people.ts'

// A browser says to its console that a form was refused.
test.use({ allowedConsoleErrors: /status of 4\d\d/ })

/** Sends a form as a browser does before scripts run, with so many letters in its text. */
const sendForm = (page: Page, action: string, letters: number) =>
  page.evaluate(
    ([to, count]) => {
      const form = document.createElement('form')
      const text = document.createElement('input')
      Object.assign(form, { method: 'post', action: to })
      Object.assign(text, { type: 'hidden', name: 'body', value: 'a'.repeat(count) })
      form.append(text)
      document.body.append(form)
      form.submit()
    },
    [action, letters] as const,
  )

for (const who of ['priya', null] as const)
  test(`a form that is too large gets a page that says so (${who ?? 'signed out'})`, async ({
    as,
    stranger,
  }) => {
    const page = await (who ? as(who) : stranger())
    await page.goto('/sign-in')
    await sendForm(page, '/ideas/new', 3 * 1024 * 1024)
    await expect(page.getByRole('heading', { name: 'Your request was not accepted' })).toBeVisible()
    await expect(page.getByText('This is too large to be sent.')).toBeVisible()
    await page.getByRole('link', { name: 'Home', exact: true }).click()
    await expect(page).toHaveURL(who ? '/' : /\/sign-in/)
  })

test('a form that arrives broken gets a page that says so', async ({ as }) => {
  const page = await as('priya')
  const headers = {
    accept: 'text/html',
    'content-type': 'multipart/form-data; boundary=here',
  }
  const data = '--here\r\nContent-Disposition: form-data; name="title"\r\n\r\nHalf of i'
  const answer = await page.request.post('/ideas/new', { headers, data })
  expect(answer.status()).toBe(400)
  const text = await answer.text()
  expect(text).toContain('Your request was not accepted')
  expect(text).toContain('This form could not be read.')
  expect(text).not.toContain('Something went wrong')
})
