// A challenge that imported ideas are entered in: who may, how many it takes, and what is written beside the ideas.
import { hidesNames, mayImportEntries } from '#graphql/challenges/policy.ts'
import { findChallenge } from '#graphql/challenges/queries.ts'
import type { SignedIn } from '#graphql/context.ts'
import { importsMessages } from '#messages/imports.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { IdeaRow } from './idea-row.ts'
import { MAX_ENTRIES } from './limits.ts'
import type { FoundPlace } from './place.ts'
import { ImportRefused } from './refused.ts'
import type { Run } from './run.ts'

const say = importsMessages.message

export type ImportedInto = { id: number; title: string; allowsComments: boolean }

/** The place of an import into a challenge: its space, and no board. Throws ImportRefused. */
export async function findEntryPlace(
  context: SignedIn,
  wanted: { challenge: string; space?: string | undefined; board?: string | undefined },
  rows: number,
): Promise<FoundPlace> {
  if (!/^[1-9]\d{0,8}$/.test(wanted.challenge))
    throw new ImportRefused(say('option.challenge', { given: wanted.challenge }))
  if (wanted.board) throw new ImportRefused(say('option.challengeBoard'))
  const id = Number(wanted.challenge)
  const challenge = await findChallenge(context.db, context.viewer, id).catch(() => null)
  if (!challenge) throw new ImportRefused(say('option.noChallenge', { id: String(id) }))
  const { title, stage, spaceId } = challenge
  if (hidesNames(challenge)) throw new ImportRefused(say('option.challengeNames', { title }))
  if (!mayImportEntries(context.viewer, challenge))
    throw new ImportRefused(say('option.challengeClosed', { name: context.viewer.name, title }))
  if (rows > MAX_ENTRIES)
    throw new ImportRefused(say('option.challengeMany', { rows, max: MAX_ENTRIES }))
  const space = await context.db.first<{ slug: string }>(
    sql`select slug from "Space" where id = ${spaceId}`,
  )
  if (wanted.space && wanted.space !== space?.slug)
    throw new ImportRefused(say('option.challengeSpace', { title, space: space?.slug ?? '' }))
  const rule = challenge.rules.find((one) => one.stage === stage)
  return {
    context,
    place: {
      spaceId,
      boardId: null,
      boardName: null,
      challenge: { id, title, allowsComments: rule?.allowsComments ?? true },
    },
    spaceSlug: space?.slug ?? '',
    isNew: false,
  }
}

/** Refuses ideas whose authors evaluate the challenge. @returns the others */
export async function refuseEvaluators<One extends { idea: IdeaRow }>(
  db: Db,
  run: Run,
  entries: readonly One[],
): Promise<One[]> {
  const challengeId = run.place?.challenge?.id
  if (challengeId === undefined || entries.length === 0) return [...entries]
  const evaluators = await db.rows<{ personId: number }>(
    sql`select "personId" from "Evaluator" where "challengeId" = ${challengeId}`,
  )
  const evaluates = new Set(evaluators.map(({ personId }) => personId))
  const kept: One[] = []
  for (const one of entries) {
    const { author, coauthors, line, id, title } = one.idea
    const isTaken = [author, ...coauthors].some((who) => evaluates.has(run.people.idOf(who) ?? 0))
    if (isTaken) await run.refuse({ line, what: 'idea', id, title, reason: say('row.evaluator') })
    else kept.push(one)
  }
  return kept
}

/** Enters new ideas, with the batch that wrote them. Throws ImportRefused when the challenge has as many as it takes. */
export async function enterImported(tx: Tx, run: Run, ideaIds: readonly number[]): Promise<void> {
  const challenge = run.place?.challenge
  if (!challenge || ideaIds.length === 0) return
  const there = await tx.first<{ entries: number }>(sql`
    select "entryCount" as entries from "Challenge" where id = ${challenge.id} for no key update`)
  if ((there?.entries ?? 0) + ideaIds.length > MAX_ENTRIES)
    throw new ImportRefused(
      say('option.challengeFull', { title: challenge.title, max: MAX_ENTRIES }),
    )
  await tx.rows(sql`
    insert into "ChallengeEntry" ("challengeId", "ideaId", "byId", at)
    select ${challenge.id}, p.id, p."authorId", ${tx.at}::timestamptz from "Post" p where p.id = any(${ideaIds}::int[])`)
  await tx.rows(sql`
    update "Challenge" set "entryCount" = "entryCount" + ${ideaIds.length}, "changedAt" = ${tx.at} where id = ${challenge.id}`)
  if (!challenge.allowsComments)
    await tx.rows(sql`update "Post" set "commentsClosed" = true where id = any(${ideaIds}::int[])`)
}

/** Takes ideas that are about to go out of what their challenges count. @returns the challenges */
export async function leaveChallenges(tx: Tx, ideaIds: readonly number[]): Promise<number[]> {
  const counted = await tx.rows<{ id: number }>(sql`
    with gone as (select "challengeId", count(*)::int as entries from "ChallengeEntry"
      where "ideaId" = any(${ideaIds}::int[]) and "closedAt" is null group by 1),
    locked as (select c.id, gone.entries from "Challenge" c join gone on gone."challengeId" = c.id
      order by c.id for no key update of c)
    update "Challenge" c set "entryCount" = c."entryCount" - locked.entries, "changedAt" = ${tx.at}
    from locked where c.id = locked.id returning c.id`)
  return counted.map(({ id }) => id)
}

/** Has somebody here done something with the entry of post `p` since: voted, compared, scored or decided? */
export const isEntryTouched = sql`exists (select 1 from "ChallengeEntry" e where e."ideaId" = p.id and (
  e.outcome is not null or e."closedAs" = 'WITHDRAWN'
  or exists (select 1 from "ChallengeVote" v where v."challengeId" = e."challengeId" and v."ideaId" = e."ideaId")
  or exists (select 1 from "Duel" d where d."challengeId" = e."challengeId" and p.id in (d."firstId", d."secondId"))
  or exists (select 1 from "Scorecard" k where k."challengeId" = e."challengeId" and k."ideaId" = e."ideaId")))`
