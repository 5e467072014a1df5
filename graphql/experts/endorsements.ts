// Endorsing somebody for a topic, citing their work; and what somebody does not want to be known for.
import type * as z from 'zod/mini'
import { momentOf, type SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { knownPeople } from '#graphql/people/cards.ts'
import { write } from '#graphql/write.ts'
import { expertsMessages } from '#messages/experts.ts'
import { type Db, idsOf, type Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { endorsementWithdrawn, personEndorsed, topicHidden, topicShown } from './events.ts'
import { Endorse, TopicInput, WithdrawEndorsement } from './input.ts'
import { MAX_HIDDEN } from './limits.ts'
import { canEndorse, canHideTopics } from './policy.ts'
import { evidenceOf, worksOn } from './service.ts'

const say = expertsMessages.message

/** The person, if the viewer may endorse them. Throws NotFound and NotAllowed. */
async function mustEndorse({ db, viewer }: SignedIn, personId: number): Promise<void> {
  const [person] = await knownPeople(db, viewer, [personId])
  if (!person || person.deactivatedAt) throw new NotFound()
  if (!canEndorse(viewer, personId)) throw new NotAllowed(say('notYourself'))
}

/** Posts that the endorsed person's own endorsements of the viewer cite. */
const returnedPosts = (tx: Tx, personId: number, byId: number): Promise<number[]> =>
  idsOf(
    tx,
    sql`select distinct "postId" as id from "Endorsement" where "personId" = ${byId} and "endorserId" = ${personId} limit 100`,
  )

/**
 * Endorses somebody for a topic that their work shows, citing a piece of it that the viewer may see; again, it cites another one.
 * Throws Invalid (`topic`, `postId`), NotFound, and NotAllowed for oneself and for guests.
 */
export async function endorse(
  context: SignedIn,
  raw: z.input<typeof Endorse>,
): Promise<{ id: number }> {
  const input = parse(Endorse, raw)
  const { personId, topic, postId } = input
  const { db, viewer } = context
  await mustEndorse(context, personId)
  const works = await worksOn(db, viewer, personId, topic)
  if (works.length === 0) throw new Invalid({ topic: [say('noSuchTopic')] })
  if (!works.some((work) => work.postId === postId))
    throw new Invalid({ postId: [say('noSuchWork')] })
  return write(context, 'endorse', input, async (tx) => {
    const before = await tx.first<{ postId: number }>(sql`
      select "postId" from "Endorsement" where "personId" = ${personId} and "endorserId" = ${viewer.id} and topic = ${topic}`)
    if (before?.postId === postId) return { id: personId }
    await tx.rows(sql`
      insert into "Endorsement" ("personId", "endorserId", topic, "postId", at)
      values (${personId}, ${viewer.id}, ${topic}, ${postId}, ${tx.at})
      on conflict ("personId", "endorserId", topic) do update set "postId" = excluded."postId", at = excluded.at`)
    const returnedIds = await returnedPosts(tx, personId, viewer.id)
    if (before) returnedIds.push(before.postId)
    await personEndorsed.record(tx, context, { personId, byId: viewer.id, postId, returnedIds })
    return { id: personId }
  })
}

/** Withdraws the viewer's endorsement; one that is not there changes nothing. Throws Invalid and NotFound. */
export async function withdrawEndorsement(
  context: SignedIn,
  raw: z.input<typeof WithdrawEndorsement>,
): Promise<{ id: number }> {
  const input = parse(WithdrawEndorsement, raw)
  const { personId, topic } = input
  const { viewer } = context
  await mustEndorse(context, personId)
  return write(context, 'withdrawEndorsement', input, async (tx) => {
    const gone = await tx.first<{ postId: number }>(sql`
      delete from "Endorsement" where "personId" = ${personId} and "endorserId" = ${viewer.id} and topic = ${topic}
      returning "postId"`)
    if (!gone) return { id: personId }
    const returnedIds = await returnedPosts(tx, personId, viewer.id)
    const { postId } = gone
    await endorsementWithdrawn.record(tx, context, {
      personId,
      byId: viewer.id,
      postId,
      returnedIds,
    })
    return { id: personId }
  })
}

/** The viewer is not known for this topic any more, whatever their work says. Throws Invalid, and Conflict beyond MAX_HIDDEN. */
export async function hideTopic(context: SignedIn, raw: z.input<typeof TopicInput>) {
  const input = parse(TopicInput, raw)
  const { db, viewer } = context
  if (!canHideTopics(viewer, viewer.id)) throw new NotAllowed(say('notYours'))
  const now = momentOf(context)
  const isKnown =
    (await evidenceOf(db, { personId: viewer.id, viewer, topic: input.topic, now })).length > 0
  return write(context, 'hideTopic', input, async (tx) => {
    const hidden = await hiddenTopicsOf(tx, viewer.id)
    if (hidden.includes(input.topic)) return { id: viewer.id }
    if (!isKnown) throw new Invalid({ topic: [say('noSuchTopic')] })
    if (hidden.length >= MAX_HIDDEN) throw new Conflict(say('mostHidden', { max: MAX_HIDDEN }))
    await tx.rows(sql`
      insert into "HiddenTopic" ("personId", topic, at) values (${viewer.id}, ${input.topic}, ${tx.at}) on conflict do nothing`)
    await topicHidden.record(tx, context, { personId: viewer.id })
    return { id: viewer.id }
  })
}

/** The viewer may be known for the topic again. One that is not hidden changes nothing. */
export async function showTopic(context: SignedIn, raw: z.input<typeof TopicInput>) {
  const input = parse(TopicInput, raw)
  const { viewer } = context
  if (!canHideTopics(viewer, viewer.id)) throw new NotAllowed(say('notYours'))
  return write(context, 'showTopic', input, async (tx) => {
    const gone = await tx.first<{ topic: string }>(sql`
      delete from "HiddenTopic" where "personId" = ${viewer.id} and topic = ${input.topic} returning topic`)
    if (gone) await topicShown.record(tx, context, { personId: viewer.id })
    return { id: viewer.id }
  })
}

/** Topics that somebody does not want to be known for, by name. For themselves alone. */
export const hiddenTopicsOf = async (db: Db, personId: number): Promise<string[]> =>
  (
    await db.rows<{ topic: string }>(sql`
      select topic from "HiddenTopic" where "personId" = ${personId} order by topic limit ${MAX_HIDDEN}`)
  ).map(({ topic }) => topic)
