// Webhooks in the API: for administrators, and to read for auditors.
import { builder, STATEMENT, signedIn } from '#graphql/builder.ts'
import { numberOf } from '#graphql/ids.ts'
import { connectionOf, keyOf, rowsWanted } from '#graphql/paging.ts'
import { Person } from '#graphql/people/schema.ts'
import { WEBHOOK_FORMATS } from './limits.ts'
import { type DeliveryRow, listDeliveries, listWebhooks, type WebhookRow } from './queries.ts'
import {
  deleteWebhook,
  editWebhook,
  makeWebhook,
  renewWebhookSecret,
  retryDelivery,
  testWebhook,
} from './service.ts'

const Format = builder.enumType('WebhookFormat', {
  description:
    'JSON: id, event, at, text, detail, about. SLACK: a message for an incoming webhook of Slack. TEAMS: a card for a workflow of Microsoft Teams.',
  values: WEBHOOK_FORMATS,
})

const Webhook = builder.objectRef<WebhookRow>('Webhook').implement({
  description: 'An address that is told of events. For administrators and auditors.',
  authScopes: { administration: true },
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number.' }),
    name: t.exposeString('name', { description: 'As administrators call it.' }),
    url: t.exposeString('url', { description: 'Where events are sent, by POST.' }),
    format: t.expose('format', { type: Format, description: 'How they are written.' }),
    topics: t.exposeStringList('topics', {
      description:
        'Which events: the parts of their names before the dot, as `logTopics` has them.',
    }),
    account: t.field({
      type: Person,
      description: 'The service account whose eyes it sees with.',
      resolve: ({ personId }) => personId,
    }),
    createdBy: t.field({
      type: Person,
      nullable: true,
      description: 'Who made it.',
      resolve: ({ createdById }) => createdById,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when.' }),
    pausedAt: t.expose('pausedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'Since when it is off: by hand, or after ten deliveries in a row that nobody took; null: it is on.',
    }),
    version: t.exposeInt('version', { description: 'What an edit is made from.' }),
  }),
})

const Delivery = builder.objectRef<DeliveryRow>('WebhookDelivery').implement({
  description: 'One event for one webhook, kept for 30 days. For administrators and auditors.',
  authScopes: { administration: true },
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number, also in the header `Idempotency-Key`.' }),
    event: t.exposeString('event', { description: 'What happened; `webhook.test` for a test.' }),
    tries: t.exposeInt('tries', { description: 'How often it was sent.' }),
    status: t.exposeInt('status', {
      nullable: true,
      description: 'What the last try was answered; null: it was not, or not tried yet.',
    }),
    problem: t.exposeString('problem', {
      nullable: true,
      description: 'What went wrong at the last try; null: nothing.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when it waits.' }),
    triedAt: t.expose('triedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last sent.',
    }),
    deliveredAt: t.expose('deliveredAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was taken; null: not yet.',
    }),
    givenUpAt: t.expose('givenUpAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was given up, after eight tries; null: it was not.',
    }),
  }),
})

type Made = { number: number; text: string }
const MadeWebhook = builder.objectRef<Made>('MadeWebhookSecret').implement({
  description: 'A webhook with its new secret.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'The webhook’s number.' }),
    text: t.exposeString('text', {
      description:
        'The key of the HMAC-SHA256 over "SECONDS.BODY" that the header `Atrium-Signature: t=SECONDS,v1=HEX` holds. Given this once.',
    }),
  }),
})

builder.queryFields((t) => ({
  webhooks: t.field({
    type: [Webhook],
    description: 'All webhooks by name, at most 50. For administrators and auditors.',
    authScopes: { administration: true },
    complexity: { field: STATEMENT, multiplier: 50 },
    resolve: (_, __, context) => listWebhooks(context.db),
  }),
  webhookDeliveries: t.connection({
    type: Delivery,
    description: 'Deliveries of a webhook, the latest first. For administrators and auditors.',
    authScopes: { administration: true },
    args: { number: t.arg.int({ required: true, description: '`Webhook.number`.' }) },
    resolve: async (_, { number, first, after }, context) => {
      const wanted = rowsWanted(first)
      const [before] = keyOf(after, 'int') ?? [null]
      const rows = await listDeliveries(context.db, number, wanted, before)
      return connectionOf(rows, wanted, before === null, ({ id }) => [id])
    },
  }),
}))

const WebhookInput = builder.inputType('WebhookInput', {
  description: 'What a webhook is.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'What it is called in Admin.' }),
    url: t.string({ required: true, description: 'A public https address.' }),
    format: t.field({ type: Format, required: true, description: 'How events are written.' }),
    topics: t.stringList({ required: true, description: 'Which events, by `logTopics`.' }),
    accountId: t.id({ required: true, description: 'The service account it sees as.' }),
  }),
})
type Given = {
  name: string
  url: string
  format: (typeof WEBHOOK_FORMATS)[number]
  topics: string[]
  accountId: string
}
const fieldsOf = ({ accountId, ...rest }: Given) => ({
  ...rest,
  personId: numberOf(accountId, 'Person', 'personId'),
})

const number = { required: true, description: '`Webhook.number`.' } as const
builder.mutationFields((t) => ({
  makeWebhook: t.field({
    type: MadeWebhook,
    description: 'Makes a webhook. For administrators, in a browser.',
    args: { input: t.arg({ type: WebhookInput, required: true }) },
    resolve: (_, { input }, context) => makeWebhook(signedIn(context), fieldsOf(input)),
  }),
  editWebhook: t.int({
    description: 'Changes a webhook, or switches it on and off. For administrators, in a browser.',
    args: {
      number: t.arg.int(number),
      version: t.arg.int({ required: true, description: '`Webhook.version`.' }),
      isOn: t.arg.boolean({ required: true, description: 'Is it told of events?' }),
      input: t.arg({ type: WebhookInput, required: true }),
    },
    resolve: async (_, { input, ...rest }, context) =>
      (await editWebhook(signedIn(context), { ...rest, ...fieldsOf(input) })).number,
  }),
  renewWebhookSecret: t.field({
    type: MadeWebhook,
    description: 'Gives a webhook a new secret. For administrators, in a browser.',
    args: { number: t.arg.int(number) },
    resolve: (_, args, context) => renewWebhookSecret(signedIn(context), args),
  }),
  deleteWebhook: t.int({
    description: 'Deletes a webhook and its deliveries. For administrators, in a browser.',
    args: { number: t.arg.int(number) },
    resolve: async (_, args, context) => (await deleteWebhook(signedIn(context), args)).number,
  }),
  testWebhook: t.int({
    description:
      'Sends a test, once. Gives the number of the delivery. For administrators, in a browser.',
    args: { number: t.arg.int(number) },
    resolve: async (_, args, context) => (await testWebhook(signedIn(context), args)).number,
  }),
  retryWebhookDelivery: t.int({
    description: 'Sends again what was given up. For administrators, in a browser.',
    args: { number: t.arg.int({ required: true, description: '`WebhookDelivery.number`.' }) },
    resolve: async (_, args, context) => (await retryDelivery(signedIn(context), args)).number,
  }),
}))
