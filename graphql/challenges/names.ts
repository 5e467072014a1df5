// Challenges whose entries have no names: until a stage begins, until their author shows theirs, or until two people agree to
// show all of them ahead of time, which stands in the log.
import type * as z from 'zod/mini'
import { type Actor, type SignedIn, systemActor } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed } from '#graphql/errors.ts'
import { viewerOfPerson } from '#graphql/identity/viewer.ts'
import { parse } from '#graphql/parse.ts'
import { showAuthors } from '#graphql/posts/show-author.ts'
import { days } from '#graphql/time.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { namesAgreed, namesRequested, namesShown } from './events.ts'
import type { Settings } from './input.ts'
import { AskForNames } from './input.ts'
import { NAMES_REQUEST_DAYS, type NamesStage, STAGES } from './limits.ts'
import { canShowNames, hidesNames } from './policy.ts'
import { type FoundChallenge, findChallenge } from './queries.ts'
import { fieldOf } from './schedule.ts'
import type { Rule, Stage } from './stages.ts'

const say = refusalMessages.message

type Hiding = { id: number; spaceId: number; namesFrom: Stage | null; namesShownAt: Date | null }

const placeOf = (stage: Stage): number => (stage === 'UPCOMING' ? -1 : STAGES.indexOf(stage))

/** Has the stage begun with which the names are shown? */
export const isNamed = (stage: Stage, namesFrom: Stage | null): boolean =>
  namesFrom === null || placeOf(stage) >= placeOf(namesFrom)

/** Shows who wrote the entries of a challenge, which the caller has locked, where they were hidden. Safe to repeat. */
export async function showNames(tx: Tx, by: Actor, challenge: Hiding): Promise<void> {
  if (!hidesNames(challenge)) return
  const { id, spaceId } = challenge
  const entries = await tx.rows<{ ideaId: number }>(
    sql`select "ideaId" from "ChallengeEntry" where "challengeId" = ${id} order by "ideaId"`,
  )
  const ids = entries.map(({ ideaId }) => ideaId)
  await showAuthors(tx, by, { kind: 'idea', spaceId, ids })
  await tx.rows(sql`
    update "Challenge" set "namesShownAt" = ${tx.at}, "changedAt" = ${tx.at} where id = ${id}`)
  await namesShown.record(tx, by, { challengeId: id, spaceId })
}

/** Who entered ideas whose author has been shown. */
export const nameEntries = (tx: Tx, shown: readonly { postId: number; authorId: number }[]) =>
  tx.rows(sql`
    update "ChallengeEntry" e set "byId" = s."authorId"
    from jsonb_to_recordset(${JSON.stringify(shown)}::jsonb) as s("postId" int, "authorId" int)
    where e."ideaId" = s."postId" and e."byId" is null`)

/** Throws Invalid for a stage that the challenge does not take. */
export function mustTakeStage(namesFrom: NamesStage | null, rules: readonly Rule[]): void {
  if (namesFrom && !rules.some(({ stage }) => stage === namesFrom))
    throw new Invalid({ namesFrom: [say('challengeNamesStage')] })
}

/**
 * What authors were promised when it opened is kept: one person alone neither shows names earlier, by another stage or another date, nor
 * hides them afterwards. Throws Invalid.
 */
export function mustKeepNames(
  before: Pick<FoundChallenge, 'stage' | 'namesFrom' | 'namesShownAt' | 'rules'>,
  settings: Pick<Settings, 'namesFrom'>,
  rules: readonly Rule[],
): void {
  mustTakeStage(settings.namesFrom, rules)
  if (before.stage === 'UPCOMING') return
  const { namesFrom } = settings
  const isHiding = hidesNames(before)
  if (!isHiding && namesFrom !== before.namesFrom)
    throw new Invalid({ namesFrom: [say('challengeNamesBegun')] })
  if (!isHiding) return
  const startOf = (all: readonly Rule[], stage: Stage | null) =>
    all.find((rule) => rule.stage === stage)?.startsAt
  const [promised, wanted] = [startOf(before.rules, before.namesFrom), startOf(rules, namesFrom)]
  if (namesFrom === null || !wanted || !promised)
    throw new Invalid({ namesFrom: [say('challengeNamesEarlier')] })
  // Forms know minutes.
  if (wanted.getTime() > promised.getTime() - 60_000) return
  const isMoved = namesFrom === before.namesFrom
  const field = isMoved
    ? fieldOf(
        rules.map(({ stage }) => stage),
        namesFrom,
      )
    : 'namesFrom'
  throw new Invalid({ [field]: [say('challengeNamesEarlier')] })
}

