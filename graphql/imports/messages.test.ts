// What customers wrote elsewhere comes into a channel: recognised, safe to repeat, resumed after a kill, and taken back.
import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { beforeAll, expect, test } from 'vitest'
import { makeService, type Service } from '#graphql/customers/testing.ts'
import { asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { miscounts } from '#prisma/miscounts.ts'
import { sql } from '#prisma/sql.ts'
import { jobs } from './jobs.ts'
import { undoImport } from './manage.ts'
import { bring, file, lines, openRoom, room } from './testing.ts'

openRoom()
let service: Service
beforeAll(async () => {
  service = await makeService()
  // Whoever imports into a space works in it.
  const { spaceId } = service.cast.field
  await db.rows(
    sql`insert into "SpaceMember" ("spaceId", "personId") values (${spaceId}, ${room.people.ada}) on conflict do nothing`,
  )
  await db.rows(sql`
    update "Space" set "memberCount" = (select count(*)::int from "SpaceMember" where "spaceId" = ${spaceId}) where id = ${spaceId}`)
})

const counts = (fresh: number, unchanged: number, refused = 0) => ({
  new: fresh,
  changed: 0,
  unchanged,
  refused,
})
type Row = Record<string, unknown>
const message = (id: string, more: Row = {}): Row => ({
  id,
  text: `The pump of order ${id} is louder than a tractor.`,
  name: 'Petra Kunze',
  email: 'petra@kunze.example',
  created: '2024-03-05T09:00:00',
  ...more,
})
const messages = async (rows: Row[], channel: number | string, more = {}) =>
  bring(await file(lines(...rows), 'jsonl'), { kind: 'customers', channel: `${channel}`, ...more })

type Kept = {
  id: number
  title: string
  body: string
  tags: string[]
  customerId: number
  customer: string
  address: string | null
  isRestricted: boolean
  isSpam: boolean
  waitingSince: Date | null
  createdAt: Date
}
const kept = (channel: number) =>
  db.rows<Kept>(sql`
    select p.id, p.title, m.body, p.tags, k."customerId", c.name as customer, a.address, p."isRestricted", k."isSpam", k."waitingSince",
      m.at as "createdAt"
    from "CustomerThread" k join "Post" p on p.id = k.id join "CustomerMessage" m on m."threadId" = k.id join "Customer" c on c.id = k."customerId"
    left join "CustomerAddress" a on a.id = m."addressId" where k."channelId" = ${channel} order by k.id`)
const undo = async (importId: number | null) => {
  const context = await asker(room.people.ada).context()
  await undoImport(context, { importId: importId ?? 0 })
  const job = jobs.find(({ name }) => name === 'undo-import')
  await job?.run({ importId }, db, new Date())
  const row = await db.first<{ report: { undone: object } }>(
    sql`select report from "Import" where id = ${importId}`,
  )
  return row?.report.undone
}

test('messages become threads of known customers, as history: nobody is told, and nothing is owed', async () => {
  const { number } = await service.channel('EMAIL', { address: 'old@hollin.example' })
  const told = await db.first(sql`select count(*)::int as n from "Notification"`)
  const report = await messages(
    [
      message('1', { category: 'pumps' }),
      message('2', { text: 'a < b & **no** markdown', subject: 'Two\nlines' }),
      message('3', { email: '', name: '', handle: '@Loud', created: '' }),
      message('4', { text: '' }),
      message('1'),
    ],
    number,
  )
  expect(report.ideas).toEqual(counts(3, 0, 2))
  const rows = await kept(number)
  expect(rows).toMatchObject([
    {
      title: 'The pump of order 1 is louder than a tractor.',
      tags: ['pumps'],
      address: 'petra@kunze.example',
    },
    { title: 'Two lines', body: 'a < b & **no** markdown', customer: 'Petra Kunze' },
    { address: '@loud', customer: '', createdAt: rows[1]?.createdAt },
  ])
  expect(rows[0]?.customerId).toBe(rows[1]?.customerId)
  expect(rows[2]?.customerId).not.toBe(rows[1]?.customerId)
  for (const row of rows) expect(row).toMatchObject({ isRestricted: true, waitingSince: null })
  expect(await db.first(sql`select count(*)::int as n from "Notification"`)).toEqual(told)
  const threads = rows.map(({ id }) => id)
  const clocks = await db.first(
    sql`select count(*)::int as n from "Clock" where "postId" = any(${threads}::int[])`,
  )
  const mails = await db.first(
    sql`select count(*)::int as n from "CustomerMessage" where direction = 'OUT' and "threadId" = any(${threads}::int[])`,
  )
  expect([clocks, mails]).toEqual([{ n: 0 }, { n: 0 }])
  const seen = await service.sue.ask('query($n: ID!) { customerThread(id: $n) { title } }', {
    n: threads[0],
  })
  expect(seen).toEqual({
    customerThread: { title: 'The pump of order 1 is louder than a tractor.' },
  })
  expect(await miscounts(db)).toEqual([])
})

test('a second run changes nothing; other words under a known id are refused, and the same words are one message', async () => {
  const { number } = await service.channel('FORM')
  const own = { email: 'again@kunze.example' }
  const rows = [
    message('1', own),
    message('2', { ...own, created: '2024-03-07T09:00:00', text: message('1').text }),
  ]
  const first = await messages(rows, number)
  expect(first.ideas).toEqual(counts(1, 1))
  const last = await db.first(sql`select max(id)::int as id from "Event"`)
  const second = await messages(rows, number)
  expect(second).toMatchObject({ ideas: counts(0, 2), importId: null })
  expect(await db.first(sql`select max(id)::int as id from "Event"`)).toEqual(last)
  const changed = await messages([message('1', { ...own, text: 'I never said that.' })], number)
  expect(changed.ideas).toEqual(counts(0, 0, 1))
  // A week and a day later they mean it again; what another customer says is theirs.
  const later = await messages(
    [
      message('3', { ...own, created: '2024-03-14T09:00:00', text: message('1').text }),
      message('4', { email: 'other@kunze.example', text: message('1').text }),
    ],
    number,
  )
  expect(later.ideas).toEqual(counts(2, 0))
  expect((await kept(number)).map(({ body }) => body)).toEqual(
    [1, 1, 1].map(() => message('1').text),
  )
  // Without ids, rows that say the same are told apart by their place.
  const path = await file('text,category\nThanks!,pumps\nThanks!,pumps\nThanks!,pumps\nGood,pumps')
  const nameless = { kind: 'customers', channel: `${number}` }
  expect((await bring(path, nameless)).ideas).toEqual(counts(4, 0))
  expect((await bring(path, nameless)).ideas).toEqual(counts(0, 4))
})

test('what a blocked address wrote is spam', async () => {
  const { number } = await service.channel('FORM')
  await messages([message('1', { email: 'loud@spam.example' })], number)
  await db.rows(
    sql`update "CustomerAddress" set "blockedAt" = now() where address = 'loud@spam.example'`,
  )
  await messages([message('2', { email: 'loud@spam.example' })], number)
  expect((await kept(number)).map(({ isSpam }) => isSpam)).toEqual([false, true])
})

test('an import is taken back, but for threads that people have worked on', async () => {
  const { number } = await service.channel('FORM')
  const rows = ['1', '2', '3'].map((id) => message(id, { email: `undo${id}@kunze.example` }))
  const { importId } = await messages(rows, number)
  const [taken] = await kept(number)
  await service.sue.ask(
    'mutation($ids: [ID!]!, $who: ID) { assignCustomerThreads(threadIds: $ids, personId: $who) }',
    { ids: [taken?.id], who: service.sue.id },
  )
  expect(await undo(importId)).toEqual({ ideas: 2, comments: 0, stays: 1 })
  expect((await kept(number)).map(({ id }) => id)).toEqual([taken?.id])
  const left = await db.rows(
    sql`select address from "CustomerAddress" where address like 'undo%' order by address`,
  )
  expect(left).toEqual([{ address: 'undo1@kunze.example' }])
  expect((await messages(rows, number)).ideas).toEqual(counts(2, 1))
})

test('without a channel that one may open, and for others than administrators, nothing begins', async () => {
  const { number, slug } = await service.channel('FORM')
  await expect(messages([message('1')], '')).rejects.toThrow('give its number or its address')
  await expect(messages([message('1')], 999_999)).rejects.toThrow('There is no channel')
  const path = await file(lines(message('1')), 'jsonl')
  const asked = bring(path, { kind: 'customers', channel: slug }, room.people.mia)
  await expect(asked).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
  expect((await messages([message('1')], slug, { dryRun: true })).ideas).toEqual(counts(1, 0))
  expect(await kept(number)).toEqual([])
})

const ROWS = 6_000
test('6,000 rows of CSV are resumed after a kill, each once', async () => {
  const { number } = await service.channel('FORM')
  const path = await file('')
  const out = createWriteStream(path)
  out.write('text,email,date\n')
  for (let i = 0; i < ROWS; i++)
    out.write(`"The ""${i}"" is loud, and nobody says why.",c${i % 700}@many.example,2024-02-03\n`)
  out.end()
  await finished(out)
  const start = () =>
    spawn(
      process.execPath,
      ['bin/import.ts', 'customers', path, '--channel', `${number}`, '--as', 'ada@hollin.example'],
      {
        cwd: join(import.meta.dirname, '..', '..'),
        stdio: 'ignore',
      },
    )
  const written = async () =>
    (
      await db.first<{ n: number }>(
        sql`select count(*)::int as n from "CustomerThread" where "channelId" = ${number}`,
      )
    )?.n ?? 0
  const first = start()
  const ended = new Promise((resolve) => first.once('close', resolve))
  while ((await written()) < 1_000 && first.exitCode === null);
  first.kill('SIGKILL')
  await ended
  const half = await written()
  expect(half).toBeGreaterThanOrEqual(1_000)
  expect(half).toBeLessThan(ROWS)
  const report = await bring(path, { kind: 'customers', channel: `${number}` })
  expect(report.ideas).toEqual(counts(ROWS - half, half))
  const all = await db.first(sql`
    select count(*)::int as n, count(distinct m.hash)::int as words, count(distinct k."customerId")::int as customers
    from "CustomerThread" k join "CustomerMessage" m on m."threadId" = k.id where k."channelId" = ${number}`)
  expect(all).toEqual({ n: ROWS, words: ROWS, customers: 700 })
}, 120_000)
