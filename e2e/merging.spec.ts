import type { Page } from '@playwright/test'
import { ask, type CreatedIdea, createBoard, createIdea, support } from './fixtures.ts'
import { expect, scriptsRun, test, type Who, waitForRoom, word } from './people.ts'

const joined = (page: Page, idea: CreatedIdea, into: CreatedIdea) =>
  ask(
    page,
    'mutation ($id: ID!, $into: ID!) { mergeIdea(ideaId: $id, intoId: $into, note: "Alike") { number } }',
    {
      id: String(idea.number),
      into: String(into.number),
    },
  )

/** Two ideas of a board of the first person's, merged, the first one supported by the second person. */
async function twoInOne(as: (who: Who, options?: object) => Promise<Page>, options = {}) {
  const [owner, reader] = [await as('hanne', options), await as('ruben')]
  const board = await createBoard(owner, { name: `Alike ${word()}`, members: [reader] })
  const one = await createIdea(owner, { board: board.slug, title: `A shelf for ${word()}` })
  const two = await createIdea(owner, { board: board.slug, title: `Shelves for all ${word()}` })
  await support(reader, one)
  await joined(owner, one, two)
  return { owner, reader, one, two }
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', before any script'

  test(`whoever answers for a board parts two ideas that were joined${how}`, async ({ as }) => {
    const { owner, reader, one, two } = await twoInOne(as, { javaScriptEnabled })
    await reader.goto(two.href)
    await waitForRoom(reader, `post:${two.number}`)
    await expect(reader.getByRole('link', { name: '1 supporter' })).toBeVisible()

    await owner.goto(one.href)
    if (javaScriptEnabled) await scriptsRun(owner)
    await owner.getByRole('link', { name: 'Unmerge' }).click()
    await owner.getByRole('textbox', { name: 'Why' }).fill('One is for vans, one for the hall.')
    await owner.getByRole('button', { name: 'Unmerge' }).click()

    // It has its former status, says why, and its supporter is its own again.
    await expect(owner.getByRole('link', { name: 'Unmerge' })).toHaveCount(0)
    await expect(owner.getByRole('link', { name: '1 supporter' })).toBeVisible()
    await owner.getByText('Status history, 2 changes').click()
    const road = owner.getByRole('listitem').filter({ hasText: 'Merged to New' })
    await expect(road).toContainText('One is for vans, one for the hall.')
    await expect(road.getByRole('link', { name: two.title })).toBeVisible()

    // Whoever has the other one open sees its supporters go.
    await expect(reader.getByText('Nobody supports it yet.')).toBeVisible()
  })
}

test('in two tabs, the second one finds it done; whoever only reads is not asked', async ({
  as,
}) => {
  const { owner, reader, one } = await twoInOne(as)
  const tab = await owner.context().newPage()
  for (const page of [owner, tab]) {
    await page.goto(`${one.href}?tool=unmerge#tools`)
    await scriptsRun(page)
    await page.getByRole('textbox', { name: 'Why' }).fill('Two things.')
  }
  await owner.getByRole('button', { name: 'Unmerge' }).click()
  await expect(owner.getByRole('button', { name: 'Unmerge' })).toHaveCount(0)
  // The other tab got a hint; what it still showed would have led to the same page.
  await expect(tab.getByRole('button', { name: 'Unmerge' })).toHaveCount(0)
  await reader.goto(`${one.href}?tool=unmerge#tools`)
  await expect(reader.getByRole('button', { name: 'Unmerge' })).toHaveCount(0)
})

test('what an idea is merged into is found by its title; only what can take it is offered, and one at most is chosen', async ({
  as,
}) => {
  const owner = await as('hanne')
  const topic = word()
  const board = await createBoard(owner, { name: `Offered ${topic}` })
  const other = await createBoard(owner, { name: `Elsewhere ${topic}` })
  const make = (title: string, on = board.slug) => createIdea(owner, { board: on, title })
  const one = await make(`Racks for the ${topic} vans`)
  const taken = await make(`Racks in every ${topic} van`)
  const over = await make(`Racks of wood for ${topic} vans`)
  await make(`Racks for the ${topic} vans of others`, other.slug)
  await joined(owner, over, taken)
  const withdrawn = await make(`Racks for ${topic} vans, withdrawn`)
  await ask(owner, 'mutation ($id: ID!) { withdrawIdea(ideaId: $id) { number } }', {
    id: String(withdrawn.number),
  })
  const target = `${taken.title} (${taken.number})`
  // The index follows a moment later; until then the same question is asked again.
  await expect(async () => {
    await owner.goto(`${one.href}?tool=merge#tools`)
    await scriptsRun(owner)
    await expect(owner.getByRole('radio', { name: taken.title })).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await expect(owner.getByRole('radio')).toHaveCount(1)
  const filled = await owner
    .getByRole('radio')
    .evaluate((radio) => [
      getComputedStyle(radio).backgroundColor,
      getComputedStyle(document.querySelector('input[name=into]') as Element).backgroundColor,
    ])
  expect(filled[0]).toBe(filled[1])
  const field = owner.getByRole('combobox', { name: 'Merge it into' })
  await field.pressSequentially(`Racks ${topic}`)
  await expect
    .poll(() =>
      owner
        .locator('datalist option')
        .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value)),
    )
    .toEqual([target])
  await field.fill(taken.title)
  await owner.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(owner.getByRole('link', { name: 'Unmerge' })).toBeVisible()
  await expect(owner.getByRole('link', { name: taken.title }).first()).toBeVisible()
})
