// Connectors: people who have said that they introduce others. They are asked for an introduction to somebody, and make it or not.
import type * as z from 'zod/mini'
import { isGuest, isService } from '#graphql/audience.ts'
import type { SignedIn, Viewer } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import type { Leaving } from '#graphql/leaving.ts'
import { parse } from '#graphql/parse.ts'
import { write } from '#graphql/write.ts'
import { networkMessages } from '#messages/network.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { connectorChanged, introductionAsked, introductionResponded } from './events.ts'
import { AskIntroduction, RespondToIntroduction, SetConnector } from './input.ts'
import { MAX_OPEN_INTRODUCTIONS } from './limits.ts'
import { canIntroduce } from './policy.ts'

const say = networkMessages.message

export const INTRODUCTION_STATES = ['ASKED', 'MADE', 'DECLINED'] as const
export type IntroductionRow = {
  id: number
  askerId: number
  connectorId: number
  personId: number
  state: (typeof INTRODUCTION_STATES)[number]
  note: string
  askedAt: Date
}

/** The viewer introduces people from now on, or no longer: what they were asked stays theirs to answer. Throws NotAllowed. */
export async function setConnector(context: SignedIn, raw: z.input<typeof SetConnector>) {
  const input = parse(SetConnector, raw)
  const { viewer } = context
  if (!canIntroduce(viewer)) throw new NotAllowed()
  return write(context, 'setConnector', input, async (tx) => {
    const changed = input.isOn
      ? await tx.first(sql`
          insert into "Connector" ("personId", at) values (${viewer.id}, ${tx.at}) on conflict do nothing returning 1`)
      : await tx.first(sql`delete from "Connector" where "personId" = ${viewer.id} returning 1`)
    if (changed) await connectorChanged.record(tx, context, { personId: viewer.id })
    return { id: viewer.id }
  })
}

/** Is this somebody who works here and can be introduced? */
const isColleague = (tx: Tx, personId: number) =>
  tx.first(sql`
    select 1 from "Person" who where who.id = ${personId} and who."deactivatedAt" is null
      and not ${isGuest(sql`who.id`)} and not ${isService(sql`who.id`)}`)

/**
 * Asks a connector for an introduction to somebody; asked again, it is the same. Gives the connector's id. Throws Invalid
 * (`connectorId`, `personId`, `note`), NotAllowed, and Conflict beyond MAX_OPEN_INTRODUCTIONS.
 */
export async function askIntroduction(context: SignedIn, raw: z.input<typeof AskIntroduction>) {
  const input = parse(AskIntroduction, raw)
  const { viewer } = context
  const { connectorId, personId, note } = input
  if (!canIntroduce(viewer)) throw new NotAllowed()
  return write(context, 'askIntroduction', input, async (tx) => {
    if (personId === viewer.id || personId === connectorId || !(await isColleague(tx, personId)))
      throw new Invalid({ personId: [say('refusal.person')] })
    const connects = await tx.first(sql`
      select 1 from "Connector" c join "Person" who on who.id = c."personId" and who."deactivatedAt" is null
      where c."personId" = ${connectorId} and c."personId" <> ${viewer.id}`)
    if (!connects) throw new Invalid({ connectorId: [say('refusal.connector')] })
    // Two at once count each other.
    await tx.rows(sql`select 1 from "Person" where id = ${viewer.id} for no key update`)
    const open = await tx.rows<Pick<IntroductionRow, 'connectorId' | 'personId'>>(sql`
      select "connectorId", "personId" from "Introduction" where "askerId" = ${viewer.id} and state = 'ASKED'`)
    if (open.some((one) => one.connectorId === connectorId && one.personId === personId))
      return { id: connectorId }
    if (open.length >= MAX_OPEN_INTRODUCTIONS)
      throw new Conflict(say('refusal.many', { max: MAX_OPEN_INTRODUCTIONS }))
    const made = await tx.first<{ id: number }>(sql`
      insert into "Introduction" ("askerId", "connectorId", "personId", note, "askedAt")
      values (${viewer.id}, ${connectorId}, ${personId}, ${note}, ${tx.at}) returning id`)
    await introductionAsked.record(tx, context, {
      introductionId: (made as { id: number }).id,
      askerId: viewer.id,
      connectorId,
      personId,
    })
    return { id: connectorId }
  })
}

/** Says that the viewer has introduced the two, or will not. Gives the viewer's id. Throws NotFound, Invalid, and Conflict where it was said before. */
export async function respondToIntroduction(
  context: SignedIn,
  raw: z.input<typeof RespondToIntroduction>,
) {
  const input = parse(RespondToIntroduction, raw)
  const { viewer } = context
  return write(context, 'respondToIntroduction', input, async (tx) => {
    const one = await tx.first<IntroductionRow>(sql`
      select id, "askerId", "connectorId", "personId", state, note, "askedAt" from "Introduction"
      where id = ${input.introductionId} and "connectorId" = ${viewer.id} for no key update`)
    if (!one) throw new NotFound()
    const state = input.isMade ? 'MADE' : 'DECLINED'
    if (one.state === state) return { id: viewer.id }
    if (one.state !== 'ASKED') throw new Conflict(say('refusal.responded'))
    await tx.rows(sql`
      update "Introduction" set state = ${state}::"IntroductionState", "respondedAt" = ${tx.at} where id = ${one.id}`)
    const { askerId, personId } = one
    await introductionResponded.record(tx, context, {
      ...{ introductionId: one.id, askerId, connectorId: viewer.id, personId },
      isMade: input.isMade,
    })
    return { id: viewer.id }
  })
}

const MAX_LISTED = 50
/** Introductions that the viewer asked for, and those that they are asked for and have not answered; the newest, at most 50 of each. */
export const introductionsOf = (db: Db, viewer: Viewer): Promise<IntroductionRow[]> =>
  db.rows<IntroductionRow>(sql`
    (select i.id, i."askerId", i."connectorId", i."personId", i.state, i.note, i."askedAt" from "Introduction" i
      where i."askerId" = ${viewer.id} order by i.id desc limit ${MAX_LISTED})
    union all
    (select i.id, i."askerId", i."connectorId", i."personId", i.state, i.note, i."askedAt" from "Introduction" i
      join "Person" asker on asker.id = i."askerId" and asker."deactivatedAt" is null
      join "Person" who on who.id = i."personId" and who."deactivatedAt" is null
      where i."connectorId" = ${viewer.id} and i.state = 'ASKED' order by i.id desc limit ${MAX_LISTED})`)

/** Those of the people who introduce others. */
export const connectorsAmong = (db: Db, ids: readonly number[]): Promise<{ personId: number }[]> =>
  db.rows(sql`
    select c."personId" from "Connector" c join "Person" who on who.id = c."personId" and who."deactivatedAt" is null
    where c."personId" = any(${[...ids]}::int[])`)

/** Whoever leaves introduces nobody, and is introduced to nobody. */
export async function endIntroductions(tx: Tx, { personId }: Leaving): Promise<void> {
  await tx.rows(sql`
    update "Introduction" set state = 'DECLINED', "respondedAt" = ${tx.at}
    where state = 'ASKED' and ${personId} in ("askerId", "connectorId", "personId")`)
}
export const endConnecting = (tx: Tx, { personId }: Leaving): Promise<void> =>
  tx.rows(sql`delete from "Connector" where "personId" = ${personId}`).then(() => undefined)
