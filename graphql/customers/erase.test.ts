// Erasure, as people through documents: nothing of what was written is left in any table but hashes and numbers.
import { beforeAll, expect, test } from 'vitest'
import { type Asker, asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { channelsByIds } from './channel-queries.ts'
import { deliverMessage } from './deliver.ts'
import { eraseOld } from './erase.ts'
import { makeService, type Service, sendBy, waitingCustomers } from './testing.ts'
import { takeEvent } from './webhook.ts'

/** Stands in everything that this customer and those who answered them wrote. */
const MARK = 'quixotry'
let service: Service
let threads: number[]
let ann: Asker

/** Every text in the database that holds the mark, by its table. */
async function placesOf(mark: string): Promise<string[]> {
  const columns = await db.rows<{ table: string; column: string }>(sql`
    select c.table_name as table, c.column_name as column from information_schema.columns c join information_schema.tables t
      on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
    where c.table_schema = 'public' and (c.data_type in ('text', 'character varying', 'json', 'jsonb') or c.udt_name in ('_text', 'tsvector'))
    order by 1, 2 limit 2000`)
  const found: string[] = []
  for (const { table, column } of columns) {
    const row = await db.first<{ n: number }>(sql`
      select coalesce((xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I where %I::text ilike %L', ${table}::text,
        ${column}::text, ${`%${mark}%`}::text), false, true, '')))[1]::text::int, 0) as n`)
    if (row?.n) found.push(`${table}.${column}`)
  }
  return found
}
const customerOf = async (threadId: number) =>
  (
    await db.first<{ n: number }>(
      sql`select "customerId" as n from "CustomerThread" where id = ${threadId}`,
    )
  )?.n ?? 0
const ERASE = 'mutation($n: Int!) { eraseCustomer(customerId: $n) }'

/** Everything that happens to a thread, with the mark in each text. */
async function fill(threadId: number): Promise<void> {
  const n = await customerOf(threadId)
  await db.rows(sql`update "Customer" set name = ${`Ms ${MARK}`} where id = ${n}`)
  await db.rows(
    sql`update "CustomerAddress" set address = ${`${MARK}@example.com`} where "customerId" = ${n}`,
  )
  await db.rows(
    sql`update "CustomerMessage" set body = ${`My ${MARK} hums.`} where "threadId" = ${threadId} and direction = 'IN'`,
  )
  await db.rows(
    sql`update "Post" set title = ${MARK}, body = ${MARK}, summary = ${MARK} where id = ${threadId}`,
  )
  await deliverMessage(
    db,
    await sendBy(service.sue, threadId, `We mend your ${MARK}.`),
    new Date(Date.now() + 31_000),
    async () => {},
  )
  await service.sue.ask(
    'mutation($input: PostCommentInput!) { postComment(input: $input) { number } }',
    { input: { postId: threadId, body: `About ${MARK}` } },
  )
  const message = await db.first<{ id: number }>(
    sql`select id from "CustomerMessage" where "threadId" = ${threadId} and direction = 'IN'`,
  )
  await service.sue.ask(
    'mutation($id: Int!, $passage: String!) { captureInsight(message: $id, passage: $passage) { number } }',
    { id: message?.id, passage: `My ${MARK} hums.` },
  )
}

beforeAll(async () => {
  service = await makeService()
  ann = asker(service.cast.ann)
  threads = await waitingCustomers(service, 3)
})

test('a customer is erased with every word, and only hashes and numbers stay', async () => {
  const thread = threads[0] ?? 0
  await fill(thread)
  const n = await customerOf(thread)
  const before = await placesOf(MARK)
  expect(before).toEqual(
    expect.arrayContaining([
      'Comment.body',
      'Customer.name',
      'CustomerMessage.body',
      'Insight.verbatim',
      'Post.title',
    ]),
  )
  await expect(ann.ask(ERASE, { n })).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
  await service.sue.ask(
    'mutation($id: ID!, $who: ID!) { inviteToCustomerThread(threadId: $id, personId: $who) { number } }',
    { id: thread, who: String(ann.id) },
  )
  await expect(ann.ask(ERASE, { n })).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
  await service.sue.ask(ERASE, { n })
  expect(await placesOf(MARK)).toEqual([])
  const kept = await db.first(sql`
    select count(*)::int as messages, count(hash)::int as hashes from "CustomerMessage" where "threadId" = ${thread} and direction = 'IN'`)
  expect(kept).toEqual({ messages: 1, hashes: 1 })
  const insights = await db.first(
    sql`select count(*)::int as n from "Insight" where "threadId" = ${thread} and length(hash) = 32`,
  )
  expect(insights).toEqual({ n: 1 })
})

test('a channel erases what is older than it keeps, and nothing else', async () => {
  const [, old, young] = threads
  await db.rows(sql`update "CustomerChannel" set "retentionDays" = 30`)
  await db.rows(
    sql`update "CustomerThread" set "latestAt" = "latestAt" - interval '29 days' where id = ${old}`,
  )
  await eraseOld(db, new Date())
  const erased = async () =>
    (
      await db.rows<{ id: number }>(
        sql`select id from "CustomerThread" where "erasedAt" is not null order by id limit 9`,
      )
    ).map(({ id }) => id)
  expect(await erased()).not.toContain(old)
  await eraseOld(db, new Date(Date.now() + 2 * 86_400_000))
  expect(await erased()).toContain(old)
  expect(await erased()).not.toContain(young)
  const customer = await db.first<{ name: string; erasedAt: Date | null }>(
    sql`select name, "erasedAt" from "Customer" where id = ${await customerOf(old ?? 0)}`,
  )
  expect(customer).toMatchObject({ name: '', erasedAt: expect.any(Date) })
})

/** A customer writes, and somebody answers in their thread from another address. */
async function repliedFromElsewhere(mark: string): Promise<{ thread: number; other: number }> {
  const { number } = await service.channel('WEBHOOK')
  const [row] = await channelsByIds(db, [number])
  const come = (nth: number) =>
    takeEvent(
      row as never,
      {
        id: `${mark}-${nth}`,
        thread: mark,
        from: { name: `Mx ${mark} ${nth}`, email: `${mark}${nth}@example.com` },
        text: `It hums, says ${mark} ${nth}.`,
      },
      'test',
    )
  const thread = (await come(1))?.id ?? 0
  await come(2)
  const other = await db.first<{ n: number }>(
    sql`select "customerId" as n from "CustomerAddress" where address = ${`${mark}2@example.com`}`,
  )
  return { thread, other: other?.n ?? 0 }
}

test('whoever replied in a thread from another address is found, and erased with it', async () => {
  const { thread, other } = await repliedFromElsewhere('replyquix')
  expect(other).not.toBe(await customerOf(thread))
  await expect(ann.ask(ERASE, { n: other })).rejects.toMatchObject({
    extensions: { code: 'NOT_FOUND' },
  })
  expect(
    await service.sue.ask('query($n: Int!) { customer(number: $n) { name } }', { n: other }),
  ).toMatchObject({ customer: { name: 'Mx replyquix 2' } })
  await service.sue.ask(ERASE, { n: other })
  expect(await placesOf('replyquix')).toEqual([])
})

test('what a channel no longer keeps goes with everybody who wrote there, unless they have something left', async () => {
  const { thread } = await repliedFromElsewhere('keepquix')
  const { thread: kept, other } = await repliedFromElsewhere('leftquix')
  // The same person replied in both.
  await db.rows(sql`
    insert into "CustomerMessage" ("threadId", "channelId", direction, state, body, "customerId", at)
    select ${thread}, "channelId", 'IN', 'RECEIVED', 'I was here, too.', ${other}, now() from "CustomerThread" where id = ${thread}`)
  await db.rows(
    sql`update "CustomerChannel" set "retentionDays" = 30 where id = (select "channelId" from "CustomerThread" where id = ${thread})`,
  )
  await db.rows(
    sql`update "CustomerThread" set "latestAt" = "latestAt" - interval '31 days' where id = ${thread}`,
  )
  await eraseOld(db, new Date())
  expect(await placesOf('keepquix')).toEqual([])
  const left = await db.first(sql`select name, "erasedAt" from "Customer" where id = ${other}`)
  expect(left).toEqual({ name: 'Mx leftquix 2', erasedAt: null })
  expect(kept).not.toBe(thread)
})
