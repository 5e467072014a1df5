import { writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import { createBoard, createIdea, numberOf } from './fixtures.ts'
import { CAST, expect, scriptsRun, test, word } from './people.ts'

/** Larger ones reach the browser by their path. */
async function onDisk(name: string, content: Buffer): Promise<string> {
  const path = test.info().outputPath(name)
  await writeFile(path, content)
  return path
}

type Chosen = { name: string; mimeType: string; buffer: Buffer }
const png = async (name: string, width = 60, height = 40): Promise<Chosen> => ({
  name,
  mimeType: 'image/png',
  buffer: await sharp({ create: { width, height, channels: 3, background: '#c33' } })
    .png()
    .toBuffer(),
})
const text = (name: string, content: string | Buffer): Chosen => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(content),
})
const program = {
  name: 'setup.exe',
  mimeType: 'application/octet-stream',
  buffer: Buffer.from('MZ'),
}

test.describe('before a script has run', () => {
  test.use({ javaScriptEnabled: false, allowedConsoleErrors: /status of 400/ })

  test('an idea takes pictures and files; what is refused is said, what is fine stays', async ({
    as,
  }) => {
    const page = await as('priya')
    const board = await createBoard(page, { name: `Files ${word()}` })
    const title = `A lamp for ${word()}`
    await page.goto(`/ideas/new?board=${board.slug}`)
    const chooser = page.getByLabel('Pictures and files')
    await page.getByRole('textbox', { name: 'Your idea in one line' }).fill(title)
    await page.getByRole('textbox', { name: 'Now, and how it could be' }).fill('It is **dark**.')
    await chooser.setInputFiles([await png('lamp.png'), program])
    await page.getByRole('button', { name: 'Post idea' }).click()

    await expect(chooser).toHaveAccessibleDescription(/setup\.exe: \.exe files are not supported/)
    await expect(page.getByRole('link', { name: 'A file was not accepted' })).toBeInViewport()
    await expect(page.getByRole('textbox', { name: 'Your idea in one line' })).toHaveValue(title)
    await expect(page.getByRole('textbox', { name: 'Now, and how it could be' })).toHaveValue(
      'It is **dark**.',
    )
    await expect(page.getByRole('checkbox', { name: 'lamp.png' })).toBeChecked()
    await page
      .getByRole('textbox', { name: 'Alternative text for lamp.png' })
      .fill('A lamp on a bench')
    // The text is refused next: the description of the picture is kept as well.
    await page.getByRole('textbox', { name: 'Your idea in one line' }).fill('     ')
    await page.getByRole('button', { name: 'Post idea' }).click()
    await expect(page.getByText('Say it in a few words.')).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Alternative text for lamp.png' })).toHaveValue(
      'A lamp on a bench',
    )
    await page.getByRole('textbox', { name: 'Your idea in one line' }).fill(title)
    await chooser.setInputFiles([text('costs.txt', 'ten'), text('costs.txt', 'twenty')])
    await page.getByRole('button', { name: 'Post idea' }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(page.getByRole('img', { name: 'A lamp on a bench' })).toBeVisible()
    await expect(page.getByRole('link', { name: /costs\.txt/ })).toHaveCount(2)

    // One goes, another comes.
    await page.goto(`${page.url()}/edit`)
    await page.getByRole('checkbox', { name: 'costs.txt' }).first().uncheck()
    await page.getByLabel('Pictures and files').setInputFiles(text('plan.txt', 'soon'))
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(page.getByRole('link', { name: /costs\.txt/ })).toHaveCount(1)
    await expect(page.getByRole('link', { name: /plan\.txt/ })).toBeVisible()
    await expect(page.getByRole('img', { name: 'A lamp on a bench' })).toBeVisible()
  })

  test('a file that is too large is refused, and the words beside it are kept', async ({ as }) => {
    const page = await as('joao')
    const board = await createBoard(page, { name: `Large ${word()}` })
    const idea = await createIdea(page, { board: board.slug, title: `A shelf for ${word()}` })
    await page.goto(idea.href)
    await page.getByRole('textbox', { name: 'Add a comment' }).fill('Here is the film.')
    await page
      .getByLabel('Pictures and files')
      .last()
      .setInputFiles([
        await onDisk('shelf.png', (await png('shelf.png')).buffer),
        await onDisk('film.txt', Buffer.alloc(50 * 1024 * 1024 + 1, 'a')),
      ])
    await page.getByRole('button', { name: 'Post', exact: true }).last().click()
    await expect(page.getByLabel('Pictures and files').last()).toBeInViewport()
    await expect(page.getByLabel('Pictures and files').last()).toHaveAccessibleDescription(
      /film\.txt: This file is too large: the maximum is 50 MB\./,
    )
    await expect(page.getByRole('textbox', { name: 'Add a comment' })).toHaveValue(
      'Here is the film.',
    )
    await page.getByRole('button', { name: 'Post', exact: true }).last().click()
    const said = page.getByRole('article', { name: `Comment by ${CAST.joao}` })
    await expect(said).toContainText('Here is the film.')
    await expect(said.getByRole('img', { name: 'shelf.png' })).toBeVisible()
  })

  test('a reply that is refused comes back to its place, with its words', async ({ as }) => {
    const page = await as('elif')
    const board = await createBoard(page, { name: `Reply ${word()}` })
    const idea = await createIdea(page, { board: board.slug, title: `A bell for ${word()}` })
    await page.goto(`${idea.href}?kind=build`)
    await page.getByRole('textbox', { name: 'Build on it' }).fill('With a light.')
    await page.getByLabel('Pictures and files').first().setInputFiles(program)
    await page.getByRole('button', { name: 'Post', exact: true }).first().click()
    await expect(page.getByText(/^setup\.exe: \.exe files are not supported/).first()).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Build on it' })).toHaveValue('With a light.')
  })

  test('one’s own picture is put up', async ({ as }) => {
    const page = await as('kofi')
    await page.goto(`/people/${await numberOf(page)}?edit=1`)
    await page.getByRole('button', { name: 'Your picture' }).setInputFiles(text('me.txt', 'me'))
    await page.getByRole('button', { name: 'Upload picture' }).click()
    await expect(page.getByText('Choose a picture.')).toBeVisible()
    await page
      .getByRole('button', { name: 'Your picture' })
      .setInputFiles(await png('me.png', 300, 300))
    await page.getByRole('button', { name: 'Upload picture' }).click()
    await expect(page.getByRole('button', { name: 'Remove picture' })).toBeVisible()
    await page.getByRole('button', { name: 'Remove picture' }).click()
    await expect(page.getByRole('button', { name: 'Remove picture' })).toHaveCount(0)
  })
})

