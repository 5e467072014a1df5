// For tests: which stored counters differ from what they count, by the features' declarations.
import { miscounts as wrongOf } from '#graphql/counters.ts'
import { features } from '#graphql/features.ts'
import type { Db } from './client.ts'

/** Every counter of the database that is wrong, as `Table.column of key: stored, not counted`; at most 20 of each. */
export const miscounts = (db: Db): Promise<string[]> => wrongOf(db, features)
