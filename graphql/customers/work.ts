// Daily work in the inbox: take and assign, snooze, rate, spam, states, and ending a customer's link.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed } from '#graphql/errors.ts'
import { randomLetters } from '#graphql/ids.ts'
import { parse } from '#graphql/parse.ts'
import { write } from '#graphql/write.ts'
import { customersMessages } from '#messages/customers.ts'
import type { Tx } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { cancelClocks, restartClocks, stopResolutionClock } from './clocks.ts'
import {
  linkEnded,
  threadAssigned,
  threadMarked,
  threadMoved,
  threadRated,
  threadSnoozed,
} from './events.ts'
import { type FoundThread, findThread } from './find.ts'
import { holdFromNow } from './holdings.ts'
import {
  AssignThreads,
  MarkSpam,
  MoveThread,
  RateThread,
  SnoozeThreads,
  ThreadRef,
  ThreadsRef,
} from './input.ts'
import { admit } from './invitations.ts'
import { canDraft, canWork } from './policy.ts'
import { askIfRight } from './right.ts'
import { mustRead, nextInTurn } from './voices.ts'

const say = customersMessages.message

const on = ({ id, spaceId }: FoundThread) => ({ postId: id, spaceId })
const touch = (tx: Tx, id: number, set: Sql): void =>
  tx.later(sql`update "CustomerThread" set "changedAt" = ${tx.at}, ${set} where id = ${id}`)

/** Finds threads in the order of their numbers, so that two who change the same ones wait for each other. Throws as findThread does. */
async function workOn(
  tx: Tx,
  context: SignedIn,
  ids: readonly number[],
  work: (thread: FoundThread) => Promise<void>,
): Promise<{ count: number }> {
  const sorted = [...new Set(ids)].sort((a, b) => a - b)
  for (const id of sorted) {
    const thread = await findThread(tx, context.viewer, id, 'lock')
    if (!canWork(context.viewer, thread)) throw new NotAllowed()
    await work(thread)
  }
  return { count: sorted.length }
}

/** Gives threads to somebody who sees them, or to nobody. Throws NotFound, NotAllowed, and Invalid for somebody who does not. */
export async function assignThreads(context: SignedIn, raw: z.input<typeof AssignThreads>) {
  const input = parse(AssignThreads, raw)
  const { personId } = input
  return write(context, 'assignThreads', input, (tx) =>
    workOn(tx, context, input.threadIds, async (thread) => {
      if (thread.assigneeId === personId) return
      if (personId !== null) {
        await mustRead(tx, personId, thread.spaceId)
        await admit(tx, thread, personId, context.viewer.id)
      }
      touch(tx, thread.id, sql`"assigneeId" = ${personId}::int`)
      holdFromNow(tx, thread.id, personId)
      await threadAssigned.record(tx, context, { ...on(thread), personId, byId: context.viewer.id })
    }),
  )
}

/** Gives each thread to whoever has the fewest waiting ones. Throws NotFound, NotAllowed, and Conflict where nobody is there. */
export async function assignByTurn(context: SignedIn, raw: z.input<typeof ThreadsRef>) {
  const input = parse(ThreadsRef, raw)
  return write(context, 'assignByTurn', input, (tx) =>
    workOn(tx, context, input.threadIds, async (thread) => {
      const personId = await nextInTurn(tx, thread.spaceId)
      if (personId === undefined) throw new Conflict(say('refused.nobodyThere'))
      await admit(tx, thread, personId, context.viewer.id)
      // At once: whose turn it is next depends on it.
      await tx.rows(sql`
        update "CustomerThread" set "assigneeId" = ${personId}, "changedAt" = ${tx.at} where id = ${thread.id}`)
      if (thread.assigneeId !== personId) holdFromNow(tx, thread.id, personId)
      await threadAssigned.record(tx, context, { ...on(thread), personId, byId: context.viewer.id })
    }),
  )
}

/** Lets threads rest until a moment, or wakes them. Their clocks run on: the customer waits all the same. */
export async function snoozeThreads(context: SignedIn, raw: z.input<typeof SnoozeThreads>) {
  const input = parse(SnoozeThreads, raw)
  return write(context, 'snoozeThreads', input, (tx) => {
    if (input.until && input.until <= tx.at) throw new Invalid({ until: [say('refused.past')] })
    return workOn(tx, context, input.threadIds, async (thread) => {
      touch(tx, thread.id, sql`"snoozedUntil" = ${input.until}::timestamptz`)
      await threadSnoozed.record(tx, context, on(thread))
    })
  })
}

