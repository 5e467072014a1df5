/** Signing in people who are not of the demo's cast: no form takes them, so their session is written into the database. */
import { createHash, randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import pg from 'pg'
import { startEmbedded } from '#prisma/embedded/embedded.ts'

/** Gives the page's browser a session of the person with this address. */
export async function signInByHand(page: Page, email: string): Promise<void> {
  const id = randomBytes(32).toString('base64url')
  // The server of the journeys has it running; this joins it for a moment.
  const database = await startEmbedded({ dataDir: process.env.ATRIUM_E2E_DATA ?? '' })
  const client = new pg.Client({ connectionString: database.url })
  try {
    await client.connect()
    const { rowCount } = await client.query(
      `insert into "Session" ("idHash", "personId", "expiresAt")
       select $1, id, now() + interval '1 day' from "Person" where email = $2 and "deactivatedAt" is null`,
      [createHash('sha256').update(id).digest('base64url'), email],
    )
    if (rowCount !== 1) throw new Error(`there is no ${email}`)
  } finally {
    await client.end()
    await database.stop()
  }
  const { origin } = new URL((await page.request.get('/livez')).url())
  await page.context().addCookies([{ name: 'atrium', value: id, url: origin, httpOnly: true }])
}
