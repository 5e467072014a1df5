// Inviting those of whom few take part.
import type * as z from 'zod/mini'
import { canRun } from '#graphql/challenges/policy.ts'
import { findChallenge } from '#graphql/challenges/queries.ts'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { MAX_NOTIFIED } from '#graphql/spaces/queries.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { sql } from '#prisma/sql.ts'
import { groupInvited } from './events.ts'
import { withFloor } from './floor.ts'
import { InviteGroup } from './input.ts'
import { countedGroups, missingOf } from './participation.ts'

const say = refusalMessages.message

/**
 * Invites everybody of a unit, a site or a role who does not take part and was not invited before; each is told once. How many
 * they were is not said: it would tell how many take part. Throws Invalid for a group of which enough take part, NotFound,
 * NotAllowed, and Conflict while the challenge is not open.
 */
export async function inviteGroup(context: SignedIn, raw: z.input<typeof InviteGroup>) {
  const input = parse(InviteGroup, raw)
  const { viewer } = context
  return write(context, 'inviteGroup', input, async (tx) => {
    const challenge = await findChallenge(tx, viewer, input.challengeId, 'lock')
    if (!canRun(viewer, challenge)) throw new NotAllowed()
    const { id, spaceId, stage } = challenge
    if (stage === 'UPCOMING' || stage === 'DECIDE' || stage === 'TOLD')
      throw new Conflict(say('challengeNotOpen'))
    const { groups } = withFloor((await countedGroups(tx, id))[input.by])
    const group = groups.find(({ name }) => name === input.name)
    if (!group || group.participants !== null) throw new Invalid({ name: [say('groupTakesPart')] })
    const invited = await tx.rows(sql`
      insert into "ChallengeInvitation" ("challengeId", "personId", "byId", at)
      select ${id}, missing."personId", ${viewer.id}, ${tx.at}::timestamptz
      from (${missingOf(id, { dimension: input.by, name: input.name }, MAX_NOTIFIED)}) missing
      on conflict do nothing returning 1`)
    if (invited.length === 0) return { id }
    const invitedAt = tx.at.toISOString()
    await groupInvited.record(tx, context, { challengeId: id, spaceId, byId: viewer.id, invitedAt })
    return { id }
  })
}
