// The sweep in the same moment as somebody who uses a file that is a day old.
import { expect, test } from 'vitest'
import { days } from '#graphql/time.ts'
import { db, inTransaction, jobDb } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { claimFiles } from './claim.ts'
import { sweepFiles } from './jobs.ts'
import { ana, get, post, put } from './testing.ts'

test('leaves a file that is being put under a post', async () => {
  const postId = await post([])
  const { file } = await put(ana, 'a.txt', 'words')
  const { viewer } = await ana.context()
  let sweeping: Promise<unknown> = Promise.resolve()
  await inTransaction(async (tx) => {
    await claimFiles(tx, viewer, [file.id], { postId })
    let isDone = false
    sweeping = sweepFiles(jobDb, new Date(Date.now() + days(2))).finally(() => {
      isDone = true
    })
    // Until it is through, or waits for this transaction.
    await expect
      .poll(async () => {
        const waiting = await db.first(sql`select 1 from pg_locks where not granted`)
        return isDone || waiting !== undefined
      })
      .toBe(true)
  })
  await sweeping
  expect((await get(ana, file.url)).status).toBe(200)
})
