// Writes batches of what customers wrote, each a thread of its own, in a few statements; and takes them back.
import { type Address, hashOf, type Known } from '#graphql/customers/recognise.ts'
import { randomLetters } from '#graphql/ids.ts'
import { summaryOf, toHtml } from '#graphql/posts/markdown.ts'
import { days } from '#graphql/time.ts'
import { customersMessages } from '#messages/customers.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { MessageRow } from './message-row.ts'
import { newIds } from './run.ts'

const t = customersMessages.in('en')

/** The same words of one customer within this time are one message, by whichever way they came. */
const SAME_WORDS = days(7)
/** Shorter words ("Thanks!") say the same twice and mean it. */
const LONG_ENOUGH = 20

export type ReadyMessage = MessageRow & { key: string; at: Date }
export type KnownMessage = { hash: string }
export type ImportTo = { channelId: number; spaceId: number; importId: number }

/** What is remembered of these rows from an earlier import. */
export async function knownMessages(
  db: Db,
  spaceId: number,
  rows: readonly { key: string }[],
): Promise<Map<string, KnownMessage>> {
  const found = await db.rows<KnownMessage & { key: string }>(sql`
    select "externalId" as key, hash from "ImportedRow"
    where kind = 'customers' and "spaceId" = ${spaceId} and "externalId" = any(${rows.map(({ key }) => key)}::text[])`)
  return new Map(found.map((row) => [row.key, row]))
}

const textOf = ({ kind, address }: Address): string => `${kind} ${address}`

/** Who wrote, by address; nobody else works on these addresses until the transaction ends. */
async function knownCustomers(tx: Tx, rows: readonly ReadyMessage[]): Promise<Map<string, Known>> {
  const addresses = new Map(
    rows.flatMap(({ address }) => (address ? [[textOf(address), address] as const] : [])),
  )
  // In one order, so that two who lock several never wait for each other.
  const texts = [...addresses.keys()].sort().map((text) => `customers from ${text}`)
  await tx.rows(sql`
    select pg_advisory_xact_lock(hashtextextended(o.text, 0)) from (
      select text from unnest(${texts}::text[]) with ordinality as u(text, nth) order by nth) o`)
  const given = [...addresses.values()]
  const found = await tx.rows<Known & Address>(sql`
    select a.kind, a.address, coalesce(c."mergedIntoId", c.id) as "customerId", a.id as "addressId", a."blockedAt" is not null as "isBlocked"
    from unnest(${given.map(({ kind }) => kind)}::text[], ${given.map(({ address }) => address)}::text[]) as o(kind, address)
    join "CustomerAddress" a on a.kind = o.kind and a.address = o.address join "Customer" c on c.id = a."customerId"`)
  return new Map(found.map((one) => [textOf(one), one]))
}

type Sent = ReadyMessage & Known & { digest: string }

/** Each row with its customer; those who are new are made. */
async function withCustomers(tx: Tx, rows: readonly ReadyMessage[]): Promise<Sent[]> {
  const known = await knownCustomers(tx, rows)
  const isNew = ({ address }: ReadyMessage) => !address || !known.has(textOf(address))
  const fresh = [
    ...new Map(
      rows.filter(isNew).map((row) => [row.address ? textOf(row.address) : row.key, row]),
    ).values(),
  ]
  const ids = await newIds(tx, 'Customer', fresh.length)
  const addressed = fresh.filter(({ address }) => address !== null)
  const addressIds = await newIds(tx, 'CustomerAddress', addressed.length)
  const made = new Map<string, Known>()
  let nth = 0
  for (const [i, row] of fresh.entries()) {
    const addressId = row.address ? (addressIds[nth++] as number) : null
    const customer = { customerId: ids[i] as number, addressId, isBlocked: false }
    made.set(row.address ? textOf(row.address) : row.key, customer)
  }
  await tx.rows(sql`
    insert into "Customer" (id, name, language, "createdAt")
    select id, name, language, ${tx.at}::timestamptz from unnest(${ids}::int[], ${fresh.map(({ name }) => name)}::text[],
      ${fresh.map(({ language }) => language)}::text[]) as r(id, name, language)`)
  const owners = addressed.map((row) => made.get(textOf(row.address as Address)) as Known)
  await tx.rows(sql`
    insert into "CustomerAddress" (id, "customerId", kind, address)
    select * from unnest(${addressIds}::int[], ${owners.map(({ customerId }) => customerId)}::int[],
      ${addressed.map(({ address }) => address?.kind ?? '')}::text[], ${addressed.map(({ address }) => address?.address ?? '')}::text[])`)
  return rows.map((row) => {
    const who = row.address ? textOf(row.address) : row.key
    const customer = (known.get(who) ?? made.get(who)) as Known
    return { ...row, ...customer, digest: hashOf(row.body).toString('hex') }
  })
}

