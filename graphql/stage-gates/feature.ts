// Stage gates: what an entry needs before it is taken into a stage, and the record of how it got there.
import { feature } from '#graphql/define.ts'
import { stageGatesMessages } from '#messages/stage-gates.ts'
import { moveEntries } from './jobs.ts'
import { keepGates, mustHavePassed } from './keeping.ts'
import './schema.ts'

const say = stageGatesMessages.message

export const stageGates = feature({
  name: 'stage-gates',
  logTopics: { gate: say('event.topic') },
  leaving: { 'EntryMove.byId': { stays: 'who moved it' } },
  counts: {
    'challenge.edited': async (tx, { challengeId }: { challengeId: number }) =>
      keepGates(tx, challengeId),
    'challenge.entry-decided': async (
      tx,
      e: { challengeId: number; ideaId: number; outcome: string },
    ) => (e.outcome === 'NOT_NOW' ? undefined : mustHavePassed(tx, e)),
  },
  jobs: [{ name: 'move-entries', cron: '* * * * *', run: moveEntries }],
})
