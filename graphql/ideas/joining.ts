// Joining two ideas, and parting them again. What comes along is marked with the idea that brought it, and that idea keeps
// its own supports and followers untouched, so that each goes back exactly. `carried.ts` holds that rule.
import type * as z from 'zod/mini'
import { pauseClock, resumeClock } from '#graphql/clocks/service.ts'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { write } from '#graphql/write.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { bringAlong, takeBack } from './carried.ts'
import { ideaParted } from './events.ts'
import { clockAt, type FoundIdea, findVisibleIdea } from './find.ts'
import { firstResponse } from './first-response.ts'
import { MergeIdea, UnmergeIdea } from './input.ts'
import { movingAfter, scoreAt, WEIGHTS } from './moving.ts'
import { canMove, canPart, canTakeIn, type IdeaStatus } from './policy.ts'
import { stepTo, writeStep } from './road.ts'

/** Joins an idea with another one: its supporters and followers come along, nobody is counted twice, both texts stay. */
export async function mergeIdea(context: SignedIn, raw: z.input<typeof MergeIdea>) {
  const input = parse(MergeIdea, raw)
  const { viewer } = context
  if (input.ideaId === input.intoId)
    throw new Invalid({ intoId: ['An idea cannot be joined with itself.'] })
  return write(context, 'mergeIdea', input, async (tx) => {
    // Both are locked in the order of their ids, so that two opposite merges cannot wait for each other for ever.
    const order = [input.ideaId, input.intoId].sort((a, b) => a - b)
    const found = new Map<number, FoundIdea>()
    for (const id of order) found.set(id, await findVisibleIdea(tx, viewer, id, 'lock'))
    const idea = found.get(input.ideaId) as FoundIdea
    const into = found.get(input.intoId) as FoundIdea
    if (!canMove(viewer, idea, idea.board)) throw new NotAllowed()
    if (into.spaceId !== idea.spaceId)
      throw new Invalid({ intoId: ['Choose an idea of the same space: the audience must stay.'] })
    if (!canTakeIn(viewer, into, into.board))
      throw new Invalid({ intoId: ['Choose an idea that still takes support: this one does not.'] })
    await bringAlong(tx, idea.id, into.id)
    await tx.rows(sql`
      update "Idea" set "beforeJoining" = jsonb_build_object('status', status, 'holderId', "holderId", 'nextStep', "nextStep",
        'declineReason', "declineReason", 'declineText', "declineText", 'reopenIf', "reopenIf") where id = ${idea.id}`)
    await pauseClock(tx, context, firstResponse, clockAt(idea), new Date())
    await stepTo(tx, context, idea, { to: 'MERGED', note: input.note, mergedIntoId: into.id })
    return { id: idea.id }
  })
}

/**
 * Parts a joined idea again: it stands where it stood, and what it brought along leaves the other one. Throws NotFound,
 * NotAllowed, and Conflict when it stands by itself already.
 */
export async function unmergeIdea(context: SignedIn, raw: z.input<typeof UnmergeIdea>) {
  const input = parse(UnmergeIdea, raw)
  const { viewer } = context
  return write(context, 'unmergeIdea', input, async (tx) => {
    const seen = await findVisibleIdea(tx, viewer, input.ideaId)
    const into = await lockWay(tx, seen.id)
    // As it is now that nobody else can change it: the other tab may have been quicker.
    const idea = await findVisibleIdea(tx, viewer, input.ideaId, 'lock')
    const [first] = into
    if (idea.status !== 'MERGED' || first === undefined) {
      if (!canMove(viewer, { ...idea, status: 'NEW' }, idea.board)) throw new NotAllowed()
      throw new Conflict('It stands by itself already.')
    }
    if (!canPart(viewer, idea, idea.board)) throw new NotAllowed()
    await takeBack(tx, idea.id, into)
    const to = await standAgain(tx, idea)
    const due = await resumeClock(tx, context, firstResponse, clockAt(idea), new Date())
    const answerDueAt = due === undefined ? idea.answerDueAt : due
    await writeStep(tx, context, { ...idea, answerDueAt }, { to, note: input.note, otherId: first })
    await ideaParted.record(tx, context, {
      ideaId: idea.id,
      boardId: idea.boardId,
      spaceId: idea.spaceId,
      byId: viewer.id,
      to,
      fromId: first,
      furtherIds: into.slice(1),
    })
    return { id: idea.id }
  })
}

