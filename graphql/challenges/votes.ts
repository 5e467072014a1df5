// Votes from a budget: each person has the same number in a challenge and gives them to entries as they like.

import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { visibleTo } from '#graphql/posts/policy.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { sql } from '#prisma/sql.ts'
import { votesGiven } from './evaluation-events.ts'
import { GiveVotes } from './input.ts'
import { canVote } from './policy.ts'
import { findChallenge } from './queries.ts'

const say = refusalMessages.message

/**
 * Gives an entry so many of the viewer’s votes, in place of those it had from them; 0 takes them back. Presses of one person in
 * one challenge follow each other on their row of "ChallengeVoter". Throws Invalid for more than is left, NotFound, NotAllowed.
 */
export async function giveVotes(context: SignedIn, raw: z.input<typeof GiveVotes>) {
  const input = parse(GiveVotes, raw)
  const { viewer } = context
  return write(context, 'giveVotes', input, async (tx) => {
    const challenge = await findChallenge(tx, viewer, input.challengeId)
    if (!canVote(viewer, challenge)) throw new NotAllowed(say('challengeNoVotes'))
    const { id: challengeId, spaceId } = challenge
    const { ideaId, votes } = input
    // Shared: many vote for an entry at once, and nobody closes it meanwhile.
    const entry = await tx.first(sql`
      select 1 from "ChallengeEntry" e join "Post" p on p.id = e."ideaId"
      where e."challengeId" = ${challengeId} and e."ideaId" = ${ideaId} and e."closedAt" is null and ${visibleTo(viewer)}
      for key share of e`)
    if (!entry) throw new Conflict(say('challengeNoEntry'))
    await tx.rows(sql`
      insert into "ChallengeVoter" ("challengeId", "personId") values (${challengeId}, ${viewer.id})
      on conflict do nothing`)
    const voter = await tx.first<{ spent: number }>(sql`
      select spent from "ChallengeVoter" where "challengeId" = ${challengeId} and "personId" = ${viewer.id} for update`)
    const before = await tx.first<{ votes: number }>(sql`
      select votes from "ChallengeVote"
      where "challengeId" = ${challengeId} and "ideaId" = ${ideaId} and "personId" = ${viewer.id}`)
    const change = votes - (before?.votes ?? 0)
    if (change === 0) return { id: ideaId }
    // Fewer is always possible, after the budget was lowered too.
    if (change > 0 && (voter?.spent ?? 0) + change > (challenge.voteBudget ?? 0))
      throw new Invalid({ votes: [say('challengeVotesLeft')] })
    if (votes === 0)
      await tx.rows(sql`
        delete from "ChallengeVote"
        where "challengeId" = ${challengeId} and "ideaId" = ${ideaId} and "personId" = ${viewer.id}`)
    else
      await tx.rows(sql`
        insert into "ChallengeVote" ("challengeId", "ideaId", "personId", votes, at)
        values (${challengeId}, ${ideaId}, ${viewer.id}, ${votes}, ${tx.at})
        on conflict ("challengeId", "ideaId", "personId") do update set votes = excluded.votes, at = excluded.at`)
    await tx.rows(sql`
      update "ChallengeVoter" set spent = spent + ${change}
      where "challengeId" = ${challengeId} and "personId" = ${viewer.id}`)
    await votesGiven.record(tx, context, { challengeId, spaceId })
    // Last, because everybody who votes for the entry waits for its row until the commit.
    tx.later(sql`
      update "ChallengeEntry" set "voteCount" = "voteCount" + ${change}
      where "challengeId" = ${challengeId} and "ideaId" = ${ideaId}`)
    return { id: ideaId }
  })
}
