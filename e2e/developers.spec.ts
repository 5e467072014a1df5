import { expect, scriptsRun, test } from './people.ts'

test('somebody runs a document with a token of their own, and downloads the schema and their data', async ({
  as,
}) => {
  const page = await as('joao')
  await page.goto('/settings/tokens')
  await page.getByLabel('Name').fill('A first script')
  await page.getByRole('button', { name: 'Create token' }).click()
  const token = await page.getByLabel('Token', { exact: true }).inputValue()
  await page.goto('/developers')
  await scriptsRun(page)
  const schema = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the schema' }).click()
  expect((await schema).suggestedFilename()).toBe('schema.graphql')
  await page.getByRole('textbox', { name: 'Token' }).fill(token)
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Response' })).toContainText('"viewer"')
  await page.getByRole('link', { name: 'Open in the explorer: Search' }).click()
  await expect(page.getByRole('textbox', { name: 'Document' })).toHaveValue(/query Find/)
  await page.goto('/settings#data')
  const data = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download my data' }).click()
  expect((await data).suggestedFilename()).toBe('my-data.zip')
})
