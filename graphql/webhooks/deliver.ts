// Events become deliveries, and deliveries are sent until they are taken: eight tries within a day and a half.
import { env } from '#env.ts'
import { type EventRow, inWords } from '#graphql/audit/queries.ts'
import { systemActor } from '#graphql/context.ts'
import type { RecordedEvent } from '#graphql/define.ts'
import { viewerOfPerson } from '#graphql/identity/viewer.ts'
import { may } from '#graphql/roles.ts'
import { decryptSecret } from '#graphql/seal.ts'
import { AddressRefused, providerFetch } from '#graphql/sign-in/provider-fetch.ts'
import { days, hours, minutes, seconds } from '#graphql/time.ts'
import { transaction } from '#graphql/transaction.ts'
import { signatureOf } from '#graphql/webhook-signature.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { bodyOf, isTold } from './body.ts'
import { webhookPaused } from './events.ts'
import type { WebhookFormat } from './limits.ts'

export const DELIVER = 'deliver-webhook'
/** What a webhook's secret is encrypted for. */
export const secretPurpose = (webhookId: number): string => `webhook ${webhookId}`

type Active = { id: number; personId: number; format: WebhookFormat; topics: string[] }

/** Which webhooks are on is remembered for so long: most events interest nobody outside. */
const REMEMBERED = seconds(5)
let known: { until: number; webhooks: Active[] } = { until: 0, webhooks: [] }
/** For the process in which one was changed. */
export function forgetWebhooks(): void {
  known = { until: 0, webhooks: [] }
}

async function activeWebhooks(db: Db): Promise<Active[]> {
  if (known.until > Date.now()) return known.webhooks
  const webhooks = await db.rows<Active>(sql`
    select id, "personId", format, topics from "Webhook" where "pausedAt" is null order by id`)
  known = { until: Date.now() + REMEMBERED, webhooks }
  return webhooks
}

/** Queues a delivery by each webhook that is told of the event and may see what it is about. Safe to repeat. */
export async function publish(event: RecordedEvent, db: Db): Promise<void> {
  const topic = event.name.slice(0, event.name.indexOf('.'))
  const wanted = (await activeWebhooks(db)).filter(({ topics }) => topics.includes(topic))
  if (wanted.length === 0) return
  for (const webhook of wanted)
    if (await asToldTo(webhook, event.id, db))
      // Written when it is sent, with what may be seen then.
      await transaction((tx) => queue(tx, webhook.id, { id: event.id, name: event.name, body: '' }))
}

/** An event as a webhook's account reads it now; undefined: it may not. */
async function asToldTo(
  { personId, format }: Pick<Active, 'personId' | 'format'>,
  eventId: number,
  db: Db,
): Promise<string | undefined> {
  const viewer = await viewerOfPerson(personId)
  const row = await db.first<EventRow>(sql`
    select id::int, name, "actorKind", "actorId", payload, "requestId", at from "Event" where id = ${eventId}`)
  if (!viewer || !row) return undefined
  const [told] = await inWords(db, { viewer, language: 'en' }, [row])
  return told && isTold(told, may(viewer, 'READ_ADMINISTRATION')) ? bodyOf(format, told) : undefined
}

type Content = { id: number; name: string; body: string }

/** Writes a delivery and the job that sends it. An event that was queued by this webhook is not queued again. */
export async function queue(tx: Tx, webhookId: number, { id, name, body }: Content) {
  const made = await tx.first<{ id: number }>(sql`
    insert into "WebhookDelivery" ("webhookId", "eventId", event, body, "createdAt")
    values (${webhookId}, ${id}, ${name}, ${body}, ${tx.at}) on conflict do nothing returning id`)
  if (made) await sendAt(tx, made.id, tx.at)
  return made?.id ?? null
}

/** Sends at a moment. */
export const sendAt = (tx: Tx, deliveryId: number, at: Date): Promise<object[]> =>
  tx.rows(sql`
    select 1 from graphile_worker.add_job(${DELIVER}, ${JSON.stringify({ deliveryId })}::json, run_at => ${at}::timestamptz,
      max_attempts => 4, job_key => ${`webhook delivery ${deliveryId}`})`)

/** Queues again what waited while the webhook was paused: its jobs came, sent nothing and ended. What has a job keeps its moment. */
export const sendWaiting = (tx: Tx, webhookId: number): Promise<object[]> =>
  tx.rows(sql`
    select 1 from "WebhookDelivery" d, lateral graphile_worker.add_job(${DELIVER}, json_build_object('deliveryId', d.id),
      run_at => ${tx.at}::timestamptz, max_attempts => 4, job_key => 'webhook delivery ' || d.id) job
    where d."webhookId" = ${webhookId} and d."deliveredAt" is null and d."givenUpAt" is null
      and not exists (select 1 from graphile_worker.jobs there where there.key = 'webhook delivery ' || d.id)`)

/** How long after each try that failed the next one comes. */
const PAUSES = [minutes(1), minutes(5), minutes(15), hours(1), hours(4), hours(12), days(1)]
/** After so many deliveries in a row that were given up the webhook is paused. */
const MAX_GIVEN_UP = 10

