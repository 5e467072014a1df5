import type { Page } from '@playwright/test'
import { createBoard, createComment, createIdea } from './fixtures.ts'
import { CAST, expect, scriptsRun, test, type Who, waitForRoom, word } from './people.ts'

const said = (page: Page, who: Who) =>
  page.getByRole('article', { name: `Comment by ${CAST[who]}` })

/** Two people with an idea of the first one open before the second. */
async function meeting(as: (who: Who) => Promise<Page>, first: Who, second: Who) {
  const [one, other] = [await as(first), await as(second)]
  const board = await createBoard(one, { name: `Talk ${word()}`, members: [other] })
  const idea = await createIdea(one, { board: board.slug, title: `What to do about ${word()}` })
  return { one, other, idea }
}

test('an answer, a quote and a mention find their people', { tag: '@comment' }, async ({ as }) => {
  const { one: mireille, other: joao, idea } = await meeting(as, 'mireille', 'joao')
  await createComment(mireille, idea, 'Who has a meter?')
  await mireille.goto(idea.href)
  await waitForRoom(mireille, `post:${idea.number}`)

  await joao.goto(idea.href)
  await scriptsRun(joao)
  await joao.getByRole('link', { name: 'Reply to Mireille Aerts' }).click()
  const reply = joao.getByRole('textbox', { name: 'Reply to Mireille Aerts' })
  await expect(reply).toBeFocused()
  await reply.pressSequentially('I have, ask @mire')
  await joao.getByRole('option', { name: /Mireille Aerts/ }).click()
  await joao.getByRole('button', { name: 'Reply', exact: true }).click()
  await expect(said(joao, 'joao').getByRole('link', { name: /Mireille Aerts/ })).toBeVisible()

  // She sees it under her question, and is notified that she was mentioned.
  await expect(said(mireille, 'joao')).toContainText('I have, ask')
  await mireille.goto('/notifications')
  const thing = mireille
    .getByRole('listitem')
    .filter({ has: mireille.getByRole('link', { name: idea.title }) })
    .first()
  await expect(thing).toContainText('João Pacheco')

  await joao.getByRole('button', { name: 'More about Mireille Aerts’s comment' }).click()
  await joao.getByRole('menuitem', { name: 'Quote' }).click()
  await expect(joao.getByRole('textbox', { name: 'Reply to Mireille Aerts' })).toHaveValue(
    /^> Who has a meter\?/,
  )
})

test('a comment can be changed for a while, and taken away for good; the talk about it stays', {
  tag: ['@editComment', '@removeComment'],
}, async ({ as }) => {
  const { one: ayse, other: ruben, idea } = await meeting(as, 'ayse', 'ruben')
  const comment = await createComment(ayse, idea, 'The average was nine.')
  await createComment(ruben, idea, 'Of how many?', comment)
  await ruben.goto(idea.href)
  await waitForRoom(ruben, `post:${idea.number}`)
  await ayse.goto(idea.href)
  await scriptsRun(ayse)

  const more = ayse.getByRole('button', { name: 'More about Ayşe Demir’s comment' })
  await more.click()
  await ayse.getByRole('menuitem', { name: 'Edit' }).click()
  await ayse.getByRole('textbox', { name: 'Your comment' }).fill('The average was seven.')
  await ayse.getByRole('button', { name: 'Save' }).click()
  await expect(said(ruben, 'ayse')).toContainText('The average was seven.')
  await expect(said(ruben, 'ayse')).toContainText('edited')

  await more.click()
  await ayse.getByRole('menuitem', { name: 'Delete' }).click()
  await ayse
    .getByRole('dialog')
    .or(ayse.getByRole('alertdialog'))
    .getByRole('button', { name: 'Delete' })
    .click()
  await expect(ruben.getByText('This comment was deleted.')).toBeVisible()
  await expect(ruben.getByText('The average was')).toHaveCount(0)
  await expect(said(ruben, 'ruben')).toContainText('Of how many?')
})

test('a reaction is given and taken back, and others see it', { tag: '@react' }, async ({ as }) => {
  const { one: elif, other: priya, idea } = await meeting(as, 'elif', 'priya')
  await createComment(elif, idea, 'It runs since Monday.')
  await elif.goto(idea.href)
  await waitForRoom(elif, `post:${idea.number}`)
  await priya.goto(idea.href)
  await scriptsRun(priya)
  await said(priya, 'elif').getByRole('button', { name: 'Add a reaction' }).click()
  await priya.getByRole('menuitem', { name: 'Celebrate' }).click()
  await expect(elif.getByRole('button', { name: 'Celebrate, 1' })).toHaveAttribute(
    'aria-pressed',
    'false',
  )
  await priya.getByRole('button', { name: 'Celebrate, 1' }).click()
  await expect(elif.getByRole('button', { name: 'Celebrate, 1' })).toHaveCount(0)
})

