// Who sees one thread alone: invited because they know something, and taken back.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Invalid, NotAllowed } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { admitReader, countReaders, endReader } from '#graphql/posts/readers.ts'
import { setFollow } from '#graphql/posts/service.ts'
import { write } from '#graphql/write.ts'
import { customersMessages } from '#messages/customers.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { endReview } from './clocks.ts'
import { touchThread } from './drafts.ts'
import { invitationEnded, readerInvited } from './events.ts'
import { type FoundThread, findThread } from './find.ts'
import { holdFromNow } from './holdings.ts'
import { InviteToThread } from './input.ts'
import { MAX_READERS } from './limits.ts'
import { canWork } from './policy.ts'
import { mustRead } from './voices.ts'

const say = customersMessages.message

/** Lets somebody see the thread, and follow what is said inside. Throws Invalid above MAX_READERS. */
export async function admit(
  tx: Tx,
  thread: FoundThread,
  personId: number,
  invitedById: number,
): Promise<boolean> {
  const isNew = await admitReader(tx, thread.id, personId, invitedById)
  if (!isNew) return false
  if ((await countReaders(tx, thread.id)) > MAX_READERS)
    throw new Invalid({ personId: [say('refused.tooMany')] })
  await setFollow(tx, thread.id, personId, 'FOLLOW')
  return true
}

/** Invites somebody who reads its space to a thread: they see this one alone, write inside and draft. */
export async function inviteToThread(context: SignedIn, raw: z.input<typeof InviteToThread>) {
  const input = parse(InviteToThread, raw)
  const { viewer } = context
  return write(context, 'inviteToThread', input, async (tx) => {
    const thread = await findThread(tx, viewer, input.threadId, 'lock')
    if (!canWork(viewer, thread)) throw new NotAllowed()
    await mustRead(tx, input.personId, thread.spaceId)
    if (await admit(tx, thread, input.personId, viewer.id)) {
      touchThread(tx, thread.id)
      await readerInvited.record(tx, context, {
        postId: thread.id,
        spaceId: thread.spaceId,
        personId: input.personId,
        byId: viewer.id,
      })
    }
    return { id: thread.id }
  })
}

/**
 * Takes an invitation back: they no longer see the thread unless their role shows it, and it is no longer theirs to answer or to
 * review. What they wrote stays. Twice is once. Throws NotFound and NotAllowed.
 */
export async function endInvitation(context: SignedIn, raw: z.input<typeof InviteToThread>) {
  const input = parse(InviteToThread, raw)
  const { viewer } = context
  return write(context, 'endInvitation', input, async (tx) => {
    const thread = await findThread(tx, viewer, input.threadId, 'lock')
    if (!canWork(viewer, thread)) throw new NotAllowed()
    const { personId } = input
    if (!(await endReader(tx, thread.id, personId))) return { id: thread.id }
    await setFollow(tx, thread.id, personId, 'NONE')
    if (thread.assigneeId === personId) {
      await tx.rows(sql`update "CustomerThread" set "assigneeId" = null where id = ${thread.id}`)
      holdFromNow(tx, thread.id, null)
    }
    const freed = await tx.rows(sql`
      update "CustomerDraft" set "reviewerId" = null, "askedAt" = null, state = 'DRAFT', version = version + 1, "changedAt" = ${tx.at}
      where "threadId" = ${thread.id} and "reviewerId" = ${personId} and state = 'REVIEW' returning id`)
    if (freed.length > 0) await endReview(tx, context, thread)
    touchThread(tx, thread.id)
    await invitationEnded.record(tx, context, {
      postId: thread.id,
      spaceId: thread.spaceId,
      personId,
    })
    return { id: thread.id }
  })
}