type Due = {
  id: number
  webhookId: number
  eventId: number
  body: string
  tries: number
  url: string
  sealedSecret: string
  personId: number
  format: WebhookFormat
}

/** The job: one try of one delivery. */
export async function deliver(
  payload: unknown,
  db: Db,
  now: Date,
  ask = providerFetch(env.ATRIUM_PRIVATE_WEBHOOKS),
): Promise<void> {
  const { deliveryId } = payload as { deliveryId: number }
  const due = await db.first<Due>(sql`
    select d.id, d."webhookId", d."eventId"::int as "eventId", d.body, d.tries, w.url, w."sealedSecret", w."personId", w.format
    from "WebhookDelivery" d join "Webhook" w on w.id = d."webhookId"
    where d.id = ${deliveryId} and d."deliveredAt" is null and d."givenUpAt" is null
      and (w."pausedAt" is null or d."eventId" = 0)`)
  if (!due) return
  const busy = underWay.get(due.webhookId) ?? 0
  if (busy >= MAX_AT_ONCE) {
    await transaction((tx) => sendAt(tx, due.id, new Date(now.getTime() + LATER)), now)
    return
  }
  underWay.set(due.webhookId, busy + 1)
  try {
    await tryOnce(due, db, now, ask)
  } finally {
    underWay.set(due.webhookId, (underWay.get(due.webhookId) ?? 1) - 1)
  }
}

/** Requests to one webhook's address at once in this process: a slow receiver keeps no other job waiting. The others come after LATER. */
const MAX_AT_ONCE = 3
const LATER = seconds(2)
const underWay = new Map<number, number>()

async function tryOnce(
  due: Due,
  db: Db,
  now: Date,
  ask: ReturnType<typeof providerFetch>,
): Promise<void> {
  const body = due.eventId === 0 ? due.body : await asToldTo(due, due.eventId, db)
  const answer =
    body === undefined ? { status: null, problem: UNSEEN } : await send({ ...due, body }, now, ask)
  await transaction((tx) => note(tx, due, answer), now)
}

/** What its account may not see any longer is not sent. */
const UNSEEN = 'not visible to the account'
type Answer = { status: number | null; problem: string | null }

/** Private addresses are refused, redirects are not followed; anything but 2xx is not taken. */
async function send(due: Due, now: Date, ask: ReturnType<typeof providerFetch>): Promise<Answer> {
  const secret = decryptSecret(secretPurpose(due.webhookId), due.sealedSecret)
  try {
    const answer = await ask(due.url, {
      method: 'POST',
      body: due.body,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Atrium',
        // The same at each try, so that the receiver can tell a repetition.
        'idempotency-key': `delivery-${due.id}`,
        'atrium-signature': signatureOf(secret, Math.floor(now.getTime() / 1_000), due.body),
      },
    })
    return { status: answer.status, problem: answer.ok ? null : `answered ${answer.status}` }
  } catch (error) {
    const isRefused = error instanceof AddressRefused
    const { name, code } = error as Error & { code?: string }
    return { status: null, problem: isRefused ? 'private address' : (code ?? name) }
  }
}

async function note(tx: Tx, due: Due, { status, problem }: Answer): Promise<void> {
  const pause = PAUSES[due.tries]
  const isOver =
    problem !== null && (pause === undefined || due.eventId === 0 || problem === UNSEEN)
  await tx.rows(sql`
    update "WebhookDelivery" set tries = tries + 1, status = ${status}::int, problem = ${problem}::text, "triedAt" = ${tx.at},
      "deliveredAt" = case when ${problem === null} then ${tx.at}::timestamptz end,
      "givenUpAt" = case when ${isOver} then ${tx.at}::timestamptz end
    where id = ${due.id}`)
  if (problem !== null && !isOver)
    await sendAt(tx, due.id, new Date(tx.at.getTime() + (pause as number)))
  if (isOver && due.eventId > 0 && problem !== UNSEEN) await pauseIfDead(tx, due.webhookId)
}

async function pauseIfDead(tx: Tx, webhookId: number): Promise<void> {
  const paused = await tx.first(sql`
    update "Webhook" set "pausedAt" = ${tx.at} where id = ${webhookId} and "pausedAt" is null and (
      select count(*) = ${MAX_GIVEN_UP} and bool_and(last."givenUpAt" is not null) from (
        select "givenUpAt" from "WebhookDelivery" where "webhookId" = ${webhookId} and "eventId" > 0
          and ("givenUpAt" is not null or "deliveredAt" is not null)
        order by id desc limit ${MAX_GIVEN_UP}) last)
    returning 1 as one`)
  if (paused) await webhookPaused.record(tx, systemActor(DELIVER), { webhookId })
}

/** Deliveries are kept for so long. */
const KEPT = days(30)
/** The job that forgets old deliveries. */
export const forgetDeliveries = async (_: unknown, db: Db, now: Date): Promise<void> => {
  await db.rows(sql`
    delete from "WebhookDelivery" where id in (
      select id from "WebhookDelivery" where "createdAt" < ${new Date(now.getTime() - KEPT)} order by id limit 10000)`)
}
