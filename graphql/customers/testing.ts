// For tests of customers: a company with support, and channels of every kind, made as people make them.
import { type Asker, asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

import { tokenOf } from './links.ts'
import { askUs } from './service.ts'

export type MadeChannel = { number: number; slug: string }
export type Service = {
  cast: Cast
  cleo: Asker
  /** Of support, with a voice on every channel that `channel` makes. */
  sue: Asker
  channel: (kind: string, more?: Record<string, unknown>) => Promise<MadeChannel>
}

const MAKE = `mutation($kind: CustomerChannelKind!, $input: CustomerChannelInput!) {
  makeCustomerChannel(space: "field", kind: $kind, input: $input) { number slug } }`

export async function makeService(cast?: Cast): Promise<Service> {
  return serviceOf(cast ?? (await makeCast(db)))
}

async function serviceOf(cast: Cast): Promise<Service> {
  const [cleo, eve] = [asker(cast.cleo), asker(cast.eve)]
  const sue = asker((await makePerson(db, { name: 'Sue Support' })).id)
  await db.rows(sql`
    insert into "SpaceMember" ("spaceId", "personId") values (${cast.field.spaceId}, ${sue.id}) on conflict do nothing`)
  await db.rows(
    sql`insert into "RoleGrant" ("personId", role, "grantedAt") values (${sue.id}, 'SUPPORT', now())`,
  )
  const channel: Service['channel'] = async (kind, more = {}) => {
    const input = {
      name: `${kind} channel`,
      ownerId: String(cast.cleo),
      firstHours: 4,
      nextHours: 8,
      rightHours: 40,
      ...more,
    }
    const { makeCustomerChannel: made } = await eve.ask<{ makeCustomerChannel: MadeChannel }>(
      MAKE,
      { kind, input },
    )
    await cleo.ask(
      'mutation($id: ID!) { switchCustomerChannel(channelId: $id, isOn: true) { isOn } }',
      { id: made.number },
    )
    await cleo.ask(
      'mutation($id: ID!, $who: ID!) { grantCustomerVoice(channelId: $id, personId: $who, title: "Service") { number } }',
      {
        id: made.number,
        who: String(sue.id),
      },
    )
    return made
  }
  return { cast, cleo, sue, channel }
}

/** Sue's own words, drafted and sent; gives the message's number. */
export async function sendBy(who: Asker, threadId: number, text: string): Promise<number> {
  const { saveCustomerAnswer: draftId } = await who.ask<{ saveCustomerAnswer: number }>(
    'mutation($id: ID!, $text: String!) { saveCustomerAnswer(threadId: $id, text: $text) }',
    { id: threadId, text },
  )
  const { sendCustomerDraft } = await who.ask<{ sendCustomerDraft: number }>(
    'mutation($draftId: Int!) { sendCustomerDraft(draftId: $draftId, version: 1) }',
    { draftId },
  )
  return sendCustomerDraft
}

/** The token that the customer's mail has in its link. */
export async function mailedToken(threadId: number): Promise<string> {
  const row = await db.first<{ linkKey: string }>(
    sql`select "linkKey" from "CustomerThread" where id = ${threadId}`,
  )
  return tokenOf(db, threadId, row?.linkKey ?? '')
}

/** The newest thread. */
export const latestThread = async (): Promise<number> =>
  (await db.first<{ id: number }>(sql`select max(id)::int as id from "CustomerThread"`))?.id ?? 0

export const threadCount = async (): Promise<number> =>
  (await db.first<{ n: number }>(sql`select count(*)::int as n from "CustomerThread"`))?.n ?? 0

let made = 0

/** So many customers who wait, in a form of their own, for whoever holds the role; gives their threads. */
export async function waitingCustomers(
  service: Pick<Service, 'channel'>,
  count: number,
): Promise<number[]> {
  const { slug } = await service.channel('FORM')
  const ids: number[] = []
  for (let n = 0; n < count; n++) {
    // The same words of the same address would be the same thread.
    const nth = made++
    const asked = await askUs(
      { db, requestId: 'test' },
      {
        channel: slug,
        name: `Customer ${nth}`,
        email: `c${nth}@example.com`,
        text: `It hums, said number ${nth}.`,
      },
    )
    ids.push(asked.id)
  }
  return ids
}

/** A webhook that is on, with its secret, owned by Sue. */
export async function connectedWebhook({ channel, sue }: Service) {
  const made = await channel('WEBHOOK', { ownerId: String(sue.id) })
  const { renewChannelSecret: secret } = await sue.ask<{ renewChannelSecret: string }>(
    'mutation($id: ID!) { renewChannelSecret(channelId: $id) }',
    { id: made.number },
  )
  return { ...made, secret }
}

/** A draft that waits for somebody's review. */
export const makeReview = (threadId: number, authorId: number, reviewerId: number) =>
  db.rows(sql`
    insert into "CustomerDraft" ("threadId", "authorId", body, state, "reviewerId", "askedAt", "createdAt", "changedAt")
    values (${threadId}, ${authorId}, 'Soon.', 'REVIEW', ${reviewerId}, now(), now(), now())`)
