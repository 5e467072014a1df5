// Message rules of the demo, what is kept of its customers, and an answer that came back.
import type * as z from 'zod/mini'
import { type SignedIn, systemActor } from '#graphql/context.ts'
import { takeBounce } from '#graphql/customers/bounces.ts'
import type { SaveRule } from '#graphql/customers/input.ts'
import { LANGUAGES } from '#graphql/customers/limits.ts'
import { editCustomer } from '#graphql/customers/profiles.ts'
import { saveRule } from '#graphql/customers/rules.ts'
import { transaction } from '#graphql/transaction.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { Acts } from './acts.ts'

/** What Lotte set up for the voices on social media. */
const RULES: readonly (Omit<z.input<typeof SaveRule>, 'channelId'> & { name: string })[] = [
  {
    name: 'Offers to make us famous',
    words: ['followers', 'search engine', 'guaranteed within days'],
    isSpam: true,
  },
  { name: 'App and controls', words: ['app', 'firmware', 'account', 'inverter'], tags: ['app'] },
  { name: 'Upset, and many read it', tone: 'UPSET', minReach: 500, severity: 2 },
]

/** The rules of the channel of social media. @param began when the channels were made */
export function addRules(acts: Acts, began: Date, channelId: () => number): void {
  const at = new Date(began.getTime() + 4 * 60_000)
  for (const rule of RULES)
    acts.add(at, 'lotte', (as) => saveRule(as, { ...rule, channelId: channelId() }))
}

/** What a channel is called in addresses. */
export async function slugOf(channelId: number): Promise<string> {
  const row = await db.first<{ slug: string }>(
    sql`select slug from "CustomerChannel" where id = ${channelId}`,
  )
  return row?.slug ?? ''
}

/** A customer who said thank you has stayed, and may be quoted. */
export async function keepCustomer(as: SignedIn, thread: number): Promise<void> {
  const row = await db.first<{ id: number; version: number; language: string | null }>(sql`
    select c.id, c.version, c.language from "Customer" c join "CustomerThread" k on k."customerId" = c.id where k.id = ${thread}`)
  if (!row) return
  const { id, language, version } = row
  await editCustomer(as, {
    ...{ customerId: id, version, language: LANGUAGES.find((one) => one === language) ?? null },
    ...{ consent: 'QUOTE', isKept: true, segment: 'Household' },
  })
}

/** The mail server of the last answer's address could not deliver it. */
export async function bounce(thread: number, reason: string, at: Date): Promise<void> {
  const row = await db.first<{ channelId: number; mailId: string }>(sql`
    select "channelId", coalesce("mailId", '') as "mailId" from "CustomerMessage"
    where "threadId" = ${thread} and direction = 'OUT' and not "isAutomatic" order by id desc limit 1`)
  if (!row) return
  const { channelId, mailId } = row
  await transaction(
    (tx) => takeBounce(tx, systemActor('demo'), channelId, { reason, mailId: null }, [mailId]),
    at,
  )
}
