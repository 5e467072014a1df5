/** Choosing among the entries of a challenge: two at a time before scripts and by keyboard, the ranking, a scorecard. */
import sharp from 'sharp'
import { createContest } from './contests.ts'
import { ask, createBoard, createIdea, createSpace } from './fixtures.ts'
import { expect, scriptsRun, test, word } from './people.ts'

test.describe('before a script has run', () => {
  test.use({ javaScriptEnabled: false, allowedConsoleErrors: /status of 400/ })

  test('somebody chooses, skips, goes back one, and has seen all pairs', async ({ as }) => {
    const [priya, kofi] = [await as('priya'), await as('kofi')]
    const space = await createSpace(priya, { name: `Choices ${word()}`, members: [kofi] })
    const contest = await createContest(priya, space.slug)
    await kofi.goto(contest.path)
    await kofi.getByRole('link', { name: 'Compare entries' }).click()
    await kofi.getByRole('button', { name: 'Start comparing' }).click()
    const left = kofi.getByRole('article', { name: 'Entry on the left' })
    const first = await left.getByRole('heading').textContent()
    await left.getByRole('button', { name: `Choose “${first}”` }).click()
    await expect(kofi.getByText('1 of 15')).toBeVisible()
    await kofi.getByRole('button', { name: 'Previous' }).click()
    await expect(kofi.getByText('0 of 15')).toBeVisible()
    await expect(left.getByRole('heading')).toHaveText(first ?? '')
    await kofi.getByRole('button', { name: 'Too close' }).click()
    await kofi.getByRole('button', { name: 'Skip' }).click()
    await kofi.getByRole('button', { name: 'Too close' }).click()
    await expect(kofi.getByRole('heading', { name: 'You have compared all pairs' })).toBeVisible()
  })

  test('a sponsor starts from a template, previews it, and accepts what came by its code from somebody without an account', async ({
    as,
    stranger,
  }) => {
    const [priya, phone] = [await as('priya'), await stranger()]
    const { slug: board, space } = await createBoard(priya, { name: `Codes ${word()}` })
    const title = `Less ${word()} on the bench`
    await priya.goto(`/challenges/new?space=${space.slug}`)
    await priya.getByRole('link', { name: 'Everyone votes' }).click()
    await expect(priya.getByLabel('Evaluate: vote')).toHaveValue('EVERYONE')
    await priya.getByRole('textbox', { name: 'Title' }).fill(title)
    await priya.getByRole('textbox', { name: 'Question' }).fill('What could stay off the bench?')
    await priya.getByRole('button', { name: 'Start challenge' }).click()
    await expect(priya.getByRole('heading', { level: 1, name: title })).toBeVisible()
    const path = new URL(priya.url()).pathname

    await priya.goto(`${path}/edit`)
    await priya.getByRole('textbox', { name: 'Name of the template' }).fill('Our votes')
    await priya.getByRole('button', { name: 'Save template' }).click()
    await expect(priya.getByText('Template saved.')).toBeVisible()
    await priya.goto('/challenges/new')
    await priya.getByRole('button', { name: 'Delete the template “Our votes”' }).click()
    await expect(priya.getByText('Template deleted.')).toBeVisible()

    await priya.goto(`${path}/preview?as=evaluator`)
    const collect = priya.getByRole('row', { name: /^Collect/ })
    await expect(collect.getByRole('cell').first()).toHaveText('No')
    await priya.getByRole('link', { name: 'Member of the space' }).click()
    await expect(collect.getByRole('cell').first()).toHaveText('Yes')

    await priya.goto(`${path}/form`)
    await priya.getByRole('button', { name: 'Open the form' }).click()
    await expect(priya.getByRole('img', { name: 'QR code that leads to the form' })).toBeVisible()
    const address = (await priya.getByText('/enter/').textContent()) ?? ''
    await phone.goto(new URL(address).pathname)
    await expect(phone.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await phone.getByLabel('A photo').setInputFiles({
      name: 'setup.exe',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('MZ'),
    })
    await phone.getByRole('textbox', { name: 'Your idea in one line' }).fill('Hang the hoses up')
    await phone.getByRole('textbox', { name: 'Whose idea is it?' }).fill('Wim')
    await phone.getByRole('button', { name: 'Send' }).click()
    await expect(phone.getByText('setup.exe: Only a picture can be sent here.')).toBeVisible()
    await phone.getByLabel('A photo').setInputFiles({
      name: 'hoses.png',
      mimeType: 'image/png',
      buffer: await sharp({ create: { width: 60, height: 40, channels: 3, background: '#375' } })
        .png()
        .toBuffer(),
    })
    await phone.getByRole('button', { name: 'Send' }).click()
    await expect(phone.getByRole('heading', { name: 'Thank you' })).toBeVisible()

    await priya.reload()
    await expect(
      priya.getByRole('img', { name: 'Picture sent with “Hang the hoses up”' }),
    ).toBeVisible()
    await priya.getByRole('button', { name: 'Accept “Hang the hoses up”' }).click()
    await expect(priya.getByText('It is an entry now.')).toBeVisible()
    await priya.goto(path)
    await expect(
      priya.getByRole('listitem').filter({ hasText: 'Hang the hoses up' }),
    ).toContainText('Wim')

    const idea = await createIdea(priya, { board, title: `Racks ${word()}`, tags: ['bench'] })
    await priya.getByRole('link', { name: 'Ideas with a tag' }).click()
    await priya.getByRole('textbox', { name: 'Tag' }).fill('#bench')
    await priya.getByRole('button', { name: 'Find ideas' }).click()
    await priya.getByRole('checkbox', { name: idea.title }).check()
    await priya.getByRole('button', { name: 'Add selected ideas' }).click()
    await expect(priya.getByText('1 idea was added.')).toBeVisible()
  })

  test('an evaluator is told what is missing, chooses scores, and sees none of the others’ before the last', async ({
    as,
  }) => {
    const ifeoma = await as('ifeoma')
    const { challenges } = await ask<{
      challenges: { edges: { node: { path: string; stage: string } }[] }
    }>(ifeoma, '{ challenges(first: 50) { edges { node { path stage } } } }')
    const found = challenges.edges.find(({ node }) => node.stage === 'EVALUATE')?.node
    await ifeoma.goto(`${found?.path}`)
    await ifeoma.getByRole('link', { name: 'Evaluate entries' }).click()
    await expect(ifeoma.getByText('Scores are hidden until you have submitted')).toBeVisible()
    const open = ifeoma.getByRole('listitem').filter({ hasText: 'Not evaluated' })
    const before = await open.count()
    await open.first().getByRole('link', { name: 'Evaluate' }).click()
    await ifeoma.getByRole('button', { name: 'Submit scorecard' }).click()
    await expect(ifeoma.getByText('Give a score for every criterion.')).toBeVisible()
    for (const score of await ifeoma.getByRole('radio', { name: '4' }).all()) await score.check()
    await ifeoma.getByRole('button', { name: 'Submit scorecard' }).click()
    await expect(open).toHaveCount(before - 1)
  })
})

test('arrows choose, and the ranking appears on an open page without a reload', async ({ as }) => {
  const [priya, kofi] = [await as('priya'), await as('kofi')]
  const space = await createSpace(priya, { name: `Choices ${word()}`, members: [kofi] })
  const contest = await createContest(priya, space.slug)
  await priya.goto(`${contest.path}/ranking`)
  await expect(priya.getByRole('heading', { name: 'No ranking yet' })).toBeVisible()
  await kofi.goto(`${contest.path}/compare`)
  await kofi.getByRole('button', { name: 'Start comparing' }).click()
  for (const [nth, key] of ['ArrowLeft', 'ArrowRight', 'ArrowDown'].entries()) {
    await expect(kofi.getByText(`${nth} of 15`)).toBeVisible()
    await expect(kofi.getByRole('article')).toHaveCount(2)
    await scriptsRun(kofi)
    await kofi.keyboard.press(key)
  }
  await expect(kofi.getByRole('heading', { name: 'You have compared all pairs' })).toBeVisible()
  // The job computes it within ten seconds.
  const ranking = priya.getByRole('list', { name: 'Entries, best first' })
  await expect(ranking.getByRole('listitem')).toHaveCount(3, { timeout: 30_000 })
  await priya.getByText('As a table').click()
  await expect(priya.getByRole('row')).toHaveCount(4)
})