/** More than this many joinings one after the other is no road of any idea. */
const MOST_JOININGS = 50

/** The idea it was joined with, the one that was joined with later, and so on; none for an idea that stands by itself. */
async function joinedInto(tx: Tx, ideaId: number): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(sql`
    with recursive way(id, nth) as (
      select "mergedIntoId", 1 from "Idea" where id = ${ideaId} and "mergedIntoId" is not null
      union all
      select i."mergedIntoId", way.nth + 1 from way join "Idea" i on i.id = way.id
      where i."mergedIntoId" is not null and way.nth < ${MOST_JOININGS}
    )
    select id from way order by nth`)
  return rows.map(({ id }) => id)
}

/**
 * Locks the idea and all that it was joined with, and gives these. The last of them may be joined with one more while
 * it is waited for: then the way is longer, and that one is needed too.
 */
async function lockWay(tx: Tx, ideaId: number): Promise<number[]> {
  for (let way = await joinedInto(tx, ideaId); ; ) {
    await lockInOrder(tx, [ideaId, ...way])
    const now = await joinedInto(tx, ideaId)
    if (now.every((id) => way.includes(id))) return now
    way = now
  }
}

/** Ideas with their posts, whether the viewer may see them or not: one that is hidden meanwhile gives back all the same. */
const lockInOrder = (tx: Tx, ids: readonly number[]) =>
  tx.rows(sql`
    select i.id from "Idea" i join "Post" p on p.id = i.id
    where i.id = any(${ids}::int[]) order by i.id for no key update of i, p`)

type Before = { status: IdeaStatus }

/**
 * Gives the idea the place it had: stage, what is next, the reason of a Not now, and its holder, if they are still here.
 * What was joined before its place was remembered gets the stage its road tells of.
 */
async function standAgain(tx: Tx, idea: FoundIdea): Promise<IdeaStatus> {
  const before = (await tx.first<Before>(sql`
    select coalesce(i."beforeJoining"->>'status', (select m."from"::text from "StageMove" m
        where m."ideaId" = i.id and m."to" = 'MERGED' order by m.id desc limit 1), 'NEW') as status
    from "Idea" i where i.id = ${idea.id}`)) as Before
  await tx.rows(sql`
    update "Idea" i set status = ${before.status}::"IdeaStatus", "statusAt" = now(), "mergedIntoId" = null,
      "holderId" = (select who.id from "Person" who join "Space" s on s.id = i."spaceId"
        where who.id = (i."beforeJoining"->>'holderId')::int and who."deactivatedAt" is null and (s.kind = 'OPEN' or exists (
          select 1 from "SpaceMember" m where m."spaceId" = s.id and m."personId" = who.id))),
      "nextStep" = coalesce(i."beforeJoining"->>'nextStep', ''),
      "declineReason" = (i."beforeJoining"->>'declineReason')::"DeclineReason",
      "declineText" = coalesce(i."beforeJoining"->>'declineText', (select a.text from "Answer" a
        where ${before.status} = 'NOT_NOW' and a."ideaId" = i.id and a.kind = 'NOT_NOW' order by a.id desc limit 1)),
      "reopenIf" = i."beforeJoining"->>'reopenIf', "beforeJoining" = null,
      moving = ${movingAfter(scoreAt(new Date(), WEIGHTS.moved))}
    where i.id = ${idea.id}`)
  return before.status
}
