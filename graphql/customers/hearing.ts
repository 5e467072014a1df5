// A fair hearing: an employee whom a complaint names sees it and may add facts, and who has opened it is kept. Beside it, who knows
// somebody at the customer's.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Invalid, NotAllowed } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { endReader } from '#graphql/posts/readers.ts'
import { setFollow } from '#graphql/posts/service.ts'
import { minutes } from '#graphql/time.ts'
import { write } from '#graphql/write.ts'
import { customersMessages } from '#messages/customers.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { factAdded, namingEnded, personNamed, tieNoted } from './answer-events.ts'
import { touchThread } from './drafts.ts'
import { findThread } from './find.ts'
import { AddFact, NameInThread, SaveTie, ThreadRef } from './input.ts'
import { admit } from './invitations.ts'
import { MAX_FACTS } from './limits.ts'
import { canAddFacts, canNoteTie, canWork } from './policy.ts'
import { mustRead } from './voices.ts'

const say = customersMessages.message

/** Says that a complaint names an employee: they see it from now on. Twice is once. Throws NotFound, NotAllowed and Invalid. */
export async function nameInThread(context: SignedIn, raw: z.input<typeof NameInThread>) {
  const input = parse(NameInThread, raw)
  const { viewer } = context
  return write(context, 'nameInThread', input, async (tx) => {
    const thread = await findThread(tx, viewer, input.threadId, 'lock')
    if (!canWork(viewer, thread)) throw new NotAllowed()
    if (input.personId === viewer.id) throw new Invalid({ personId: [say('refused.nameSelf')] })
    await mustRead(tx, input.personId, thread.spaceId)
    await admit(tx, thread, input.personId, viewer.id)
    const made = await tx.first(sql`
      insert into "CustomerNamed" ("threadId", "personId", "byId", at)
      values (${thread.id}, ${input.personId}, ${viewer.id}, ${tx.at}) on conflict do nothing returning id`)
    if (!made) return { id: thread.id }
    touchThread(tx, thread.id)
    await personNamed.record(tx, context, {
      ...{ postId: thread.id, spaceId: thread.spaceId },
      ...{ personId: input.personId, byId: viewer.id },
    })
    return { id: thread.id }
  })
}

/** They were named by mistake: they no longer see it, unless their role shows it or they were invited before. What they said stays. */
export async function endNaming(context: SignedIn, raw: z.input<typeof NameInThread>) {
  const input = parse(NameInThread, raw)
  const { viewer } = context
  return write(context, 'endNaming', input, async (tx) => {
    const thread = await findThread(tx, viewer, input.threadId, 'lock')
    if (!canWork(viewer, thread)) throw new NotAllowed()
    const { personId } = input
    const ended = await tx.first<{ at: Date }>(sql`
      delete from "CustomerNamed" where "threadId" = ${thread.id} and "personId" = ${personId} returning at`)
    if (!ended) return { id: thread.id }
    if (await endReader(tx, thread.id, personId, ended.at))
      await setFollow(tx, thread.id, personId, 'NONE')
    touchThread(tx, thread.id)
    await namingEnded.record(tx, context, {
      postId: thread.id,
      spaceId: thread.spaceId,
      personId,
    })
    return { id: thread.id }
  })
}

/** What somebody who is named says of it. It is never changed. Throws NotFound, NotAllowed for others, and Invalid. */
export async function addFact(context: SignedIn, raw: z.input<typeof AddFact>) {
  const input = parse(AddFact, raw)
  const { viewer } = context
  return write(context, 'addCustomerFact', input, async (tx) => {
    const thread = await findThread(tx, viewer, input.threadId, 'lock')
    if (!canAddFacts(viewer, thread)) throw new NotAllowed()
    const count = await tx.first<{ n: number }>(sql`
      select count(*)::int as n from "CustomerFact" where "threadId" = ${thread.id} and "personId" = ${viewer.id}`)
    if ((count?.n ?? 0) >= MAX_FACTS) throw new Invalid({ text: [say('refused.tooMany')] })
    const made = (await tx.first<{ id: number }>(sql`
      insert into "CustomerFact" ("threadId", "personId", text, at)
      values (${thread.id}, ${viewer.id}, ${input.text}, ${tx.at}) returning id`)) as { id: number }
    touchThread(tx, thread.id)
    await factAdded.record(tx, context, {
      ...{ postId: thread.id, spaceId: thread.spaceId, factId: made.id },
    })
    return { id: thread.id }
  })
}

