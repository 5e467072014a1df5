// Who wrote: customers are recognised in every channel by their addresses, and two that turn out to be one are merged.
import { createHash } from 'node:crypto'
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { may } from '#graphql/roles.ts'
import { write } from '#graphql/write.ts'
import { customersMessages } from '#messages/customers.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { customersMerged, customersUnmerged } from './events.ts'
import { MergeCustomers, UnmergeCustomer } from './input.ts'
import { ADDRESS_LENGTH } from './limits.ts'

const say = customersMessages.message

export type Address = { kind: 'mail' | 'handle'; address: string }
export type Known = { customerId: number; addressId: number | null; isBlocked: boolean }

/** Nobody else works on what stands behind this text until the transaction ends. */
export const alone = (tx: Tx, text: string): Promise<unknown> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`customers ${text}`}, 0))`)

/** The words as they are compared: the same ones sent twice are one message. */
export const hashOf = (text: string): Buffer =>
  createHash('sha256').update(text.normalize('NFC').replace(/\s+/g, ' ').trim()).digest()

/** The customer behind an address, made if there is none. The caller is alone with the address. */
export async function customerOf(
  tx: Tx,
  address: Address | null,
  name: string,
  language: string | null,
): Promise<Known> {
  if (address) {
    const known = await tx.first<Known>(sql`
      select coalesce(c."mergedIntoId", c.id) as "customerId", a.id as "addressId", a."blockedAt" is not null as "isBlocked"
      from "CustomerAddress" a join "Customer" c on c.id = a."customerId"
      where a.kind = ${address.kind} and a.address = ${address.address}`)
    if (known) {
      if (name)
        await tx.rows(
          sql`update "Customer" set name = ${name} where id = ${known.customerId} and name = ''`,
        )
      return known
    }
  }
  const made = (await tx.first<{ id: number }>(sql`
    insert into "Customer" (name, language, "createdAt") values (${name}, ${language}::text, ${tx.at}) returning id`)) as {
    id: number
  }
  const kept = address
    ? await tx.first<{ id: number }>(sql`
        insert into "CustomerAddress" ("customerId", kind, address)
        values (${made.id}, ${address.kind}, ${address.address}) returning id`)
    : null
  return { customerId: made.id, addressId: kept?.id ?? null, isBlocked: false }
}

const dataSpaces = ({ viewer }: SignedIn): number[] =>
  viewer.spaceIds.filter((id) => may(viewer, 'SEE_CUSTOMER_DATA', id))

/** Who sees customers' names merges them. */
const mayMerge = (context: SignedIn): boolean =>
  context.viewer.scopes.includes('write') && dataSpaces(context).length > 0

/** Throws NotFound unless each of them has a thread that the viewer sees, where they also see customers' names. */
async function mustKnow(tx: Tx, context: SignedIn, ids: readonly number[]): Promise<void> {
  const rows = await tx.rows(sql`
    select distinct k."customerId" from "CustomerThread" k join "Post" p on p.id = k.id
    where k."customerId" = any(${[...ids]}::int[]) and p."spaceId" = any(${dataSpaces(context)}::int[]) and ${visibleTo(context.viewer)}`)
  if (rows.length < new Set(ids).size) throw new NotFound()
}

/** The customer with an address, as far as the viewer knows them by name. */
export async function customerWithAddress(
  db: Db,
  context: SignedIn,
  address: string,
): Promise<number | null> {
  const row = await db.first<{ id: number }>(sql`
    select coalesce(c."mergedIntoId", c.id) as id from "CustomerAddress" a join "Customer" c on c.id = a."customerId"
    where a.address = ${address.trim().toLowerCase().slice(0, ADDRESS_LENGTH)} and exists (
      select 1 from "CustomerThread" k join "Post" p on p.id = k.id
      where k."customerId" = c.id and p."spaceId" = any(${dataSpaces(context)}::int[]) and ${visibleTo(context.viewer)})
    order by c.id limit 1`)
  return row?.id ?? null
}

/** Says that two customers are one. Their threads stay as they are. Throws NotAllowed, NotFound, Conflict and Invalid. */
export async function mergeCustomers(context: SignedIn, raw: z.input<typeof MergeCustomers>) {
  const { customerId, intoId } = parse(MergeCustomers, raw)
  if (!mayMerge(context)) throw new NotAllowed()
  if (customerId === intoId) throw new Invalid({ intoId: [say('refused.same')] })
  return write(context, 'mergeCustomers', { customerId, intoId }, async (tx) => {
    await mustKnow(tx, context, [customerId, intoId])
    const rows = await tx.rows<{ id: number; mergedIntoId: number | null; hasMerged: boolean }>(sql`
      select c.id, c."mergedIntoId", exists (select 1 from "Customer" o where o."mergedIntoId" = c.id) as "hasMerged"
      from "Customer" c where c.id in (${customerId}, ${intoId}) order by c.id for update`)
    const [from, into] = [customerId, intoId].map((id) => rows.find((row) => row.id === id))
    if (!from || !into) throw new NotFound()
    if (from.mergedIntoId === into.id) return { id: into.id }
    // One step, so that it can be undone exactly.
    if (from.mergedIntoId !== null || into.mergedIntoId !== null || from.hasMerged)
      throw new Conflict(say('refused.mergedAlready'))
    await tx.rows(sql`
      update "Customer" set "mergedIntoId" = ${into.id}, "mergedById" = ${context.viewer.id}, "mergedAt" = ${tx.at} where id = ${from.id}`)
    await customersMerged.record(tx, context, { customerId: from.id, intoId: into.id })
    return { id: into.id }
  })
}

/** Undoes it: both stand by themselves again. What was written meanwhile stays with the one it was filed under. */
export async function unmergeCustomer(context: SignedIn, raw: z.input<typeof UnmergeCustomer>) {
  const { customerId } = parse(UnmergeCustomer, raw)
  if (!mayMerge(context)) throw new NotAllowed()
  return write(context, 'unmergeCustomer', { customerId }, async (tx) => {
    const before = await tx.first<{ intoId: number | null }>(
      sql`select "mergedIntoId" as "intoId" from "Customer" where id = ${customerId} for update`,
    )
    if (!before) throw new NotFound()
    const { intoId } = before
    await mustKnow(tx, context, intoId === null ? [customerId] : [customerId, intoId])
    const row = await tx.first<{ id: number }>(sql`
      update "Customer" set "mergedIntoId" = null, "mergedById" = null, "mergedAt" = null
      where id = ${customerId} and "mergedIntoId" is not null returning id`)
    if (row) await customersUnmerged.record(tx, context, { customerId })
    return { id: customerId }
  })
}
