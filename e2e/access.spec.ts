import type { APIResponse, Page } from '@playwright/test'
import { ask, createBoard, createIdea, numberOf } from './fixtures.ts'
import {
  CAST,
  emailOf,
  expect,
  scriptsRun,
  signIn,
  test,
  type Who,
  withoutLiveUpdates,
  word,
} from './people.ts'

/** What the server says to this person at this address, without following it elsewhere. */
const get = (page: Page, path: string) => page.request.get(path, { maxRedirects: 0 })
/** The address from which the page's own scripts take their data. */
const dataOf = (path: string) => (path === '/' ? '/_root.data' : `${path}.data`)

const PAGES = [
  '/',
  '/ideas',
  '/ideas/new',
  '/ideas/boards/first-winter',
  '/ideas/boards/first-winter/settings',
  '/ideas/1',
  '/ideas/1/edit',
  '/ideas/1/history',
  '/ideas/1/supporters',
  '/spaces/field-service',
  '/people/1',
  '/search',
  '/notifications',
  '/settings',
  '/admin',
  '/admin/boards',
  '/admin/people',
  '/admin/log',
  '/admin/mail',
] as const

test.describe('somebody who is not signed in', () => {
  for (const path of PAGES)
    test(`is led from ${path} to the entrance, and from there back`, async ({ stranger }) => {
      const page = await stranger()
      const answer = await get(page, path)
      expect(answer.status()).toBe(302)
      expect(answer.headers().location).toBe(`/sign-in?returnTo=${encodeURIComponent(path)}`)
      const data = await get(page, dataOf(path))
      expect(await data.text()).toContain('/sign-in')
      expect(await data.text()).not.toContain('Mireille')
    })

  test('gets nothing from what pages ask in the background', async ({ stranger }) => {
    const page = await stranger()
    for (const path of [
      '/ask/similar?title=vans',
      '/ask/palette?q=vans',
      '/ask/unread',
      '/ask/replies?post=1&of=1&side=before',
      '/ask/comments?post=1',
      '/ask/comment?number=1',
      '/ask/names?q=mi',
      '/ask/draft?place=idea',
      `/live/posts/1?since=${new Date().toISOString()}`,
      '/live/boards/first-winter',
      '/files/none',
    ]) {
      const answer = await get(page, path)
      expect([302, 401, 404], path).toContain(answer.status())
    }
    const answer = await page.request.post('/graphql', {
      data: { query: '{ ideas { edges { node { title } } } }' },
      headers: { 'x-requested-with': 'fetch' },
    })
    expect(
      ((await answer.json()) as { errors: { extensions: { code: string } }[] }).errors[0]
        ?.extensions.code,
    ).toBe('NOT_SIGNED_IN')
  })
})

test.describe('what stands in a hidden space', () => {
  let paths: Record<string, [hidden: string, missing: string]>
  test.beforeEach(async ({ as }) => {
    const mireille = await as('mireille')
    const board = await createBoard(mireille, { name: `Hidden ${word()}` })
    const { number } = await createIdea(mireille, {
      board: board.slug,
      title: `A secret about ${word()}`,
    })
    paths = {
      board: [`/ideas/boards/${board.slug}`, '/ideas/boards/no-such-board'],
      'board settings': [
        `/ideas/boards/${board.slug}/settings`,
        '/ideas/boards/no-such-board/settings',
      ],
      idea: [`/ideas/${number}`, '/ideas/999999'],
      'edit page': [`/ideas/${number}/edit`, '/ideas/999999/edit'],
      history: [`/ideas/${number}/history`, '/ideas/999999/history'],
      supporters: [`/ideas/${number}/supporters`, '/ideas/999999/supporters'],
      space: [`/spaces/${board.space.slug}`, '/spaces/no-such-space'],
    }
  })

  test('is there for its members, and for everyone else exactly like something that does not exist', async ({
    as,
  }) => {
    const [member, admin] = [await as('mireille'), await as('nils')]
    // Nothing else happens to her meanwhile: the frame around the page stays as it is.
    const outsider = await as('ifeoma')
    for (const [name, [hidden, missing]] of Object.entries(paths)) {
      expect((await get(member, hidden)).status(), `${name} for a member`).toBe(200)
      expect((await get(admin, hidden)).status(), `${name} for an administrator`).toBe(404)
      for (const [there, nowhere] of [
        [hidden, missing],
        [dataOf(hidden), dataOf(missing)],
      ] as const) {
        const [one, other] = [await get(outsider, there), await get(outsider, nowhere)]
        expect(one.status(), there).toBe(404)
        expect(await plain(one, hidden), there).toBe(await plain(other, missing))
      }
    }
  })

  test('is not found by others: not on lists, not by search, not by what is close to it', async ({
    as,
  }) => {
    const mireille = await as('mireille')
    const secret = word()
    const board = await createBoard(mireille, { name: `Hidden ${word()}` })
    const idea = await createIdea(mireille, {
      board: board.slug,
      title: `The ${secret} is not announced`,
    })
    const query = `query ($q: String!) { search(query: $q) { hits { title } kinds { count } } similar(text: $q) { title } }`
    type Found = { search: { hits: unknown[]; kinds: { count: number }[] }; similar: unknown[] }
    await expect
      .poll(async () => (await ask<Found>(mireille, query, { q: secret })).search.hits.length)
      .toBeGreaterThan(0)
    const found = await ask<Found>(await as('kofi'), query, { q: secret })
    expect(found.search.hits).toEqual([])
    expect(found.search.kinds.filter(({ count }) => count > 0)).toEqual([])
    expect(found.similar).toEqual([])
    expect(idea.number).toBeGreaterThan(0)
  })
})

