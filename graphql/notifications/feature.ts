// Notifications: told once, grouped, on the bell at once and by mail at the rhythm somebody chose.
import { feature } from '#graphql/define.ts'
import { deliver } from './deliver.ts'
import './events.ts'
import { jobs } from './jobs.ts'
import './mail-schema.ts'
import './schema.ts'

export const notifications = feature({
  name: 'notifications',
  jobs,
  carriesOut: {
    notifies: async (notices, event) => {
      await deliver(notices, event)
    },
  },
})
