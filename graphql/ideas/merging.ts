// What merging does to an idea beyond what it does to every post: its status, the place it had, its board's counters.
import { personAsReader } from '#graphql/audience.ts'
import { pauseClock, resumeClock } from '#graphql/clocks/service.ts'
import type { SignedIn } from '#graphql/context.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { clockAt, type FoundIdea } from './find.ts'
import { firstResponse } from './first-response.ts'
import type { IdeaStatus } from './policy.ts'
import { applyChange, recordStatusChange } from './status.ts'
import { scoreAt, trendingAfter, WEIGHTS } from './trending.ts'

/** Remembers the status of an idea that was merged, and changes it. */
export async function onMerge(
  tx: Tx,
  context: SignedIn,
  idea: FoundIdea,
  into: FoundIdea,
  note: string,
): Promise<void> {
  await tx.rows(sql`
    update "Idea" set "beforeMerge" = jsonb_build_object('status', status, 'assigneeId', "assigneeId", 'nextStep', "nextStep",
      'declineReason', "declineReason", 'declineText', "declineText", 'reopenIf', "reopenIf") where id = ${idea.id}`)
  await pauseClock(tx, context, firstResponse, clockAt(idea), tx.at)
  await applyChange(tx, context, idea, { to: 'MERGED', note, otherId: into.id })
}

/** Gives an idea that was unmerged the status it had. */
export async function onUnmerge(
  tx: Tx,
  context: SignedIn,
  idea: FoundIdea,
  fromId: number,
  note: string,
): Promise<void> {
  const to = await restoreStatus(tx, idea)
  const due = await resumeClock(tx, context, firstResponse, clockAt(idea), tx.at)
  const responseDueAt = due === undefined ? idea.responseDueAt : due
  await recordStatusChange(tx, context, { ...idea, responseDueAt }, { to, note, otherId: fromId })
}

type Before = { status: IdeaStatus }

/**
 * Gives the idea back its status, next step, the reason of a Not now, and its assignee, if they are still here.
 * What was merged before this was remembered gets the status of its status history.
 */
async function restoreStatus(tx: Tx, idea: FoundIdea): Promise<IdeaStatus> {
  const before = (await tx.first<Before>(sql`
    select coalesce(i."beforeMerge"->>'status', (select m."from"::text from "StatusChange" m
        where m."ideaId" = i.id and m."to" = 'MERGED' order by m.id desc limit 1), 'NEW') as status
    from "Idea" i where i.id = ${idea.id}`)) as Before
  await tx.rows(sql`
    update "Idea" i set status = ${before.status}::"IdeaStatus", "statusAt" = ${tx.at},
      "assigneeId" = (select who.id from "Person" who
        where who.id = (i."beforeMerge"->>'assigneeId')::int and who."deactivatedAt" is null
          and ${personAsReader(sql`who.id`).reads(sql`i."spaceId"`)}),
      "nextStep" = coalesce(i."beforeMerge"->>'nextStep', ''),
      "declineReason" = (i."beforeMerge"->>'declineReason')::"DeclineReason",
      "declineText" = coalesce(i."beforeMerge"->>'declineText', (select a.text from "OfficialResponse" a
        where ${before.status} = 'NOT_NOW' and a."ideaId" = i.id and a.kind = 'NOT_NOW' and a."withdrawnAt" is null order by a.id desc limit 1)),
      "reopenIf" = i."beforeMerge"->>'reopenIf', "beforeMerge" = null,
      trending = ${trendingAfter(scoreAt(tx.at, WEIGHTS.statusChanged))}
    where i.id = ${idea.id}`)
  return before.status
}