/** An answer without what is another one each time. */
async function plain(answer: APIResponse, path: string): Promise<string> {
  const text = await answer.text()
  const { 'x-request-id': reference = '-' } = answer.headers()
  return text
    .replaceAll(path, 'ADDRESS')
    .replaceAll(path.split('/').at(-1) ?? '-', 'NAME')
    .replaceAll(reference, 'REFERENCE')
    .replace(/[\w+/]{22}==/g, 'NONCE')
    .replace(/\b1[6-9]\d{11}(\.\d+)?\b/g, 'TIME')
}

const ADMIN = ['/admin', '/admin/boards', '/admin/people', '/admin/log', '/admin/mail']
test('the pages of administrators are there for administrators only', async ({ as }) => {
  const [nils, mireille] = [await as('nils'), await as('mireille')]
  for (const path of ADMIN) {
    expect((await get(nils, path)).status(), path).toBe(200)
    expect((await get(mireille, path)).status(), path).toBe(404)
    expect((await get(mireille, dataOf(path))).status(), path).toBe(404)
  }
})

test('somebody who has left cannot sign in, and is told so in words', async ({ stranger }) => {
  const page = await stranger()
  const answer = await page.request.post('/sign-in/demo', {
    form: { person: emailOf('pieter') },
    maxRedirects: 0,
  })
  expect(answer.headers().location).toBe('/sign-in?refused=1')
  await page.goto('/sign-in?refused=1')
  await expect(page.getByRole('alert')).toContainText('This person cannot sign in')
  await page.goto('/ideas')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('whoever signs out is out in every tab, and comes back to where they were', async ({ as }) => {
  const kofi = await as('kofi')
  await kofi.goto('/ideas/boards/first-winter')
  await scriptsRun(kofi)
  const other = await kofi.context().newPage()
  await other.goto('/settings')
  await other.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(other).toHaveURL('/sign-in')
  await expect(kofi).toHaveURL(/\/sign-in/)
  // A second press on a page that was left open is no accident.
  const again = await kofi.request.post('/sign-out', { maxRedirects: 0 })
  expect(again.status()).toBe(303)
})

test.describe('a page that is still open when somebody else has signed in, in another tab', () => {
  test.use({ allowedConsoleErrors: /status of 409/ })

  test('writes nothing as them, says so, and offers to reload', async ({ as }) => {
    const ifeoma = await as('ifeoma')
    await withoutLiveUpdates(ifeoma)
    await ifeoma.goto('/settings')
    await scriptsRun(ifeoma)
    const themeOf = async (page: Page) => {
      await page.goto('/settings')
      return page.getByRole('radio', { name: 'Dark' }).isChecked()
    }
    const other = await ifeoma.context().newPage()
    await signIn(other, 'elif')
    const before = await themeOf(other)
    // The refusal takes the place of the form: there is nothing left that could be checked.
    await ifeoma.getByRole('radio', { name: before ? 'Light' : 'Dark' }).click()
    await expect(ifeoma.getByText(`You are signed in as ${CAST.elif} now`)).toBeVisible()
    expect(await themeOf(other)).toBe(before)
    await ifeoma.getByRole('button', { name: 'Reload the page' }).click()
    await scriptsRun(ifeoma)
    await ifeoma.getByRole('radio', { name: before ? 'Light' : 'Dark' }).check()
    await expect.poll(() => themeOf(other)).toBe(!before)
    await other.getByRole('radio', { name: before ? 'Dark' : 'Light' }).check()
  })
})

test('a link followed after the session has ended leads, by the entrance, to its page', async ({
  as,
}) => {
  const kofi = await as('kofi')
  await withoutLiveUpdates(kofi)
  await kofi.goto('/ideas')
  await scriptsRun(kofi)
  await kofi.context().clearCookies()
  await kofi.getByRole('main').getByRole('link', { name: 'Vans and routes', exact: true }).click()
  await kofi.getByRole('button', { name: new RegExp(CAST.kofi) }).click()
  await expect(kofi).toHaveURL('/ideas/boards/vans-and-routes')
  await expect(kofi.getByRole('heading', { level: 1, name: 'Vans and routes' })).toBeVisible()
})

test.describe('when something is missing or breaks', () => {
  test.use({ allowedConsoleErrors: /status of (404|500)/ })

  for (const [what, hrefOf] of [
    ['an idea', (_board: string, idea: string) => idea],
    ['a board', (board: string) => `/ideas/boards/${board}`],
  ] as const)
    test(`whoever is taken out of a space loses ${what} of it that is open`, async ({ as }) => {
      const [mireille, kofi] = [await as('mireille'), await as('kofi')]
      const board = await createBoard(mireille, { name: `Out ${word()}`, members: [kofi] })
      const title = `Not for long, ${word()}`
      const idea = await createIdea(mireille, { board: board.slug, title })
      await kofi.goto(hrefOf(board.slug, idea.href))
      await expect(kofi.getByText(title).first()).toBeVisible()
      await ask(
        mireille,
        'mutation ($space: ID!, $person: ID!) { removeMember(spaceId: $space, personId: $person) }',
        { space: String(board.space.number), person: String(await numberOf(kofi)) },
      )
      await expect(
        kofi.getByRole('heading', {
          name: 'This page does not exist, or you have no access to it',
        }),
      ).toBeVisible()
      await expect(kofi.getByText(title)).toHaveCount(0)
    })

  test('a page that is not here says so and shows the way', async ({ as }) => {
    const kofi = await as('kofi')
    const answer = await kofi.goto('/no/such/page')
    expect(answer?.status()).toBe(404)
    await expect(kofi).toHaveTitle('Page not found · Atrium')
    await expect(kofi.getByRole('heading', { level: 1 })).toHaveText(
      'This page does not exist, or you have no access to it',
    )
    await kofi.getByRole('main').getByRole('link', { name: 'Home' }).click()
    await expect(kofi).toHaveURL('/')
  })

  test('a page that broke says what to tell those who help, and the house stays around it', async ({
    as,
  }) => {
    const kofi = await as('kofi')
    await kofi.goto('/')
    await scriptsRun(kofi)
    await kofi.route('**/settings.data*', (route) =>
      route.fulfill({ status: 500, body: 'Internal Server Error' }),
    )
    await kofi.getByRole('link', { name: 'Settings' }).first().click()
    await expect(kofi.getByRole('heading', { level: 1 })).toHaveText(
      'Something went wrong on our side',
    )
    await expect(kofi.getByText('If you ask for help, give this reference')).toBeVisible()
    await expect(kofi.getByRole('navigation', { name: 'Main' })).toBeVisible()
  })

  test('a form from elsewhere is refused', async ({ stranger }) => {
    const page = await stranger()
    await signIn(page, 'kofi' satisfies Who)
    const answer = await page.request.post('/sign-out', {
      headers: { origin: 'https://elsewhere.example' },
      maxRedirects: 0,
    })
    expect(answer.status()).toBe(403)
    expect(await answer.text()).toContain('did not come from Atrium’s own pages')
  })
})