test('a reaction to a comment that was loaded later is one’s own, and is taken back', async ({
  as,
}) => {
  const { one: kofi, other: hanne, idea } = await meeting(as, 'kofi', 'hanne')
  for (let i = 1; i <= 32; i++) await createComment(kofi, idea, `Thought number ${i}.`)
  await hanne.goto(idea.href)
  await waitForRoom(hanne, `post:${idea.number}`)
  await hanne.getByRole('link', { name: 'More comments' }).click()
  // One of a further page, and one that arrived live.
  for (const words of ['Thought number 32.', 'Thought number 33.']) {
    if (words.includes('33')) await createComment(kofi, idea, words)
    const comment = said(hanne, 'kofi').filter({ hasText: words })
    await comment.getByRole('button', { name: 'Add a reaction' }).click()
    await hanne.getByRole('menuitem', { name: 'Celebrate' }).click()
    const given = comment.getByRole('button', { name: 'Celebrate, 1' })
    await expect(given).toHaveAttribute('aria-pressed', 'true')
    await expect(given).not.toHaveAttribute('data-state', /./)
    const answered = hanne.waitForResponse((answer) => answer.request().method() === 'POST')
    await given.click()
    expect((await answered).ok()).toBe(true)
    await expect(given).toHaveCount(0)
  }
  const others = await hanne.request.get(`/ask/comments?post=${idea.number}`)
  expect(JSON.stringify(await others.json())).not.toContain('🎉')
})

test('one’s own comment of another tab can be edited here', async ({ as }) => {
  const { one: elif, idea } = await meeting(as, 'elif', 'priya')
  await elif.goto(idea.href)
  await waitForRoom(elif, `post:${idea.number}`)
  await createComment(elif, idea, 'Written in the other tab.')
  await expect(said(elif, 'elif')).toContainText('Written in the other tab.')
  await elif.getByRole('button', { name: 'More about Elif Yıldız’s comment' }).click()
  await elif.getByRole('menuitem', { name: 'Edit' }).click()
  await elif.getByRole('textbox', { name: 'Your comment' }).fill('Edited in this one.')
  await elif.getByRole('button', { name: 'Save' }).click()
  await expect(said(elif, 'elif')).toContainText('Edited in this one.')
})

test('a double click supports once', { tag: '@support' }, async ({ as }) => {
  const { other: priya, idea } = await meeting(as, 'elif', 'priya')
  await priya.goto(idea.href)
  await scriptsRun(priya)
  const button = priya.getByRole('button', { name: new RegExp(`^Support “${idea.title}”`) }).first()
  // Slow enough for the button to show the first click before the second one.
  await button.dblclick({ delay: 100 })
  await expect(button).toHaveAttribute('aria-pressed', 'true')
  // It is drawn as pressed at once; a page that is left before its answer has come may not have sent it.
  await expect(button).not.toHaveAttribute('data-state', 'sending')
  await priya.reload()
  await expect(button).toHaveAttribute('aria-pressed', 'true')
})

test('a link to a comment leads to it, in the middle of a long talk', async ({ as }) => {
  const { one: kofi, idea } = await meeting(as, 'kofi', 'hanne')
  const numbers: number[] = []
  for (let i = 1; i <= 60; i++)
    numbers.push(await createComment(kofi, idea, `Thought number ${i}.`))
  const wanted = numbers[44] as number
  await kofi.goto(`${idea.href}#comment-${wanted}`)
  await expect(kofi.getByText('Thought number 45.')).toBeInViewport()
  await kofi.goto(`${idea.href}?comment=${wanted}#comment-${wanted}`)
  await expect(kofi.getByText('Thought number 45.')).toBeInViewport()
})

test('a long talk comes in pieces, from either end', async ({ as }) => {
  const { one: kofi, idea } = await meeting(as, 'kofi', 'hanne')
  for (let i = 1; i <= 60; i++) await createComment(kofi, idea, `Thought number ${i}.`)
  await kofi.goto(idea.href)
  await scriptsRun(kofi)
  await expect(kofi.getByText('Thought number 1.', { exact: true })).toBeVisible()
  await kofi.getByRole('link', { name: 'More comments' }).click()
  await expect(kofi.getByText('Thought number 60.')).toBeVisible()
  await kofi.getByRole('link', { name: 'Newest' }).click()
  await expect(said(kofi, 'kofi').first()).toContainText('Thought number 60.')
})

