// Response clocks: how soon somebody owes a response, counted in working time, with what follows when it does not come.
import { feature } from '#graphql/define.ts'
import { eventsMessages } from '#messages/events.ts'
import { sql } from '#prisma/sql.ts'
import { counters } from './counters.ts'
import './events.ts'
import './schema.ts'
import { recomputeClocks, resumeInSpace, runClocks, type Standstill } from './jobs.ts'

const log = eventsMessages.message

export const clocks = feature({
  name: 'clocks',
  counters,
  logTopics: { clock: log('topic.clock'), calendar: log('topic.calendar') },
  jobs: [
    { name: 'run-clocks', cron: '* * * * *', run: runClocks },
    { name: 'recompute-clocks', run: recomputeClocks },
    { name: 'resume-clocks', run: resumeInSpace },
  ],
  counts: {
    'space.reopened': async (tx, e: { spaceId: number; archivedAt: string; at: string }) => {
      const standstill: Standstill = { spaceId: e.spaceId, from: e.archivedAt, to: e.at }
      tx.later(
        sql`select 1 from graphile_worker.add_job('resume-clocks', ${JSON.stringify(standstill)}::json)`,
      )
    },
  },
})
