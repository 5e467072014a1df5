// For tests: a browser, as a page's form gives it to the domain.
import type { Browser } from '#graphql/context.ts'

export type TestBrowser = Browser & { session: string | null }

/** A browser without a cookie, which keeps what it is given. */
export function newBrowser(): TestBrowser {
  const browser: TestBrowser = {
    userAgent: 'Firefox',
    setUpKey: null,
    session: null,
    keepSetUpKey: (key) => {
      browser.setUpKey = key
    },
    keepSession: (id) => {
      browser.session = id
    },
  }
  return browser
}
