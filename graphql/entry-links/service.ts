// Saying that an entry builds on another one of its challenge, and taking that back.
import type * as z from 'zod/mini'
import { findChallenge } from '#graphql/challenges/queries.ts'
import { touch } from '#graphql/challenges/service.ts'
import type { SignedIn } from '#graphql/context.ts'
import { Invalid, NotAllowed } from '#graphql/errors.ts'
import { findVisibleIdea } from '#graphql/ideas/find.ts'
import { parse } from '#graphql/parse.ts'
import { actorOn } from '#graphql/posts/find.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { keepNoKey, write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { entryLinked, entryUnlinked } from './events.ts'
import { EntryLinkRef } from './input.ts'
import { MAX_LINKS } from './limits.ts'
import { canLinkEntry } from './policy.ts'

const say = refusalMessages.message
type Raw = z.input<typeof EntryLinkRef>

/** The idea, locked, and its challenge, as somebody who may link it. Throws NotFound, NotAllowed. */
async function entryToLink(tx: Tx, { viewer }: SignedIn, input: z.output<typeof EntryLinkRef>) {
  const idea = await findVisibleIdea(tx, viewer, input.ideaId, 'lock')
  const challenge = await findChallenge(tx, viewer, input.challengeId, 'lock')
  if (!canLinkEntry(viewer, challenge, idea)) throw new NotAllowed()
  if (idea.isSealedMine) keepNoKey(tx)
  return { idea, challenge }
}

/** Says that an entry builds on another one. Twice is once. Throws Invalid with `ontoId`, NotFound, NotAllowed. */
export async function linkEntry(context: SignedIn, raw: Raw) {
  const input = parse(EntryLinkRef, raw)
  return write(context, 'linkEntry', input, async (tx) => {
    const { idea, challenge } = await entryToLink(tx, context, input)
    const { id: challengeId, spaceId } = challenge
    const { ontoId } = input
    if (ontoId === idea.id) throw new Invalid({ ontoId: [say('linkItself')] })
    await mustBeEntries(tx, context, challengeId, [idea.id, ontoId])
    const links = await tx.rows<{ ideaId: number; ontoId: number }>(sql`
      select "ideaId", "ontoId" from "EntryLink" where "challengeId" = ${challengeId}
        and ("ideaId" = ${idea.id} or ("ideaId" = ${ontoId} and "ontoId" = ${idea.id}))`)
    if (links.some((link) => link.ideaId === ontoId))
      throw new Invalid({ ontoId: [say('linkBack')] })
    if (links.some((link) => link.ontoId === ontoId)) return { challengeId, ideaId: idea.id }
    if (links.length >= MAX_LINKS)
      throw new Invalid({ ontoId: [say('linkMany', { max: MAX_LINKS })] })
    await tx.rows(sql`
      insert into "EntryLink" ("challengeId", "ideaId", "ontoId", at)
      values (${challengeId}, ${idea.id}, ${ontoId}, ${tx.at})`)
    await touch(tx, challengeId)
    const by = idea.isSealedMine ? {} : { byId: context.viewer.id }
    const about = { challengeId, spaceId, ideaId: idea.id, ontoId, ...by }
    await entryLinked.record(tx, actorOn(context, idea), about)
    return { challengeId, ideaId: idea.id }
  })
}

async function mustBeEntries(
  tx: Tx,
  { viewer }: SignedIn,
  challengeId: number,
  ideaIds: readonly number[],
): Promise<void> {
  const there = await tx.rows(sql`
    select 1 from "ChallengeEntry" e join "Post" p on p.id = e."ideaId" and ${visibleTo(viewer)}
    where e."challengeId" = ${challengeId} and e."ideaId" = any(${[...ideaIds]}::int[]) and e."closedAt" is null`)
  if (there.length !== ideaIds.length) throw new Invalid({ ontoId: [say('linkEntries')] })
}

/** Takes it back; what is not there is no error. Throws Invalid, NotFound, NotAllowed. */
export async function unlinkEntry(context: SignedIn, raw: Raw) {
  const input = parse(EntryLinkRef, raw)
  return write(context, 'unlinkEntry', input, async (tx) => {
    const { idea, challenge } = await entryToLink(tx, context, input)
    const { id: challengeId, spaceId } = challenge
    const { ontoId } = input
    const gone = await tx.first(sql`
      delete from "EntryLink" where "challengeId" = ${challengeId} and "ideaId" = ${idea.id} and "ontoId" = ${ontoId} returning 1`)
    if (!gone) return { challengeId, ideaId: idea.id }
    await touch(tx, challengeId)
    const about = { challengeId, spaceId, ideaId: idea.id, ontoId }
    await entryUnlinked.record(tx, actorOn(context, idea), about)
    return { challengeId, ideaId: idea.id }
  })
}
