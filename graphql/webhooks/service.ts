// Webhooks are made, changed, tried and deleted by administrators.
import { randomBytes } from 'node:crypto'
import type * as z from 'zod/mini'
import { isService } from '#graphql/audience.ts'
import type { SignedIn } from '#graphql/context.ts'
import { logTopics } from '#graphql/define.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { encryptSecret } from '#graphql/seal.ts'
import { lockVersion } from '#graphql/versions.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { bodyOf } from './body.ts'
import { forgetWebhooks, queue, secretPurpose, sendAt, sendWaiting } from './deliver.ts'
import { webhookDeleted, webhookEdited, webhookMade, webhookSecretRenewed } from './events.ts'
import { EditWebhook, MakeWebhook, WebhookRef } from './input.ts'
import { MAX_WEBHOOKS, type WebhookFormat } from './limits.ts'
import { canManageWebhooks } from './policy.ts'

const say = refusalMessages.message
const newSecret = (): string => `whsec_${randomBytes(24).toString('base64url')}`

function mustManage({ viewer }: SignedIn): void {
  if (!canManageWebhooks(viewer)) throw new NotAllowed()
}

function mustBeTopics(topics: readonly string[]): void {
  const known = logTopics()
  if (topics.some((topic) => !(topic in known))) throw new Invalid({ topics: [say('chooseOne')] })
}

async function mustBeService(tx: Tx, personId: number): Promise<void> {
  const account = await tx.first(sql`
    select 1 as one from "Person" p where p.id = ${personId} and p."deactivatedAt" is null and ${isService(sql`p.id`)}`)
  if (!account) throw new Invalid({ personId: [say('chooseOne')] })
}

/**
 * Makes a webhook, and gives its secret, this once. It tells of what its service account may see. Throws NotAllowed, Invalid, and
 * Conflict for one too many.
 */
export async function makeWebhook(context: SignedIn, raw: z.input<typeof MakeWebhook>) {
  const input = parse(MakeWebhook, raw)
  mustManage(context)
  mustBeTopics(input.topics)
  const secret = newSecret()
  const { number } = await write(
    { ...context, idempotencyKey: null },
    'makeWebhook',
    {},
    async (tx) => {
      await mustBeService(tx, input.personId)
      const row = await tx.first<{ id: number }>(sql`
      insert into "Webhook" (name, url, format, topics, "personId", "createdById", "createdAt")
      select ${input.name}::text, ${input.url}::text, ${input.format}::"WebhookFormat", ${input.topics}::text[],
        ${input.personId}::int, ${context.viewer.id}::int, ${tx.at}::timestamptz
      where (select count(*) from "Webhook") < ${MAX_WEBHOOKS} returning id`)
      if (!row) throw new Conflict(say('webhooksFull', { max: MAX_WEBHOOKS }))
      await setSecret(tx, row.id, secret)
      await webhookMade.record(tx, context, { webhookId: row.id })
      return { number: row.id }
    },
  )
  forgetWebhooks()
  return { number, text: secret }
}

const setSecret = (tx: Tx, id: number, secret: string): Promise<object[]> =>
  tx.rows(sql`
    update "Webhook" set "sealedSecret" = ${encryptSecret(secretPurpose(id), secret)}, version = version + 1 where id = ${id}`)

/** Changes a webhook, or switches it on and off. Throws NotAllowed, NotFound, Invalid, Conflict. */
export async function editWebhook(context: SignedIn, raw: z.input<typeof EditWebhook>) {
  const input = parse(EditWebhook, raw)
  mustManage(context)
  mustBeTopics(input.topics)
  const written = await write(context, 'editWebhook', input, async (tx) => {
    const there = await tx.first(sql`select 1 from "Webhook" where id = ${input.number}`)
    if (!there) throw new NotFound()
    await lockVersion(
      tx,
      sql`select version, name, url from "Webhook" where id = ${input.number} for no key update`,
      input.version,
    )
    await mustBeService(tx, input.personId)
    await tx.rows(sql`
      update "Webhook" set name = ${input.name}, url = ${input.url}, format = ${input.format}::"WebhookFormat",
        topics = ${input.topics}, "personId" = ${input.personId}, version = version + 1,
        "pausedAt" = case when ${input.isOn} then null else coalesce("pausedAt", ${tx.at}::timestamptz) end
      where id = ${input.number}`)
    if (input.isOn) await sendWaiting(tx, input.number)
    await webhookEdited.record(tx, context, { webhookId: input.number })
    return { number: input.number }
  })
  forgetWebhooks()
  return written
}

/** Gives a webhook a new secret; the old one signs nothing from now on. Throws NotAllowed, NotFound. */
export async function renewWebhookSecret(context: SignedIn, raw: z.input<typeof WebhookRef>) {
  const { number } = parse(WebhookRef, raw)
  mustManage(context)
  const secret = newSecret()
  await write({ ...context, idempotencyKey: null }, 'renewWebhookSecret', {}, async (tx) => {
    const there = await tx.first(sql`select 1 from "Webhook" where id = ${number}`)
    if (!there) throw new NotFound()
    await setSecret(tx, number, secret)
    await webhookSecretRenewed.record(tx, context, { webhookId: number })
    return { number }
  })
  return { number, text: secret }
}

/** Deletes a webhook and its deliveries. Throws NotAllowed, NotFound. */
export async function deleteWebhook(context: SignedIn, raw: z.input<typeof WebhookRef>) {
  const { number } = parse(WebhookRef, raw)
  mustManage(context)
  const written = await write(context, 'deleteWebhook', { number }, async (tx) => {
    const gone = await tx.first(sql`delete from "Webhook" where id = ${number} returning 1 as one`)
    if (!gone) throw new NotFound()
    await webhookDeleted.record(tx, context, { webhookId: number })
    return { number }
  })
  forgetWebhooks()
  return written
}

/** Sends a test by a webhook, also by one that is paused: tried once. @returns the delivery's number. Throws NotAllowed, NotFound. */
export async function testWebhook(context: SignedIn, raw: z.input<typeof WebhookRef>) {
  const { number } = parse(WebhookRef, raw)
  mustManage(context)
  return write(context, 'testWebhook', { number }, async (tx) => {
    const webhook = await tx.first<{ format: WebhookFormat }>(
      sql`select format from "Webhook" where id = ${number}`,
    )
    if (!webhook) throw new NotFound()
    const text = `${context.viewer.name} sent a test from Atrium`
    const parts = [{ text, path: '/', isSubject: false }]
    const told = { id: 0, name: 'webhook.test', at: tx.at, parts, detail: '' }
    const body = bodyOf(webhook.format, told)
    return { number: (await queue(tx, number, { id: 0, name: 'webhook.test', body })) ?? 0 }
  })
}

/** Sends a delivery that was given up once more, with all its tries. Throws NotAllowed, NotFound. */
export async function retryDelivery(context: SignedIn, raw: z.input<typeof WebhookRef>) {
  const { number } = parse(WebhookRef, raw)
  mustManage(context)
  return write(context, 'retryWebhookDelivery', { number }, async (tx) => {
    const again = await tx.first(sql`
      update "WebhookDelivery" set tries = 0, "givenUpAt" = null where id = ${number} and "givenUpAt" is not null returning 1 as one`)
    if (!again) throw new NotFound()
    await sendAt(tx, number, tx.at)
    return { number }
  })
}
