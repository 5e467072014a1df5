// Outgoing webhooks: other systems are told of events, signed, until they take them.
import { feature } from '#graphql/define.ts'
import { webhooksMessages } from '#messages/webhooks.ts'
import { DELIVER, deliver, forgetDeliveries, publish } from './deliver.ts'
import './events.ts'
import './schema.ts'

export const webhooks = feature({
  name: 'webhooks',
  logTopics: { webhook: webhooksMessages.message('topic') },
  effects: { publishes: publish },
  jobs: [
    { name: DELIVER, run: deliver },
    { name: 'forget-webhook-deliveries', cron: '17 3 * * *', run: forgetDeliveries },
  ],
  leaving: {
    'Webhook.personId': {
      stays: 'a service account that is deactivated sees nothing, so it tells nothing',
    },
    'Webhook.createdById': { stays: 'who made it; every administrator looks after it' },
  },
})