/** “I know someone there”, one note of each person. */
export async function saveTie(context: SignedIn, raw: z.input<typeof SaveTie>) {
  const input = parse(SaveTie, raw)
  const { viewer } = context
  return write(context, 'saveCustomerTie', input, async (tx) => {
    const thread = await findThread(tx, viewer, input.threadId, 'lock')
    if (!canNoteTie(viewer, thread)) throw new NotAllowed()
    await tx.rows(sql`
      insert into "CustomerTie" ("threadId", "personId", text, at) values (${thread.id}, ${viewer.id}, ${input.text}, ${tx.at})
      on conflict ("threadId", "personId") do update set text = excluded.text, at = excluded.at`)
    touchThread(tx, thread.id)
    await tieNoted.record(tx, context, { postId: thread.id, spaceId: thread.spaceId })
    return { id: thread.id }
  })
}

export async function removeTie(context: SignedIn, raw: z.input<typeof ThreadRef>) {
  const input = parse(ThreadRef, raw)
  const { viewer } = context
  return write(context, 'removeCustomerTie', input, async (tx) => {
    const thread = await findThread(tx, viewer, input.threadId, 'lock')
    if (!canNoteTie(viewer, thread)) throw new NotAllowed()
    const gone = await tx.first(sql`
      delete from "CustomerTie" where "threadId" = ${thread.id} and "personId" = ${viewer.id} returning at`)
    if (!gone) return { id: thread.id }
    touchThread(tx, thread.id)
    await tieNoted.record(tx, context, { postId: thread.id, spaceId: thread.spaceId })
    return { id: thread.id }
  })
}

/** Whoever leaves knows nobody there any more. */
export async function endTies(tx: Tx, personId: number): Promise<void> {
  await tx.rows(sql`delete from "CustomerTie" where "personId" = ${personId}`)
}

/** Opening it again within this time is the same opening. */
const SAME_OPENING = minutes(10)

/** Keeps that somebody has opened a thread, where it names somebody. */
export async function keepOpening(
  db: Db,
  threadId: number,
  personId: number,
  at: Date,
): Promise<void> {
  await db.rows(sql`
    insert into "CustomerOpening" as o ("threadId", "personId", "firstAt", "latestAt")
    select ${threadId}, ${personId}, ${at}, ${at} where exists (select 1 from "CustomerNamed" n where n."threadId" = ${threadId})
    on conflict ("threadId", "personId") do update set times = o.times + 1, "latestAt" = excluded."latestAt"
    where o."latestAt" < ${new Date(at.getTime() - SAME_OPENING)}`)
}

export type SaidRow = { threadId: number; personId: number; text: string; at: Date }
export const namedIn = (db: Db, ids: readonly number[]) =>
  db.rows<{ threadId: number; personId: number }>(sql`
    select n."threadId", n."personId" from "CustomerNamed" n where n."threadId" = any(${[...ids]}::int[]) order by n.id`)
export const factsOn = (db: Db, ids: readonly number[]): Promise<SaidRow[]> =>
  db.rows<SaidRow>(sql`
    select f."threadId", f."personId", f.text, f.at from unnest(${[...ids]}::int[]) asked(id) cross join lateral (
      select * from "CustomerFact" own where own."threadId" = asked.id order by own.id desc limit ${MAX_FACTS}) f order by f.id`)
export const tiesOn = (db: Db, ids: readonly number[]): Promise<SaidRow[]> =>
  db.rows<SaidRow>(sql`
    select y."threadId", y."personId", y.text, y.at from unnest(${[...ids]}::int[]) asked(id) cross join lateral (
      select * from "CustomerTie" own where own."threadId" = asked.id order by own.at desc limit ${MAX_FACTS}) y order by y.at`)
export type OpeningRow = { threadId: number; personId: number; times: number; latestAt: Date }
export const openingsOf = (db: Db, ids: readonly number[]): Promise<OpeningRow[]> =>
  db.rows<OpeningRow>(sql`
    select o."threadId", o."personId", o.times, o."latestAt" from unnest(${[...ids]}::int[]) asked(id) cross join lateral (
      select * from "CustomerOpening" own where own."threadId" = asked.id order by own."latestAt" desc limit ${MAX_FACTS}) o
    order by o."latestAt" desc`)
