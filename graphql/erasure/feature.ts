// Accounts that are erased after a waiting time, asked for by whom they are of, or by two administrators.
import { feature } from '#graphql/define.ts'
import './events.ts'
import { jobs } from './jobs.ts'
import './schema.ts'

export const erasure = feature({
  name: 'erasure',
  leaving: {
    'ErasureRequest.personId': { stays: 'whose account is to be erased' },
    'ErasureRequest.requestedById': { stays: 'who asked for it' },
    'ErasureRequest.agreedById': { stays: 'who agreed to it' },
  },
  jobs,
})
