// Drafts: what somebody is still writing follows them from one device to the next.
import { feature } from '#graphql/define.ts'
import { jobs } from './jobs.ts'
import './schema.ts'

export const drafts = feature({
  name: 'drafts',
  leaving: {
    'Draft.personId': { stays: 'is read by its writer alone, who may come back' },
  },
  jobs,
})
