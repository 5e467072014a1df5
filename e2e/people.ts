/**
 * The people of the journeys: each in a browser of their own, with a session of their own. Whatever a page says to the
 * console as an error (a script that failed, a style the policy refused) fails the test in the end.
 */
import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test'
import { signInByHand } from './session.ts'

/** Those of the seed's cast who appear in tests. */
export const CAST = {
  mireille: 'Mireille Aerts',
  tomasz: 'Tomasz Wilk',
  hanne: 'Hanne Lindqvist',
  joao: 'João Pacheco',
  saskia: 'Saskia de Wit',
  priya: 'Priya Raman',
  kofi: 'Kofi Mensah',
  ruben: 'Ruben Claes',
  elif: 'Elif Yıldız',
  ayse: 'Ayşe Demir',
  ifeoma: 'Ifeoma Okafor',
  nils: 'Nils Brandt',
  pieter: 'Pieter Smeets',
  gavin: 'Gavin Ong',
} as const
export type Who = keyof typeof CAST

export const emailOf = (who: Who): string => `${who}@hollin.example`

type Fixtures = {
  /** What a test provokes on purpose and the console may say. */
  allowedConsoleErrors: RegExp | null
  /** Opens a browser in which nobody is signed in. */
  stranger: (options?: BrowserContextOptions) => Promise<Page>
  /** Opens a browser in which this person is signed in. */
  as: (who: Who, options?: BrowserContextOptions) => Promise<Page>
}

export const test = base.extend<Fixtures>({
  allowedConsoleErrors: [null, { option: true }],
  stranger: async ({ browser, allowedConsoleErrors }, use) => {
    const opened: BrowserContext[] = []
    const heard: string[] = []
    await use(async (options = {}) => {
      // Of a page that a worker answers a test could not hold back requests; `offline.spec.ts` asks for one.
      const context = await browser.newContext({ serviceWorkers: 'block', ...options })
      opened.push(context)
      listenTo(context, heard)
      return context.newPage()
    })
    await Promise.all(opened.map((context) => context.close()))
    const unexpected = heard.filter((line) => !allowedConsoleErrors?.test(line))
    expect(unexpected, 'what the pages said to the console').toEqual([])
  },
  as: async ({ stranger }, use) => {
    await use(async (who, options) => {
      const page = await stranger(options)
      await signIn(page, who)
      return page
    })
  },
})

export { expect }

function listenTo(context: BrowserContext, heard: string[]) {
  context.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy/.test(message.text()))
      heard.push(`${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => heard.push(error.error().stack ?? error.error().message))
  context.on('page', (page) => recordRooms(page))
}

/** They are in the company's texts, but the demo does not offer them. */
const NOT_OFFERED: readonly Who[] = ['gavin']

/** Signs in by the form's own address; the page stays where it is. */
export async function signIn(page: Page, who: Who): Promise<void> {
  if (NOT_OFFERED.includes(who)) return signInByHand(page, emailOf(who))
  const answer = await page.request.post('/sign-in/demo', {
    form: { person: emailOf(who) },
    maxRedirects: 0,
  })
  expect(answer.status(), `${who} signs in`).toBe(303)
  expect(answer.headers().location, `${who} signs in`).toBe('/')
}

/** The page's scripts have taken over from the browser's own forms and links. */
export async function scriptsRun(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-connection', 'open')
}

const rooms = new WeakMap<Page, Set<string>>()

function recordRooms(page: Page) {
  const entered = new Set<string>()
  rooms.set(page, entered)
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame() && frame.url() === 'about:blank') entered.clear()
  })
  page.on('websocket', (socket) => {
    // A new document has a new socket.
    entered.clear()
    socket.on('framereceived', ({ payload }) => {
      for (const [, room] of String(payload).matchAll(/"room":"(\w+:\d+)"/g))
        if (room) entered.add(room)
    })
  })
}

/** The page gets hints of this room: the server has let it in. */
export async function waitForRoom(page: Page, room: string): Promise<void> {
  await expect.poll(() => [...(rooms.get(page) ?? [])], { message: 'rooms' }).toContain(room)
}

/** Leaves a page that is opened next alone: what others do elsewhere must not lead it away while a test looks at it. */
export async function withoutLiveUpdates(page: Page): Promise<void> {
  await page.routeWebSocket(/\/live\/socket/, () => {})
}

/** A word that no other test uses. */
export function word(): string {
  const part = () => 'bdfgklmnprstvz'.charAt(Math.random() * 14) + 'aeiou'.charAt(Math.random() * 5)
  return Array.from({ length: 5 }, part).join('')
}
