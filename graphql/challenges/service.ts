// Starting and changing challenges, and what their sponsor tells on the way. Entries, votes and the end have their own files.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { findVisiblePost } from '#graphql/posts/find.ts'
import { namedIn } from '#graphql/posts/mentions.ts'
import { changeWords, insertPost } from '#graphql/posts/service.ts'
import { canSeal } from '#graphql/seal.ts'
import { spaceBySlug } from '#graphql/spaces/queries.ts'
import { mustBeVersion } from '#graphql/versions.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { couldSponsor } from './audience.ts'
import { challengeEdited, challengeStarted, challengeUpdated } from './events.ts'
import { EditChallenge, PostUpdate, type Settings, StartChallenge } from './input.ts'
import { keepTime, letComment } from './moves.ts'
import { mustKeepNames, mustTakeStage } from './names.ts'
import { canEditChallenge, canRun, canSponsor } from './policy.ts'
import { findChallenge } from './queries.ts'
import { mustKeepBegun, scheduleOf } from './schedule.ts'
import { openingReminderOf, type Rule } from './stages.ts'
import { checkWords, wordsBefore } from './words.ts'

const say = refusalMessages.message
/** Of a challenge that has not opened nobody's name is hidden. */
const NO_NAMES = { namesFrom: null, namesShownAt: null }

/** Starts a challenge in a space; the viewer sponsors it. Gives its id. Throws Invalid, NotFound (no such space), NotAllowed. */
export async function startChallenge(context: SignedIn, raw: z.input<typeof StartChallenge>) {
  const { space: slug, fromPostId, ...settings } = parse(StartChallenge, raw)
  const { viewer } = context
  return write(context, 'startChallenge', { slug, fromPostId, ...settings }, async (tx) => {
    const space = await spaceBySlug(tx, viewer, slug)
    if (!space || !viewer.spaceIds.includes(space.id)) throw new NotFound()
    if (!canSponsor(viewer, space.id)) throw new NotAllowed(say('challengeSponsor'))
    const rules = scheduleOf(settings, tx.at)
    const closesAt = rules[1]?.startsAt
    mustTakeStage(settings.namesFrom, rules)
    if (settings.namesFrom && !canSeal()) throw new Invalid({ namesFrom: [say('noSealKeys')] })
    if (closesAt && closesAt <= tx.at) throw new Invalid({ closesOn: [say('challengePast')] })
    if (fromPostId) await mustBeOpen(tx, context, fromPostId)
    const held = await checkWords(tx, context, settings, { spaceId: space.id })
    const named = await namedIn(tx, settings.question, space.id)
    const id = await insertPost(tx, {
      kind: 'challenge',
      spaceId: space.id,
      authorId: viewer.id,
      title: settings.title,
      body: settings.question,
      tags: [],
      language: viewer.language,
      named,
      drafterId: viewer.id,
      draftPlace: 'challenge',
      held,
    })
    await tx.rows(sql`
      insert into "Challenge" (id, "spaceId", "sponsorId", "timeZone", "fromPostId", "stageAt", "createdAt", "changedAt")
      values (${id}, ${space.id}, ${viewer.id}, ${settings.timeZone}, ${fromPostId ?? null}::int, ${tx.at}, ${tx.at}, ${tx.at})`)
    await writeSettings(tx, id, settings, rules)
    const at = { challengeId: id, spaceId: space.id }
    const from = fromPostId ? { fromPostId } : {}
    await challengeStarted.record(tx, context, { ...at, sponsorId: viewer.id, ...from })
    // Opening soon after it was started, it needs no reminder.
    const openingRemindedAt = openingReminderOf(rules) <= tx.at ? tx.at : null
    const timed = {
      id,
      spaceId: space.id,
      stage: 'UPCOMING' as const,
      remindedAt: null,
      rules,
      ...NO_NAMES,
    }
    await keepTime(tx, context, { ...timed, openingRemindedAt }, viewer.id)
    return { id }
  })
}

/** The post that becomes a challenge. Throws NotFound, and Invalid for one that is not open. */
async function mustBeOpen(tx: Tx, { viewer }: SignedIn, postId: number): Promise<void> {
  const { state } = await findVisiblePost(tx, viewer, postId)
  if (state !== 'OPEN') throw new Invalid({ fromPostId: [say('postNotOpen')] })
}

