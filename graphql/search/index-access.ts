// The one search of this process.
import { planningPool } from '#prisma/client.ts'
import { openSearch, type Search } from '#search/engine.ts'

let opened: Search | undefined
/** Opened at first use, over the one pool. */
export function theSearch(): Search {
  opened ??= openSearch(planningPool)
  return opened
}