test('a picture over the limit is made smaller by the browser; the original is not sent', async ({
  as,
}) => {
  const page = await as('ayse')
  const board = await createBoard(page, { name: `Smaller ${word()}` })
  const title = `A wall for ${word()}`
  // As large as its pixels: 4,300 × 4,100 of three bytes each.
  const wall = await sharp({
    create: { width: 4_300, height: 4_100, channels: 3, background: '#246' },
  })
    .png({ compressionLevel: 0 })
    .toBuffer()
  const sent: number[] = []
  page.on('request', (request) => {
    if (request.method() === 'PUT') sent.push(request.postDataBuffer()?.length ?? 0)
  })
  await page.goto(`/ideas/new?board=${board.slug}`)
  await scriptsRun(page)
  await page.getByRole('textbox', { name: 'Your idea in one line' }).fill(title)
  await page.getByLabel('Add a picture or a file').setInputFiles(await onDisk('wall.png', wall))
  await expect(page.getByText(/^53 MB, too large by/)).toBeVisible()
  await expect(page.locator('[aria-live=polite]')).toContainText('wall.png: 53 MB, too large by', {
    timeout: 15_000,
  })

  await page.getByRole('button', { name: 'Make it smaller here: wall.png' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Uploaded, .+ instead of 53 MB$/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remove wall.webp' })).toBeFocused()
  await expect(page.locator('[aria-live=polite]')).toContainText('wall.webp is uploaded', {
    timeout: 15_000,
  })
  expect(sent).toHaveLength(1)
  await page.getByRole('textbox', { name: 'Alternative text for wall.webp' }).fill('A blue wall')
  await page.getByRole('button', { name: 'Post idea' }).click()
  const shown = page.getByRole('img', { name: 'A blue wall' })
  await expect(shown).toBeVisible()
  const sides = await shown.evaluate((image: HTMLImageElement) => [
    image.naturalWidth,
    image.naturalHeight,
  ])
  expect((sides[0] ?? 0) / (sides[1] ?? 1)).toBeCloseTo(4_300 / 4_100, 2)
})

test('what no canvas can open says so and sends nothing', async ({ as }) => {
  const page = await as('nils')
  await page.goto('/ideas/new')
  await scriptsRun(page)
  const broken = await onDisk('broken.jpg', Buffer.alloc(53_000_000, 7))
  await page.getByLabel('Add a picture or a file').setInputFiles(broken)
  await page.getByRole('button', { name: 'Make it smaller here: broken.jpg' }).click()
  await expect(
    page.getByText('This picture cannot be made smaller here.', { exact: true }),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: /^Make it smaller here/ })).toHaveCount(0)
})
