/**
 * The journeys run against the real thing: a built server started as `npm start` starts it, with a database and a
 * data folder of its own, holding the demo company; mails go to that folder.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { chromium } from './chromium.ts'

const port = Number(process.env.ATRIUM_E2E_PORT || 4173)
const address = `http://localhost:${port}`

// Playwright reads this file in every worker; they inherit the folder from the first reading.
process.env.ATRIUM_E2E_DATA ||= mkdtempSync(join(tmpdir(), 'atrium-e2e-'))

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: false,
  workers: 2,
  // Where others wait for the answer a machine's hiccup is asked once more, and named; at a desk a race is red at once.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: address,
    browserName: 'chromium',
    launchOptions: await chromium(),
    locale: 'en-GB',
    timezoneId: 'Europe/Brussels',
    // Recording costs a tenth of the time: where a failure is tried again, the second try is recorded.
    trace: process.env.CI ? 'on-first-retry' : 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: 'node bin/run.mjs start',
    cwd: join(import.meta.dirname, '..'),
    url: `${address}/readyz`,
    timeout: 180_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    stdout: 'pipe',
    env: {
      PORT: `${port}`,
      ATRIUM_URL: address,
      ATRIUM_DATA: process.env.ATRIUM_E2E_DATA,
      ATRIUM_DEMO: '1',
      LOG_LEVEL: 'warn',
      DATABASE_URL: '',
      SMTP_URL: '',
      MEILI_URL: '',
      REDIS_URL: '',
      ATRIUM_PSEUDO_LANGUAGES: '1',
      ATRIUM_TESTING_KIND: '1',
      ATRIUM_SEAL_KEY: 'a key of the journeys, forty letters long',
      ATRIUM_REVEAL_KEY: 'another key of the journeys, as long as it',
    },
  },
})
