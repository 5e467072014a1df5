import type { Page, WebSocketRoute } from '@playwright/test'
import { ask, createBoard, createComment, createIdea, support } from './fixtures.ts'
import { expect, scriptsRun, test, type Who, waitForRoom, word } from './people.ts'

/** Two people; the second one's page has the idea of the first one open. */
async function reading(as: (who: Who) => Promise<Page>, first: Who, second: Who) {
  const [writer, reader] = [await as(first), await as(second)]
  const board = await createBoard(writer, { name: `Live ${word()}`, members: [reader] })
  const idea = await createIdea(writer, { board: board.slug, title: `A lamp that says ${word()}` })
  return { writer, reader, board, idea }
}

/** A connection between the page and the server that can be cut and restored. */
async function lineOf(page: Page) {
  let isCut = false
  const open = new Set<WebSocketRoute>()
  await page.routeWebSocket(/\/live\/socket/, (socket) => {
    if (isCut) return void socket.close()
    socket.connectToServer()
    open.add(socket)
  })
  return {
    async cut() {
      isCut = true
      await page.context().setOffline(true)
      for (const socket of open) await socket.close()
      open.clear()
    },
    async mend() {
      isCut = false
      await page.context().setOffline(false)
    },
  }
}

test.describe('when the connection is lost', () => {
  test.use({ allowedConsoleErrors: /ERR_INTERNET_DISCONNECTED|WebSocket connection/ })

  test('the page says so, stays readable, keeps what one writes, and catches up by itself', async ({
    as,
  }) => {
    const { writer, reader, idea } = await reading(as, 'hanne', 'saskia')
    const line = await lineOf(reader)
    await reader.goto(idea.href)
    await expect(
      reader.getByText('are reading this').or(reader.getByText('Nobody supports it yet.')),
    ).toBeVisible()
    await scriptsRun(reader)
    await createComment(writer, idea, 'Before the line was cut.')
    await expect(reader.getByText('Before the line was cut.')).toBeVisible()

    await line.cut()
    const lost = reader.getByText('You are offline since')
    await expect(lost).toBeVisible()
    await reader.getByRole('textbox', { name: 'Add a comment' }).fill('Written in the dark.')
    await createComment(writer, idea, 'While the line was cut.')
    await support(writer, idea)
    await reader.getByRole('button', { name: 'Post', exact: true }).click()
    const mine = reader.getByRole('article', { name: 'Your comment, not sent yet' })
    await expect(mine).toContainText('Written in the dark.')

    await line.mend()
    await expect(lost).toHaveCount(0, { timeout: 25_000 })
    await expect(reader.getByText('While the line was cut.')).toBeVisible()
    await expect(reader.getByRole('link', { name: '1 supporter' })).toBeVisible()
    await expect(mine).toHaveCount(0)
    await expect(reader.getByRole('article', { name: 'Comment by Saskia de Wit' })).toContainText(
      'Written in the dark.',
    )
  })

  test('all of more than a hundred comments that came meanwhile are there', async ({ as }) => {
    const { writer, reader, idea } = await reading(as, 'hanne', 'saskia')
    const line = await lineOf(reader)
    await reader.goto(idea.href)
    await waitForRoom(reader, `post:${idea.number}`)
    await line.cut()
    await expect(reader.getByText('You are offline since')).toBeVisible()
    for (let i = 1; i <= 120; i++) await createComment(writer, idea, `Meanwhile number ${i}.`)
    await line.mend()
    await expect(reader.getByText('Meanwhile number 1.', { exact: true })).toBeVisible({
      timeout: 25_000,
    })
    await expect(reader.getByText('Meanwhile number 120.')).toBeVisible()
    await createComment(writer, idea, 'And one more.')
    await expect(reader.getByText('And one more.')).toBeVisible()
  })

  test('a support without a connection waits, and goes by itself when it is back', async ({
    as,
  }) => {
    const { writer, reader, idea } = await reading(as, 'hanne', 'saskia')
    await reader.goto(idea.href)
    await scriptsRun(reader)
    await writer.goto(idea.href)
    await reader.context().setOffline(true)
    const button = (page: Page, count: number) =>
      page
        .getByRole('button', {
          name: `Support “${idea.title}”, ${count} supporter${count === 1 ? '' : 's'}`,
        })
        .filter({ visible: true })
    await button(reader, 0).click()
    await expect(button(reader, 1)).toHaveAttribute('aria-pressed', 'true')
    await expect(reader.getByText('One thing goes out when you are back')).toBeVisible()
    await reader.context().setOffline(false)
    await expect(button(writer, 1)).toBeVisible()
    await expect(reader.getByText('One thing goes out when you are back')).toHaveCount(0)
    await expect(button(reader, 1)).toHaveAttribute('aria-pressed', 'true')
  })
})