export type NamesRequestRow = {
  id: number
  challengeId: number
  requestedById: number
  reason: string
  requestedAt: Date
  expiresAt: Date
  agreedById: number | null
  agreedReason: string | null
  agreedAt: Date | null
}

/** The latest requests to show names, by challenge; the caller has found the challenges as the viewer. */
export async function latestNamesRequests(
  db: Db,
  challengeIds: readonly number[],
): Promise<(NamesRequestRow | null)[]> {
  const rows = await db.rows<NamesRequestRow>(sql`
    select distinct on ("challengeId") id, "challengeId", "requestedById", reason, "requestedAt", "expiresAt", "agreedById",
      "agreedReason", "agreedAt"
    from "NamesRequest" where "challengeId" = any(${challengeIds}::int[]) order by "challengeId", id desc`)
  const byId = new Map(rows.map((row) => [row.challengeId, row]))
  return challengeIds.map((id) => byId.get(id) ?? null)
}

/** Requests that wait for somebody else's agreement are over with the access of whoever asked. */
export const endNamesRequests = (tx: Tx, personId: number): Promise<void> =>
  tx
    .rows(sql`
      update "NamesRequest" set "expiresAt" = ${tx.at}
      where "requestedById" = ${personId} and "agreedAt" is null and "expiresAt" > ${tx.at}`)
    .then(() => {})

/** Can somebody still agree? Not when it is too long ago, nor when whoever asked has no say in it any longer. */
async function isWaiting(
  tx: Tx,
  challenge: FoundChallenge,
  request: NamesRequestRow | null,
): Promise<boolean> {
  if (!request || request.agreedAt || request.expiresAt <= tx.at) return false
  const by = await viewerOfPerson(request.requestedById, tx)
  return by !== null && canShowNames(by, challenge)
}

/**
 * Asks to show who wrote the entries before their stage begins; somebody else has to agree. Throws NotFound, NotAllowed, Invalid, and
 * Conflict while another request waits.
 */
export async function askForNames(context: SignedIn, raw: z.input<typeof AskForNames>) {
  const input = parse(AskForNames, raw)
  const { viewer } = context
  return write(context, 'askForNames', input, async (tx) => {
    const challenge = await findChallenge(tx, viewer, input.challengeId, 'lock')
    if (!canShowNames(viewer, challenge)) throw new NotAllowed()
    const [earlier = null] = await latestNamesRequests(tx, [challenge.id])
    if (await isWaiting(tx, challenge, earlier)) throw new Conflict(say('namesAsked'))
    await tx.rows(sql`
      insert into "NamesRequest" ("challengeId", "requestedById", reason, "requestedAt", "expiresAt")
      values (${challenge.id}, ${viewer.id}, ${input.reason}, ${tx.at}, ${new Date(tx.at.getTime() + days(NAMES_REQUEST_DAYS))})`)
    const { id, spaceId } = challenge
    await namesRequested.record(tx, context, { challengeId: id, spaceId, byId: viewer.id })
    return { id }
  })
}

/**
 * Agrees to what somebody else has asked for: from now on everybody sees who wrote the entries. Throws NotFound, Invalid, NotAllowed
 * (also for the one who asked), and Conflict where nobody waits for an agreement.
 */
export async function agreeToNames(context: SignedIn, raw: z.input<typeof AskForNames>) {
  const input = parse(AskForNames, raw)
  const { viewer } = context
  return write(context, 'agreeToNames', input, async (tx) => {
    const challenge = await findChallenge(tx, viewer, input.challengeId, 'lock')
    if (!canShowNames(viewer, challenge)) throw new NotAllowed()
    const [request = null] = await latestNamesRequests(tx, [challenge.id])
    if (!request || !(await isWaiting(tx, challenge, request)))
      throw new Conflict(say('revealNotAsked'))
    if (request.requestedById === viewer.id) throw new NotAllowed(say('revealOther'))
    await tx.rows(sql`
      update "NamesRequest" set "agreedById" = ${viewer.id}, "agreedReason" = ${input.reason}, "agreedAt" = ${tx.at}
      where id = ${request.id}`)
    const { id, spaceId } = challenge
    await namesAgreed.record(tx, context, { challengeId: id, spaceId })
    await showNames(tx, systemActor(context.requestId), challenge)
    return { id }
  })
}