test('what comes above what is being read waits until it is asked for', async ({ as }) => {
  const { one: hanne, other: saskia, idea } = await meeting(as, 'hanne', 'saskia')
  for (let i = 1; i <= 25; i++)
    await createComment(hanne, idea, `Thought number ${i}.\n\nWith more to it.`)
  await hanne.goto(`${idea.href}?comments=newest`)
  await waitForRoom(hanne, `post:${idea.number}`)
  const read = hanne.getByText('Thought number 5.', { exact: true })
  await read.scrollIntoViewIfNeeded()
  const before = await read.boundingBox()
  await createComment(saskia, idea, 'Something quite new.')
  const pill = hanne.getByRole('button', { name: '1 new comment' })
  await expect(pill).toBeAttached()
  expect((await read.boundingBox())?.y).toBe(before?.y)
  await expect(hanne.getByText('Something quite new.')).toHaveCount(0)
  await hanne.keyboard.press('.')
  await expect(hanne.getByText('Something quite new.')).toBeInViewport()
})

test('who writes is seen writing, and who reads is counted', async ({ as }) => {
  const { one: mireille, other: tomasz, idea } = await meeting(as, 'mireille', 'tomasz')
  await mireille.goto(idea.href)
  await waitForRoom(mireille, `post:${idea.number}`)
  await tomasz.goto(idea.href)
  await waitForRoom(tomasz, `post:${idea.number}`)
  await expect(mireille.getByText('2 people are reading this')).toBeVisible()
  await tomasz.getByRole('textbox', { name: 'Add a comment' }).pressSequentially('Well')
  await expect(mireille.getByText('Tomasz is writing')).toBeVisible()
  await tomasz.close()
  await expect(mireille.getByText('are reading this')).toHaveCount(0)
})

test('a comment that was begun is still there after the page was closed', async ({ as }) => {
  const { one: saskia, idea } = await meeting(as, 'saskia', 'hanne')
  await saskia.goto(idea.href)
  await scriptsRun(saskia)
  const field = saskia.getByRole('textbox', { name: 'Add a comment' })
  const kept = saskia.waitForResponse(
    (answer) => answer.url().includes('/ask/draft') && answer.request().method() === 'POST',
  )
  await field.fill('What I was about to say')
  await kept
  await saskia.reload()
  // Whoever is about to write gets it back.
  await field.focus()
  await expect(field).toHaveValue('What I was about to say')
  await saskia.getByRole('button', { name: 'Post', exact: true }).click()
  await expect(said(saskia, 'saskia')).toContainText('What I was about to say')
  await expect(field).toHaveValue('')
  await saskia.reload()
  await expect(said(saskia, 'saskia')).toHaveCount(1)
  await expect(field).toHaveValue('')
})

/** A thread of so many replies by the page's person, and the numbers of all of them. */
async function longThread(page: Page, idea: { number: number }, length: number) {
  const first = await createComment(page, idea, 'Where shall it stand?')
  const replies: number[] = []
  for (let i = 1; i <= length; i++)
    replies.push(await createComment(page, idea, `Place number ${i}.`, first))
  return { first, replies }
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', before any script'

  test(`of a thread of more than fifty replies the earlier ones can be read${how}`, async ({
    as,
  }) => {
    const gavin = await as('gavin', { javaScriptEnabled })
    const board = await createBoard(gavin, { name: `Long ${word()}` })
    const idea = await createIdea(gavin, { board: board.slug, title: `A place for ${word()}` })
    const { replies } = await longThread(gavin, idea, 115)
    const reply = (i: number) => gavin.getByText(`Place number ${i}.`, { exact: true })
    const earlier = gavin.getByRole('link', { name: 'Show earlier replies' })

    await gavin.goto(idea.href)
    if (javaScriptEnabled) await scriptsRun(gavin)
    await expect(reply(115)).toBeVisible()
    await expect(reply(66)).toBeVisible()
    await expect(reply(65)).toHaveCount(0)
    await earlier.click()
    await expect(reply(65)).toBeVisible()
    await expect(reply(16)).toBeVisible()
    await expect(reply(15)).toHaveCount(0)
    await earlier.click()
    await expect(reply(1)).toBeVisible()
    await expect(earlier).toHaveCount(0)
    if (javaScriptEnabled) {
      await expect(reply(50)).toBeVisible()
      await expect(gavin.getByRole('link', { name: 'Show the replies in between' })).toHaveCount(0)
    }

    // A permalink into its middle opens there; what is missing on both sides is a click away.
    const deep = replies[14] as number
    await gavin.goto(`${idea.href}?comment=${deep}#comment-${deep}`)
    await expect(reply(15)).toBeInViewport()
    await expect(earlier).toBeVisible()
    await gavin.getByRole('link', { name: 'Show the replies in between' }).click()
    await expect(reply(65)).toBeVisible()
    await expect(reply(115)).toBeVisible()
  })
}
