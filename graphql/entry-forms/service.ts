// Opening forms for people without an account, what they send, and what becomes of it.
import { randomBytes } from 'node:crypto'
import type * as z from 'zod/mini'
import { dropFile, giveOutsideFile, lockOutsideFile } from '#graphql/attachments/outside.ts'
import { enterOutside } from '#graphql/challenges/entries.ts'
import { hidesNames } from '#graphql/challenges/policy.ts'
import { findChallenge } from '#graphql/challenges/queries.ts'
import { type Context, type SignedIn, systemActor } from '#graphql/context.ts'
import { Invalid, NotAllowed, NotFound, TooMany } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { sharedLimiter } from '#graphql/shared-limiter.ts'
import { transaction } from '#graphql/transaction.ts'
import { write } from '#graphql/write.ts'
import { entryFormsMessages } from '#messages/entry-forms.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { entrySent, formClosed, formOpened, sentDecided } from './events.ts'
import { DecideSent, FormRef, SendEntry } from './input.ts'
import { MAX_SENT_BY_CODE, MAX_SENT_BY_NETWORK, MAX_WAITING } from './limits.ts'
import { canRunForm } from './policy.ts'
import { openFormOf, type SentRow } from './queries.ts'

const say = entryFormsMessages.message
const refusalSay = refusalMessages.message
const byNetwork = sharedLimiter('sent-entries', MAX_SENT_BY_NETWORK, 600)
const byCode = sharedLimiter('sent-by-code', MAX_SENT_BY_CODE, 3_600)

/** Opens the form of a challenge, with a new key unless it is open. Throws NotFound, NotAllowed. */
export async function openEntryForm(context: SignedIn, raw: z.input<typeof FormRef>) {
  const input = parse(FormRef, raw)
  const { viewer } = context
  return write(context, 'openEntryForm', input, async (tx) => {
    const challenge = await findChallenge(tx, viewer, input.challengeId, 'lock')
    if (!canRunForm(viewer, challenge)) throw new NotAllowed()
    const { id, spaceId } = challenge
    const key = randomBytes(16).toString('base64url')
    const opened = await tx.first(sql`
      insert into "EntryForm" ("challengeId", key, "openedById", "openedAt") values (${id}, ${key}, ${viewer.id}, ${tx.at})
      on conflict ("challengeId") do update set key = excluded.key, "openedById" = excluded."openedById",
        "openedAt" = excluded."openedAt", "closedAt" = null where "EntryForm"."closedAt" is not null returning 1 as one`)
    if (opened) await formOpened.record(tx, context, { challengeId: id, spaceId })
    return { id }
  })
}

/** Closes it: the codes that were printed lead nowhere from then on. What waits stays. Throws NotFound, NotAllowed. */
export async function closeEntryForm(context: SignedIn, raw: z.input<typeof FormRef>) {
  const input = parse(FormRef, raw)
  const { viewer } = context
  return write(context, 'closeEntryForm', input, async (tx) => {
    const challenge = await findChallenge(tx, viewer, input.challengeId, 'lock')
    if (!canRunForm(viewer, challenge)) throw new NotAllowed()
    const { id, spaceId } = challenge
    const closed = await tx.first(sql`
      update "EntryForm" set "closedAt" = ${tx.at} where "challengeId" = ${id} and "closedAt" is null returning 1 as one`)
    if (closed) await formClosed.record(tx, context, { challengeId: id, spaceId })
    return { id }
  })
}

type Outside = Pick<Context, 'db' | 'requestId' | 'at' | 'network'>

/**
 * Takes in what somebody without an account sends. The same words that wait already are taken once. Throws Invalid, TooMany, and NotFound
 * for a form that takes nothing.
 */
