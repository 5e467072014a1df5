// Search: one box over everything; the index proposes, the database confirms.
import { feature } from '#graphql/define.ts'
import { theSearch } from './index-access.ts'
import './schema.ts'

export const search = feature({
  name: 'search',
  jobs: [{ name: 'maintain-search', cron: '* * * * *', run: () => theSearch().maintain() }],
})
