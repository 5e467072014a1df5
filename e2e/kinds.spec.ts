/**
 * A kind of post that only tests know (graphql/testing-kind, app/routes/testing-kind) in a browser: what is shared works for it
 * without a line anywhere else.
 */
import type { Page } from '@playwright/test'
import { ask, type CreatedSpace, createSpace } from './fixtures.ts'
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

  await kofi.getByRole('button', { name: `Supporters of “${memo.title}”` }).click()
  await kofi.getByRole('button', { name: 'Follow', exact: true }).click()
  await kofi.getByRole('textbox', { name: 'Comment' }).fill('Which Monday?')
  await kofi.getByRole('button', { name: 'Comment', exact: true }).click()

  const said = priya.getByRole('article', { name: `Comment by ${CAST.kofi}` })
  await expect(said).toContainText('Which Monday?')
  await expect
    .poll(() => ask(kofi, `{ post(id: ${memo.number}) { supportCount follow commentCount } }`))
    .toEqual({ post: { supportCount: 1, follow: 'FOLLOW', commentCount: 1 } })
})
