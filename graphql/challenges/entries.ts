// Entering ideas into challenges, and taking them out again. An entry stays the idea it is.
import type * as z from 'zod/mini'
import { SEALED_ACTOR, type SignedIn } from '#graphql/context.ts'
import { wasBegunBy } from '#graphql/drafts/queries.ts'
import { Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { findVisibleIdea, mustRead } from '#graphql/ideas/find.ts'
import { addIdea } from '#graphql/ideas/service.ts'
import { parse } from '#graphql/parse.ts'
import { addCoauthors } from '#graphql/posts/coauthors.ts'
import { actorOn } from '#graphql/posts/find.ts'
import { helperTag } from '#graphql/seal.ts'
import { minutes } from '#graphql/time.ts'
import { keepNoKey, write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { mustNotEvaluate } from './evaluation.ts'
import { entrySubmitted, entryWithdrawn } from './events.ts'
import { EnterIdea, EnterNewIdea, EntryRef } from './input.ts'
import { draftPlaceOf, GRACE_MINUTES } from './limits.ts'
import { canEnter, canEnterIdea, canWithdrawEntry, hidesNames } from './policy.ts'
import { type FoundChallenge, findChallenge } from './queries.ts'
import { rankLater } from './ranking.ts'
import { closingOf } from './stages.ts'

const say = refusalMessages.message

/** Writes a new idea and enters it. Gives its id. Throws Invalid, NotFound, and NotAllowed where no entries are taken. */
export async function enterNewIdea(context: SignedIn, raw: z.input<typeof EnterNewIdea>) {
  const input = parse(EnterNewIdea, raw)
  const { viewer } = context
  return write(context, 'enterNewIdea', input, async (tx) => {
    const challenge = await findChallenge(tx, viewer, input.challengeId)
    await mustTakeEntries(tx, context, challenge)
    const { id: challengeId, spaceId, rules, stage } = challenge
    const coauthorIds = [...new Set(input.coauthorIds)].filter((id) => id !== viewer.id)
    await mustRead(tx, coauthorIds, spaceId, 'coauthorIds')
    await mustNotEvaluate(tx, challengeId, [viewer.id], 'challengeId')
    await mustNotEvaluate(tx, challengeId, coauthorIds, 'coauthorIds')
    const helperId = await draftHelperOf(tx, viewer.id, challengeId)
    const isSealed = hidesNames(challenge)
    if (isSealed && coauthorIds.length > 0)
      throw new Invalid({ coauthorIds: [say('challengeNamesCoauthors')] })
    const ideaId = await addIdea(
      tx,
      context,
      {
        title: input.title,
        body: input.body,
        tags: [],
        fileIds: [],
        isSealed,
        draftPlace: draftPlaceOf(challengeId),
      },
      { spaceId, board: null, allowsSealed: isSealed },
    )
    await addCoauthors(tx, ideaId, coauthorIds)
    await addEntry(tx, context, challenge, ideaId, { isSealed })
    if (helperId !== null)
      tx.later(sql`
        update "ChallengeEntry" set "helperTag" = ${helperTag(helperId, ideaId)}::text
        where "challengeId" = ${challengeId} and "ideaId" = ${ideaId}`)
    if (rules.find((rule) => rule.stage === stage)?.allowsComments === false)
      tx.later(sql`update "Post" set "commentsClosed" = true where id = ${ideaId}`)
    return { id: ideaId }
  })
}

type Outside = { title: string; body: string; authorName: string }

/** Enters an idea of somebody without an account, which those who run the challenge have accepted. Gives its id. Throws Invalid. */
export async function enterOutside(
  tx: Tx,
  context: SignedIn,
  challenge: FoundChallenge,
  idea: Outside,
): Promise<number> {
  const { spaceId, rules, stage } = challenge
  const ideaId = await addIdea(
    tx,
    context,
    { ...idea, tags: [], fileIds: [], isSealed: false, draftPlace: 'sent' },
    { spaceId, board: null },
  )
  await addEntry(tx, context, challenge, ideaId, { byId: null })
  if (rules.find((rule) => rule.stage === stage)?.allowsComments === false)
    tx.later(sql`update "Post" set "commentsClosed" = true where id = ${ideaId}`)
  return ideaId
}

/** Enters an idea of its author's, which those who run the challenge take in. Throws Invalid where one of its authors evaluates. */
export async function enterFor(
  tx: Tx,
  context: SignedIn,
  challenge: FoundChallenge,
  idea: { id: number; authorId: number | null },
): Promise<void> {
  const authors = idea.authorId === null ? [] : [idea.authorId]
  const writers = [...authors, ...(await coauthorsOf(tx, idea.id))]
  await mustNotEvaluate(tx, challenge.id, writers, 'ideaIds')
  await addEntry(tx, context, challenge, idea.id, { byId: idea.authorId })
}

/** Who helps with the writer's draft, which ends when it is sent; locked, so that nobody is added meanwhile. */
async function draftHelperOf(tx: Tx, personId: number, challengeId: number) {
  const place = draftPlaceOf(challengeId)
  await tx.rows(sql`
    select 1 from "Draft" where "personId" = ${personId} and place = ${place} for no key update`)
  const help = await tx.first<{ helperId: number }>(sql`
    select "helperId" from "DraftHelper" where "personId" = ${personId} and place = ${place}`)
  return help?.helperId ?? null
}

/** Enters an idea of the viewer’s own, from the same space. Once is enough: a withdrawn one comes back. */
export async function enterIdea(context: SignedIn, raw: z.input<typeof EnterIdea>) {
  const input = parse(EnterIdea, raw)
  const { viewer } = context
  return write(context, 'enterIdea', input, async (tx) => {
    const idea = await findVisibleIdea(tx, viewer, input.ideaId, 'lock')
    const challenge = await findChallenge(tx, viewer, input.challengeId)
    await mustTakeEntries(tx, context, challenge)
    if (hidesNames(challenge)) throw new Invalid({ ideaId: [say('challengeNamesOwn')] })
    if (!canEnterIdea(viewer, idea)) throw new NotAllowed(say('challengeOwnIdea'))
    if (idea.spaceId !== challenge.spaceId) throw new Invalid({ ideaId: [say('challengeSpace')] })
    if (idea.status === 'MERGED' || idea.status === 'WITHDRAWN')
      throw new Invalid({ ideaId: [say('challengeIdeaOver')] })
    await mustNotEvaluate(
      tx,
      challenge.id,
      [viewer.id, ...(await coauthorsOf(tx, idea.id))],
      'ideaId',
    )
    await addEntry(tx, context, challenge, idea.id)
    return { id: idea.id }
  })
}

const coauthorsOf = async (tx: Tx, ideaId: number): Promise<number[]> =>
  (
    await tx.rows<{ personId: number | null }>(
      sql`select "personId" from "PostCoauthor" where "postId" = ${ideaId}`,
    )
  ).flatMap(({ personId }) => personId ?? [])

/** Throws NotAllowed where no entries are taken now; a draft that was begun before the end has a few minutes more. */
async function mustTakeEntries(
  tx: Tx,
  { viewer }: SignedIn,
  challenge: FoundChallenge,
): Promise<void> {
  if (canEnter(viewer, challenge)) return
  const [collect] = challenge.rules
  const closedAt = closingOf(challenge.rules)
  const isInGrace =
    challenge.stage !== 'TOLD' &&
    collect !== undefined &&
    canEnter(viewer, { ...challenge, submitters: collect.submitters }) &&
    tx.at >= closedAt &&
    tx.at.getTime() <= closedAt.getTime() + minutes(GRACE_MINUTES) &&
    (await wasBegunBy(tx, viewer, draftPlaceOf(challenge.id), closedAt))
  if (!isInGrace)
    throw new NotAllowed(
      say(challenge.stage === 'UPCOMING' ? 'challengeNotOpen' : 'challengeClosed'),
    )
}

/** Whose entry it is, where it is not the viewer's own; null: nobody with an account, or whoever is hidden. */
type Entering = { isSealed?: boolean; byId?: number | null }

async function addEntry(
  tx: Tx,
  context: SignedIn,
  { id: challengeId, spaceId }: FoundChallenge,
  ideaId: number,
  { isSealed = false, byId = isSealed ? null : context.viewer.id }: Entering = {},
): Promise<void> {
  const added = await tx.first(sql`
    insert into "ChallengeEntry" ("challengeId", "ideaId", "byId", at)
    values (${challengeId}, ${ideaId}, ${byId}::int, ${tx.at})
    on conflict ("challengeId", "ideaId") do update set "closedAt" = null, "closedAs" = null, at = excluded.at
      where "ChallengeEntry"."closedAs" = 'WITHDRAWN' returning 1`)
  if (!added) return
  await entrySubmitted.record(tx, isSealed ? SEALED_ACTOR : context, {
    challengeId,
    spaceId,
    ideaId,
    ...(byId === null ? {} : { byId }),
  })
  tx.later(
    sql`update "Challenge" set "entryCount" = "entryCount" + 1, "changedAt" = ${tx.at} where id = ${challengeId}`,
  )
}

/** Takes an entry out; the idea stays, and the votes go back to those who gave them. Throws NotFound, NotAllowed. */
export async function withdrawEntry(context: SignedIn, raw: z.input<typeof EntryRef>) {
  const input = parse(EntryRef, raw)
  const { viewer } = context
  return write(context, 'withdrawEntry', input, async (tx) => {
    const idea = await findVisibleIdea(tx, viewer, input.ideaId, 'lock')
    const challenge = await findChallenge(tx, viewer, input.challengeId)
    const entry = await tx.first<{ isOpen: boolean }>(sql`
      select "closedAt" is null as "isOpen" from "ChallengeEntry"
      where "challengeId" = ${challenge.id} and "ideaId" = ${idea.id}`)
    if (!entry) throw new NotFound()
    if (!canWithdrawEntry(viewer, challenge, idea)) throw new NotAllowed()
    if (idea.isSealedMine) keepNoKey(tx)
    if (!entry.isOpen) return { id: idea.id }
    await closeEntries(tx, idea.id, 'WITHDRAWN', challenge.id)
    // A stage without comments had closed them.
    tx.later(sql`
      update "Post" p set "commentsClosed" = false
      where p.id = ${idea.id} and p."commentsClosed" and not exists (
        select 1 from "ChallengeEntry" e join "Challenge" c on c.id = e."challengeId"
        join "ChallengeRule" r on r."challengeId" = c.id and r.stage = c.stage
        where e."ideaId" = p.id and e."closedAt" is null and not r."allowsComments")`)
    const { id: challengeId, spaceId } = challenge
    await entryWithdrawn.record(tx, actorOn(context, idea), {
      challengeId,
      spaceId,
      ideaId: idea.id,
    })
    return { id: idea.id }
  })
}

/** Closes the entries of an idea, in one challenge or in all that are not told; gives the votes back. */
export async function closeEntries(
  tx: Tx,
  ideaId: number,
  as: 'WITHDRAWN' | 'MERGED',
  challengeId: number | null = null,
): Promise<void> {
  // Waits for those who are voting (FOR KEY SHARE), so that their votes are counted here.
  await tx.rows(sql`
    select 1 from "ChallengeEntry" e where e."ideaId" = ${ideaId} and e."closedAt" is null
      and (${challengeId}::int is null or e."challengeId" = ${challengeId}::int)
    order by e."challengeId" for update of e`)
  const closed = await tx.rows<{ challengeId: number }>(sql`
    update "ChallengeEntry" e set "closedAt" = ${tx.at}, "closedAs" = ${as}::"EntryClosing"
    from "Challenge" c
    where c.id = e."challengeId" and e."ideaId" = ${ideaId} and e."closedAt" is null and c.stage <> 'TOLD'
      and (${challengeId}::int is null or e."challengeId" = ${challengeId}::int) returning e."challengeId"`)
  await countEntries(tx, ideaId, closed, -1)
}

/** Opens the entries that a merge had closed; whoever voted for them has spent those votes again, as far as they are still free. */
export async function reopenEntries(tx: Tx, ideaId: number): Promise<void> {
  const opened = await tx.rows<{ challengeId: number }>(sql`
    update "ChallengeEntry" e set "closedAt" = null, "closedAs" = null from "Challenge" c
    where c.id = e."challengeId" and e."ideaId" = ${ideaId} and e."closedAs" = 'MERGED' and c.stage <> 'TOLD'
    returning e."challengeId"`)
  await countEntries(tx, ideaId, opened, 1)
}

/** What people have spent, in the order of their ids so that two closings cannot wait for each other, and the number of entries. */
async function countEntries(
  tx: Tx,
  ideaId: number,
  changed: readonly { challengeId: number }[],
  by: 1 | -1,
): Promise<void> {
  const ids = changed.map(({ challengeId }) => challengeId)
  if (ids.length === 0) return
  await tx.rows(sql`
    select 1 from "ChallengeVoter" w where w."challengeId" = any(${ids}::int[]) and exists (
      select 1 from "ChallengeVote" v where v."challengeId" = w."challengeId" and v."personId" = w."personId" and v."ideaId" = ${ideaId})
    order by w."challengeId", w."personId" for no key update`)
  await tx.rows(sql`
    update "ChallengeVoter" w set spent = w.spent + ${by} * v.votes from "ChallengeVote" v
    where v."challengeId" = w."challengeId" and v."personId" = w."personId" and v."ideaId" = ${ideaId}
      and w."challengeId" = any(${ids}::int[])`)
  rankLater(tx, ids)
  tx.later(sql`
    update "Challenge" set "entryCount" = "entryCount" + ${by}, "changedAt" = ${tx.at} where id = any(${ids}::int[])`)
}
