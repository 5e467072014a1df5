// Gates as those who run a challenge set them, and entries that are let through.
import type * as z from 'zod/mini'
import { type FoundChallenge, findChallenge } from '#graphql/challenges/queries.ts'
import { touch } from '#graphql/challenges/service.ts'
import type { Stage } from '#graphql/challenges/stages.ts'
import { type Actor, type SignedIn, systemActor } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { findVisibleIdea } from '#graphql/ideas/find.ts'
import { quoteCount } from '#graphql/insights/quote-count.ts'
import { parse } from '#graphql/parse.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { entryMoved, gateSet } from './events.ts'
import { MoveEntry, SetStageGate } from './input.ts'
import { GATE_MEASURES, type GateMeasure } from './limits.ts'
import { entryStage, numberColumns, units } from './numbers.ts'
import { canMoveEntries, canSetGates } from './policy.ts'
import { gatesOf, type Numbers, nextGate } from './queries.ts'

const say = refusalMessages.message
const SYSTEM = systemActor('stage-gates')

/**
 * Says what entries need to be taken into a stage; all 0: nothing. Throws Invalid (a stage that the challenge does not take),
 * NotFound, NotAllowed.
 */
export async function setStageGate(context: SignedIn, raw: z.input<typeof SetStageGate>) {
  const input = parse(SetStageGate, raw)
  const { viewer } = context
  return write(context, 'setStageGate', input, async (tx) => {
    const challenge = await findChallenge(tx, viewer, input.challengeId, 'lock')
    if (!canSetGates(viewer, challenge)) throw new NotAllowed()
    const { stage, ...needed } = input
    if (!challenge.rules.some((rule) => rule.stage === stage))
      throw new Invalid({ stage: [say('gateStage')] })
    if (GATE_MEASURES.every((measure) => needed[measure] === 0))
      await tx.rows(
        sql`delete from "StageGate" where "challengeId" = ${challenge.id} and stage = ${stage}::"ChallengeStage"`,
      )
    else
      await tx.rows(sql`
        insert into "StageGate" ("challengeId", stage, supporters, units, quotes, comments)
        values (${challenge.id}, ${stage}::"ChallengeStage", ${needed.supporters}, ${needed.units}, ${needed.quotes}, ${needed.comments})
        on conflict ("challengeId", stage) do update set supporters = excluded.supporters, units = excluded.units,
          quotes = excluded.quotes, comments = excluded.comments`)
    await touch(tx, challenge.id)
    const { id: challengeId, spaceId } = challenge
    await gateSet.record(tx, context, { challengeId, spaceId, stage })
    return { id: challengeId }
  })
}

/**
 * Moves an entry to the next stage that has a gate. Throws Invalid with each number that is missing, under its name; NotFound, NotAllowed,
 * and Conflict for an entry that was withdrawn, or has no gate before it.
 */
export async function moveEntry(context: SignedIn, raw: z.input<typeof MoveEntry>) {
  const input = parse(MoveEntry, raw)
  const { viewer } = context
  return write(context, 'moveEntry', input, async (tx) => {
    const idea = await findVisibleIdea(tx, viewer, input.ideaId, 'lock')
    const challenge = await findChallenge(tx, viewer, input.challengeId)
    if (!canMoveEntries(viewer, challenge)) throw new NotAllowed()
    const entry = await entryToMove(tx, challenge, idea.id)
    const [gates = []] = await gatesOf(tx, [challenge.id])
    const gate = nextGate(gates, entry.stage)
    if (!gate) throw new Conflict(say('gateNone'))
    const missing = missingOf(entry, gate)
    if (missing.length > 0)
      throw new Invalid(
        Object.fromEntries(
          missing.map(({ measure, count }) => [
            measure,
            [say(`gateMissing.${measure}`, { count })],
          ]),
        ),
      )
    await move(tx, context, { ...entry, ...idOf(challenge), gate, byId: viewer.id })
    return { id: idea.id }
  })
}
const idOf = ({ id, spaceId }: FoundChallenge) => ({ challengeId: id, spaceId })

