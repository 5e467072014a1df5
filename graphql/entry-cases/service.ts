// Saying what an entry would cost and bring.
import type * as z from 'zod/mini'
import { findChallenge } from '#graphql/challenges/queries.ts'
import { touch } from '#graphql/challenges/service.ts'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, NotAllowed, NotFound } from '#graphql/errors.ts'
import { findVisibleIdea } from '#graphql/ideas/find.ts'
import { parse } from '#graphql/parse.ts'
import { actorOn } from '#graphql/posts/find.ts'
import { keepNoKey, write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { sql } from '#prisma/sql.ts'
import { caseSet } from './events.ts'
import { SetEntryCase } from './input.ts'
import { canSetCase } from './policy.ts'

const say = refusalMessages.message

/**
 * Says what an entry would cost and bring, in place of what was said before. Throws Invalid by field, NotFound, NotAllowed, and Conflict for
 * an entry that was withdrawn.
 */
export async function setEntryCase(context: SignedIn, raw: z.input<typeof SetEntryCase>) {
  const input = parse(SetEntryCase, raw)
  const { viewer } = context
  return write(context, 'setEntryCase', input, async (tx) => {
    const idea = await findVisibleIdea(tx, viewer, input.ideaId)
    const challenge = await findChallenge(tx, viewer, input.challengeId, 'lock')
    const entry = await tx.first<{ isOpen: boolean }>(sql`
      select "closedAt" is null as "isOpen" from "ChallengeEntry"
      where "challengeId" = ${challenge.id} and "ideaId" = ${idea.id} for key share`)
    if (!entry) throw new NotFound()
    if (!canSetCase(viewer, challenge, idea)) throw new NotAllowed()
    if (!entry.isOpen) throw new Conflict(say('challengeNoEntry'))
    if (idea.isSealedMine) keepNoKey(tx)
    const { cost, benefit, basis } = input
    await tx.rows(sql`
      insert into "EntryCase" ("challengeId", "ideaId", cost, benefit, basis, at)
      values (${challenge.id}, ${idea.id}, ${cost}, ${benefit}, ${basis}, ${tx.at})
      on conflict ("challengeId", "ideaId") do update set cost = excluded.cost, benefit = excluded.benefit,
        basis = excluded.basis, at = excluded.at`)
    await touch(tx, challenge.id)
    const { id: challengeId, spaceId } = challenge
    await caseSet.record(tx, actorOn(context, idea), { challengeId, spaceId, ideaId: idea.id })
    return { challengeId, ideaId: idea.id }
  })
}
