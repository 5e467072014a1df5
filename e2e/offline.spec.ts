import type { BrowserContext, Page } from '@playwright/test'
import { ask, createBoard, createIdea } from './fixtures.ts'
import { expect, scriptsRun, signIn, test, type Who, word } from './people.ts'

test.use({
  allowedConsoleErrors:
    /ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_CONNECTION_RESET|WebSocket connection|dynamically imported module|loading route module|^ ?\(|^$/,
})

async function ideaOf(page: Page) {
  const board = await createBoard(page, { name: `Away ${word()}` })
  return createIdea(page, { board: board.slug, title: `Cards in the ${word()} van` })
}

async function write(page: Page, text: string) {
  const form = page.locator('form#comment')
  await form.getByRole('textbox', { name: 'Add a comment' }).fill(text)
  await form.getByRole('button', { name: /^Post/ }).click()
}

const commentsOf = async (page: Page, idea: { number: number }) => {
  const { idea: found } = await ask<{
    idea: { comments: { edges: { node: { body: string } }[] } }
  }>(
    page,
    'query ($id: ID!) { idea(id: $id) { comments(first: 50) { edges { node { body } } } } }',
    {
      id: String(idea.number),
    },
  )
  return found.comments.edges.map(({ node }) => node.body)
}

const waiting = (page: Page) => page.getByRole('article', { name: 'Your comment, not sent yet' })

/** A page of this person in a browser that is there already. */
async function pageIn(context: BrowserContext, who: Who) {
  const page = await context.newPage()
  await signIn(page, who)
  return page
}

test('comments written without a connection are marked in the list, survive a reload, and go once, in their order', async ({
  as,
}) => {
  const page = await as('mireille', { serviceWorkers: 'allow' })
  const idea = await ideaOf(page)
  await page.goto(idea.href)
  await scriptsRun(page)
  await page.context().setOffline(true)
  await expect(page.getByText('You are offline since')).toBeInViewport()
  await write(page, 'The cards are in the van.')
  await write(page, 'I start in Leuven.')
  await expect(waiting(page)).toHaveText([/The cards are in the van/, /I start in Leuven/])
  await expect(page.getByText('You are offline since'), 'where one writes').toBeInViewport()
  await waiting(page).nth(1).getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('textbox', { name: 'Your comment' }).fill('I start in Ghent.')
  await page.getByRole('button', { name: 'Save' }).click()
  // Kept on the device: with the page gone, another one of the same person sends them.
  await page.close()
  const context = page.context()
  await context.setOffline(false)
  const again = await context.newPage()
  await again.goto(idea.href)
  await expect(waiting(again)).toHaveCount(0)
  const sent = ['The cards are in the van.', 'I start in Ghent.']
  await expect.poll(() => commentsOf(again, idea)).toEqual(sent)
  await expect(waiting(again)).toHaveCount(0)
  await expect(again.locator('article.comment')).toHaveText([/in the van/, /in Ghent/])
})

test('a comment whose answer was lost is there once', async ({ as }) => {
  const page = await as('mireille')
  const idea = await ideaOf(page)
  await page.goto(idea.href)
  await scriptsRun(page)
  let isLost = false
  await page.route(/\/ideas\/\d+(\.data)?(\?|$)/, async (route) => {
    if (route.request().method() !== 'POST' || isLost) return route.continue()
    // The server has done it; then the line goes.
    isLost = true
    await route.fetch()
    await page.context().setOffline(true)
    await route.abort('connectionreset')
  })
  await write(page, 'Did this arrive?')
  await expect(waiting(page)).toHaveCount(1)
  await page.context().setOffline(false)
  await expect(waiting(page)).toHaveCount(0)
  await expect.poll(() => commentsOf(page, idea)).toEqual(['Did this arrive?'])
  await expect(waiting(page)).toHaveCount(0)
  await expect(page.locator('article.comment')).toHaveText([/Did this arrive/])
})

test('what one person wrote is not sent by another one in the same browser, and goes when they sign out', async ({
  as,
}) => {
  const page = await as('mireille')
  const idea = await ideaOf(page)
  await page.goto(idea.href)
  await scriptsRun(page)
  await page.context().setOffline(true)
  await write(page, 'Of Mireille.')
  await expect(waiting(page)).toHaveCount(1)
  const context = page.context()
  // A page that is closed comes out of the test's offline first, and would still send.
  await page.evaluate(() =>
    window.addEventListener('online', (event) => event.stopImmediatePropagation(), true),
  )
  await page.close()
  await context.setOffline(false)

  const other = await pageIn(context, 'tomasz')
  await other.goto('/')
  await scriptsRun(other)
  await expect(other.getByText('when you are back')).toHaveCount(0)
  const kept = (one: Page) =>
    one.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('outbox:')))
  expect(await kept(other)).toHaveLength(1)
  await other.close()

  const mine = await pageIn(context, 'mireille')
  expect(await commentsOf(mine, idea)).toEqual([])
  // Held back, so that there is something left to empty.
  await mine.route(/\/ideas\/\d+$/, (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  )
  await mine.goto('/settings')
  await scriptsRun(mine)
  expect(await kept(mine)).toHaveLength(1)
  await mine.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(mine).toHaveURL(/sign-in/)
  expect(await kept(mine)).toEqual([])
})

