// How a challenge ends: a decision with its reason for every entry, and what came of it all, told to everybody who took part.

import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { days } from '#graphql/time.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { sql } from '#prisma/sql.ts'
import { challengeTold, entryDecided } from './events.ts'
import { DecideEntry, TellChallenge } from './input.ts'
import { VALUE_CHECK_DAYS } from './limits.ts'
import { letComment } from './moves.ts'
import { showNames } from './names.ts'
import { canDecide, hidesNames } from './policy.ts'
import { findChallenge } from './queries.ts'
import { touch } from './service.ts'

const say = refusalMessages.message

/**
 * Decides an entry, with the reason; until the challenge is told it may be decided anew. Throws Invalid, NotFound, NotAllowed, and
 * Conflict for an entry that was withdrawn or merged.
 */
export async function decideEntry(context: SignedIn, raw: z.input<typeof DecideEntry>) {
  const input = parse(DecideEntry, raw)
  const { viewer } = context
  return write(context, 'decideEntry', input, async (tx) => {
    const challenge = await findChallenge(tx, viewer, input.challengeId, 'lock')
    if (!canDecide(viewer, challenge)) throw new NotAllowed(say('challengeNotDecided'))
    const { ideaId, outcome, reason } = input
    const value = outcome === 'NOT_NOW' ? null : input.valueEstimate
    const checkAt = value === null ? null : new Date(tx.at.getTime() + days(VALUE_CHECK_DAYS))
    const decided = await tx.first(sql`
      update "ChallengeEntry" set outcome = ${outcome}::"EntryOutcome", reason = ${reason}, "decidedById" = ${viewer.id},
        "decidedAt" = ${tx.at}, "valueEstimate" = ${value}::int, "valueCheckAt" = ${checkAt}::timestamptz
      where "challengeId" = ${challenge.id} and "ideaId" = ${ideaId} and "closedAt" is null
        and exists (select 1 from "Post" p where p.id = ${ideaId} and ${visibleTo(viewer)}) returning 1`)
    if (!decided) throw new Conflict(say('challengeNoEntry'))
    await touch(tx, challenge.id)
    await entryDecided.record(tx, context, {
      challengeId: challenge.id,
      spaceId: challenge.spaceId,
      ideaId,
      byId: viewer.id,
      outcome,
    })
    return { id: ideaId }
  })
}

/** Tells what came of a challenge, when every entry has its decision. It cannot be taken back. Throws Invalid, NotFound, NotAllowed. */
export async function tellChallenge(context: SignedIn, raw: z.input<typeof TellChallenge>) {
  const input = parse(TellChallenge, raw)
  const { viewer } = context
  return write(context, 'tellChallenge', input, async (tx) => {
    const challenge = await findChallenge(tx, viewer, input.challengeId, 'lock')
    if (!canDecide(viewer, challenge)) throw new NotAllowed(say('challengeNotDecided'))
    if (hidesNames(challenge) && challenge.namesFrom !== 'TOLD')
      throw new NotAllowed(say('challengeNamesHidden'))
    const open = await tx.first<{ left: number }>(sql`
      select count(*)::int as left from "ChallengeEntry" e join "Post" p on p.id = e."ideaId"
      where e."challengeId" = ${challenge.id} and e."closedAt" is null and e.outcome is null and ${visibleTo(viewer)}`)
    const left = open?.left ?? 0
    if (left > 0) throw new Invalid({ result: [say('challengeUndecided', { count: left })] })
    const { id, spaceId } = challenge
    await tx.rows(sql`
      update "Challenge" set stage = 'TOLD', "stageAt" = ${tx.at}, "toldAt" = ${tx.at}, "nextAt" = null,
        result = ${input.result}, "givenBudget" = ${input.givenBudget}::int where id = ${id}`)
    await showNames(tx, context, challenge)
    await touch(tx, id)
    const told = challenge.rules.find((rule) => rule.stage === 'TOLD')
    await letComment(tx, id, told?.allowsComments ?? true)
    await challengeTold.record(tx, context, { challengeId: id, spaceId, byId: viewer.id })
    return { id }
  })
}
