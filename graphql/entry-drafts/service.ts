// Sharing the draft of an entry with one other person, who edits it, and ending that.
import type * as z from 'zod/mini'
import { mustNotEvaluate } from '#graphql/challenges/evaluation.ts'
import { draftPlaceOf } from '#graphql/challenges/limits.ts'
import { findChallenge } from '#graphql/challenges/queries.ts'
import { SEALED_ACTOR, type SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { mustRead } from '#graphql/ideas/find.ts'
import { parse } from '#graphql/parse.ts'
import { canWriteIn } from '#graphql/spaces/policy.ts'
import { keepNoKey, write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { sql } from '#prisma/sql.ts'
import { draftHelpEnded, draftShared } from './events.ts'
import { EndDraftHelp, SaveHelpedDraft, ShareDraft } from './input.ts'
import { helpedBy } from './queries.ts'

const say = refusalMessages.message

/**
 * Shares the viewer's draft with one other person. Twice is once. Throws NotFound, NotAllowed, and Invalid by field: there is no draft, the
 * helper may not read the challenge or evaluates it, somebody else helps already.
 */
export async function shareDraft(context: SignedIn, raw: z.input<typeof ShareDraft>) {
  const input = parse(ShareDraft, raw)
  const { viewer } = context
  return write(context, 'shareEntryDraft', input, async (tx) => {
    keepNoKey(tx)
    const { id: challengeId, spaceId, stage } = await findChallenge(tx, viewer, input.challengeId)
    if (!canWriteIn(viewer, spaceId) || stage === 'TOLD') throw new NotAllowed()
    const { helperId } = input
    if (helperId === viewer.id) throw new Invalid({ helperId: [say('draftHelperSelf')] })
    await mustRead(tx, [helperId], spaceId, 'helperId')
    await mustNotEvaluate(tx, challengeId, [helperId], 'helperId')
    const place = draftPlaceOf(challengeId)
    const draft = await tx.first(sql`
      select 1 from "Draft" where "personId" = ${viewer.id} and place = ${place} for no key update`)
    if (!draft) throw new Invalid({ challengeId: [say('draftNone')] })
    const before = await tx.first<{ helperId: number }>(sql`
      select "helperId" from "DraftHelper" where "personId" = ${viewer.id} and place = ${place}`)
    if (before?.helperId === helperId) return { challengeId }
    if (before) throw new Invalid({ helperId: [say('draftHelperOne')] })
    await tx.rows(sql`
      insert into "DraftHelper" ("personId", place, "challengeId", "helperId", at)
      values (${viewer.id}, ${place}, ${challengeId}, ${helperId}, ${tx.at})`)
    await draftShared.record(tx, SEALED_ACTOR, { challengeId, spaceId, helperId })
    return { challengeId }
  })
}

/** The writer takes it back, or the helper stops. What is over already is no error. Throws Invalid, NotFound. */
export async function endDraftHelp(context: SignedIn, raw: z.input<typeof EndDraftHelp>) {
  const input = parse(EndDraftHelp, raw)
  const { viewer } = context
  return write(context, 'endDraftHelp', input, async (tx) => {
    keepNoKey(tx)
    const { challengeId, authorId } = input
    const ended = await tx.first<{ helperId: number; spaceId: number }>(sql`
      delete from "DraftHelper" h using "Challenge" c
      where c.id = h."challengeId" and h."challengeId" = ${challengeId} and h."personId" = ${authorId}
        and ${viewer.id} in (h."personId", h."helperId") returning h."helperId", c."spaceId"`)
    if (ended) await draftHelpEnded.record(tx, SEALED_ACTOR, { challengeId, ...ended })
    return { challengeId }
  })
}

/**
 * The helper saves the draft over the version that they opened. Gives the new version. Throws Invalid, NotFound (they do not help with it),
 * NotAllowed, and Conflict with the newer version and words.
 */
export async function saveHelpedDraft(context: SignedIn, raw: z.input<typeof SaveHelpedDraft>) {
  const input = parse(SaveHelpedDraft, raw)
  const { viewer } = context
  return write(context, 'saveHelpedDraft', input, async (tx) => {
    keepNoKey(tx)
    const { challengeId, authorId, title, body, baseVersion } = input
    const { spaceId } = await findChallenge(tx, viewer, challengeId)
    if (!canWriteIn(viewer, spaceId)) throw new NotAllowed()
    const [draft] = await helpedBy(tx, viewer, { challengeId, authorId })
    if (!draft) throw new NotFound()
    const words = JSON.stringify({ title, body })
    const saved = await tx.first<{ version: number }>(sql`
      update "Draft" d set content = d.content || ${words}::jsonb, version = d.version + 1, "updatedAt" = ${tx.at}
      from "DraftHelper" h where h."personId" = d."personId" and h.place = d.place and h."helperId" = ${viewer.id}
        and d."personId" = ${authorId} and d.place = ${draftPlaceOf(challengeId)} and d.version = ${baseVersion}
      returning d.version`)
    if (!saved) {
      const [now = draft] = await helpedBy(tx, viewer, { challengeId, authorId })
      throw new Conflict(say('draftNewer'), {
        version: now.version,
        now: textsOf(now.content),
      })
    }
    return { version: saved.version }
  })
}

/** The words of a draft, as far as they are text. */
export function textsOf(content: unknown): { title: string; body: string } {
  const { title, body } = (content ?? {}) as Record<string, unknown>
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  return { title: text(title), body: text(body) }
}