test('what happens while a page is still on its way to the room is not missed', async ({ as }) => {
  const { writer, reader, idea } = await reading(as, 'kofi', 'priya')
  let letIn = () => {}
  const gate = new Promise<void>((resolve) => {
    letIn = resolve
  })
  await reader.routeWebSocket(/\/live\/socket/, async (socket) => {
    await gate
    socket.connectToServer()
  })
  await reader.goto(idea.href)
  await scriptsRun(reader)
  await createComment(writer, idea, 'Said in between.')
  await support(writer, idea)
  letIn()
  await expect(reader.getByText('Said in between.')).toBeVisible()
  await expect(reader.getByRole('link', { name: '1 supporter' })).toBeVisible()
})

test('a server that cannot take the line at this moment is asked again', async ({ as }) => {
  const { writer, reader, idea } = await reading(as, 'ruben', 'mireille')
  let tries = 0
  await reader.routeWebSocket(/\/live\/socket/, (socket) => {
    tries += 1
    if (tries > 1) return void socket.connectToServer()
    // As the server answers while its database is away.
    socket.send('0{"sid":"none","upgrades":[],"pingInterval":20000,"pingTimeout":15000}')
    socket.onMessage((message) => {
      if (String(message).startsWith('40')) socket.send('44{"message":"TRY_LATER"}')
    })
  })
  await reader.goto(idea.href)
  await scriptsRun(reader)
  await createComment(writer, idea, 'Nobody heard it at first.')
  await expect(reader.getByText('Nobody heard it at first.')).toBeVisible({ timeout: 20_000 })
})

test('a tab that slept for hours is right within three seconds', async ({ as }) => {
  const { writer, reader, idea } = await reading(as, 'mireille', 'joao')
  await reader.clock.install()
  let isDeaf = false
  await reader.routeWebSocket(/\/live\/socket/, (socket) => {
    const server = socket.connectToServer()
    // A half-dead connection: open on both ends, and nothing comes through.
    server.onMessage((message) => {
      if (!isDeaf) socket.send(message)
    })
  })
  await reader.goto(idea.href)
  await scriptsRun(reader)
  await createComment(writer, idea, 'Good night.')
  await expect(reader.getByText('Good night.')).toBeVisible()

  isDeaf = true
  await see(reader, 'hidden')
  await createComment(writer, idea, 'Good morning.')
  // The timers of a sleeping tab stand still; only the clock goes on.
  await reader.clock.setSystemTime(Date.now() + 8 * 3_600_000)
  await see(reader, 'visible')
  await reader.clock.resume()
  await expect(reader.getByText('Good morning.')).toBeVisible({ timeout: 3_000 })
})