/** Says how grave it is, and how many people it reaches. */
export async function rateThread(context: SignedIn, raw: z.input<typeof RateThread>) {
  const input = parse(RateThread, raw)
  return write(context, 'rateThread', input, async (tx) => {
    await workOn(tx, context, [input.threadId], async (thread) => {
      touch(
        tx,
        thread.id,
        sql`severity = ${input.severity}, reach = coalesce(${input.reach}::int, reach)`,
      )
      await threadRated.record(tx, context, on(thread))
    })
    return { id: input.threadId }
  })
}

/** Spam is owed nothing. Taken back, its customer waits again. `blocks`: nothing more from these senders is shown in the inbox. */
export async function markSpam(context: SignedIn, raw: z.input<typeof MarkSpam>) {
  const input = parse(MarkSpam, raw)
  const { isSpam, blocks } = input
  return write(context, 'markSpam', input, (tx) =>
    workOn(tx, context, input.threadIds, async (thread) => {
      if (blocks || !isSpam)
        await tx.rows(sql`
          update "CustomerAddress" set "blockedAt" = ${isSpam ? tx.at : null}::timestamptz,
            "blockedById" = ${isSpam ? context.viewer.id : null}::int where "customerId" = ${thread.customerId}`)
      if (thread.isSpam === isSpam) return
      touch(
        tx,
        thread.id,
        sql`"isSpam" = ${isSpam}, "waitingSince" = ${isSpam ? null : tx.at}::timestamptz`,
      )
      if (isSpam) await cancelClocks(tx, context, thread)
      else await restartClocks(tx, context, thread, true)
      await threadMarked.record(tx, context, { ...on(thread), isSpam })
    }),
  )
}

/** Complaint → acknowledged → put right → thanked, or lost with a cause. Throws NotFound, NotAllowed and Invalid. */
export async function moveThread(context: SignedIn, raw: z.input<typeof MoveThread>) {
  const input = parse(MoveThread, raw)
  const { viewer } = context
  const { to, note, lostCause } = input
  if (to === 'LOST' && !lostCause) throw new Invalid({ lostCause: [say('refused.cause')] })
  return write(context, 'moveThread', input, async (tx) => {
    const thread = await findThread(tx, viewer, input.threadId, 'lock')
    if (!canWork(viewer, thread) && !(canDraft(viewer, thread) && thread.assigneeId === viewer.id))
      throw new NotAllowed()
    if (thread.threadState === to) return { id: thread.id }
    const cause = [to === 'LOST' ? (lostCause ?? '') : '', note].filter(Boolean).join(': ')
    await tx.rows(sql`
      insert into "CustomerThreadMove" ("threadId", "from", "to", cause, "byId", at)
      values (${thread.id}, ${thread.threadState}::"CustomerThreadState", ${to}::"CustomerThreadState", ${cause}, ${viewer.id}, ${tx.at})`)
    touch(
      tx,
      thread.id,
      sql`state = ${to}::"CustomerThreadState", "stateAt" = ${tx.at},
      "lostCause" = ${to === 'LOST' ? lostCause : null}::text`,
    )
    if (to === 'PUT_RIGHT' || to === 'THANKED') await stopResolutionClock(tx, context, thread)
    if (to === 'PUT_RIGHT') await askIfRight(tx, thread)
    // Whoever says where it ended has read what came last: no answer to it is owed.
    if (to === 'PUT_RIGHT' || to === 'LOST' || to === 'THANKED') {
      await cancelClocks(tx, context, thread)
      touch(tx, thread.id, sql`"waitingSince" = null, "dueAt" = null`)
    }
    await threadMoved.record(tx, context, {
      ...on(thread),
      from: thread.threadState,
      to,
      byId: viewer.id,
    })
    return { id: thread.id }
  })
}

/** Ends the links that the customer of a thread has been sent; the next message brings a new one. */
export async function endLink(context: SignedIn, raw: z.input<typeof ThreadRef>) {
  const input = parse(ThreadRef, raw)
  return write(context, 'endCustomerLink', input, async (tx) => {
    await workOn(tx, context, [input.threadId], async (thread) => {
      touch(tx, thread.id, sql`"linkKey" = ${randomLetters(20)}`)
      await linkEnded.record(tx, context, on(thread))
    })
    return { id: input.threadId }
  })
}
