/**
 * A kind of post that only tests know (graphql/testing-kind, app/routes/testing-kind) in a browser: what is shared works for it
 * without a line anywhere else.
 */
import type { Page } from '@playwright/test'
import { ask, type CreatedSpace, createSpace, numberOf } from './fixtures.ts'
import { CAST, expect, scriptsRun, test, waitForRoom, word } from './people.ts'

type Memo = { number: number; path: string; title: string }

async function createMemo(page: Page, space: CreatedSpace, tags: string[] = []): Promise<Memo> {
  const { postMemo } = await ask<{ postMemo: Memo }>(
    page,
    'mutation ($space: String!, $input: MemoInput!) { postMemo(space: $space, input: $input) { number path title } }',
    {
      space: space.slug,
      input: { title: `The ${word()} of Monday`, body: 'Read it **before** noon.', tags },
    },
  )
  return postMemo
}

test('a memo is read, supported, followed and discussed, and its author sees it live', async ({
  as,
}) => {
  const [priya, kofi] = [await as('priya'), await as('kofi')]
  const space = await createSpace(priya, { name: `Memos ${word()}`, members: [kofi] })
  const memo = await createMemo(priya, space, ['urgent'])
  await priya.goto(memo.path)
  await waitForRoom(priya, `post:${memo.number}`)

  await kofi.goto('/')
  await scriptsRun(kofi)
  await kofi.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Memos' }).click()
  const row = kofi.getByRole('listitem').filter({ hasText: memo.title })
  await expect(row).toContainText('Urgent')
  await row.getByRole('link', { name: memo.title }).click()
  await expect(kofi.getByRole('heading', { level: 1, name: memo.title })).toBeVisible()
  await expect(kofi.locator('.prose strong')).toHaveText('before')

  await kofi.getByRole('button', { name: `Support “${memo.title}”` }).click()
  await kofi.getByRole('button', { name: 'Follow', exact: true }).click()
  await kofi.getByRole('textbox', { name: 'Add a comment' }).fill('Which Monday?')
  await kofi.getByRole('button', { name: 'Post', exact: true }).click()

  const said = priya.getByRole('article', { name: `Comment by ${CAST.kofi}` })
  await expect(said).toContainText('Which Monday?')
  await expect
    .poll(() => ask(kofi, `{ post(id: ${memo.number}) { supportCount follow commentCount } }`))
    .toEqual({ post: { supportCount: 1, follow: 'FOLLOW', commentCount: 1 } })
})

test('a memo is found, listed with its author, and told of in its own words', async ({ as }) => {
  const [priya, kofi] = [await as('priya'), await as('kofi')]
  const space = await createSpace(priya, { name: `Memos ${word()}`, members: [kofi] })
  const memo = await createMemo(priya, space)
  await ask(
    kofi,
    'mutation ($input: PostCommentInput!) { postComment(input: $input) { number } }',
    {
      input: { postId: String(memo.number), body: 'Which Monday?' },
    },
  )

  const results = kofi.getByRole('list', { name: 'Results' })
  const result = results
    .getByRole('listitem')
    .filter({ hasText: memo.title })
    .filter({ hasText: 'Calm' })
  await expect(async () => {
    await kofi.goto(`/search?q=${encodeURIComponent(memo.title)}`)
    await expect(result).toContainText('Memo', { timeout: 2_000 })
  }).toPass()
  await expect(result).toContainText('The memo list')
  await expect(result.getByRole('link', { name: memo.title })).toHaveAttribute('href', memo.path)

  await scriptsRun(kofi)
  await kofi.keyboard.press('Control+k')
  await kofi.getByRole('combobox').fill(memo.title)
  const found = kofi
    .getByRole('group', { name: /^Memos/ })
    .getByRole('option', { name: memo.title })
  await found.click()
  await expect(kofi).toHaveURL(memo.path)

  await kofi.goto(`/people/${await numberOf(priya)}`)
  const posted = kofi.getByRole('list', { name: `Posts by ${CAST.priya}, newest first` })
  await expect(posted.getByRole('link', { name: memo.title })).toHaveAttribute('href', memo.path)

  const told = priya.getByRole('listitem').filter({ hasText: memo.title }).first()
  await expect(async () => {
    await priya.goto('/notifications')
    await expect(told).toContainText('Your memo', { timeout: 2_000 })
  }).toPass()
  await expect(told).toContainText(`${CAST.kofi} supported your memo`)
  await expect(told).toContainText(`${CAST.kofi} commented`)
  await told.getByRole('link', { name: memo.title }).click()
  await expect(priya).toHaveURL(memo.path)
})

test('whoever owes a memo a response finds it on Home among what waits', async ({ as }) => {
  const [ifeoma, kofi] = [await as('ifeoma'), await as('kofi')]
  const space = await createSpace(ifeoma, { name: `Memos ${word()}`, members: [kofi] })
  const memo = await createMemo(kofi, space, ['question'])
  await ifeoma.goto('/')
  const waiting = ifeoma.getByRole('region', { name: 'Waiting for you' })
  await expect(waiting.getByRole('link', { name: memo.title })).toHaveAttribute('href', memo.path)
})
