// Two processes that deliver in the same moment.

import { expect, test, vi } from 'vitest'
import { COMMENTED } from '#graphql/comments/notifications.ts'
import { db, inTransaction } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { deliver, type NotificationBatch } from './deliver.ts'
import { ana, ben, idea } from './testing.ts'

/** Events of Ben's, delivered to Ana in this order, each in a group of its own. */
const batchesOf = (firstEvent: number, groups: readonly string[]): NotificationBatch[] =>
  groups.map((group, nth) => ({
    event: { id: firstEvent + nth, actorId: ben.id },
    notices: [{ personId: ana.id, kind: COMMENTED, group, postId: idea }],
  }))

test('rounds that write the same notifications in another order do not wait for each other', async () => {
  await deliver(...batchesOf(900_000, ['a', 'b', 'c', 'd']))
  const rounds = await inTransaction(async (tx) => {
    // Both are held up in their middle, when each has what the other one needs.
    await tx.rows(sql`select id from "Notification"
      where "personId" = ${ana.id} and "groupKey" in ('c', 'd') order by id for update`)
    const both = [
      deliver(...batchesOf(900_010, ['a', 'c', 'b'])),
      deliver(...batchesOf(900_020, ['b', 'd', 'a'])),
    ]
    await vi.waitFor(async () =>
      expect(
        await db.rows(sql`select 1 from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`),
      ).toHaveLength(2),
    )
    return { ends: Promise.allSettled(both) }
  })
  expect(await rounds.ends).toEqual([
    { status: 'fulfilled', value: 3 },
    { status: 'fulfilled', value: 3 },
  ])
  const rows = await db.rows(sql`
    select "groupKey", events from "Notification" where "personId" = ${ana.id} order by "groupKey"`)
  expect(rows).toEqual([
    { groupKey: 'a', events: 3 },
    { groupKey: 'b', events: 3 },
    { groupKey: 'c', events: 2 },
    { groupKey: 'd', events: 2 },
  ])
})
