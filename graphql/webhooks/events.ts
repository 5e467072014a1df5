import { event } from '#graphql/define.ts'
import { webhooksMessages } from '#messages/webhooks.ts'

const say = webhooksMessages.tagged
type OfWebhook = { webhookId: number }
const nothing = () => ({ rooms: [], notifies: null }) as const

export const webhookMade = event('webhook.made', (_: OfWebhook) => nothing(), say('event.made'))
export const webhookEdited = event(
  'webhook.edited',
  (_: OfWebhook) => nothing(),
  say('event.edited'),
)
export const webhookSecretRenewed = event(
  'webhook.secret-renewed',
  (_: OfWebhook) => nothing(),
  say('event.secret-renewed'),
)
export const webhookDeleted = event(
  'webhook.deleted',
  (_: OfWebhook) => nothing(),
  say('event.deleted'),
)
/** After too many deliveries that nobody took. */
export const webhookPaused = event(
  'webhook.paused',
  (_: OfWebhook) => nothing(),
  say('event.paused'),
)
