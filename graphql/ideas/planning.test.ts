// Lists of a large company: what a first page costs must not grow with the number of posts, however often it was asked.
import { beforeAll, expect, test } from 'vitest'
import { asker } from '#graphql/testing.ts'
import { db, inTransaction, type Tx } from '#prisma/client.ts'
import { makePerson } from '#prisma/factory.ts'
import { plannedForValues, sql } from '#prisma/sql.ts'

const SPACES = 200
const IDEAS = 20_000
/** Written at once: a statement may take a few seconds, also on a busy machine. */
const BATCH = 2_000

/** Many open spaces with a board each, and ideas spread over them. */
async function furnish(tx: Tx, personId: number): Promise<void> {
  await tx.rows(sql`
    insert into "Space" (slug, name, kind) select 'large' || n, 'Large ' || n, 'OPEN' from generate_series(1, ${SPACES}::int) n`)
  await tx.rows(sql`
    with policy as (
      insert into "ClockPolicy" (id) select 1000 + id from "Space" where slug like 'large%' returning id
    )
    insert into "Board" ("spaceId", slug, name, "policyId")
    select s.id, slug, name, policy.id from "Space" s join policy on policy.id = 1000 + s.id`)
  for (let from = 0; from < IDEAS; from += BATCH)
    await tx.rows(sql`
      with place as (select id, "spaceId", row_number() over (order by id) - 1 as nth from "Board" where slug like 'large%'),
      post as (
        insert into "Post" (kind, "spaceId", title, body, "bodyHtml", summary, tags)
        select 'idea', p."spaceId", 'Idea ' || n, '', '', '', '{}'
        from generate_series(${from + 1}::int, ${from + BATCH}::int) n join place p on p.nth = n % ${SPACES}::int
        returning id, "spaceId"
      )
      insert into "Idea" (id, "boardId", "spaceId", trending)
      select post.id, p.id, p."spaceId", post.id from post join place p on p."spaceId" = post."spaceId"`)
  await tx.rows(sql`
    insert into "BoardFollow" ("boardId", "personId", level)
    select id, ${personId}, 'FOLLOW' from "Board" where slug in ('large1', 'large2', 'large3')`)
  await tx.rows(sql`analyze "Space", "Board", "Post", "Idea", "BoardFollow", "PostFollow"`)
}

/** A connection counts for itself and tells of it later, unless it is made to: the one of each pool that is in use here. */
async function postsRead(): Promise<number> {
  await db.rows(sql`select pg_stat_force_next_flush()`)
  await db.rows(plannedForValues(sql`select pg_stat_force_next_flush()`))
  const row = await db.first<{ n: number }>(sql`
    select (seq_tup_read + idx_tup_fetch)::int as n from pg_stat_user_tables where relname = 'Post'`)
  return row?.n ?? 0
}

let anaId: number
beforeAll(async () => {
  anaId = (await makePerson(db, { name: 'Ana Silva' })).id
  await inTransaction(async (tx) => {
    await furnish(tx, anaId)
    // What was looked up to write all this is counted with the commit, not during the test.
    await tx.rows(sql`select pg_stat_force_next_flush()`)
  })
}, 120_000)

test.each([
  'posts(isForViewer: true, isOpen: true, isArchived: false, first: 30)',
  'ideas(mine: FOR_YOU, first: 30)',
])('the list of Home looks at few posts, the tenth time too: %s', async (list) => {
  const ask = () =>
    asker(anaId).ask<{ list: { edges: unknown[] } }>(
      `{ list: ${list} { edges { node { number } } } }`,
    )
  const read: number[] = []
  for (let nth = 0; nth < 10; nth++) {
    const before = await postsRead()
    expect((await ask()).list.edges).toHaveLength(30)
    read.push((await postsRead()) - before)
  }
  expect(Math.max(...read)).toBeLessThan(IDEAS / 8)
})