type Standing = { ideaId: number; stage: Stage } & Numbers

async function entryToMove(tx: Tx, { id }: FoundChallenge, ideaId: number): Promise<Standing> {
  const locked = await tx.first<{ isOpen: boolean }>(sql`
    select e."closedAt" is null as "isOpen" from "ChallengeEntry" e
    where e."challengeId" = ${id} and e."ideaId" = ${ideaId} for no key update`)
  if (!locked) throw new NotFound()
  if (!locked.isOpen) throw new Conflict(say('challengeNoEntry'))
  return (await tx.first<Standing>(sql`
    select e."ideaId", ${entryStage} as stage, ${numberColumns} from "ChallengeEntry" e join "Post" p on p.id = e."ideaId"
    where e."challengeId" = ${id} and e."ideaId" = ${ideaId}`)) as Standing
}

/** What numbers lack of what a gate asks for. */
export const missingOf = (
  numbers: Numbers,
  gate: Numbers,
): { measure: GateMeasure; count: number }[] =>
  GATE_MEASURES.map((measure) => ({ measure, count: gate[measure] - numbers[measure] })).filter(
    ({ count }) => count > 0,
  )

type Moving = Standing & {
  challengeId: number
  spaceId: number
  gate: { stage: Stage } & Numbers
  byId: number | null
}

async function move(tx: Tx, by: Actor, moving: Moving): Promise<void> {
  const { challengeId, spaceId, ideaId, stage, gate, byId } = moving
  await tx.rows(sql`
    insert into "EntryMove" ("challengeId", "ideaId", stage, "fromStage", "byId", at, supporters, units, quotes, comments,
      "neededSupporters", "neededUnits", "neededQuotes", "neededComments")
    values (${challengeId}, ${ideaId}, ${gate.stage}::"ChallengeStage", ${stage}::"ChallengeStage", ${byId}::int, ${tx.at},
      ${moving.supporters}, ${moving.units}, ${moving.quotes}, ${moving.comments}, ${gate.supporters}, ${gate.units}, ${gate.quotes}, ${gate.comments})`)
  await touch(tx, challengeId)
  await entryMoved.record(tx, by, {
    challengeId,
    spaceId,
    ideaId,
    stage: gate.stage,
    ...(byId === null ? {} : { byId }),
  })
}

const MAX_AT_ONCE = 200

type Ready = Standing & { challengeId: number; spaceId: number; to: Stage; needed: Numbers }

/** Moves entries whose numbers have come together, by themselves; gives how many. In an archived space none moves. */
export async function moveReady(tx: Tx): Promise<number> {
  const ready = await tx.rows<Ready>(sql`
    select e."challengeId", c."spaceId", e."ideaId", stand.stage, g.stage as "to", ${numberColumns},
      json_build_object('supporters', g.supporters, 'units', g.units, 'quotes', g.quotes, 'comments', g.comments) as needed
    from "Challenge" c join "Space" place on place.id = c."spaceId" and place."archivedAt" is null
    join "Post" asked on asked.id = c.id and asked.state = 'OPEN'
    join "ChallengeEntry" e on e."challengeId" = c.id and e."closedAt" is null
    join "Post" p on p.id = e."ideaId" and p.state = 'OPEN'
    cross join lateral (select ${entryStage} as stage) stand
    cross join lateral (select g.* from "StageGate" g where g."challengeId" = c.id and g.stage > stand.stage
      order by g.stage limit 1) g
    where c.stage not in ('UPCOMING', 'TOLD') and p."supportCount" >= g.supporters and p."commentCount" >= g.comments
      and (g.units = 0 or ${units} >= g.units) and (g.quotes = 0 or ${quoteCount} >= g.quotes)
    order by e."challengeId", e."ideaId" limit ${MAX_AT_ONCE} for no key update of e skip locked`)
  for (const { to, needed, ...entry } of ready)
    await move(tx, SYSTEM, { ...entry, gate: { stage: to, ...needed }, byId: null })
  return ready.length
}
