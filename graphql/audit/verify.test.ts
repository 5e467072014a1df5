// What was logged is proved by chains of hashes: one changed byte, one row less or one too many is found.
import { beforeAll, expect, test } from 'vitest'
import { databaseUrl } from '#env.ts'
import { type Asker, asker } from '#graphql/testing.ts'
import { db, inTransaction } from '#prisma/client.ts'
import { type Cast, makeCast } from '#prisma/factory.ts'
import { grantToApplication } from '#prisma/grants.ts'
import { ownConnection } from '#prisma/own-connection.ts'
import { sql } from '#prisma/sql.ts'
import { chainHeads, headsText, readHeads, verifyLog } from './verify.ts'

const POST =
  'mutation($board: String!, $title: String!) { postIdea(input: { board: $board, title: $title }) { number } }'
let cast: Cast
let ann: Asker

beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  for (const title of ['A light in the stairwell', 'A bench in the yard', 'A map at the gate'])
    await ann.ask(POST, { board: cast.field.board, title })
})

/** The test server's superuser, whom no safeguard of the database holds. */
const superuser = (): string => {
  const address = new URL(databaseUrl())
  address.username = 'postgres'
  return address.href
}

/** What is found after the statements, run by somebody who may switch every safeguard of the database off; then undone. */
async function foundAfter(statements: string[], known = '') {
  const alone = await ownConnection(superuser())
  try {
    await alone.client.query('begin')
    await alone.client.query('set local session_replication_role = replica')
    for (const statement of statements) await alone.client.query(statement)
    return (await verifyLog(alone.db, readHeads(known) ?? [])).faults
  } finally {
    await alone.client.query('rollback')
    await alone.client.end()
  }
}
const LAST = '(select max(id) from "Event")'
const lastEvent = async () =>
  (await db.first<{ id: number }>(sql`select max(id) as id from "Event"`))?.id

test('what was written is as written, whatever a value looks like', async () => {
  const title = 'Ünïcode 🌿 "quoted" \\ and\n lines'
  await ann.ask(POST, { board: cast.field.board, title })
  await db.rows(sql`
    insert into "Event" (name, "actorKind", payload, "requestId", at) values
    ('company.seeded', 'SYSTEM', ${JSON.stringify({ b: 1e21, a: title, c: [null, 0.1] })}::jsonb, 'é', '2026-03-29 01:30:00.123+01'),
    ('company.seeded', 'SYSTEM', '{}', '', '1999-12-31')`)
  const { faults, heads, events } = await verifyLog(db)
  expect(faults).toEqual([])
  expect(heads.reduce((sum, { length }) => sum + length, 0)).toBe(events)
  expect(readHeads(headsText(heads))).toEqual(heads)
})

test.each([
  ['a changed byte in what happened', `payload = payload || '{"forged": true}'`],
  ['another name', `name = 'idea.deleted'`],
  ['another moment, by a millisecond', `at = at + interval '1 millisecond'`],
  ['somebody else who did it', `"actorId" = "actorId" + 1`],
  ['another request', `"requestId" = "requestId" || 'x'`],
])('%s is found', async (_, change) => {
  const id = await lastEvent()
  await ann.ask(POST, { board: cast.field.board, title: 'Another one' })
  expect(
    await foundAfter([
      `update "Event" set ${change.replace('"actorId" + 1', String(cast.ben))} where id = (select max(id) from "Event" where "actorKind" = 'PERSON')`,
    ]),
  ).toEqual([expect.stringMatching(/^Event \d+ was changed\.$/)])
  expect(await lastEvent()).toBeGreaterThan(id ?? 0)
})

test('a missing event, a missing link and one that was added another way are found', async () => {
  const id = await lastEvent()
  expect(await foundAfter([`delete from "Event" where id = ${LAST}`])).toEqual([
    `Event ${id} is missing.`,
  ])
  expect(
    await foundAfter([
      `delete from "AuditLink" where "eventId" = ${LAST}`,
      `delete from "Event" where id = ${LAST}`,
    ]),
  ).toEqual([expect.stringMatching(/^Chain \d+ ends at link \d+, and should at \d+\.$/)])
  expect(
    await foundAfter([
      `insert into "Event" (name, "actorKind", payload) values ('company.seeded', 'SYSTEM', '{}')`,
    ]),
  ).toEqual([expect.stringMatching(/^Event \d+ is in no chain: it was added another way\.$/)])
})

test('a log that was cut off together with its chain is found by heads that were written down before', async () => {
  const noted = headsText(await chainHeads(db))
  const cut = [
    `update "AuditChain" c set length = length - 1, hash = (select l.hash from "AuditLink" l
      where l."chainId" = c.id and l.position = c.length - 1)
     where id = (select "chainId" from "AuditLink" where "eventId" = ${LAST})`,
    `delete from "AuditLink" where "eventId" = ${LAST}`,
    `delete from "Event" where id = ${LAST}`,
  ]
  expect(await foundAfter(cut)).toEqual([])
  expect(await foundAfter(cut, noted)).toEqual([
    expect.stringMatching(/^Chain \d+: link \d+, which was noted, is missing\.$/),
  ])
})

test('writes at once wait for no chain, and none is lost', async () => {
  const add = sql`insert into "Event" (name, "actorKind", payload) values ('company.seeded', 'SYSTEM', '{}')`
  const all = Promise.withResolvers<void>()
  let begun = 0
  // Each holds its chain until all of them have one.
  const record = () =>
    inTransaction(async (tx) => {
      await tx.rows(add)
      if (++begun === 8) all.resolve()
      await all.promise
      await tx.rows(add)
    })
  await Promise.all(Array.from({ length: 8 }, record))
  const { faults, heads } = await verifyLog(db)
  expect(faults).toEqual([])
  expect(heads.length).toBeGreaterThanOrEqual(8)
})

test('the server’s own database user writes the log and can neither change it nor its chains', async () => {
  const { client: owner } = await ownConnection(superuser())
  const name = `app_${crypto.randomUUID().slice(0, 8)}`
  await owner.query(`create role ${name} login password 'secret'`)
  const address = new URL(databaseUrl())
  address.username = name
  address.password = 'secret'
  await grantToApplication(databaseUrl(), address.href)
  await grantToApplication(databaseUrl(), address.href)
  const { client } = await ownConnection(address.href)
  try {
    await client.query(
      `insert into "Event" (name, "actorKind", payload) values ('company.seeded', 'SYSTEM', '{}')`,
    )
    for (const refused of [
      `update "Event" set name = 'x'`,
      'delete from "Event"',
      'truncate "Event" cascade',
      'alter table "Event" disable trigger all',
      `insert into "AuditLink" values (1, 100000, 1, '')`,
      'delete from "AuditLink"',
      `update "AuditChain" set length = 0`,
      'delete from _prisma_migrations',
      'create table more (id int)',
    ])
      await expect(client.query(refused), refused).rejects.toMatchObject({ code: '42501' })
    await client.query(`update "Person" set name = name where id = ${cast.ann}`)
    await client.query(`select graphile_worker.add_job('consequences')`)
  } finally {
    await client.end()
    await owner.query(`drop owned by ${name}`)
    await owner.query(`drop role ${name}`)
    await owner.end()
  }
  expect((await verifyLog(db)).faults).toEqual([])
})
