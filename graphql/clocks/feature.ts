// Response clocks: how soon somebody owes a response, counted in working time, with what follows when it does not come.
import { feature } from '#graphql/define.ts'
import { MAX_OWNED } from '#graphql/leaving.ts'
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
  leaving: {
    // Late responses go on to the successor; those who may not read the board are passed over.
    'ClockPolicy.escalateToId': {
      label: (count) => log('owned.escalations', { count }),
      list: (db, personId) =>
        db.rows(sql`
          select b.name, '/ideas/boards/' || b.slug as path, b."spaceId" from "ClockPolicy" y
          join "Board" b on b."policyId" = y.id where y."escalateToId" = ${personId} order by b.name limit ${MAX_OWNED}`),
      handOver: async (tx, { personId, successorId }) => {
        await tx.rows(
          sql`update "ClockPolicy" set "escalateToId" = ${successorId}::int where "escalateToId" = ${personId}`,
        )
      },
    },
  },
  counts: {
    'space.reopened': async (tx, e: { spaceId: number; archivedAt: string; at: string }) => {
      const standstill: Standstill = { spaceId: e.spaceId, from: e.archivedAt, to: e.at }
      tx.later(
        sql`select 1 from graphile_worker.add_job('resume-clocks', ${JSON.stringify(standstill)}::json)`,
      )
    },
  },
})