/** Of rows whose customer has said the same elsewhere at about that time: the thread in which they did. */
async function saidElsewhere(tx: Tx, rows: readonly Sent[]): Promise<Map<string, number>> {
  const long = rows.filter(({ address, body }) => address && body.length >= LONG_ENOUGH)
  const found = await tx.rows<{ key: string; threadId: number }>(sql`
    select distinct on (r.key) r.key, m."threadId" from unnest(${long.map(({ key }) => key)}::text[],
      ${long.map(({ customerId }) => customerId)}::int[], ${long.map(({ digest }) => digest)}::text[],
      ${long.map(({ at }) => at.toISOString())}::timestamptz[]) as r(key, "customerId", digest, at)
    join "CustomerMessage" m on m."customerId" = r."customerId" and m.hash = decode(r.digest, 'hex')
      and m.at between r.at - ${SAME_WORDS}::float8 * interval '1 millisecond' and r.at + ${SAME_WORDS}::float8 * interval '1 millisecond'
    order by r.key, m.id`)
  return new Map(found.map(({ key, threadId }) => [key, threadId]))
}

/** Of rows that say the same as an earlier row of the batch, by the same customer at about that time: that row's key. */
function repeatedIn(rows: readonly Sent[]): Map<string, string> {
  const first = new Map<string, Sent>()
  const repeated = new Map<string, string>()
  for (const row of rows) {
    if (!row.address || row.body.length < LONG_ENOUGH) continue
    const said = `${row.customerId} ${row.digest}`
    const before = first.get(said)
    if (before && Math.abs(row.at.getTime() - before.at.getTime()) <= SAME_WORDS)
      repeated.set(row.key, before.key)
    else first.set(said, row)
  }
  return repeated
}

const columns = sql`r(id int, key text, hash text, "customerId" int, "addressId" int, "isBlocked" boolean, "authorName" text, title text,
  body text, html text, summary text, language text, tags jsonb, digest text, "linkKey" text, at timestamptz)`

function asRecord(row: Sent, id: number) {
  const { key, hash, customerId, addressId, isBlocked, title, body, language, tags, digest } = row
  return {
    ...{ id, key, hash, customerId, addressId, isBlocked, title, body, language, tags, digest },
    authorName: t('customer.number', { number: customerId }),
    html: toHtml(body),
    summary: summaryOf(body),
    linkKey: randomLetters(20),
    at: row.at.toISOString(),
  }
}

/** Makes a thread of each row, but of those that are here already. @returns the threads that were made */
export async function insertThreads(
  tx: Tx,
  to: ImportTo,
  rows: readonly ReadyMessage[],
): Promise<number[]> {
  if (rows.length === 0) return []
  const sent = await withCustomers(tx, rows)
  const elsewhere = await saidElsewhere(tx, sent)
  const repeated = repeatedIn(sent)
  const fresh = sent.filter(({ key }) => !elsewhere.has(key) && !repeated.has(key))
  const ids = await newIds(tx, 'Post', fresh.length)
  const threadOf = new Map([
    ...elsewhere,
    ...fresh.map(({ key }, i) => [key, ids[i] as number] as const),
  ])
  const records = fresh.map((row, i) => asRecord(row, ids[i] as number))
  await tx.rows(sql`
    with r as (select * from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as ${columns}),
    post as (
      insert into "Post" (id, kind, "spaceId", "authorName", "isRestricted", title, body, "bodyHtml", summary, language, tags, "createdAt", "activeAt")
      select id, 'customer-thread', ${to.spaceId}::int, "authorName", true, title, body, html, summary, language,
        array(select jsonb_array_elements_text(tags)), at, at from r
    ), thread as (
      insert into "CustomerThread" (id, "channelId", "customerId", "stateAt", "isSpam", "linkKey", "linkUntil", "latestAt", "changedAt")
      select id, ${to.channelId}::int, "customerId", at, "isBlocked", "linkKey", at, at, ${tx.at}::timestamptz from r
    ), message as (
      insert into "CustomerMessage" ("threadId", "channelId", direction, state, body, language, "customerId", "addressId", hash, at)
      select id, ${to.channelId}::int, 'IN', 'RECEIVED', body, language, "customerId", "addressId", decode(digest, 'hex'), at from r order by id
    )
    insert into "ImportedRow" (kind, "spaceId", "externalId", hash, "postId", "importId")
    select 'customers', ${to.spaceId}::int, key, hash, id, ${to.importId}::int from r`)
  const same = sent.flatMap(({ key, hash }) => {
    const threadId = elsewhere.get(key) ?? threadOf.get(repeated.get(key) ?? '')
    return threadId === undefined ? [] : [{ key, hash, threadId }]
  })
  // It came by another way: this import has not made it, and does not take it back.
  await tx.rows(sql`
    insert into "ImportedRow" (kind, "spaceId", "externalId", hash, "postId")
    select 'customers', ${to.spaceId}::int, key, hash, id from unnest(${same.map(({ key }) => key)}::text[], ${same.map(({ hash }) => hash)}::text[],
      ${same.map(({ threadId }) => threadId)}::int[]) as s(key, hash, id)`)
  return ids
}
