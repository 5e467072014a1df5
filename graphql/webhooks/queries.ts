// What administrators see of webhooks. The secrets are nowhere.
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { WebhookFormat } from './limits.ts'

export type WebhookRow = {
  id: number
  name: string
  url: string
  format: WebhookFormat
  topics: string[]
  personId: number
  createdById: number | null
  createdAt: Date
  pausedAt: Date | null
  version: number
}

/** All webhooks, by name; at most MAX_WEBHOOKS. */
export const listWebhooks = (db: Db): Promise<WebhookRow[]> =>
  db.rows<WebhookRow>(sql`
    select id, name, url, format, topics, "personId", "createdById", "createdAt", "pausedAt", version
    from "Webhook" order by lower(name), id`)

export type DeliveryRow = {
  id: number
  event: string
  tries: number
  status: number | null
  problem: string | null
  createdAt: Date
  triedAt: Date | null
  deliveredAt: Date | null
  givenUpAt: Date | null
}

/** Deliveries of a webhook, the latest first. `before` is the id of the row before. */
export const listDeliveries = (
  db: Db,
  webhookId: number,
  wanted: number,
  before: number | null,
): Promise<DeliveryRow[]> =>
  db.rows<DeliveryRow>(sql`
    select id, event, tries, status, problem, "createdAt", "triedAt", "deliveredAt", "givenUpAt" from "WebhookDelivery"
    where "webhookId" = ${webhookId} and (${before}::int is null or id < ${before}::int) order by id desc limit ${wanted + 1}`)
