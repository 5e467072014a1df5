// Goals are started, edited, and served by challenges.
import type * as z from 'zod/mini'
import { canRun } from '#graphql/challenges/policy.ts'
import { findChallenge } from '#graphql/challenges/queries.ts'
import type { SignedIn } from '#graphql/context.ts'
import { Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { mustRead } from '#graphql/ideas/find.ts'
import { parse } from '#graphql/parse.ts'
import { spaceBySlug } from '#graphql/spaces/queries.ts'
import { mustBeVersion } from '#graphql/versions.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { sql } from '#prisma/sql.ts'
import { goalEdited, goalLeft, goalServed, goalStarted } from './events.ts'
import { EditGoal, SetChallengeGoal, StartGoal } from './input.ts'
import { canEditGoal, canStartGoal } from './policy.ts'
import { goalById } from './queries.ts'

const say = refusalMessages.message

/** Starts a goal in a space; the viewer owns it. Throws Invalid, NotFound (no such space), NotAllowed. */
export async function startGoal(context: SignedIn, raw: z.input<typeof StartGoal>) {
  const input = parse(StartGoal, raw)
  const { viewer } = context
  return write(context, 'startGoal', input, async (tx) => {
    const space = await spaceBySlug(tx, viewer, input.space)
    if (!space || !viewer.spaceIds.includes(space.id)) throw new NotFound()
    if (!canStartGoal(viewer, space.id)) throw new NotAllowed(say('challengeSponsor'))
    const made = await tx.first<{ id: number }>(sql`
      insert into "Goal" ("spaceId", "ownerId", title, about, "dueOn", "createdAt", "changedAt")
      values (${space.id}, ${viewer.id}, ${input.title}, ${input.about}, ${input.dueOn}::date, ${tx.at}, ${tx.at}) returning id`)
    const { id } = made as { id: number }
    await goalStarted.record(tx, context, { goalId: id, spaceId: space.id })
    return { id }
  })
}

/** Changes a goal. Throws Invalid (an owner who may not read the space), NotFound, NotAllowed, and Conflict when it changed meanwhile. */
export async function editGoal(context: SignedIn, raw: z.input<typeof EditGoal>) {
  const input = parse(EditGoal, raw)
  const { viewer } = context
  return write(context, 'editGoal', input, async (tx) => {
    const goal = await goalById(tx, viewer, input.goalId, 'lock')
    if (!goal) throw new NotFound()
    if (!canEditGoal(viewer, goal)) throw new NotAllowed()
    mustBeVersion(goal.version, input.version)
    const { title, about, dueOn, state } = input
    const ownerId = input.ownerId ?? goal.ownerId
    if (ownerId !== null && ownerId !== goal.ownerId)
      await mustRead(tx, [ownerId], goal.spaceId, 'ownerId')
    await tx.rows(sql`
      update "Goal" set title = ${title}, about = ${about}, "dueOn" = ${dueOn}::date, state = ${state}::"GoalState",
        "ownerId" = ${ownerId}::int, version = version + 1, "changedAt" = ${tx.at} where id = ${goal.id}`)
    await goalEdited.record(tx, context, {
      goalId: goal.id,
      spaceId: goal.spaceId,
      version: goal.version + 1,
    })
    return { id: goal.id }
  })
}

/**
 * Says which goal a challenge serves, or that it serves none. Twice is once. Throws Invalid (a goal that is over), NotFound (also a goal
 * whose space the viewer does not read), NotAllowed to those who do not run the challenge.
 */
export async function setChallengeGoal(context: SignedIn, raw: z.input<typeof SetChallengeGoal>) {
  const input = parse(SetChallengeGoal, raw)
  const { viewer } = context
  return write(context, 'setChallengeGoal', input, async (tx) => {
    const { challengeId, goalId } = input
    const challenge = await findChallenge(tx, viewer, challengeId, 'lock')
    if (!canRun(viewer, challenge)) throw new NotAllowed()
    const goal = goalId === null ? null : await goalById(tx, viewer, goalId)
    if (goal === undefined) throw new NotFound()
    if (goal && goal.state !== 'OPEN') throw new Invalid({ goalId: [say('goalOver')] })
    const before = await tx.first<{ goalId: number }>(
      sql`select "goalId" from "ChallengeGoal" where "challengeId" = ${challengeId}`,
    )
    if ((before?.goalId ?? null) === goalId) return { id: challengeId }
    if (before) {
      await tx.rows(sql`delete from "ChallengeGoal" where "challengeId" = ${challengeId}`)
      await goalLeft.record(tx, context, { goalId: before.goalId, challengeId })
    }
    if (goal) {
      await tx.rows(sql`
        insert into "ChallengeGoal" ("challengeId", "goalId", "byId", at) values (${challengeId}, ${goal.id}, ${viewer.id}, ${tx.at})`)
      await goalServed.record(tx, context, { goalId: goal.id, challengeId })
    }
    return { id: challengeId }
  })
}
