import type { Feature, Job } from '#graphql/define.ts'
import { searchSources } from '#graphql/define.ts'
import { everySearchDocument } from '#graphql/reindex.ts'
import { theSearch } from '#graphql/search/index-access.ts'

export const REBUILD = 'rebuild-search-index'

export const jobs: readonly Job[] = [
  {
    name: REBUILD,
    run: async (_, db) => {
      // Of all features at once, as they have declared it.
      const all: Feature = { name: 'all', searchable: searchSources() }
      await theSearch().rebuild(everySearchDocument([all], db))
    },
  },
]