async function writeSettings(
  tx: Tx,
  id: number,
  settings: Settings,
  rules: readonly Rule[],
): Promise<void> {
  const { problem, whyNow, goodLooks, market, audience, outOfScope, reward } = settings
  await tx.rows(sql`
    update "Challenge" set "timeZone" = ${settings.timeZone}, problem = ${problem}, "whyNow" = ${whyNow},
      "goodLooks" = ${goodLooks}, market = ${market}, audience = ${audience}, "outOfScope" = ${outOfScope}, reward = ${reward},
      "promisedBudget" = ${settings.promisedBudget}::int, currency = ${settings.currency},
      "voteBudget" = ${settings.voteBudget}::int, "hidesTotals" = ${settings.hidesTotals},
      "hasDuels" = ${settings.hasDuels}, "namesFrom" = ${settings.namesFrom}::"ChallengeStage",
      "responseDays" = ${settings.responseDays}, "changedAt" = ${tx.at} where id = ${id}`)
  await tx.rows(sql`delete from "ChallengeRule" where "challengeId" = ${id}`)
  const json = JSON.stringify(rules)
  await tx.rows(sql`
    insert into "ChallengeRule" ("challengeId", stage, "startsAt", submitters, voters, "allowsComments")
    select ${id}, stage, "startsAt", submitters, voters, "allowsComments"
    from jsonb_to_recordset(${json}::jsonb) as rule(stage "ChallengeStage", "startsAt" timestamptz,
      submitters "StageAudience", voters "StageAudience", "allowsComments" boolean)`)
}

/**
 * Changes words, dates and rules of a challenge; a stage that has begun keeps its beginning. Throws Invalid, NotFound,
 * NotAllowed, and Conflict when it changed meanwhile.
 */
export async function editChallenge(context: SignedIn, raw: z.input<typeof EditChallenge>) {
  const input = parse(EditChallenge, raw)
  const { viewer } = context
  return write(context, 'editChallenge', input, async (tx) => {
    const challenge = await findChallenge(tx, viewer, input.challengeId, 'lock')
    if (!canEditChallenge(viewer, challenge)) throw new NotAllowed()
    mustBeVersion(challenge.version, input.version)
    const { id, spaceId } = challenge
    const rules = scheduleOf(input, challenge.rules[0]?.startsAt ?? tx.at)
    mustKeepBegun(challenge.rules, rules, tx.at)
    mustKeepNames(challenge, input, rules)
    if (input.sponsorId) await mustSponsor(tx, input.sponsorId, spaceId)
    const before = await wordsBefore(tx, challenge)
    const held = await checkWords(tx, context, input, { spaceId, before })
    const named = await namedIn(tx, input.question, spaceId)
    const { title, question: body, version } = input
    await changeWords(tx, viewer.id, challenge, { title, body, tags: [], version, named, held })
    await writeSettings(tx, id, input, rules)
    if (input.sponsorId)
      await tx.rows(sql`update "Challenge" set "sponsorId" = ${input.sponsorId} where id = ${id}`)
    const present = rules.find(({ stage }) => stage === challenge.stage)
    if (present) await letComment(tx, id, present.allowsComments)
    await challengeEdited.record(tx, context, {
      challengeId: id,
      spaceId,
      version: challenge.version + 1,
    })
    await keepTime(tx, context, { ...challenge, rules, namesFrom: input.namesFrom }, viewer.id)
    return { id }
  })
}

/** Something happened: it is active, and open pages ask for what changed. */
export async function touch(tx: Tx, challengeId: number): Promise<void> {
  await tx.rows(sql`update "Challenge" set "changedAt" = ${tx.at} where id = ${challengeId}`)
}

/** Throws Invalid for somebody who could not sponsor in the space: the same rule as canSponsor, of another person. */
async function mustSponsor(tx: Tx, personId: number, spaceId: number): Promise<void> {
  const found = await tx.first(sql`
    select 1 from "Person" who where who.id = ${personId} and who."deactivatedAt" is null
      and ${couldSponsor(sql`who.id`, sql`${spaceId}`)}`)
  if (!found) throw new Invalid({ sponsorId: [say('challengeSponsorChoice')] })
}

/** The sponsor tells something on the way: it stands on top of the page, and everybody who takes part is told once. */
export async function postUpdate(context: SignedIn, raw: z.input<typeof PostUpdate>) {
  const input = parse(PostUpdate, raw)
  const { viewer } = context
  return write(context, 'postChallengeUpdate', input, async (tx) => {
    const challenge = await findChallenge(tx, viewer, input.challengeId, 'lock')
    if (!canRun(viewer, challenge)) throw new NotAllowed()
    const row = await tx.first<{ id: number }>(sql`
      insert into "ChallengeUpdate" ("challengeId", "byId", text, at)
      values (${challenge.id}, ${viewer.id}, ${input.text}, ${tx.at}) returning id`)
    await touch(tx, challenge.id)
    await challengeUpdated.record(tx, context, {
      challengeId: challenge.id,
      spaceId: challenge.spaceId,
      updateId: (row as { id: number }).id,
      byId: viewer.id,
    })
    return { id: challenge.id }
  })
}
