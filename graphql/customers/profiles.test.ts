// A customer as a whole, as people through documents: who sees them, what is changed and kept, merging, and who has gone quiet.
import { beforeAll, expect, test } from 'vitest'
import { type Asker, asker, recordedEvents } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { deliverMessage } from './deliver.ts'
import { makeService, type Service, sendBy, waitingCustomers } from './testing.ts'

let service: Service
let threads: number[]
let ann: Asker
const numberOf = async (threadId: number) =>
  (
    await db.first<{ n: number }>(
      sql`select "customerId" as n from "CustomerThread" where id = ${threadId}`,
    )
  )?.n ?? 0

const PROFILE = `query($n: Int!) { customer(number: $n) { number name isMasked addresses segment language consent version
  contactedAt keptAt nextDueAt repeatContacts viewerCanEdit mergedIntoNumber merged { number by { number } }
  changes { field before after by { number } } threads { number } } }`
type Profile = {
  name: string
  isMasked: boolean
  addresses: string[]
  segment: string
  consent: string
  version: number
  contactedAt: string | null
  keptAt: string | null
  nextDueAt: string | null
  viewerCanEdit: boolean
  mergedIntoNumber: number | null
  merged: { number: number }[]
  changes: { field: string; before: string; after: string }[]
  threads: { number: number }[]
}
const profileAs = async (who: Asker, n: number) =>
  (await who.ask<{ customer: Profile | null }>(PROFILE, { n })).customer
const EDIT = `mutation($n: Int!, $version: Int!, $segment: String, $consent: CustomerConsent!, $kept: Boolean) {
  editCustomer(customerId: $n, version: $version, segment: $segment, consent: $consent, isKept: $kept) { version } }`

beforeAll(async () => {
  service = await makeService()
  ann = asker(service.cast.ann)
  threads = await waitingCustomers(service, 3)
})

test('whoever answers customers sees them whole; the invited see them masked; nobody else finds them', async () => {
  const n = await numberOf(threads[0] ?? 0)
  expect(await profileAs(service.sue, n)).toMatchObject({
    name: 'Customer 0',
    addresses: ['c0@example.com'],
    nextDueAt: expect.any(String),
    contactedAt: null,
    viewerCanEdit: true,
    threads: [{ number: threads[0] }],
  })
  expect(await profileAs(ann, n)).toBeNull()
  await service.sue.ask(
    'mutation($id: ID!, $who: ID!) { inviteToCustomerThread(threadId: $id, personId: $who) { number } }',
    { id: threads[0], who: String(ann.id) },
  )
  expect(await profileAs(ann, n)).toMatchObject({
    isMasked: true,
    addresses: [],
    viewerCanEdit: false,
  })
  await expect(
    ann.ask(EDIT, { n, version: 1, segment: 'Rich', consent: 'QUOTE', kept: true }),
  ).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
  await expect(
    asker(service.cast.ben).ask(EDIT, { n, version: 1, segment: '', consent: 'QUOTE', kept: true }),
  ).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
})

test('segment, consent and kept are changed with their history, not over somebody else’s change', async () => {
  const n = await numberOf(threads[1] ?? 0)
  await service.sue.ask(EDIT, { n, version: 1, segment: 'Housing', consent: 'QUOTE', kept: true })
  const after = await profileAs(service.sue, n)
  expect(after).toMatchObject({
    segment: 'Housing',
    consent: 'QUOTE',
    keptAt: expect.any(String),
    version: 2,
  })
  expect(after?.changes.map(({ field, before, after }) => [field, before, after])).toEqual([
    ['kept', '', expect.stringMatching(/^\d{4}-\d\d-\d\d$/)],
    ['consent', 'NONE', 'QUOTE'],
    ['segment', '', 'Housing'],
  ])
  await expect(
    service.sue.ask(EDIT, { n, version: 1, segment: 'Other', consent: 'NONE', kept: false }),
  ).rejects.toMatchObject({ extensions: { code: 'CONFLICT' } })
  // The log holds numbers alone.
  expect(
    (await recordedEvents()).findLast(({ name }) => name === 'customer.edited')?.payload,
  ).toEqual({
    customerId: n,
  })
})

test('two who are one are merged by address and taken apart again exactly', async () => {
  const [one, two] = [await numberOf(threads[0] ?? 0), await numberOf(threads[2] ?? 0)]
  const FIND = 'query($a: String!) { customerWithAddress(address: $a) }'
  expect(await service.sue.ask(FIND, { a: ' C2@example.com ' })).toEqual({
    customerWithAddress: two,
  })
  expect(await ann.ask(FIND, { a: 'c2@example.com' })).toEqual({ customerWithAddress: null })
  await service.sue.ask(
    'mutation($a: Int!, $b: Int!) { mergeCustomers(customerId: $a, intoId: $b) }',
    {
      a: two,
      b: one,
    },
  )
  const merged = await profileAs(service.sue, one)
  expect(merged?.threads.map(({ number }) => number).sort()).toEqual(
    [threads[0], threads[2]].sort(),
  )
  expect(merged?.merged).toMatchObject([{ number: two }])
  expect((await profileAs(service.sue, two))?.mergedIntoNumber).toBe(one)
  await service.sue.ask('mutation($a: Int!) { unmergeCustomer(customerId: $a) }', { a: two })
  expect((await profileAs(service.sue, one))?.threads).toEqual([{ number: threads[0] }])
})

test('who was not answered for long has gone quiet; an answer ends it, an acknowledgement does not', async () => {
  const QUIET =
    'query($days: Int) { quietCustomers(days: $days, first: 50) { edges { node { number } } } }'
  const quiet = async (who: Asker) =>
    (
      await who.ask<{ quietCustomers: { edges: { node: { number: number } }[] } }>(QUIET, {
        days: 30,
      })
    ).quietCustomers.edges.map(({ node }) => node.number)
  const n = await numberOf(threads[1] ?? 0)
  expect(await quiet(service.sue)).toEqual([])
  await db.rows(
    sql`update "Customer" set "createdAt" = "createdAt" - interval '40 days' where id = ${n}`,
  )
  expect(await quiet(service.sue)).toEqual([n])
  expect(await quiet(asker(service.cast.ben))).toEqual([])
  await deliverMessage(
    db,
    await sendBy(service.sue, threads[1] ?? 0, 'We come on Monday.'),
    new Date(Date.now() + 31_000),
    async () => {},
  )
  expect(await quiet(service.sue)).toEqual([])
  expect((await profileAs(service.sue, n))?.contactedAt).not.toBeNull()
})