export async function sendEntry(context: Outside, raw: z.input<typeof SendEntry>): Promise<void> {
  const { key, fileId, ...words } = parse(SendEntry, raw)
  if (context.network !== undefined) await byNetwork.spend(context.network)
  const form = await openFormOf(context.db, key)
  if (!form) throw new NotFound()
  await byCode.spend(key)
  const { challengeId, spaceId } = form
  await transaction(async (tx) => {
    // One after the other, so that the same words come in once and the limit holds.
    await tx.rows(
      sql`select 1 from "EntryForm" where "challengeId" = ${challengeId} for no key update`,
    )
    if (await isWaiting(tx, challengeId, words)) return
    if (fileId) await mustBeFree(tx, fileId)
    const name = form.hidesNames ? '' : words.name
    const row = (await tx.first<{ id: number }>(sql`
      insert into "SentEntry" ("challengeId", title, body, name, "fileId", "sentAt")
      values (${challengeId}, ${words.title}, ${words.body}, ${name}, ${fileId ?? null}::text, ${tx.at}) returning id`)) as {
      id: number
    }
    await entrySent.record(tx, systemActor(context.requestId), {
      ...{ challengeId, spaceId, sentId: row.id },
    })
  }, context.at)
}

/** Throws Invalid for a file that is no picture of somebody without an account, or waits with another entry. */
async function mustBeFree(tx: Tx, fileId: string): Promise<void> {
  await lockOutsideFile(tx, fileId)
  const other = await tx.first(
    sql`select 1 as one from "SentEntry" where "fileId" = ${fileId} limit 1`,
  )
  if (other) throw new Invalid({ fileId: [refusalSay('fileGone')] })
}

/** Do the same words wait already? Throws TooMany where too much waits. */
async function isWaiting(
  tx: Tx,
  challengeId: number,
  { title, body }: { title: string; body: string },
): Promise<boolean> {
  const same = await tx.first(sql`
    select 1 as one from "SentEntry" where "challengeId" = ${challengeId} and title = ${title} and body = ${body} limit 1`)
  if (same) return true
  const full = await tx.first(sql`
    select 1 as one from "SentEntry" where "challengeId" = ${challengeId} offset ${MAX_WAITING - 1} limit 1`)
  if (full) throw new TooMany(3_600)
  return false
}

/**
 * Accepts what was sent, so that it becomes an entry with the name that was given, or declines it: then it is gone, its picture too.
 * Throws Invalid, NotFound, also for what was decided before, and NotAllowed.
 */
export async function decideSent(context: SignedIn, raw: z.input<typeof DecideSent>) {
  const input = parse(DecideSent, raw)
  const { viewer } = context
  return write(context, 'decideSentEntry', input, async (tx) => {
    const at = await tx.first<{ challengeId: number }>(
      sql`select "challengeId" from "SentEntry" where id = ${input.number}`,
    )
    if (!at) throw new NotFound()
    const challenge = await findChallenge(tx, viewer, at.challengeId)
    if (!canRunForm(viewer, challenge)) throw new NotFound()
    const sent = await tx.first<Omit<SentRow, 'challengeId' | 'sentAt'>>(sql`
      delete from "SentEntry" where id = ${input.number} returning id, title, body, name, "fileId"`)
    if (!sent) throw new NotFound()
    if (input.accepts && challenge.state !== 'OPEN') throw new NotAllowed()
    const { id: challengeId, spaceId } = challenge
    if (input.accepts) {
      const named = sent.name && !hidesNames(challenge)
      const authorName = named ? sent.name : say('colleague')(context.language)
      const { title, body } = sent
      const ideaId = await enterOutside(tx, context, challenge, { title, body, authorName })
      if (sent.fileId)
        await giveOutsideFile(tx, sent.fileId, { ownerId: viewer.id, postId: ideaId })
    } else if (sent.fileId) await dropFile(tx, sent.fileId)
    await sentDecided.record(tx, context, {
      ...{ challengeId, spaceId, sentId: sent.id, isAccepted: input.accepts },
    })
    return { id: challengeId }
  })
}

/** What nobody decided on goes with the end of its challenge. */
export async function dropUndecided(tx: Tx, challengeId: number): Promise<void> {
  const gone = await tx.rows<{ fileId: string | null }>(
    sql`delete from "SentEntry" where "challengeId" = ${challengeId} returning "fileId"`,
  )
  for (const { fileId } of gone) if (fileId) await dropFile(tx, fileId)
}
