// What entries have brought: measured after some time, signed off by whoever answers for it, and summed.
import { feature } from '#graphql/define.ts'
import { outcomesMessages } from '#messages/outcomes.ts'
import { askValues } from './jobs.ts'
import { handOverValues, ownedValues } from './leaving.ts'
import './schema.ts'

const say = outcomesMessages.message

export const outcomes = feature({
  name: 'outcomes',
  logTopics: { value: say('event.topic') },
  leaving: {
    'ValueCheck.ownerId': {
      label: (count) => say('owned', { count }),
      list: ownedValues,
      handOver: handOverValues,
    },
    'ValueCheck.measuredById': { stays: 'who measured it' },
    'ValueCheck.signedById': { stays: 'who signed it off' },
  },
  jobs: [{ name: 'ask-values', cron: '*/15 * * * *', run: askValues }],
})
