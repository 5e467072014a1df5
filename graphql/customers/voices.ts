// Who may speak for the company: voices, given for a channel, perhaps for one language, and until a day.
import type * as z from 'zod/mini'
import { holdsRight, personAsReader } from '#graphql/audience.ts'
import type { SignedIn } from '#graphql/context.ts'
import { Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { postVisibleTo } from '#graphql/posts/policy.ts'
import { write } from '#graphql/write.ts'
import { customersMessages } from '#messages/customers.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { findChannel } from './channel-queries.ts'
import { voiceEnded, voiceGranted } from './events.ts'
import { EndVoice, GrantVoice } from './input.ts'
import { MAX_VOICES } from './limits.ts'
import { canManageChannel } from './policy.ts'

const say = customersMessages.message

/** Does the voice `v` speak at a moment? */
const speaksAt = (at: Date): Sql =>
  sql`(v."endedAt" is null and (v.until is null or v.until > ${at}::timestamptz))`

export type Card = { name: string; title: string; isExecutive: boolean }

/**
 * The card of somebody who may speak now on a thread, in its language; undefined for everybody else. Asked again at the moment of
 * sending: the voice has not ended, the channel is on, and the person is here and sees the thread.
 */
export const voiceOn = (
  db: Db,
  personId: number,
  threadId: number,
  at: Date,
): Promise<Card | undefined> =>
  db.first<Card>(sql`
    select who.name, v.title, v."isExecutive" from "CustomerThread" k
    join "Post" p on p.id = k.id and p.state = 'OPEN'
    join "CustomerChannel" c on c.id = k."channelId" and c."isOn"
    join "CustomerVoice" v on v."channelId" = c.id and v."personId" = ${personId} and ${speaksAt(at)}
      and (v.language is null or p.language is null or v.language = p.language)
    join "Person" who on who.id = v."personId" and who."deactivatedAt" is null
    where k.id = ${threadId} and ${postVisibleTo(personAsReader(sql`who.id`))}
    order by v.id limit 1`)

/** Of these threads, those on which the viewer may speak now. */
export async function spokenOn(
  db: Db,
  personId: number,
  threadIds: readonly number[],
  at: Date,
): Promise<Set<number>> {
  const rows = await db.rows<{ id: number }>(sql`
    select distinct k.id from "CustomerThread" k join "Post" p on p.id = k.id
    join "CustomerChannel" c on c.id = k."channelId" and c."isOn"
    join "CustomerVoice" v on v."channelId" = c.id and v."personId" = ${personId} and ${speaksAt(at)}
      and (v.language is null or p.language is null or v.language = p.language)
    where k.id = any(${[...threadIds]}::int[])`)
  return new Set(rows.map(({ id }) => id))
}

export type VoiceRow = {
  id: number
  channelId: number
  personId: number
  language: string | null
  title: string
  until: Date | null
  isExecutive: boolean
}

/** The voices of channels that have not ended, at most MAX_VOICES of each. */
export const voicesOf = (db: Db, channelIds: readonly number[], at: Date): Promise<VoiceRow[]> =>
  db.rows<VoiceRow>(sql`
    select v.id, v."channelId", v."personId", v.language, v.title, v.until, v."isExecutive" from "CustomerVoice" v
    where v."channelId" = any(${[...channelIds]}::int[]) and ${speaksAt(at)} order by v.id limit ${MAX_VOICES}`)

/** Lets somebody speak on a channel. Throws NotFound, NotAllowed, and Invalid for an end that has passed or somebody who has left. */
export async function grantVoice(context: SignedIn, raw: z.input<typeof GrantVoice>) {
  const input = parse(GrantVoice, raw)
  const { viewer } = context
  return write(context, 'grantVoice', input, async (tx) => {
    const channel = await findChannel(tx, viewer, input.channelId, 'lock')
    if (!canManageChannel(viewer, channel)) throw new NotAllowed()
    if (input.until && input.until <= tx.at) throw new Invalid({ until: [say('refused.past')] })
    await mustRead(tx, input.personId, channel.spaceId)
    await tx.rows(sql`
      update "CustomerVoice" set "endedAt" = ${tx.at}, "endedById" = ${viewer.id}
      where "channelId" = ${channel.id} and "personId" = ${input.personId} and "endedAt" is null
        and language is not distinct from ${input.language}::text`)
    const count = await tx.first<{ n: number }>(sql`
      select count(*)::int as n from "CustomerVoice" where "channelId" = ${channel.id} and "endedAt" is null`)
    if ((count?.n ?? 0) >= MAX_VOICES) throw new Invalid({ '': [say('refused.tooMany')] })
    await tx.rows(sql`
      insert into "CustomerVoice" ("personId", "channelId", language, title, until, "isExecutive", "grantedById", "grantedAt")
      values (${input.personId}, ${channel.id}, ${input.language}::text, ${input.title}, ${input.until}::timestamptz, ${input.isExecutive}, ${viewer.id}, ${tx.at})`)
    await voiceGranted.record(tx, context, {
      channelId: channel.id,
      spaceId: channel.spaceId,
      personId: input.personId,
    })
    return { id: channel.id }
  })
}

/** Throws Invalid for somebody who has left or does not read the space: they could never see what they answer. */
export async function mustRead(
  tx: Tx,
  personId: number,
  spaceId: number,
  field = 'personId',
): Promise<void> {
  if (!(await readsSpace(tx, personId, spaceId)))
    throw new Invalid({ [field]: [say('refused.cannotRead')] })
}

/** Is somebody here, and do they read the space? */
export const readsSpace = async (db: Db, personId: number, spaceId: number): Promise<boolean> =>
  (await db.first(sql`
    select 1 from "Person" who where who.id = ${personId} and who."deactivatedAt" is null
      and ${personAsReader(sql`who.id`).reads(sql`${spaceId}::int`)}`)) !== undefined

/** Does somebody who is here read all threads of the space by their role? A rule gives threads to nobody else: it admits nobody. */
export const readsThreads = async (db: Db, personId: number, spaceId: number): Promise<boolean> =>
  (await readsSpace(db, personId, spaceId)) &&
  (await db.first(sql`
    select 1 where ${holdsRight(sql`${personId}::int`, 'READ_RESTRICTED', sql`${spaceId}::int`)}`)) !==
    undefined

/** Ends a voice, at once and in every open tab. Throws NotFound and NotAllowed. */
export async function endVoice(context: SignedIn, raw: z.input<typeof EndVoice>) {
  const input = parse(EndVoice, raw)
  const { viewer } = context
  return write(context, 'endVoice', input, async (tx) => {
    const voice = await tx.first<{ channelId: number; personId: number }>(sql`
      select "channelId", "personId" from "CustomerVoice" where id = ${input.voiceId}`)
    if (!voice) throw new NotFound()
    const channel = await findChannel(tx, viewer, voice.channelId, 'lock')
    if (!canManageChannel(viewer, channel)) throw new NotAllowed()
    const ended = await tx.first(sql`
      update "CustomerVoice" set "endedAt" = ${tx.at}, "endedById" = ${viewer.id}
      where id = ${input.voiceId} and "endedAt" is null returning id`)
    if (ended)
      await voiceEnded.record(tx, context, {
        channelId: channel.id,
        spaceId: channel.spaceId,
        personId: voice.personId,
      })
    return { id: channel.id }
  })
}

/** Whoever leaves speaks for the company no longer. */
export async function endAllVoices(tx: Tx, personId: number): Promise<void> {
  await tx.rows(sql`
    update "CustomerVoice" set "endedAt" = ${tx.at} where "personId" = ${personId} and "endedAt" is null`)
}

/** Throws Invalid for somebody who does not see the thread. @param field whom the refusal is about */
export async function mustSeeThread(
  tx: Tx,
  personId: number,
  threadId: number,
  field: string,
): Promise<void> {
  const sees = await tx.first(sql`
    select 1 from "Person" who join "Post" p on p.id = ${threadId}
    where who.id = ${personId} and who."deactivatedAt" is null and ${postVisibleTo(personAsReader(sql`who.id`))}`)
  if (!sees) throw new Invalid({ [field]: [say('refused.doesNotSee')] })
}

const isHere = (at: Date): Sql => sql`(who."awayUntil" is null or who."awayUntil" < ${at}::date)`

/**
 * Whose turn it is: of those whose role answers in a space, who are here and not away, whoever has the fewest waiting threads.
 * @param unit of the people of this unit alone; those who are away count where nobody else is there
 */
export const nextInTurn = async (
  tx: Tx,
  spaceId: number,
  unit?: string,
): Promise<number | undefined> =>
  (
    await tx.first<{ id: number }>(sql`
      select who.id from "Person" who
      where who."deactivatedAt" is null and ${unit === undefined ? isHere(tx.at) : sql`lower(who.unit) = lower(${unit})`}
        and ${holdsRight(sql`who.id`, 'ANSWER_CUSTOMERS', sql`${spaceId}::int`)} and ${personAsReader(sql`who.id`).reads(sql`${spaceId}::int`)}
      order by ${isHere(tx.at)} desc, (select count(*) from "CustomerThread" k where k."assigneeId" = who.id and k."waitingSince" is not null and not k."isSpam"),
        who.id limit 1`)
  )?.id
