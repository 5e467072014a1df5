// What an import of customers' messages does, told once a batch.
import { type Consequences, event } from '#graphql/define.ts'
import { customersMessages } from '#messages/customers.ts'
import { eventsMessages } from '#messages/events.ts'

const say = customersMessages.tagged

type Imported = { spaceId: number; channelId: number; file: string; threadIds: readonly number[] }
const ofImport = ({ channelId, threadIds }: Imported): Consequences => ({
  rooms: [`channel:${channelId}`, 'company:0'],
  reindexes: threadIds.map((id) => `customer-thread:${id}` as const),
  notifies: null,
})
const byImport = {
  system: ({ file }: Imported) => eventsMessages.message('importOf', { file }),
}
/** Threads of a file, told once a batch and done by Atrium: history, of which nobody is notified. */
export const customersImported = event('customer.imported', ofImport, {
  says: () => say('event.imported'),
  ...byImport,
})
/** An administrator took back an import of messages. */
export const importOfCustomersUndone = event('customer.import-undone', ofImport, {
  says: () => say('event.importUndone'),
  ...byImport,
})