test('an idea posted without a connection goes out when it is back', async ({ as }) => {
  const page = await as('mireille')
  const board = await createBoard(page, { name: `Idea away ${word()}` })
  await page.goto(`/ideas/new?board=${board.slug}`)
  await scriptsRun(page)
  await page.context().setOffline(true)
  const title = `Written in the ${word()} tunnel`
  await page.getByRole('textbox', { name: 'Your idea in one line' }).fill(title)
  await page.locator('#idea-body').fill('It was dark.')
  await page.getByRole('button', { name: /^Post/ }).click()
  await expect(page.getByText('goes out when you are back online.')).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByText('thing goes out')).toHaveCount(0)
  await page.goto(`/ideas/boards/${board.slug}`)
  await expect(page.getByRole('link', { name: title })).toHaveCount(1)
})

test('a link that is followed without a connection shows our page, which opens by itself later', async ({
  as,
}) => {
  const page = await as('tomasz', { serviceWorkers: 'allow' })
  await page.goto('/')
  await scriptsRun(page)
  await page.evaluate(() => navigator.serviceWorker.ready)
  const cached = await page.evaluate(async () => {
    const names = await caches.keys()
    const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return all.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(cached.filter((path) => path !== '/offline' && !path.startsWith('/assets/'))).toEqual([])
  await page.context().setOffline(true)
  await page.getByRole('link', { name: 'Ideas', exact: true }).first().click()
  await expect(page.getByRole('heading', { name: 'You are offline' })).toBeVisible()
  await page.goto('/notifications').catch(() => {})
  await expect(page.getByRole('heading', { name: 'You are offline' })).toBeVisible()
  expect(await page.content(), 'nothing of anybody is kept').not.toContain('Tomasz')
  await page.context().setOffline(false)
  await expect(page.getByRole('heading', { level: 1, name: 'Notifications' })).toBeVisible()
})

test('Atrium can be installed: manifest, icons and robots are there', async ({ stranger }) => {
  const { request } = await stranger()
  const manifest = await (await request.get('/manifest.webmanifest')).json()
  for (const { src, type } of [...manifest.icons, { src: '/favicon.ico', type: 'image/' }]) {
    const icon = await request.get(src)
    expect(icon.status(), src).toBe(200)
    expect(icon.headers()['content-type'], src).toContain(type)
  }
  expect(await (await request.get('/robots.txt')).text()).toContain('Disallow: /')
  expect(await (await request.get('/sign-in')).text()).toContain('rel="manifest"')
  expect(manifest).toMatchObject({ start_url: '/', display: 'standalone' })
  const sizes = manifest.icons.map(({ sizes, purpose }: Record<string, string>) => [sizes, purpose])
  expect(sizes).toContainEqual(['192x192', undefined])
  expect(sizes).toContainEqual(['512x512', undefined])
  expect(sizes).toContainEqual(['512x512', 'maskable'])
})

test('the bar around the page has its colour, light and dark, as the page is drawn', async ({
  as,
}) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await as('ruben', { colorScheme })
    await page.goto('/')
    const [bar, floor] = await page.evaluate(() => {
      const metas = [...document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')]
      const meta = metas.find(({ media }) => !media || matchMedia(media).matches)
      // Drawn as a browser draws it, so that both are numbers from 0 to 255.
      const drawn = (color: string) => {
        const context = document
          .createElement('canvas')
          .getContext('2d') as CanvasRenderingContext2D
        context.fillStyle = color
        context.fillRect(0, 0, 1, 1)
        return [...context.getImageData(0, 0, 1, 1).data]
      }
      return [drawn(meta?.content ?? ''), drawn(getComputedStyle(document.body).backgroundColor)]
    })
    expect(bar).toEqual(floor)
  }
})
