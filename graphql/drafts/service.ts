// Keeping what is being written. No event is recorded: a draft is nobody's business, not even the audit's.

import { patternsIn } from '#graphql/confidential/patterns.ts'
import type { SignedIn, Viewer } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed } from '#graphql/errors.ts'
import { parse, refuseBrokenText } from '#graphql/parse.ts'
import { isSealedAuthor } from '#graphql/seal.ts'
import { write } from '#graphql/write.ts'
import { confidentialMessages } from '#messages/confidential.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { DraftPlace, SaveDraft } from './input.ts'
import { draftOf } from './queries.ts'

const say = refusalMessages.message

/** More drafts than this are forgotten ones; the oldest goes. */
const MAX_DRAFTS = 100
const DEEPEST = 8

/**
 * Keeps a draft over the version it was written on. The same content again changes nothing. Throws Conflict, with
 * the newer version and its content (JSON text; version 0 and null: it was sent or dropped), when another tab was faster, and Invalid
 * for a text with a card, an account or a key.
 */
export async function saveDraft(context: SignedIn, raw: unknown) {
  const input = parse(SaveDraft, raw)
  const { viewer } = context
  const content = JSON.stringify(objectIn(input.content))
  // Nobody has said yet why it has to stand there. The browser keeps it for its writer.
  if (patternsIn(content).length > 0)
    throw new Invalid({ '': [confidentialMessages.message('refusal.draft')] })
  return write(context, 'saveDraft', input, async (tx) => {
    await refuseSealed(tx, viewer, input.place)
    const saved =
      input.baseVersion === 0
        ? await tx.first<{ version: number }>(sql`
            insert into "Draft" ("personId", place, content, "begunAt", "updatedAt")
            values (${viewer.id}, ${input.place}, ${content}::jsonb, ${tx.at}, ${tx.at})
            on conflict do nothing returning version`)
        : await tx.first<{ version: number }>(sql`
            update "Draft" set content = ${content}::jsonb, version = version + 1, "updatedAt" = ${tx.at}
            where "personId" = ${viewer.id} and place = ${input.place} and version = ${input.baseVersion}
            returning version`)
    if (!saved) return { version: await sameOrConflict(tx, viewer, input.place, content) }
    if (saved.version === 1) await dropOldest(tx, viewer)
    return saved
  })
}

/** Throws NotAllowed under a post that the viewer wrote without their name: the draft would say whose its words are. */
async function refuseSealed(tx: Tx, viewer: Viewer, place: string): Promise<void> {
  const postId = Number(/^(?:comment|edit):(\d+)$/.exec(place)?.[1])
  if (!postId) return
  const post = await tx.first<{ authorTag: string | null }>(
    sql`select "authorTag" from "Post" where id = ${postId}`,
  )
  if (post && isSealedAuthor(viewer.id, postId, post.authorTag))
    throw new NotAllowed(say('draftSealed'))
}

/** The text as a JSON object that PostgreSQL can keep. Throws Invalid. */
function objectIn(text: string): object {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    value = undefined
  }
  if (
    typeof value !== 'object' ||
    value === null ||
    Array.isArray(value) ||
    isDeeper(value, DEEPEST)
  )
    throw new Invalid({ content: [say('draftObject')] })
  refuseBrokenText(value, 'content')
  return value
}

/** Stops at the limit, so that a thousand brackets cost no more than eight. */
const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((one) => isDeeper(one, levels - 1)))

/** A save whose answer was lost is sent again: the same content is no conflict. */
async function sameOrConflict(
  tx: Tx,
  viewer: Viewer,
  place: string,
  content: string,
): Promise<number> {
  const same = await tx.first<{ version: number }>(sql`
    select version from "Draft" where "personId" = ${viewer.id} and place = ${place} and content = ${content}::jsonb`)
  if (same) return same.version
  const newer = await draftOf(tx, viewer, place)
  throw new Conflict(newer ? say('draftNewer') : say('draftGone'), {
    version: newer?.version ?? 0,
    content: newer ? JSON.stringify(newer.content) : null,
  })
}

const dropOldest = (tx: Tx, viewer: Viewer) =>
  tx.rows(sql`
    delete from "Draft" where "personId" = ${viewer.id} and place in (
      select place from "Draft" where "personId" = ${viewer.id}
      order by "updatedAt" desc, place offset ${MAX_DRAFTS})`)

/** Forgets a draft; one that is not there is no error. */
export async function dropDraft(context: SignedIn, raw: unknown) {
  const input = parse(DraftPlace, raw)
  return write(context, 'dropDraft', input, async (tx) => {
    const gone = await tx.first(sql`
      delete from "Draft" where "personId" = ${context.viewer.id} and place = ${input.place} returning place`)
    return { dropped: gone !== undefined }
  })
}
