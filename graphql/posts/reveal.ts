// Revealing a sealed author: one administrator asks with a reason, another one confirms. Both are in the log.
import * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, NotAllowed, NotFound } from '#graphql/errors.ts'
import { text } from '#graphql/input-texts.ts'
import { parse } from '#graphql/parse.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { revealConfirmed, revealRequested } from './events.ts'
import { findVisiblePost } from './find.ts'
import { canReveal } from './policy.ts'
import { canSeal, decryptAuthor } from './seal.ts'

const say = refusalMessages.message

const postId = z.int().check(z.positive())
const RequestReveal = z.strictObject({
  postId,
  reason: z
    .string()
    .check(
      z.trim(),
      z.minLength(10, text(say('sayWhy'))),
      z.maxLength(500, text(say('long', { max: 500 }))),
    ),
})
const ConfirmReveal = z.strictObject({ postId })

/** The sealed author of a post the viewer may see, encrypted. Throws NotFound, NotAllowed. */
async function sealedAuthorOf(tx: Tx, { viewer }: SignedIn, id: number): Promise<string> {
  await findVisiblePost(tx, viewer, id)
  const post = await tx.first<{ sealedAuthor: string | null }>(sql`
    select "sealedAuthor" from "Post" where id = ${id} for no key update`)
  if (!post?.sealedAuthor) throw new NotFound()
  return post.sealedAuthor
}

/** Asks to reveal who wrote a sealed post. Throws NotAllowed, NotFound, Invalid, and Conflict when somebody has asked. */
export async function requestReveal(context: SignedIn, raw: z.input<typeof RequestReveal>) {
  const input = parse(RequestReveal, raw)
  if (!canReveal(context.viewer)) throw new NotAllowed()
  return write(context, 'requestReveal', input, async (tx) => {
    await sealedAuthorOf(tx, context, input.postId)
    const made = await tx.first(sql`
      insert into "SealReveal" ("postId", "requestedById", reason, "requestedAt")
      values (${input.postId}, ${context.viewer.id}, ${input.reason}, ${tx.at}) on conflict do nothing returning 1`)
    if (!made) throw new Conflict(say('revealAsked'))
    await revealRequested.record(tx, context, { postId: input.postId })
    return { id: input.postId }
  })
}

/**
 * Confirms what somebody else asked for, and gives the author's id, to this caller alone. Throws NotAllowed (also for the
 * one who asked), NotFound, and Conflict when nobody has asked or it was confirmed before.
 */
export async function confirmReveal(context: SignedIn, raw: z.input<typeof ConfirmReveal>) {
  const input = parse(ConfirmReveal, raw)
  if (!canReveal(context.viewer) || !canSeal()) throw new NotAllowed()
  // Without a key: its kept answer would hold the name.
  const once = { ...context, idempotencyKey: null }
  return write(once, 'confirmReveal', input, async (tx) => {
    const sealed = await sealedAuthorOf(tx, context, input.postId)
    const asked = await tx.first<{ requestedById: number; confirmedById: number | null }>(sql`
      select "requestedById", "confirmedById" from "SealReveal" where "postId" = ${input.postId} for update`)
    if (!asked || asked.confirmedById !== null) throw new Conflict(say('revealNotAsked'))
    if (asked.requestedById === context.viewer.id) throw new NotAllowed(say('revealOther'))
    await tx.rows(sql`
      update "SealReveal" set "confirmedById" = ${context.viewer.id}, "confirmedAt" = ${tx.at} where "postId" = ${input.postId}`)
    await revealConfirmed.record(tx, context, { postId: input.postId })
    return { personId: decryptAuthor(sealed, input.postId) }
  })
}
