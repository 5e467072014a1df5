// Process tags: processes that entries may touch, who owns them, and the risks that people see.
import { feature } from '#graphql/define.ts'
import { processTagsMessages } from '#messages/process-tags.ts'
import { handOverProcesses, ownedProcesses } from './leaving.ts'
import { processesByIds } from './queries.ts'
import './schema.ts'

const say = processTagsMessages.message

export const processTags = feature({
  name: 'process-tags',
  logTopics: { process: say('event.topic.process'), risk: say('event.topic.risk') },
  named: {
    process: {
      ids: ['tagId'],
      find: async (db, viewer, ids) => {
        const rows = await processesByIds(db, viewer, ids)
        return new Map(
          rows.flatMap((row) =>
            row ? [[row.id, { text: row.name, path: '/challenges/risks' }] as const] : [],
          ),
        )
      },
      hidden: say('event.hidden'),
    },
  },
  leaving: {
    'ProcessTag.ownerId': {
      label: (count) => say('owned', { count }),
      list: ownedProcesses,
      handOver: handOverProcesses,
    },
    'ProcessTag.createdById': { stays: 'who made it' },
    'RiskFlag.byId': { stays: 'who flagged it' },
    'RiskFlag.respondedById': { stays: 'who answered it' },
  },
})