const see = (page: Page, state: 'hidden' | 'visible') =>
  page.evaluate((now) => {
    Object.defineProperty(document, 'visibilityState', { value: now, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)

test('a new idea is announced on the board and comes when it is asked for, without moving what is read', async ({
  as,
}) => {
  const { writer, reader, board, idea } = await reading(as, 'ruben', 'ayse')
  await reader.goto(`/ideas/boards/${board.slug}`)
  await waitForRoom(reader, `board:${board.number}`)
  const next = await createIdea(writer, { board: board.slug, title: `Another lamp, ${word()}` })
  const pill = reader.getByRole('button', { name: '1 new idea' })
  await expect(pill).toBeVisible()
  await expect(reader.getByRole('link', { name: next.title })).toHaveCount(0)
  await support(writer, idea)
  await expect(
    reader.getByRole('button', { name: `Support “${idea.title}”, 1 supporter` }).first(),
  ).toBeVisible()
  await pill.click()
  await expect(reader.getByRole('link', { name: next.title })).toBeVisible()
  await expect(pill).toHaveCount(0)
})

test('a row that is neither among the newest nor trending changes in place too', async ({ as }) => {
  const [writer, reader] = [await as('ruben'), await as('ayse')]
  const board = await createBoard(writer, { name: `Live ${word()}`, members: [reader] })
  const tag = word()
  const idea = await createIdea(writer, { board: board.slug, title: `Lamp ${tag}`, tags: [tag] })
  await support(writer, idea)
  // More than the answer for all readers of the board holds.
  for (let made = 0; made < 62; made++) {
    const next = await createIdea(writer, { board: board.slug, title: `Newer ${made}, ${word()}` })
    await support(reader, next)
  }
  await reader.goto(`/ideas/boards/${board.slug}?tag=${tag}`)
  await waitForRoom(reader, `board:${board.number}`)
  const supporters = (words: string) =>
    reader.getByRole('button', { name: `Support “${idea.title}”, ${words}` }).first()
  await expect(supporters('1 supporter')).toBeVisible()
  // What is withdrawn does not lift the idea to where others are trending.
  await ask(writer, 'mutation ($id: ID!) { withdrawPostSupport(postId: $id) { supportCount } }', {
    id: String(idea.number),
  })
  // Each reader asks for such rows at most every ten seconds.
  await expect(supporters('0 supporters')).toBeVisible({ timeout: 20_000 })
})

test('two tabs of one person agree on what he supports and has read', async ({ as }) => {
  const { writer, reader, idea } = await reading(as, 'elif', 'gavin')
  const other = await reader.context().newPage()
  await reader.goto(idea.href)
  await other.goto(idea.href)
  await waitForRoom(reader, `post:${idea.number}`)
  await waitForRoom(other, `post:${idea.number}`)
  await reader
    .getByRole('button', { name: `Support “${idea.title}”, 0 supporters` })
    .first()
    .click()
  await expect(other.getByRole('link', { name: '1 supporter' })).toBeVisible()

  // He follows it: a comment is notified in both tabs, and reading it in one is enough.
  await ask(reader, 'mutation ($id: ID!) { followPost(postId: $id, level: FOLLOW) }', {
    id: String(idea.number),
  })
  const before = await unread(reader)
  await createComment(writer, idea, 'Thank you.')
  const full = await expectUnreadCount(other, (count) => count > before)
  await reader.goto('/notifications')
  await reader
    .getByRole('listitem')
    .filter({ has: reader.getByRole('link', { name: idea.title }) })
    .first()
    .getByRole('link', { name: idea.title })
    .click()
  await expectUnreadCount(other, (count) => count < full)
})

/** Waits until a tab shows the unread number that the server has, and it is as it should be. The idea's own notification may come late. */
async function expectUnreadCount(tab: Page, isRight: (count: number) => boolean): Promise<number> {
  let count = 0
  await expect(async () => {
    count = await unread(tab)
    expect(isRight(count)).toBe(true)
    const name = count === 0 ? 'Notifications' : `Notifications, ${count} new`
    await expect(tab.getByRole('link', { name, exact: true })).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 10_000 })
  return count
}

const unread = async (page: Page) =>
  (
    await ask<{ notificationSummary: { unread: number } }>(
      page,
      '{ notificationSummary { unread } }',
    )
  ).notificationSummary.unread

test('Home counts who is in the house', async ({ as }) => {
  const ifeoma = await as('ifeoma')
  await ifeoma.goto('/')
  await expect(ifeoma.getByText(/You are the only one here|\d+ people are here now/)).toBeVisible()
  const tomasz = await as('tomasz')
  await tomasz.goto('/ideas')
  await expect(ifeoma.getByText(/^\d+ people are here now/)).toBeVisible()
})

test('of fifty presses at once one support remains', async ({ as }) => {
  const { reader, idea } = await reading(as, 'hanne', 'mireille')
  await Promise.all(Array.from({ length: 50 }, () => support(reader, idea)))
  await reader.goto(idea.href)
  await expect(reader.getByRole('link', { name: '1 supporter' })).toBeVisible()
})

test('new ideas are counted on a list by tag and on one’s own, where they would stand', async ({
  as,
}) => {
  const { writer, reader, board } = await reading(as, 'elif', 'tomasz')
  const path = `/ideas/boards/${board.slug}`
  await createIdea(writer, { board: board.slug, title: `An old pane ${word()}`, tags: ['glass'] })
  await reader.goto(`${path}?tag=glass`)
  await waitForRoom(reader, `board:${board.number}`)
  const own = await reader.context().newPage()
  await own.goto(`${path}?mine=written`)
  await waitForRoom(own, `board:${board.number}`)

  const glass = { board: board.slug, title: `A pane for ${word()}`, tags: ['glass'] }
  await createIdea(writer, { board: board.slug, title: `A plank for ${word()}`, tags: ['wood'] })
  await createIdea(writer, glass)
  const pill = reader.getByRole('button', { name: /^\d+\+? new ideas?$/ })
  await expect(pill).toHaveText('1 new idea')
  await pill.click()
  await expect(reader.getByRole('link', { name: glass.title }).first()).toBeVisible()
  await expect(pill).toHaveCount(0)

  // Written by the reader somewhere else: their own list says so, and only of that one.
  await createIdea(reader, { board: board.slug, title: `My own ${word()}`, tags: ['wood'] })
  const ownPill = own.getByRole('button', { name: /^\d+\+? new ideas?$/ })
  await expect(ownPill).toHaveText('1 new idea')
})

test.describe('when the server is too busy for an answer', () => {
  test.use({ allowedConsoleErrors: /status of 503/ })

  test('a question of an open page that gets no answer is asked again by itself', async ({
    as,
  }) => {
    const { writer, reader, idea } = await reading(as, 'ruben', 'mireille')
    await reader.goto(idea.href)
    await waitForRoom(reader, `post:${idea.number}`)
    let refused = 0
    await reader.route(/\/live\/posts\//, (route) =>
      refused++ === 0 ? route.fulfill({ status: 503, body: 'Later' }) : route.continue(),
    )
    await createComment(writer, idea, 'Said to a busy server.')
    await expect(reader.getByText('Said to a busy server.')).toBeVisible()
    expect(refused).toBeGreaterThan(1)
  })
})
